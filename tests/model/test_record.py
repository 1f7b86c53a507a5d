"""Records are values: equal and hashed by what they hold, and they never change."""

import pytest
from msgspec import Struct
from msgspec.structs import replace

from workbook_tools.model.finding import Where
from workbook_tools.model.submission import Activity, Entry, EntryKind


def test_equal_and_hashed_by_what_they_hold() -> None:
    assert Where("Звіт", "B3") == Where("Звіт", "B3")
    assert Where("Звіт", "B3") != Where("Звіт", "B4")
    assert hash(Where("Звіт", "B3")) == hash(Where("Звіт", "B3"))
    assert not hasattr(Where("Звіт"), "__dict__")
    assert replace(Where("Звіт"), cell="B4") == Where("Звіт", "B4")


@pytest.mark.parametrize("made", [Entry(EntryKind.TEXT, "a", "B3"), Activity(1, "Реєстр", 5)])
def test_nobody_changes_one(made: Struct) -> None:
    with pytest.raises(AttributeError):
        setattr(made, made.__struct_fields__[0], "b")


def nobody_changes(entry: Entry, activity: Activity) -> None:
    """Never called: each mark would be an unused one, and an error, if the type checker let the assignment pass."""
    entry.text = "b"  # type: ignore[misc]
    activity.row = 6  # type: ignore[misc]
