"""LibreOffice by hand: run by the Python that has `uno`, it carries out jobs that come as lines of JSON.

A job is {"source": path, "steps": […], "saved": {format: path}}; the answer is {} or {"failed": text}. The
office is a process of its own on a private profile, reached through a pipe with a random name; it ends
with this script, which ends with its standard input.
"""

import json
import secrets
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import Locale
from com.sun.star.uno import Exception as OfficeError
from com.sun.star.util import Date

FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>uk-UA</value>\
</prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="DefaultLocale" oor:op="fuse">\
<value>uk-UA</value></prop></item>
</oor:items>
"""
"""A Ukrainian office: «12.5» typed into a cell is a date."""
ERRORS = {"#N/A": "=NA()", "#DIV/0!": "=1/0", "#REF!": "=#REF!"}
PATIENCE = 60
"""Seconds that the office may take to start or to end."""


def main(soffice: str, folder: str) -> None:
    office, desktop = start(soffice, Path(folder) / f"profile-{secrets.token_hex(4)}")
    say({})
    try:
        for line in sys.stdin:
            say(answer(desktop, json.loads(line)))
    finally:
        end(office, desktop)


def say(words: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def start(soffice: str, profile: Path) -> tuple[subprocess.Popen[bytes], Any]:
    """The process and its desktop; TimeoutError if it does not answer."""
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
    pipe = f"wt{secrets.token_hex(8)}"
    options = ("--headless", "--norestore", "--nologo", "--nodefault", f"--accept=pipe,name={pipe};urp;")
    command = (soffice, f"-env:UserInstallation={profile.as_uri()}", *options)
    office = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(PATIENCE * 10):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
            continue
        return office, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    office.kill()
    raise TimeoutError("the office did not answer")


def end(office: subprocess.Popen[bytes], desktop: Any) -> None:
    """The bridge may be gone before it says goodbye."""
    try:
        desktop.terminate()
        office.wait(PATIENCE)
    except (OfficeError, subprocess.TimeoutExpired):
        office.kill()


def answer(desktop: Any, job: dict[str, Any]) -> dict[str, str]:
    try:
        book = Book(desktop, job["source"])
        try:
            for step in job["steps"]:
                book.carry_out(step)
            for kind, path in job["saved"].items():
                book.document.storeToURL(Path(path).as_uri(), (option("FilterName", FILTERS[kind]),))
        finally:
            book.document.close(False)
    except OfficeError as failure:
        return {"failed": f"{type(failure).__name__}: {failure}"}
    return {}


def option(name: str, value: object) -> Any:
    return PropertyValue(name, 0, value, 0)


class Book:
    """An open workbook; each method is a step of that name.

    Cells are typed into as the form is protected; before a sheet is rearranged it is unprotected, as a clerk would.
    """

    def __init__(self, desktop: Any, source: str) -> None:
        self.desktop = desktop
        hidden = (option("Hidden", True),)
        self.document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, hidden)

    def carry_out(self, step: dict[str, Any]) -> None:
        getattr(self, step["do"])(**{key: value for key, value in step.items() if key != "do"})

    # --- cells -----------------------------------------------------------------------------------------

    def put(self, sheet: str, cell: str, kind: str, value: str, *, plain: bool, cached: str) -> None:
        """`cached` is of no use: the program computes. Numbers and dates are typed as the locale writes them."""
        place = self.cell(sheet, cell)
        if kind == "number":
            place.FormulaLocal = value.replace(".", ",")
        elif kind == "date":
            place.NumberFormat = self.date_format()
            place.FormulaLocal = ".".join(reversed(value.split("-")))
        elif kind in ("formula", "error"):
            place.setFormula(ERRORS[value] if kind == "error" else f"={value}")
        else:
            place.setString(value)
        if plain:
            place.NumberFormat = 0

    def type(self, sheet: str, cell: str, keys: str) -> None:
        """As the locale reads it: with its dates and decimal commas."""
        self.cell(sheet, cell).FormulaLocal = keys

    def unprotect(self, sheet: str) -> None:
        self.opened(sheet)

    def merge(self, sheet: str, first: str, last: str) -> None:
        area = self.opened(sheet).getCellRangeByName(f"{first}:{last}")
        for row in range(area.Rows.Count):
            for column in range(area.Columns.Count):
                if row or column:
                    area.getCellByPosition(column, row).setString("")
        area.merge(True)

    # --- rows and columns ------------------------------------------------------------------------------

    def sort(self, sheet: str, first: int, last: int, left: int, right: int, key: int, *, descending: bool) -> None:
        area = self.opened(sheet).getCellRangeByPosition(left - 1, first - 1, right - 1, last - 1)
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field = key - left
        field.IsAscending = not descending
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        uno.invoke(area, "sort", ((option("SortFields", fields), option("ContainsHeader", False)),))

    def insert_rows(self, sheet: str, before: int, count: int) -> None:
        self.opened(sheet).Rows.insertByIndex(before - 1, count)

    def delete_row(self, sheet: str, row: int) -> None:
        self.opened(sheet).Rows.removeByIndex(row - 1, 1)

    def duplicate_row(self, sheet: str, row: int) -> None:
        place = self.opened(sheet)
        place.Rows.insertByIndex(row, 1)
        place.copyRange(place.getCellByPosition(0, row).CellAddress, place.Rows.getByIndex(row - 1).RangeAddress)

    def hide_row(self, sheet: str, row: int) -> None:
        self.opened(sheet).Rows.getByIndex(row - 1).IsVisible = False

    def insert_column(self, sheet: str, before: int) -> None:
        self.opened(sheet).Columns.insertByIndex(before - 1, 1)

    def delete_column(self, sheet: str, column: int) -> None:
        self.opened(sheet).Columns.removeByIndex(column - 1, 1)

    def move_column(self, sheet: str, column: int, to: int) -> None:
        place = self.opened(sheet)
        target = to - 1 if to < column else to
        place.Columns.insertByIndex(target, 1)
        source = column if to < column else column - 1
        place.moveRange(place.getCellByPosition(target, 0).CellAddress, place.Columns.getByIndex(source).RangeAddress)
        place.Columns.removeByIndex(source, 1)

    def hide_column(self, sheet: str, column: int) -> None:
        self.opened(sheet).Columns.getByIndex(column - 1).IsVisible = False

    # --- sheets ----------------------------------------------------------------------------------------

    def rename_sheet(self, sheet: str, to: str) -> None:
        self.sheet(sheet).Name = to

    def move_sheet(self, sheet: str, to: int) -> None:
        names = self.document.Sheets.ElementNames
        self.document.Sheets.moveByName(sheet, to if to <= names.index(sheet) else to + 1)

    def copy_sheet(self, sheet: str, to: str) -> None:
        names = self.document.Sheets.ElementNames
        self.document.Sheets.copyByName(sheet, to, names.index(sheet) + 1)

    def delete_sheet(self, sheet: str) -> None:
        self.document.Sheets.removeByName(sheet)

    def copy_to_new_workbook(self) -> None:
        """Select all, copy, paste: through the program's own clipboard objects, sheet by sheet."""
        fresh = self.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (option("Hidden", True),))
        sheets = (self.document.Sheets.getByIndex(place) for place in range(self.document.Sheets.Count))
        for number, sheet in enumerate([sheet for sheet in sheets if sheet.IsVisible]):
            if number:
                fresh.Sheets.insertNewByName(f"Аркуш{number + 1}", number)
            else:
                fresh.Sheets.getByIndex(0).Name = "Аркуш1"
            self.paste(sheet, fresh, fresh.Sheets.getByIndex(number))
        self.document.close(False)
        self.document = fresh

    def paste(self, sheet: Any, fresh: Any, target: Any) -> None:
        source, other = self.document.CurrentController, fresh.CurrentController
        source.setActiveSheet(sheet)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        source.select(sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow))
        other.setActiveSheet(target)
        other.select(target.getCellByPosition(0, 0))
        other.insertTransferable(source.getTransferable())

    def count_from_1904(self) -> None:
        self.document.NullDate = Date(1, 1, 1904)

    # --- places ----------------------------------------------------------------------------------------

    def sheet(self, title: str) -> Any:
        return self.document.Sheets.getByName(title)

    def opened(self, title: str) -> Any:
        sheet = self.sheet(title)
        sheet.unprotect("")
        return sheet

    def cell(self, sheet: str, name: str) -> Any:
        return self.sheet(sheet).getCellRangeByName(name)

    def date_format(self) -> int:
        formats, locale = self.document.NumberFormats, Locale("uk", "UA", "")
        known: int = formats.queryKey("DD.MM.YYYY", locale, False)
        return known if known >= 0 else int(formats.addNew("DD.MM.YYYY", locale))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
