"""A register of any length is held nowhere whole: each activity is given away before the next row is looked at."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace
from plans import Q3_WINDOW_FIRST, assignment_of
from tables import HEADING_ROW, blank_form, dated

from workbook_tools.model.cells import RawRow, RawWorkbook
from workbook_tools.model.layout import SHEET_REGISTER
from workbook_tools.model.submission import Activity
from workbook_tools.stages.read_submission import read_submission

ASSIGNMENT = assignment_of("culture")
FIRST = HEADING_ROW[SHEET_REGISTER] + 1
MANY = 1_000


class Rows(Mapping[int, RawRow]):
    """Rows that are made when they are asked for. `at`: the last one that was."""

    def __init__(self, head: Mapping[int, RawRow]) -> None:
        self._head = head
        self.at = 0

    def __len__(self) -> int:
        return len(self._head) + MANY

    def __iter__(self) -> Iterator[int]:
        for number in (*self._head, *range(FIRST, FIRST + MANY)):
            self.at = number
            yield number

    def __getitem__(self, number: int) -> RawRow:
        if number < FIRST:
            return self._head[number]
        reach = "багато" if number % 2 else number
        return RawRow((1, 2, 3, 4, 6), (dated(Q3_WINDOW_FIRST), "1", "лекція", f"Лекція {number}", reach))


def long_form() -> tuple[RawWorkbook, Rows]:
    raw = blank_form(ASSIGNMENT).raw()
    register = next(sheet for sheet in raw.sheets if sheet.title == SHEET_REGISTER)
    rows = Rows(register.rows)
    long = replace(register, rows=rows, sorted_areas=((FIRST, 1, FIRST + MANY, 8),))
    return replace(raw, sheets=tuple(long if sheet is register else sheet for sheet in raw.sheets)), rows


def test_the_reader_is_no_row_ahead_of_whoever_collects() -> None:
    raw, rows = long_form()
    given: list[int] = []

    def collect(activities: Iterable[Activity]) -> tuple[Activity, ...]:
        for activity in activities:
            assert rows.at == activity.row
            given.append(activity.row)
        return ()

    submission, findings = read_submission(raw, ASSIGNMENT, collect)
    assert given == list(range(FIRST, FIRST + MANY))
    assert submission.activities == ()
    doubts = [finding.where.cell for finding in findings if finding.code == "number_unreadable"]
    assert doubts == [f"F{number}" for number in given if number % 2]


def test_what_is_made_of_the_activities_is_the_submission_s() -> None:
    raw, _ = long_form()
    whole, _ = read_submission(raw, ASSIGNMENT)
    last, _ = read_submission(raw, ASSIGNMENT, lambda activities: tuple(activities)[-1:])
    assert len(whole.activities) == MANY
    assert last.activities == (whole.activities[-1],)


def test_a_form_without_its_register_is_collected_too() -> None:
    form = blank_form(ASSIGNMENT)
    del form.sheets[SHEET_REGISTER]
    collected: list[tuple[Activity, ...]] = []

    def collect(activities: Iterable[Activity]) -> tuple[Activity, ...]:
        collected.append(tuple(activities))
        return collected[-1]

    read_submission(form.raw(), ASSIGNMENT, collect)
    assert collected == [()]
