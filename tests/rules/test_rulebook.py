"""No rule is written and forgotten."""

import inspect
from types import ModuleType

import pytest

from workbook_tools.rules import columns, consistency, form, history, numbers, previous, register, revision
from workbook_tools.rules.rulebook import HISTORY_RULES, RULES

MODULES = (columns, consistency, form, history, numbers, previous, register, revision)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_rule_of_a_family_is_in_the_book(module: ModuleType) -> None:
    shapes = {("submission", "assignment"): RULES, ("submission", "assignment", "past"): HISTORY_RULES}
    for name, function in inspect.getmembers(module, inspect.isfunction):
        signature = inspect.signature(function)
        book = shapes.get(tuple(signature.parameters))
        is_rule = "Iterator[workbook_tools.model.finding.Finding]" in str(signature.return_annotation)
        if book is not None and is_rule and not name.startswith("_"):
            assert name in {rule.__name__ for rule in book}


def test_no_rule_is_run_twice() -> None:
    rules = [*RULES, *HISTORY_RULES]
    assert len(rules) == len(set(rules)) >= 30
