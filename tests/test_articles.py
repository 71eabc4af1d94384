"""Reading a folder: names, encodings, sources.csv, and what every error says to do."""

import codecs
import hashlib
import logging
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE, Write
from summarize import read_articles
from summarize.errors import ArticleError
from summarize.reading.articles import COLUMNS, Article
from summarize.reading.register import Source
from summarize.reading.sentences import split_articles

TEXT = "Water seeps through the dam.\n"
ACCENTED = "The café on Mill Lane was closed. “We knew,” said Zoë Brandt.\n"
RUBBISH = {
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xd8\x9c",
    "a zip file": b"PK\x03\x04\x14\0\0\0\x08\0\xa1\xb2\x8d\x90",
    "control characters": bytes(range(1, 256)),
    "zeros": b"\0\1\2\3 water",
    "UTF-8 cut in the middle": "Zoë — café".encode()[:-1],
}


def read_one(folder: Path, data: bytes) -> Article:
    """Read a story of one article that holds these bytes."""
    folder.mkdir(exist_ok=True)
    (folder / "harrow-courier.txt").write_bytes(data)
    (article,) = read_articles(folder)
    return article


def read_with(write_story: Write, sources: str, *names: str) -> tuple[Article, ...]:
    """Read a story of articles with these file names, and this `sources.csv`."""
    texts = dict.fromkeys(names or ("a.txt",), TEXT)
    return read_articles(write_story({**texts, "sources.csv": sources}))


def error_of(write_story: Write, sources: str, *names: str) -> str:
    with pytest.raises(ArticleError) as error:
        read_with(write_story, sources, *names)
    return str(error.value)


# Encodings


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_utf8_is_read_with_and_without_a_byte_order_mark(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, mark: bytes
) -> None:
    article = read_one(tmp_path, mark + ACCENTED.encode())
    assert (article.text, article.encoding) == (ACCENTED, "utf-8")
    assert not caplog.records


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("cp1252", "windows-1252"), ("utf-16", "utf-16"), ("utf-32", "utf-32")],
)
def test_another_encoding_is_detected_and_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, encoding: str, named: str
) -> None:
    article = read_one(tmp_path, ACCENTED.encode(encoding))
    assert (article.text, article.encoding) == (ACCENTED, named)
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert "harrow-courier.txt" in record.message
    assert named in record.message


@pytest.mark.parametrize(
    "text",
    [
        "La señora Ibáñez habló con el alcalde de Málaga. Él también pidió perdón.",
        "Harrow dam leaks, café closed\n\nThe café was closed, said Zoë Brandt.\n",  # few accents
    ],
)
def test_latin_1_is_read_without_a_wrong_letter(tmp_path: Path, text: str) -> None:
    article = read_one(tmp_path, text.encode("latin-1"))
    assert article.text == text
    assert article.encoding in {"iso-8859-1", "windows-1252"}  # the same letters in both


@pytest.mark.parametrize("what", RUBBISH)
def test_what_is_no_text_is_an_error_with_file_place_and_remedy(tmp_path: Path, what: str) -> None:
    with pytest.raises(ArticleError, match=r"harrow-courier\.txt, byte \d+: .*Save it as UTF-8"):
        read_one(tmp_path, RUBBISH[what])


def test_cr_lf_becomes_lf_and_nothing_else_changes(tmp_path: Path) -> None:
    article = read_one(tmp_path, b"  One.\r\n\r\n\tTwo.\rThree\xc2\xa0. \r\n")
    assert article.text == "  One.\n\n\tTwo.\rThree\xa0. \n"


def test_offsets_point_into_the_text_after_cr_lf_and_a_byte_order_mark(tmp_path: Path) -> None:
    article = read_one(tmp_path, codecs.BOM_UTF8 + b"One is here.\r\n\r\nTwo is here.\r\n")
    spans = [(sentence.start, sentence.end) for sentence in split_articles([article])]
    assert spans == [(0, 12), (14, 26)]


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, b" \r\n\r\n\t"])
def test_an_empty_file_is_an_article_without_sentences(tmp_path: Path, data: bytes) -> None:
    article = read_one(tmp_path, data)
    assert (article.title, article.published) == ("", None)
    assert split_articles([article]) == ()


