"""Names of organisations → which show that they name one, and which are one body's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from summarize.reading.identities import Found, Identity
from summarize.reading.names import BODIES
from summarize.reading.printed import fold


def names_a_body(name: str) -> bool:
    """Say whether a name itself shows an organisation: "Dam Inspectorate", "DHS"."""
    return bool(_INITIALS.fullmatch(name.replace(".", "")) or BODIES & {*fold(name).split()})


def join_bodies(found: Sequence[Found]) -> Mapping[int, Identity]:
    """Return by an identity's id the one that stands for all names of its body.

    "The Department of Homeland Security (DHS)", "DHS", "the U.S. Department of Homeland Security"
    and "the Homeland Security Department" are one. Initials that fit two bodies name neither,
    unless they are printed in brackets behind one.
    """
    bodies = {id(hit.identity): hit.identity for hit in found if _is_body(hit)}
    groups: defaultdict[str, list[Identity]] = defaultdict(list)
    short: dict[str, list[Identity]] = {}
    for identity in bodies.values():
        form = max(identity.forms, key=lambda each: (len(each.split()), each), default="")
        letters = form.replace(".", "")
        if _INITIALS.fullmatch(letters):
            short.setdefault(letters, []).append(identity)
        elif " " in form:
            groups[_plain_name(form)].append(identity)
    called = _in_brackets(found)
    by_initials: defaultdict[str, set[str]] = defaultdict(set)
    for name in groups:
        for letters in _initials_of(name):
            by_initials[letters].add(name)
    for letters, shorts in short.items():
        names = called.get(letters, set()) & groups.keys() or by_initials.get(letters, set())
        if len(names) == 1:
            groups[min(names)] += shorts
    joined: dict[int, Identity] = {}
    for members in groups.values():
        if len(members) > 1:
            whole = Identity("organisation")
            for member in members:
                whole.forms += member.forms
                whole.roles |= member.roles
            joined.update((id(member), whole) for member in members)
    return joined


_INITIALS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,4}")
_COUNTRY = re.compile(r"^(?:the|u\.s\.|us|u\.k\.|uk|united states)\s")
_OFFICE_LAST = re.compile(r"^(.+)\s(department|ministry)$")
_BRACKETS = re.compile(r"\s?\(([A-Z][A-Za-z.]{1,6})\)")
_IN_A_NAME = frozenset("of the for and on in to".split())


def _is_body(hit: Found) -> bool:
    return hit.identity.kind == "organisation"


def _plain_name(form: str) -> str:
    """Return a body's name without its country and with what it is in front."""
    name = _COUNTRY.sub("", " ".join(fold(form).split()))
    last = _OFFICE_LAST.match(name)
    return f"{last[2]} of {last[1]}" if last else name


def _initials_of(name: str) -> tuple[str, ...]:
    words = name.replace("-", " ").split()
    telling = "".join(word[0] for word in words if word not in _IN_A_NAME).upper()
    every = "".join(word[0] for word in words).upper()
    return (telling, every) if len(telling) > 1 else ()


def _in_brackets(found: Sequence[Found]) -> Mapping[str, set[str]]:
    """Return which bodies' names have which letters in brackets behind them."""
    called: defaultdict[str, set[str]] = defaultdict(set)
    for hit in found:
        match = _BRACKETS.match(hit.sentence.text, hit.span[1]) if _is_body(hit) else None
        if match:
            name = hit.sentence.text[slice(*hit.span)]
            called[match[1].replace(".", "")].add(_plain_name(name))
    return called
