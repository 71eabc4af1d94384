"""Briefing → figures. The only module that uses matplotlib, and only when one is drawn."""

from __future__ import annotations

import base64
import io
import warnings
from collections.abc import Sequence
from html import escape
from itertools import groupby, pairwise
from typing import Any
from unicodedata import east_asian_width

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from summarize.briefing import Briefing, Comparison
from summarize.comparing.plane import lay_out
from summarize.comparing.reasons import Explanation
from summarize.judging.findings import Finding
from summarize.showing.cell_styles import FIGURE, scrolling
from summarize.showing.coverage import HEADINGS, count_common_points, points_of_several, standing
from summarize.showing.overlap import THRESHOLDS, Level
from summarize.showing.phrases import counted
from summarize.showing.placing import place_labels

MOST_POINTS = 40  # rows that one figure shows
MOST_OUTLETS = 20  # columns that one figure shows

# The colours and letters of the briefing: `sheet.css` has the same.
_PAPER, _INK, _QUIET, _RULE, _ACCENT = "#fdfcf9", "#1c1a17", "#5c574e", "#dbd5c8", "#98271b"
_SANS = ("system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', 'Noto Sans', Arial, "
         "'DejaVu Sans', sans-serif")  # fmt: skip
_SERIF = ("'Palatino Linotype', Palatino, 'Palatino Nova', P052, 'URW Palladio L', "
          "'Book Antiqua', 'Noto Serif', Georgia, serif")  # fmt: skip
_SAID = {"family": "serif", "fontsize": 10}  # an outlet's words
_ROW_IN, _COLUMN_IN, _LABEL_IN = 0.27, 0.42, 5.7  # inches
_LETTER_IN = 0.072  # an average one of 9 points
_POINT_LETTERS, _OUTLET_LETTERS = 82, 34
_LEFT = -0.3 - _LABEL_IN / _COLUMN_IN  # where the points' words begin, in columns
_SQUARE = (0.46, 0.6)  # inches: one cell of the outlets against each other
MOST_SENTENCES = 400  # that one map shows
MOST_NUMBERED = 12  # points of consensus that a map names
_NUMBER_IN = 0.1  # the radius of a number on the map
_MAP_IN, _KEY_IN, _EDGE_IN = (8.6, 6.2), 0.24, 0.35
_HUES = ("#20639b", "#c2571a", "#2f7d5b", "#8a4f9e", "#a37b00", "#b23a5b", "#2b8c9b", "#5c574e")
_SHAPES = "os^DvPX*"
# Text stays text: small, searchable, and drawn with the reader's own fonts. It is measured by those
# that matplotlib brings along, which are wider than most, so that a figure is the same bytes
# everywhere. The salt fixes the ids that would otherwise change from run to run.
_STYLE: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "summarize",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.serif": ["DejaVu Serif"],
    "font.size": 9.0,
    "axes.facecolor": "none",  # the page shows through
    "text.usetex": False,
    "text.parse_math": False,  # an outlet's "$5" is no formula
}


def coverage_figure(briefing: Briefing) -> Figure:
    """Draw which outlet tells which point, for all points that at least two outlets print.

    A disc is an outlet's own reporting, a ring a reprint, a diamond a side in a contradiction.
    Above `MOST_POINTS` points or `MOST_OUTLETS` outlets the figure says how many it leaves out.
    """
    points = points_of_several(briefing)
    outlets = _most_telling(briefing)
    shown = points[:MOST_POINTS]
    rows = _rows(shown)
    left_out = _left_out(len(points) - len(shown), len(briefing.outlets) - len(outlets))
    with _style():
        figure, axes = _sheet(outlets, rows=len(rows) + 2)
        _head_columns(axes, outlets)
        for row, entry in enumerate(rows):
            if isinstance(entry, str):
                _write(axes, _LEFT, row + 0.1, entry, weight="bold")
            else:
                _draw_point(axes, row, entry, outlets)
        aside = left_out if rows else "No point is told by two outlets."
        _write(axes, _LEFT, len(rows), aside, color=_QUIET, style="italic")
        _draw_legend(axes, len(rows) + 1, shown)
    figure.set_label(_describe_coverage(briefing, points))
    return figure


