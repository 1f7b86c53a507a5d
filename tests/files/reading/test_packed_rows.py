"""The rows of a long sheet, packed, are the rows that they were."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import workbook

from workbook_tools.files.reading import grid
from workbook_tools.files.reading.grid import Grid
from workbook_tools.files.reading.packed_rows import PackedRows
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.cells import RawRow

_COLUMNS = st.lists(st.integers(1, 6), min_size=1, max_size=4)
_ROWS = st.dictionaries(st.integers(1, 9), st.sets(st.integers(1, 5), min_size=1))


def gathered(many: int, added: list[tuple[int, list[int]]], strays: list[tuple[int, int]]) -> object:
    """The rows of a grid that packs from so many on; what it refuses, too. A cell's value tells when it came."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(grid, "_MANY", many)
        rows = Grid()
        for turn, (row, columns) in enumerate(added):
            ascending = all(before < after for before, after in pairwise(columns))
            rows.add_row(row, columns, [f"{turn}.{place}" for place in range(len(columns))], ascending=ascending)
        for turn, (row, column) in enumerate(strays):
            rows.add_stray(row, column, turn)
        try:
            return list(rows.finish().items())
        except Unreadable as unreadable:
            return unreadable.finding.values


@given(
    st.lists(st.tuples(st.integers(1, 12), _COLUMNS), max_size=12),
    st.lists(st.tuples(st.integers(1, 14), st.integers(1, 9)), max_size=3),
    st.integers(1, 4),
)
def test_a_grid_gives_the_same_rows_packed(
    added: list[tuple[int, list[int]]], strays: list[tuple[int, int]], many: int
) -> None:
    assert gathered(many, added, strays) == gathered(1_000, added, strays)


@given(_ROWS, st.integers(0, 10))
def test_packed_rows_are_a_mapping_like_any_other(drawn: dict[int, set[int]], number: int) -> None:
    rows = {n: RawRow(tuple(sorted(drawn[n])), tuple(f"{n}.{c}" for c in sorted(drawn[n]))) for n in sorted(drawn)}
    packed = PackedRows(rows)
    assert list(packed) == list(rows)
    assert list(packed.items()) == list(rows.items())
    assert list(packed.values()) == list(rows.values())
    assert list(reversed(packed)) == list(reversed(rows))
    assert (number in packed, packed.get(number), len(packed)) == (number in rows, rows.get(number), len(rows))
    assert packed == rows
    assert rows == packed


def test_what_is_no_row_is_not_there() -> None:
    packed = PackedRows({4: RawRow((1,), ("а",)), 7: RawRow((2, 3), (1, "б"))})
    assert packed[7] == RawRow((2, 3), (1, "б"))
    assert 5 not in packed
    with pytest.raises(KeyError):
        packed[5]


def test_a_long_sheet_is_packed_and_a_form_is_not() -> None:
    sheets = read_workbook(workbook(*("".join(f"<row r='{n}'><c r='B{n}'><v>{n}</v></c></row>" for n in range(1, most))
                                      for most in (10, 3_000)))).sheets  # fmt: skip
    assert isinstance(sheets[0].rows, dict)
    assert isinstance(sheets[1].rows, PackedRows)
    assert sheets[1].rows == {n: RawRow((2,), (n,)) for n in range(1, 3_000)}
    assert sheets[1].value(2_999, 2) == 2_999
