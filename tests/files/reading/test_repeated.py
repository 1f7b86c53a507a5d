"""What is remembered from one file to the next changes nothing of what the next one says, and of what it may cost."""

import zlib
from collections.abc import Iterable

import pytest
from packages import Entry, cells, first_sheet, package, styles, workbook, workbook_parts, zipped
from packages import sheet as sheet_part

from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.repeated import Repeated
from workbook_tools.files.reading.styles import read_styles
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.cells import Dated

ROW = '<row r="1"><c r="A1" s="0"><v>44000</v></c></row>'


def test_parts_are_counted_each_time() -> None:
    """The relationships are read twice: to follow them, and to see what else they tell of."""
    parts = workbook_parts(sheet_part(ROW), style=styles(14))
    sizes = {name: len(content.encode() if isinstance(content, str) else content) for name, content in parts.items()}
    inflated = sum(size * (2 if name.endswith(".rels") else 1) for name, size in sizes.items())
    data = package(parts)
    for _ in range(2):
        read_workbook(data, Limits(package_bytes=inflated))
        with pytest.raises(Unreadable) as caught:
            read_workbook(data, Limits(package_bytes=inflated - 1))
        assert caught.value.finding.code == "package_too_big"


def test_the_same_words_mean_what_their_own_workbook_says() -> None:
    shown = [
        cells(first_sheet(workbook(ROW, style=styles(*formats), properties=properties)))[1, 1]
        for formats in ((0, 14), (14, 0))
        for properties in ("", '<workbookPr date1904="1"/>')
    ]
    assert shown[0] == shown[1] == 44_000
    assert [value.moment.isoformat() for value in shown[2:] if isinstance(value, Dated)] == [
        "2020-06-18T00:00:00",
        "2024-06-19T00:00:00",
    ]


def test_the_same_text_of_a_formula_is_counted_in_every_cell() -> None:
    """Two formulas of two characters, two values of three."""
    made = "".join(f'<row r="{n}"><c r="C{n}" t="str"><f>D1</f><v>где</v></c></row>' for n in (1, 2))
    read_workbook(workbook(made), Limits(text=10))
    with pytest.raises(Unreadable) as caught:
        read_workbook(workbook(made), Limits(text=9))
    assert caught.value.finding.code == "too_much_text"


def test_a_part_is_read_anew_within_other_limits() -> None:
    """styleSheet, cellXfs, xf: three elements within each other."""
    opened = Package(package({"styles.xml": styles(14)}), LIMITS)
    assert read_styles(opened, "styles.xml", LIMITS).flags == b"\x01"
    assert read_styles(opened, "styles.xml", Limits(depth=3)).flags == b"\x01"
    with pytest.raises(Unreadable):
        read_styles(opened, "styles.xml", Limits(depth=2))


def test_only_small_parts_are_remembered_and_not_too_many() -> None:
    read: list[int] = []

    def length(chunks: Iterable[bytes], _part: str, _limits: Limits) -> int:
        read.append(sum(map(len, chunks)))
        return read[-1]

    remembered = Repeated(length)
    parts = {f"{size}": b"x" * size for size in (10, 10_000, 100_000)} | {"other": b"x" * 10}
    opened = Package(package(dict(parts)), LIMITS)
    for name in (*parts, *parts):
        assert remembered.of(opened, name, LIMITS) == len(parts[name])
    assert read == [10, 10_000, 100_000, 100_000]
    for size in range(100, 200):
        remembered.of(Package(package({"a": b"y" * size}), LIMITS), "a", LIMITS)
    remembered.of(opened, "10", LIMITS)
    assert read[-1] == 10


def test_a_part_that_belies_itself_is_refused_though_its_bytes_are_known() -> None:
    def whole(chunks: Iterable[bytes], _part: str, _limits: Limits) -> bytes:
        return b"".join(chunks)

    remembered = Repeated(whole)
    content = b"usual " * 50
    assert remembered.of(Package(zipped(Entry("a", content)), LIMITS), "a", LIMITS) == content
    for belied in (
        Entry("a", content, declared_crc=1),
        Entry("a", content, declared_size=len(content) - 1),
        Entry("a", content, local_name="b"),
    ):
        with pytest.raises(Unreadable):
            remembered.of(Package(zipped(belied), LIMITS), "a", LIMITS)
    stored, deflated = Entry("a", content, 0), Entry("a", zlib.compress(content, wbits=-15), 0)
    assert remembered.of(Package(zipped(stored), LIMITS), "a", LIMITS) == content
    assert remembered.of(Package(zipped(deflated), LIMITS), "a", LIMITS) == deflated.content


def test_a_part_that_is_packed_at_great_length_is_not_remembered() -> None:
    """Ten bytes, and behind them a hundred thousand that nobody inflates."""
    packed = zlib.compress(b"x" * 10, wbits=-15) + bytes(100_000)
    made = bytearray(zipped(Entry("a", packed, 0)))
    central = made.rindex(b"PK\x01\x02")
    made[8:10] = made[central + 10 : central + 12] = b"\x08\x00"
    for place in (14, central + 16):
        made[place : place + 4] = zlib.crc32(b"x" * 10).to_bytes(4, "little")
    for place in (22, central + 24):
        made[place : place + 4] = (10).to_bytes(4, "little")
    read: list[int] = []

    def length(chunks: Iterable[bytes], _part: str, _limits: Limits) -> int:
        read.append(sum(map(len, chunks)))
        return read[-1]

    remembered = Repeated(length)
    for _ in range(2):
        assert remembered.of(Package(bytes(made), LIMITS), "a", LIMITS) == 10
    assert read == [10, 10]


def test_what_one_workbook_names_is_not_changed_for_the_next() -> None:
    inside = "<definedNames><definedName name='a'>Аркуш1!$A$1</definedName></definedNames>"
    first = read_workbook(workbook(ROW, inside=inside))
    first.defined_names.clear()
    assert read_workbook(workbook(ROW, inside=inside)).defined_names == {"a": "Аркуш1!$A$1"}
