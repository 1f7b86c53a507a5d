"""Every formula of every generated workbook is one that Excel 2007 knows and takes."""

from excel_2007 import allowed_functions, beyond_limits, formulas, functions
from generated_documents import workbooks
from openpyxl.utils import FORMULAE


def test_the_functions_are_in_the_standards_list() -> None:
    """openpyxl carries the list of the same standard."""
    assert allowed_functions() <= FORMULAE


def test_formulas_use_functions_that_excel_2007_knows() -> None:
    used: set[str] = set()
    for name, data in workbooks().items():
        found = {function for _, _, formula in formulas(data) for function in functions(formula)}
        assert found <= allowed_functions(), name
        used |= found
    assert used == allowed_functions(), "what nothing uses any more need not be allowed"


def test_formulas_keep_the_limits_of_excel_2007() -> None:
    faults = [
        (name, part, formula[:60], fault)
        for name, data in workbooks().items()
        for part, _, formula in formulas(data)
        for fault in beyond_limits(formula)
    ]
    assert faults == []


def test_conditional_formats_look_at_no_other_sheet_and_have_no_array_constants() -> None:
    """Excel 2007 takes neither there ([MS-XLSB] 2.5.98.6: no PtgRef3d, no PtgArea3d, no PtgArray)."""
    faults = [
        (name, part, formula)
        for name, data in workbooks().items()
        for part, element, formula in formulas(data)
        if element == "formula" and ("!" in formula.replace('"!', "") or "{" in formula)
    ]
    assert faults == []
