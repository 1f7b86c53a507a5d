"""Every limit, just below it and just above it; the sentence each has; and the page that lists them."""

from pathlib import Path

import pytest
from msgspec.structs import fields
from packages import Entry, package, sheet, strings, workbook, workbook_parts, zipped

from workbook_tools.files.reading.limits import LIMITS, Limits, WorkerLimits
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.finding import Severity
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.catalogue import message
from workbook_tools.rules.texts.files import ENTRIES

ROW = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"/><c r="C1"><v>3</v></c></row>'
ONE = workbook(ROW)
TWO = workbook(ROW, ROW)
TEXTS = workbook(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>бв</t></is></c>'
    '<c r="C1" t="str"><f>D1</f><v>где</v></c></row>',
    shared=strings("<t>а</t>"),
)
"""1 + 2 + 3 characters of text, 2 of a formula."""
MERGED = package(
    workbook_parts(sheet("", after='<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>'))
)
NESTED = package(workbook_parts(sheet("", after="<w><x><y><z/></y></x></w>")))
"""worksheet, w, x, y, z: five elements within each other."""


def at(address: str) -> bytes:
    return workbook(f'<row><c r="{address}"><v>1</v></c></row>')


def refusal(data: bytes, limits: Limits) -> str:
    with pytest.raises(Unreadable) as caught:
        read_workbook(data, limits)
    return caught.value.finding.code


@pytest.mark.parametrize(
    ("data", "enough", "too_little", "code"),
    [
        (ONE, Limits(file_bytes=len(ONE)), Limits(file_bytes=len(ONE) - 1), "file_too_big"),
        (ONE, Limits(entries=4), Limits(entries=3), "package_entries"),
        (TWO, Limits(sheets=2), Limits(sheets=1), "too_many_sheets"),
        (TWO, Limits(cells=6), Limits(cells=5), "too_many_cells"),
        (MERGED, Limits(merges=2), Limits(merges=1), "too_many_merges"),
        (TEXTS, Limits(text=8), Limits(text=7), "too_much_text"),
        (NESTED, Limits(depth=5), Limits(depth=4), "file_damaged"),
        (at("XFD1"), Limits(), Limits(columns=16_383), "cell_outside_grid"),
        (at("A1048576"), Limits(), Limits(rows=1_048_575), "cell_outside_grid"),
    ],
)
def test_a_file_at_the_limit_is_read_and_one_above_it_refused(
    data: bytes, enough: Limits, too_little: Limits, code: str
) -> None:
    read_workbook(data, enough)
    assert refusal(data, too_little) == code


def test_the_grid_ends_where_excels_does() -> None:
    read_workbook(at("XFD1048576"))
    for address in ("XFE1", "A1048577", "A0", "ZZZZ1", "A99999999"):
        assert refusal(at(address), LIMITS) == "cell_outside_grid"


def test_inflated_sizes() -> None:
    parts = workbook_parts(sheet(ROW))
    sizes = [len(part) if isinstance(part, bytes) else len(part.encode()) for part in parts.values()]
    data = package(parts)
    # The relationships are looked through twice: once for the way to the sheets, once for extras.
    twice = sum(size for name, size in zip(parts, sizes, strict=True) if name.endswith(".rels"))
    read_workbook(data, Limits(part_bytes=max(sizes), package_bytes=sum(sizes) + twice))
    assert refusal(data, Limits(part_bytes=max(sizes) - 1)) == "part_too_big"
    assert refusal(data, Limits(package_bytes=sum(sizes) - 1)) == "package_too_big"


def test_the_ratio_is_judged_above_its_size_only() -> None:
    parts = workbook_parts(sheet(" " * 100_000))
    packed = len(package(parts)) - len(package(workbook_parts(sheet(""))))
    ratio = 100_000 // packed
    data = package(parts)
    read_workbook(data, Limits(ratio=10, ratio_bytes=200_000))
    read_workbook(data, Limits(ratio=ratio + 100, ratio_bytes=1_000))
    assert refusal(data, Limits(ratio=10, ratio_bytes=90_000)) == "package_ratio"


@pytest.mark.parametrize(("length", "read"), [(900_000, True), (2_600_000, False)])
def test_one_tag_may_not_be_endless(length: int, read: bool) -> None:
    """Judged after each chunk of 1 MiB."""
    data = package(workbook_parts(sheet("", before=f'<sheetPr codeName="{"x" * length}"/>')))
    limits = Limits(token_bytes=1_000_000)
    if read:
        read_workbook(data, limits)
    else:
        assert refusal(data, limits) == "file_damaged"


def test_a_long_row_is_counted_before_it_ends() -> None:
    """Cells of one endless row, which never closes, and of two million strings nobody refers to."""
    row = '<row r="1">' + '<c r="A1"/>' * 200_000
    unfinished = package(workbook_parts(f'<worksheet xmlns="x"><sheetData>{row}'))
    assert refusal(unfinished, Limits(cells=100_000)) == "too_many_cells"
    orphans = workbook("", shared=strings(*[""] * 101))
    assert refusal(orphans, Limits(cells=100)) == "too_many_cells"


def test_an_endless_text_is_counted_before_it_ends() -> None:
    text = "<sst><si><t>" + "x" * 3_000_000
    assert refusal(workbook("", shared=text), Limits(text=2_000_000)) == "too_much_text"
    cell = '<worksheet><sheetData><row><c t="str"><v>' + "x" * 3_000_000
    assert refusal(package(workbook_parts(cell)), Limits(text=2_000_000)) == "too_much_text"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_every_file_that_cannot_be_read_is_quarantined_with_two_sentences(entry: object) -> None:
    from workbook_tools.rules.entry import Entry as CatalogueEntry

    assert isinstance(entry, CatalogueEntry)
    assert (entry.severity, entry.outcome) == (Severity.ERROR, Outcome.QUARANTINED)
    for sentence in (entry.message, entry.remedy, entry.example):
        assert sentence.uk
        assert sentence.en
        assert not any("а" <= letter <= "я" for letter in sentence.en.casefold())


def test_a_refusal_names_its_limit() -> None:
    with pytest.raises(Unreadable) as caught:
        read_workbook(TWO, Limits(cells=5))
    assert message(caught.value.finding) == "У книзі понад 5 клітинок із вмістом або форматуванням."


def test_numbers_are_shown_with_their_thousands_apart() -> None:
    with pytest.raises(Unreadable) as caught:
        read_workbook(zipped(*(Entry(str(n), b"") for n in range(5_001))))
    assert message(caught.value.finding, "en") == "The file consists of more than 5\u00a0000 parts."


def test_the_page_lists_every_limit_with_its_number() -> None:
    page = (Path(__file__).parents[3] / "docs" / "robustness.md").read_text("utf-8")
    rows = dict(line.strip("| ").split(" | ")[:2] for line in page.splitlines() if line.startswith("| `"))
    declared = {f"`{f.name}`": getattr(which, f.name) for which in (LIMITS, WorkerLimits()) for f in fields(which)}
    assert {name: int(number.replace(",", "")) for name, number in rows.items()} == declared
