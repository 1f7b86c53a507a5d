"""Small arrivals, judgements and submissions for tests of the ledger and of settling."""

from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256

from plans import Q3

from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Arrival, Judgement, Outcome
from workbook_tools.model.submission import (
    Activity,
    Entry,
    EntryKind,
    IndicatorValue,
    MeasureReport,
    ReportHeader,
    State,
    Status,
    Submission,
)

AT = datetime(2020, 9, 16, 9, 30, tzinfo=UTC)


def arrival(sha: str, received_at: datetime = AT) -> Arrival:
    return Arrival(sha, "звіт.xlsx", None, f"archive/2020-09/{sha[:12]}-звіт.xlsx", 29_000, received_at)


def judgement(
    outcome: Outcome = Outcome.ACCEPTED,
    department: str | None = "culture",
    quarter: Quarter | None = Q3,
    *,
    as_of: date | None = date(2020, 9, 16),
    nil: bool = False,
) -> Judgement:
    return Judgement(0, outcome, (), "edition", 1, department, quarter, as_of=as_of, nil=nil)


def submission(
    value: Decimal = Decimal(18), activities: tuple[Activity, ...] = (), extras: tuple[str, ...] = ()
) -> Submission:
    entry = Entry(EntryKind.NUMBER, str(value), "H5", "9+9")
    return Submission(
        code="7K3MX-9QPT2-W",
        edition=sha256(b"plan").hexdigest()[:16],
        department="culture",
        quarter=Q3,
        header=ReportHeader("Звіт", "Олена Приклад", as_of=date(2020, 9, 16), cells={"as_of": "C6"}),
        measures=(MeasureReport("1", "Звіт", 12, Status.IN_PROGRESS, "- проведено «круглий стіл»"),),
        indicators=(
            IndicatorValue("1.1", "Показники", 5, Decimal(4), value, entries={"value": entry}),
            IndicatorValue("7.3", "Показники", 6, state=State.PARTLY, comment="= пояснення"),
        ),
        activities=activities,
        columns={"register": {"date": "A"}},
        extras=extras,
    )
