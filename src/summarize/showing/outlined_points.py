"""The page's points → sections of the outline: agreed, contested, told by one, left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarize.showing.blocks import (
    Block,
    Folded,
    Heading,
    Listing,
    Paragraph,
    Run,
    Runs,
    Section,
    joined,
    run,
)
from summarize.showing.by_hand import Deed
from summarize.showing.citing import Citing, evidence, testimonies
from summarize.showing.contested import Contest, Excused, Vouching
from summarize.showing.heads import Head
from summarize.showing.page import Page
from summarize.showing.phrases import counted
from summarize.showing.points import (
    AddedPart,
    LonePoint,
    LoneVoice,
    MissedPoint,
    Point,
    Silence,
    Testimony,
)

_MARKED = Run("Marked", "agreed")


def gloss(*pieces: str | Run) -> Paragraph:
    """Return a paragraph that says how to read what follows."""
    return Paragraph(
        tuple(run(each) if isinstance(each, str) else each for each in pieces), "gloss"
    )


def head_of(anchor: str, page: Page) -> Head:
    """Return what stands above a section, in the words of every form but the page."""
    return page.heads("marked")[anchor]


def how_to_read(head: Head) -> Paragraph:
    """Return the gloss of a section, with what its signs stand for."""
    signs = f" {', '.join(head.signs)}." if head.signs else ""
    return gloss(*head.gloss, signs)


def plain(*pieces: str | Runs) -> Paragraph:
    """Return a paragraph of text and runs."""
    runs = ((run(each),) if isinstance(each, str) else each for each in pieces)
    return Paragraph(tuple(each for group in runs for each in group))


def consensus(page: Page, citing: Citing) -> Section:
    """Return what the outlets agree on, and what fewer of them share."""
    head, lesser = head_of("consensus", page), head_of("shared", page)
    blocks: list[Block] = [how_to_read(head)] if page.independent > 1 else []
    if page.agreed:
        blocks.append(_lines(page.agreed, page, citing))
    elif page.more_agreed:
        blocks.append(plain("No point of consensus stands on its own as one line here; they are "
                            "listed under further points."))  # fmt: skip
    else:
        blocks.append(plain(head.nothing))
    if page.shared:
        blocks += [
            Heading(3, lesser.title),
            how_to_read(lesser),
            _lines(page.shared, page, citing),
        ]
    return Section(head.title, tuple(blocks))


def _lines(points: Iterable[Point], page: Page, citing: Citing) -> Listing:
    return Listing(
        tuple(
            (
                citing.quote(each.quote),
                Paragraph(_standing(each, page, citing)),
                *_remarks(each, citing),
                *_behind(each, citing),
            )
            for each in points
        ),
        start=1,
    )


def _standing(point: Point, page: Page, citing: Citing) -> Runs:
    """Say how many state a point, who how much of it, and who does not."""
    strong = f"Stated by {point.support} of {page.independent} independent outlets."
    missing = f"Not found in: {', '.join(point.missing)}." if point.missing else ""
    groups = ((run(strong, "strong"),), *_tellings(point, citing), (run(missing),))
    return joined((each for each in groups if each[0].text), " ")


def _tellings(point: Point, citing: Citing) -> list[Runs]:
    found = []
    for telling in point.tellings:
        marked = telling.share == "point" and point.quote.marked  # the page underlines it
        label = "The marked part" if marked else telling.label
        found.append((run(f"{label}: "), *citing.names(telling.outlets), run(".")))
    return found


def _remarks(point: Point, citing: Citing) -> list[Block]:
    found: list[Block] = []
    if point.rests_on:
        found.append(plain(f"Rests on: {point.rests_on}"))
    found += [plain("Disputed: ", citing.told(each)) for each in point.disputes]
    if point.caution:
        found.append(Paragraph((run(point.caution, "strong"),)))
    return [*found, *signed(point.deeds)]


def signed(deeds: Iterable[Deed]) -> list[Block]:
    """Return what the analyst did to a point or noted of it, in their name."""
    return [plain((run(f"{each.signed}:", "strong"),), f" {each.text or each.why}")
            for each in deeds]  # fmt: skip


def _behind(point: Point, citing: Citing) -> list[Block]:
    """Say where the sentences behind a point stand, and what credibility they give it."""
    count = counted(len(point.testimonies), "sentence")
    found: list[Block] = [evidence(f"The {count} behind this point", point.testimonies, citing)]
    if point.grade:
        letters = f" Reliability as you grade it: {point.reliability}." if point.reliability else ""
        grade = f"Credibility, as a proposal, from 1 to 6: {point.grade}.{letters}"
        found.append(Paragraph((run(grade),), "evidence"))
    return found


def contested(page: Page, citing: Citing) -> Section:
    """Return where outlets, or those whom they quote, contradict each other: both sides."""
    head = head_of("contested", page)
    blocks: list[Block] = []
    if page.contested or page.disputed:
        blocks.append(how_to_read(head))
    if page.contested:
        blocks += [block for each in page.contested for block in _clash(each, 3, page, citing)]
    else:
        blocks.append(plain(head.nothing))
    if page.disputed:
        blocks.append(Heading(3, head_of("disputed", page).title))
        blocks += [block for each in page.disputed for block in _clash(each, 4, page, citing)]
    if page.vouchings:
        attributed = head_of("attributed", page)
        blocks += [Heading(3, attributed.title), how_to_read(attributed)]
        blocks.append(Listing(tuple(_vouching(each, citing) for each in page.vouchings)))
    if page.excused:
        blocks.append(_excused(page.excused, citing))
    return Section(head.title, tuple(blocks))


def _clash(contest: Contest, level: int, page: Page, citing: Citing) -> list[Block]:
    update = " May be an update: published at different times." if contest.may_be_update else ""
    found: list[Block] = [
        Heading(level, run(f"{contest.label}: {contest.against}").text),
        plain(f"{contest.reason.capitalize()}.{update}"),
        Listing(testimonies(_said(contest), citing)),
    ]
    for concern in contest.points:
        point = concern.point
        many = f"{point.support} of {page.independent}"
        if concern.repeats:
            words = f"The words of {point.quote.source.text} are contested for this, "
            found.append(plain(f"{words}though {many} tell the point."))
        else:
            found.append(plain(f"Contested for this, though told by {many}:"))
            found.append(citing.quote(point.quote))
        missing = f"Not found in: {', '.join(point.missing)}." if point.missing else ""
        tellings = [*_tellings(point, citing), *([(run(missing),)] if missing else [])]
        found += [Paragraph(joined(tellings, " ")), *signed(point.deeds), *_behind(point, citing)]
    if contest.elsewhere:
        words = "It concerns also: " if contest.points else "It concerns: "
        found.append(plain(words, joined(map(citing.told, contest.elsewhere), " · ")))
    return found


def _said(contest: Contest) -> Iterable[Testimony]:
    """Return the sentences of a clash, side after side; one that holds all sides once."""
    if contest.one_sentence is not None:
        return (contest.one_sentence,)
    return (each for side in contest.sides for each in side.testimonies)


def _vouching(vouching: Vouching, citing: Citing) -> tuple[Block, ...]:
    said = (each for side in vouching.sides for each in side)
    points = joined(map(citing.told, vouching.points), " · ")
    return (
        plain((run(f"{vouching.label}:", "strong"),), f" {vouching.reason}."),
        Listing(testimonies(said, citing)),
        *([plain("It concerns: ", points)] if points else []),
    )


def _excused(excused: Sequence[Excused], citing: Citing) -> Folded:
    return Folded(
        "more",
        f"Looked at and not called a clash: {len(excused)}",
        (
            Listing(
                tuple(
                    (
                        plain(f"{each.why.capitalize()}."),
                        *signed(each.deeds),
                        Listing(testimonies((each.left, each.right), citing)),
                    )
                    for each in excused
                )
            ),
        ),
    )


def unique(page: Page, citing: Citing) -> Section:
    """Return what only one outlet says, outlet by outlet."""
    head = head_of("unique", page)
    blocks: list[Block] = [how_to_read(head)]
    for voice in page.voices:
        blocks += _voice(voice, citing)
    for outlet in page.echoes:
        blocks += [
            Heading(3, run(outlet).text),
            plain("No reporting of its own: all it prints is reprinted or was set aside."),
        ]
    return Section(head.title, tuple(blocks))


def _voice(voice: LoneVoice, citing: Citing) -> list[Block]:
    found: list[Block] = [Heading(3, run(f"{voice.outlet}: {voice.count}").text)]
    if voice.shown:
        found.append(_lone(voice.shown, citing))
    elif voice.folded or voice.more:
        found.append(plain("Nothing that tells much by itself."))
    else:
        sure = ", as far as one can be sure" if voice.doubtful else ""
        found.append(plain(f"Nothing that no other outlet says{sure}."))
    if voice.folded:
        rest = _lone(voice.folded, citing, len(voice.shown) + 1)
        found.append(Folded("more", f"{len(voice.folded)} more", (rest,)))
    if voice.more:
        carried = "in the briefing that carries the articles whole"
        found.append(plain(f"{voice.more} more, {carried}."))
    if voice.doubtful:
        more = " more" if voice.shown else ""
        summary = f"Perhaps also told elsewhere: {len(voice.doubtful)}{more}"
        rest = _lone(voice.doubtful, citing, label="perhaps also")
        found.append(Folded("more", summary, (rest,)))
    if voice.added:
        found.append(_added(voice.added, citing))
    return found


def _lone(
    points: Iterable[LonePoint], citing: Citing, start: int = 1, *, label: str = ""
) -> Listing:
    return Listing(
        tuple(
            (_lone_point(each, label or each.beside, citing), *signed(each.deeds))
            for each in points
        ),
        start,
    )


def _lone_point(point: LonePoint, label: str, citing: Citing) -> Block:
    reprints = (run("reprinted by "), *citing.names(point.reprinted)) if point.reprinted else ()
    near = point.nearest
    nearest = (
        (run("nothing like it elsewhere"),)
        if near is None or near.unlike
        else (run(f"{label}: "), *citing.nearest(near))
    )
    return citing.quote(point.quote, "agreed", *((reprints,) if reprints else ()), nearest)


def _added(parts: Sequence[AddedPart], citing: Citing) -> Folded:
    items = []
    for part in parts:
        rest = "shared point: " if part.told_there else ""
        shared = (run(rest), *citing.told(part.point)) if rest else ()
        own = (run(f"its own: {part.probability}"),)
        items.append((citing.quote(part.quote, "agreed", own, *((shared,) if shared else ())),))
    how = gloss(_MARKED, ": the part that no other outlet seems to say, where one stands out, and "
                "how likely it is that none does.")  # fmt: skip
    summary = f"What it adds to shared points: {len(parts)}"
    return Folded("more", summary, (how, Listing(tuple(items))))


def left_out(page: Page, citing: Citing) -> Section:
    """Return which points of consensus were not found in an outlet's articles."""
    head = head_of("left-out", page)
    blocks: list[Block] = [how_to_read(head)] if page.silences else []
    for silence in page.silences:
        blocks += _silence(silence, page, citing)
    if not page.agreed and not page.more_agreed:
        blocks.append(plain(head.nothing))
    elif page.complete:
        names = ", ".join(page.complete)
        blocks.append(plain(f"At least some of every point of consensus is told by {names}."))
    return Section(head.title, tuple(blocks))


