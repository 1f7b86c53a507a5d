"""What the ledger knew of a department when one of its workbooks was posted."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from workbook_tools.model.letter import Letter
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.submission import Submission


class Past(Struct, frozen=True):
    """The view of the history that the history rules judge one submission by.

    `received_on` is the day of receipt in Europe/Kyiv. `window_first` opens the report's window.
    `next_quarter`, `next_window_first`: the nearest later quarter of the plan year with a counting
    report, and the first day of that report's window as it was judged; None where there is none.
    `accepted`: the revision that counts now for the same quarter. `previous`: the latest counting
    report of an earlier quarter of the plan year. `openings`: what the ledger counts before this
    quarter, by indicator code; where it holds no figure the form asks for one (`asks_opening`).
    `same_moment`: receipts of another workbook of this department, quarter and moment. `superseded_bytes`:
    the receipt that had the very same bytes and was superseded. `asked`: the plan in force asks this
    department to report for the quarter; the plan that its form was issued from did. `plan_year`: that of the
    plan in force. `issued_edition`: the newest edition of the quarter that the mayor had when the workbook was
    posted. `letter`: the e-mail that it came in; `contacts` and `coordinator_contacts`: who may speak, by the
    plan in force; `other_senders`: who sent the same form by themselves before.
    """

    received_on: date
    window_first: date
    asks_opening: bool
    openings: Mapping[str, Decimal] = field(default_factory=dict)
    accepted: Submission | None = None
    previous: Submission | None = None
    same_moment: tuple[int, ...] = ()
    superseded_bytes: int | None = None
    next_quarter: Quarter | None = None
    next_window_first: date | None = None
    asked: bool = True
    plan_year: int | None = None
    issued_edition: int | None = None
    letter: Letter | None = None
    contacts: tuple[str, ...] = ()
    coordinator_contacts: tuple[str, ...] = ()
    other_senders: tuple[str, ...] = ()
