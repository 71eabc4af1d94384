"""Briefing → a Word document, for those who must edit it."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from summarize.briefing import Briefing
from summarize.showing.blocks import (
    Address,
    Block,
    Citation,
    Folded,
    Grid,
    Heading,
    Listing,
    Outline,
    Paragraph,
    Run,
    Runs,
    Tone,
    Words,
    homes,
)
from summarize.showing.outline import outline
from summarize.showing.what_changed import ChangeReport
from summarize.showing.word_styles import (
    describe_document,
    element,
    run_element,
    set_page,
    set_styles,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph as WordParagraph

_ZIPPED = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip file knows
_WIDTH = 9638  # of a table, in twentieths of a point: A4 without its margins
_LONG = 110  # characters of a cell; what is longer makes a column no wider
_LEAST = 5  # characters' width around the words of a cell
_UPRIGHT = 6  # columns; the headers of more are turned on their side
_UPRIGHT_HEIGHT = 2200  # of such a header, in twentieths of a point
_INDENT = 360  # of one level of lists, in twentieths of a point
_DEEPEST = 3  # levels of lists that Word has styles for
_STYLES: Mapping[Tone, str] = {  # by their ids
    "strong": "Strong",
    "agreed": "Agreed",
    "clash": "Clash",
    "added": "Added",
    "left out": "LeftOut",
    "cite": "Place",
}


def to_docx(briefing: Briefing, changes: ChangeReport | None = None) -> bytes:
    """Return the briefing as a Word document: the same bytes for the same briefing.

    What is marked is underlined, bold or struck out by styles of its own, to be seen without colour
    and changed at once. Whatever is cited leads to the sentence in its article.
    """
    return write_docx(outline(briefing, changes))


def write_docx(whole: Outline) -> bytes:
    """Return an outline as a Word document."""
    import docx

    document = docx.Document()
    describe_document(document, whole.title)
    set_styles(document)
    set_page(document, whole.title)
    _Writer(document, whole).write()
    saved = io.BytesIO()
    document.save(saved)
    return _undated(saved.getvalue())


def _undated(data: bytes) -> bytes:
    """Return a zip file with the same files, none of which says when or where it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as former, zipfile.ZipFile(made, "w") as anew:
        for name in former.namelist():
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            anew.writestr(entry, former.read(name))
    return made.getvalue()


