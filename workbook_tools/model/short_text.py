"""Long names of measures, shortened so that a reader still tells them apart."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from workbook_tools.model.plan import Plan

_ASIDE = re.compile(r"\s*\([^()]*\)")
_HEAD, _TAIL = 34, 58


@lru_cache(maxsize=8)
def short_names(plan: Plan) -> Mapping[str, str]:
    """By measure code: the first paragraph without asides; its beginning alone, or also its end where two begin alike.

    Names of one campaign differ only in their last words («… зокрема, за напрямком: безпека»).
    """
    plain = {m.code: _plain(m.name) for m in plan.measures}
    heads = {code: _head(name, _HEAD + _TAIL) for code, name in plain.items()}
    alike = Counter(heads.values())
    return {code: _both_ends(plain[code]) if alike[head] > 1 else head for code, head in heads.items()}


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
