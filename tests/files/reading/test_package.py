"""The gate: a package that breaks a limit, or belies itself, is refused before anything is allocated."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import Entry, zipped

from workbook_tools.files.reading import package
from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.package import Package, Part
from workbook_tools.files.reading.unreadable import Unreadable


def refusal(data: bytes, limits: Limits = LIMITS) -> str:
    """The code with which all parts' reading is refused."""
    with pytest.raises(Unreadable) as caught:
        read_all(data, limits)
    return caught.value.finding.code


def read_all(data: bytes, limits: Limits = LIMITS) -> dict[str, bytes]:
    opened = Package(data, limits)
    return {name: opened.read(name) for name in opened.names}


CONTENT = bytes(range(256)) * 9_000
"""Two full chunks of 1 MiB and a rest."""


@pytest.mark.parametrize("method", [0, 8])
def test_parts_come_back_whole(method: int) -> None:
    assert read_all(zipped(Entry("a", CONTENT, method), Entry("b", b""))) == {"a": CONTENT, "b": b""}


@pytest.mark.parametrize("force", [True, False])
def test_what_another_library_zips_is_read(force: bool) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"from elsewhere"
        with archive.open("a.xml", "w", force_zip64=force) as part:
            part.write(CONTENT)
    assert read_all(buffer.getvalue()) == {"a.xml": CONTENT}


def test_the_64_bit_directory_is_read() -> None:
    """More than 65,535 entries need it."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(65_540):
            archive.writestr(zipfile.ZipInfo(str(number)), b"")
    assert len(Package(buffer.getvalue(), Limits(entries=65_540)).names) == 65_540
    assert refusal(buffer.getvalue()) == "package_entries"


def test_what_stands_before_and_after_the_archive_does_not_matter() -> None:
    assert read_all(zipped(Entry("a", b"x"), prefix=b"#!/bin/sh\n") + b"\r\n") == {"a": b"x"}


def test_names_are_found_in_any_case_and_slash() -> None:
    opened = Package(zipped(Entry("XL\\Workbook.xml", b"x")), LIMITS)
    assert opened.find("/xl/workbook.XML") == "XL/Workbook.xml"


@pytest.mark.parametrize("keep", [4, 30, 100, -1])
def test_a_truncated_archive_is_said_to_be_truncated(keep: int) -> None:
    assert refusal(zipped(Entry("a", CONTENT))[:keep]) == "file_truncated"


@pytest.mark.parametrize(
    "name", ["../a", "xl/../../a", "/etc/passwd", "..\\a", "C:\\a", "xl/..", "\\\\host\\share", "a\x00b"]
)
def test_names_that_lead_out_are_refused(name: str) -> None:
    assert refusal(zipped(Entry(name, b""))) == "package_name_unsafe"


def test_names_with_dots_are_fine() -> None:
    assert list(read_all(zipped(Entry("xl/a..b", b""), Entry("..c", b"")))) == ["xl/a..b", "..c"]


@pytest.mark.parametrize("twin", ["xl/a.xml", "XL/A.xml", "xl\\a.xml"])
def test_a_name_twice_is_refused(twin: str) -> None:
    assert refusal(zipped(Entry("xl/a.xml", b"1"), Entry(twin, b"2"))) == "package_name_twice"


@pytest.mark.parametrize("size", [0, len(CONTENT) - 1, len(CONTENT) + 1])
@pytest.mark.parametrize("method", [0, 8])
def test_a_false_size_is_found_out(method: int, size: int) -> None:
    assert refusal(zipped(Entry("a", CONTENT, method, declared_size=size))) == "package_false"


def test_a_local_header_of_another_name_is_found_out() -> None:
    assert refusal(zipped(Entry("a", b"x", local_name="b"))) == "package_false"


def test_a_false_checksum_is_damage() -> None:
    assert refusal(zipped(Entry("a", CONTENT, declared_crc=1))) == "file_damaged"


def test_content_that_does_not_inflate_is_damage() -> None:
    whole = zipped(Entry("a", CONTENT))
    assert refusal(whole[:40] + bytes(200) + whole[240:]) == "file_damaged"


def test_entries_that_share_bytes_are_found_out() -> None:
    """Two entries of the directory point to one local header: a small archive holds a huge one."""
    one = zipped(Entry("a", CONTENT))
    place = one.index(b"PK\x01\x02")
    entry = one[place : place + 47]
    end = bytearray(one[-22:])
    end[8:12] = b"\x02\x00\x02\x00"
    end[12:16] = (2 * 47).to_bytes(4, "little")
    assert refusal(one[:place] + entry + entry[:-1] + b"b" + bytes(end)) == "package_false"


def test_an_encrypted_entry_is_a_password() -> None:
    assert refusal(zipped(Entry("a", b"x", flags=1))) == "file_encrypted"


def test_other_compressions_are_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a", CONTENT)
    assert refusal(buffer.getvalue()) == "package_compression"


def test_a_part_is_not_given_out_beyond_the_sum_however_often_it_is_read() -> None:
    opened = Package(zipped(Entry("a", b"x" * 60)), Limits(package_bytes=119))
    opened.read("a")
    with pytest.raises(Unreadable) as caught:
        opened.read("a")
    assert caught.value.finding.code == "package_too_big"


class _Standard(NamedTuple):
    """The standard library in the place of what inflates."""

    decompressobj: Any = zlib.decompressobj
    crc32: Any = zlib.crc32
    error: Any = zlib.error
    MAX_WBITS: int = zlib.MAX_WBITS


def told(data: bytes) -> bytes | str:
    """A package's part «p», or the code of what is wrong with it."""
    try:
        return Package(data, LIMITS).read("p")
    except Unreadable as unreadable:
        return unreadable.finding.code


