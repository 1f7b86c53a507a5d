"""Where the program starts: `python -m workbook_tools` is the same as `workbook-tools`.

What reads files takes longest to load. Where a command is going to read some, another process begins with it before
this one has loaded what understands the command line.
"""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_READING = ("merge", "ingest")
_NOT_READING = ("--help", "--known-at")
_GARBAGE = 200_000
"""A merge makes millions of small objects and few cycles: with Python's 700 a quarter of its time goes into looking.

So does a twentieth of the time in which modules are loaded.
"""


def main() -> None:
    """The console script."""
    gc.set_threshold(_GARBAGE)
    if about_to_read(sys.argv[1:]) and _streams_are_open():
        from workbook_tools.files.worker_start import foresee

        with suppress(OSError):  # where no process can be started, whoever needs one says so
            foresee("workbook_tools.workflows.judge")
    from workbook_tools.cli import main as understood

    understood()


def about_to_read(arguments: Sequence[str]) -> bool:
    """Whether it looks so: at worst a process is started for nothing, or later."""
    words = [argument.partition("=")[0] for argument in arguments]
    if not any(word in _READING for word in words) or any(word in _NOT_READING for word in words):
        return False
    try:
        return any(not name.startswith(".") for name in os.listdir(_workspace(arguments) / "inbox"))  # noqa: PTH208
    except OSError:
        return False


def _workspace(arguments: Sequence[str]) -> Path:
    for position, argument in enumerate(arguments):
        if argument.startswith("--workspace="):
            return Path(argument.removeprefix("--workspace="))
        if argument == "--workspace" and position + 1 < len(arguments):
            return Path(arguments[position + 1])
    return Path()


def _streams_are_open() -> bool:
    """Else pipes would take their numbers."""
    try:
        for descriptor in range(3):
            os.fstat(descriptor)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
