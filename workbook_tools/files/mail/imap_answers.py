"""What an IMAP server answers to FETCH, as imaplib hands it over: lines, and pairs of a line with its literal."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

_UID = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,19})\b")
_FLAGS = re.compile(rb"\bFLAGS \(([^)]*)\)")
_DIGITS, _END = 10, 2**32

Answer = bytes | tuple[bytes, ...] | None


class Lying(Struct, frozen=True):
    """A message in the folder: its size in bytes as the server tells it, its flags in lower case."""

    uid: int
    size: int
    flags: frozenset[str]


def lying_of(answers: Iterable[Answer]) -> Iterator[Lying]:
    """Of an answer to `UID FETCH … (UID RFC822.SIZE FLAGS)`; what other programs' changes add to it is passed over."""
    for answer in answers:
        if not isinstance(answer, bytes):
            continue
        uid, size, flags = _UID.search(answer), _SIZE.search(answer), _FLAGS.search(answer)
        if uid and size and flags:
            words = flags[1].decode("ascii", "replace").lower().split()
            yield Lying(int(uid[1]), int(size[1]), frozenset(words))


def literal_of(answers: Iterable[Answer]) -> bytes | None:
    """The one literal of an answer to `UID FETCH <uid> (BODY.PEEK[…])`; None where there is none."""
    for answer in answers:
        if isinstance(answer, tuple) and len(answer) > 1 and b"BODY[" in answer[0].upper():
            return answer[1]
    return None


def uids_of(answers: Iterable[Answer]) -> tuple[int, ...]:
    """Of an answer to `UID SEARCH`, in ascending order."""
    words = (word for answer in answers if isinstance(answer, bytes) for word in answer.split())
    return tuple(sorted({number for word in words if (number := number_of(word)) is not None}))


def number_of(word: bytes) -> int | None:
    """Of 32 bits, as UIDs are (RFC 3501, 2.3.1.1); None for anything else, of whatever length."""
    number = int(word) if word.isdigit() and len(word) <= _DIGITS else 0
    return number if 0 < number < _END else None
