"""«Потребує уваги» where there is not room for every line: several lines of a kind are said in one."""

from collections.abc import Callable, Sequence

from workbook_tools.model.report import Attention

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


def briefly(lines: Sequence[Attention], fits: Callable[[Sequence[Attention]], bool]) -> tuple[Attention, ...]:
    """As many lines in full as `fits` allows: kinds are said in one line each, the least grave first, until it does.

    A kind with one line stays as it is. Nothing is left out: who cannot fit even so has to cut.
    """
    told = list(lines)
    for kind in reversed(KINDS):
        if fits(told):
            break
        told = _together(told, kind)
    return tuple(told)


def said_by(line: Attention, lines: Sequence[Attention]) -> int | None:
    """The place among `lines` of the first one that a brief line says; None for a line that speaks for itself."""
    if not line.code.startswith(_BRIEF):
        return None
    codes = KINDS[line.code.removeprefix(_BRIEF)]
    return next(place for place, one in enumerate(lines) if one.code in codes)


def _together(lines: Sequence[Attention], kind: str) -> list[Attention]:
    """In the place of the kind's first line."""
    these = [line for line in lines if _KIND_OF.get(line.code) == kind]
    if len(these) < 2:
        return list(lines)
    first, brief = these[0], _brief(kind, these)
    kept = (line for line in lines if line is first or _KIND_OF.get(line.code) != kind)
    return [brief if line is first else line for line in kept]


def _brief(kind: str, lines: Sequence[Attention]) -> Attention:
    """`count`: of the measures, indicators or departments that it names; `lines`: of the lines."""
    named = {"measures": "measure", "indicators": "indicator", "departments": "department"}
    values = {"lines": str(len(lines))}
    for several, one in named.items():
        found = list(dict.fromkeys(value for line in lines for value in _named(line, one, several)))
        if found:
            values[several] = ", ".join(found)
            values.setdefault("count", str(len(found)))
    return Attention(f"{_BRIEF}{kind}", tuple(values.items()))


def _named(line: Attention, one: str, several: str) -> list[str]:
    values = dict(line.values)
    if several in values:
        return values[several].split(", ")
    return [values[one]] if values.get(one) else []
