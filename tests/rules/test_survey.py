"""One pass over the register: nothing is lost in it, nothing comes in another order, and there is no second one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

import pytest
from findings import places
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from plans import Q3_WINDOW_FIRST, assignment_of
from rule_by_rule import found_by
from submissions import honest, with_indicator, with_register

from workbook_tools.model.past import Past
from workbook_tools.model.plan import FormClass
from workbook_tools.model.submission import Activity, Submission
from workbook_tools.rules.rulebook import ROW_RULES, RULES
from workbook_tools.rules.survey import survey
from workbook_tools.stages.check_submission import check_history, check_submission

COORDINATOR = assignment_of("legal_internal_policy")
ITEM = "https://example.org/news/42"
KNOWN = Past(date(2020, 9, 20), Q3_WINDOW_FIRST, asks_opening=False)
FAULTY = f"""
             | 1  | брифінг  | Без дати           | Рада | 10    | 11 | https://example.org
    24.07.2020 | 1  | брифінг  | Про безвіз         | Рада | 40    | 7  | {ITEM}
    24.07.2020 | 1  | стенд    | —                  | Рада | -1    |    | {ITEM}
    17.09.2020 | 9  | парад    | Про «безвіз»       | Рада | 44105 |    | htp://example.org
    24.07.2020 | 1  | брифінг  | про  безвіз.       | Рада | 18    | 19 |
    24.07.2020 | 4  | стенд    | Стенд              | Рада |       |    | www.example.org
"""


@dataclass
class Rows(Sequence[Activity]):
    """Counts how often it was gone over."""

    rows: tuple[Activity, ...]
    passes: int = 0

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Activity]:
        self.passes += 1
        return iter(self.rows)

    @overload
    def __getitem__(self, place: int) -> Activity: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Activity]: ...

    def __getitem__(self, place: int | slice) -> Activity | Sequence[Activity]:
        raise AssertionError("a row was looked for by its place")


def counted(submission: Submission) -> tuple[Submission, Rows]:
    rows = Rows(tuple(submission.activities))
    return replace(submission, activities=rows), rows


def test_faulty_rows_are_told_rule_by_rule_and_in_each_rule_row_by_row() -> None:
    report = with_register(honest(COORDINATOR), FAULTY)
    assert places(check_submission(report, COORDINATOR)) == [
        ("1", "date", "required_blank"),
        ("1", "aged", "number_above_other"),
        ("3", "title", "empty_words"),
        ("3", "reach", "number_below_minimum"),
        ("4", "date", "date_after_as_of"),
        ("4", "measure", "measure_not_assigned"),
        ("4", "form", "not_in_list"),
        ("4", "link", "link_unreadable"),
        ("5", "aged", "number_above_other"),
        ("6", "reach", "required_when_blank"),
        ("4", "reach", "suspicious_date_number"),
        ("3", "link", "same_event_twice"),
        ("5", "title", "alike_event"),
        ("3", "form", "form_not_counted"),
        ("1", "link", "link_to_home"),
        ("6", "link", "link_to_home"),
    ]


def test_all_rules_together_find_what_each_one_finds() -> None:
    """Many faulty rows: the pass that all share is to each rule as one of its own."""
    rows = FAULTY.strip().splitlines() * 7
    report = with_register(with_indicator(honest(COORDINATOR), "1.1", value="46154"), "\n".join(rows))
    together = check_submission(report, COORDINATOR)
    assert len(together) > 100
    assert together == tuple(finding for rule in RULES for finding in found_by(rule, report, COORDINATOR))
    register = survey(report, COORDINATOR, ROW_RULES)
    for rule in ROW_RULES:
        alone = rule(report, COORDINATOR)
        assert register.found[rule] == [finding for row in report.activities for finding in alone(row)]
        assert register.found[rule] == survey(report, COORDINATOR, (rule,)).found[rule]


def test_an_honest_register_is_gone_over_once() -> None:
    row = "24.07.2020 | 1 | брифінг | Про безвіз {n} | Рада | {n} | 7 | https://example.org/news/{n}"
    report = with_register(honest(COORDINATOR), "\n".join(row.format(n=n) for n in range(10, 60)))
    report, rows = counted(report)
    assert check_submission(report, COORDINATOR) == ()
    assert rows.passes == 1
    for as_of in (date(2020, 9, 16), None):
        rows.passes = 0
        known = replace(report, header=replace(report.header, as_of=as_of))
        assert check_history(known, COORDINATOR, KNOWN) == ()
        assert rows.passes == 1


registers = st.lists(
    st.builds(
        Activity,
        order=st.just(0),
        sheet=st.just("Реєстр"),
        row=st.integers(6, 9),
        date=st.none() | st.dates(date(2020, 6, 1), date(2020, 9, 30)),
        measure=st.sampled_from((None, "1", "4")),
        form=st.sampled_from((None, "", "брифінг", "Стенд", "продовження", "парад")),
        reach=st.sampled_from((None, -7, 0, 18, 42_999, 43_000, 44_105)),
        aged=st.sampled_from((None, -7, 5, 48_000, 48_001)),
    ),
    max_size=8,
)
CLASSES = {"брифінг": FormClass.EVENT, "Стенд": FormClass.PRODUCT, "продовження": FormClass.CONTINUATION, "парад": None}


@given(registers)
def test_what_is_kept_of_all_rows(rows: list[Activity]) -> None:
    """Against a pass for each of the facts."""
    register = survey(replace(honest(COORDINATOR), activities=tuple(rows)), COORDINATOR)
    for measure in (None, "1", "4"):
        own = [row for row in rows if row.measure == measure]
        assert register.first.get(measure) == (own[0] if own else None)
        for form_class in (*FormClass, None):
            of_class = [row for row in own if row.form and CLASSES[row.form] is form_class]
            assert register.rows.get((measure, form_class), 0) == len(of_class)
            assert register.reach.get((measure, form_class), 0) == sum(row.reach or 0 for row in of_class)
    dates = [row.date for row in rows if row.date]
    if dates:
        assert (register.earliest, register.latest) == (min(dates), max(dates))
    else:
        assert register.earliest > register.latest
    numbers = [number for row in rows for number in (row.reach, row.aged) if number is not None]
    assert register.serials is any(43_000 <= number <= 48_000 for number in numbers)
    assert register.largest == max((n for n in numbers if not 43_000 <= n <= 48_000), default=None)


class Whole:
    """Serials among which only numbers are looked for: a blank one is compared with each of the range."""

    def __contains__(self, number: object) -> bool:
        return number in range(43_000, 48_001) if isinstance(number, int) else pytest.fail(f"{number!r} is none")


def test_a_blank_count_is_not_looked_for_among_serials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook_tools.rules.survey.SERIALS", Whole())
    submission = with_register(honest(COORDINATOR), "24.07.2020 | 1 | стенд | Стенд | Рада | | |")
    assert submission.activities[0].reach is None
    assert survey(submission, COORDINATOR).largest is None
