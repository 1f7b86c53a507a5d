"""Where the program starts, and how whatever goes wrong becomes a sentence and an exit status."""

import contextlib
import gc
import io
import os
import sys
from pathlib import Path

import click

from workbook_tools.cli.commands import cli
from workbook_tools.cli.prose import tell
from workbook_tools.cli.usage import usage_sentence
from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.mail.hindered import MailHindered
from workbook_tools.rules.phrases import Refusal, say
from workbook_tools.workflows.plan_faulty import PlanFaulty

DONE, DONE_WITH_FINDINGS, WRONG_USAGE, NOT_DONE = 0, 1, 2, 3

_GARBAGE = 200_000
"""A merge makes millions of small objects and few cycles: with Python's 700 a quarter of its time goes into looking."""


def main() -> None:
    """The console script."""
    gc.set_threshold(_GARBAGE)
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    status = run(sys.argv[1:])
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
    gc.freeze()  # else Python looks for cycles in all that it is about to let go: half a second after a merge
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

        screen.plan_faulty(faulty.findings, lang)
        return DONE_WITH_FINDINGS
    except NotDone as hindered:
        sentence = say(f"obstacle.{hindered.obstacle}", lang, path=hindered.path)
        usage = hindered.obstacle in (Obstacle.NO_WORKSPACE, Obstacle.SEVERAL_PLANS)
        return _fail(sentence, WRONG_USAGE if usage else NOT_DONE)
    except (KeyboardInterrupt, click.Abort):
        return _fail(say("interrupted", lang), NOT_DONE)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:  # noqa: BLE001 - the last wall: a person never sees a traceback, the developers get it whole
        return _fail(say("fault", lang, path=_fault_file()), NOT_DONE)
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
    tell(sentence, err=True)
    return status


def _fault_file() -> Path:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="workbook-tools-", suffix=".txt", delete=False
    ) as file:
        traceback.print_exc(file=file)
    return Path(file.name)
