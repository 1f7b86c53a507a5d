"""«Показники»: live formulas over the row and over «Реєстр», each with the value that it computes to."""

from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from workbook_tools.files.template.expressions import bare, same_text, sought
from workbook_tools.files.template.selfcheck import list_name
from workbook_tools.model.cells import cell_name, column_letters
from workbook_tools.model.column import Access, Choice
from workbook_tools.model.layout import INDICATORS, REGISTER, SHEET_REGISTER
from workbook_tools.model.plan import EventForm, FormClass, Indicator, IndicatorKind, Measure, ValueSource
from workbook_tools.model.template import Plain, RowDesign, TemplateDesign
from workbook_tools.model.template_grid import HEADING_ROWS, column_of, last_row
from workbook_tools.model.template_texts import NO_INPUT, UNDEFINED

_FAULTY = "перевірте реєстр"
"""Shown instead of an error value where the register has a cell with one."""


class Formula(Struct, frozen=True):
    """`text` without «=»; `cached` is what it computes to with the values of the design."""

    text: str
    cached: Decimal | str


def class_name(form_class: FormClass) -> str:
    """The defined name of the forms of one class on the hidden sheet."""
    return f"wt_forms_{form_class.value}"


def classes_of(forms: tuple[EventForm, ...]) -> tuple[FormClass, ...]:
    """Classes that the plan has forms of, in their order."""
    present = {form.form_class for form in forms}
    return tuple(c for c in FormClass if c in present)


def indicator_formulas(design: TemplateDesign, row: RowDesign, number: int) -> dict[str, Formula]:
    """By column key: of `value` where the register feeds it, of `cumulative` and `percent` where they are numbers."""
    indicator = design.assignment.plan.indicator(row.record)
    formulas: dict[str, Formula] = {}
    value: Plain = row.cells["value"].value
    if row.cells["value"].column.access is Access.FORMULA:
        formulas["value"] = _from_register(design, indicator)
        value = formulas["value"].cached
    if row.cells["cumulative"].column.access is Access.FORMULA:
        formulas["cumulative"] = _cumulative(row, number, value)
        formulas["percent"] = _percent(indicator, number, formulas["cumulative"].cached)
    return formulas


def _from_register(design: TemplateDesign, indicator: Indicator) -> Formula:
    """Rows of the measure with a form of the indicator's classes: their number, or the sum of their reach.

    A continuation never counts as an item of its own. Repeats are told from each other only when
    the report is taken in.
    """
    measure = design.assignment.plan.measure(indicator.measure)
    counts = indicator.source is ValueSource.REGISTER_COUNT
    wanted = set(indicator.forms) - ({FormClass.CONTINUATION} if counts else set())
    classes = tuple(c for c in classes_of(design.assignment.plan.forms) if c in wanted)
    form, number = sought(_register("form", design)), bare("number").format(number=_register("measure", design))
    every = classes == classes_of(design.assignment.plan.forms)
    lists = (list_name(Choice.FORMS),) if every else map(class_name, classes)
    matches = "+".join(f"ISNUMBER(MATCH({form},{name},0))" for name in lists)
    rows = f'({number}="{measure.number}")*({matches or "0"})'
    names = frozenset(f.name.casefold() for f in design.assignment.plan.forms if f.form_class in classes)
    fed = [row for row in design.rows[REGISTER] if _feeds(row, measure, names)]
    if counts:
        return Formula(f'IFERROR(SUMPRODUCT({rows}),"{_FAULTY}")', Decimal(len(fed)))
    reach = sum((_number(row.cells["reach"].value) for row in fed), Decimal(0))
    return Formula(f'IFERROR(SUMPRODUCT({rows},{_register("reach", design)}),"{_FAULTY}")', reach)


def _feeds(row: RowDesign, measure: Measure, forms: frozenset[str]) -> bool:
    return same_text(row.cells["measure"].value) == measure.number and same_text(row.cells["form"].value) in forms


def _cumulative(row: RowDesign, number: int, value: Plain) -> Formula:
    """A flow's opening and value; nothing until both are there where the opening is asked for."""
    opening = row.cells["opening"]
    first, second = _cell("opening", number), _cell("value", number)
    known = not isinstance(value, bool) and isinstance(value, int | Decimal)
    has_opening = not isinstance(opening.value, bool) and isinstance(opening.value, int | Decimal)
    asked = opening.column.access is Access.INPUT
    test = f"COUNT({first},{second})=2" if asked else f"ISNUMBER({second})"
    due = known and (has_opening or not asked)
    total = _number(opening.value) + _number(value) if due else ""
    return Formula(f'IF({test},N({first})+{second},"")', total)


def _percent(indicator: Indicator, number: int, cumulative: Decimal | str) -> Formula:
    """Of the target for flows of a year or quarter, of the denominator for shares; rounded half up to one digit."""
    share = indicator.kind is IndicatorKind.SHARE
    whole = indicator.denominator if share else indicator.target
    if share and not whole:
        return Formula(f'"{UNDEFINED}"', UNDEFINED)
    if not whole or (not share and (indicator.kind is not IndicatorKind.FLOW or indicator.periodic)):
        return Formula(f'"{NO_INPUT}"', NO_INPUT)
    cell = _cell("cumulative", number)
    percent: Decimal | str = ""
    if isinstance(cumulative, Decimal):
        percent = (cumulative / whole * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Formula(f'IF(ISNUMBER({cell}),ROUND({cell}/{whole}*100,1),"")', percent)


def _register(key: str, design: TemplateDesign) -> str:
    """A column of the register, with its sheet, from the first row to the last that formulas look at."""
    letters = column_letters(column_of(REGISTER, key))
    first, last = HEADING_ROWS[REGISTER] + 1, last_row(design, REGISTER)
    return f"'{SHEET_REGISTER}'!${letters}${first}:${letters}${last}"


def _cell(key: str, number: int) -> str:
    return cell_name(number, column_of(INDICATORS, key))


def _number(value: Plain) -> Decimal:
    return Decimal(0) if isinstance(value, bool) or not isinstance(value, int | Decimal) else Decimal(value)
