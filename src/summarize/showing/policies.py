"""A page's own style and script → what its security policy must say to let them in."""

from __future__ import annotations

import base64
import hashlib


def csp_hash(text: str) -> str:
    """Return the source expression that allows exactly the element of this text."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
