"""What a good engineer would write in a day: calamine reads each workbook once, xlsxwriter writes; nothing is checked.

The three tables of each form, found by where they stand in it, with the file's name beside each row.

python -m benchmarks.engineer FOLDER OUTPUT
"""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import python_calamine
import xlsxwriter

_TABLES = {"Звіт": ("№", 11), "Показники": ("№", 11), "Реєстр": ("Дата", 8)}
"""By sheet: the first heading of its table, and how many columns the table has."""


def main(folder: Path, output: Path) -> None:
    workbook = xlsxwriter.Workbook(output, {"constant_memory": True})
    day = workbook.add_format({"num_format": "dd.mm.yyyy"})
    sheets = {title: workbook.add_worksheet(title) for title in _TABLES}
    lines = dict.fromkeys(_TABLES, 0)
    for path in sorted(folder.glob("*.xlsx")):
        form = python_calamine.CalamineWorkbook.from_path(path)
        for title, (first, width) in _TABLES.items():
            rows, sheet = _rows(form, title, first), sheets[title]
            if lines[title] == 0:
                sheet.write_row(0, 0, ["Файл", *rows[0][:width]])
            for row in rows[1:]:
                if any(value != "" for value in row[:width]):
                    lines[title] += 1
                    _write(sheet, lines[title], [path.name, *row[:width]], day)
    workbook.close()


def _rows(form: python_calamine.CalamineWorkbook, title: str, first: str) -> list[list[Any]]:
    """From the headings on."""
    rows = form.get_sheet_by_name(title).to_python()
    start = next(number for number, row in enumerate(rows) if row and row[0] == first)
    return rows[start:]


def _write(sheet: Any, line: int, values: list[Any], day: Any) -> None:
    for place, value in enumerate(values):
        if isinstance(value, str):
            if value:
                sheet.write_string(line, place, value)
        elif isinstance(value, date | datetime):
            sheet.write_datetime(line, place, value, day)
        else:
            sheet.write_number(line, place, value)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
