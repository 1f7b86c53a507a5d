"""«Потребує уваги» where there is not room for every line: several lines of a kind are said in one."""

from collections.abc import Callable, Iterable, Sequence

from workbook_tools.model.report import Attention
from workbook_tools.model.shelf import Taken

KINDS = {
    "in_hand": (
        "report_returned",
        "report_returned_overdue",
        "report_rejected",
        "report_rejected_overdue",
        "revision_returned",
        "decision_waits",
        "report_not_asked",
    ),
    "nil": ("report_nil",),
    "not_done": ("not_done",),
    "not_started": ("not_started",),
    "partial": ("partial",),
    "targets": (
        "months_missed",
        "weeks_missed",
        "flow_below_target",
        "stock_below_target",
        "share_below_target",
        "target_missed",
        "growth_absent",
    ),
    "regressed": ("value_fell", "state_fell"),
    "unchanged": ("text_unchanged",),
    "late": ("report_late", "reports_late"),
    "undefined": ("denominator_unknown", "baseline_unknown"),
    "extended": ("deadline_extended",),
    "repeats": ("event_repeated", "event_alike"),
}
"""The codes that are said together, the gravest kind first."""
_KIND_OF = {code: kind for kind, codes in KINDS.items() for code in codes}
_BRIEF = "brief_"
_Told = int | Attention
"""A line's place, or one that says several."""


def briefly(lines: Sequence[Attention], fits: Callable[[Sequence[Attention]], bool]) -> Sequence[Attention]:
    """As many lines in full as `fits` allows: kinds are said in one line each, the least grave first, until it does.

    A kind with one line stays as it is. Nothing is left out: who cannot fit even so has to cut. There may be
    thousands: only their places are held.
    """
    kinds = [_KIND_OF.get(line.code) for line in lines]
    told: Sequence[_Told] = range(len(kinds))
    for kind in reversed(KINDS):
        if fits(_said(lines, told)):
            break
        told = _together(lines, told, [place for place, one in enumerate(kinds) if one == kind], kind)
    return _said(lines, told)


def first_places(lines: Iterable[Attention]) -> frozenset[int]:
    """Those that `said_by` can give: of the first line of each kind."""
    first: dict[str, int] = {}
    for place, line in enumerate(lines):
        if line.code in _KIND_OF:
            first.setdefault(_KIND_OF[line.code], place)
    return frozenset(first.values())


def said_by(line: Attention, lines: Sequence[Attention]) -> int | None:
    """The place among `lines` of the first one that a brief line says; None for a line that speaks for itself."""
    if not line.code.startswith(_BRIEF):
        return None
    codes = KINDS[line.code.removeprefix(_BRIEF)]
    return next(place for place, one in enumerate(lines) if one.code in codes)


def _said(lines: Sequence[Attention], told: Sequence[_Told]) -> Sequence[Attention]:
    return Taken(told, lambda one: lines[one] if isinstance(one, int) else one)


def _together(lines: Sequence[Attention], told: Sequence[_Told], these: Sequence[int], kind: str) -> Sequence[_Told]:
    """`these` are the places of the kind's lines: in that of the first one it is said."""
    if len(these) < 2:
        return told
    brief, others = _brief(kind, Taken(these, lines.__getitem__)), frozenset(these[1:])
    return [brief if one == these[0] else one for one in told if one not in others]


def _brief(kind: str, lines: Sequence[Attention]) -> Attention:
    """`count`: of the measures, indicators or departments that it names; `lines`: of the lines."""
    named = {"measures": "measure", "indicators": "indicator", "departments": "department"}
    values = {"lines": str(len(lines))}
    every: dict[str, dict[str, None]] = {several: {} for several in named}
    for line in lines:
        for several, one in named.items():
            every[several].update(dict.fromkeys(_named(line, one, several)))
    for several, found in every.items():
        if found:
            values[several] = ", ".join(found)
            values.setdefault("count", str(len(found)))
    return Attention(f"{_BRIEF}{kind}", tuple(values.items()))


def _named(line: Attention, one: str, several: str) -> list[str]:
    values = dict(line.values)
    if several in values:
        return values[several].split(", ")
    return [values[one]] if values.get(one) else []
