"""Whether a file of the inbox is to be opened is told from a few bytes where that can be: never another answer."""

import io
import struct
import zipfile
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.reading.limits import LIMITS
from workbook_tools.files.reading.member_names import member_name
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.recognise import Content, recognise
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.workflows.unpacking import is_document, may_hold

NAMES = ("_rels/.rels", "_RELS/.rels", "звіт.xlsx", "[Content_Types].xml", "content.xml", "../x", "a/_rels/.rels")
EXTRAS = (b"", b"\x75\x70\x06\x00\x01\x00\x00\x00\x00x", struct.pack("<HHB", 0x7075, 16, 1) + bytes(15))


def zipped(entries: Sequence[tuple[str, bytes, bytes]], comment: bytes = b"") -> bytes:
    """Each entry with its name, its extra field and its contents."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.comment = comment
        for name, extra, content in entries:
            entry = zipfile.ZipInfo(name)
            entry.extra = extra
            package.writestr(entry, content)
    return stream.getvalue()


def by_all_of_it(data: bytes) -> bool:
    try:
        kind = recognise(data, lambda: Package(data, LIMITS, member_name))
    except Unreadable:
        return False
    return kind in (Content.ARCHIVE, Content.MAIL, Content.SIGNATURE)


entries = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(EXTRAS), st.sampled_from((b"", b"_rels/.rels", b"PK\x01\x02"))
)


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
@given(
    st.lists(entries, max_size=4), st.binary(max_size=4), st.integers(0, 400), st.binary(max_size=3), st.integers(0, 60)
)
def test_the_answer_is_that_of_the_whole_package(
    listed: list[tuple[str, bytes, bytes]], comment: bytes, place: int, spoilt: bytes, cut: int
) -> None:
    """Packages with names that repeat, lead out or are given anew, some of them spoilt or cut short."""
    whole = zipped(listed, comment)
    broken = whole[:place] + spoilt + whole[place + len(spoilt) :]
    for data in (whole, broken, whole[: len(whole) - cut], whole + zipped(listed[:1])):
        assert may_hold(data) == by_all_of_it(data)


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ([("_rels/.rels", b"", b"")], True),
        ([(f"{n}.xml", b"", b"") for n in range(23)] + [("_rels/.rels", b"", b"")], True),
        ([(f"{n}.xml", b"", b"") for n in range(24)] + [("_rels/.rels", b"", b"")], False),
        ([("звіт.xlsx", b"", b"_rels/.rels")], False),
        ([("_rels/.rels", EXTRAS[1], b"")], False),
        ([], False),
    ],
)
def test_a_document_is_told_by_the_first_names_of_its_directory(
    listed: list[tuple[str, bytes, bytes]], told: bool
) -> None:
    assert is_document(zipped(listed)) is told
