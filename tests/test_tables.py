"""Tables: what stands in them, and what survives the way into a file and back."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from pyarrow import parquet

from conftest import Compose
from summarize import Briefing
from summarize.comparing.reasons import Explanation, Match, Reason
from summarize.comparing.spans import Span
from summarize.judging.additions import Addition
from summarize.reading.articles import Article
from summarize.reading.sentences import Sentence
from summarize.showing import dispute_tables, drawn_tables, joins, story_tables, tables
from summarize.showing.files import write_results
from summarize.showing.tables import Table
from summarize.showing.whole_files import write_bytes

SAYS_340 = "Police moved 340 families out of the valley on Tuesday."
SAYS_410 = "Police moved 410 families out of the valley on Tuesday."
AGREED = "The old bridge over the river collapsed during the night."
AGREED_TOO = "In the night the old bridge over the river collapsed."
WIRE = "Engineers inspected every cable of the structure during the spring and found rust there."
ALONE = "A baker sold warm bread to the crowd until noon."
SOURCES = """file,outlet,published,title,url,note
a.txt,NA,2026-03-10,One,,invented
b.txt,=cmd|'x'!A1,2026-03-11,Two,,invented
c.txt,Cost $5 & $6 <b>,,Three,,
"""
STORY = {
    "a.txt": f"{AGREED} {WIRE}\n\n{SAYS_340}",
    "b.txt": f"{AGREED} {WIRE}\n\n{SAYS_410}",
    "c.txt": f"{AGREED_TOO}\n\n=1+1 was painted on the wall in red. {ALONE}",
    "sources.csv": SOURCES,
}


@pytest.fixture
def briefing(compose: Compose) -> Briefing:
    return compose(STORY)


def read_csv(table: Table) -> Table:
    return pd.read_csv(io.StringIO(tables.to_csv(table)), keep_default_na=False)


def test_what_is_left_out_behind_a_lead_in_is_marked(compose: Compose) -> None:
    told = "Ann Oake, a baker, runs the shop beside the bridge."
    sold = "She sold warm bread to the crowd until noon."
    briefing = compose({"a.txt": f"{told} The doors are green. {sold}", "b.txt": AGREED})
    unique = story_tables.unique_table(briefing)
    lead_in = dict(zip(unique["text"], unique["lead_in"], strict=True))[sold]
    assert lead_in == f"{told} […]"


def test_every_article_has_a_row_and_its_reprinted_sentences_are_counted(
    briefing: Briefing,
) -> None:
    table = story_tables.articles_table(briefing)
    assert list(table["outlet"]) == list(briefing.outlets)
    assert list(table["reprinted"]) == [
        sum(each.copy_of is not None for each in briefing.sentences if each.outlet == outlet)
        for outlet in briefing.outlets
    ]
    assert table["reprinted"].sum() > 0
    assert table["published"].isna().tolist() == [False, False, True]


def test_offsets_lead_back_to_the_words_that_are_shown(briefing: Briefing) -> None:
    articles: Mapping[str, Article] = {article.id: article for article in briefing.articles}
    rows = 0
    for name, table in story_tables.all_tables(briefing).items():
        if "start" not in table.columns:
            continue
        for row in table.to_dict("records"):
            rows += 1
            assert articles[row["article"]].text[row["start"] : row["end"]] == row["text"], name
    assert rows > len(briefing.sentences)


def test_every_sentence_is_listed_with_the_finding_it_belongs_to(briefing: Briefing) -> None:
    table = story_tables.sentences_table(briefing)
    assert list(table["id"]) == [sentence.id for sentence in briefing.sentences]
    compared = [sentence.kind != "boilerplate" for sentence in briefing.sentences]
    assert table["finding"].notna().tolist() == compared


def test_a_summary_line_names_who_states_it_and_who_does_not(briefing: Briefing) -> None:
    table = story_tables.summary_table(briefing)
    assert not table.empty
    for row in table.to_dict("records"):
        assert {*row["outlets"], *row["outlets_without"]} == set(briefing.outlets)
        assert not set(row["outlets"]) & set(row["outlets_without"])


def test_a_reprint_is_shown_as_a_reprint(briefing: Briefing) -> None:
    copied = next(sentence for sentence in briefing.sentences if sentence.copy_of is not None)
    table = story_tables.coverage_table(briefing).set_index("finding")
    home = next(each.id for each in briefing.findings if copied in each.cluster.members)
    assert table.loc[home, copied.outlet] == "reprint"
    assert table.loc[home, copied.origin] == "own"


def test_contested_rows_hold_both_sides(compose: Compose) -> None:
    briefing = compose({"a.txt": SAYS_340, "b.txt": SAYS_410}, wire_overlap=1)
    table = dispute_tables.clashes_table(briefing)
    assert list(table["says"]) == ["340 families", "410 families"]
    assert list(table["outlet"]) == ["A", "B"]


def test_likeness_is_the_same_both_ways_and_ignores_reprints(briefing: Briefing) -> None:
    table = story_tables.likeness_table(briefing).set_index("outlet")
    assert table.to_numpy().tolist() == table.to_numpy().T.tolist()
    for outlet in briefing.outlets:
        own = [each for each in briefing.findings if outlet in each.cluster.origins]
        assert table.loc[outlet, outlet] == len(own)


def test_unique_points_stand_in_order_of_importance_within_each_outlet(briefing: Briefing) -> None:
    table = story_tables.unique_table(briefing)
    assert len(table) == sum(map(len, briefing.unique.values()))
    for _, points in table.groupby("outlet"):
        assert points["rank"].tolist() == list(range(1, len(points) + 1))
        assert points["importance"].is_monotonic_decreasing


def test_an_outlet_called_na_survives_the_csv(briefing: Briefing) -> None:
    assert "NA" in set(read_csv(story_tables.articles_table(briefing))["outlet"])
    assert "NA" in read_csv(story_tables.likeness_table(briefing)).columns


def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe_in_csv_only(
    briefing: Briefing,
) -> None:
    for table in story_tables.all_tables(briefing).values():
        back = read_csv(table)
        cells = [str(name) for name in back.columns]
        cells += [str(cell) for name in back for cell in back[name] if isinstance(cell, str)]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=1+1 was painted" in tables.to_csv(story_tables.sentences_table(briefing))
    stored = parquet.read_table(
        io.BytesIO(tables.to_parquet(story_tables.sentences_table(briefing)))
    )
    assert [text for text in stored["text"].to_pylist() if text.startswith("=1+1 was")]


def test_a_negative_number_is_no_formula() -> None:
    assert tables.to_csv(pd.DataFrame({"n": [-1, 2]})) == "n\n-1\n2\n"


def test_lists_stay_lists_in_parquet_and_are_joined_in_csv(briefing: Briefing) -> None:
    table = story_tables.findings_table(briefing)
    stored = parquet.read_table(io.BytesIO(tables.to_parquet(table)))
    assert stored["outlets"].to_pylist() == [list(outlets) for outlets in table["outlets"]]
    several = next(outlets for outlets in table["outlets"] if len(outlets) > 1)
    assert "; ".join(several) in set(read_csv(table)["outlets"])


def test_pandas_reads_the_parquet_back(briefing: Briefing) -> None:
    for table in story_tables.all_tables(briefing).values():
        back = pd.read_parquet(io.BytesIO(tables.to_parquet(table)))
        assert list(back.columns) == list(table.columns)
        assert len(back) == len(table)


def test_the_same_articles_give_the_same_bytes(compose: Compose) -> None:
    first, second = (
        tables.render_tables(story_tables.all_tables(compose(STORY))) for _ in range(2)
    )
    assert first == second


def test_csv_lines_end_in_lf_alone(briefing: Briefing) -> None:
    for name, data in tables.render_tables(story_tables.all_tables(briefing)).items():
        if name.endswith(".csv"):
            assert b"\r" not in data
            assert data.endswith(b"\n")


def test_an_empty_table_has_the_columns_and_types_of_a_full_one(compose: Compose) -> None:
    alone = story_tables.all_tables(compose({"a.txt": AGREED}))
    full = story_tables.all_tables(compose(STORY))
    for name in ("summary", "clashes"):
        assert alone[name].empty
        schemas = [
            parquet.read_schema(io.BytesIO(tables.to_parquet(table[name])))
            for table in (alone, full)
        ]
        assert schemas[0] == schemas[1]
        assert tables.to_csv(alone[name]).count("\n") == 1


def test_an_outlet_may_be_called_like_a_column(compose: Compose) -> None:
    sources = "file,outlet\na.txt,text\nb.txt,finding\n"
    briefing = compose({"a.txt": AGREED, "b.txt": AGREED, "sources.csv": sources}, wire_overlap=1)
    table = story_tables.coverage_table(briefing)
    assert list(table.columns)[-2:] == ["outlet: text", "outlet: finding"]
    assert tables.to_parquet(table)


def test_html_is_escaped_whole_and_out_of_reach_of_mathjax(briefing: Briefing) -> None:
    html = drawn_tables.to_html(story_tables.articles_table(briefing))
    assert "Cost $5 &amp; $6 &lt;b&gt;" in html
    assert "<b>" not in html
    assert "mathjax_ignore" in html
    long = "word " * 60 + "end"
    assert long in drawn_tables.to_html(pd.DataFrame({"text": pd.Series([long], dtype="str")}))


def test_unique_html_says_for_every_outlet_what_it_alone_tells_or_that_it_tells_nothing(
    compose: Compose,
) -> None:
    told = {"a.txt": AGREED, "b.txt": f"{AGREED_TOO} {ALONE}", "c.txt": ALONE}
    html = drawn_tables.unique_html(compose(told))
    assert html.count("<h3") == 3
    assert "Nothing that no other outlet says." in html
    assert ALONE in html
    assert "it has no reporting of its own" in html


def test_results_lie_in_the_folder_and_leave_other_files_alone(
    briefing: Briefing, tmp_path: Path
) -> None:
    folder = tmp_path / "deep" / "results"
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    (folder / "comparison.json").write_text("former", encoding="utf-8")
    written = write_results(briefing, folder)
    assert all(path.is_file() for path in written)
    assert {path.relative_to(folder).as_posix() for path in written} == {
        "briefing.html",
        "briefing.md",
        "briefing.docx",
        "briefing.txt",
        "comparison.json",
        *(f"tables/{name}" for name in tables.render_tables(story_tables.all_tables(briefing))),
    }
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert "former" not in (folder / "comparison.json").read_text(encoding="utf-8")
    found = {path for path in folder.rglob("*") if path.is_file()}
    assert found == {*written, folder / "mine.txt"}


def test_a_write_that_fails_leaves_the_former_file_and_no_scrap(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").write_text("former", encoding="utf-8")
    with pytest.raises(OSError, match="taken"):
        write_bytes(tmp_path / "taken", b"new")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    assert (tmp_path / "taken" / "file").read_text(encoding="utf-8") == "former"


def test_a_summary_line_says_who_states_all_of_it_and_what_would_make_it_fall(
    briefing: Briefing,
) -> None:
    for row in story_tables.summary_table(briefing).to_dict("records"):
        assert {*row["whole_line"], *row["point_only"]} <= set(row["outlets"])
        assert not set(row["some_of_it"]) & set(row["outlets"])
        assert row["words_of"] in row["whole_line"]
        assert row["firmness"].endswith(".")


def test_the_margin_of_a_unique_point_is_what_it_lies_below_the_threshold(
    briefing: Briefing,
) -> None:
    for row in story_tables.unique_table(briefing).to_dict("records"):
        below = briefing.settings.similarity - row["nearest_similarity"]
        assert row["margin"] == pytest.approx(below, abs=2e-6)


def test_doubtful_points_stand_apart(compose: Compose) -> None:
    briefing = compose({"a.txt": f"{AGREED} {ALONE}", "b.txt": AGREED_TOO}, similarity=1)
    table = story_tables.unique_table(briefing)
    assert set(table["doubtful"]) == {True, False}
    sure, doubtful = drawn_tables.unique_html(briefing).split("Doubtful:", 1)
    assert ALONE in sure
    assert ALONE not in doubtful
    assert AGREED in doubtful


def test_what_an_outlet_leaves_out_stands_with_what_comes_nearest(compose: Compose) -> None:
    briefing = compose({"a.txt": AGREED, "b.txt": AGREED_TOO, "c.txt": ALONE})
    (row,) = story_tables.omissions_table(briefing).to_dict("records")
    assert (row["outlet"], row["support"]) == ("C", 2)
    assert row["text"] in {AGREED, AGREED_TOO}
    assert row["nearest_similarity"] <= briefing.settings.similarity
    html = drawn_tables.omissions_html(briefing)
    assert html.count("<h3") == 3
    assert html.count("Nothing.") == 2


def test_an_addition_is_marked_in_its_sentence_and_escaped(briefing: Briefing) -> None:
    finding = briefing.findings[0]
    told = next(each for each in briefing.sentences if "<" in each.outlet)
    addition = Addition(finding, told, (4, 14), 0.9, 0.5)
    with_one = replace(briefing, additions={told.outlet: (addition,)} | {
        outlet: () for outlet in briefing.origins if outlet != told.outlet
    })  # fmt: skip
    (row,) = story_tables.additions_table(with_one).to_dict("records")
    assert row["adds"] == told.text[4:14]
    html = drawn_tables.additions_html(with_one)
    assert f"<mark>{told.text[4:14]}</mark>" in html
    assert "<b>" not in html


def test_clusters_are_listed_sentence_by_sentence(briefing: Briefing) -> None:
    table = joins.clusters_table(briefing)
    assert AGREED in set(table["text"])
    assert table.groupby("point")["outlet"].nunique().min() > 1
    html = drawn_tables.clusters_html(briefing)
    assert "cohesion" in html
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_tables_of_nothing_have_their_columns() -> None:
    assert joins.near_misses_table(()).empty
    assert joins.evidence_table(None).columns[0] == "feature"
    assert joins.matches_table(None).empty
    assert "no pair" in drawn_tables.explanation_html(None)


def test_evidence_comes_to_the_log_odds() -> None:
    reasons = (Reason("run", "how much", 0.5, 0.4, 0.75), Reason("early", "how", 1.0, 0.9, -0.25))
    span = Span(
        Sentence(Article("a", "s", "A <b>", "", "It $fell$ <i>", None), 0, 0, 13, "body", 0)
    )
    pair = Explanation(span, span, 0.4, -1.0, reasons, (Match("fell", "fell", 1.0, 2.0),))
    table = joins.evidence_table(pair)
    assert table["adds"].tolist() == [-1.0, 0.75, -0.25, -0.5]
    assert joins.matches_table(pair)["left_word"].tolist() == ["fell"]
    html = drawn_tables.explanation_html(pair)
    assert "It $fell$ &lt;i&gt;" in html
    assert "<b>" not in html
