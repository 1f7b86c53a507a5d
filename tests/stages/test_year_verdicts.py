"""The annual verdict on a measure: what each executor said last, the term, and whose report is still to come."""

from collections.abc import Sequence

import pytest
from plans import Q3, Q4, example_plan
from reported import Reported, nil_report, reported
from year_reports import lines, measure_in, whole_year_plan, with_term, year_of

from workbook_tools.model.quarter import Quarter
from workbook_tools.model.submission import Status
from workbook_tools.model.year_report import Because, Gap, Verdict, YearReport

DONE, RUNS, PARTIAL = Status.DONE, Status.IN_PROGRESS, Status.PARTIAL
NOT_STARTED, NOT_DONE, NOT_DUE = Status.NOT_STARTED, Status.NOT_DONE, Status.NOT_DUE
AFTER, WITHIN = "10.01.2021", "20.12.2020"
"""Days after and within the term «Протягом року»; both after the fourth quarter's deadline."""
FIVE = ("social_protection", "legal_internal_policy", "police")
"""The executors of measure 5."""

Said = Status | None
"""None: no report."""


def year_where(third: Sequence[Said], fourth: Sequence[Said], today: str) -> YearReport:
    """What the three executors of measure 5 say of it in the third and in the fourth quarter."""
    reports = [
        reported(department, quarter, as_of, statuses={"5": status}, receipt=10 * quarter.number + place)
        for quarter, as_of, said in ((Q3, "16.09", third), (Q4, "16.12", fourth))
        for place, (department, status) in enumerate(zip(FIVE, said, strict=True))
        if status is not None
    ]
    return year_of(reports, today)


def verdict(third: Sequence[Said], fourth: Sequence[Said], today: str) -> Verdict:
    return measure_in(year_where(third, fourth, today), "5").verdict


NOBODY: tuple[Said, ...] = (None, None, None)


@pytest.mark.parametrize(
    ("fourth", "status", "because"),
    [
        ((DONE, DONE, DONE), DONE, Because.ALL_DONE),
        ((DONE, DONE, RUNS), PARTIAL, Because.NOT_BY_ALL),
        ((DONE, DONE, None), PARTIAL, Because.NOT_BY_ALL),
        ((DONE, NOT_DONE, NOT_DONE), PARTIAL, Because.NOT_BY_ALL),
        ((RUNS, RUNS, RUNS), PARTIAL, Because.UNFINISHED),
        ((RUNS, PARTIAL, None), PARTIAL, Because.UNFINISHED),
        ((PARTIAL, PARTIAL, PARTIAL), PARTIAL, Because.ALL_EQUAL),
        ((NOT_DONE, NOT_DONE, NOT_DONE), NOT_DONE, Because.ALL_EQUAL),
        ((NOT_DONE, NOT_STARTED, NOT_STARTED), NOT_DONE, Because.NEVER_STARTED),
        ((NOT_DONE, None, None), NOT_DONE, Because.ALL_EQUAL),
        ((NOT_DONE, RUNS, None), PARTIAL, Because.NOT_BY_ALL),
        ((DONE, DONE, NOT_DUE), PARTIAL, Because.NOT_BY_ALL),
        ((NOT_DUE, NOT_DUE, NOT_DUE), None, Because.NOBODY_SAYS),
        (NOBODY, None, Because.NOBODY_SAYS),
    ],
)
def test_after_the_term(fourth: Sequence[Said], status: Said, because: Because) -> None:
    assert verdict(NOBODY, fourth, AFTER) == Verdict(status, True, because)


@pytest.mark.parametrize(
    ("fourth", "status", "because"),
    [
        ((DONE, DONE, DONE), DONE, Because.ALL_DONE),
        ((DONE, DONE, None), RUNS, Because.RUNS),
        ((DONE, RUNS, NOT_DONE), RUNS, Because.RUNS),
        ((NOT_STARTED, NOT_STARTED, None), NOT_STARTED, Because.RUNS),
        (NOBODY, None, Because.NOBODY_SAYS),
    ],
)
def test_within_the_term_nothing_is_final(fourth: Sequence[Said], status: Said, because: Because) -> None:
    """The domain's rule of the joint status, of what was said last."""
    assert verdict(NOBODY, fourth, WITHIN) == Verdict(status, False, because)


