"""The reports that count, as the ledger has them or had them at a moment."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from ledgers import AT, arrival, judgement, submission
from plans import Q3, decree_plan

from workbook_tools.files.memory.ledger import open_ledger
from workbook_tools.workflows.reports import counting_of_year, load_reports


def test_what_a_moment_knew_is_what_was_read_by_then(tmp_path: Path) -> None:
    """A judgement of later rules may read other numbers in the same bytes: «merge --known-at» keeps the earlier."""
    later = AT + timedelta(days=3)
    with open_ledger(tmp_path / "ledger.sqlite3") as ledger:
        number = ledger.post(arrival("a" * 64), judgement(), submission(Decimal(18)), AT).receipt.number
        ledger.rejudge(number, judgement(), submission(Decimal(21)), later)
        values = {}
        for known_at in (AT, later, None):
            counted = counting_of_year(decree_plan(), ledger.history(known_at), Q3)
            (reported,) = load_reports(ledger, counted, known_at)
            values[known_at] = reported.submission.indicators[0].value
    assert values == {AT: 18, later: 21, None: 21}
