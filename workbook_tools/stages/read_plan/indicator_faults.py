"""What an indicator's row says that cannot be counted together, however sound each cell is."""

from collections.abc import Iterator
from decimal import Decimal

from workbook_tools.model.finding import Finding
from workbook_tools.model.plan import EventForm, FormClass, Indicator, IndicatorKind, ValueSource
from workbook_tools.model.plan_column import GREATEST
from workbook_tools.model.plan_words import WORDS, WordList, options
from workbook_tools.rules.shown import number as shown_number
from workbook_tools.stages.read_plan.table import PlanRow, is_blank
from workbook_tools.stages.read_plan.values import fault


def indicator_faults(indicator: Indicator, row: PlanRow, forms: tuple[EventForm, ...]) -> Iterator[Finding]:
    """In the order of the columns. A cell that has a fault of its own reads as blank here."""
    yield from _unit(indicator, row)
    yield from _target(indicator, row)
    yield from _source(indicator, row)
    yield from _forms(indicator, row, forms)
    yield from _baseline(indicator, row)
    yield from _share(indicator, row)


def _at(row: PlanRow, key: str, code: str, /, **values: object) -> Iterator[Finding]:
    """Nothing where the column is missing: that is a finding already."""
    cell = row.cell(key)
    if cell is not None:
        yield fault(cell, code, **values)


def _filled(row: PlanRow, key: str) -> bool:
    cell = row.cell(key)
    return cell is not None and not is_blank(cell.value)


def _unit(indicator: Indicator, row: PlanRow) -> Iterator[Finding]:
    if indicator.kind is not IndicatorKind.STATE and not _filled(row, "unit"):
        yield from _at(row, "unit", "plan_blank")


def _target(indicator: Indicator, row: PlanRow) -> Iterator[Finding]:
    if indicator.kind is IndicatorKind.STATE:
        for key in ("comparator", "target"):
            if _filled(row, key):
                yield from _at(row, key, "plan_state_with_target")
        return
    if _filled(row, "target") and not _filled(row, "comparator"):
        yield from _at(row, "comparator", "plan_comparator_missing", options=options(WordList.COMPARATORS))
    if indicator.periodic and indicator.target is not None and indicator.target < 1:
        yield from _at(row, "target", "plan_number_out_of_range", least=1, greatest=shown_number(GREATEST))
    if _filled(row, "target"):
        yield from _too_fine(indicator, row)
    elif indicator.kind is IndicatorKind.SHARE:
        yield from _at(row, "target", "plan_share_without_target")
    elif indicator.periodic:
        yield from _at(row, "target", "plan_periodic_without_target")
    elif _filled(row, "comparator") and not indicator.grows:
        yield from _at(row, "target", "plan_comparator_without_target")


def _too_fine(indicator: Indicator, row: PlanRow) -> Iterator[Finding]:
    """A share's target is in per cent, whatever the digits of its numerator."""
    target = indicator.target
    if target is not None and indicator.kind is not IndicatorKind.SHARE and _digits(target) > indicator.places:
        yield from _at(row, "target", "plan_number_too_fine", places=indicator.places)


def _source(indicator: Indicator, row: PlanRow) -> Iterator[Finding]:
    if indicator.from_register and indicator.kind is not IndicatorKind.FLOW:
        kind = WORDS[WordList.INDICATOR_KINDS][indicator.kind]
        yield from _at(row, "source", "plan_register_not_flow", kind=kind)
    if indicator.periodic and indicator.source is not ValueSource.REGISTER_COUNT:
        source = WORDS[WordList.SOURCES][indicator.source]
        yield from _at(row, "source", "plan_periodic_not_counted", source=source)


def _forms(indicator: Indicator, row: PlanRow, forms: tuple[EventForm, ...]) -> Iterator[Finding]:
    if not indicator.from_register:
        if indicator.forms:
            yield from _at(row, "forms", "plan_forms_unneeded")
        return
    if not _filled(row, "forms"):
        yield from _at(row, "forms", "plan_forms_missing", options=options(WordList.FORM_CLASSES))
    if indicator.source is ValueSource.REGISTER_COUNT and FormClass.CONTINUATION in indicator.forms:
        yield from _at(row, "forms", "plan_continuation_counted")
    known = {form.form_class for form in forms}
    for form_class in indicator.forms:
        if forms and form_class not in known:
            name = WORDS[WordList.FORM_CLASSES][form_class]
            yield from _at(row, "forms", "plan_class_without_forms", name=name)


def _baseline(indicator: Indicator, row: PlanRow) -> Iterator[Finding]:
    if indicator.kind is IndicatorKind.STOCK:
        if indicator.baseline is not None and _digits(indicator.baseline) > indicator.places:
            yield from _at(row, "baseline", "plan_number_too_fine", places=indicator.places)
        return
    if _filled(row, "baseline"):
        yield from _at(row, "baseline", "plan_baseline_unneeded")
    if indicator.grows:
        kind = WORDS[WordList.INDICATOR_KINDS][indicator.kind]
        yield from _at(row, "grows", "plan_growth_not_stock", kind=kind)


def _share(indicator: Indicator, row: PlanRow) -> Iterator[Finding]:
    """Numerator and denominator count the same persons or things, and so have the same digits."""
    share = indicator.kind is IndicatorKind.SHARE
    for key in ("numerator", "denominator_text", "denominator"):
        if not share and _filled(row, key):
            yield from _at(row, key, "plan_share_parts_unneeded")
        if share and not _filled(row, key) and key != "denominator":
            yield from _at(row, key, "plan_share_without_parts")
    if share and indicator.denominator is not None and _digits(indicator.denominator) > indicator.places:
        yield from _at(row, "denominator", "plan_number_too_fine", places=indicator.places)


def _digits(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
