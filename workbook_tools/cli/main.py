"""Where the program starts, and how whatever goes wrong becomes a sentence and an exit status."""

import contextlib
import errno
import gc
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import click

from workbook_tools.cli.commands import cli
from workbook_tools.cli.prose import say, tell
from workbook_tools.cli.usage import usage_sentence
from workbook_tools.files.disk.not_done import NotDone, Obstacle, obstacle_of
from workbook_tools.files.mail.hindered import MailHindered
from workbook_tools.rules.phrases import Refusal
from workbook_tools.workflows.plan_faulty import PlanFaulty

DONE, DONE_WITH_FINDINGS, WRONG_USAGE, NOT_DONE = 0, 1, 2, 3

_STREAM_ERRORS = (errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What a stream says that takes no more: nobody reads it any longer, or the disk that it is redirected to is full."""


def main() -> None:
    """What the console script does, once it is loaded."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    status = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except OSError as error:
        status = _unwritten(error, status, language(sys.argv[1:]))
    gc.freeze()  # else Python looks once more for cycles in all that it is about to let go
    sys.exit(status)


def _open_streams() -> None:
    """Whoever started the program may have closed them, or given none: no file of ours is to take their numbers."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8")


def run(arguments: list[str]) -> int:
    """The exit status: 0 done, 1 done with something returned, held or quarantined, 2 wrong usage, 3 not done."""
    lang = language(arguments)
    try:
        status = cli.main(arguments, prog_name="workbook-tools", standalone_mode=False)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        return _fail(usage_sentence(error, lang), WRONG_USAGE)
    except (Refusal, MailHindered) as refusal:
        status = WRONG_USAGE if isinstance(refusal, Refusal) else NOT_DONE
        return _fail(say(refusal.code, lang, **refusal.values), status)
    except PlanFaulty as faulty:
        from workbook_tools.cli import screen

        with _as_far_as_it_can_be_said():
            screen.plan_faulty(faulty.findings, lang)
        return DONE_WITH_FINDINGS
    except NotDone as hindered:
        sentence = say(f"obstacle.{hindered.obstacle}", lang, path=hindered.path)
        usage = hindered.obstacle in (Obstacle.NO_WORKSPACE, Obstacle.SEVERAL_PLANS)
        return _fail(sentence, WRONG_USAGE if usage else NOT_DONE)
    except (KeyboardInterrupt, click.Abort):
        return _fail(say("interrupted", lang), NOT_DONE)
    except SystemExit:  # by this click ends a command to whose words nobody listens any longer
        status = DONE
    except OSError as error:
        return _unwritten(error, DONE, lang) if _of_a_stream(error) else _fault(lang)
    except Exception:  # noqa: BLE001 - the last wall: a person never sees a traceback, the developers get it whole
        return _fault(lang)
    return status if isinstance(status, int) else DONE


def language(arguments: list[str]) -> str:
    """The language of messages, found before the arguments are parsed so that a usage error can speak it too."""
    for position, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value is not None:
            return "en" if value == "en" else "uk"
    return "uk"


def _fail(sentence: str, status: int) -> int:
    with _as_far_as_it_can_be_said():
        tell(sentence, err=True)
    return status


def _unwritten(error: OSError, status: int, lang: str) -> int:
    """Stdout took no more. Whoever reads it may have had enough: then the status is the given one."""
    _give_up(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return status
    return _fail(say(f"obstacle.{obstacle_of(error)}", lang, path="stdout"), NOT_DONE)


def _of_a_stream(error: OSError) -> bool:
    """Of no file by name: those of the workspace and of the temporary folder have become NotDone where they arose."""
    return error.filename is None and error.errno in _STREAM_ERRORS


@contextlib.contextmanager
def _as_far_as_it_can_be_said() -> Iterator[None]:
    """Where stderr takes nothing, the exit status says it."""
    try:
        yield
    except OSError:
        _give_up(sys.stderr)


def _give_up(stream: TextIO) -> None:
    """What it still keeps goes nowhere: else Python tries again at the end, and makes an exit status of its own."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _fault(lang: str) -> int:
    """The traceback in a file; after the sentence where no file can be written."""
    import traceback

    traced = traceback.format_exc()
    try:
        path = _fault_file(traced)
    except OSError:
        return _fail(f"{say('fault_here', lang)}\n{traced}", NOT_DONE)
    return _fail(say("fault", lang, path=path), NOT_DONE)


def _fault_file(traced: str) -> Path:
    """OSError where the folder of temporary files takes none; nothing of it is left then."""
    import tempfile

    descriptor, name = tempfile.mkstemp(".txt", "workbook-tools-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(traced)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