def test_the_digest_is_of_the_bytes_on_disk(tmp_path: Path) -> None:
    data = codecs.BOM_UTF8 + b"One.\r\n"
    assert read_one(tmp_path, data).sha256 == hashlib.sha256(data).hexdigest()


# Folders and names


def test_a_story_is_named_after_its_folder(write_story: Write) -> None:
    (article,) = read_articles(write_story({"a.txt": TEXT}))
    assert (article.story, article.file) == ("story", "a.txt")


@pytest.mark.parametrize("inner", ["", "articles"])
def test_a_folder_of_articles_is_named_after_its_parent(tmp_path: Path, inner: str) -> None:
    folder = tmp_path / "dam-leak" / "articles"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (article,) = read_articles(tmp_path / "dam-leak" / inner)
    assert (article.story, article.file) == ("dam-leak", "articles/a.txt")


def test_the_folder_one_stands_in_has_a_name_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "dam-leak" / "articles"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dam-leak" / "sources.csv").write_text("file,outlet\na.txt,Gull\n")
    monkeypatch.chdir(folder)
    (article,) = read_articles(".")
    assert (article.story, article.outlet) == ("dam-leak", "Gull")


def test_a_given_name_stands_above_the_folders(write_story: Write) -> None:
    (article,) = read_articles(write_story({"a.txt": TEXT}), story="Harrow")
    assert article.story == "Harrow"


def test_articles_come_in_the_order_of_their_file_names(write_story: Write) -> None:
    articles = read_articles(write_story({"c.txt": TEXT, "a.txt": TEXT, "b.txt": TEXT}))
    assert [article.file for article in articles] == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("harrow-courier.txt", "Harrow Courier"),
        ("harrow_courier_02.txt", "Harrow Courier 02"),
        ("BBC.txt", "BBC"),
        ("the Gull.txt", "The Gull"),
        ("--.txt", "--"),
    ],
)
def test_the_outlet_is_a_readable_form_of_the_file_name(
    write_story: Write, name: str, outlet: str
) -> None:
    (article,) = read_articles(write_story({name: TEXT}))
    assert article.outlet == outlet


def test_ids_stay_when_other_files_come_or_go(write_story: Write) -> None:
    folder = write_story({"b c.txt": TEXT, "é.txt": TEXT})
    before = {article.file: article.id for article in read_articles(folder)}
    (folder / "é.txt").unlink()
    write_story({"a.txt": TEXT, "b-c.txt": TEXT, "e.txt": TEXT})
    after = {article.file: article.id for article in read_articles(folder)}
    assert after["b c.txt"] == before["b c.txt"]


def test_names_that_look_alike_in_a_url_get_different_ids(write_story: Write) -> None:
    names = ["a b.txt", "a-b.txt", "a  b.txt", "á-b.txt", "漢.txt", "字.txt"]
    articles = read_articles(write_story(dict.fromkeys(names, TEXT)))
    ids = {article.id for article in articles}
    assert len(ids) == len(names)
    assert "a-b" in ids
    assert all(part.isascii() and " " not in part and part for part in ids)


def test_files_that_are_not_read_are_named(
    write_story: Write, caplog: pytest.LogCaptureFixture
) -> None:
    read_articles(write_story({"a.txt": TEXT, "b.docx": "?", "README.md": "About this story"}))
    (record,) = caplog.records
    assert "b.docx was not read: only .txt files are articles" in record.message


def test_a_folder_that_is_called_like_a_file_is_no_article(write_story: Write) -> None:
    folder = write_story({"a.txt": TEXT})
    (folder / "b.txt").mkdir()
    assert [article.file for article in read_articles(folder)] == ["a.txt"]


def test_no_folder_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"nowhere: no such folder\. Name a folder"):
        read_articles(tmp_path / "nowhere")


def test_a_file_in_place_of_a_folder_is_an_error_with_a_remedy(write_story: Write) -> None:
    file = write_story({"a.txt": TEXT}) / "a.txt"
    with pytest.raises(ArticleError, match=r"a\.txt: is a file, not a folder\. Name a folder"):
        read_articles(file)


