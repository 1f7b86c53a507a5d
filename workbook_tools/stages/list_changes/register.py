"""The register, department by department: how many rows came, went, and count; and what that draws attention to."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import blake2b

from msgspec import Struct

from workbook_tools.model.edition import Change, ChangeKind
from workbook_tools.model.report import ActivityRow, ConsolidatedReport
from workbook_tools.rules.texts.attention import attention_text
from workbook_tools.rules.texts.changes import change_text

_OF_EARLIER_QUARTERS = frozenset({"value_fell", "state_fell", "text_unchanged"})
"""Lines of «Потребує уваги» that an earlier quarter's report brings about: nothing else of this one may change."""
_WIDTH = 16
"""Bytes by which contents are told apart."""


class _Rows(Struct):
    """A department's: how many, how many of them count, and the sum of their names, which tells no order."""

    count: int = 0
    counted: int = 0
    names: int = 0

    def add(self, row: ActivityRow) -> None:
        counts = row.repeat_of is None
        self.count += 1
        self.counted += counts
        self.names += int.from_bytes(_name(row, counts))


def register(before: ConsolidatedReport, after: ConsolidatedReport) -> Iterator[Change]:
    """Each register is gone through once, and once more where a department's rows are others."""
    old, new = _by_department(before), _by_department(after)
    departments = [department.code for department in after.plan.departments]
    changed = [code for code in departments if old.get(code) != new.get(code)]
    both = frozenset(code for code in changed if code in old and code in new)
    was, now = _contents(before, both), _contents(after, both)
    for code in changed:
        later = _said(new.get(code))
        if code in both:
            later = "; ".join((later, *_differences(was[code], now[code])))
        yield Change(ChangeKind.DETAIL, change_text("register"), _said(old.get(code)), later, code)
    yield from _attention(before, after)


def _by_department(report: ConsolidatedReport) -> dict[str, _Rows]:
    found: dict[str, _Rows] = defaultdict(_Rows)
    for row in report.activities:
        found[row.department].add(row)
    return dict(found)


def _contents(report: ConsolidatedReport, departments: frozenset[str]) -> dict[str, Counter[bytes]]:
    """Names of the rows' contents, whether they count or not."""
    found: dict[str, Counter[bytes]] = {code: Counter() for code in departments}
    for row in report.activities if departments else ():
        if row.department in departments:
            found[row.department][_name(row)] += 1
    return found


def _name(row: ActivityRow, *beside: object) -> bytes:
    """Of what the clerk wrote; not of where it stood."""
    said = row.measure, row.date, row.form, row.title, row.place, row.reach, row.aged, row.link
    return blake2b(repr((said, *beside)).encode("utf-8", "surrogatepass"), digest_size=_WIDTH).digest()


def _said(rows: _Rows | None) -> str:
    return "" if rows is None else change_text("rows", count=rows.count, counted=rows.counted)


def _differences(was: Counter[bytes], now: Counter[bytes]) -> Iterator[str]:
    if now - was:
        yield change_text("rows_added", count=(now - was).total())
    if was - now:
        yield change_text("rows_removed", count=(was - now).total())


def _attention(before: ConsolidatedReport, after: ConsolidatedReport) -> Iterator[Change]:
    old = [line for line in before.attention if line.code in _OF_EARLIER_QUARTERS]
    new = [line for line in after.attention if line.code in _OF_EARLIER_QUARTERS]
    for line in (*(line for line in old if line not in new), *(line for line in new if line not in old)):
        told = attention_text(line)
        words = ("", told) if line in new else (told, "")
        what = change_text("attention")
        yield Change(ChangeKind.DETAIL, what, *words, line.department, line.measure, line.indicator)
