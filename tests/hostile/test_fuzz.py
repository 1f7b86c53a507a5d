"""Good workbooks, spoilt at random: no crash, and nothing accepted that does not stand in the file."""

import io
import math
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from zipfile import BadZipFile

import openpyxl
import pytest
from binarybooks import cell as binary_cell
from binarybooks import real, row, said, xlsb
from binarybooks import text as binary_text
from filled_form import blank_design, filled
from oldbooks import Page, formula, label, number, xls
from opendocuments import number as ods_number
from opendocuments import ods
from opendocuments import row as ods_row
from opendocuments import said as ods_said
from packages import package
from plans import assignment_of

from workbook_tools.files.reading.containers import look_into
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.files.template.writer import write_template
from workbook_tools.model.cells import CellValue, Dated, ErrorValue, Formula, RawWorkbook, cell_name
from workbook_tools.workflows.judge import judge, remember

DEPARTMENT = "police"
ENTRIES = {
    "Звіт!D6": "Олена Приклад",
    "Звіт!D7": "police@example.gov.ua",
    "Звіт!G14": "виконується",
    "Звіт!H14": "Проведено уроки з безпеки в Інтернеті у 12 школах міста.",
}
SMOKE, THOROUGH = range(80), range(5_000)
FRAGMENTS = (
    b"<c>", b"</c>", b"<v>", b"</v>", b"<row>", b"<is><t>", b"<f>", b'r="ZZZ1"', b't="s"', b't="d"', b't="e"',
    b's="-1"', b"&#x0;", b"]]>", b"<mc:Choice>", b"1e400", b"<![CDATA[", b'xmlns="x"', b"\xff\xfe", b"\x00", b"-",
    b"9999999999",
)  # fmt: skip


def form() -> bytes:
    return filled(write_template(blank_design(DEPARTMENT)), ENTRIES)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def spoilt_bytes(data: bytes, dice: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(spoilt) + 1)
        match dice.randrange(4):
            case 0:
                spoilt[place : place + 1] = bytes([dice.randrange(256)])
            case 1:
                del spoilt[place : place + dice.randint(1, 40)]
            case 2:
                spoilt[place:place] = spoilt[place : place + dice.randint(1, 40)]
            case _:
                spoilt[place:place] = dice.choice(FRAGMENTS)
    return bytes(spoilt)


def spoilt_xml(parts: Mapping[str, bytes], dice: random.Random) -> bytes:
    """A part changed within its zip, which stays honest: a byte, a piece, or the values of two attributes swapped."""
    name = dice.choice(sorted(parts))
    part = parts[name]
    values = list(re.finditer(rb'="([^"]*)"', part))
    if dice.random() < 0.3 and len(values) > 1:
        first, second = sorted(dice.sample(values, 2), key=lambda value: value.start())
        between = part[first.end(1) : second.start(1)]
        part = part[: first.start(1)] + second[1] + between + first[1] + part[second.end(1) :]
    else:
        part = spoilt_bytes(part, dice)
    return package({**parts, name: part})


@pytest.fixture(scope="module")
def whole() -> bytes:
    assignment = assignment_of(DEPARTMENT)
    remember({assignment.code: assignment})
    return form()


def read(data: bytes) -> RawWorkbook | None:
    with suppress(Unreadable):
        return read_workbook(data)
    return None


def fuzz_form(whole: bytes, seeds: range) -> int:
    """How many spoilt forms still gave a submission."""
    honest, parts = judge(whole).submission, parts_of(whole)
    assert honest is not None
    read_as = values(read_workbook(whole))
    taken = 0
    for seed in seeds:
        dice = random.Random(seed)
        data = spoilt_bytes(whole, dice) if dice.random() < 0.2 else spoilt_xml(parts, dice)
        look_into(data)
        reading = judge(data)
        taken += reading.submission is not None
        if reading.submission is not None and reading.submission != honest:
            check_against_the_file(data, read_as, seed)
    return taken


def values(raw: RawWorkbook) -> dict[tuple[str, str], CellValue]:
    return {
        (sheet.title, cell_name(number, column)): value
        for sheet in raw.sheets
        for number, cells in sheet.rows.items()
        for column, value in zip(cells.columns, cells.values, strict=True)
    }


def check_against_the_file(data: bytes, before: Mapping[tuple[str, str], CellValue], seed: int) -> None:
    """No other reader sees anything else in a cell that reads otherwise than before, if it sees the cell at all."""
    raw = read(data)
    assert raw is not None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            theirs = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        except (AttributeError, BadZipFile, IndexError, KeyError, SyntaxError, TypeError, ValueError):
            return
    for place, value in values(raw).items():
        if before.get(place) == value or place[0] not in theirs.sheetnames or isinstance(value, Formula | Dated):
            continue
        other = theirs[place[0]][place[1]].value
        assert other is None or agrees(value, other), (seed, place, value, other)


def agrees(ours: CellValue, theirs: object) -> bool:
    if isinstance(ours, ErrorValue):
        return theirs == ours.code
    if isinstance(ours, str) or isinstance(theirs, str):
        return str(theirs or "").strip() == str(ours).strip()
    return isinstance(theirs, int | float) and math.isclose(ours, theirs, rel_tol=1e-14)  # type: ignore[arg-type]


def test_a_spoilt_form_is_refused_or_says_what_it_says(whole: bytes) -> None:
    assert fuzz_form(whole, SMOKE) > 10, "the fuzz reaches the cells"


@pytest.mark.fuzz
def test_thousands_of_spoilt_forms(whole: bytes) -> None:
    assert fuzz_form(whole, THOROUGH) > 500


OTHERS: dict[str, Callable[[], bytes]] = {
    "xls": lambda: xls(Page("Звіт", label(0, 0, "Код форми") + number(1, 1, 44_060.0, 1) + formula(2, 2, "разом"))),
    "ods": lambda: ods(ods_row(ods_said("Код форми"), ods_number(5, 'table:number-columns-repeated="3"'))),
    "xlsb": lambda: xlsb(row(0, said(0, "Код форми"), real(1, 44_060.0, 1), binary_cell(8, 2, binary_text("разом")))),
}


def fuzz_other(kind: str, seeds: range) -> int:
    """How many spoilt files were read; whatever else but Unreadable is raised fails the test."""
    whole = OTHERS[kind]()
    parts = {} if kind == "xls" else parts_of(whole)
    taken = 0
    for seed in seeds:
        dice = random.Random(seed)
        data = spoilt_xml(parts, dice) if parts and dice.random() < 0.9 else spoilt_bytes(whole, dice)
        taken += read(data) is not None
    return taken


@pytest.mark.parametrize("kind", OTHERS)
def test_spoilt_files_of_other_formats(kind: str) -> None:
    assert fuzz_other(kind, SMOKE) > 0


@pytest.mark.fuzz
@pytest.mark.parametrize("kind", OTHERS)
def test_thousands_of_spoilt_files_of_other_formats(kind: str) -> None:
    assert fuzz_other(kind, THOROUGH) > 100
