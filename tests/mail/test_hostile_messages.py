"""Messages made to do harm, through a real worker: each is told of, and the next message goes through."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import pytest
from mail.kinds import Forms
from mail.sender_kinds import HARM
from messages import Part, attached, letter, multipart, named, text
from outlook_files import FROM, SECTOR, attachment, container
from outlook_files import message as outlook
from packages import workbook
from signatures import signed, signed_in_pieces

from workbook_tools.files.executor import WorkerFailure, Workers, failure_finding
from workbook_tools.files.mail.parcel import Parcel, Question, look

NOW = datetime(2020, 9, 21, 7, 0, tzinfo=UTC)
BOOK = workbook('<row><c r="A1"><v>1</v></c></row>')
FORMS = Forms(BOOK, BOOK, BOOK)


def outlook_in_a_circle() -> bytes:
    """A stream of two gigabytes by its entry, whose chain of sectors comes back to its first one."""
    size = 40_001
    data = bytearray(container(outlook({FROM: "a@example.org"}, attachment("a.xlsx", bytes(size)))))
    entry = data.rindex(size.to_bytes(8, "little"))
    first = int.from_bytes(data[entry - 4 : entry], "little")
    last = len(data) - SECTOR + 4 * (first + size // SECTOR)
    assert data[last : last + 4] == b"\xfe\xff\xff\xff", "the end of its chain"
    data[last : last + 4] = data[entry - 4 : entry]
    data[entry : entry + 8] = (2_000_000_000).to_bytes(8, "little")
    return bytes(data)


def outlook_of_storages(depth: int = 2_000) -> bytes:
    """Messages embedded in messages, deeper than a program's own stack."""
    tree = outlook({FROM: "a@example.org"}, within=True)
    for number in range(depth):
        tree = {
            "__properties_version1.0": bytes(24),
            f"__attach_version1.0_#{number:08X}": {"__substg1.0_3701000D": tree},
        }
    return container(tree)


def _octets_within_octets() -> bytes:
    """A hundred thousand constructed strings that only begin."""
    return signed_in_pieces(b"")[:40] + b"\x24\x80" * 100_000


def _signed_over_and_over() -> bytes:
    data = BOOK
    for _ in range(200):
        data = signed(data)
    return data


BOMBS: dict[str, Callable[[], bytes]] = {
    **{kind.title: partial(kind.make, FORMS) for kind in HARM.kinds},
    "quotes that never end": lambda: letter(text()).replace(b"From: ", b"From: " + b'"\\' * 9_000),
    "comments that never end": lambda: letter(text()).replace(b"From: ", b"From: " + b"(" * 19_000),
    "parameters without names": lambda: letter(Part(b"Content-Type: multipart/mixed" + b";a=b" * 100_000, b"")),
    "a line folded two hundred thousand times": lambda: letter(text(), more=["X: a" + "\r\n b" * 200_000]),
    "boundaries that are none": lambda: letter(
        Part(b'Content-Type: multipart/mixed; boundary="a"', b"--a " * 2_000_000)
    ),
    "uuencoded beginnings": lambda: letter(Part(b"Content-Type: text/plain", b"begin 644 a\r\nM\r\n" * 200_000)),
    "heads without bodies": lambda: letter(multipart(text(), attached(b"A: b\n" * 500_000, named("a.txt")))),
    "a mailbox of empty messages": lambda: b"From a 00:00\nA: b\n\n" * 200_000,
    "a chain of sectors in a circle": outlook_in_a_circle,
    "octets within octets, signed": _octets_within_octets,
    "signatures within signatures": _signed_over_and_over,
}


@pytest.mark.parametrize("name", BOMBS)
def test_it_is_told_of_and_the_next_one_goes_through(name: str) -> None:
    honest = Question(letter(multipart(text(), attached(BOOK))), "a.eml", (), NOW)
    with Workers(1) as workers:
        before, bomb, after = workers.map(look, [honest, Question(BOMBS[name](), "b.eml", (), NOW), honest])
    assert isinstance(before, Parcel)
    assert before == after
    if isinstance(bomb, WorkerFailure):
        assert failure_finding(bomb).code in ("file_too_slow", "file_too_large_in_memory")
    else:
        assert isinstance(bomb, Parcel)
        assert bomb.enclosed


def test_outlook_messages_within_each_other() -> None:
    found = look(Question(outlook_of_storages(30), "a.msg", (), NOW))
    assert [finding.code for one in found.enclosed for finding in one.refusals] == ["message_depth"]
