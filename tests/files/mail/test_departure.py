"""A draft as it goes out: what was meant for the mail program stays behind, the rest is as it was."""

import email
import email.policy
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.mail.departure import departing, transparent

WINTER = datetime(2020, 12, 17, 8, 30, 15, 123, tzinfo=UTC)
SUMMER = datetime(2020, 9, 1, 7, 0, tzinfo=UTC)
MARKS = b"Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: OOF, AutoReply\r\n"


def test_the_date_is_put_in_and_the_drafts_own_marks_go() -> None:
    draft = (
        b"X-Unsent: 1\r\nFrom: a@example.org\r\nBcc: hidden@example.org,\r\n more@example.org\r\n"
        b"Date: Mon, 1 Jan 2001 00:00:00 +0000\r\nSubject: =?utf-8?B?0JfQstGW0YI=?=\r\n x\r\nBcc-Note: stays\r\n\r\n"
        b"Bcc: this is text\r\n"
    )
    assert departing(draft, WINTER) == (
        b"Date: Thu, 17 Dec 2020 10:30:15 +0200\r\n" + MARKS + b"From: a@example.org\r\n"
        b"Subject: =?utf-8?B?0JfQstGW0YI=?=\r\n x\r\nBcc-Note: stays\r\n\r\nBcc: this is text\r\n"
    )


def test_a_mark_at_the_end_of_the_head_goes_with_its_folded_lines() -> None:
    draft = b"From: a@example.org\r\nbcc:\r\n\thidden@example.org\r\n\r\ntext"
    sent = departing(draft, SUMMER)
    assert sent == b"Date: Tue, 01 Sep 2020 10:00:00 +0300\r\n" + MARKS + b"From: a@example.org\r\n\r\ntext"


def test_lines_end_as_mail_asks() -> None:
    assert departing(b"A: b\nX-Unsent: 1\n\none\ntwo\rthree\r\n", SUMMER).split(b"\r\n") == [
        b"Date: Tue, 01 Sep 2020 10:00:00 +0300",
        *MARKS.split(b"\r\n")[:-1],
        b"A: b",
        b"",
        b"one",
        b"two",
        b"three",
        b"",
    ]


def test_a_head_alone_is_a_letter_without_text() -> None:
    assert departing(b"A: b", SUMMER) == b"Date: Tue, 01 Sep 2020 10:00:00 +0300\r\n" + MARKS + b"A: b\r\n\r\n"


def test_lines_with_a_leading_dot_are_doubled() -> None:
    """RFC 5321, 4.5.2."""
    assert transparent(b"A: b\r\n\r\n.\r\n..x\r\ny.\r\n") == b"A: b\r\n\r\n..\r\n...x\r\ny.\r\n.\r\n"
    assert transparent(b"without an end") == b"without an end\r\n.\r\n"


def unstuffed(data: bytes) -> bytes:
    """What a server makes of it."""
    lines = data.split(b"\r\n")
    end = lines.index(b".")
    return b"".join(line.removeprefix(b".") + b"\r\n" for line in lines[:end])


@given(st.lists(st.sampled_from([b".", b"..", b"a", b".a", b"", "ї".encode()]), min_size=1))
def test_a_server_reads_what_was_meant(lines: list[bytes]) -> None:
    message = b"".join(line + b"\r\n" for line in lines)
    assert unstuffed(transparent(message)) == message


NAMES = st.sampled_from(["X-Unsent", "Bcc", "bcc", "Date", "To", "Subject", "X-Bcc", "From"])


@given(st.lists(st.tuples(NAMES, st.sampled_from(["1", "a@example.org", "a,\r\n b", ""]))), st.binary())
def test_every_other_field_stays_in_its_order_and_so_does_the_text(fields: list[tuple[str, str]], text: bytes) -> None:
    head = "".join(f"{name}: {value}\r\n" for name, value in fields).encode()
    body = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
    out = departing((head or b"A: b\r\n") + b"\r\n" + body, SUMMER)
    assert out.endswith(b"\r\n\r\n" + body)
    message = email.message_from_bytes(out, policy=email.policy.compat32)
    kept = [name for name, _ in fields if name.lower() not in ("x-unsent", "bcc", "date")]
    assert message.keys() == [
        "Date",
        "Auto-Submitted",
        "X-Auto-Response-Suppress",
        *(kept or ([] if fields else ["A"])),
    ]
