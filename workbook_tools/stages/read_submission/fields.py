"""The fields of «Звіт»: found by their labels, each value to the right of its label."""

from collections.abc import Iterator

from msgspec import Struct

from workbook_tools.model.cells import CellValue, Formula, RawSheet, cell_name
from workbook_tools.model.column import Column, Required, RequiredWhen
from workbook_tools.model.finding import Finding, Where
from workbook_tools.model.layout import ALL_FIELDS, FIELDS, NO, YES
from workbook_tools.model.submission import Entries, ReportHeader
from workbook_tools.model.template_texts import SIGNATURE_LINE
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.read_submission.cells import Cell, is_blank, report
from workbook_tools.stages.read_submission.tables import label_key, label_keys
from workbook_tools.stages.read_submission.values import take_date, take_text, take_word

_LONGEST_LABEL = 300
_LABELS = {label_key(column.heading): column for column in ALL_FIELDS}
_HINTS = frozenset(label_key(hint) for hint in (SIGNATURE_LINE, *(column.prompt for column in ALL_FIELDS)) if hint)


class Label(Struct, frozen=True):
    """A field's label in the file, and the last column of the cells that it was merged over."""

    column: Column
    row: int
    last: int


def read_header(sheet: RawSheet, findings: list[Finding]) -> ReportHeader:
    """Every field of the sheet; one whose label is not there is reported and stays blank."""
    labels = {label.column.key: label for label in _labels(sheet)}
    cells: dict[str, Cell] = {}
    for column in ALL_FIELDS:
        label = labels.get(column.key)
        if label is None:
            findings.append(_missing(sheet, column))
        else:
            cells[column.key] = _value_cell(sheet, label, findings)
    entries: Entries = {}
    texts = {
        key: take_text(cells[key], entries, findings) if key in cells else ""
        for key in ("filled_by", "phone", "nil_reason", "head", "outgoing")
    }
    return ReportHeader(
        sheet=sheet.title,
        as_of=take_date(cells["as_of"], entries, findings) if "as_of" in cells else None,
        nil="nil" in cells and _nil(cells["nil"], entries, findings),
        entries=entries,
        cells={key: cell.name or "" for key, cell in cells.items()},
        **texts,
    )


def _labels(sheet: RawSheet) -> Iterator[Label]:
    """The first place of each label, in the order of the sheet."""
    ends = {(row, column): last for row, column, _, last in sheet.merges}
    seen = set()
    for number, row in sheet.rows.items():
        if _LABELS.keys().isdisjoint(label_keys(row, _LONGEST_LABEL)):
            continue
        for place, value in zip(row.columns, row.values, strict=True):
            column = _LABELS.get(_key(value))
            if column is not None and column.key not in seen:
                seen.add(column.key)
                yield Label(column, number, ends.get((number, place), place))


def _key(value: CellValue | None) -> str:
    if isinstance(value, Formula):
        value = value.cached
    return label_key(value) if isinstance(value, str) and len(value) <= _LONGEST_LABEL else ""


def _missing(sheet: RawSheet, column: Column) -> Finding:
    asked = column.key == "nil" or any(isinstance(c, Required | RequiredWhen) for c in column.constraints)
    code = "field_missing" if asked else "signature_missing"
    return find(code, Where(sheet.title, None, FIELDS, None, column.key), column=column.heading)


def _value_cell(sheet: RawSheet, label: Label, findings: list[Finding]) -> Cell:
    """The cell beside the label, or the merged ones of its row; if blank, the next cell that a person filled."""
    beside = label.last + 1
    value = sheet.value(label.row, beside)
    if not is_blank(value) and not _is_hint(value):
        return _cell(sheet, label, beside, value)
    merged = (first for row, first, _, _ in sheet.merges if row == label.row and first > label.last)
    own = min(merged, default=beside)
    if not is_blank(value := sheet.value(label.row, own)) and not _is_hint(value):
        return _cell(sheet, label, own, value)
    row = sheet.rows[label.row]
    for place, other in zip(row.columns, row.values, strict=True):
        if place > label.last and not is_blank(other) and not isinstance(other, Formula) and not _is_hint(other):
            cell = _cell(sheet, label, place, other)
            findings.append(report("field_value_moved", cell, None, place=cell.name))
            return cell
    return _cell(sheet, label, own, None)


def _is_hint(value: CellValue | None) -> bool:
    """The form's own words beside the cell, or the label of another field."""
    key = _key(value)
    return key in _HINTS or key in _LABELS


def _cell(sheet: RawSheet, label: Label, place: int, value: CellValue | None) -> Cell:
    return Cell(value, label.column, sheet.title, cell_name(label.row, place), FIELDS)


def _nil(cell: Cell, entries: Entries, findings: list[Finding]) -> bool:
    """«так», or TRUE; a clear «ні» is a blank cell, with a note."""
    word = take_word(cell, entries, findings, {fold(YES): YES, fold(NO): NO}, (YES,))
    if word == NO:
        taken = entries.pop(cell.column.key)
        findings.append(report("choice_understood", cell, taken.text, value=""))
    return word == YES