class _Writer:
    """Writes the blocks of an outline one after the other."""

    def __init__(self, document: Document, whole: Outline) -> None:
        self._document = document
        self._whole = whole
        self._styles = {style.name: style for style in document.styles}
        # of an item that now begins: its style, its number, whether more of it follows
        self._item: tuple[str, int, bool] | None = None
        places = (place for section in whole.sections for place in homes(section.blocks))
        self._marks: Mapping[Citation, str] = {  # the bookmarks of sentences
            place: f"sentence_{number}" for number, place in enumerate(dict.fromkeys(places), 1)
        }
        self._placed: dict[str, str] = {}  # bookmarks that are set, with their numbers

    def write(self) -> None:
        """Write all of it: title, contents, sections."""
        whole = self._whole
        self._add("Subtitle", (Run(f"Briefing · {whole.days}"),))
        self._add("Title", (Run(whole.title),))
        self._blocks(whole.opening)
        self._contents()
        for number, section in enumerate(whole.sections, start=1):
            heading = self._add("Heading 1", (Run(section.title),))
            self._bookmark(heading, f"section_{number}")
            self._blocks(section.blocks)
        self._add("Gloss", (Run(whole.closing),))

    def _contents(self) -> None:
        """List the sections, each leading to its place."""
        paragraph = self._add("Gloss", (Run("Contents: "),))
        for number, section in enumerate(self._whole.sections, start=1):
            if number > 1:
                paragraph._p.append(run_element(" · "))
            link = _link_to(f"section_{number}")
            link.append(run_element(section.title, "Place"))
            paragraph._p.append(link)

    def _blocks(self, blocks: Iterable[Block], depth: int = 0) -> None:
        for each in blocks:
            self._block(each, depth)

    def _block(self, block: Block, depth: int) -> None:
        if isinstance(block, Heading):
            self._add(f"Heading {block.level - 1}", (Run(block.text),))
        elif isinstance(block, Paragraph):
            plain = "Remark" if depth else "Normal"
            style = {"gloss": "Gloss", "evidence": "Evidence"}.get(block.role, plain)
            if block.runs:
                self._add(style, block.runs, depth)
        elif isinstance(block, Words):
            self._words(block, depth)
        elif isinstance(block, Address):
            self._address(block, depth)
        elif isinstance(block, Listing):
            self._listing(block, depth)
        elif isinstance(block, Grid):
            self._grid(block)
        elif isinstance(block, Folded):
            self._add("Folded", (Run(block.summary),), depth)
            self._blocks(block.blocks, depth)

    def _add(self, style: str, runs: Runs, depth: int = 0) -> WordParagraph:
        """Add a paragraph; the first one of an item takes the item's own style."""
        paragraph = self._document.add_paragraph()
        if self._item is not None:
            style, number, more = self._item
            self._item = None
            paragraph.paragraph_format.keep_with_next = more or None
            if number:
                _count(paragraph, number)
        elif depth and not style.startswith("List"):
            _indent(paragraph, depth)
        paragraph._p.get_or_add_pPr().style = self._styles[style].style_id
        self._append(paragraph._p, runs)
        return paragraph

    def _append(self, paragraph: BaseOxmlElement, runs: Runs, style: str = "") -> None:
        """Append runs, those without a tone in `style`; what is cited leads to its place."""
        for each in runs:
            text = f"[{each.text}]" if each.tone == "cite" else each.text
            words = run_element(text, _STYLES.get(each.tone, style))
            mark = self._marks.get(each.cite) if each.cite is not None else None
            if mark is not None:
                link = _link_to(mark)
                link.append(words)
                words = link
            paragraph.append(words)

    def _words(self, block: Words, depth: int) -> None:
        """Write what must be read before, what is said, and where it stands, line by line."""
        style = _deep("List Continue", depth) if depth else "Normal"
        paragraph = self._add(style, (), depth)
        content = paragraph._p
        if _runs_right_to_left("".join(each.text for each in block.said)):
            _turn_round(content)
        if block.lead_in:
            self._append(content, (Run("For context: "), *block.lead_in), "Source")
            content.append(_line_break())
        first = len(content)
        self._append(content, block.said)
        if block.home is None:
            content.append(_line_break())
            self._append(content, (Run("— "), *block.source), "Source")
        else:  # sentence after sentence of one article: where each stands goes on the same line
            self._bookmark(paragraph, self._marks[block.home], first)
            self._append(content, (Run(" "), *block.source), "Source")

    def _bookmark(self, paragraph: WordParagraph, name: str, first: int = 1) -> None:
        """Let links lead to what stands in a paragraph from its part `first`."""
        if name in self._placed:
            return
        number = self._placed[name] = str(len(self._placed) + 1)
        paragraph._p.insert(first, element("w:bookmarkStart", id=number, name=name))
        paragraph._p.append(element("w:bookmarkEnd", id=number))

    def _address(self, block: Address, depth: int) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        paragraph = self._add("Remark", (Run(f"{block.name}: "),), depth)
        link = element("w:hyperlink")
        part = self._document.part
        key = part.relate_to(block.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), key)
        link.append(run_element(block.url, "Place"))
        paragraph._p.append(link)

    def _listing(self, block: Listing, depth: int) -> None:
        style = _deep("List Bullet" if block.start is None else "List Number", depth + 1)
        number = 0 if block.start is None else self._new_numbers(style, block.start)
        for item in block.items:
            self._item = (style, number, len(item) > 1)
            self._blocks(item, depth + 1)
            self._item = None

    def _new_numbers(self, style: str, start: int) -> int:
        """Return the id of a numbering like the style's own that begins at `start`."""
        own = self._styles[style].element.pPr.numPr.numId.val
        numbering = self._document.part.numbering_part.element
        new = numbering.add_num(numbering.num_having_numId(own).abstractNumId.val)
        new.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(new.numId)

    def _grid(self, block: Grid) -> None:
        """Write a table whose first row is repeated on every page and whose rows stay whole."""
        upright = len(block.header) - 1 > _UPRIGHT
        widths = _widths(block, upright=upright)
        self._add("Caption", (Run(block.caption),))
        table = element(
            "w:tbl",
            element(
                "w:tblPr",
                element("w:tblStyle", val="TableGrid"),
                element("w:tblW", w=sum(widths), type="dxa"),
                element("w:tblLayout", type="fixed"),
                element("w:tblLook", firstRow="1", firstColumn="1", noHBand="1", noVBand="1"),
            ),
            element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths)),
        )
        names = tuple((Run(name, "strong"),) for name in block.header)
        table.append(self._row(names, widths, is_header=True, upright=upright))
        table.extend([self._row(cells, widths) for cells in block.rows])
        body = self._document.element.body
        body.insert(len(body) - 1, table)  # before the properties of the page
        self._add("Cell", ())  # two tables with nothing between them would be one

    def _row(
        self,
        cells: Sequence[Runs],
        widths: Sequence[int],
        *,
        is_header: bool = False,
        upright: bool = False,
    ) -> BaseOxmlElement:
        properties = element("w:trPr", element("w:cantSplit"))
        if upright:
            properties.append(element("w:trHeight", val=_UPRIGHT_HEIGHT, hRule="exact"))
        if is_header:
            properties.append(element("w:tblHeader"))
        row = element("w:tr", properties)
        for column, (runs, width) in enumerate(zip(cells, widths, strict=True)):
            cell = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
            if upright and column:
                cell.append(element("w:textDirection", val="btLr"))
            row.append(element("w:tc", cell, self._cell(runs)))
        return row

    def _cell(self, runs: Runs) -> BaseOxmlElement:
        style = element("w:pStyle", val=self._styles["Cell"].style_id)
        paragraph = element("w:p", element("w:pPr", style))
        self._append(paragraph, runs)
        return paragraph


