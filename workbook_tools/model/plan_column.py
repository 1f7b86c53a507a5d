"""The shape of the plan workbook's columns and settings, and the limits of what may stand in them."""

from msgspec import Struct

from workbook_tools.model.column import Kind
from workbook_tools.model.plan_words import WordList

GREATEST = 999_999_999
PLACES_LIMIT = 4
"""Digits after the comma that an indicator may have."""
CODE_LIMIT = 40
SHORT_LIMIT = 30
FORM_LIMIT = 60
NAME_LIMIT = 300
TEXT_LIMIT = 2_000
NARRATIVE_LIMIT = 8_000


class PlanColumn(Struct, frozen=True):
    """A column, or a setting with its label as heading. `hint` stands under the heading, in the same cell.

    `width` in characters of 10 pt; `limit` in characters; `words` names the dropdown; `prompt` shows
    when the cell is entered. The reader knows a column by the first line of its heading cell.
    """

    key: str
    heading: str
    hint: str
    width: float
    kind: Kind
    required: bool = True
    words: WordList | None = None
    limit: int = NARRATIVE_LIMIT
    prompt: str = ""
    unread: bool = False
    """Only people read it: its absence is no fault."""


class PlanTable(Struct, frozen=True):
    """A table of the plan workbook; rows are the coordinator's own, blank ones between them mean nothing."""

    key: str
    sheet: str
    title: str
    explanation: str
    columns: tuple[PlanColumn, ...]

    def column(self, key: str) -> PlanColumn:
        """KeyError if there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)
