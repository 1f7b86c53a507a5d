"""Which measure or indicator a row is: by its №, its hidden id and its text, two of which must agree."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import islice, takewhile

from msgspec import Struct
from msgspec.structs import replace

from workbook_tools.model.assignment import indicator_row_id, measure_row_id
from workbook_tools.model.cells import CellValue, Dated, Formula
from workbook_tools.model.plan import Indicator, Measure, Plan
from workbook_tools.model.text import fold
from workbook_tools.stages.read_submission.cells import CUT_LENGTH, is_blank, plain, tidy

_ALIKE = 0.8
"""A text that was edited this little is still the plan's text."""
_LONGEST = 1_000
"""Characters of a text that is remembered: more than any of a plan."""


class Item(Struct, frozen=True, eq=False):
    """What a row may be: an item of the plan, with the three marks of its row. None is like another.

    `facts`: what else the row shows of the plan, by column; a row of its own facts was not sorted in part.
    """

    code: str
    number: str
    row_id: str
    text: str
    facts: tuple[tuple[str, str], ...]


class Verdict(Struct, frozen=True):
    """`item` is None where the row is none of the plan's. `notes`: catalogue codes; `doubtful`: the marks disagree.

    `stranger`: a text in the row that is another item's.
    """

    item: Item | None
    notes: tuple[str, ...] = ()
    doubtful: bool = False
    stranger: str = ""


class Items:
    """All that a row of a table may be, found by each of its marks; of two with one mark the plan's first."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = tuple(items)
        self.by_code = {item.code: item for item in reversed(self._items)}
        self.by_number = {item.number: item for item in reversed(self._items) if item.number}
        self.by_id = {item.row_id: item for item in reversed(self._items) if item.row_id}
        self._by_text: dict[str, tuple[Item, ...]] = {}
        for item in self._items:
            key = fold(item.text)
            self._by_text[key] = (*self._by_text.get(key, ()), item)
        self.facts = tuple(dict.fromkeys(column for item in self._items for column, _ in item.facts))
        """The columns of their facts."""

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def of_text(self, text: str) -> tuple[Item, ...]:
        """Those of this text; of one that a program may have cut off, those that begin so."""
        key = _folded(text)
        if not key:
            return ()
        return self._beginning_with(key) if _may_be_cut(text) else self._by_text.get(key, ())

    def has_fact(self, column: str, key: str) -> bool:
        """Some item's row shows this, folded, in the column."""
        return (column, key) in self._facts

    def _beginning_with(self, key: str) -> tuple[Item, ...]:
        """In the plan's order; texts that begin alike stand together in theirs."""
        texts = islice(self._texts, bisect_left(self._texts, key), None)
        found = (item for text in takewhile(lambda text: text.startswith(key), texts) for item in self._by_text[text])
        return tuple(sorted(found, key=self._places.__getitem__))

    @cached_property
    def _texts(self) -> list[str]:
        return sorted(self._by_text)

    @cached_property
    def _places(self) -> dict[Item, int]:
        return {item: place for place, item in enumerate(self._items)}

    @cached_property
    def _facts(self) -> frozenset[tuple[str, str]]:
        return frozenset((column, fold(fact)) for item in self._items for column, fact in item.facts)


@lru_cache(maxsize=8)
def measure_items(plan: Plan) -> Items:
    return Items(_measure_item(measure) for measure in plan.measures)


@lru_cache(maxsize=8)
def indicator_items(plan: Plan) -> Items:
    return Items(_indicator_item(indicator) for indicator in plan.indicators)


def _measure_item(measure: Measure) -> Item:
    facts = (("criteria", measure.criteria), ("audience", measure.audience), ("term", measure.term.text))
    return Item(measure.code, number_mark(measure.number), measure_row_id(measure), measure.name, facts)


def _indicator_item(indicator: Indicator) -> Item:
    facts = (("unit", indicator.unit),)
    return Item(indicator.code, number_mark(indicator.number), indicator_row_id(indicator), indicator.text, facts)


def recognise(number: str, row_id: str, text: str, items: Items) -> Verdict:
    """№ and text against the id: № and text hold. Any two suffice where the third is blank.

    One alone, or a № against the other two, is doubtful: the row may have been sorted in part.
    """
    by_number, by_id, by_text = items.by_number.get(number), items.by_id.get(row_id), items.of_text(text)
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


def compared(verdict: Verdict, shown: Mapping[str, str], items: Items) -> Verdict:
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
        if items.has_fact(column, key):
            return replace(verdict, doubtful=True, stranger=text)
    return verdict


def _may_be_cut(text: str) -> bool:
    """Blanks at the cut are stripped."""
    return CUT_LENGTH - 3 <= len(text) <= CUT_LENGTH


def _folded(text: str) -> str:
    return _remembered(text) if len(text) <= _LONGEST else fold(text)


_remembered = lru_cache(4_096)(fold)
"""The plan's long texts come in workbook after workbook."""


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
