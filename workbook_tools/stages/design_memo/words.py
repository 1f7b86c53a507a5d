"""Words that the parts of the memo share: names, standings, paragraphs of what a clerk wrote."""

from collections.abc import Iterable

from workbook_tools.model.memo import Lines
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import StandingKind
from workbook_tools.model.report import ExecutorPart, MeasureRow
from workbook_tools.rules.texts.memo import memo_text

IN_HAND = frozenset({StandingKind.HELD, StandingKind.RETURNED})


def full_name(plan: Plan, code: str) -> str:
    """As the plan has it; the code itself for a department that this edition of the plan no longer has."""
    return next((department.name.strip() for department in plan.departments if department.code == code), code)


def quarter_label(quarter: Quarter) -> str:
    """«III квартал 2020 року», the year not parted from its word."""
    return f"{quarter.roman} квартал {quarter.year}\u00a0року"


def names(plan: Plan, codes: Iterable[str]) -> str:
    return f"{'; '.join(full_name(plan, code) for code in codes)}."


def paragraphs(text: str) -> Lines:
    """Lines that say something, each a paragraph."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def reason_words(reason: str) -> str:
    said = " ".join(reason.split())
    return memo_text("reason", reason=said) if said else memo_text("reason_none")


def status_words(row: MeasureRow) -> str:
    """The joint status; what stands for it where no executor gave one."""
    if row.status is not None:
        return row.status.text
    kinds = {part.standing.kind for part in row.parts}
    if StandingKind.NIL in kinds:
        return memo_text("unstated_nil")
    if any(part.standing.counts for part in row.parts):
        return memo_text("unstated")
    if kinds & IN_HAND:
        return memo_text("unstated_in_hand")
    return memo_text("unstated_missing" if kinds else "unstated_over")


def part_words(part: ExecutorPart) -> str:
    """An executor's own status; what stands for it where there is none."""
    if part.status is not None:
        return part.status.text
    if part.standing.counts and part.standing.kind is not StandingKind.NIL:
        return memo_text("unstated")
    return memo_text(f"standing_{part.standing.kind}")
