"""A correction that comes when a later quarter's report was accepted already: no day is counted twice or lost."""

from pathlib import Path

import pytest
from plans import Q3, Q4
from quarters import Desk, answer

from workbook_tools.demo.clerk import Answer
from workbook_tools.model.quarter import Quarter

WINTER = "2020-12-16 10:00"
LATER = "2020-12-21 10:00"


def police_q3(as_of: str, *lessons: str) -> Answer:
    return answer(
        "police", as_of, openings={"5.1": 800}, events=[f"{day} | 5 | урок | Безпека | 100" for day in lessons]
    )


def police_q4(as_of: str, *lessons: str) -> Answer:
    return answer("police", as_of, Q4, events=[f"{day} | 5 | урок | Дорога | 40" for day in lessons])


def outcome_of(desk: Desk, filled: Answer, now: str, quarter: Quarter = Q3) -> tuple[str, list[str]]:
    desk.send("police", quarter, filled)
    (taken,) = desk.ingest(now)
    return taken["outcome"], [finding["code"] for finding in taken["findings"]]


@pytest.fixture
def winter(desk: Desk) -> Desk:
    """Q4's templates are out as well."""
    desk.done("template", "2020-Q4", now="2020-12-01 10:00")
    return desk


@pytest.fixture
def reported(winter: Desk) -> Desk:
    """Q3 as of 14.09 and Q4 from 15.09 are accepted."""
    assert outcome_of(winter, police_q3("14.09", "07.09"), "2020-09-16 10:00")[0] == "accepted"
    assert outcome_of(winter, police_q4("15.12", "16.09", "20.10"), WINTER, Q4)[0] == "accepted"
    return winter


def test_a_correction_may_not_reach_into_the_later_report(reported: Desk) -> None:
    """16.09 would count in both quarters."""
    outcome, codes = outcome_of(reported, police_q3("16.09", "07.09", "16.09"), LATER)
    assert (outcome, "as_of_in_next_report" in codes) == ("returned", True)
    outcome, codes = outcome_of(reported, police_q3("14.09", "07.09", "08.09"), LATER)
    assert (outcome, "as_of_in_next_report" in codes, "days_between_reports" in codes) == ("accepted", False, False)
    merged = reported.done("merge", "2020-Q4", "--json", now=LATER).json
    lessons = next(i for i in merged["indicators"] if i["code"] == "5.1")
    assert (lessons["quarter"], lessons["cumulative"]) == (80, 800 + 200 + 80)


def test_days_that_a_correction_leaves_between_are_told_and_can_be_given_to_the_later_one(reported: Desk) -> None:
    outcome, codes = outcome_of(reported, police_q3("10.09", "07.09"), LATER)
    assert (outcome, "days_between_reports" in codes) == ("accepted", True)
    outcome, codes = outcome_of(reported, police_q4("15.12", "12.09", "16.09", "20.10"), LATER, Q4)
    assert (outcome, "date_before_window" in codes) == ("accepted", False)


def test_a_first_report_that_comes_after_the_later_one_ends_before_it(winter: Desk) -> None:
    """Without Q3's report Q4's window opened on 18.09, the day after the decree date."""
    assert outcome_of(winter, police_q4("15.12", "20.09"), WINTER, Q4) == ("returned", ["opening_missing"])
    winter.run("decide", "accept", "1", "--reason", "узгоджено", now=WINTER)
    assert outcome_of(winter, police_q3("18.09", "07.09"), LATER)[1].count("as_of_in_next_report") == 1
    assert "as_of_in_next_report" not in outcome_of(winter, police_q3("17.09", "07.09"), LATER)[1]


def test_a_rejection_after_the_later_report_came_does_not_move_where_it_begins(reported: Desk) -> None:
    reported.done("decide", "reject", "1", "--reason", "надіслано помилково", now=LATER)
    assert outcome_of(reported, police_q3("16.09", "07.09"), LATER)[1].count("as_of_in_next_report") == 1


def test_the_earlier_report_itself_is_judged_by_what_was_known_when_it_came(reported: Desk, tmp_path: Path) -> None:
    """Its own bytes again, after the rules changed: the later report was not there yet."""
    (before, _) = reported.history().filed
    again = tmp_path / "ще раз.xlsx"
    again.write_bytes(reported.root.joinpath(before.receipt.archived).read_bytes())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("workbook_tools.workflows.posting.RULES_EDITION", before.judgement.rules_edition + 1)
        reported.run("ingest", str(again), now=LATER)
    (after, _) = reported.history().filed
    assert after.judgement.rules_edition == before.judgement.rules_edition + 1
    assert after.judgement.findings == before.judgement.findings
