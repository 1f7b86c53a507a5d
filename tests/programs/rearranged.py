"""Edits that move things: rows, columns, sheets."""

from datetime import date

from msgspec.structs import replace
from programs.edits import ASKED, Comes, Edit, about, edit, event, heading, of_row, twin_of, untold
from programs.form import ANSWER, row_of
from programs.meaning import Told
from programs.steps import (
    CopySheet,
    CopyToNewWorkbook,
    DeleteColumn,
    DeleteRow,
    DeleteSheet,
    DuplicateRow,
    HideColumn,
    HideRow,
    InsertColumn,
    InsertRows,
    Merge,
    MoveColumn,
    MoveSheet,
    Put,
    RenameSheet,
    Sort,
    put,
)

from workbook_tools.demo.clerk import Typed
from workbook_tools.model.cells import cell_name
from workbook_tools.model.layout import (
    INDICATORS,
    MEASURES,
    REGISTER,
    SHEET_CHECK,
    SHEET_INDICATORS,
    SHEET_REGISTER,
    SHEET_REPORT,
    TABLES,
    VISIBLE_SHEETS,
)
from workbook_tools.model.template_grid import HEADING_ROWS, column_of

Z, P, R = SHEET_REPORT, SHEET_INDICATORS, SHEET_REGISTER
_ROWS = {
    MEASURES: (row_of(MEASURES, "1"), row_of(MEASURES, "11")),
    INDICATORS: (row_of(INDICATORS, "1.1"), row_of(INDICATORS, "11.2")),
    REGISTER: (row_of(REGISTER, "1"), row_of(REGISTER, str(len(ANSWER.register)))),
}


def _sorted(table: str, first: str, last: str, key: str) -> Sort:
    """Descending, the columns from `first` to `last` only."""
    left, right, by = (column_of(table, name) for name in (first, last, key))
    return Sort(TABLES[table].sheet, *_ROWS[table], left, right, by, descending=True)


def _typed(table: str, row: str, column: str, value: str) -> Put:
    return put(TABLES[table].sheet, cell_name(row_of(table, row), column_of(table, column)), value)


_LATE_DAY = date(2020, 9, 15)
_LATE_EVENT: dict[str, Typed] = {"date": _LATE_DAY, "measure": "1", "form": "семінар", "title": "Семінар", "reach": 25}
_NO_TRACE = (
    "a file of this program does not show it; Excel's .xlsx and LibreOffice's .ods remember what was sorted, and there "
    "it is asked back. While «Звіт» and «Показники» are protected, Excel lets nobody sort them"
)
_IN_PART: Told = ("sorted_in_part", MEASURES, None, None)
_SHOWN_AGAIN = Comes()
"""SheetJS hides no rows in these formats."""


def _doubtful(*rows: str) -> tuple[Told, ...]:
    return tuple(("row_doubtful", MEASURES, row, "number") for row in rows)


