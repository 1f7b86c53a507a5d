"""The look of every document: one palette, one type, and formats made once per workbook.

Contrast of each ink on its fill is at least 4.5:1, of what outlines an input cell 3:1; no meaning is told by colour
alone. A test reads it from the written documents.
"""

from collections.abc import Mapping

from xlsxwriter import Workbook
from xlsxwriter.format import Format

FONT = "Arial"
"""Everywhere at hand, or with a metric twin (Liberation Sans): measured heights hold in every program."""
SIZE = 10

INK = "#1F2A37"
MUTED = "#56616E"
NAVY = "#1F3A5F"
NAVY_TINT = "#E9EFF6"
PAPER = "#FFFFFF"
LINE = "#BFBFBF"
INPUT_FILL, INPUT_LINE = "#FFF9E5", "#94855A"
LOCKED_FILL = "#F5F6F8"
ERROR_INK, ERROR_FILL = "#9B1C1C", "#FBE3E0"
WARNING_INK, WARNING_FILL = "#7A4100", "#FFE9C7"
NOTE_INK, NOTE_FILL = "#1B4B7A", "#E3EFFA"
DONE_INK, DONE_FILL = "#1B5E34", "#E3F3E8"

UKRAINIAN = "[$-422]"
"""Prefix of number formats: a space between thousands and a comma, whatever the reader's settings."""
WHOLE = f"{UKRAINIAN}#,##0"
ONE_DIGIT = f"{UKRAINIAN}#,##0.0"
DATE = "dd.mm.yyyy"
AS_TEXT = "@"

Look = Mapping[str, object]
NO_LOOK: Look = {}

BODY: Look = {"font_name": FONT, "font_size": SIZE, "font_color": INK, "valign": "top"}
WRAPPED: Look = {"text_wrap": True}
BOXED: Look = {"border": 1, "border_color": LINE}
TITLE: Look = {"font_size": 16, "bold": True, "font_color": NAVY, "valign": "vcenter"}
SUBTITLE: Look = {"font_size": 11, "bold": True, "valign": "vcenter"}
HINT: Look = {"font_size": 9, "font_color": MUTED, "valign": "vcenter"}
LABEL: Look = {"bold": True, "valign": "vcenter", "align": "right", "indent": 1}
HEADING: Look = {
    "bold": True,
    "font_size": 9,
    "font_color": PAPER,
    "bg_color": NAVY,
    "border": 1,
    "border_color": "#6F84A0",
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
}
INPUT: Look = {"bg_color": INPUT_FILL, "locked": False, "border": 1, "border_color": INPUT_LINE}
LOCKED: Look = {"bg_color": LOCKED_FILL, **BOXED}
CENTERED: Look = {"align": "center"}
RIGHT: Look = {"align": "right", "indent": 1}
LEFT: Look = {"align": "left", "indent": 1}
ERROR: Look = {"bg_color": ERROR_FILL, "border": 2, "border_color": ERROR_INK}
WARNING: Look = {"bg_color": WARNING_FILL, "border": 8, "border_color": WARNING_INK}
NOTE: Look = {"bg_color": NOTE_FILL, "border": 4, "border_color": NOTE_INK}
DONE: Look = {"bg_color": DONE_FILL, "font_color": DONE_INK}


_REMEMBERED = 2_000
"""Looks that were asked for together."""


class Formats:
    """Formats of one workbook; equal looks share one, so that styles.xml stays small."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        self._known: dict[tuple[object, ...], tuple[Format, tuple[Look, ...]]] = {}

    def get(self, *looks: Look, **more: object) -> Format:
        """BODY with `looks` over it, later ones winning.

        Looks are mostly the same objects, and known by that as long as they are kept.
        """
        asked = (*map(id, looks), *more.items())
        known = self._known.get(asked)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[asked] = self._of(looks, more), looks
        return known[0]

    def _of(self, looks: tuple[Look, ...], more: Look) -> Format:
        properties: dict[str, object] = dict(BODY)
        for look in (*looks, more):
            properties.update(look)
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]