def likeness_figure(briefing: Briefing) -> Figure:
    """Draw for every two outlets how many points both report; darker is more.

    The diagonal, framed, holds how many points an outlet reports in all. Reprints do not count.
    """
    outlets = _most_telling(briefing)
    common = count_common_points(briefing)
    most = max([common[a, b] for a in outlets for b in outlets if a != b], default=0)
    left_out = _left_out(0, len(briefing.outlets) - len(outlets))
    with _style():
        names = [shorten(outlet, _OUTLET_LETTERS) for outlet in outlets]
        label_in = 0.4 + _LETTER_IN * max(map(_width, names))
        figure, axes = _sheet(outlets, rows=len(outlets) + 2, cell_in=_SQUARE, label_in=label_in)
        _head_columns(axes, outlets)
        for row, outlet in enumerate(outlets):
            _write(axes, -0.65, row, names[row], ha="right")
            for column, other in enumerate(outlets):
                _draw_count(axes, row, column, common[outlet, other], most)
        left = -0.4 - label_in / _SQUARE[1]
        for row, text in enumerate(("points that both report themselves",
                                    f"framed: all that one reports {left_out}")):  # fmt: skip
            _write(axes, left, len(outlets) + 0.05 + 0.55 * row, text, color=_QUIET)
    figure.set_label(_describe_likeness(outlets, common))
    return figure


def map_figure(comparison: Comparison, briefing: Briefing) -> Figure:
    """Draw every sentence as a mark, near to those that say the same; consensus joined by lines.

    Colour and shape tell the outlet. What one outlet alone says is drawn small. Directions and
    long distances mean nothing. Headlines and captions are left out, and so is what is told by
    one alone where there are more than `MOST_SENTENCES`.
    """
    rows = _mapped_rows(comparison, briefing)
    at = dict(zip(rows, lay_out(comparison.embeddings.vectors, comparison.pairs, rows).tolist(),
                  strict=True))  # fmt: skip
    agreed = sorted(briefing.of_kind("consensus"), key=lambda point: -point.support)
    named = [each for each in agreed if any(row in at for row in each.cluster.rows)]
    named = named[:MOST_NUMBERED]
    names = [shorten(outlet, _OUTLET_LETTERS) for outlet in briefing.origins]
    with _style():
        figure, axes, legend, key = _map_sheet(len(names), len(named))
        for point in agreed:
            _join_members(axes, [at[row] for row in point.cluster.rows if row in at])
        together = {
            row
            for point in briefing.findings
            for cluster in (point.cluster, *point.others)
            if cluster.support > 1
            for row in cluster.rows
        }
        for row in rows:
            outlet = briefing.origins.index(comparison.spans[row].origin)
            _mark_sentence(axes, at[row], outlet, large=row in together)
        members = [[at[row] for row in point.cluster.rows if row in at] for point in named]
        _number_points(axes, list(map(_middle, members)), list(at.values()))
        _draw_outlets(legend, names)
        _draw_key(key, [point.representative.text for point in named], len(agreed) - len(named))
    figure.set_label(
        f"Map of {len(rows)} sentences of {len(names)} outlets: what says the same lies close "
        f"together, and lines join the members of {counted(len(agreed), 'point')} of consensus. "
        "The clusters below hold the same as text."
    )
    return figure


def sweep_figure(levels: Sequence[Level], threshold: float) -> Figure:
    """Draw how many points of each kind there are at each threshold; the one in use is marked."""
    curves = {
        "consensus": ([level.consensus for level in levels], _HUES[0]),
        "shared by fewer": ([level.shared for level in levels], _HUES[2]),
        "told by one alone": ([level.unique for level in levels], _HUES[7]),
        "contested": ([level.contested for level in levels], _ACCENT),
    }
    across = [level.threshold for level in levels]
    most = max([1, *(max(counts) for counts, _ in curves.values() if counts)])
    with _style():
        figure = Figure(figsize=(7.6, 3.3), facecolor="none")
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.07, 0.16, 0.72, 0.76))
        axes.axvline(threshold, color=_QUIET, lw=1, ls=(0, (3, 3)), zorder=1)
        axes.annotate(f"in use: {threshold:g}", (threshold, most * 1.1), (5, 0), color=_QUIET,
                      textcoords="offset points", va="top")  # fmt: skip
        for counts, hue in curves.values():
            axes.plot(across, counts, color=hue, lw=1.8, marker="o", ms=4, mec=_PAPER, mew=0.8)
        ends = [counts[-1] for counts, _ in curves.values()]
        for (name, (_, hue)), height in zip(curves.items(), _apart(ends, most * 0.09), strict=True):
            axes.text(1.02, height, name, color=hue, va="center", clip_on=False,
                      transform=axes.get_yaxis_transform())  # fmt: skip
        axes.set_ylim(-0.03 * most, most * 1.12)
        axes.set_xticks(THRESHOLDS)
        axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
        axes.set_xlabel("threshold", color=_QUIET)
        _plain_axes(axes)
        axes.grid(axis="y", color=_RULE, lw=0.6)
    figure.set_label(
        "Number of points of each kind against the threshold. The table beside it holds the "
        "same as text."
    )
    return figure


