"""The same forms written with openpyxl: cells, formats, validations, highlights, widths, heights, merges, properties.

python -m benchmarks.openpyxl_forms FORM COUNT FOLDER

What the form holds is read once, untimed for the comparison in proportion: it is written COUNT times.
"""

import sys
import time
from copy import copy
from pathlib import Path
from typing import Any

from msgspec import Struct
from openpyxl import Workbook, load_workbook
from openpyxl.packaging.custom import StringProperty


class Recipe(Struct, frozen=True):
    """What one sheet is written from; `looks` are made once, as one who knows openpyxl does."""

    title: str
    state: str
    cells: list[tuple[int, int, Any, tuple[Any, ...] | None]]
    widths: dict[str, tuple[float, bool]]
    heights: dict[int, float | None]
    merged: list[str]
    validations: list[Any]
    highlights: list[tuple[str, list[Any]]]
    freeze: str | None
    protected: bool


def main(form: Path, count: int, folder: Path) -> None:
    recipes = _recipes(form)
    folder.mkdir(exist_ok=True)
    began, used = time.perf_counter(), time.process_time()
    for number in range(count):
        _write(recipes, folder / f"{number}.xlsx")
    sys.stdout.write(f"{time.perf_counter() - began} {time.process_time() - used}\n")


def _recipes(form: Path) -> list[Recipe]:
    looks: dict[Any, tuple[Any, ...]] = {}
    recipes = []
    sheet: Any
    for sheet in load_workbook(form):
        cells = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None and not cell.has_style:
                    continue
                key = tuple(cell._style) if cell.has_style else None
                if key is not None and key not in looks:
                    parts = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
                    looks[key] = (*(copy(part) for part in parts), cell.number_format)
                cells.append((cell.row, cell.column, cell.value, looks[key] if key is not None else None))
        recipes.append(
            Recipe(
                sheet.title,
                sheet.sheet_state,
                cells,
                {letter: (d.width, d.hidden) for letter, d in sheet.column_dimensions.items()},
                {number: d.height for number, d in sheet.row_dimensions.items()},
                [str(area) for area in sheet.merged_cells.ranges],
                list(sheet.data_validations.dataValidation),
                [(str(area.sqref), area.rules) for area in sheet.conditional_formatting],
                sheet.freeze_panes,
                sheet.protection.sheet,
            )
        )
    return recipes


def _write(recipes: list[Recipe], path: Path) -> None:
    workbook: Any = Workbook()
    workbook.remove(workbook.worksheets[0])
    for recipe in recipes:
        sheet = workbook.create_sheet(recipe.title)
        sheet.sheet_state = recipe.state
        for row, column, value, look in recipe.cells:
            cell = sheet.cell(row, column)
            if value is not None:
                cell.value = value
            if look is not None:
                cell.font, cell.fill, cell.border, cell.alignment, cell.protection, cell.number_format = look
        for letter, (width, hidden) in recipe.widths.items():
            sheet.column_dimensions[letter].width = width
            sheet.column_dimensions[letter].hidden = hidden
        for number, height in recipe.heights.items():
            sheet.row_dimensions[number].height = height
        for area in recipe.merged:
            sheet.merge_cells(area)
        for validation in recipe.validations:
            sheet.add_data_validation(validation)
        for place, rules in recipe.highlights:
            for rule in rules:
                sheet.conditional_formatting.add(place, rule)
        sheet.freeze_panes = recipe.freeze
        sheet.protection.sheet = recipe.protected
    workbook.custom_doc_props.append(StringProperty(name="wt_code", value="7K3MX-9QPT2-W"))
    workbook.save(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
