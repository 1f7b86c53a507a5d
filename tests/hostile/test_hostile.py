"""Hostile files through the real worker: each is answered, the others go through, memory stays within its bounds."""

from collections.abc import Iterator

import pytest
from hostile_files import HOSTILE, measured
from packages import workbook

from workbook_tools.files.executor import WorkerFailure, Workers, failure_finding
from workbook_tools.workflows.judge import remember
from workbook_tools.workflows.reading import Reading

HONEST = workbook('<row><c r="A1"><v>1</v></c></row>')
MOST_MEMORY = 1024 * 1024
"""Kilobytes that any worker may hold."""


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1, initializer=remember, initargs=({},)) as opened:
        yield opened


def told(result: tuple[Reading, int] | WorkerFailure) -> tuple[str, ...]:
    if isinstance(result, WorkerFailure):
        return (failure_finding(result).code,)
    reading, memory = result
    assert memory < MOST_MEMORY
    return tuple(finding.code for finding in reading.findings)


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_answered_and_the_others_go_through(name: str, workers: Workers) -> None:
    hostile = HOSTILE[name]
    before, answer, after = map(told, workers.map(measured, [HONEST, hostile.make(), HONEST]))
    assert before == after == ("form_code_missing",)
    assert len(answer) == 1
    assert answer[0] in hostile.codes