def evidence_figure(explanation: Explanation) -> Figure:
    """Draw what each feature adds to the log-odds that two sentences say the same."""
    bars = [(reason.feature, reason.adds) for reason in explanation.reasons]
    bars.append(("all as usual", explanation.usual))
    reach = 1.25 * max(0.5, *(abs(adds) for _, adds in bars))
    with _style():
        figure = Figure(figsize=(6.4, 0.85 + 0.27 * len(bars)), facecolor="none")
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.17, 0.42 / figure.get_figheight(), 0.8,
                                1 - 0.62 / figure.get_figheight()))  # fmt: skip
        for row, (feature, adds) in enumerate(bars):
            hue = _RULE if feature == "all as usual" else _HUES[0] if adds > 0 else _ACCENT
            axes.barh(row, adds, height=0.62, color=hue, lw=0)
            aside, side = (0.02, "left") if adds >= 0 else (-0.02, "right")
            axes.text(adds + aside * reach, row, _signed(adds), va="center", ha=side, color=_INK)
        axes.axvline(0, color=_INK, lw=0.8)
        axes.set_xlim(-reach, reach)
        axes.set_ylim(len(bars) - 0.4, -0.6)
        axes.set_yticks(range(len(bars)), [feature for feature, _ in bars])
        axes.set_xticks([])
        axes.set_xlabel(
            f"← speaks against · speaks for → · together {_signed(explanation.log_odds)}: "
            f"probability {explanation.probability:.2f}",
            color=_QUIET,
        )
        _plain_axes(axes)
    figure.set_label(
        "Bars: what each feature adds to the log-odds that the two sentences say the same; "
        f"together they make a probability of {explanation.probability:.2f}. "
        "The table holds the same as text."
    )
    return figure


def shorten(text: str, letters: int) -> str:
    """Return the text on one line, cut after a whole word when it is longer than `letters`."""
    line = " ".join(text.split())
    if _width(line) <= letters:
        return line
    cut = next(line[:end] for end in range(len(line), -1, -1) if _width(line[:end]) < letters)
    whole = cut.rpartition(" ")[0] or cut
    return whole.rstrip(" ,;:–—-") + "…"


def _width(text: str) -> float:
    """Return about how many average letters wide a text is."""
    return sum(
        1.9 if east_asian_width(letter) in "WF" else 1.3 if letter.isupper() else 1.0
        for letter in text
    )


def to_svg(figure: Figure) -> str:
    """Return a figure as SVG: the same bytes for the same briefing, described for who cannot see.

    The description is the figure's label.
    """
    sink = io.StringIO()
    with _style(), warnings.catch_warnings():
        # Measured without the letter, which the reader's own font will supply.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        figure.savefig(sink, format="svg", metadata={"Date": None, "Creator": None})
    drawn = sink.getvalue().replace(*_MEASURED_SANS).replace(*_MEASURED_SERIF)
    start = drawn.index("<svg")
    described = f'<svg role="img" aria-label="{escape(str(figure.get_label()))}"'
    return described + drawn[start:].removeprefix("<svg").rstrip() + "\n"


_MEASURED_SANS = ("'DejaVu Sans', sans-serif", _SANS)
_MEASURED_SERIF = ("'DejaVu Serif', serif", _SERIF)


