"""Whoever posts loads nothing of what reads workbooks, opens messages or marks copies: that is another process's."""

import subprocess
import sys

import pytest

LOADED = "import sys; import workbook_tools.workflows.{module}; print(*sys.modules)"
READERS = ("files.reading.workbook", "files.reading.ooxml", "workflows.judge", "stages.read_submission")
HOLDERS = ("files.reading.recognise", "files.reading.containers", "files.mail.parcel", "files.mail.settings")
WRITERS = ("files.template.writer", "stages.design_marked_copy", "stages.design_template")


@pytest.mark.parametrize(("module", "others"), [("take_in", (*READERS, *HOLDERS)), ("returns", WRITERS)])
def test_what_another_process_does_or_nobody_asks_for_is_not_loaded(module: str, others: tuple[str, ...]) -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOADED.format(module=module)], capture_output=True, text=True, check=True
    )
    loaded = set(told.stdout.split())
    assert f"workbook_tools.workflows.{module}" in loaded
    assert [other for other in others if f"workbook_tools.{other}" in loaded] == []