@given(
    st.lists(
        st.sampled_from([b"<row/>", b"\xd0\xb0", b"0123456789abcdef", bytes(range(256)), b"x" * 3_000]), max_size=60
    ),
    st.sampled_from([0, 1, 2, 6, 9]),
    st.sampled_from([zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED]),
    st.sampled_from([0, -1, 1, -300, 300, 100_000]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=2),
    st.integers(0, 60) | st.just(0),
    st.booleans(),
)
def test_whole_damaged_and_false_parts_are_what_the_standard_library_says(
    pieces: list[bytes],
    level: int,
    strategy: int,
    lie: int,
    spoilt: list[tuple[int, int]],
    cut: int,
    is_checked: bool,
) -> None:
    content = b"".join(pieces)
    engine = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, 8, strategy)
    packed = bytearray(engine.compress(content) + engine.flush())
    for place, letter in spoilt:
        packed[place % len(packed)] = letter
    kept = bytes(packed[: len(packed) - cut] if cut < len(packed) else packed)
    crc = zlib.crc32(content) if is_checked else _checksum(kept, len(content))
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(kept), len(content), 1, 0)
    sizes = (len(kept), max(0, len(content) + lie))
    central = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, *sizes, 1, 0, 0, 0, 0, 0, 0)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(central) + 1, len(local) + 1 + len(kept), 0)
    data = local + b"p" + kept + central + b"p" + end
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(package, "zlib_ng", _Standard())
        expected = told(data)
    assert told(data) == expected


def _checksum(packed: bytes, most: int) -> int:
    """Of all that the standard library inflates before it meets damage."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    checksum = gathered = 0
    try:
        for byte in packed:
            piece = engine.decompress(bytes((byte,)))
            checksum, gathered = zlib.crc32(piece, checksum), gathered + len(piece)
            if gathered > most:
                break
    except zlib.error:
        pass
    return checksum


def _outcome(read: Callable[[], bytes]) -> bytes | str:
    try:
        return read()
    except Unreadable as refusal:
        return refusal.finding.code


@given(
    st.binary(max_size=40) | st.just(b"a" * 5_000),
    st.integers(-3, 3),
    st.one_of(st.none(), st.tuples(st.integers(0, 60), st.integers(0, 255))),
    st.integers(-4, 4),
)
def test_a_small_part_is_inflated_at_one_go_as_it_is_in_pieces(
    content: bytes, more: int, wrong: tuple[int, int] | None, longer: int
) -> None:
    """Whatever size it states, with a wrong byte, cut short or with bytes behind it."""
    engine = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = bytearray(engine.compress(content) + engine.flush())
    if wrong is not None and wrong[0] < len(packed):
        packed[wrong[0]] = wrong[1]
    packed = packed[: len(packed) + min(longer, 0)] + b"\0" * max(longer, 0)
    header = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, 0, 0, 1, 0) + b"a"
    size = max(0, len(content) + more)
    part = Part("a", b"a", 8, zlib.crc32(content), len(packed), size, 0)
    opened = Package(b"PK\5\6" + bytes(18), LIMITS)
    opened._data = memoryview(header + packed)
    assert _outcome(lambda: opened._small(part)) == _outcome(lambda: b"".join(opened._deflated(part)))
