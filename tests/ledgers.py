"""Small arrivals, judgements and submissions for tests of the ledger and of settling."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from plans import Q3

from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Arrival, Container, Judgement, Outcome
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


def container_of(ledger: Path, number: int) -> Container | None:
    """The archive or the message that a receipt's workbook came in."""
    with closing(sqlite3.connect(ledger)) as raw:
        row = raw.execute(
            "SELECT c.sha256, c.name, c.archived, c.size, c.received_at, c.source FROM receipts r"
            " JOIN containers c ON c.name = r.container AND c.source || '#' = substr(r.source, 1, length(c.source) + 1)"
            " WHERE r.number = ? ORDER BY c.event",
            (number,),
        ).fetchone()
    if row is None:
        return None
    sha, name, archived, size, received_at, source = row
    return Container(sha, name, archived, size, datetime.fromisoformat(received_at), source)


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