def to_html(figure: Figure) -> str:
    """Return a figure as an HTML image that carries its SVG and its description."""
    # An image rather than SVG in the page: notebooks show SVG output without a description.
    data = base64.b64encode(to_svg(figure).encode()).decode()
    return scrolling(
        f'<img class="{FIGURE}" alt="{escape(str(figure.get_label()))}" '
        f'src="data:image/svg+xml;base64,{data}" '
        f'style="max-width: 100%; height: auto; background: {_PAPER}; border-radius: 4px;">'
    )


def _style() -> Any:
    return mpl.rc_context(_STYLE)  # type: ignore[arg-type]  # wants the literal names as keys


def _most_telling(briefing: Briefing) -> tuple[str, ...]:
    """Return the outlets that are drawn: all, or those with the most points, in file order."""
    common = count_common_points(briefing)
    ranked = sorted(briefing.outlets, key=lambda outlet: -common[outlet, outlet])
    kept = set(ranked[:MOST_OUTLETS])
    return tuple(outlet for outlet in briefing.outlets if outlet in kept)


def _rows(points: Sequence[Finding]) -> list[str | Finding]:
    """Return the points with a heading before each kind; `points` are sorted by kind."""
    rows: list[str | Finding] = []
    for kind, group in groupby(points, key=lambda point: point.kind):
        rows += [HEADINGS[kind], *group]
    return rows


def _left_out(points: int, outlets: int) -> str:
    parts = [f"{points} more points" if points > 1 else "1 more point"] if points else []
    if outlets:
        parts.append(f"{outlets} more outlets" if outlets > 1 else "1 more outlet")
    return f"… and {' and '.join(parts)}" if parts else ""


def _sheet(
    outlets: Sequence[str],
    *,
    rows: int,
    cell_in: tuple[float, float] = (_ROW_IN, _COLUMN_IN),
    label_in: float = _LABEL_IN,
) -> tuple[Figure, Axes]:
    """Return a sheet with a column for each outlet; its unit is a cell, 0 the first."""
    height, width = cell_in
    columns = len(outlets)
    slanted_in = _LETTER_IN * max(_width(shorten(name, _OUTLET_LETTERS)) for name in outlets)
    top_in = 0.35 + 0.643 * slanted_in  # the sine of 40°; its cosine below
    right_in = max(0.2, 0.766 * slanted_in - width * 0.5)
    across = label_in + columns * width + right_in
    down = top_in + rows * height
    figure = Figure(figsize=(across, down), facecolor="none")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((label_in / across, 0, columns * width / across, rows * height / down))
    axes.set_xlim(-0.5, columns - 0.5)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.axis("off")
    return figure, axes


def _head_columns(axes: Axes, outlets: Sequence[str]) -> None:
    for column, outlet in enumerate(outlets):
        _write(axes, column - 0.1, -0.75, shorten(outlet, _OUTLET_LETTERS), rotation=40,
               ha="left", va="bottom", rotation_mode="anchor")  # fmt: skip


def _write(axes: Axes, x: float, y: float, text: str, **looks: Any) -> None:
    axes.text(x, y, text, **{"va": "center", "color": _INK, **looks}, clip_on=False)


def _draw_point(axes: Axes, row: int, point: Finding, outlets: Sequence[str]) -> None:
    _write(axes, _LEFT, row, shorten(point.representative.text, _POINT_LETTERS), **_SAID)
    axes.plot([_LEFT, len(outlets) - 0.5], [row + 0.5] * 2, color=_RULE, lw=0.6, clip_on=False)
    clashing = {
        sentence.origin for clash in point.conflicts for sentence in (clash.left, clash.right)
    }
    for column, outlet in enumerate(outlets):
        how = standing(point, outlet)
        if how:
            _mark(axes, column, row, "contested" if outlet in clashing else how)


_MARKS: dict[str, dict[str, Any]] = {
    "own": {"marker": "o", "ms": 8, "mfc": _INK, "mec": _INK},
    "reprint": {"marker": "o", "ms": 7.5, "mfc": _PAPER, "mec": _QUIET, "mew": 1.4},
    "contested": {"marker": "D", "ms": 7.5, "mfc": _ACCENT, "mec": _ACCENT},
}


def _mark(axes: Axes, x: float, y: float, how: str) -> None:
    axes.plot([x], [y], ls="none", clip_on=False, **_MARKS[how])


