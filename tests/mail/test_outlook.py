"""Outlook messages: what is read of them is what python-oxmsg reads of the same bytes."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mail.content_kinds import PDF
from messages import received
from outlook_files import FROM, HEADERS, NAME, SUBJECT, attachment, container, embedded
from outlook_files import message as outlook
from packages import workbook

from workbook_tools.files.mail.outlook import OutlookFile
from workbook_tools.files.mail.parcel import Parcel, Question, look
from workbook_tools.files.reading.limits import LIMITS

oxmsg: Any = pytest.importorskip("oxmsg")
olefile: Any = pytest.importorskip("olefile")
NOW = datetime(2020, 9, 21, 7, 0, tzinfo=UTC)
BOOK = workbook('<row><c r="A1"><v>1</v></c></row>')
LARGE = BOOK + bytes(50_000)


def told(data: bytes) -> Parcel:
    return look(Question(data, "лист.msg", ("mx.example.gov.ua",), NOW))


@pytest.mark.parametrize("content", [BOOK, LARGE, b"", b"x" * 4095, b"x" * 4096])
def test_attachments_are_read_as_python_oxmsg_reads_them(content: bytes) -> None:
    properties = {FROM: "a@example.org", NAME: "Олена", SUBJECT: "Звіт за III квартал"}
    data = container(outlook(properties, attachment("Звіт ГУНП.xlsx", content), attachment("лист.pdf", PDF)))
    other = oxmsg.Message.load(data)
    mine = list(OutlookFile(data).attachments(()))
    assert [(part.name, part.data) for part in mine] == [(a.file_name, a.file_bytes) for a in other.attachments]
    assert [(part.name, part.data) for part in mine] == [("Звіт ГУНП.xlsx", content), ("лист.pdf", PDF)]
    head = OutlookFile(data).head((), LIMITS)
    assert head.first("subject").decode() == other.subject == "Звіт за III квартал"


def test_the_container_that_tests_write_is_one() -> None:
    data = container(outlook({SUBJECT: "а"}, attachment("a.xlsx", LARGE), embedded("б", outlook({}, within=True))))
    opened = olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_INCORRECT)
    assert opened.exists("__attach_version1.0_#00000001/__substg1.0_3701000D/__properties_version1.0")


def test_the_transports_headers_come_before_what_outlook_says() -> None:
    arrived = received("mx.example.gov.ua", "Mon, 14 Sep 2020 09:12:31 +0300")
    headers = f"{arrived}\r\nFrom: <b@example.org>\r\nMessage-ID: <7@example.org>\r\nReferences: <6@example.org>\r\n"
    data = container(outlook({HEADERS: headers, FROM: "a@example.org", SUBJECT: "Звіт"}, attachment("a.xlsx", BOOK)))
    (one,) = told(data).enclosed
    assert one.letter is not None
    assert (one.letter.sender, one.letter.subject) == ("b@example.org", "Звіт")
    assert (one.letter.message_id, one.letter.references) == ("<7@example.org>", ("<6@example.org>",))
    assert one.letter.received_at == datetime(2020, 9, 14, 6, 12, 31, tzinfo=UTC)


def test_an_address_of_exchange_alone_is_no_address() -> None:
    data = container(outlook({0x0C1F: "/O=ORG/OU=X/CN=RECIPIENTS/CN=A", NAME: "Олена"}, attachment("a.xlsx", BOOK)))
    (one,) = told(data).enclosed
    assert one.letter is not None
    assert one.letter.sender == ""


def test_who_wrote_what_was_forwarded() -> None:
    inner = outlook({FROM: "c@example.org"}, attachment("в.xlsx", BOOK), within=True)
    middle = outlook({FROM: "b@example.org"}, embedded("Fwd", inner), within=True)
    (one,) = told(container(outlook({FROM: "a@example.org"}, embedded("Fwd: Fwd", middle)))).enclosed
    assert one.letter is not None
    assert (one.letter.sender, one.letter.forwarded_from) == ("a@example.org", ("b@example.org", "c@example.org"))


SPOILT = container(outlook({FROM: "a@example.org", SUBJECT: "Звіт"}, attachment("a.xlsx", LARGE), attachment("б", PDF)))


@given(
    st.lists(st.tuples(st.integers(0, len(SPOILT) - 1), st.integers(0, 255)), max_size=8), st.integers(512, len(SPOILT))
)
def test_a_spoilt_one_is_always_told_of(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(SPOILT)
    for place, byte in changes:
        data[place] = byte
    assert told(bytes(data[:length])).enclosed


@given(st.integers(0, 1_024), st.binary(min_size=1, max_size=4))
def test_spoilt_where_the_container_is_described(place: int, spoilt: bytes) -> None:
    """The header and the table of sectors, which stand first and last."""
    for begin in (0, len(SPOILT) - 1_030):
        data = bytearray(SPOILT)
        data[begin + place : begin + place + len(spoilt)] = spoilt
        assert told(bytes(data)).enclosed
