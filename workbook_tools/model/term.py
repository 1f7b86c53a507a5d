"""Terms of execution as people write them, «Протягом року» to «01.03–15.04»: spans of days of the plan year."""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from workbook_tools.model.plan import Term
from workbook_tools.model.quarter import Quarter, numeral
from workbook_tools.model.text import fold

Span = tuple[date, date]
"""Both days included."""

MONTHS = (
    ("січень", "січня", "січні"),
    ("лютий", "лютого", "лютому"),
    ("березень", "березня", "березні"),
    ("квітень", "квітня", "квітні"),
    ("травень", "травня", "травні"),
    ("червень", "червня", "червні"),
    ("липень", "липня", "липні"),
    ("серпень", "серпня", "серпні"),
    ("вересень", "вересня", "вересні"),
    ("жовтень", "жовтня", "жовтні"),
    ("листопад", "листопада", "листопаді"),
    ("грудень", "грудня", "грудні"),
)


class TermFault(StrEnum):
    UNREADABLE = "unreadable"
    OTHER_YEAR = "other_year"
    REVERSED = "reversed"


class TermError(ValueError):
    """The text is no term of the plan year; `fault` says why. Nothing is ever guessed."""

    def __init__(self, fault: TermFault, text: str) -> None:
        super().__init__(f"{fault.value}: {text}")
        self.fault = fault


def parse_term(text: str, year: int) -> Term:
    """Spans in order, overlapping and touching ones joined. A deadline («до 1 грудня») runs from 1 January.

    TermError if the text is not understood whole, names another year, or runs backwards.
    """
    plain = _without_year(text, year)
    try:
        spans = _spans(plain, year)
    except _ReversedError:
        raise TermError(TermFault.REVERSED, text) from None
    if spans is None:
        raise TermError(TermFault.UNREADABLE, text)
    return Term(text, _joined(spans))


class _ReversedError(ValueError):
    pass


_SHORT_DATE = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2})\.(\d{2}|\d{4})(?!\d)(?:\s*(?:року|р\b\.?))?")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)(?:\s*-?\s*(?:року|рік|році|роки|років|рр\b\.?|р\b\.?))?")
_BARE_YEAR = re.compile(r"\b(?:року|рік|році)\b")


def _without_year(text: str, year: int) -> str:
    """The folded text with every mention of the plan year as «@», or dropped after a day and month."""
    plain = _folded(text)
    if "@" in plain:
        raise TermError(TermFault.UNREADABLE, text)

    def drop(match: re.Match[str]) -> str:
        named = int(match[2]) if len(match[2]) == 4 else year // 100 * 100 + int(match[2])
        if named != year:
            raise TermError(TermFault.OTHER_YEAR, text)
        return match[1]

    def mark(match: re.Match[str]) -> str:
        if int(match[1]) != year:
            raise TermError(TermFault.OTHER_YEAR, text)
        return "@"

    plain = _YEAR.sub(mark, _SHORT_DATE.sub(drop, plain))
    return _BARE_YEAR.sub("року", plain)


def _folded(text: str) -> str:
    """The fold key, without the dot at the end and the blanks around dashes and before commas."""
    plain = re.sub(r"\s*-\s*", "-", fold(text))
    return re.sub(r"\s*([,;])\s*", r"\1 ", plain).rstrip(" .;,")


_ANY_YEAR = r"(?:@|року)"
_STEADY = re.compile(
    r"\b(?:постійно|систематично|щоденно|щодня|щотиж(?:ня|нево)|щомісяц[яь]|щомісячно|щокварталу?|щоквартально|щороку|щорічно)"
    r"\b[,;]?"
)
_WHOLE_YEAR = re.compile(rf"(?:(?:протягом|впродовж|упродовж|весь|увесь) {_ANY_YEAR}|(?:(?:у|в|на) )?@)?")
_SEPARATOR = re.compile(r"[,;] | та | і | й ")


def _spans(plain: str, year: int) -> list[Span] | None:
    """None if any part is not understood. «Щомісяця» and the like say how often, and alone mean all year."""
    rest = " ".join(_STEADY.sub(" ", plain).split()).rstrip(" ,;")
    if _WHOLE_YEAR.fullmatch(rest):
        return [_months(1, 12, year)] if plain else None
    whole = _atom(rest, year)
    if whole is not None:
        return whole
    parts = [_atom(part, year) for part in _SEPARATOR.split(rest)]
    if len(parts) < 2 or any(part is None for part in parts):
        return None
    return [span for part in parts if part for span in part]


def _atom(text: str, year: int) -> list[Span] | None:
    text = re.sub(rf"(?<!кінця) {_ANY_YEAR}$", "", text)
    for pattern, reading in _ATOMS:
        match = pattern.fullmatch(text)
        if match is not None:
            return reading(match, year)
    return None


# --- the ways to write a span; text is folded: Latin look-alikes are Cyrillic, dashes are «-» -----------

_FIRST_WORD = r"(?:(?:у|в|протягом|впродовж|упродовж|за) )?"
_ORDINALS = {
    **dict.fromkeys(("перший", "першого", "першому"), 1),
    **dict.fromkeys(("другий", "другого", "другому"), 2),
    **dict.fromkeys(("третій", "третього", "третьому"), 3),
    **dict.fromkeys(("четвертий", "четвертого", "четвертому"), 4),
}
_NUMERAL = rf"(?:[1-4](?:-?(?:й|го|му|ий))?|[іivl|ⅰⅱⅲⅳ1]{{1,3}}|{'|'.join(_ORDINALS)})"
_QUARTER_WORD = r"(?:квартал(?:и|у|і|ів|ах)?|кв\.?)"
_MONTH = "(?:" + "|".join(form for forms in MONTHS for form in forms) + ")"
_GENITIVE = "(?:" + "|".join(forms[1] for forms in MONTHS) + ")"
_DAY = rf"(?:\d{{1,2}}\.\d{{1,2}}|\d{{1,2}} {_GENITIVE})"
_UNTIL = r"(?:до|по|не пізніше(?: ніж)?|не пізніше від)"
_RANGE = r"(?:-| - | до | по )"
_HALVES = {"перше": 1, "першого": 1, "першому": 1, "друге": 2, "другого": 2, "другому": 2}


