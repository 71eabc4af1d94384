"""What a Word document looks like: styles that an editor can change, page, foot, properties."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import BaseStyle, CharacterStyle

_LANGUAGE = "en-GB"
_WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001  # any fixed day; the library wants it without zone
_FONT = "Calibri"
_INK, _GREY, _BLUE, _RULE = "1A1A1A", "595959", "1F4E79", "BFBFBF"
_NEEDLESS = ("/thumbnail", "/customXml", "/stylesWithEffects")  # of the library's own template

# style: size in points, space before and after, colour
_PARAGRAPHS = {
    "Normal": (10.5, 0, 6, _INK),
    "Subtitle": (10, 0, 2, _GREY),
    "Title": (26, 0, 10, _INK),
    "Heading 1": (17, 22, 6, _INK),
    "Heading 2": (13, 14, 4, _INK),
    "Heading 3": (11.5, 12, 4, _INK),
    "Caption": (10, 10, 4, _INK),
    "List Number": (10.5, 8, 3, _INK),
    "List Number 2": (10.5, 4, 3, _INK),
    "List Number 3": (10.5, 4, 3, _INK),
    "List Bullet": (10.5, 2, 4, _INK),
    "List Bullet 2": (9.5, 1, 3, _INK),
    "List Bullet 3": (9.5, 1, 3, _INK),
    "List Continue": (10.5, 0, 4, _INK),
    "List Continue 2": (9.5, 0, 3, _INK),
    "List Continue 3": (9.5, 0, 3, _INK),
    "Gloss": (9.5, 0, 6, _GREY),  # how to read what follows
    "Remark": (9.5, 0, 3, _INK),  # what is said of the words of an item
    "Evidence": (8.5, 0, 3, _GREY),  # where it comes from
    "Folded": (10.5, 8, 2, _INK),  # what stands above more of the same
    "Cell": (9, 1, 1, _INK),
}
_CHARACTERS = ("Agreed", "Clash", "Added", "Left Out", "Place", "Source")


def describe_document(document: Document, title: str) -> None:
    """Give a document its title and language, and nobody's name."""
    known = document.core_properties
    known.title = title[:255]
    known.subject = "Briefing"
    known.language = _LANGUAGE
    known.author = known.last_modified_by = known.comments = known.keywords = ""
    known.created = known.modified = _WRITTEN
    known.revision = 1
    for links in (document.part.package.rels, document.part.rels):
        for key in [key for key, link in links.items() if link.reltype.endswith(_NEEDLESS)]:
            del links[key]


def set_styles(document: Document) -> None:
    """Set the styles: what is marked can be seen without colour."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_UNDERLINE
    from docx.shared import Pt

    styles = document.styles
    for name, (size, before, after, color) in _PARAGRAPHS.items():
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style = styles[name]
        _set_font(style, size, color)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = 1.12
        _drop(style.element, "w:contextualSpacing", "w:pBdr")
    for name in ("Caption", "Folded"):
        styles[name].paragraph_format.keep_with_next = True
    _drop(styles["Subtitle"].element, "w:i", "w:iCs", "w:numPr")
    for name in _CHARACTERS:
        styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    styles["Agreed"].font.underline = WD_UNDERLINE.SINGLE
    styles["Clash"].font.bold = True
    styles["Clash"].font.underline = WD_UNDERLINE.DOTTED
    styles["Added"].font.bold = True
    styles["Left Out"].font.strike = True
    _color(styles["Place"], _BLUE)
    _color(styles["Source"], _GREY)
    _set_lines_of_tables(styles["Table Grid"])
    _set_padding(styles["Table Grid"])
    (language,) = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    language.set(_name("w:val"), _LANGUAGE)


def set_page(document: Document, title: str) -> None:
    """Make the pages A4, with title and page number at the foot."""
    from docx.shared import Cm

    (section,) = document.sections
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    foot = section.footer.paragraphs[0]
    _set_font(document.styles["Footer"], 8.5, _GREY)
    for each in document.styles["Footer"].element.xpath("w:pPr/w:tabs/w:tab"):
        each.getparent().remove(each)
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(17), _right())
    shown = title if len(title) <= 80 else f"{title[:79]}…"
    foot.add_run(f"{shown} – briefing\tPage ")
    foot._p.extend([_field("PAGE"), element("w:r", _text(" of ")), _field("NUMPAGES")])


def element(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """Return an element of Word's own; its attributes are Word's, too."""
    from docx.oxml import OxmlElement

    made: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), str(value))
    made.extend(children)
    return made


def run_element(text: str, style: str = "") -> BaseOxmlElement:
    """Return words in a style, given by its id; empty for none."""
    if not style:
        return element("w:r", _text(text))
    return element("w:r", element("w:rPr", element("w:rStyle", val=style)), _text(text))


def _text(text: str) -> BaseOxmlElement:
    words = element("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return words


def _field(code: str) -> BaseOxmlElement:
    return element("w:fldSimple", element("w:r", _text("1")), instr=code)


def _right() -> object:
    from docx.enum.text import WD_TAB_ALIGNMENT

    return WD_TAB_ALIGNMENT.RIGHT


def _set_font(style: CharacterStyle, size: float, color: str) -> None:
    """Set one typeface for all scripts, in place of the template's theme."""
    from docx.shared import Pt

    style.font.size = Pt(size)
    properties = style.element.get_or_add_rPr()
    _drop(properties, "w:rFonts", "w:spacing", "w:kern", "w:color", "w:szCs")
    fonts = element("w:rFonts", ascii=_FONT, hAnsi=_FONT, cs=_FONT, eastAsia=_FONT)
    properties.insert(0, fonts)
    _color(style, color)


def _color(style: CharacterStyle, color: str) -> None:
    from docx.shared import RGBColor

    style.font.color.rgb = RGBColor.from_string(color)


def _set_lines_of_tables(style: BaseStyle) -> None:
    """Leave the lines between rows, in grey."""
    for line in style.element.xpath("w:tblPr/w:tblBorders/*"):
        upright = line.tag.endswith(("}left", "}right", "}insideV"))
        line.set(_name("w:val"), "nil" if upright else "single")
        line.set(_name("w:color"), _RULE)


def _set_padding(style: BaseStyle) -> None:
    for side in style.element.xpath("w:tblPr/w:tblCellMar/w:left | w:tblPr/w:tblCellMar/w:right"):
        side.set(_name("w:w"), "57")


def _drop(parent: BaseOxmlElement, *tags: str) -> None:
    for tag in tags:
        found: Iterable[BaseOxmlElement] = parent.xpath(f".//{tag}")
        for each in found:
            each.getparent().remove(each)


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))
