"""A template's own package with typed cells in it, as a spreadsheet program stores them."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

from fillings import Filling, Form, Place, address, cells
from typed_cells import Typed, text

from workbook_tools.model.column import Column, Kind
from workbook_tools.model.layout import FIELDS
from workbook_tools.model.template_grid import field_row

SHEETS = {"Звіт": 2, "Показники": 3, "Реєстр": 4}
"""Worksheet parts of a fresh template."""


def workbook(form: Form, filling: Filling) -> bytes:
    """The template's own package with the typed cells in it, as a spreadsheet program stores them."""
    columns = dict(cells(form))
    by_sheet: dict[str, dict[str, tuple[Typed, Column]]] = {}
    for place, typed in filling.items():
        sheet, name = address(form, place)
        if typed != text(""):
            by_sheet.setdefault(sheet, {})[name] = typed, columns[place]
    parts = {f"xl/worksheets/sheet{SHEETS[sheet]}.xml": typed for sheet, typed in by_sheet.items()}
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(form.data)) as old, zipfile.ZipFile(result, "w") as new:
        date_style = _style_of(old.read("xl/worksheets/sheet2.xml").decode(), address(form, _as_of(form))[1])
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename in parts:
                content = _typed_into(content.decode(), parts[entry.filename], date_style).encode()
            new.writestr(entry.filename, content)
    return result.getvalue()


def _as_of(form: Form) -> Place:
    return FIELDS, field_row(form.design, "as_of"), "as_of"


def _style_of(xml: str, name: str) -> str:
    found = re.search(rf'<c r="{name}" s="(\d+)"', xml)
    assert found is not None
    return found[1]


def _typed_into(xml: str, typed: Mapping[str, tuple[Typed, Column]], date_style: str) -> str:
    """Numbers in a date column lose its format, dates elsewhere bring theirs: so do paste and typing."""

    def put(found: re.Match[str]) -> str:
        name, style = found[1], found[2]
        if name not in typed:
            return found[0]
        written.add(name)
        cell, column = typed[name]
        if cell.kind == "date" and column.kind is not Kind.DATE:
            style = date_style
        if cell.kind == "number" and column.kind is Kind.DATE:
            style = "0"
        return f'<c r="{name}" s="{style}"{_content(cell)}</c>'

    written: set[str] = set()
    result = re.sub(r'<c r="([A-Z]+\d+)" s="(\d+)"/>', put, xml)
    assert written == typed.keys(), typed.keys() - written
    return result


def _content(typed: Typed) -> str:
    match typed.kind:
        case "text":
            return f' t="inlineStr"><is><t xml:space="preserve">{escape(str(typed.value))}</t></is>'
        case "logical":
            return f' t="b"><v>{typed.value}</v>'
        case "error":
            return f' t="e"><v>{typed.value}</v>'
        case "formula":
            return f"><f>{typed.value}</f>"
    return f"><v>{typed.value!r}</v>"
