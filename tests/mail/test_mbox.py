"""Mailbox files: the standard library as second opinion; sentences that begin with «From » split nothing."""

import mailbox
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.mail.mbox import is_mbox, letters
from workbook_tools.files.reading.limits import LIMITS

LINE = b"From office@example.gov.ua Mon Sep 14 09:00:00 2020\n"
HEAD = b"From: a@example.org\nSubject: a\n\n"


def split(data: bytes) -> list[bytes]:
    return list(letters(data, LIMITS))


@pytest.mark.parametrize(
    "line",
    [
        LINE,
        b"From - Mon Sep 14 09:00:00 2020\n",
        b"From a@example.org  Mon Sep 14 09:00 2020 +0300\r\n",
        b"From MAILER-DAEMON Mon Sep 14 09:00:00 2020 remote from x\n",
    ],
)
def test_lines_that_begin_a_message(line: bytes) -> None:
    assert is_mbox(line + HEAD)
    assert split(line + HEAD + b"a\n\n" + line + HEAD + b"b\n") == [HEAD + b"a\n\n", HEAD + b"b\n"]


@pytest.mark.parametrize(
    "words",
    [
        b"From here on, all is well.\n",
        b"From 09:00 to 18:00 we work\nand then we do not\n",
        b"a\nFrom a@example.org Mon Sep 14 09:00:00 2020\nb: c\n",
    ],
)
def test_sentences_are_no_messages(words: bytes) -> None:
    body = HEAD + b"\n" + words
    assert split(LINE + body) == [body]


def test_quoted_lines_are_as_they_were() -> None:
    assert split(LINE + HEAD + b">From a\n>>From b\n> From c\n>Fromage\n") == [
        HEAD + b"From a\n>From b\n> From c\n>Fromage\n"
    ]


@given(
    st.lists(st.lists(st.sampled_from([b"From x 09:00", b">From y", b"A: b", b"", b"text"]), max_size=6), max_size=5)
)
def test_what_mboxrd_keeps_comes_back(bodies: list[list[bytes]]) -> None:
    messages = [HEAD + b"".join(line + b"\n" for line in body) for body in bodies]
    quoted = (re.sub(rb"^(>*From )", rb">\1", message, flags=re.MULTILINE) for message in messages)
    data = b"".join(LINE + one + b"\n" for one in quoted)
    assert [one.removesuffix(b"\n") for one in split(data)] == messages if messages else True


def test_as_the_standard_library_writes_them(tmp_path: Path) -> None:
    path = tmp_path / "box"
    box = mailbox.mbox(path)
    for number in range(3):
        box.add(HEAD + f"{number}\nFrom here\n\nFrom there at 09:00\nA: b\n".encode())
    box.close()
    found = split(path.read_bytes())
    assert [one.rstrip(b"\n") for one in found] == [
        HEAD + f"{number}\nFrom here\n\nFrom there at 09:00\nA: b".encode() for number in range(3)
    ]


def test_a_file_that_only_begins_like_one() -> None:
    assert split(b"From x") == [b"From x"]
    assert split(b"From x\nA: b\n\nc") == [b"A: b\n\nc"]