def _silence(silence: Silence, page: Page, citing: Citing) -> list[Block]:
    total = len(silence.shown) + len(silence.folded)
    found: list[Block] = [Heading(3, run(f"{silence.outlet}: {counted(total, 'point')}").text)]
    if silence.shown:
        found.append(Listing(tuple(_missed(each, page, citing) for each in silence.shown)))
    else:
        found.append(plain("Nothing for sure."))
    if silence.folded:
        rest = Listing(tuple(_missed(each, page, citing) for each in silence.folded))
        found.append(Folded("more", f"{len(silence.folded)} more", (rest,)))
    if silence.perhaps:
        rest = Listing(tuple(_missed(each, page, citing) for each in silence.perhaps))
        summary = f"Perhaps told in other words: {len(silence.perhaps)}"
        found.append(Folded("more", summary, (rest,)))
    return found


def _missed(point: MissedPoint, page: Page, citing: Citing) -> tuple[Block, ...]:
    nearest = (
        (run("nothing like it here"),)
        if point.nearest is None
        else (run("nearest here: "), *citing.nearest(point.nearest))
    )
    stated = f" · stated by {point.support} of {page.independent} · "
    return (plain(citing.told(point.point), stated, nearest),)


def further(page: Page, citing: Citing) -> Section:
    """Return what several outlets tell and the summary does not."""
    head = head_of("further", page)
    groups = (
        (page.more_agreed, "more of consensus"),
        (page.more_shared, "more shared by fewer outlets"),
    )
    if not page.more_agreed and not page.more_shared:
        return Section(head.title, (plain(head.nothing),), essential=False)
    folded = (
        Folded("more", f"{len(points)} {label}", (_compact(points, page, citing),))
        for points, label in groups
        if points
    )
    return Section(head.title, (how_to_read(head), *folded), essential=False)


def _compact(points: Iterable[Point], page: Page, citing: Citing) -> Listing:
    return Listing(
        tuple(
            (
                citing.quote(each.quote),
                Paragraph(_standing(each, page, citing)),
                *([Paragraph((run(each.caution, "strong"),))] if each.caution else []),
                *signed(each.deeds),
                *_behind(each, citing),
            )
            for each in points
        )
    )
