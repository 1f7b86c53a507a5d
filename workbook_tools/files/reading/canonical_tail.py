"""What stands behind the rows of a sheet, in the forms and orders in which nearly every program writes it.

More than half of a form is here: how its cells are coloured and what may be chosen in them. Nothing of that is
read, but it must be XML all the same. `canonical.py` says how such records are taken.
"""

import re
from collections.abc import Callable

from workbook_tools.files.reading.canonical import ATTRIBUTES, WORDS, is_text, twice_named, unescaped

_QUOTED = rb'"[^<>&"\x00-\x1f]*+(?:&(?:amp|lt|gt|quot|apos|#10|#xA);[^<>&"\x00-\x1f]*+)*+"'  # fmt: skip


def _attributes(*names: bytes) -> bytes:
    """Each at most once, in this order: the standard's, and a revision's identifier behind them."""
    return b"".join(rb"(?: " + name + rb"=" + _QUOTED + rb")?+" for name in (*names, rb"xr:uid"))


_FORMULA = rb"<formula>" + WORDS + rb"</formula>"
_RULE = (
    rb"<cfRule"
    + _attributes(rb"type", rb"dxfId", rb"priority", rb"stopIfTrue", rb"operator", rb"text", rb"rank")
    + rb"(?:/>|>(?:" + _FORMULA + rb")*+</cfRule>)"
)  # fmt: skip
_VALIDATION = (
    rb"<dataValidation"
    + _attributes(
        rb"type", rb"errorStyle", rb"operator", rb"allowBlank", rb"showDropDown", rb"showInputMessage",
        rb"showErrorMessage", rb"errorTitle", rb"error", rb"promptTitle", rb"prompt", rb"sqref",
    )
    + rb"(?:/>|>(?:<formula1>" + WORDS + rb"</formula1>)?+(?:<formula2>" + WORDS + rb"</formula2>)?+</dataValidation>)"
)  # fmt: skip
_LINK = (
    rb"<hyperlink" + _attributes(rb"ref", rb"r:id", rb"location", rb"tooltip", rb"display") + rb"/>"
)  # fmt: skip
_IGNORED = (
    rb"<ignoredError"
    + _attributes(
        rb"sqref", rb"evalError", rb"twoDigitTextYear", rb"numberStoredAsText", rb"formula", rb"formulaRange",
        rb"unlockedFormula", rb"emptyCellReference", rb"listDataValidation", rb"calculatedColumn",
    )
    + rb"/>"
)  # fmt: skip
_COLOURS = rb"<conditionalFormatting" + _attributes(rb"sqref") + rb">(?:" + _RULE + rb")*+</conditionalFormatting>"
_CHOICES = rb"<dataValidations" + _attributes(rb"count") + rb">(?:" + _VALIDATION + rb")*+</dataValidations>"
_LINKS = rb"<hyperlinks>(?:" + _LINK + rb")*+</hyperlinks>"
_ERRORS = rb"<ignoredErrors>(?:" + _IGNORED + rb")*+</ignoredErrors>"
_MERGES = (
    rb"<mergeCells"
    + _attributes(rb"count")
    + rb'>(?:<mergeCell ref="[A-Z]{1,3}+[0-9]{1,7}+:[A-Z]{1,3}+[0-9]{1,7}+"/>)*+'
    rb"</mergeCells>"
)
_FOOTERS = (
    rb"<headerFooter"
    + _attributes(rb"differentOddEven", rb"differentFirst", rb"scaleWithDoc", rb"alignWithMargins")
    + rb">"
    + b"".join(
        rb"(?:<" + which + rb">" + WORDS + rb"</" + which + rb">)?+"
        for which in (rb"oddHeader", rb"oddFooter", rb"evenHeader", rb"evenFooter", rb"firstHeader", rb"firstFooter")
    )
    + rb"</headerFooter>"
)
_SETTINGS = (
    rb"<(?:sheetProtection|autoFilter|printOptions|pageMargins|pageSetup|phoneticPr|drawing|legacyDrawing)(?P<set>"
    + ATTRIBUTES
    + rb")/>"
)
_READ = rb"(?P<merges>" + _MERGES + rb")|(?P<footers>" + _FOOTERS + rb")"
_ELEMENT = re.compile(
    rb"(?:" + _COLOURS + rb")++|" + _CHOICES + rb"|" + _LINKS + rb"|" + _ERRORS + rb"|" + _READ + rb"|" + _SETTINGS
)
_REFERENCES = re.compile(rb'<mergeCell ref="([^"]*)"')
_FOOTER = re.compile(rb"<(?:odd|even|first)Footer>([^<]*)<")

Told = Callable[[str], None]


def take_tail(piece: bytes, place: int, merged: Told, footer: Told) -> int:
    """How far what stands there could be taken; `merged` is told each area, `footer` each footer's text."""
    while (match := _ELEMENT.match(piece, place)) is not None:
        if not is_text(match[0]):
            break
        kind = match.lastgroup
        if kind == "set" and twice_named(match["set"]):
            break
        if kind == "merges":
            for reference in _REFERENCES.findall(match[0]):
                merged(reference.decode("ascii"))
        elif kind == "footers":
            for text in _FOOTER.findall(match[0]):
                footer(unescaped(text.decode("utf-8")))
        place = match.end()
    return place
