"""The Word document: real styles, links that arrive, the same bytes, and no hostile text."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from conftest import SAMPLE, Compose, WordCountEncoder, Write
from summarize import Briefing, compose_briefing, read_articles, to_docx
from summarize.showing.blocks import Grid, Listing, Outline, Paragraph, Section, Tone, Words, run
from summarize.showing.word_document import write_docx
from test_markdown import HOSTILE, lines_of


@pytest.fixture
def sample() -> Briefing:
    return compose_briefing(read_articles(SAMPLE), encoder=WordCountEncoder())


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def written(*blocks: object) -> Document:
    section = Section("S", blocks)  # type: ignore[arg-type]  # blocks of any kind
    return opened(write_docx(Outline("T", "D", (), (section,), "E")))


def text_of(document: Document) -> str:
    """Return the words of the document, what stands in links and tables included."""
    paragraphs = document.element.body.iter(qn("w:p"))
    lines = ("".join(each.text or "" for each in p.iter(qn("w:t"))) for p in paragraphs)
    return " ".join(" ".join(lines).split())


def styled(document: Document, style: str) -> list[str]:
    """Return the words that stand in a style of characters."""
    return [
        "".join(words.text or "" for words in each.iter(qn("w:t")))
        for each in document.element.body.iter(qn("w:r"))
        if each.xpath(f"w:rPr/w:rStyle[@w:val='{style}']")
    ]


def test_its_parts_have_the_styles_that_an_editor_expects(sample: Briefing) -> None:
    document = opened(to_docx(sample))
    styles = Counter(each.style.name for each in document.paragraphs if each.style is not None)
    assert styles["Title"] == 1
    assert styles["Heading 1"] >= 12
    assert {"Heading 2", "List Number", "List Bullet", "Caption"} <= set(styles)
    names = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]  # type: ignore[union-attr]  # every paragraph has one
    assert names[:2] == ["In short", "Consensus"]


def test_a_table_has_a_header_that_is_repeated_on_every_page(sample: Briefing) -> None:
    tables = opened(to_docx(sample)).tables
    assert len(tables) >= 4
    for table in tables:
        assert table._tbl.xpath("w:tr[1]/w:trPr/w:tblHeader")
        assert len(table._tbl.xpath("w:tr/w:trPr/w:tblHeader")) == 1
    matrix = next(each for each in tables if each.cell(0, 0).text == "Point")
    outlets = [cell.text for cell in matrix.rows[0].cells][1:]
    assert outlets == list(sample.outlets)


def test_it_names_title_and_language_and_nobody(sample: Briefing) -> None:
    data = to_docx(sample)
    known = opened(data).core_properties
    assert known.title == "Reservoir leak"
    assert known.language == "en-GB"
    assert (known.author, known.last_modified_by, known.comments) == ("", "", "")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"python-docx" not in b"".join(parts.read(name) for name in parts.namelist())
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b'w:lang w:val="en-GB"' in parts.read("word/styles.xml")
        assert b'w:instr="PAGE"' in parts.read("word/footer1.xml")


def test_every_link_within_the_document_has_its_bookmark(sample: Briefing) -> None:
    body = opened(to_docx(sample)).element.body
    links = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))} - {None}
    marks = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert links
    assert links <= set(marks)
    assert len(marks) == len(set(marks))
    ids = [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))]
    assert ids == [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkEnd"))]


def test_agreed_contested_and_unique_lines_all_stand_in_it_with_their_places(
    sample: Briefing,
) -> None:
    text = text_of(opened(to_docx(sample)))
    for line in lines_of(sample):
        assert " ".join(line.split()) in text
    for each in (line.sentence for line in sample.summary):
        assert f"[{each.article.id} {each.start}–{each.end}]" in text


def test_what_is_marked_can_be_seen_without_colour() -> None:
    tones: tuple[Tone, ...] = ("agreed", "clash", "added", "left out")
    document = written(Paragraph(tuple(run(f"{tone} words", tone) for tone in tones)))
    assert styled(document, "Agreed") == ["agreed words"]
    assert styled(document, "LeftOut") == ["left out words"]
    assert document.styles["Agreed"].font.underline
    assert document.styles["Clash"].font.bold
    assert document.styles["Added"].font.bold
    assert document.styles["Left Out"].font.strike


def test_every_numbered_list_begins_at_its_own_number() -> None:
    item = ((Paragraph((run("a"),)),), (Paragraph((run("b"),)),))
    document = written(Listing(item, start=1), Listing(item, start=6))
    used = [
        each._p.pPr.numPr.numId.val  # type: ignore[union-attr]  # set in every item
        for each in document.paragraphs
        if each.style is not None and each.style.name == "List Number"
    ]
    assert len(used) == 4
    assert len(set(used)) == 2
    numbering = document.part.numbering_part.element
    starts = numbering.xpath(f"w:num[@w:numId='{used[-1]}']/w:lvlOverride/w:startOverride/@w:val")
    assert starts == ["6"]


def test_hostile_articles_are_words_and_nothing_else(write_story: Write) -> None:
    folder = write_story({"a.txt": f"It rained {HOSTILE} on Monday.", "b.txt": f"{HOSTILE} fell."})
    nasty = f"{HOSTILE} \x00\x0b\ufffe </w:t>"
    articles = tuple(
        replace(each, outlet=f"{each.id} {nasty}", title=nasty, note=nasty, file=nasty, story=nasty,
                url="javascript:alert(1)")
        for each in read_articles(folder)
    )  # fmt: skip
    document = opened(to_docx(compose_briefing(articles, encoder=WordCountEncoder())))
    text = text_of(document)
    assert '<script>alert("x")</script> [x](javascript:alert(1))' in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u202e\ufffe]", text)
    assert not [each for each in document.part.rels.values() if each.is_external]


def test_a_very_long_word_survives(compose: Compose) -> None:
    word = "x" * 10_000
    assert word in text_of(opened(to_docx(compose({"a.txt": f"The {word} fell on Monday."}))))


def test_words_from_right_to_left_stand_in_a_paragraph_that_runs_so() -> None:
    document = written(Words((), (run("שלום means peace"),), (run("a"),)),
                       Words((), (run("peace is שלום"),), (run("a"),)))  # fmt: skip
    turned = [bool(each._p.xpath("w:pPr/w:bidi")) for each in document.paragraphs]
    assert turned.count(True) == 1
    assert turned[[each.text[:4] for each in document.paragraphs].index("שלום")]


def test_the_names_of_many_outlets_are_turned_on_their_side() -> None:
    few = Grid("c", ("a", *"bcd"), ())
    many = Grid("c", ("a", *"bcdefghijk"), ())
    turned = [len(each._tbl.xpath(".//w:textDirection")) for each in written(few, many).tables]
    assert turned == [0, 10]


def test_a_story_with_nothing_to_compare_is_a_document_too(compose: Compose) -> None:
    text = text_of(opened(to_docx(compose({"a.txt": "Rain fell."}))))
    assert "Agreement takes at least two independent outlets" in text


def test_the_same_briefing_gives_the_same_bytes(sample: Briefing) -> None:
    again = compose_briefing(read_articles(SAMPLE), encoder=WordCountEncoder())
    assert to_docx(sample) == to_docx(again)
