"""An honest report of one department as a workbook, and how what is made of it is judged."""

from datetime import date
from typing import Any

from filled_form import blank_design, filled
from plans import Q3_WINDOW_FIRST, assignment_of

from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.files.template.writer import write_template
from workbook_tools.model.finding import Finding
from workbook_tools.model.past import Past
from workbook_tools.model.submission import Submission
from workbook_tools.stages.check_submission import check_history, check_submission
from workbook_tools.stages.identify import identify
from workbook_tools.stages.read_submission import read_submission

DEPARTMENT = "housing_urban"
HONEST: dict[str, Any] = {
    "Звіт!D6": "Олена Приклад",
    "Звіт!D7": "olena@example.gov.ua",
    "Звіт!D8": date(2020, 9, 16),
    "Звіт!H14": "виконується",
    "Звіт!I14": "- встановлено стенд",
    "Звіт!H15": "виконується",
    "Звіт!I15": "=роз’яснено умови «теплих кредитів»",
    "Показники!G5": 3000,
    "Показники!G6": 0,
    "Показники!H6": 25,
    "Показники!G7": 0,
    "Показники!H7": 40,
    "Реєстр!A5": date(2020, 8, 5),
    "Реєстр!B5": "4",
    "Реєстр!C5": "стенд",
    "Реєстр!D5": "+1 стенд",
    "Реєстр!F5": 1500,
    "Реєстр!A6": date(2020, 9, 10),
    "Реєстр!B6": "4",
    "Реєстр!C6": "допис у соцмережі",
    "Реєстр!D6": "@сторінка міста",
    "Реєстр!F6": 700,
}
"""УЖКГМ without a fault; measures 4 and 8, indicators 4.1, 8.1 and 8.2. Texts begin with - = + @."""


def judged(data: bytes) -> tuple[Submission, tuple[Finding, ...]]:
    """As the worker and the coordinator judge a workbook received on 16.09.2020."""
    assignment = assignment_of(DEPARTMENT)
    raw = read_workbook(data)
    identification = identify(raw, {assignment.code: assignment})
    assert identification.assignment == assignment
    submission, findings = read_submission(raw, assignment)
    past = Past(date(2020, 9, 16), Q3_WINDOW_FIRST, asks_opening=True)
    checked = (*check_submission(submission, assignment), *check_history(submission, assignment, past))
    return submission, (*identification.findings, *findings, *checked)


def sent(cells: dict[str, Any]) -> bytes:
    return filled(write_template(blank_design(DEPARTMENT)), cells)
