"""A twin of this process does one thing on another core, while this one goes on.

It is forked: it has all that this process has, and nothing is handed over to it. What it makes lies in files that
both have open, and a few bytes say what that is. It reads nothing that strangers sent, and has no limits.
"""

import gc
import os
import signal
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress

_PR_SET_PDEATHSIG = 1


class Twin:
    """One that works. To be asked, or dismissed, once."""

    def __init__(self, process: int, words: int) -> None:
        self._process = process
        self._words = words

    def said(self) -> bytes | None:
        """What its work returned, when that is done; None where it failed or died: then nothing of it holds."""
        with os.fdopen(self._words, "rb") as words:
            said = words.read()
        _, status = os.waitpid(self._process, 0)
        return said if status == 0 else None

    def dismiss(self) -> None:
        """Ends it, whatever it is doing."""
        os.close(self._words)
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def twin_at(work: Callable[[], bytes]) -> Twin | None:
    """A twin that does this work, a moment after it was asked for; None where none can be made, or no core is free.

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
        return Twin(process, ours)
    status = 1
    try:
        _settle_down(parent)
        said = work()
        with os.fdopen(theirs, "wb") as words:
            words.write(said)
        status = 0
    finally:
        os._exit(status)


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
