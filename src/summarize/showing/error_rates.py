"""What was measured on labelled stories → how often a briefing errs, in plain sentences.

The figures stand in `error_rates.json`, which `benchmarks/leave_one_out.py --record` writes: means
over stories in which people had marked which sentence states which fact, each story compared by
models that had not seen it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources


@cache
def error_rates() -> tuple[str, ...]:
    """Return what a reader should know of how often each part of a briefing is wrong."""
    file = resources.files("summarize.showing").joinpath("error_rates.json")
    record = json.loads(file.read_text(encoding="utf-8"))
    found = {name: round(100 * value) for name, value in record["figures"].items()}
    return (
        f"Measured on {record['stories']} stories in which people had marked who says what, each "
        "compared by what was learned on the others. Yours may be easier or harder.",
        f"Of 100 lines of consensus {found['cons. P']} tell something that two articles state; of "
        f"100 facts in them {found['shown shared']} are stated by two.",
        f"Of 100 outlets credited with a line {found['cite P']} state something of it, and of 100 "
        f"credited with all of it {found['whole P']} state all. Of 100 that state something of a "
        f"line {found['cite R']} are credited.",
        f"Of 100 facts that most articles state {found['majority told']} are told by the consensus "
        "within 250 words.",
        f"Of 100 points listed as told by one outlet alone {found['unique lenient']} hold "
        f"something that no other states, and {found['unique strict']} nothing that another "
        "states.",
    )
