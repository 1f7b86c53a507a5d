"""What `ingest` and `merge` begin with: files are taken in, marked copies renewed; it is told whatever follows."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from workbook_tools.cli.desk import Desk, stated_reason
from workbook_tools.rules.phrases import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from workbook_tools.workflows.office import Office
    from workbook_tools.workflows.posting import FileResult
    from workbook_tools.workflows.take_in import Stated


def stated_of(desk: Desk, paths: tuple[Path, ...], received_at: str | None, on_behalf: str | None) -> Stated | None:
    """None where nothing is stated: then nothing that takes files in is loaded for it."""
    from workbook_tools.cli import arguments

    if received_at is None and on_behalf is None:
        return None
    if not paths:
        raise Refusal("stated_needs_paths")
    moment = None if received_at is None else arguments.moment(received_at)
    if moment is not None and moment > desk.now:
        raise Refusal("moment_ahead", text=received_at)
    from workbook_tools.workflows.take_in import Stated

    return Stated(moment, None if on_behalf is None else stated_reason(on_behalf, "on_behalf_blank"))


def foresee_reading(desk: Desk, paths: tuple[Path, ...]) -> None:
    """What reads files is loaded by another process while this one loads the rest and opens the office."""
    from workbook_tools.files.disk.workspace import find, nothing_arrived

    if paths or not nothing_arrived(find(desk.root)):
        from workbook_tools.files.worker_start import foresee

        foresee("workbook_tools.workflows.judge")


def taken_in(
    desk: Desk,
    office: Office,
    paths: tuple[Path, ...],
    stated: Stated | None,
    jobs: int | None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Sequence[FileResult]:
    """What reads files is loaded only where there is a file to read; `meanwhile` as in `take_in`."""
    from workbook_tools.files.disk.workspace import nothing_arrived

    if not paths and nothing_arrived(office.workspace):
        return ()
    return _taken_in(desk, office, paths, stated, jobs, meanwhile)


def renew_returns(office: Office, lang: str) -> None:
    """What marks copies is loaded only where there is a copy to make."""
    from workbook_tools.workflows.returns_stand import returns_stand

    if not returns_stand(office):
        from workbook_tools.cli.prose import say, tell
        from workbook_tools.workflows.returns import sync_returns

        for filed in sync_returns(office).gone:
            receipt = filed.receipt
            values = {"name": receipt.path, "receipt": receipt.number, "path": receipt.archived}
            tell(say("original_gone", lang, **values), err=True)


@contextmanager
def told_if_stopped(
    desk: Desk, office: Office, results: Sequence[FileResult] | None, *, json_output: bool
) -> Iterator[None]:
    """Where the block cannot do its work, what was taken in is told all the same, before the reason.

    As JSON it is what the command's own document would begin with: `ingest`.
    """
    with ExitStack() as stopped:
        if results:
            stopped.callback(_told, desk, office, results, json_output=json_output)
        yield
        stopped.pop_all()


def _told(desk: Desk, office: Office, results: Sequence[FileResult], *, json_output: bool) -> None:
    if json_output:
        from workbook_tools.cli.as_json import intake_json, text_of

        click.echo(text_of({"ingest": intake_json(results, desk.lang)}))
    else:
        from workbook_tools.cli import screen

        screen.taken_in(office, results, desk.lang)


def _taken_in(
    desk: Desk,
    office: Office,
    paths: tuple[Path, ...],
    stated: Stated | None,
    jobs: int | None,
    meanwhile: Callable[[], object],
) -> Sequence[FileResult]:
    import os

    from workbook_tools.cli import screen
    from workbook_tools.files.disk.inbox import entries_of, scan
    from workbook_tools.workflows.take_in import Stated, take_in

    for path in paths:
        if not os.path.lexists(path):
            raise Refusal("no_such_path", path=path)
    if stated is not None and stated.received_at is not None:
        _refuse_long_ago(stated.received_at, office.plan.decree.year)
    entries = entries_of(office.workspace, paths) if paths else scan(office.workspace)
    with screen.progress(len(entries), desk.lang) as advance:
        return take_in(office, entries, stated or Stated(), jobs=jobs or _cores(), advance=advance, meanwhile=meanwhile)


def _refuse_long_ago(received_at: datetime, year: int) -> None:
    """What came in the year before the plan's may still be told of; what came earlier is a slip in the year."""
    from workbook_tools.model.kyiv import to_kyiv
    from workbook_tools.rules.shown import day

    came = to_kyiv(received_at)
    if came.year < year - 1:
        raise Refusal("moment_long_ago", text=f"{day(came)} {came:%H:%M}", year=year)


def _cores() -> int:
    import os

    return min(os.cpu_count() or 1, 8)