def _quarter_list(match: re.Match[str], year: int) -> list[Span] | None:
    spans = []
    for item in re.split(r", | та | й | і (?=\S+$)", match[1]):
        first, _, last = item.partition("-") if not re.fullmatch(r"[1-4]-(?:й|го|му|ий)", item) else (item, "", "")
        begin, end = _numeral(first), _numeral(last or first)
        if begin is None or end is None:
            return None
        spans.append(_quarters(begin, end, year))
    return spans


def _quarter_range(match: re.Match[str], year: int) -> list[Span] | None:
    begin, end = _numeral(match[1]), _numeral(match[2])
    return None if begin is None or end is None else [_quarters(begin, end, year)]


def _from_quarter(match: re.Match[str], year: int) -> list[Span] | None:
    begin = _numeral(match[1])
    return None if begin is None else [_quarters(begin, 4, year)]


def _until_quarter_end(match: re.Match[str], year: int) -> list[Span] | None:
    end = _numeral(match[1])
    return None if end is None else [_quarters(1, end, year)]


def _half_year(match: re.Match[str], year: int) -> list[Span] | None:
    half = _HALVES.get(match[1]) or _numeral(match[1])
    return [_quarters(2 * half - 1, 2 * half, year)] if half in (1, 2) else None


def _month_range(match: re.Match[str], year: int) -> list[Span] | None:
    begin, end = _month_number(match[1]), _month_number(match[2] or match[1])
    return [_months(begin, end, year)]


def _until_month_end(match: re.Match[str], year: int) -> list[Span] | None:
    return [_months(1, _month_number(match[1]), year)]


def _until_year_end(_: re.Match[str], year: int) -> list[Span] | None:
    return [_months(1, 12, year)]


def _until_day(match: re.Match[str], year: int) -> list[Span] | None:
    last = _day(match[1], year)
    return None if last is None else [(date(year, 1, 1), last)]


def _day_range(match: re.Match[str], year: int) -> list[Span] | None:
    first, last = _day(match[1], year), _day(match[2] or match[1], year)
    return None if first is None or last is None else [_ordered(first, last)]


def _days_of_month(match: re.Match[str], year: int) -> list[Span] | None:
    first, last = _day(f"{match[1]} {match[3]}", year), _day(f"{match[2]} {match[3]}", year)
    return None if first is None or last is None else [_ordered(first, last)]


_Reading = Callable[[re.Match[str], int], list[Span] | None]
_LISTED = rf"{_NUMERAL}(?:-{_NUMERAL})?"
_ATOMS: tuple[tuple[re.Pattern[str], _Reading], ...] = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (rf"до кінця {_ANY_YEAR}", _until_year_end),
        (rf"{_FIRST_WORD}({_LISTED}(?:(?:, | та | й | і ){_LISTED})*) {_QUARTER_WORD}", _quarter_list),
        (rf"(?:з )?({_NUMERAL}) {_QUARTER_WORD}{_RANGE}({_NUMERAL}) {_QUARTER_WORD}", _quarter_range),
        (rf"(?:починаючи )?(?:з|із) ({_NUMERAL}) {_QUARTER_WORD}", _from_quarter),
        (rf"до кінця ({_NUMERAL}) {_QUARTER_WORD}", _until_quarter_end),
        (rf"{_FIRST_WORD}(\S+) півріч(?:чя|чі)", _half_year),
        (rf"{_FIRST_WORD}({_MONTH})(?:(?: {_ANY_YEAR})?-({_MONTH}))?", _month_range),
        (rf"(?:з|із) ({_MONTH}) (?:до|по) ({_MONTH})", _month_range),
        (rf"до кінця ({_GENITIVE})", _until_month_end),
        (rf"{_UNTIL} ({_DAY})", _until_day),
        (rf"({_DAY})(?:(?: {_ANY_YEAR})?-({_DAY}))?", _day_range),
        (rf"(?:з|із|від) ({_DAY}) (?:до|по) ({_DAY})", _day_range),
        (rf"(?:з )?(\d{{1,2}})(?:-| до | по )(\d{{1,2}}) ({_GENITIVE})", _days_of_month),
    )
)


# --- their parts -----------------------------------------------------------------------------------------


def _numeral(text: str) -> int | None:
    return _ORDINALS.get(text) or numeral(re.sub(r"-?(?:й|го|му|ий)$", "", text))


def _month_number(name: str) -> int:
    return next(number for number, forms in enumerate(MONTHS, 1) if name in forms)


def _day(text: str, year: int) -> date | None:
    """None if the calendar has no such day."""
    if "." in text:
        day, month = (int(part) for part in text.split("."))
    else:
        number, name = text.split(" ")
        day, month = int(number), _month_number(name)
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _quarters(first: int, last: int, year: int) -> Span:
    return _ordered(Quarter(year, first).first_day, Quarter(year, last).last_day)


def _months(first: int, last: int, year: int) -> Span:
    return _ordered(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _ordered(first: date, last: date) -> Span:
    if last < first:
        raise _ReversedError
    return first, last


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(_merged(iter(sorted(spans))))


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    first, last = next(spans)
    for begin, end in spans:
        if begin <= last + timedelta(days=1):
            last = max(last, end)
        else:
            yield first, last
            first, last = begin, end
    yield first, last