def _draw_legend(axes: Axes, row: int, points: Sequence[Finding]) -> None:
    """Explain the marks that occur, from the left edge of the labels."""
    words = {"own": "own reporting"} if points else {}
    if any(set(point.cluster.outlets) - set(point.cluster.origins) for point in points):
        words["reprint"] = "reprint: adds no support"
    if any(point.conflicts for point in points):
        words["contested"] = "contradicts another outlet"
    x = _LEFT
    for how, text in words.items():
        _mark(axes, x + 0.2, row, how)
        _write(axes, x + 0.6, row, text, color=_QUIET)
        x += 1.5 + len(text) * _LETTER_IN / _COLUMN_IN


def _draw_count(axes: Axes, row: int, column: int, count: int, most: int) -> None:
    own = row == column
    depth = 0.0 if own or most == 0 else 0.85 * count / most
    axes.add_patch(
        Rectangle(
            (column - 0.46, row - 0.45),
            width=0.92,
            height=0.9,
            clip_on=False,
            facecolor=_PAPER if own else _shade(depth),
            edgecolor=_INK if own else "none",
            linewidth=1.0,
        )
    )
    _write(axes, column, row, str(count), ha="center", color=_PAPER if depth > 0.6 else _INK)


def _shade(depth: float) -> tuple[float, float, float]:
    """Return a blue between nearly white (0) and dark (1)."""
    light, dark = (0.965, 0.97, 0.975), (0.10, 0.24, 0.36)
    red, green, blue = ((1 - depth) * a + depth * b for a, b in zip(light, dark, strict=True))
    return red, green, blue


def _describe_coverage(briefing: Briefing, points: Sequence[Finding]) -> str:
    counts = ", ".join(
        f"{sum(point.kind == kind for point in points)} {name}"
        for kind, name in (("consensus", "consensus"), ("contested", "contested"),
                           ("shared", "shared by fewer"), ("unique", "reprinted only"))
        if any(point.kind == kind for point in points)
    )  # fmt: skip
    told = f"{len(points)} points ({counts})" if points else "no points"
    return (
        f"Matrix of the points that two or more outlets print: {told}, one row each, against "
        f"{len(briefing.outlets)} outlets. The table “coverage” holds the same as text."
    )


def _describe_likeness(outlets: Sequence[str], common: Any) -> str:
    pairs = [(a, b) for place, a in enumerate(outlets) for b in outlets[place + 1 :]]
    if not pairs:
        return "Matrix of how many points two outlets both report; there is only one outlet."
    left, right = max(pairs, key=lambda pair: common[pair])
    return (
        f"Matrix of how many points two outlets both report. Most alike are {left} and {right}, "
        f"with {common[left, right]} points. The table “likeness” holds the same as text."
    )


def _mapped_rows(comparison: Comparison, briefing: Briefing) -> list[int]:
    """Return the rows of body sentences, at most `MOST_SENTENCES`, the most supported first."""
    support = [1] * len(comparison.spans)
    for point in briefing.findings:
        for cluster in (point.cluster, *point.others):
            for row in cluster.rows:
                support[row] = max(support[row], cluster.support)
    body = [row for row, span in enumerate(comparison.spans) if span.sentence.kind == "body"]
    return sorted(sorted(body, key=lambda row: (-support[row], row))[:MOST_SENTENCES])


