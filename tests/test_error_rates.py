"""What a briefing's readers are told of its errors is what was measured."""

from __future__ import annotations

import json
import re
from importlib import resources

from conftest import ROOT
from summarize.showing.error_rates import error_rates


def test_every_measured_figure_is_told_in_whole_percent() -> None:
    file = resources.files("summarize.showing").joinpath("error_rates.json")
    record = json.loads(file.read_text(encoding="utf-8"))
    told = " ".join(error_rates())
    assert f"on {record['stories']} stories" in told
    for value in record["figures"].values():
        assert 0 < value <= 1
        assert re.search(rf"\b{round(100 * value)}\b", told)


def test_the_documents_quote_the_same_figures() -> None:
    file = resources.files("summarize.showing").joinpath("error_rates.json")
    figures = json.loads(file.read_text(encoding="utf-8"))["figures"]
    text = (ROOT / "docs" / "MEASUREMENTS.md").read_text(encoding="utf-8")
    (row,) = re.findall(r"^\| mean of all nineteen \|(.*)$", text, re.MULTILINE)
    quoted = [float(each) for each in re.findall(r"\d\.\d\d", row)]
    for value in figures.values():
        assert any(abs(value - each) < 0.0051 for each in quoted)