def test_a_folder_without_articles_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"no articles here\. Put one \.txt file"):
        read_articles(tmp_path)


# Reading order


def test_articles_are_ordered_by_the_moment_and_not_by_the_clock() -> None:
    def published(moment: datetime | date | None) -> tuple[str, str]:
        return Article("a", "s", "o", "", TEXT, moment).reading_order

    east = datetime(2017, 2, 24, 1, 0, tzinfo=timezone(timedelta(hours=5)))
    later = datetime(2017, 2, 23, 22, 0, tzinfo=UTC)
    assert published(date(2017, 2, 23)) < published(east) < published(later)
    assert published(later) < published(date(2017, 2, 24)) < published(None)


# sources.csv


def test_every_column_is_used(write_story: Write) -> None:
    (article,) = read_with(
        write_story,
        "file,outlet,published,title,url,note\n"
        'a.txt,"Gull, The",2017-02-24T18:30:00+01:00,"Dam leaks, ""badly""",'
        "https://example.org/1,Shortened\n",
    )
    assert article.outlet == "Gull, The"
    assert article.title == 'Dam leaks, "badly"'
    assert article.published == datetime(2017, 2, 24, 17, 30, tzinfo=UTC)
    assert (article.url, article.note) == ("https://example.org/1", "Shortened")


def test_columns_on_the_source_are_kept_with_the_article(write_story: Write) -> None:
    (article,) = read_with(
        write_story,
        "file,owner,agency,country,language,reliability\na.txt,Oake Media,AP,Orrow,en,c\n",
    )
    assert article.source == Source("Oake Media", "AP", "Orrow", "en", "C")


@pytest.mark.parametrize("column", COLUMNS[1:])
@pytest.mark.parametrize("empty", [False, True])
def test_every_column_but_file_may_be_left_out_or_empty(
    write_story: Write, column: str, empty: bool
) -> None:
    sources = f"file,{column}\na.txt,\n" if empty else "file\na.txt\n"
    (article,) = read_with(write_story, sources)
    assert (article.outlet, article.published, article.title) == ("A", None, "")


def test_a_row_may_break_off_early(write_story: Write) -> None:
    (article,) = read_with(write_story, "file,outlet,title\na.txt,Gull\n")
    assert (article.outlet, article.title) == ("Gull", "")


def test_a_file_that_is_not_listed_is_read_all_the_same(write_story: Write) -> None:
    outlets = [
        a.outlet for a in read_with(write_story, "file,outlet\na.txt,Gull\n", "a.txt", "b.txt")
    ]
    assert outlets == ["Gull", "B"]


def test_a_byte_order_mark_and_cr_lf_in_sources_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.csv").write_bytes(codecs.BOM_UTF8 + b"file,outlet\r\na.txt,Gull\r\n")
    assert read_articles(tmp_path)[0].outlet == "Gull"


@pytest.mark.parametrize("beside", [True, False])
def test_sources_lie_beside_the_articles_or_one_folder_above(tmp_path: Path, beside: bool) -> None:
    inner = tmp_path / "articles"
    inner.mkdir()
    (inner / "a.txt").write_text(TEXT, encoding="utf-8")
    place = inner if beside else tmp_path
    (place / "sources.csv").write_text("file,outlet\na.txt,Gull\n", encoding="utf-8")
    assert read_articles(tmp_path)[0].outlet == "Gull"


def test_a_bare_day_stays_a_day(write_story: Write) -> None:
    (article,) = read_with(write_story, "file,published\na.txt,2017-02-24\n")
    assert article.published == date(2017, 2, 24)
    assert not isinstance(article.published, datetime)
    assert article.day == date(2017, 2, 24)


def test_the_day_of_a_moment_is_the_one_on_its_own_clock(write_story: Write) -> None:
    (article,) = read_with(write_story, "file,published\na.txt,2017-02-24T23:30:00-08:00\n")
    assert article.day == date(2017, 2, 24)


