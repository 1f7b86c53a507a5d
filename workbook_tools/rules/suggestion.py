"""«Можливо, …»: the one known name that a mistyped one was likely meant to be; only ever a suggestion."""

from collections.abc import Mapping

from workbook_tools.model.text import fold

_CUTOFF = 78
_MARGIN = 6
"""Points of 100 by which the best must lead the next: unrelated units resemble each other."""


def likeliest(text: str, names: Mapping[str, str]) -> str | None:
    """Of `names` (name → what it stands for) the nearest one, where nothing else is nearly as near."""
    from rapidfuzz import fuzz, process

    folded = {name: fold(name) for name in names}
    best = process.extract(fold(text), folded, scorer=fuzz.token_sort_ratio, score_cutoff=_CUTOFF, limit=None)
    if not best:
        return None
    _, score, likely = best[0]
    rivals = (name for _, other, name in best[1:] if score - other < _MARGIN)
    return likely if all(names[name] == names[likely] for name in rivals) else None
