"""Whether the folders of what is to be mended are as a run left them: asked without opening a file, or loading much."""

from collections.abc import Iterable

from msgspec import Struct

from workbook_tools.files.disk.publish import Wanted, all_stand
from workbook_tools.workflows.made_from import returns_made_from
from workbook_tools.workflows.office import Office

_PLACE, _KIND = "outbox", "returns"


class _Left(Struct, frozen=True):
    """What the last run wanted there, each with what it is made from, in these folders and nothing else."""

    wanted: tuple[tuple[str, str], ...]
    folders: tuple[str, ...]


def returns_stand(office: Office) -> bool:
    """Nothing new came of them, and nobody removed or changed one: there is nothing to make and nothing to remove."""
    outputs = office.ledger.outputs
    left = outputs.told_as(_PLACE, _KIND, returns_made_from(office), _Left)
    if left is None:
        return False
    paths = {path for path, _ in left.wanted}
    stale = any(path not in paths for folder in left.folders for path in published_still(office, folder))
    return not stale and all_stand(office.workspace, office.ledger, left.wanted)


def remember_returns(office: Office, wanted: Iterable[Wanted], folders: Iterable[str]) -> None:
    """For `returns_stand` of a later run; called when all of it stands."""
    left = _Left(tuple((one.relative, one.made_from) for one in wanted), tuple(folders))
    outputs, made_from = office.ledger.outputs, returns_made_from(office)
    if outputs.told_as(_PLACE, _KIND, made_from, _Left) != left:
        outputs.remember_value(_PLACE, _KIND, made_from, left)


def published_still(office: Office, folder: str) -> list[str]:
    """What the tool published in a folder of the outbox and is still there."""
    place = office.workspace.path(folder)
    names = sorted(path.name for path in place.iterdir()) if place.is_dir() else []
    if not names:
        return []
    published = office.ledger.outputs.published_in(folder)
    return [path for name in names if (path := f"{folder}/{name}") in published]
