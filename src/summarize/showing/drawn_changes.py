"""What changed since an earlier run → HTML for a notebook."""

from __future__ import annotations

from html import escape

from summarize.briefing import Briefing
from summarize.showing.what_changed import ChangeReport, Entry, Group, what_changed


def changes_html(report: ChangeReport | None, briefing: Briefing) -> str:
    """Return what changed, group by group; without a report, that there is no earlier run."""
    if report is None:
        return "<p>There is no earlier run to compare with.</p>"
    told = what_changed(report, briefing)
    said = [told.headline, told.trouble, *told.cautions]
    paragraphs = "".join(f"<p>{escape(each)}</p>" for each in said if each)
    return paragraphs + "".join(map(_group, told.groups))


def _group(group: Group) -> str:
    entries = "".join(map(_entry, (*group.shown, *group.folded)))
    return f"<h3>{escape(group.title)}</h3><ul>{entries}</ul>"


def _entry(entry: Entry) -> str:
    tag = f"<em>{escape(entry.tag)}:</em> " if entry.tag else ""
    what = entry.heading.text if entry.heading is not None else _values(entry)
    remarks = "".join(f"<br>{escape(each)}" for each in entry.remarks)
    return f'<li dir="auto">{tag}{escape(what)}{remarks}</li>'


def _values(entry: Entry) -> str:
    sides = (f"{says} ({who})" for says, who in zip(entry.values, entry.said_by, strict=True))
    return f" {entry.joint} ".join(sides)
