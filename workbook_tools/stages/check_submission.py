"""What is wrong with a submission: the rules over it alone, and those over what the ledger knew."""

from itertools import chain

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.past import Past
from workbook_tools.model.submission import Submission
from workbook_tools.rules.rulebook import ARRIVAL_RULES, HISTORY_RULES, ROW_RULES, RULES
from workbook_tools.rules.survey import Outline, Survey, survey


def look_over(submission: Submission, assignment: Assignment) -> Survey:
    """The pass over the register that `check_submission` asks for."""
    return survey(submission, assignment, ROW_RULES)


def check_submission(
    submission: Submission, assignment: Assignment, register: Survey | None = None
) -> tuple[Finding, ...]:
    """Runs in the worker: nothing but the submission and its assignment is known there."""
    register = register or look_over(submission, assignment)
    return tuple(chain.from_iterable(rule(submission, assignment, register) for rule in RULES))


def check_history(
    submission: Submission, assignment: Assignment, past: Past, register: Outline | None = None
) -> tuple[Finding, ...]:
    """Runs with the coordinator, when the workbook is posted. A register without an outline is gone over."""
    register = register or survey(submission, assignment)
    arrived = (rule(submission, assignment, past) for rule in ARRIVAL_RULES)
    known = (rule(submission, assignment, past, register) for rule in HISTORY_RULES)
    return tuple(chain.from_iterable(chain(arrived, known)))
