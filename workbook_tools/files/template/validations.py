"""Constraint → what Excel itself asks and refuses in a cell. A hint to the clerk: paste defeats it."""

from collections.abc import Mapping
from typing import Any

from workbook_tools.files.template.expressions import day
from workbook_tools.files.template.selfcheck import LATEST, NAME_OF_AS_OF, Setting, list_name
from workbook_tools.model.column import (
    Bound,
    Column,
    Constraint,
    DateWithin,
    DecimalNumber,
    MaxLength,
    NotAbove,
    OneOf,
    WholeNumber,
)
from workbook_tools.model.layout import REGISTER_TABLE
from workbook_tools.model.template_texts import ERROR_TITLES, ERRORS, EXAMPLE

_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255


def validation_of(column: Column, setting: Setting, references: Mapping[str, str]) -> dict[str, Any] | None:
    """xlsxwriter's options for a column's cells; None where nothing is asked or refused.

    `references`: the first cell of this and the other columns of the row, relative.
    """
    options = _refusal(column, setting, references)
    prompt = _prompt(column)
    if options is None and prompt is None:
        return None
    asked = {} if prompt is None else {"input_title": _title(column.heading), "input_message": prompt}
    return {"validate": "any", **(options or {}), **asked}


def _refusal(column: Column, setting: Setting, references: Mapping[str, str]) -> dict[str, Any] | None:
    """Of a column's constraints the first that Excel can refuse; a number's upper neighbour goes with it."""
    above = next((c for c in column.constraints if isinstance(c, NotAbove)), None)
    if above is not None:
        return _not_above(column, above, references)
    refusals = (_refusal_by(constraint, column, setting) for constraint in column.constraints)
    return next((refusal for refusal in refusals if refusal), None)


def _refusal_by(constraint: Constraint, column: Column, setting: Setting) -> dict[str, Any] | None:
    match constraint:
        case OneOf():
            return {"validate": "list", "source": f"={list_name(constraint.choice)}", **_error("list", "list")}
        case WholeNumber():
            between = {"criteria": "between", "minimum": constraint.minimum, "maximum": constraint.maximum}
            return {"validate": "whole", **between, **_error("whole", "whole", minimum=constraint.minimum)}
        case DecimalNumber():
            between = {"criteria": "between", "minimum": constraint.minimum, "maximum": constraint.maximum}
            return {"validate": "decimal", **between, **_error("decimal", "decimal")}
        case DateWithin():
            return _date(constraint, column, setting)
        case MaxLength():
            limit = {"validate": "length", "criteria": "<=", "value": constraint.characters}
            return {**limit, **_error("length", "length", characters=constraint.characters)}
        case _:
            return None


def _date(constraint: DateWithin, column: Column, setting: Setting) -> dict[str, Any]:
    """A field's days end with the year, the register's with the as-of date where there is one."""
    first, last = setting.window_first, setting.bound(Bound.YEAR_LAST)
    shown = {"first": f"{first:%d.%m.%Y}", "last": f"{last:%d.%m.%Y}", "example": column.example}
    if constraint.last is Bound.AS_OF:
        text, end = "date_between", f"=IF(ISNUMBER({NAME_OF_AS_OF}),{NAME_OF_AS_OF},{day(LATEST)})"
    else:
        text, end = "date_from", f"={day(last)}"
    between = {"criteria": "between", "minimum": first, "maximum": end}
    return {"validate": "date", **between, **_error("date", text, **shown)}


def _not_above(column: Column, above: NotAbove, references: Mapping[str, str]) -> dict[str, Any]:
    cell, limit = references[column.key], references[above.column]
    heading = REGISTER_TABLE.column(above.column).heading
    formula = f"=AND(ISNUMBER({cell}),{cell}>=0,{cell}=ROUND({cell},0),OR(NOT(ISNUMBER({limit})),{cell}<={limit}))"
    return {"validate": "custom", "value": formula, **_error("above", "above", other=heading)}


def _error(title: str, text: str, **values: object) -> dict[str, Any]:
    return {"error_title": ERROR_TITLES[title], "error_message": ERRORS[text].format(**values)}


def _title(heading: str) -> str:
    return heading if len(heading) <= _TITLE_LIMIT else heading[: _TITLE_LIMIT - 1].rstrip() + "…"


def _prompt(column: Column) -> str | None:
    if not column.prompt:
        return None
    example = EXAMPLE.format(example=column.example)
    both = f"{column.prompt}\n{example}"
    return both if column.example and len(both) <= _MESSAGE_LIMIT else column.prompt
