"""Long names of measures, shortened so that a reader still tells them apart."""

import re
from collections.abc import Iterable

from workbook_tools.model.plan import Measure

_ASIDE = re.compile(r"\s*\([^()]*\)")
_HEAD, _TAIL = 34, 58


def short_names(measures: Iterable[Measure]) -> dict[str, str]:
    """By measure code: the first paragraph without asides; its beginning alone, or also its end where two begin alike.

    Names of one campaign differ only in their last words («… зокрема, за напрямком: безпека»).
    """
    plain = {m.code: _plain(m.name) for m in measures}
    heads = [_head(name, _HEAD + _TAIL) for name in plain.values()]
    return {
        code: _both_ends(name) if heads.count(_head(name, _HEAD + _TAIL)) > 1 else _head(name, _HEAD + _TAIL)
        for code, name in plain.items()
    }


def _plain(name: str) -> str:
    paragraph = name.strip().split("\n")[0]
    return " ".join(_ASIDE.sub("", paragraph).split()).rstrip(" .;")


def _head(name: str, room: int) -> str:
    if len(name) <= room:
        return name
    return name[: room + 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _both_ends(name: str) -> str:
    if len(name) <= _HEAD + _TAIL:
        return name
    return f"{_head(name, _HEAD)} {name[-_TAIL:].split(' ', 1)[-1]}"
