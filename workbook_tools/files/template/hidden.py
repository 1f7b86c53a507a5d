"""The hidden sheets: `_lists` that dropdowns name, and `_meta` that says whose template it is."""

from workbook_tools.files.template.cells import Canvas
from workbook_tools.files.template.formulas import class_name, classes_of
from workbook_tools.files.template.selfcheck import NAME_OF_AS_OF, NAME_OF_NIL, list_name
from workbook_tools.model.cells import column_letters
from workbook_tools.model.column import Choice
from workbook_tools.model.layout import SHEET_LISTS, SHEET_META, SHEET_REPORT
from workbook_tools.model.template_grid import VALUE_COLUMN, field_row

_FORMAT = "workbook-tools"
_DROPDOWNS = (Choice.STATUSES, Choice.STATES, Choice.YES, Choice.FORMS, Choice.MEASURES)


def put_lists(canvas: Canvas) -> None:
    """A column per list under its own name; a comma in an item would split it in a list written out."""
    assignment = canvas.design.assignment
    forms = assignment.plan.forms
    lists = {list_name(choice): assignment.choices[choice] for choice in _DROPDOWNS}
    for form_class in classes_of(forms):
        lists[class_name(form_class)] = tuple(f.name for f in forms if f.form_class is form_class)
    sheet = canvas.document.add_sheet(SHEET_LISTS)
    text = canvas.formats.get({"num_format": "@"})
    for place, (name, items) in enumerate(lists.items()):
        sheet.write_string(0, place, name, text)
        for row, item in enumerate(items, start=1):
            sheet.write_string(row, place, item, text)
        letters = column_letters(place + 1)
        canvas.document.workbook.define_name(name, f"='{SHEET_LISTS}'!${letters}$2:${letters}${len(items) + 1}")
    for name, key in ((NAME_OF_AS_OF, "as_of"), (NAME_OF_NIL, "nil")):
        cell = f"${column_letters(VALUE_COLUMN)}${field_row(canvas.design, key)}"
        canvas.document.workbook.define_name(name, f"='{SHEET_REPORT}'!{cell}")
    sheet.protect()
    sheet.hide()


def put_meta(canvas: Canvas) -> None:
    """Key and value, one a row: found by content where a program renames or shows the sheet."""
    assignment = canvas.design.assignment
    facts = {
        "format": _FORMAT,
        "code": assignment.code,
        "department": assignment.department.code,
        "quarter": str(assignment.quarter),
        "decree": assignment.plan.decree.number,
        "edition": assignment.edition,
        "layout": str(assignment.layout),
    }
    sheet = canvas.document.add_sheet(SHEET_META)
    text = canvas.formats.get({"num_format": "@"})
    sheet.set_column(0, 1, 24)
    for row, (key, value) in enumerate(facts.items()):
        sheet.write_string(row, 0, key, text)
        sheet.write_string(row, 1, value, text)
    sheet.protect()
    sheet.hide()
