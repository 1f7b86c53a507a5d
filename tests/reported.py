"""Counting reports for tests, written as small tables: what one department says in one quarter."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from msgspec.structs import replace

from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Filed, Judgement, Outcome, Receipt, Standing, StandingKind
from workbook_tools.model.said import Reported as OfAny
from workbook_tools.model.shelf import OnHand, Shelves
from workbook_tools.model.submission import (
    Activity,
    IndicatorValue,
    MeasureReport,
    ReportHeader,
    State,
    Status,
    Submission,
)
from workbook_tools.model.tally import Tally
from workbook_tools.model.year_said import YearSaid
from workbook_tools.stages.tally import tally

Reported = OfAny[Submission]
"""With all that stood in the file."""
Said = int | str | State | None
"""A value of «Показники»: «12,5» and 12 are numbers, a State is a state, None is blank."""


def day(text: str) -> date:
    """«16.09» is of 2020, «16.09.2021» of its own year."""
    parts = [int(part) for part in text.split(".")]
    return date(parts[2] if len(parts) > 2 else 2020, parts[1], parts[0])


def reported(
    department: str,
    quarter: Quarter,
    as_of: str,
    *,
    openings: Mapping[str, int | None] | None = None,
    values: Mapping[str, Said] | None = None,
    statuses: Mapping[str, Status] | None = None,
    events: Sequence[str] = (),
    receipt: int = 1,
) -> Reported:
    """`events` are rows «day | measure | form | title | reach | link»."""
    opened, said = dict(openings or {}), dict(values or {})
    codes = sorted({*opened, *said}, key=lambda code: tuple(int(part) for part in code.split(".")))
    submission = Submission(
        code="7K3MX-9QPT2-W",
        edition="1",
        department=department,
        quarter=quarter,
        header=ReportHeader("Звіт", as_of=day(as_of), cells={"nil": "C7", "nil_reason": "C8"}),
        measures=tuple(
            MeasureReport(code, "Звіт", row, status, f"Хід виконання {code} за {quarter}")
            for row, (code, status) in enumerate((statuses or {}).items(), 12)
        ),
        indicators=tuple(_value(code, row, opened.get(code), said.get(code)) for row, code in enumerate(codes, 5)),
        activities=tuple(_activity(order, line) for order, line in enumerate(events, 1)),
        columns={"register": {"date": "A"}, "indicators": {"opening": "G", "value": "H"}},
    )
    return Reported(_filed(department, quarter, day(as_of), receipt), submission)


def nil_report(
    department: str,
    quarter: Quarter,
    as_of: str,
    reason: str,
    *,
    openings: Mapping[str, int | None] | None = None,
    receipt: int = 1,
) -> Reported:
    """«Заходи не проводились»; an opening may be declared all the same."""
    filled = reported(department, quarter, as_of, openings=openings, receipt=receipt)
    header = replace(filled.submission.header, nil=True, nil_reason=reason)
    judgement = replace(filled.filed.judgement, nil=True)
    return Reported(replace(filled.filed, judgement=judgement), replace(filled.submission, header=header))


def standing(
    department: str, quarter: Quarter, kind: StandingKind, filed: Filed | None = None, *, overdue: bool = False
) -> Standing:
    """A standing with nothing to add: not late, nothing waits."""
    received = None if filed is None else filed.receipt.received_at
    return Standing(department, quarter, kind, filed, received, received, False, overdue, date(2020, 9, 17), 0, 0)


def tallied(plan: Plan, quarter: Quarter, reports: Iterable[Reported], shelves: Shelves = OnHand) -> Tally:
    """What these reports, in any order, add up to in the quarter; those of later quarters are left aside."""
    said = YearSaid(plan, shelves)
    for report in reports:
        if plan.reportable(report.submission.quarter) and report.submission.quarter <= quarter:
            said.take_in(report)
    return tally(said, quarter, shelves)


def _value(code: str, row: int, opening: int | None, said: Said) -> IndicatorValue:
    return IndicatorValue(
        code,
        "Показники",
        row,
        opening=None if opening is None else Decimal(opening),
        value=None if said is None or isinstance(said, State) else Decimal(str(said).replace(",", ".")),
        state=said if isinstance(said, State) else None,
    )


def _activity(order: int, line: str) -> Activity:
    when, measure, form, title, reach, link, *_ = [part.strip() for part in line.split("|")] + [""] * 6
    return Activity(
        order,
        "Реєстр",
        order + 4,
        date=day(when) if when else None,
        measure=measure or None,
        form=form or None,
        title=title,
        reach=int(reach) if reach else None,
        link=link,
    )


def _filed(department: str, quarter: Quarter, as_of: date, number: int) -> Filed:
    received = datetime(as_of.year, as_of.month, as_of.day, 9, 30, tzinfo=UTC)
    path = f"{department}-{quarter}.xlsx"
    receipt = Receipt(number, f"{number:064x}", path, None, "archive/2020-09/", 1, received, received)
    judgement = Judgement(number, Outcome.ACCEPTED, (), "1", 1, department, quarter, revision=1, as_of=as_of)
    return Filed(receipt, judgement)
