"""Percentages, targets, and which register rows are repeats."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from plans import Q3, Q4, decree_plan
from reported import Reported, nil_report, reported, tallied

from workbook_tools.model.events import feeds
from workbook_tools.model.plan import Comparator, FormClass
from workbook_tools.model.report import ActivityRow
from workbook_tools.model.tally import meets, percentage

PLAN = decree_plan()
A = "https://example.org/news/1"


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (6100, 10000, "61.0"),
        (2500, 3600, "69.4"),
        (2, 3, "66.7"),
        (1, 2000, "0.1"),
        (3, 2000, "0.2"),
        (10400, 10000, "104.0"),
        (0, 7, "0.0"),
    ],
)
def test_percentages_have_one_digit_half_up(part: int, whole: int, percent: str) -> None:
    assert str(percentage(part, Decimal(whole))) == percent


@pytest.mark.parametrize(("part", "whole"), [(None, Decimal(5)), (5, None), (5, Decimal(0)), (5, Decimal(-1))])
def test_what_is_unknown_gives_no_percentage(part: int | None, whole: Decimal | None) -> None:
    assert percentage(part, whole) is None


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_percentages_agree_with_whole_number_arithmetic(part: int, whole: int) -> None:
    assert percentage(part, whole) == Decimal((2000 * part + whole) // (2 * whole)) / 10


@pytest.mark.parametrize(
    ("comparator", "below", "equal", "above"),
    [
        (Comparator.AT_LEAST, False, True, True),
        (Comparator.MORE_THAN, False, False, True),
        (Comparator.AT_MOST, True, True, False),
        (Comparator.LESS_THAN, True, False, False),
        (Comparator.EXACTLY, False, True, False),
        (None, False, True, True),
    ],
)
def test_targets(comparator: Comparator | None, below: bool, equal: bool, above: bool) -> None:
    verdicts = [meets(Decimal(value), comparator, Decimal(75)) for value in (74, 75, 76)]
    assert verdicts == [below, equal, above]


@pytest.mark.parametrize(
    ("code", "fed"),
    [
        ("1.1", {FormClass.EVENT}),
        ("1.2", {FormClass.PUBLICATION}),
        ("4.1", set(FormClass)),
    ],
)
def test_which_classes_of_forms_feed_an_indicator(code: str, fed: set[FormClass]) -> None:
    indicator = PLAN.indicator(code)
    assert {form_class for form_class in FormClass if feeds(indicator, form_class)} == fed
    assert not feeds(indicator, None)


def _events(reports: Sequence[Reported]) -> tuple[ActivityRow, ...]:
    """Of both quarters: the earlier one's first, each by date."""
    return tuple(row for quarter in (Q3, Q4) for row in tallied(PLAN, quarter, reports).activities)


def _rows(*events: str) -> tuple[ActivityRow, ...]:
    return _events([reported("culture", Q3, "16.09", events=events)])


def _repeats(rows: tuple[ActivityRow, ...]) -> list[bool]:
    return [row.repeat_of is not None for row in rows]


def _alike(rows: tuple[ActivityRow, ...]) -> list[bool]:
    return [row.resembles is not None for row in rows]


def test_the_first_of_two_rows_with_one_measure_date_and_link_counts() -> None:
    rows = _rows(
        f"01.09 | 1 | брифінг | А | 5 | {A}", f"01.09 | 1 | лекція | Б | 6 | {A}/", f"01.09 | 1 | брифінг | В | 7 | {A}"
    )
    assert _repeats(rows) == [False, True, True]
    assert rows[1].repeat_of == rows[2].repeat_of == rows[0].source
    assert rows[0].source.cell == "A5"


@pytest.mark.parametrize(
    "other",
    [
        f"02.09 | 1 | брифінг | А | 5 | {A}",
        f"01.09 | 9 | брифінг | А | 5 | {A}",
        "01.09 | 1 | брифінг | Б | 5 | https://example.org/news/2",
        "01.09 | 1 | брифінг | Б | 5 | https://example.org/news",
        f" | 1 | брифінг | А | 5 | {A}",
        f"01.09 | | брифінг | А | 5 | {A}",
    ],
)
def test_another_measure_date_or_link_is_another_item(other: str) -> None:
    assert _repeats(_rows(f"01.09 | 1 | брифінг | А | 5 | {A}", other)) == [False, False]


def test_a_home_page_does_not_make_a_repeat() -> None:
    home = "https://example.org/page"
    assert _repeats(_rows(f"01.09 | 1 | брифінг | А | 5 | {home}", f"01.09 | 1 | брифінг | Б | 5 | {home}")) == [
        False,
        False,
    ]


def test_the_executor_named_first_counts_whatever_the_order_of_reports_and_rows() -> None:
    youth = reported("youth_sport", Q3, "16.09", events=[f"01.09 | 9 | лекція | А | 5 | {A}"], receipt=1)
    education = reported(
        "education", Q3, "17.09", events=["31.08 | 9 | урок | Б | 9", f"01.09 | 9 | лекція | В | 6 | {A}"], receipt=2
    )
    for reports in ([youth, education], [education, youth]):
        rows = _events(reports)
        assert [(r.department, r.title) for r in rows if r.repeat_of is not None] == [("youth_sport", "А")]


def test_what_was_reported_in_an_earlier_quarter_counts() -> None:
    youth = reported("youth_sport", Q3, "17.09", events=[f"17.09 | 9 | лекція | А | 5 | {A}"], receipt=1)
    education = reported("education", Q4, "15.12", events=[f"17.09 | 9 | лекція | В | 6 | {A}"], receipt=2)
    rows = _events([education, youth])
    assert [(r.department, r.repeat_of is None) for r in rows] == [("youth_sport", True), ("education", False)]


def test_alike_without_a_link_is_flagged_and_counts() -> None:
    rows = _rows("01.09 | 1 | брифінг | Круглий стіл «Європа» | 5", "01.09 | 1 | лекція | круглий  стіл Європa | 6")
    assert (_repeats(rows), _alike(rows)) == ([False, False], [False, True])
    assert rows[1].resembles == rows[0].source


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        (A, "", True),
        ("", A, True),
        (A, "https://example.org/news/2", False),
        ("https://example.org/", "https://example.org/", True),
    ],
)
def test_two_items_with_links_of_their_own_are_not_alike(first: str, second: str, alike: bool) -> None:
    rows = _rows(f"01.09 | 1 | брифінг | А | 5 | {first}", f"01.09 | 1 | брифінг | А | 5 | {second}")
    assert _alike(rows) == [False, alike]


@pytest.mark.parametrize(
    "other",
    ["02.09 | 1 | брифінг | А", "01.09 | 9 | брифінг | А", "01.09 | 1 | брифінг | Б", "01.09 | 1 | продовження | А"],
)
def test_another_day_measure_title_or_a_continuation_is_not_alike(other: str) -> None:
    assert _alike(_rows("01.09 | 1 | брифінг | А", other)) == [False, False]


def test_blank_titles_are_not_alike() -> None:
    assert _alike(_rows("01.09 | 1 | брифінг | ", "01.09 | 1 | брифінг | ")) == [False, False]


def test_a_nil_report_has_no_rows() -> None:
    filled = reported("culture", Q3, "16.09", events=["01.09 | 1 | брифінг | А"])
    nil = nil_report("culture", Q3, "16.09", "Карантин").submission.header
    assert len(_events([filled])) == 1
    assert _events([filled._replace(submission=replace(filled.submission, header=nil))]) == ()
