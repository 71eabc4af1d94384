"""Many small matrix products → computed on one thread, so that processes do not wait in turn."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any


def on_one_thread() -> AbstractContextManager[Any]:
    """Keep matrix products inside the block on one thread.

    A product of two sentences' tokens is done before a second thread has woken up. Where several
    processes share the cores, as the notebooks of a run do, waiting for that thread made
    judging ten times as slow. The last bits of a sum do not depend on the number of cores either.
    """
    limits: AbstractContextManager[Any] = _controller().limit(limits=1, user_api="blas")
    return limits


@cache
def _controller() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