ROWS: tuple[Edit, ...] = (
    edit("register_sorted", "whole rows of the register sorted by date", _sorted(REGISTER, "date", "link", "date")),
    edit("measures_sorted", "whole rows of «Звіт» sorted by №", _sorted(MEASURES, "number", "links", "number")),
    edit(
        "indicators_sorted",
        "whole rows of «Показники» sorted by text",
        _sorted(INDICATORS, "number", "comment", "text"),
    ),
    edit(
        "numbers_sorted",
        "only the column № of «Звіт» sorted",
        _sorted(MEASURES, "number", "number", "number"),
        told=_doubtful("9", "8", "4", "11", "1"),
        instead={"LibreOffice/ods": Comes((_IN_PART, *_doubtful("9", "8", "4", "11", "1")))},
    ),
    edit(
        "texts_sorted",
        "only the texts of «Звіт» sorted, № and answers left",
        _sorted(MEASURES, "name", "co_executors", "name"),
        told=_doubtful("1", "10", "11", "7", "8", "9"),
        instead={
            "LibreOffice/ods": Comes((_IN_PART, *_doubtful("1", "10", "11", "9"))),
            "LibreOffice": Comes(_doubtful("1", "10", "11", "9")),
        },
    ),
    edit(
        "marks_sorted",
        "only №, hidden id and name sorted in «Звіт»",
        _sorted(MEASURES, "number", "name", "number"),
        told=_doubtful("9", "8", "4", "11", "1"),
        instead={"LibreOffice/ods": Comes((_IN_PART, *_doubtful("9", "8", "4", "11", "1")))},
    ),
    edit(
        "answers_sorted",
        "only the answers of «Звіт» sorted, № and names left",
        _sorted(MEASURES, "status", "links", "narrative"),
        instead={"LibreOffice/ods": Comes((_IN_PART,)), "*": _NO_TRACE},
    ),
    edit(
        "dates_sorted",
        "only the dates of the register sorted",
        _sorted(REGISTER, "date", "date", "date"),
        instead={"*": _NO_TRACE},
    ),
    edit(
        "rows_inserted",
        "blank rows inserted above and inside the tables",
        InsertRows(Z, row_of(MEASURES, "7")),
        InsertRows(Z, 1, 2),
        InsertRows(P, row_of(INDICATORS, "4.1")),
        InsertRows(R, row_of(REGISTER, "3"), 2),
    ),
    edit(
        "row_added",
        "a measure of the clerk's own added in «Звіт»",
        InsertRows(Z, row_of(MEASURES, "11")),
        _typed(MEASURES, "11", "number", "12"),
        _typed(MEASURES, "11", "name", "Свято вулиці"),
        _typed(MEASURES, "11", "status", "виконано"),
        told=[("row_unknown", MEASURES, None, None)],
    ),
    edit(
        "event_far_below",
        "a row of the register typed far below the others",
        *(
            put(R, cell_name(row_of(REGISTER, "400"), column_of(REGISTER, key)), typed)
            for key, typed in _LATE_EVENT.items()
        ),
        meant={
            (REGISTER, str(_LATE_EVENT["title"]), key): "2020-09-15" if key == "date" else str(typed)
            for key, typed in _LATE_EVENT.items()
        },
    ),
    edit(
        "measure_deleted",
        "a measure's row deleted",
        DeleteRow(Z, row_of(MEASURES, "8")),
        told=[of_row("measure_row_deleted", MEASURES, "8")],
        meant=untold(MEASURES, "8"),
    ),
    edit(
        "indicator_deleted",
        "an indicator's row deleted",
        DeleteRow(P, row_of(INDICATORS, "9.1")),
        told=[of_row("indicator_row_deleted", INDICATORS, "9.1")],
        meant=untold(INDICATORS, "9.1"),
    ),
    edit(
        "measure_duplicated",
        "a measure's row duplicated",
        DuplicateRow(Z, row_of(MEASURES, "8")),
        told=[("row_copied", MEASURES, "8", "number")],
    ),
    edit(
        "measure_twice",
        "a measure's row duplicated, and the copy changed",
        DuplicateRow(Z, row_of(MEASURES, "8")),
        put(Z, cell_name(row_of(MEASURES, "8") + 1, column_of(MEASURES, "narrative")), "Зовсім інше."),
        told=[("row_twice", MEASURES, "8", "number")],
    ),
    edit(
        "events_duplicated",
        "two rows of the register duplicated, one with a link",
        DuplicateRow(R, row_of(REGISTER, "2")),
        DuplicateRow(R, row_of(REGISTER, "1")),
        told=[
            ("alike_event", REGISTER, f"{event(1, '')[1]}·2", "title"),
            ("same_event_twice", REGISTER, f"{event(2, '')[1]}·2", "link"),
        ],
        meant={**twin_of(1), **twin_of(2)},
    ),
    edit(
        "rows_hidden",
        "rows hidden in «Звіт» and in the register",
        HideRow(Z, row_of(MEASURES, "7")),
        HideRow(R, row_of(REGISTER, "3")),
        told=[("hidden_row_read", MEASURES, "7", "number"), about("hidden_row_read", event(3, "title"))],
        instead={"SheetJS/ods": _SHOWN_AGAIN, "SheetJS/xls": _SHOWN_AGAIN},
    ),
    edit(
        "narratives_merged",
        "one narrative merged over two measures",
        Merge(
            Z,
            cell_name(row_of(MEASURES, "1"), column_of(MEASURES, "narrative")),
            cell_name(row_of(MEASURES, "4"), column_of(MEASURES, "narrative")),
        ),
        told=[
            ("cells_merged", MEASURES, None, "narrative"),
            ("required_when_blank", MEASURES, "4", "narrative"),
        ],
        meant={(MEASURES, "4", "narrative"): ASKED},
    ),
    edit(
        "dates_merged",
        "one date merged over three rows of the register",
        Merge(
            R,
            cell_name(row_of(REGISTER, "1"), column_of(REGISTER, "date")),
            cell_name(row_of(REGISTER, "3"), column_of(REGISTER, "date")),
        ),
        told=[
            ("cells_merged", REGISTER, None, "date"),
            about("required_blank", event(2, "date")),
            about("required_blank", event(3, "date")),
        ],
        meant={event(2, "date"): ASKED, event(3, "date"): ASKED},
    ),
)

_BESIDE = len(TABLES[REGISTER].columns) + 1

