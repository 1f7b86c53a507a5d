"""Records are values: equal and hashed by what they hold, and for whoever writes code they never change."""

from dataclasses import dataclass, replace

from workbook_tools.model.record import record
from workbook_tools.model.submission import Activity, Entry


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


def nobody_changes(entry: Entry, activity: Activity) -> None:
    """Never called: each mark would be an unused one, and an error, if the type checker let the assignment pass."""
    entry.text = "b"  # type: ignore[misc]
    activity.row = 6  # type: ignore[misc]
