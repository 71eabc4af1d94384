"""Tables as a notebook's cells show them: columns, days, lead-ins, and what points rest on."""

from __future__ import annotations

import re

from conftest import Compose
from summarize.showing.drawn_legs import legs_html
from summarize.showing.drawn_tables import to_html
from summarize.showing.tables import COUNT, TEXT, make_table


def test_days_are_told_in_words_and_sorted_by_what_they_stand_for() -> None:
    html = to_html(
        make_table(
            {"outlet": TEXT, "published": TEXT},
            [("Courier", "2026-03-10"), ("Post", "2026-03-11T18:40:00+01:00"), ("Ledger", None)],
        )
    )
    assert 'data-value="2026-03-10">10 March 2026</td>' in html
    assert 'data-value="2026-03-11T18:40:00+01:00">11 March 2026, 18:40 UTC+01:00</td>' in html


def test_the_first_and_the_last_day_of_an_event_stand_in_one_column() -> None:
    html = to_html(
        make_table(
            {"first": TEXT, "last": TEXT},
            [("2026-03-01", "2026-03-31"), ("2026-03-10", "2026-03-10")],
        )
    )
    assert ">when</th>" in html
    assert 'data-value="2026-03-01">1–31 March 2026</td>' in html
    assert ">10 March 2026</td>" in html


def test_an_outlet_that_is_called_like_a_day_keeps_its_name() -> None:
    assert ">2026-03-10</td>" in to_html(make_table({"outlet": TEXT}, [("2026-03-10",)]))


def test_a_column_without_anything_in_it_is_left_out() -> None:
    html = to_html(
        make_table({"text": TEXT, "language": TEXT, "words": COUNT}, [("Pumps stopped.", "", 0)])
    )
    assert "language" not in html
    assert ">words</th>" in html  # nought is something


def test_a_lead_in_stands_quietly_before_its_text_and_in_no_column() -> None:
    html = to_html(
        make_table(
            {"lead_in": TEXT, "text": TEXT},
            [("Oake <b>spoke</b>.", "She left."), ("", "Pumps stopped.")],
        )
    )
    assert html.count("</th>") == 1
    assert re.search(r"<span [^>]*>Oake &lt;b&gt;spoke&lt;/b&gt;.</span> She left.</td>", html)
    assert ">Pumps stopped.</td>" in html


def test_what_a_point_rests_on_stands_once_below_a_credibility_that_stands_once(
    compose: Compose,
) -> None:
    told = ("The harbour pumps stopped on Monday night.", "Three trams stood still at noon.")
    html = legs_html(compose({"a.txt": " ".join(told), "b.txt": " ".join(told)}, wire_overlap=1))
    assert [html.count(each) for each in told] == [1, 1]
    assert html.count("Credibility ") == 1
    assert html.count("2 outlets, in their own voice") == 2


def test_a_story_of_one_outlet_rests_on_nothing_that_could_be_shown(compose: Compose) -> None:
    assert "No point is told by two outlets." in legs_html(compose({"a.txt": "A tram stood."}))