COLUMNS: tuple[Edit, ...] = (
    edit(
        "columns_moved",
        "columns moved in every table",
        MoveColumn(Z, column_of(MEASURES, "links"), column_of(MEASURES, "status")),
        MoveColumn(P, column_of(INDICATORS, "comment"), column_of(INDICATORS, "opening")),
        MoveColumn(R, column_of(REGISTER, "link"), column_of(REGISTER, "date")),
    ),
    edit(
        "columns_inserted",
        "blank columns inserted in every table",
        InsertColumn(Z, column_of(MEASURES, "status")),
        InsertColumn(P, 1),
        InsertColumn(R, column_of(REGISTER, "form")),
    ),
    edit(
        "column_added",
        "a column of the clerk's own inserted in the register",
        InsertColumn(R, column_of(REGISTER, "title")),
        put(R, heading(REGISTER, "title")[1], "Примітка"),
        _typed(REGISTER, "2", "title", "за участю голови"),
        told=[("extra_column", REGISTER, None, None)],
    ),
    edit(
        "column_twice",
        "a second column «Дата» in the register, with another date",
        put(R, cell_name(HEADING_ROWS[REGISTER], _BESIDE), "Дата"),
        put(R, cell_name(row_of(REGISTER, "2"), _BESIDE), date(2020, 7, 25)),
        told=[("column_twice", REGISTER, None, "date")],
    ),
    edit(
        "columns_hidden",
        "columns hidden in «Звіт» and in the register",
        HideColumn(Z, column_of(MEASURES, "reason")),
        HideColumn(Z, column_of(MEASURES, "audience")),
        HideColumn(R, column_of(REGISTER, "aged")),
    ),
    edit(
        "column_deleted",
        "a column of the register deleted",
        DeleteColumn(R, column_of(REGISTER, "reach")),
        told=[("column_missing", REGISTER, None, "reach")],
        meant=untold(REGISTER, column="reach"),
    ),
)

_ONLY_VISIBLE: Told = ("form_code_only_visible", None, None, None)
_LINKS: Told = ("extra_external_links", None, None, None)
"""Formulas pasted by LibreOffice refer to the workbook that they came from; of an .xls it is not told."""
_FRESH = tuple(f"Аркуш{number}" for number in range(1, len(VISIBLE_SHEETS) + 1))

SHEETS: tuple[Edit, ...] = (
    edit(
        "sheets_renamed",
        "sheets renamed",
        RenameSheet(Z, "Аркуш2"),
        RenameSheet(P, "показники за ІІІ кв."),
        RenameSheet(R, "Лист 4"),
    ),
    edit("sheets_reordered", "sheets reordered", MoveSheet(R, 0), MoveSheet(SHEET_CHECK, 1), MoveSheet(Z, 4)),
    edit(
        "sheet_duplicated",
        "«Звіт» duplicated",
        CopySheet(Z, "Звіт (2)"),
        told=[("table_copied", MEASURES, None, None)],
    ),
    edit(
        "sheet_twice",
        "«Звіт» duplicated, and the copy changed",
        CopySheet(Z, "Звіт (2)"),
        put("Звіт (2)", cell_name(row_of(MEASURES, "9"), column_of(MEASURES, "status")), "виконано"),
        told=[("table_twice", MEASURES, None, None)],
    ),
    edit(
        "sheet_deleted",
        "«Реєстр» deleted",
        DeleteSheet(R),
        told=[("table_missing", REGISTER, None, None)],
        meant=untold(REGISTER),
    ),
    edit(
        "copied",
        "the visible sheets' cells copied into a new workbook",
        CopyToNewWorkbook(),
        told=[_ONLY_VISIBLE],
        instead={"LibreOffice/xls": Comes((_ONLY_VISIBLE,)), "LibreOffice": Comes((_ONLY_VISIBLE, _LINKS))},
    ),
    edit(
        "copied_and_sorted",
        "copied into a new workbook, sorted, sheets renamed",
        CopyToNewWorkbook(),
        *(
            replace(_sorted(table, first, last, key), sheet=_FRESH[VISIBLE_SHEETS.index(TABLES[table].sheet)])
            for table, first, last, key in (
                (MEASURES, "number", "links", "narrative"),
                (INDICATORS, "number", "comment", "number"),
                (REGISTER, "date", "link", "title"),
            )
        ),
        RenameSheet(_FRESH[1], "1"),
        told=[_ONLY_VISIBLE],
        instead={"LibreOffice/xls": Comes((_ONLY_VISIBLE,)), "LibreOffice": Comes((_ONLY_VISIBLE, _LINKS))},
    ),
)
REARRANGED = (*ROWS, *COLUMNS, *SHEETS)
