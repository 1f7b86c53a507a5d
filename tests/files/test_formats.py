"""Formats are shared by looks that say the same, and only by those."""

from xlsxwriter import Workbook

from workbook_tools.files.documents.styles import Formats, Look


def _sized(size: int) -> Look:
    return {"font_size": size}


def test_looks_that_are_gone_are_not_taken_for_those_that_came_after_them() -> None:
    """A dictionary that is freed gives its place, and so its id, to the next one."""
    formats = Formats(Workbook())
    sizes = [1 + number % 37 for number in range(10_000)]
    assert [formats.get(_sized(size)).font_size for size in sizes] == sizes


def test_equal_looks_share_a_format_whatever_objects_they_are() -> None:
    formats = Formats(Workbook())
    one, other = formats.get(_sized(9), _sized(8), bold=True), formats.get(_sized(8), bold=True)
    assert one is other
    assert formats.get(_sized(8)) is not one
