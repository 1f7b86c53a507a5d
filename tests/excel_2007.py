"""What Excel 2007 takes of a formula, and the formulas of a workbook.

The functions are those of ECMA-376, first edition (December 2006), part 4, section 3.17.7: the standard that
describes what Excel 2007 writes. Later ones need the prefix «_xlfn.». The limits are those of Microsoft's
«Excel specifications and limits» for Excel 2007.
"""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO

LONGEST, LONGEST_TEXT, DEEPEST = 8_192, 255, 64
_ALLOWED = """
AND COUNT COUNTIFS DATE EXACT FIND IF IFERROR INT ISERROR ISNUMBER LEN LOWER MATCH N NOT OR ROUND SUBSTITUTE SUM
SUMPRODUCT TRIM UPPER
"""
_FORMULA = re.compile(r"<(?:\w+:)?(f|formula|formula1|formula2|definedName)(?: [^>]*)?>([^<]*)</")
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_CALL = re.compile(r"([A-Z_][A-Za-z0-9_.]*)\(")


def allowed_functions() -> frozenset[str]:
    """Those that the documents need; each is in the standard's list."""
    return frozenset(_ALLOWED.split())


def formulas(data: bytes) -> Iterator[tuple[str, str, str]]:
    """Part, element and text of every formula: of cells, validations, conditional formats and names."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        for part in package.namelist():
            if part.startswith("xl/") and part.endswith(".xml"):
                for element, text in _FORMULA.findall(package.read(part).decode("utf-8")):
                    yield part, element, unescape(text)


def functions(formula: str) -> set[str]:
    return set(_CALL.findall(_TEXT.sub('""', formula)))


def beyond_limits(formula: str) -> Iterator[str]:
    """Limits that the formula does not keep."""
    if len(formula) > LONGEST:
        yield f"{len(formula)} characters"
    yield from (
        f"text of {len(text) - 2} characters" for text in _TEXT.findall(formula) if len(text) - 2 > LONGEST_TEXT
    )
    depth = deepest = 0
    for sign in _TEXT.sub('""', formula):
        depth += (sign == "(") - (sign == ")")
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        yield f"{deepest} levels"