def _map_sheet(outlets: int, named: int) -> tuple[Figure, Axes, Axes, Axes]:
    """Return a sheet with room for the legend above the map and the key below it."""
    width, height = _MAP_IN
    legend_in = _KEY_IN * -(-outlets // 3) + 0.1
    key_in = _KEY_IN * (named + 1) + 0.15
    down = legend_in + height + key_in
    figure = Figure(figsize=(width, down), facecolor="none")
    FigureCanvasAgg(figure)
    rooms = []
    for bottom, tall in ((key_in, height), (key_in + height, legend_in), (0, key_in)):
        axes = figure.add_axes((0, bottom / down, 1, tall / down))
        axes.axis("off")
        axes.set_xlim(0, width)
        axes.set_ylim(tall, 0)
        rooms.append(axes)
    plane, legend, key = rooms
    edge = _EDGE_IN / width * 2
    plane.set_xlim(-1 - edge, 1 + edge)
    plane.set_ylim(-1 - edge, 1 + edge)
    return figure, plane, legend, key


def _looks(outlet: int) -> dict[str, Any]:
    """Return colour and shape of an outlet: its own, up to sixty-four outlets."""
    turn, place = divmod(outlet, len(_HUES))
    return {"mfc": _HUES[place], "marker": _SHAPES[(place + turn) % len(_SHAPES)]}


def _mark_sentence(axes: Axes, place: Sequence[float], outlet: int, *, large: bool) -> None:
    axes.plot([place[0]], [place[1]], ls="none", mec=_PAPER, mew=0.7, zorder=3,
              ms=8.5 if large else 5.5, alpha=1 if large else 0.55, **_looks(outlet))  # fmt: skip


def _join_members(axes: Axes, places: Sequence[Sequence[float]]) -> None:
    middle = _middle(places) if places else (0.0, 0.0)
    for place in places:
        axes.plot([place[0], middle[0]], [place[1], middle[1]], color=_QUIET, lw=1.1,
                  alpha=0.75, solid_capstyle="round", zorder=2)  # fmt: skip


def _middle(places: Sequence[Sequence[float]]) -> tuple[float, float]:
    return (
        sum(place[0] for place in places) / len(places),
        sum(place[1] for place in places) / len(places),
    )


def _number_points(
    axes: Axes, middles: Sequence[tuple[float, float]], marks: Sequence[Sequence[float]]
) -> None:
    """Number the points in their order, each number beside its point and led to it by a line."""
    places = place_labels(
        [_in_inches(axes, each) for each in middles],
        [_in_inches(axes, each) for each in marks],
        _MAP_IN,
        _NUMBER_IN,
    )
    for number, (middle, place) in enumerate(zip(middles, places, strict=True), start=1):
        x, y = _on_plane(axes, place)
        axes.plot([middle[0], x], [middle[1], y], color=_INK, lw=0.7, zorder=4)
        axes.plot([x], [y], ls="none", marker="o", ms=2 * 72 * _NUMBER_IN, mfc=_PAPER, mec=_INK,
                  mew=0.8, zorder=5)  # fmt: skip
        _write(axes, x, y, str(number), ha="center", va="center_baseline", weight="bold",
               fontsize=8, zorder=6)  # fmt: skip


def _in_inches(axes: Axes, place: Sequence[float]) -> tuple[float, float]:
    """Return where on the map's sheet a place lies, from its lower left corner."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    width, height = _MAP_IN
    return (
        (place[0] - left) / (right - left) * width,
        (place[1] - low) / (high - low) * height,
    )


def _on_plane(axes: Axes, place: Sequence[float]) -> tuple[float, float]:
    """Return what `_in_inches` was given."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    width, height = _MAP_IN
    return left + place[0] / width * (right - left), low + place[1] / height * (high - low)


def _draw_outlets(axes: Axes, names: Sequence[str]) -> None:
    for place, name in enumerate(names):
        row, column = divmod(place, 3)
        x, y = _EDGE_IN + column * 2.75, 0.2 + row * _KEY_IN
        axes.plot([x], [y], ls="none", mec=_PAPER, mew=0.7, ms=8.5, **_looks(place))
        _write(axes, x + 0.15, y, name)


def _draw_key(axes: Axes, texts: Sequence[str], left_out: int) -> None:
    for place, text in enumerate(texts):
        y = 0.1 + place * _KEY_IN
        _write(axes, _EDGE_IN, y, str(place + 1), ha="right", weight="bold")
        _write(axes, _EDGE_IN + 0.12, y, shorten(text, 110), **_SAID)
    more = _left_out(left_out, 0) if texts else "No point of consensus."
    _write(axes, _EDGE_IN + 0.12, 0.1 + len(texts) * _KEY_IN, more, color=_QUIET, style="italic")


def _apart(heights: Sequence[float], least: float) -> list[float]:
    """Return the heights, moved up where labels would lie less than `least` apart."""
    moved = list(heights)
    order = sorted(range(len(moved)), key=lambda place: (moved[place], place))
    for lower, upper in pairwise(order):
        moved[upper] = max(moved[upper], moved[lower] + least)
    return moved


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _plain_axes(axes: Axes) -> None:
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, colors=_INK)
    axes.set_axisbelow(True)
