"""A huge register is read in little memory, in a worker as it will be."""

import pytest
from packages import package, sheet, styles, workbook_parts

from workbook_tools.files.executor import Workers, unenforced_limits
from workbook_tools.files.reading.limits import MIB, WorkerLimits
from workbook_tools.files.reading.workbook import read_workbook

ROWS = 100_000


def huge_register() -> bytes:
    """100,000 rows × 9 columns: texts of their own, numbers, decimals and dates."""

    def row(n: int) -> str:
        numbers = f'<c r="A{n}"><v>{n}</v></c><c r="B{n}" s="1"><v>{44000 + n % 90}</v></c><c r="C{n}"><v>{n}.5</v></c>'
        texts = "".join(
            f'<c r="{letter}{n}" t="inlineStr"><is><t>{letter} про щось важливе {n}</t></is></c>' for letter in "DEF"
        )
        rest = f'<c r="G{n}"><v>7</v></c><c r="H{n}" t="b"><v>1</v></c><c r="I{n}" s="1"/>'
        return f'<row r="{n}">{numbers}{texts}{rest}</row>'

    rows = "".join(row(n) for n in range(1, ROWS + 1))
    return package(workbook_parts(sheet(rows), style=styles(0, 14)))


def count(data: bytes) -> tuple[int, int]:
    rows = read_workbook(data).sheets[0].rows
    return len(rows), sum(len(row.columns) for row in rows.values())


@pytest.mark.skipif("memory" in unenforced_limits(), reason="the platform cannot limit a process's memory")
def test_a_hundred_thousand_rows_take_less_than_150_mb() -> None:
    with Workers(1, WorkerLimits(address_space=150 * MIB)) as pool:
        assert list(pool.map(count, [huge_register()])) == [(ROWS, ROWS * 8)]
