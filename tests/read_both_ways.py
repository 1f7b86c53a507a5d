"""A workbook around a sheet's part, and what is read of it with and without the shortcuts past the parser."""

import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO

import pytest
from xlsxwriter import Workbook

from workbook_tools.files.reading import sheet as sheets
from workbook_tools.files.reading import strings
from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.cells import RawWorkbook


def plainly(chunks: Iterable[bytes], feed: Callable[[bytes], None], *_: object) -> None:
    """All to the parser."""
    for chunk in chunks:
        feed(chunk)


@cache
def usual_parts() -> dict[str, bytes]:
    """Of a workbook with three shared strings, the last one empty."""
    made = BytesIO()
    with Workbook(made) as usual:
        usual.add_worksheet().write_row(0, 0, ["перший", "другий & «третій»", " "])
    with zipfile.ZipFile(made) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    shared = parts["xl/sharedStrings.xml"].replace(b'<t xml:space="preserve"> </t>', b"<t></t>")
    return parts | {"xl/sharedStrings.xml": shared}


def book(part: str) -> bytes:
    """That workbook, whose sheet is this part."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in usual_parts().items():
            package.writestr(name, part if name.endswith("sheet1.xml") else content)
    return made.getvalue()


def told(data: bytes, limits: Limits = LIMITS) -> RawWorkbook | str:
    """What is read, or the code of the refusal."""
    try:
        return read_workbook(data, limits)
    except Unreadable as unreadable:
        return unreadable.finding.code


def told_plainly(data: bytes, limits: Limits = LIMITS) -> RawWorkbook | str:
    """By the parser alone."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sheets, "shortcut", plainly)
        patched.setattr(strings, "shortcut", plainly)
        return told(data, limits)
