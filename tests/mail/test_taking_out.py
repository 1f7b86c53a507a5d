"""Files of a mailbox file come out together: how often it is gone through, and that each is what it was."""

from collections.abc import Iterator

import pytest
from mail.content_kinds import PDF
from messages import attached, letter, multipart, named, received, text
from quarters import Desk

from workbook_tools.files.mail.parcel import Question, take_out
from workbook_tools.workflows import taking_out

NOW = "2020-09-16 10:00"
LINE = b"From a@example.org Mon Sep 14 09:00:00 2020\r\n"


def mailbox(numbers: Iterator[int]) -> bytes:
    """Letters with a scan each, received at different minutes."""
    letters = (
        letter(
            multipart(text(), attached(PDF + b"%d" % number, named("a.pdf"))),
            more=[received("mx.example.gov.ua", f"Mon, 14 Sep 2020 09:{number:02}:00 +0300")],
            message_id=f"<{number}@example.org>",
        )
        for number in numbers
    )
    return b"".join(LINE + one + b"\r\n\r\n" for one in letters)


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files were taken out each time that a mailbox file was gone through."""
    seen: list[int] = []

    def counted(question: Question) -> dict[int, bytes]:
        seen.append(len(question.places))
        return take_out(question)

    monkeypatch.setattr(taking_out, "take_out", counted)
    return seen


@pytest.mark.parametrize(
    ("at_once", "expected"), [(10_000_000, [20, 20]), (1, [1] * 40)], ids=["together", "too large together"]
)
def test_a_mailbox_file_is_not_gone_through_for_each_of_its_letters(
    desk: Desk, walks: list[int], monkeypatch: pytest.MonkeyPatch, at_once: int, expected: list[int]
) -> None:
    """Two of them, whose letters are posted in turns."""
    monkeypatch.setattr(taking_out, "_AT_ONCE", at_once)
    (desk.root / "workbook-tools.toml").write_text('[mail]\ntrusted_hosts = ["mx.example.gov.ua"]\n', "utf-8")
    desk.put("а.mbox", mailbox(iter(range(0, 40, 2))))
    desk.put("б.mbox", mailbox(iter(range(1, 40, 2))))
    files = desk.ingest(NOW)
    assert [one["letter"]["message_id"] for one in files] == [f"<{number}@example.org>" for number in range(40)]
    assert walks == expected
    originals = desk.originals().values()
    assert all(any(f"<{number}@example.org>".encode() in one for one in originals) for number in range(40))
    assert desk.inbox() == []


def test_what_is_too_much_together_is_taken_out_alone(
    desk: Desk, walks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that fails over many loses none of them."""

    def weak(question: Question) -> dict[int, bytes]:
        walks.append(len(question.places))
        if len(question.places) > 1:
            raise MemoryError
        return take_out(question)

    monkeypatch.setattr(taking_out, "take_out", weak)
    desk.put("а.mbox", mailbox(iter(range(3))))
    assert [one["outcome"] for one in desk.ingest(NOW)] == ["quarantined"] * 3
    assert walks == [3, 1, 2, 1, 1]
    assert desk.inbox() == []
