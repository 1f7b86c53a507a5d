"""Records are values: equal and hashed by what they hold, and for whoever writes code they never change."""

from dataclasses import dataclass, replace

from workbook_tools.model.record import record
from workbook_tools.model.submission import Activity, Entry, EntryKind


@record(frozen=True, slots=True)
class Made:
    name: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Frozen:
    name: str
    number: int = 0


def test_equal_and_hashed_as_a_frozen_dataclass() -> None:
    assert Made("a", 1) == Made("a", 1)
    assert Made("a", 1) != Made("a", 2)
    assert hash(Made("a", 1)) == hash(Frozen("a", 1))
    assert not hasattr(Made("a"), "__dict__")
    assert replace(Made("a"), number=2) == Made("a", 2)


def test_the_type_checker_finds_who_changes_one() -> None:
    """Each mark below would be an unused one, and an error, if the type checker let the assignment pass."""
    entry = Entry(EntryKind.TEXT, "a", "A1")
    activity = Activity(1, "Реєстр", 5)
    if entry == activity:
        entry.text = "b"  # type: ignore[misc]
        activity.row = 6  # type: ignore[misc]
