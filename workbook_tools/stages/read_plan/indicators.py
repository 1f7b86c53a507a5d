"""The sheet «Показники»: what each indicator counts, and whether that can be counted together."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from workbook_tools.model.finding import Where
from workbook_tools.model.plan import (
    Cadence,
    Comparator,
    EventForm,
    FormClass,
    Indicator,
    IndicatorKind,
    Measure,
    ValueSource,
)
from workbook_tools.model.plan_column import GREATEST, PLACES_LIMIT
from workbook_tools.model.plan_words import ALL_CLASSES, WORDS, YES_VALUE, WordList, meaning, options
from workbook_tools.model.text import fold
from workbook_tools.stages.read_plan.codes import read_code, read_number
from workbook_tools.stages.read_plan.indicator_faults import indicator_faults
from workbook_tools.stages.read_plan.table import Findings, PlanCell, PlanRow
from workbook_tools.stages.read_plan.values import fault, lines, number, text, whole, word


class _Codes(NamedTuple):
    """The measures' codes, by their folded codes and by their folded numbers."""

    by_code: Mapping[str, str]
    by_number: Mapping[str, str]


def read_indicators(
    rows: Iterable[PlanRow], measures: tuple[Measure, ...], forms: tuple[EventForm, ...], found: Findings
) -> tuple[tuple[Indicator, PlanRow], ...]:
    """The indicators in the sheet's order; one whose kind, cadence or source is unknown is left out."""
    codes: dict[str, Where] = {}
    numbers: dict[str, Where] = {}
    known = _Codes(
        {fold(measure.code): measure.code for measure in measures if measure.code},
        {fold(measure.number): measure.code for measure in measures if measure.code},
    )
    read = []
    for row in rows:
        code = read_code(row.cell("code"), codes, found)
        item = read_number(row.cell("number"), numbers, found)
        measure = _measure(row.cell("measure"), known, found)
        indicator = _indicator(row, code, item, measure, found)
        if indicator is not None:
            found.extend(indicator_faults(indicator, row, forms))
            read.append((indicator, row))
    return tuple(read)


def _indicator(row: PlanRow, code: str, item: str, measure: str, found: Findings) -> Indicator | None:
    words, unit = text(row.cell("text"), found), text(row.cell("unit"), found)
    kind, comparator = word(row.cell("kind"), found), word(row.cell("comparator"), found)
    target = _target(row.cell("target"), kind, unit, found)
    cadence, source = word(row.cell("cadence"), found), word(row.cell("source"), found)
    forms = _forms(row.cell("forms"), source, found)
    places = whole(row.cell("places"), found, least=0, greatest=PLACES_LIMIT) or 0
    baseline = number(row.cell("baseline"), found, least=0, greatest=GREATEST, units=(unit,))
    grows = word(row.cell("grows"), found) == YES_VALUE
    numerator, denominator_text = text(row.cell("numerator"), found), text(row.cell("denominator_text"), found)
    denominator = number(row.cell("denominator"), found, least=1, greatest=GREATEST, units=(unit,))
    note = text(row.cell("note"), found)
    if kind is None or cadence is None or source is None:
        return None
    return Indicator(
        code,
        item,
        measure,
        words,
        IndicatorKind(kind),
        unit,
        target,
        Comparator(comparator) if comparator else None,
        Cadence(cadence),
        ValueSource(source),
        forms,
        places,
        baseline,
        grows,
        numerator,
        denominator_text,
        denominator,
        note,
    )


def _measure(cell: PlanCell | None, known: _Codes, found: Findings) -> str:
    """The measure's permanent code. Where no measure is known at all, that is the finding, and not each row."""
    if cell is None:
        return ""
    own: Findings = []
    code = text(cell, own)
    found.extend(finding for finding in own if finding.code != "plan_blank")
    if fold(code) in known.by_code:
        return known.by_code[fold(code)]
    if known.by_number.get(fold(code)):
        found.append(fault(cell, "plan_number_instead_of_code", due=known.by_number[fold(code)]))
    elif known.by_code:
        found.append(fault(cell, "plan_indicator_without_measure"))
    return ""


def _target(cell: PlanCell | None, kind: str | None, unit: str, found: Findings) -> Decimal | None:
    """A share's is from 1 to 100 per cent: a smaller one is a cell of 75 % that holds 0.75."""
    if kind == IndicatorKind.SHARE:
        return number(cell, found, least=1, greatest=100, percent=True)
    return number(cell, found, least=0, greatest=GREATEST, units=(unit,))


def _forms(cell: PlanCell | None, source: str | None, found: Findings) -> tuple[FormClass, ...]:
    """Classes in the model's order; «усі» leaves out what a count must not hold."""
    classes: list[FormClass] = []
    for name in (part.strip() for line in lines(cell, found) for part in line.split(",")):
        if cell is None or not name:
            continue
        if fold(name) == fold(ALL_CLASSES):
            counted = source != ValueSource.REGISTER_REACH
            classes.extend(c for c in FormClass if not (counted and c is FormClass.CONTINUATION))
            continue
        value = meaning(WordList.FORM_CLASSES, name)
        if value is None:
            allowed = f"{options(WordList.FORM_CLASSES)} · {ALL_CLASSES}"
            found.append(fault(cell, "plan_word_unknown", options=allowed))
        elif value in classes:
            found.append(fault(cell, "plan_class_repeated", name=WORDS[WordList.FORM_CLASSES][value]))
        else:
            classes.append(FormClass(value))
    return tuple(c for c in FormClass if c in classes)
