"""LibreOffice as a clerk's program: types one filling over the other into an open form, and tells what it computes.

Run by the Python that has `uno`, with one job on standard input and its answer on standard output. The job
is a list of batches {"source": path, "seen": [[sheet, area]], "fillings": [[[sheet, cell, kind, value]]]};
the answer has for each batch and filling the values of each seen area, row by row.
"""

import json
import secrets
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from programs.office import ERRORS, end, option, start

EVERYTHING = 1 + 2 + 4 + 16
"""Numbers, dates, texts and formulas (com.sun.star.sheet.CellFlags)."""
LOGICAL = 1024
"""com.sun.star.util.NumberFormat.LOGICAL"""


def main(soffice: str, folder: str) -> None:
    batches = json.load(sys.stdin)
    office, desktop = start(soffice, Path(folder) / f"profile-{secrets.token_hex(4)}")
    try:
        json.dump([answered(desktop, batch) for batch in batches], sys.stdout)
    finally:
        end(office, desktop)


def answered(desktop: Any, batch: dict[str, Any]) -> list[Any]:
    source = Path(batch["source"]).as_uri()
    document = desktop.loadComponentFromURL(source, "_blank", 0, (option("Hidden", True),))
    try:
        document.calculateAll()
        document.enableAutomaticCalculation(False)
        hand = Hand(document)
        seen = [document.Sheets.getByName(sheet).getCellRangeByName(area) for sheet, area in batch["seen"]]
        return [after(document, hand, filling, seen) for filling in batch["fillings"]]
    finally:
        document.close(False)


def after(document: Any, hand: "Hand", filling: list[list[Any]], seen: list[Any]) -> list[Any]:
    for sheet, name, kind, value in filling:
        hand.put(sheet, name, kind, value)
    document.calculate()
    return [area.getDataArray() for area in seen]


class Hand:
    """Types into cells what does not stand there yet."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.cells: dict[tuple[str, str], Any] = {}
        self.formats: dict[tuple[str, str], int] = {}
        self.typed: dict[tuple[str, str], tuple[str, Any]] = {}

    def put(self, sheet: str, name: str, kind: str, value: Any) -> None:
        place = sheet, name
        if self.typed.get(place, ("text", "")) == (kind, value):
            return
        if place not in self.cells:
            self.cells[place] = self.document.Sheets.getByName(sheet).getCellRangeByName(name)
        cell = self.cells[place]
        if place in self.formats:
            cell.NumberFormat = self.formats.pop(place)
        self.typed[place] = kind, value
        match kind:
            case "number":
                cell.setValue(value)
            case "logical":
                self.formats[place] = cell.NumberFormat
                cell.setValue(value)
                cell.NumberFormat = self.document.NumberFormats.getStandardFormat(LOGICAL, self.document.CharLocale)
            case "error":
                cell.setFormula(ERRORS[value])
            case "formula":
                cell.setFormula(f"={value}")
            case _ if value:
                cell.setString(value)
            case _:
                cell.clearContents(EVERYTHING)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
