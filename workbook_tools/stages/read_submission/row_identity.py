"""Which measure or indicator a row is: by its №, its hidden id and its text, two of which must agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache

from workbook_tools.model.assignment import indicator_row_id, measure_row_id
from workbook_tools.model.cells import CellValue, Dated, Formula
from workbook_tools.model.plan import Indicator, Measure, Plan
from workbook_tools.model.text import fold
from workbook_tools.stages.read_submission.cells import CUT_LENGTH, is_blank, plain, tidy

_ALIKE = 0.8
"""A text that was edited this little is still the plan's text."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a row may be: an item of the plan, with the three marks of its row.

    `facts`: what else the row shows of the plan, by column; a row of its own facts was not sorted in part.
    """

    code: str
    number: str
    row_id: str
    text: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`item` is None where the row is none of the plan's. `notes`: catalogue codes; `doubtful`: the marks disagree.

    `stranger`: a text in the row that is another item's.
    """

    item: Item | None
    notes: tuple[str, ...] = ()
    doubtful: bool = False
    stranger: str = ""


def measure_items(plan: Plan) -> tuple[Item, ...]:
    return tuple(_measure_item(measure) for measure in plan.measures)


def indicator_items(plan: Plan) -> tuple[Item, ...]:
    return tuple(_indicator_item(indicator) for indicator in plan.indicators)


def _measure_item(measure: Measure) -> Item:
    facts = (("criteria", measure.criteria), ("audience", measure.audience), ("term", measure.term.text))
    return Item(measure.code, number_mark(measure.number), measure_row_id(measure), measure.name, facts)


def _indicator_item(indicator: Indicator) -> Item:
    facts = (("unit", indicator.unit),)
    return Item(indicator.code, number_mark(indicator.number), indicator_row_id(indicator), indicator.text, facts)


def recognise(number: str, row_id: str, text: str, items: Iterable[Item]) -> Verdict:
    """№ and text against the id: № and text hold. Any two suffice where the third is blank.

    One alone, or a № against the other two, is doubtful: the row may have been sorted in part.
    """
    by_number = next((item for item in items if number and item.number == number), None)
    by_id = next((item for item in items if row_id and item.row_id == row_id), None)
    key = _folded(text)
    by_text = tuple(item for item in items if key and _same(key, _folded(item.text), cut=_may_be_cut(text)))
    if by_number and by_id in by_text and by_id is not by_number:
        return Verdict(by_number, doubtful=True)
    if by_number and (by_number in by_text or (_alike(text, by_number) and not by_text)):
        return Verdict(by_number, _notes(by_number, row_id, by_number in by_text))
    if by_number and by_number is by_id and not by_text:
        return Verdict(by_number, ("shown_text_changed",) if text else ())
    if not number and by_id and (by_id in by_text or (not by_text and _alike(text, by_id))):
        return Verdict(by_id, ("row_number_restored", *_notes(by_id, row_id, by_id in by_text)))
    candidate = by_number or by_id or next(iter(by_text), None)
    return Verdict(candidate, doubtful=candidate is not None)


def compared(verdict: Verdict, shown: Mapping[str, str], items: Iterable[Item]) -> Verdict:
    """The verdict, doubtful where the row shows another item's fact: № and name were sorted without the rest.

    `shown`: the row's texts by column. A text that is nobody's was edited, and tells nothing.
    """
    if verdict.item is None or verdict.doubtful:
        return verdict
    for column, fact in verdict.item.facts:
        text = shown.get(column, "")
        key = _folded(text)
        if key in ("", _folded(fact)):
            continue
        if any(key == _folded(dict(item.facts)[column]) for item in items):
            return replace(verdict, doubtful=True, stranger=text)
    return verdict


def _may_be_cut(text: str) -> bool:
    """Blanks at the cut are stripped."""
    return CUT_LENGTH - 3 <= len(text) <= CUT_LENGTH


def _same(key: str, own: str, *, cut: bool) -> bool:
    return own.startswith(key) if cut else own == key


@lru_cache(maxsize=1_024)
def _folded(text: str) -> str:
    """The plan's long texts come in workbook after workbook."""
    return fold(text)


def _notes(item: Item, row_id: str, verbatim: bool) -> tuple[str, ...]:
    differs = ("row_id_differs",) if row_id not in ("", item.row_id) else ()
    changed = () if verbatim else ("shown_text_changed",)
    return differs + changed


def _alike(text: str, item: Item) -> bool:
    return bool(text) and SequenceMatcher(None, _folded(text), _folded(item.text), autojunk=False).ratio() >= _ALIKE


def number_mark(value: CellValue | None) -> str:
    """«1», 1, 1.0, «№ 1», «1.», «1,1» and the date that a program made of «1.1»: as the plan writes its №."""
    match value.cached if isinstance(value, Formula) else value:
        case bool() | None:
            return ""
        case Dated(moment=moment):
            return f"{moment.day}.{moment.month}"
        case int() | Decimal() as number:
            return plain(tidy(Decimal(number)))
        case str(text):
            return fold(text).replace("№", "").strip(" .)").replace(",", ".").replace(" ", "")
        case _:
            return ""


def text_mark(value: CellValue | None) -> str:
    """A cell's text, '' for anything else."""
    if isinstance(value, Formula):
        value = value.cached
    return value.strip() if isinstance(value, str) and not is_blank(value) else ""
