"""«Реєстр» and what came, written by a twin: the same bytes as without one, whatever becomes of the twin."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import pytest
from consolidated_report import full_report
from msgspec.structs import replace

from workbook_tools.files import twin
from workbook_tools.files.consolidated import beside
from workbook_tools.files.consolidated.writer import write_consolidated
from workbook_tools.model.report import ConsolidatedReport

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="twins are made on Linux alone")


class Seen:
    """Whether the twins that were asked said anything, in turn."""

    def __init__(self) -> None:
        self.said: list[bool] = []


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Two events are worth a twin."""
    seen, honest = Seen(), twin.Twin.hear

    def watched(asked: twin.Twin) -> bytes | None:
        said = honest(asked)
        seen.said.append(said is not None)
        return said

    monkeypatch.setattr(twin.Twin, "hear", watched)
    monkeypatch.setattr(beside, "_LONG", 2)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})
    return seen


def _alone(report: ConsolidatedReport, monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as patch:
        patch.setattr(beside, "twin_at", lambda _work: None)
        return write_consolidated(report)


def _many(count: int = 3_000) -> ConsolidatedReport:
    """Days, numbers and words of every kind; a tenth are repeats, a tenth resemble others."""
    report = full_report()
    (pattern, *_), known = report.activities, report.activities
    source = known[0].source

    def event(number: int) -> object:
        return pattern._replace(
            title=("Семінар", "", "=1+1", "Лекція & <бесіда>")[number % 4] + str(number % 700),
            date=None if number % 11 == 0 else date(2020, 7 + number % 3, 1 + number % 28),
            reach=None if number % 5 == 0 else number,
            repeat_of=source if number % 10 == 3 else None,
            resembles=source if number % 10 == 7 else None,
        )

    return replace(report, activities=[event(number) for number in range(count)])


def test_the_bytes_are_those_of_one_process(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    for report in (full_report(), _many()):
        assert write_consolidated(report) == _alone(report, monkeypatch)
    assert seen.said == [True] * 8


def _with_title(title: str) -> ConsolidatedReport:
    report = full_report()
    return replace(report, activities=[*report.activities, report.activities[0]._replace(title=title)])


def test_a_text_that_goes_on_in_further_rows_is_foreseen(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is drawn between its parts: each has a style of its own."""
    report = _with_title("Дуже довга назва заходу, яка не вміщується. " * 60)
    assert write_consolidated(report) == _alone(report, monkeypatch)
    assert seen.said == [True] * 4


def test_a_style_that_nobody_foresaw_is_written_here(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody thinks of a long text that begins as a formula does."""
    report = _with_title("=Дуже довга назва заходу, яка не вміщується. " * 60)
    assert write_consolidated(report) == _alone(report, monkeypatch)
    assert seen.said == [True, False, False, False]


def test_a_kind_of_receipt_that_comes_late_is_foreseen(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten of them tell how receipts look, and one of each kind that looks different."""
    report = full_report()
    plain = next(row for row in report.receipts if row.counts and not row.late)
    report = replace(report, receipts=(*[plain] * 50, *report.receipts))
    assert len({(row.outcome, row.late, row.counts) for row in report.receipts}) > 2
    assert write_consolidated(report) == _alone(report, monkeypatch)
    assert seen.said == [True] * 4


def test_receipts_and_findings_that_nobody_foresaw_are_written_here(
    seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """«Реєстр» was whole before."""
    monkeypatch.setattr(beside, "_unlike", lambda receipts: list(receipts[:1]))
    report = full_report()
    assert write_consolidated(report) == _alone(report, monkeypatch)
    assert seen.said == [True, True, False, False]


def test_a_quarter_without_findings_has_its_sheet(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    report = full_report()
    bare = tuple(
        replace(row, filed=replace(row.filed, judgement=replace(row.filed.judgement, findings=())))
        for row in report.receipts
    )
    report = replace(report, receipts=bare)
    assert write_consolidated(report) == _alone(report, monkeypatch)
    assert seen.said == [True, True, True, False]


def _raises() -> None:
    raise OSError


def _dies() -> None:
    os._exit(3)


@pytest.mark.parametrize("fails", [_raises, _dies])
@pytest.mark.parametrize("words", [0, 1, 2, 3])
def test_a_twin_that_fails_costs_nothing(
    fails: Callable[[], None], words: int, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its work is done each time, and not told of."""
    report = _many(40)
    alone = _alone(report, monkeypatch)

    def half_done(work: Callable[[], Iterable[bytes]]) -> Callable[[], Iterable[bytes]]:
        def half() -> Iterator[bytes]:
            for order, said in enumerate(work()):
                if order == words:
                    fails()
                yield said

        return half

    monkeypatch.setattr(beside, "twin_at", lambda work: twin.twin_at(half_done(work)))
    assert write_consolidated(report) == alone
    assert seen.said == [order < words for order in range(4)]


def test_a_short_register_needs_no_twin(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_work: Callable[[], Iterable[bytes]]) -> None:
        raise AssertionError

    monkeypatch.setattr(beside, "twin_at", nobody)
    write_consolidated(full_report())


def test_an_interrupted_workbook_leaves_no_twin_behind(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    dismissed: list[int] = []
    honest = twin.Twin.dismiss

    def dismiss(asked: twin.Twin) -> None:
        dismissed.append(asked._process)
        honest(asked)

    def interrupted(*_arguments: object, **_named: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(twin.Twin, "dismiss", dismiss)
    monkeypatch.setattr("workbook_tools.files.consolidated.writer.write_table", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_consolidated(full_report())
    with pytest.raises(ProcessLookupError):
        os.kill(dismissed[0], 0)
    assert not seen.said