def _deep(style: str, depth: int) -> str:
    """Return a list's style for a depth, from 1."""
    return style if depth == 1 else f"{style} {min(depth, _DEEPEST)}"


def _widths(block: Grid, *, upright: bool) -> tuple[int, ...]:
    """Return the widths of a table's columns, by the longest that stands in each."""
    header = [
        name if column == 0 or not upright else "" for column, name in enumerate(block.header)
    ]
    rows = [["".join(each.text for each in cell) for cell in row] for row in block.rows]
    wanted = [max(map(_width_of, column)) for column in zip(header, *rows, strict=True)]
    return tuple(round(_WIDTH * each / sum(wanted)) for each in wanted)


def _width_of(text: str) -> int:
    """Return how many characters wide a cell should be: long text is wrapped, but no word."""
    words = max(map(len, text.split()), default=0)
    return _LEAST + max(min(len(text), _LONG) // 2, min(words, _LONG))


def _line_break() -> BaseOxmlElement:
    return element("w:r", element("w:br"))


def _link_to(bookmark: str) -> BaseOxmlElement:
    return element("w:hyperlink", anchor=bookmark, history="1")


def _indent(paragraph: WordParagraph, depth: int) -> None:
    from docx.shared import Twips

    paragraph.paragraph_format.left_indent = Twips(_INDENT * depth)


def _count(paragraph: WordParagraph, number: int) -> None:
    """Let a paragraph be counted in a numbering."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _turn_round(paragraph: BaseOxmlElement) -> None:
    """Let a paragraph run from right to left."""
    properties = paragraph.get_or_add_pPr()
    properties.insert_element_before(
        element("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc"
    )


def _runs_right_to_left(text: str) -> bool:
    """Say whether the first letter that has a direction runs from right to left."""
    directions = (unicodedata.bidirectional(each) for each in text)
    return next((each != "L" for each in directions if each in ("L", "R", "AL")), False)
