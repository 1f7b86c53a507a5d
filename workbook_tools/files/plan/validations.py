"""The plan workbook's dropdowns, prompts and refusals: hints to the coordinator; the reader checks everything again."""

from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from workbook_tools.model import plan_texts as texts
from workbook_tools.model.cells import column_letters
from workbook_tools.model.column import Kind
from workbook_tools.model.layout import SHEET_LISTS
from workbook_tools.model.plan_column import GREATEST, PLACES_LIMIT, PlanColumn
from workbook_tools.model.plan_layout import HEADING_ROW, SHEET_EXECUTORS, SHEET_MEASURES
from workbook_tools.model.plan_words import ALL_CLASSES, WORDS, WordList

LAST_ROW = 300
"""1-based: validations of the tables reach this far."""

_TITLE_LIMIT = 32
_CLASSES = (*WORDS[WordList.FORM_CLASSES].values(), ALL_CLASSES)
_LISTS = (*((words.value, tuple(WORDS[words].values())) for words in WordList), ("classes", _CLASSES))
_PLACES = {name: (column_letters(n), len(items)) for n, (name, items) in enumerate(_LISTS, 1)}
_BOUNDS = {"places": (0, PLACES_LIMIT), "year": (1991, 2998), "executors_day": (1, 31), "coordinator_day": (1, 31)}
_REFERENCES = {"coordinator": (SHEET_EXECUTORS, "B"), "measure": (SHEET_MEASURES, "A")}
"""Columns whose list is another sheet's column: names of executors, codes of measures."""


def write_lists(sheet: Worksheet) -> None:
    """Words stand on a sheet: within a validation, a comma would split them."""
    for column, (_, items) in enumerate(_LISTS):
        for row, item in enumerate(items):
            sheet.write_string(row, column, item)


def validation_of(column: PlanColumn) -> dict[str, Any] | None:
    """xlsxwriter's options for a column's cells; None where there is nothing to say."""
    refusal = _refusal(column)
    if not refusal and not column.prompt:
        return None
    asked = {"input_title": column.heading[:_TITLE_LIMIT], "input_message": column.prompt} if column.prompt else {}
    return {"validate": "any", **refusal, **asked}


def _refusal(column: PlanColumn) -> dict[str, Any]:
    if column.key == "forms":
        return {"validate": "list", "source": _range("classes"), "show_error": False}
    if column.key in _REFERENCES:
        sheet, letter = _REFERENCES[column.key]
        source = f"='{sheet}'!${letter}${HEADING_ROW + 1}:${letter}${LAST_ROW}"
        return {"validate": "list", "source": source, "show_error": False}
    if column.words is not None:
        return {"validate": "list", "source": _range(column.words.value), **_error(texts.WORD_TITLE, texts.WORD_ERROR)}
    match column.kind:
        case Kind.WHOLE:
            least, greatest = _BOUNDS[column.key]
            message = texts.WHOLE_ERROR.format(least=least, greatest=greatest)
            between = {"criteria": "between", "minimum": least, "maximum": greatest}
            return {"validate": "whole", **between, **_error(texts.WHOLE_TITLE, message)}
        case Kind.DECIMAL:
            between = {"criteria": "between", "minimum": 0, "maximum": GREATEST}
            return {"validate": "decimal", **between, **_error(texts.NUMBER_TITLE, texts.NUMBER_ERROR)}
        case Kind.DATE:
            since = {"criteria": ">=", "value": date(1991, 8, 24)}
            return {"validate": "date", **since, **_error(texts.DATE_TITLE, texts.DATE_ERROR)}
    length = {"criteria": "<=", "value": column.limit}
    message = texts.LENGTH_ERROR.format(limit=column.limit)
    return {"validate": "length", **length, **_error(texts.LENGTH_TITLE, message)}


def _range(name: str) -> str:
    letter, count = _PLACES[name]
    return f"='{SHEET_LISTS}'!${letter}$1:${letter}${count}"


def _error(title: str, message: str) -> dict[str, str]:
    return {"error_title": title, "error_message": message}
