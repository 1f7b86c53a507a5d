"""A twin of this process does one thing on another core, while this one goes on.

It is forked: it has all that this process has, and nothing is handed over to it. What it makes lies in files that
both have open, and a few bytes say what that is. It reads nothing that strangers sent, and has no limits.
"""

import gc
import os
import signal
import struct
import sys
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import IO

_LENGTH = struct.Struct("Q")
"""Stands before each of its words."""
_PR_SET_PDEATHSIG = 1


class Twin:
    """One that works, until it is dismissed."""

    def __init__(self, process: int, words: IO[bytes]) -> None:
        self._process = process
        self._words = words

    def hear(self) -> bytes | None:
        """The next of what its work gives, when it is there; None where it failed, died or has said all."""
        length = self._words.read(_LENGTH.size)
        said = self._words.read(*_LENGTH.unpack(length)) if len(length) == _LENGTH.size else b""
        return said if said and len(said) == _LENGTH.unpack(length)[0] else None

    def dismiss(self) -> None:
        """Ends it, whatever it is doing. Where its end is ignored (SIGCHLD), it may be gone without anybody's doing."""
        self._words.close()
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


def twin_at(work: Callable[[], Iterable[bytes]]) -> Twin | None:
    """A twin that does this work, a moment after it was asked for; None where none can be made, or no core is free.

    What the work gives, none of it empty, is heard here one after the other.
    Its work must not go on with what this process has under way (the ledger, standard output, a file's place to read
    at), nor ask threads of this process. Systems besides Linux either do not fork or advise against it.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return None
    ours, theirs = os.pipe()
    parent = os.getpid()
    try:
        process = _forked()
    except OSError:
        os.close(ours)
        os.close(theirs)
        return None
    if process:
        os.close(theirs)
        return Twin(process, os.fdopen(ours, "rb"))
    try:
        _settle_down(parent)
        with os.fdopen(theirs, "wb") as words:
            for said in work():
                words.write(_LENGTH.pack(len(said)) + said)
                words.flush()
    finally:
        os._exit(0)


def _forked() -> int:
    """Threads are forgotten by the twin, of which Python warns since 3.12: it asks none of them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _settle_down(parent: int) -> None:
    """The keyboard is the other one's. It ends with the other one, and looks for no cycles among what both have."""
    import ctypes

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        raise ProcessLookupError(parent)
    gc.disable()
