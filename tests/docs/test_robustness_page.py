"""The page of what the reader withstands is in step with what it is made from, and leaves no hostile class out."""

import importlib.util
from pathlib import Path
from types import ModuleType

from hostile_files import HOSTILE

DOCS = Path(__file__).resolve().parents[2] / "docs"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("torture", DOCS / "torture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()
ABOVE, _, MEASURED = (DOCS / "robustness.md").read_text("utf-8").partition(SCRIPT.BELOW_IS_MEASURED)
ROWS = [line.strip("| ").split(" | ") for line in MEASURED.splitlines() if line.startswith("| ")]


def test_the_text_and_the_matrix_are_in_step() -> None:
    assert SCRIPT.declared() == ABOVE, "run make docs"


def test_every_hostile_file_is_on_the_page_and_was_answered_as_the_tests_demand() -> None:
    answered = {row[0]: row[2].strip("`") for row in ROWS if len(row) == 5 and row[0] in HOSTILE}
    assert answered.keys() == HOSTILE.keys(), "run make torture"
    for name, code in answered.items():
        assert code in HOSTILE[name].codes


def test_no_sweep_was_violated() -> None:
    sweeps = [row for row in ROWS if row[0] in SCRIPT.SWEEPS.values()]
    assert len(sweeps) == 2 * len(SCRIPT.SWEEPS)
    for row in sweeps:
        assert int(row[-2]) > 0
        assert row[-1] == "0"