def test_the_last_word_of_each_executor_counts_whichever_quarter_it_is_of() -> None:
    year = year_where((DONE, RUNS, DONE), (None, DONE, None), AFTER)
    row = measure_in(year, "5")
    assert row.verdict == Verdict(DONE, True, Because.ALL_DONE)
    assert [(e.status, e.last_quarter) for e in row.executors] == [(DONE, Q3), (DONE, Q4), (DONE, Q3)]
    assert [e.quarters(Gap.SILENT) for e in row.executors] == [(Q4,), (), (Q4,)], "and the gaps are named beside it"
    assert [None if q is None else q.status for q in row.rows] == [RUNS, RUNS], "as the quarters' own workbooks say"


def test_a_later_word_takes_an_earlier_one_back() -> None:
    assert verdict((DONE, DONE, DONE), (DONE, DONE, RUNS), AFTER).status is PARTIAL


def test_a_nil_report_says_nothing_of_a_measure() -> None:
    """The last status stands; that nothing was held in the fourth quarter is named."""
    third = [reported(department, Q3, "16.09", statuses={"5": DONE}, receipt=n) for n, department in enumerate(FIVE, 1)]
    nil = nil_report("police", Q4, "16.12", "Карантин", receipt=9)
    row = measure_in(year_of([*third, nil], AFTER), "5")
    assert row.verdict.status is DONE
    assert row.executors[2].nil == (Q4,)
    assert row.executors[2].quarters(Gap.SILENT) == ()


def test_who_said_that_nothing_was_held_all_year_has_not_said_how_it_stands() -> None:
    reports = [
        nil_report(department, quarter, as_of, "Карантин", receipt=10 * quarter.number + n)
        for quarter, as_of in ((Q3, "16.09"), (Q4, "16.12"))
        for n, department in enumerate(FIVE)
    ]
    assert measure_in(year_of(reports, AFTER), "5").verdict == Verdict(None, True, Because.NOBODY_SAYS)


def test_a_report_as_of_the_last_day_closes_the_year() -> None:
    """A supplement as of 31.12 tells how things stood at the end of that day."""
    said = {FIVE[0]: DONE, FIVE[1]: RUNS, FIVE[2]: DONE}
    reports = [
        reported(department, Q4, "31.12" if place == 2 else "16.12", statuses={"5": status}, receipt=place)
        for place, (department, status) in enumerate(said.items())
    ]
    assert measure_in(year_of(reports, "31.12.2020"), "5").verdict == Verdict(PARTIAL, True, Because.NOT_BY_ALL)


def test_the_last_day_of_the_term_is_within_it() -> None:
    assert not verdict(NOBODY, (RUNS, RUNS, RUNS), "31.12.2020").final
    assert verdict(NOBODY, (RUNS, RUNS, RUNS), "01.01.2021").final


def test_a_term_that_is_over_while_a_report_on_it_is_awaited_is_not_final() -> None:
    """1 September is over, yet what was done by then is reported by 17 September."""
    plan = with_term(example_plan(), "5", "01.01.2020", "01.09.2020")
    before = measure_in(year_of([], "10.09.2020", plan), "5").verdict
    assert before == Verdict(None, False, Because.AWAITED)
    said = [reported(d, Q3, "08.09", statuses={"5": DONE}, receipt=n) for n, d in enumerate(FIVE[:2], 1)]
    assert measure_in(year_of(said, "10.09.2020", plan), "5").verdict == Verdict(RUNS, False, Because.AWAITED)
    assert measure_in(year_of(said, "18.09.2020", plan), "5").verdict == Verdict(PARTIAL, True, Because.NOT_BY_ALL)


def test_a_term_that_has_not_begun() -> None:
    plan = with_term(example_plan(), "5", "01.10.2020", "31.12.2020")
    row = measure_in(year_of([], "22.09.2020", plan), "5")
    assert row.verdict == Verdict(NOT_DUE, False, Because.NOT_DUE)
    assert row.rows[0] is None, "the third quarter's forms do not ask for it"


def test_a_term_that_no_form_ever_asked_for() -> None:
    plan = with_term(example_plan(), "5", "01.02.2020", "31.03.2020")
    row = measure_in(year_of([], "22.09.2020", plan), "5")
    assert row.verdict == Verdict(None, True, Because.NOT_ASKED)
    assert row.rows == (None, None)


