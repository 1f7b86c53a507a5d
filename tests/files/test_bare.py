"""What adding up asks of a report is the same, whether the whole was read or only that."""

from collections.abc import Iterator, Mapping
from operator import attrgetter

import msgspec
import pytest
from hypothesis import given
from kept_values import SUBMISSIONS

from workbook_tools.files.memory import packed as packing
from workbook_tools.files.memory.bare import unpack_bare
from workbook_tools.files.memory.codec import pack
from workbook_tools.files.memory.packed import PackedSubmission, pack_register, pack_submission
from workbook_tools.model import said
from workbook_tools.model.said import InCell, Said
from workbook_tools.model.submission import Submission


@pytest.fixture(autouse=True, scope="module")
def pieces_of_three() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    patch.setattr(packing, "_PIECE", 3)
    yield
    patch.undo()


@given(SUBMISSIONS)
def test_a_bare_submission_says_the_same(value: Submission) -> None:
    bare = unpack_bare(pack_submission(value))
    assert _told(bare) == _told(value)
    assert list(map(_event, bare.activities)) == list(map(_event, value.activities)), "again"


def test_it_is_read_of_what_an_earlier_version_left_out() -> None:
    """As the whole is: a field that was not known then has its usual value."""
    rows = {"sheet": "Звіт", "row": 12}
    body = {
        "code": "",
        "edition": "",
        "department": "culture",
        "quarter": {"year": 2020, "number": 3},
        "header": {"sheet": "Звіт"},
        "activities": [],
        "measures": [{"measure": "1", **rows}],
        "indicators": [{"indicator": "1.1", **rows}],
    }
    packed = PackedSubmission(pack(body), pack_register(()))
    assert _told(unpack_bare(packed)) == _told(packing.unpack_submission(packed))


def test_what_is_no_submission_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        unpack_bare(PackedSubmission(pack({"department": 5}), pack_register(())))


def _asked(kind: type) -> "attrgetter[tuple[object, ...]]":
    return attrgetter(*sorted(name for name in vars(kind) if not name.startswith("_") and name != "entries"))


_heading, _event = _asked(said.Heading), _asked(said.OfEvent)
_measure, _indicator = _asked(said.OfMeasure), _asked(said.OfIndicator)


def _told(report: Said) -> list[object]:
    return [
        (report.department, report.quarter, report.columns, _heading(report.header)),
        [(_measure(row), _cells(row.entries)) for row in report.measures],
        [(_indicator(row), _cells(row.entries)) for row in report.indicators],
        list(map(_event, report.activities)),
    ]


def _cells(entries: Mapping[str, InCell]) -> dict[str, str]:
    return {column: entry.cell for column, entry in entries.items()}
