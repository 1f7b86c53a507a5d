"""When a letter came: which Received header is believed, and of what it says."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.mail.received import received_moment

NOW = datetime(2020, 9, 21, 7, 0, tzinfo=UTC)
MINE = "mx.example.gov.ua"


def header(by: str, moment: str = "Mon, 14 Sep 2020 09:12:31 +0300", source: str = "a.example.org") -> bytes:
    return f"from {source} (a.example.org [192.0.2.1]) by {by} with ESMTPS id 1; {moment}".encode()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def moment(*headers: bytes, trusted: tuple[str, ...] = (MINE,)) -> datetime | None:
    return received_moment(headers, trusted, NOW)


@pytest.mark.parametrize(
    "words",
    [
        "Mon, 14 Sep 2020 09:12:31 +0300",
        "14 Sep 2020 09:12:31 +0300",
        "Mon, 14 Sep 2020 06:12:31 -0000",
        "Mon, 14 Sep 2020 06:12:31 GMT",
        "Mon, 14 Sep 2020 09:12:31 +0300 (EEST)",
        "Mon, 14 Sep 2020 02:12:31 -0400",
    ],
)
def test_dates_as_servers_write_them(words: str) -> None:
    assert moment(header(MINE, words)) == at("2020-09-14T06:12:31")


@pytest.mark.parametrize(
    "words", ["", "yesterday", "Mon, 32 Sep 2020 09:12:31 +0300", "Mon, 14 Sep 2020 09:12:31", "99999999999", "; ;"]
)
def test_a_date_that_cannot_be_read_leaves_the_word_to_the_next_header(words: str) -> None:
    assert moment(header(MINE, words)) is None
    assert moment(header(MINE, words), header(MINE)) == at("2020-09-14T06:12:31")


def test_the_topmost_header_of_a_trusted_host_is_believed() -> None:
    """What stands below it may be written by anybody."""
    upper, lower = (header(MINE, f"Mon, {day} Sep 2020 09:00:00 +0000") for day in (15, 14))
    assert moment(header("relay.example.org", "Tue, 16 Sep 2020 09:00:00 +0000"), upper, lower) == at(
        "2020-09-15T09:00"
    )


def test_a_clock_that_was_never_set_is_not_believed() -> None:
    never = header(MINE, "Thu, 01 Jan 1970 00:05:00 +0000")
    assert moment(never) is None
    assert moment(never, header(MINE)) == at("2020-09-14T06:12:31")


def test_a_moment_still_to_come_is_not_believed() -> None:
    ahead = header(MINE, "Mon, 21 Sep 2020 07:00:01 +0000")
    assert moment(ahead) is None
    assert moment(ahead, header(MINE)) == at("2020-09-14T06:12:31")
    assert moment(header(MINE, "Mon, 21 Sep 2020 07:00:00 +0000")) == NOW


@pytest.mark.parametrize(
    ("by", "trusted"),
    [
        (MINE, True),
        ("MX.Example.Gov.UA", True),
        ("mx.example.gov.ua.", True),
        ("store1.mx.example.gov.ua", True),
        ("[192.0.2.7]", False),
        ("badmx.example.gov.ua", False),
        ("example.gov.ua", False),
        ("mx.example.gov.ua.example.org", False),
    ],
)
def test_a_trusted_host_speaks_for_itself_and_the_hosts_below_it(by: str, trusted: bool) -> None:
    assert (moment(header(by)) is not None) is trusted


def test_names_of_hosts_that_the_sender_could_write_are_not_read() -> None:
    """What a machine calls itself, and comments, are the sender's words."""
    assert moment(header("relay.example.org", source=f"x (by {MINE})")) is None
    assert moment(header("relay.example.org (by mx.example.gov.ua)")) is None
    assert moment(header('relay.example.org for "by mx.example.gov.ua"')) is None
    assert moment(header("relay.example.org", f"x by {MINE}; Mon, 14 Sep 2020 09:12:31 +0300")) is None


def test_nobody_is_trusted_where_nobody_is_named() -> None:
    assert moment(header(MINE), trusted=()) is None
    assert moment(header(MINE), trusted=("", ".")) is None


def test_a_comment_within_a_comment() -> None:
    assert moment(header("mx.example.gov.ua (Postfix (Debian))")) is not None


@given(st.lists(st.binary(max_size=300), max_size=4), st.text(max_size=20))
def test_any_headers_give_a_moment_not_later_than_now_or_none(headers: list[bytes], trusted: str) -> None:
    found = received_moment(headers, (trusted, MINE), NOW)
    assert found is None or (found <= NOW and found.tzinfo is UTC)


@given(st.text(max_size=60))
def test_any_date_is_read_or_not(words: str) -> None:
    moment(header(MINE, words))
