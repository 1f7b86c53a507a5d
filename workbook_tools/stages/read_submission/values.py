"""What a cell's content means for its column: texts, numbers, dates and words of a list."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from workbook_tools.model.cells import Dated
from workbook_tools.model.entered_date import DateDoubt, date_of_serial, read_date
from workbook_tools.model.entered_number import EnteredNumber, NumberDoubt, read_number
from workbook_tools.model.finding import Finding
from workbook_tools.model.submission import Entries
from workbook_tools.model.text import fold
from workbook_tools.rules import shown
from workbook_tools.stages.read_submission.cells import CUT_LENGTH, Cell, Entered, is_sensible, report, take

FIRST_SURE_SERIAL = 61
"""Earlier serials differ between programs: one of them believes in 29.02.1900."""
_AROUND = " .,;:!\"'()№-"
_BEFORE_A_NUMBER = re.compile(r"\A(?:пункт|п|захід|заходу|номер|nо?)(?:\.|\b)(?=[ .№]*\d)")
"""«п. 1», «захід 1», «пункт № 1», «No 1» (folded): as people refer to a measure; several numbers stay unknown."""
_LIKENESS, _MARGIN = 75, 8
"""Per cent of likeness that a suggestion needs, and its lead over the next best word."""
_NUMBER_DOUBTS = {
    NumberDoubt.VAGUE: "number_vague",
    NumberDoubt.AMBIGUOUS: "number_ambiguous",
    NumberDoubt.NOTHING: "number_nothing",
    NumberDoubt.UNREADABLE: "number_unreadable",
}
_DATE_DOUBTS = {
    DateDoubt.NO_YEAR: "date_without_year",
    DateDoubt.NO_DAY: "date_without_day",
    DateDoubt.SEVERAL: "date_several",
    DateDoubt.IMPOSSIBLE: "date_impossible",
    DateDoubt.UNREADABLE: "date_unreadable",
}


def take_text(cell: Cell, entries: Entries, findings: list[Finding]) -> str:
    """NFC without white space around it; '' where blank. What begins with «=» or «-» is text like any other."""
    taken = _take(cell, entries, findings)
    match taken.value:
        case None:
            return ""
        case str(text):
            if len(text) == CUT_LENGTH:
                findings.append(report("text_cut_off", cell, text, length=CUT_LENGTH))
            return unicodedata.normalize("NFC", text).strip()
        case Dated(moment=moment):
            day = shown.day(moment)
            findings.append(report("text_from_date", cell, taken.text, text=day))
            return day
        case _:
            return taken.text or ""


def take_number(cell: Cell, entries: Entries, findings: list[Finding], units: tuple[str, ...] = ()) -> Decimal | None:
    """`units`: words that may stand after the number; «%» is understood only if it is one of them."""
    taken = _take(cell, entries, findings)
    match taken.value:
        case None:
            return None
        case Decimal() as number if is_sensible(number):
            return number
        case Dated(moment=moment):
            typed = f"{moment.day}.{moment.month}"
            day = shown.day(moment)
            findings.append(report("date_instead_of_number", cell, day, date=day, typed=typed))
            return None
        case str(text):
            return _number_in_text(cell, text, findings, units)
        case _:
            findings.append(report("number_unreadable", cell, taken.text))
            return None


def _number_in_text(cell: Cell, text: str, findings: list[Finding], units: tuple[str, ...]) -> Decimal | None:
    read = read_number(text, units)
    if not isinstance(read, EnteredNumber):
        findings.append(report(_NUMBER_DOUBTS[read], cell, text))
        return None
    if read.percent and "%" not in units:
        findings.append(report("percent_instead_of_number", cell, text))
        return None
    findings.append(report("number_understood", cell, text, value=shown.number(read.value)))
    return read.value


def take_count(cell: Cell, entries: Entries, findings: list[Finding]) -> int | None:
    """A whole number; its range is a rule's matter."""
    number = take_number(cell, entries, findings)
    if number is None:
        return None
    if number != number.to_integral_value():
        findings.append(report("not_whole", cell, entries[cell.column.key].text, value=shown.number(number)))
        return None
    return int(number)


def take_date(cell: Cell, entries: Entries, findings: list[Finding]) -> date | None:
    taken = _take(cell, entries, findings)
    match taken.value:
        case None:
            return None
        case Dated(number=number, moment=moment) if number >= FIRST_SURE_SERIAL:
            return moment.date()
        case str(text):
            return _date_or_doubt(cell, taken, read_date(text), "date_understood", findings)
        case Decimal() as number if number.is_finite():
            return _date_or_doubt(cell, taken, date_of_serial(number), "date_from_number", findings)
        case _:
            findings.append(report("date_unreadable", cell, taken.text))
            return None


def _date_or_doubt(
    cell: Cell, taken: Entered, read: date | DateDoubt, note: str, findings: list[Finding]
) -> date | None:
    if isinstance(read, DateDoubt):
        findings.append(report(_DATE_DOUBTS[read], cell, taken.text))
        return None
    findings.append(report(note, cell, taken.text, date=shown.day(read)))
    return read


def take_word(
    cell: Cell, entries: Entries, findings: list[Finding], words: Mapping[str, str], options: tuple[str, ...]
) -> str | None:
    """The meaning of a word of the list; `words` gives it by fold key, `options` are what the list shows."""
    taken = _take(cell, entries, findings)
    if taken.value is None:
        return None
    text = _word(taken)
    key = fold(text)
    if key in words:
        return words[key]
    bare = _BEFORE_A_NUMBER.sub("", key.strip(_AROUND)).strip(_AROUND)
    if bare in words:
        findings.append(report("choice_understood", cell, text, value=words[bare]))
        return words[bare]
    findings.append(_unknown_word(cell, text, options))
    return None


def _word(taken: Entered) -> str:
    if isinstance(taken.value, bool):
        return "так" if taken.value else "ні"
    return taken.text or ""


def _unknown_word(cell: Cell, text: str, options: tuple[str, ...]) -> Finding:
    """With the one most alike word of the list, as a suggestion only."""
    from rapidfuzz import fuzz, process

    alike = process.extract(
        text, options, scorer=fuzz.token_sort_ratio, processor=fold, score_cutoff=_LIKENESS, limit=2
    )
    listed = "; ".join(options)
    if not alike or (len(alike) == 2 and alike[0][1] - alike[1][1] < _MARGIN):
        return report("choice_unknown", cell, text, options=listed)
    return report("choice_suggested", cell, text, options=listed, suggestion=alike[0][0])


def _take(cell: Cell, entries: Entries, findings: list[Finding]) -> Entered:
    taken = take(cell, findings)
    if taken.entry is not None:
        entries[cell.column.key] = taken.entry
    return taken