def test_quarters_that_are_ahead_say_nothing() -> None:
    reports = [reported("education", Quarter(2020, 1), "16.03", statuses={"10": DONE})]
    year = year_of(reports, "20.03.2020", whole_year_plan())
    assert [of.phase.value for of in year.quarters] == ["closed", "open", "ahead", "ahead"]
    row = measure_in(year, "10")
    assert row.verdict == Verdict(RUNS, False, Because.RUNS)
    assert row.executors[1].quarters(Gap.SILENT) == (Quarter(2020, 1),)
    assert row.executors[1].quarters(Gap.AWAITED) == (Quarter(2020, 2),)
    assert not year.over


# --- who reported when ---------------------------------------------------------------------------


def test_departments_by_quarters() -> None:
    reports: list[Reported] = [
        reported("culture", Q3, "16.09", receipt=1),
        nil_report("culture", Q4, "16.12", "Карантин", receipt=2),
        reported("police", Q4, "21.12", receipt=3),
    ]
    year = year_of(reports, AFTER)
    kinds = {
        d.department: [None if s is None else (s.kind.value, s.late, s.overdue) for s in d.standings]
        for d in year.departments
    }
    assert kinds["culture"] == [("accepted", False, False), ("nil", False, False)]
    assert kinds["police"] == [("missing", False, True), ("accepted_late", True, False)]
    police = next(d for d in year.departments if d.department == "police")
    assert (police.counted, police.due, police.awaited) == (1, 2, 0)


def test_a_department_that_a_quarter_asks_nothing_of() -> None:
    """The police executes measure 5 alone: where its term is the fourth quarter's, the third does not ask."""
    plan = with_term(example_plan(), "5", "01.10.2020", "31.12.2020")
    police = next(d for d in year_of([], AFTER, plan).departments if d.department == "police")
    assert police.asked == (Q4,)
    assert police.standings[0] is None
    assert police.due == 1


# --- what needs attention ------------------------------------------------------------------------


def test_attention_names_silent_quarters_verdicts_and_contradictions() -> None:
    """Measure 3 is done, says the hospital, and 900 contacts of 10 000 were made."""
    reports = [
        reported("hospital", Q3, "16.09", openings={"3.1": 0}, statuses={"3": RUNS}, receipt=1),
        reported(
            "hospital", Q4, "16.12", statuses={"3": DONE}, events=["20.10 | 3 | стенд | Донорство | 900"], receipt=2
        ),
        reported("police", Q4, "21.12", statuses={"5": NOT_DONE}, receipt=3),
    ]
    year = year_of(reports, AFTER)
    told = {line.code: dict(line.values) for line in year.attention}
    silent = [dict(line.values) for line in year.attention if line.code == "year_silent"]
    both = "ВПВП, Культура, УЖКГМ, УСЗ, УСЕР, Освіта, Молодь і спорт"
    assert silent == [
        {"quarters": "III квартал, IV квартал", "departments": both},
        {"quarters": "III квартал", "departments": "Поліція"},
    ]
    assert told["year_late"] == {"departments": "Поліція", "quarters": "IV квартал"}
    assert told["year_done_below_target"] == {"measure": "3", "indicators": "3.1"}
    assert told["year_not_done"] == {"measures": "5"}
    assert told["year_not_told"] == {"measures": "1, 2, 4, 6, 7, 8, 9, 10, 11"}
    assert ("not_done", "5") in lines(year), "with the reason of who says so"
    assert ("flow_below_target", "3.1") in lines(year)
    codes = [code for code, _ in lines(year)]
    assert codes.index("year_silent") < codes.index("year_not_done") < codes.index("flow_below_target")


def test_a_year_that_has_not_begun_needs_no_attention() -> None:
    year = year_of([], "10.12.2019", whole_year_plan())
    assert [of.phase.value for of in year.quarters] == ["ahead"] * 4
    assert year.attention == ()
    assert all(row.verdict.status is Status.NOT_DUE for row in year.measures)


def test_a_verdict_that_is_not_final_is_not_announced() -> None:
    """«Виконано частково» of all within the term; after it the same words are the year's."""
    within, after = (year_where(NOBODY, (PARTIAL, PARTIAL, PARTIAL), today) for today in (WITHIN, AFTER))
    assert measure_in(within, "5").verdict == Verdict(PARTIAL, False, Because.RUNS)
    assert "year_partial" not in [code for code, _ in lines(within)]
    assert "year_partial" in [code for code, _ in lines(after)]
