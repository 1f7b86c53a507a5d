"""Words that the parts of the memo share: names, standings, paragraphs of what a clerk wrote."""

from collections.abc import Iterable

from workbook_tools.model.memo import Lines
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.rules.texts.memo import memo_text


def full_name(plan: Plan, code: str) -> str:
    """As the plan has it; the code itself for a department that this edition of the plan no longer has."""
    try:
        return plan.department(code).name.strip()
    except KeyError:
        return code


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
