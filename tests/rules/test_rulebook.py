"""No rule is written and forgotten; what one pass finds for all of them is what each one finds."""

import inspect
from types import ModuleType

import pytest

from workbook_tools.rules import columns, consistency, form, history, numbers, previous, register, revision, senders
from workbook_tools.rules.rulebook import ARRIVAL_RULES, HISTORY_RULES, ROW_RULES, RULES
from workbook_tools.rules.survey import RowJudge

MODULES = (columns, consistency, form, history, numbers, previous, register, revision, senders)
BOOKS = {
    ("submission", "assignment", "register"): RULES,
    ("submission", "assignment", "past"): ARRIVAL_RULES,
    ("submission", "assignment", "past", "register"): HISTORY_RULES,
}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_rule_of_a_family_is_in_the_book(module: ModuleType) -> None:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        signature = inspect.signature(function)
        book = BOOKS.get(tuple(signature.parameters), ())
        is_rule = "Iterator[workbook_tools.model.finding.Finding]" in str(signature.return_annotation)
        if is_rule and tuple(signature.parameters) in BOOKS and not name.startswith("_"):
            assert name in {rule.__name__ for rule in book}
        if signature.return_annotation == RowJudge:
            assert function in ROW_RULES


def test_no_rule_is_run_twice() -> None:
    rules = [*RULES, *ARRIVAL_RULES, *HISTORY_RULES, *ROW_RULES]
    assert len(rules) == len(set(rules)) >= 30
