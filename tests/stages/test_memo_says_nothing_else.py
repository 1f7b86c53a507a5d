"""The memo states nothing that the report does not hold: each word is the wording's, the plan's or a clerk's."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from consolidated_report import empty_report, full_report
from msgspec import Struct
from msgspec.structs import astuple, replace

from workbook_tools.model import target_words
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.rules import report_words
from workbook_tools.rules.texts import memo as wording
from workbook_tools.rules.texts.attention import ATTENTION
from workbook_tools.stages.design_memo import design_memo

INVENTED = "Вигаданий"


def words(text: str) -> set[str]:
    """Lower case; a number with its thousands and decimals is one word, a date too."""
    joined = re.sub(r"(?<=\d)\u00a0(?=\d{3}(?!\d))", "", text).casefold()
    return set(re.findall(r"[^\W_]+(?:[.,’'/:-][^\W_]+)*", joined))


def texts_of(value: Any) -> Iterator[str]:
    """Every text, number and date of the report as a document writes it."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, (str, Enum, int, Decimal, date, Quarter)):
        yield from _plain(value)
        return
    inner: Iterable[Any] = value.values() if isinstance(value, dict) else ()
    if isinstance(value, Struct):
        inner = astuple(value)
    elif not isinstance(value, dict) and isinstance(value, Iterable):
        inner = value
    for one in inner:
        yield from texts_of(one)


def _plain(value: str | Enum | int | Decimal | date | Quarter) -> Iterator[str]:
    match value:
        case Enum():
            yield getattr(value, "text", "")
        case str():
            yield value
        case int() | Decimal():
            yield from _number(Decimal(value))
        case datetime():
            yield f"{value.astimezone(ZoneInfo('Europe/Kyiv')):%d.%m.%Y %H:%M}"
        case date():
            yield f"{value:%d.%m.%Y}"
        case Quarter():
            yield f"{('I', 'II', 'III', 'IV')[value.number - 1]} квартал {value.year} року"


def _number(value: Decimal) -> Iterator[str]:
    plain = f"{value:f}"
    yield plain.replace(".", ",")
    yield (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")


def known(report: ConsolidatedReport) -> set[str]:
    """What the memo may say; counts are those of lists of the report, so none is greater than the longest."""
    told = list(texts_of(report))
    worded = [*(sentence.uk for sentence in ATTENTION.values()), *wording._TEXTS.values()]
    told += [re.sub("[{}:,]", " ", text) for text in worded]
    told += [*wording.STATIC.values(), *wording.DATIVE_POSTS.values()]
    told += [v for v in vars(report_words).values() if isinstance(v, str)]
    told += [*report_words._IN_COLUMN.values(), *report_words._IN_SENTENCE.values()]
    told += [*target_words._COMPARED.values(), *target_words._GENITIVE_MANY.values()]
    told += ["за квартал за рік щомісяця щотижня охоплення не встановлено збільшення базове значення визначено"]
    longest = max(len(report.activities), len(report.indicators), len(report.measures), len(report.standings))
    return {word for text in told for word in words(text)} | {str(count) for count in range(longest + 1)}


def said(report: ConsolidatedReport) -> set[str]:
    return {word for text in texts_of(design_memo(report)) for word in words(text)}


@pytest.mark.parametrize("report", [full_report(), empty_report()], ids=["full", "empty"])
def test_every_word_is_of_the_wording_the_plan_or_a_report(report: ConsolidatedReport) -> None:
    assert said(report) - known(report) == set()


def test_a_word_from_elsewhere_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    report = full_report()
    monkeypatch.setitem(wording._TEXTS, "basis", f"{INVENTED} {{moment}} 424242")
    before = known(full_report())
    monkeypatch.undo()
    assert {"424242", INVENTED.casefold()} <= before - known(report)
    told = known(report)
    monkeypatch.setitem(wording._TEXTS, "basis", f"{INVENTED} {{moment}} 424242")
    assert said(report) - told == {INVENTED.casefold(), "424242"}


def test_what_does_not_count_is_not_said() -> None:
    """A report that is held, returned or rejected tells nothing of itself; its department is only named."""
    report = full_report()
    marked = tuple(
        replace(
            row,
            parts=tuple(p if p.standing.counts else p._replace(narrative="Таємне", links="Сховане") for p in row.parts),
        )
        for row in report.measures
    )
    found = said(replace(report, measures=marked))
    assert not found & {"таємне", "сховане"}
