"""One rule alone, with the pass over the register that it asks for."""

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.past import Past
from workbook_tools.model.submission import Submission
from workbook_tools.rules.rulebook import ROW_RULES, HistoryRule, Rule
from workbook_tools.rules.survey import survey


def found_by(rule: Rule, submission: Submission, assignment: Assignment) -> list[Finding]:
    """What the rule finds in a report."""
    return list(rule(submission, assignment, survey(submission, assignment, ROW_RULES)))


def recalled(rule: HistoryRule, submission: Submission, assignment: Assignment, past: Past) -> list[Finding]:
    """What the rule finds in a report against what was known."""
    return list(rule(submission, assignment, past, survey(submission, assignment)))
