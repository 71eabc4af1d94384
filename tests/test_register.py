"""What the user's own register says of the outlets."""

from pathlib import Path

import pytest

from conftest import Write
from summarize.errors import ArticleError
from summarize.reading.articles import read_articles
from summarize.reading.register import RELIABILITY, UNKNOWN, Source, read_register, source_of

TEXT = "Water seeps through the dam.\n"
HEADER = "outlet,owner,agency,country,language,reliability\n"
ROW = "Harrow Courier,Oake Media,Kestrin Wire,Orrow,en,b\n"
COURIER = Source("Oake Media", "Kestrin Wire", "Orrow", "en", "B")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    return path


def error_of(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ArticleError) as error:
        read_register(path)
    return str(error.value)


def test_an_outlets_record_is_found_whatever_its_case_and_spaces(register: Path) -> None:
    known = read_register(register)
    assert source_of("harrow  COURIER", {}, known) == COURIER
    assert source_of("Harrow Post", {}, known) == UNKNOWN


def test_articles_know_their_source(write_story: Write, register: Path) -> None:
    folder = write_story({"harrow-courier.txt": TEXT, "lanmere-post.txt": TEXT})
    courier, post = read_articles(folder, register=register)
    assert (courier.source, post.source) == (COURIER, UNKNOWN)


def test_without_a_register_nothing_is_known(write_story: Write) -> None:
    (article,) = read_articles(write_story({"harrow-courier.txt": TEXT}))
    assert article.source == UNKNOWN


def test_an_articles_own_row_stands_above_the_register(write_story: Write, register: Path) -> None:
    sources = "file,outlet,agency,reliability\na.txt,Harrow Courier,Orrow Wire,D\n"
    (article,) = read_articles(
        write_story({"a.txt": TEXT, "sources.csv": sources}), register=register
    )
    assert article.source == Source("Oake Media", "Orrow Wire", "Orrow", "en", "D")


def test_any_column_but_outlet_may_be_left_out(register: Path) -> None:
    register.write_text("outlet,owner\nHarrow Courier,Oake Media\n", encoding="utf-8")
    assert list(read_register(register).values()) == [Source(owner="Oake Media")]


@pytest.mark.parametrize("grade", RELIABILITY)
def test_grades_run_from_a_to_f_in_either_case(register: Path, grade: str) -> None:
    register.write_text(f"outlet,reliability\nGull,{grade.lower()}\n", encoding="utf-8")
    assert [each.reliability for each in read_register(register).values()] == [grade]


@pytest.mark.parametrize("grade", ["G", "1", "A2", "good", "B-"])
def test_another_grade_is_an_error_with_file_line_and_remedy(register: Path, grade: str) -> None:
    message = error_of(register, f"outlet,reliability\nGull,A\nHeron,{grade}\n")
    assert message.startswith(f"{register}, line 3: 'reliability' is not a grade: {grade}. Write")
    assert "from A (completely reliable)" in message


def test_a_wrong_grade_in_sources_names_its_line(write_story: Write) -> None:
    folder = write_story({"a.txt": TEXT, "sources.csv": "file,reliability\na.txt,X\n"})
    with pytest.raises(
        ArticleError, match=r"sources\.csv, line 2: 'reliability' is not a grade: X"
    ):
        read_articles(folder)


def test_two_rows_for_one_outlet_are_an_error(register: Path) -> None:
    message = error_of(register, HEADER + ROW + ROW.replace("Harrow Courier", "harrow courier"))
    assert message == f"{register}, line 3: 'harrow courier' is listed twice. Remove one line."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "name,owner\nGull,Oake\n",
            "line 1: no column 'outlet'. The header is outlet,owner,agency",
        ),
        ("outlet,ownr\nGull,Oake\n", "line 1: unknown column 'ownr'; did you mean owner?"),
        ("outlet;owner\nGull;Oake\n", "line 1: one column only"),
        ("outlet,owner\n,Oake\n", "line 2: the column 'outlet' is empty. Name the outlet."),
        ("outlet,owner\nGull,Oake, Sons\n", "line 2: more values than columns"),
        ('outlet,owner\nGull,"Oake\n', "not readable as CSV"),
    ],
)
def test_what_does_not_fit_is_named(register: Path, text: str, says: str) -> None:
    assert says in error_of(register, text)


def test_a_register_that_is_not_there_is_an_error(write_story: Write, tmp_path: Path) -> None:
    folder = write_story({"a.txt": TEXT})
    with pytest.raises(ArticleError, match=r"none\.csv: no such register\. Name a CSV file"):
        read_articles(folder, register=tmp_path / "none.csv")
