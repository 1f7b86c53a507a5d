"""The register, department by department: how many rows came, went, and count; and what that draws attention to."""

from collections import Counter
from collections.abc import Iterator

from workbook_tools.model.edition import Change, ChangeKind
from workbook_tools.model.report import ActivityRow, ConsolidatedReport
from workbook_tools.rules.texts.attention import attention_text
from workbook_tools.rules.texts.changes import change_text

_OF_EARLIER_QUARTERS = frozenset({"value_fell", "state_fell", "text_unchanged"})
"""Lines of «Потребує уваги» that an earlier quarter's report brings about: nothing else of this one may change."""
_Content = tuple[object, ...]


def register(before: ConsolidatedReport, after: ConsolidatedReport) -> Iterator[Change]:
    departments = [department.code for department in after.plan.departments]
    for code in departments:
        old = [row for row in before.activities if row.department == code]
        new = [row for row in after.activities if row.department == code]
        if _counts(old) != _counts(new):
            what = change_text("register")
            yield Change(ChangeKind.DETAIL, what, _rows(old), _changed(old, new) if old and new else _rows(new), code)
    yield from _attention(before, after)


def _counts(rows: list[ActivityRow]) -> Counter[tuple[_Content, bool]]:
    return Counter((_content(row), row.repeat_of is None) for row in rows)


def _content(row: ActivityRow) -> _Content:
    """What the clerk wrote; not where it stood."""
    return row.measure, row.date, row.form, row.title, row.place, row.reach, row.aged, row.link


def _rows(rows: list[ActivityRow]) -> str:
    if not rows:
        return ""
    return change_text("rows", count=len(rows), counted=sum(row.repeat_of is None for row in rows))


def _changed(old: list[ActivityRow], new: list[ActivityRow]) -> str:
    was, now = Counter(map(_content, old)), Counter(map(_content, new))
    told = [_rows(new)]
    if now - was:
        told.append(change_text("rows_added", count=(now - was).total()))
    if was - now:
        told.append(change_text("rows_removed", count=(was - now).total()))
    return "; ".join(told)


def _attention(before: ConsolidatedReport, after: ConsolidatedReport) -> Iterator[Change]:
    old = [line for line in before.attention if line.code in _OF_EARLIER_QUARTERS]
    new = [line for line in after.attention if line.code in _OF_EARLIER_QUARTERS]
    for line in (*(line for line in old if line not in new), *(line for line in new if line not in old)):
        told = attention_text(line)
        words = ("", told) if line in new else (told, "")
        what = change_text("attention")
        yield Change(ChangeKind.DETAIL, what, *words, line.department, line.measure, line.indicator)
