"""Clocks that are wrong, years that are mistyped, and the plan of another year."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from ledgers import arrival, judgement
from msgspec.structs import replace
from plans import Q3, Q4
from quarters import PLAN, Desk, answer

from workbook_tools.demo.clerk import fill_in
from workbook_tools.files.memory.ledger import open_ledger
from workbook_tools.files.plan.workbook import write_plan
from workbook_tools.model.plan import Term
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Outcome

Filled = Callable[[str], bytes]
DAY, LATER = "2020-09-16 10:00", "2021-01-11 10:00"
ASKED = (("merge", "2020-Q3"), ("merge", "2020"), ("memo", "2020-Q3"), ("status", "2020-Q3"))


@pytest.mark.parametrize("stated", ["1920-09-16T10:00", "16.09.1920", "31.12.2018 23:59"])
def test_a_mistyped_year_of_receipt_is_refused_and_nothing_is_taken_in(desk: Desk, tmp_path: Path, stated: str) -> None:
    file = tmp_path / "сміття.xlsx"
    file.write_bytes(b"garbage")
    ran = desk.run("ingest", str(file), "--received-at", stated, now=DAY)
    assert (ran.status, ran.out) == (2, "")
    assert "задовго до плану 2020 року" in ran.err
    assert desk.history().filed == ()


def test_what_came_in_the_year_before_the_plan_s_is_believed(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "сміття.xlsx"
    file.write_bytes(b"garbage")
    desk.run("ingest", str(file), "--received-at", "01.01.2019 00:00", now=DAY)
    (filed,) = desk.history().filed
    assert filed.receipt.received_at == datetime(2018, 12, 31, 22, tzinfo=UTC)


def test_a_receipt_of_long_ago_stops_nothing(desk: Desk, filled: Filled) -> None:
    """An earlier version took one in; it is in no quarter's list."""
    with open_ledger(desk.root / "archive/ledger.sqlite3") as ledger:
        odd = replace(judgement(Outcome.QUARANTINED, None, None, as_of=None))
        ledger.post(arrival("a" * 64, datetime(1920, 9, 16, tzinfo=UTC)), odd, None, datetime(2020, 9, 15, tzinfo=UTC))
        archived = desk.root / ledger.history().filed[0].receipt.archived
    archived.parent.mkdir(parents=True)
    archived.write_bytes(b"garbage")
    desk.put("ГУНП.xlsx", filled("police"))
    for command in ASKED:
        desk.done(*command, now=DAY)


def test_a_clock_that_was_never_set_is_told(desk: Desk, filled: Filled) -> None:
    desk.put("ГУНП.xlsx", filled("police"))
    ran = desk.run("merge", "2020-Q3", now="1980-01-01 02:00")
    assert ran.status == 2
    assert "01.01.1980 02:00" in ran.err
    assert desk.inbox() == ["ГУНП.xlsx"]


def test_a_moment_before_all_calendars_is_no_moment(desk: Desk) -> None:
    ran = desk.run("merge", "2020-Q3", "--known-at", "0001-01-01 00:00", now=DAY)
    assert ran.status == 2
    assert "Не розпізнано дату й час" in ran.err
    ran = desk.run("merge", "2020-Q3", "--known-at", "0020-09-16 12:00", now=DAY)
    assert ran.status == 2
    assert "16.09.0020 12:00" in ran.err


@pytest.mark.parametrize("said", [("decide", "reject", "1", "--reason"), ("ingest", "inbox", "--on-behalf")])
def test_a_reason_in_another_encoding_is_refused(desk: Desk, said: tuple[str, ...]) -> None:
    """As a terminal of Windows-1251 gives it: bytes that are no UTF-8, each half a surrogate pair."""
    desk.put("сміття.xlsx", b"garbage")
    desk.run("ingest", now=DAY)
    ran = desk.run(*(str(desk.root / word) if word == "inbox" else word for word in said), "\udcef\udcf0", now=DAY)
    assert ran.status == 2
    assert "UTF-8" in ran.err
    assert desk.history().decisions == ()


# --- the plan of another year -----------------------------------------------------------------------


@pytest.fixture
def next_year(desk: Desk, filled: Filled) -> Desk:
    """The police reported for the third quarter of 2020, has its form of the fourth, and the plan is of 2021."""
    desk.put("ГУНП.xlsx", filled("police"))
    desk.done("merge", "2020-Q3", now=DAY)
    desk.done("template", "2020-Q4", now="2020-12-01 10:00")
    whole = Term("протягом року", ((date(2021, 1, 1), date(2021, 12, 31)),))
    decree = replace(PLAN.decree, year=2021, first_quarter=Quarter(2021, 1))
    plan = replace(PLAN, decree=decree, measures=tuple(replace(m, term=whole) for m in PLAN.measures))
    (desk.root / "templates/plan_template.xlsx").write_bytes(write_plan(plan))
    desk.done("plan", "check", now=LATER)
    return desk


def test_what_was_known_is_judged_by_the_plan_of_then(next_year: Desk) -> None:
    before = next_year.consolidated[Q3]
    told = next_year.done("merge", "2020-Q3", "--known-at", "2020-09-16 10:00", "--json", now=LATER).json
    assert (next_year.root / told["workbook"]).read_bytes() == before
    assert next_year.done("merge", "2020", "--known-at", DAY, "--json", now=LATER).json["year"] == 2020
    next_year.done("memo", "2020-Q3", "--known-at", DAY, now=LATER)


@pytest.mark.parametrize("command", [("merge", "2021-Q1"), ("memo", "2021-Q1"), ("merge", "2021")])
def test_a_quarter_that_the_plan_of_then_did_not_have_was_not_known(next_year: Desk, command: tuple[str, str]) -> None:
    before = next_year.outputs()
    ran = next_year.run(*command, "--known-at", DAY, now=LATER)
    assert (ran.status, next_year.outputs()) == (2, before)


def test_the_quarter_that_was_nearest_then_is_meant_where_none_is_named(next_year: Desk) -> None:
    told = next_year.done("merge", "--known-at", DAY, "--json", now=LATER).json
    assert told["quarter"] == "2020-Q3"


def test_a_form_of_the_year_before_waits_and_nothing_impossible_is_advised(next_year: Desk) -> None:
    lesson = "07.12 | 5 | урок | Безпека в Інтернеті | 20 | https://example.org/news/12"
    late = fill_in(next_year.form("police", Q4), answer("police", "17.12", Q4, events=[lesson]))
    next_year.put("ГУНП IV.xlsx", late)
    ran = next_year.run("ingest", now=LATER)
    assert ran.status == 1
    assert "а план у папці templates на 2021 рік" in " ".join(ran.out.split())
    assert "2020-Q4\n" not in ran.out.partition("Щоб записати рішення")[2]
    accepted = next_year.done("decide", "accept", "2", "--reason", "Надійшов вчасно.", now=LATER)
    assert "workbook-tools merge" not in accepted.out
    (next_year.root / "templates/plan_template.xlsx").write_bytes(write_plan(PLAN))
    merged = next_year.done("merge", "2020-Q4", "--json", now=LATER).json
    assert [d["code"] for d in merged["departments"] if d["standing"].startswith("accepted")] == ["police"]