def test_the_table_stands_above_the_text(write_story: Write) -> None:
    folder = write_story(
        {
            "a.txt": "Dam leaks in Harrow\n\nFebruary 23, 2017\n\n" + TEXT,
            "sources.csv": "file,title,published\na.txt,Water everywhere,2017-02-24\n",
        }
    )
    (article,) = read_articles(folder)
    assert (article.title, article.published) == ("Water everywhere", date(2017, 2, 24))


def test_columns_that_are_not_used_are_told_with_those_that_are(
    write_story: Write, caplog: pytest.LogCaptureFixture
) -> None:
    read_articles(
        write_story({"a.txt": "Rain fell.", "sources.csv": "file,date,source\na.txt,10 May,Gull\n"})
    )
    (record,) = caplog.records
    assert "sources.csv: not used: date, source; the columns that are: file, outlet, published" in (
        record.getMessage()
    )


BAD_SOURCES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "a listed file is missing": (
        "file\na.txt\nc.txt\n",
        ("line 3", "'c.txt' is not in", "remove the line", "did you mean a.txt?"),
    ),
    "a column is misspelt": (
        "file,outlt\na.txt,Gull\n",
        ("line 1", "unknown column 'outlt'", "did you mean outlet?"),
    ),
    "the column file is missing": ("outlet\nGull\n", ("line 1", "no column 'file'", "header is")),
    "it is empty": ("", ("no column 'file'",)),
    "a file is listed twice": ("file\na.txt\na.txt\n", ("line 3", "'a.txt' is listed twice")),
    "a row names no file": (
        "file,outlet\n,Gull\n",
        ("line 2", "the column 'file' is empty", "Name the article's file"),
    ),
    "a comma stands without quotation marks": (
        "file,outlet\na.txt,Gull, The\n",
        ("line 2", "more values than columns", "quotation marks"),
    ),
    "a quotation mark is never closed": (
        'file\n"a.txt\n',
        ("line 2", "not readable", "Close every"),
    ),
    "the header's quotation mark is never closed": (
        '"file\n',
        ("line 1", "not readable", "Close every"),
    ),
    "a moment has no zone": (
        "file,published\na.txt,2017-02-24T18:30:00\n",
        ("line 2", "'published' has no time zone: 2017-02-24T18:30:00", "+01:00"),
    ),
    "a date is nonsense": (
        "file,published\na.txt,last Tuesday\n",
        ("line 2", "'published' is not a date: last Tuesday", "2017-02-24"),
    ),
    "a date does not exist": (
        "file,published\na.txt,2017-02-30\n",
        ("line 2", "'published' is not a date: 2017-02-30"),
    ),
    "another file was meant": (
        f"file,sha256\na.txt,{'0' * 64}\n",
        ("a.txt: its SHA-256 is", "line 2", "or correct the line"),
    ),
}


@pytest.mark.parametrize("what", BAD_SOURCES)
def test_sources_that_do_not_fit_are_an_error_with_place_and_remedy(
    write_story: Write, what: str
) -> None:
    sources, expected = BAD_SOURCES[what]
    message = error_of(write_story, sources)
    assert all(part in message for part in ("story", *expected)), message


def test_the_right_digest_is_accepted_in_either_case(write_story: Write) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    for written in (digest, digest.upper()):
        assert read_with(write_story, f"file,sha256\na.txt,{written}\n")[0].sha256 == digest


def test_texts_that_are_all_missing_are_asked_for_by_name(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("file\nb.txt\na.txt\n", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"Put these files into it: b\.txt, a\.txt") as error:
        read_articles(tmp_path)
    assert str(tmp_path) in str(error.value)


def test_the_story_that_comes_without_its_texts_says_which_to_put_where(tmp_path: Path) -> None:
    table = (ROOT / "data" / "mexico-visit" / "sources.csv").read_text(encoding="utf-8")
    (tmp_path / "sources.csv").write_text(table, encoding="utf-8")
    with pytest.raises(ArticleError, match=r"Put these files into it: 000_.*, 004_"):
        read_articles(tmp_path)


def test_the_sample_reads_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    articles = read_articles(SAMPLE)
    assert {article.story for article in articles} == {"reservoir-leak"}
    assert len({article.outlet for article in articles}) == 5
    assert all(article.published and article.title for article in articles)
    assert not caplog.records
