"""The form that each missing department is to fill in, as the plan is edited again and again; what finding it costs."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import AT, judgement
from msgspec.structs import replace
from plans import Q3, Q4, deadlines_of, decree_plan

from workbook_tools.files.disk.workspace import Workspace
from workbook_tools.files.memory.ledger import Ledger, open_ledger
from workbook_tools.model.assignment import Assignment
from workbook_tools.model.layout import LAYOUT_VERSION
from workbook_tools.model.outgoing import LetterKind
from workbook_tools.model.plan import Department, DepartmentKind, Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Filed, History, Receipt, Standing
from workbook_tools.stages.design_letters import Occasion, due_letters
from workbook_tools.stages.settle import outcomes, settle
from workbook_tools.workflows.forms_owed import forms_owed
from workbook_tools.workflows.office import Office

PLAN = decree_plan()
TODAY = date(2020, 9, 16)


def office_of(ledger: Ledger, plan: Plan, root: Path) -> Office:
    return Office(
        Workspace(root, root / "plan.xlsx"),
        ledger,
        plan,
        ledger.snapshot_plan(plan, AT),
        datetime(2020, 9, 16, 9, tzinfo=UTC),
    )


def standings(plan: Plan, quarter: Quarter = Q3) -> tuple[Standing, ...]:
    """Nobody has reported."""
    return settle(plan, quarter, deadlines_of(quarter, plan), History(), TODAY)


# --- which form -----------------------------------------------------------------------------------


def renamed(plan: Plan, code: str, **changed: Any) -> Plan:
    return replace(plan, departments=tuple(replace(d, **changed) if d.code == code else d for d in plan.departments))


def counted_of(plan: Plan, code: str, note: str) -> Plan:
    return replace(plan, indicators=tuple(replace(i, note=note) if i.code == code else i for i in plan.indicators))


EDITIONS: dict[str, Callable[[Plan], Plan]] = {
    "an address": lambda plan: renamed(plan, "culture", contacts=("culture@example.gov.ua",)),
    "the coordinator's address": lambda plan: renamed(plan, plan.decree.coordinator, contacts=("a@example.gov.ua",)),
    "a name": lambda plan: renamed(plan, "police", short="Поліція міста"),
    "a variant of a name": lambda plan: renamed(plan, "police", variants=("поліція",)),
    "another decree": lambda plan: replace(plan, decree=replace(plan.decree, title="Про інше")),
    "an indicator": lambda plan: counted_of(plan, "9.1", "Інакше"),
    "the form of the register": lambda plan: replace(plan, forms=plan.forms[:-1]),
    "as it was": lambda plan: PLAN,
}


def _alike(one: Assignment, other: Assignment) -> bool:
    """As it is said: the same department, quarter and layout; the decree, all names, where to ask, what is asked."""

    def asked(form: Assignment) -> tuple[object, ...]:
        plan = form.plan
        names = [(d.code, d.name, d.short) for d in plan.departments]
        contacts = plan.department(plan.decree.coordinator).contacts
        return (
            form.department.code,
            form.quarter,
            form.layout,
            plan.decree,
            names,
            contacts,
            form.measures,
            form.indicators,
        )

    return asked(one) == asked(other)


@settings(max_examples=30, deadline=None)
@given(
    edits=st.lists(st.tuples(st.sampled_from(sorted(EDITIONS)), st.sampled_from((Q3, Q3, Q4))), max_size=6),
    older=st.lists(st.sampled_from([d.code for d in PLAN.departments]), max_size=3),
)
def test_the_form_is_the_first_of_all_that_ask_the_same(edits: list[tuple[str, Quarter]], older: list[str]) -> None:
    """Told one by one and each compared with all, after any edits of the plan, other quarters and earlier layouts."""
    plan = PLAN
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.sqlite3") as ledger:
        office = office_of(ledger, plan, Path(folder))
        for department in older:
            ledger.issue_template(department, Q3, office.edition, LAYOUT_VERSION - 1, AT)
        for edit, quarter in [("as it was", Q3), *edits]:
            plan = EDITIONS[edit](plan)
            office = office_of(ledger, plan, Path(folder))
            found = forms_owed(office, quarter, standings(plan, quarter))
            known = ledger.assignments()
            expected = {}
            for standing in standings(plan, quarter):
                key = (standing.department, quarter, office.edition, LAYOUT_VERSION)
                issued = known[ledger.issue_template(*key, AT)]
                expected[standing.department] = next(code for code, one in known.items() if _alike(one, issued))
            assert found == expected
            assert ledger.assignments() == known, "all forms were issued before"


@pytest.mark.parametrize(
    ("edit", "renewed"),
    [
        ("an address", set()),
        ("a variant of a name", set()),
        ("the coordinator's address", {d.code for d in PLAN.departments}),
        ("a name", {d.code for d in PLAN.departments}),
        ("another decree", {d.code for d in PLAN.departments}),
        ("an indicator", set(PLAN.measure("9").executors)),
    ],
)
def test_an_edit_makes_new_forms_for_those_alone_who_see_it(edit: str, renewed: set[str], tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite3") as ledger:
        before = forms_owed(office_of(ledger, PLAN, tmp_path), Q3, standings(PLAN))
        edited = EDITIONS[edit](PLAN)
        after = forms_owed(office_of(ledger, edited, tmp_path), Q3, standings(edited))
    assert {code for code in before if before[code] != after[code]} == renewed & set(before)
    assert before.keys() == after.keys()


# --- what it costs --------------------------------------------------------------------------------


def crowd(departments: int) -> Plan:
    """Each department executes one measure."""
    added = tuple(
        Department(f"d{number}", f"Підрозділ {number}", f"П {number}", DepartmentKind.COUNCIL_DEPARTMENT)
        for number in range(departments)
    )
    measure = PLAN.measures[0]
    measures = tuple(replace(measure, code=str(number), executors=(d.code,)) for number, d in enumerate(added))
    coordinator = PLAN.department(PLAN.decree.coordinator)
    return replace(PLAN, departments=(coordinator, *added), measures=measures, indicators=())


class _Counted:
    steps = 0


@contextmanager
def counting() -> Iterator[_Counted]:
    """The interpreter's own instructions: the same number at each run, however fast the machine."""
    counted = _Counted()

    def step(frame: FrameType, event: str, argument: object) -> Any:
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        counted.steps += event == "opcode"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        yield counted
    finally:
        sys.settrace(before)


def steps_of_forms(departments: int, root: Path) -> int:
    """All have a form of an earlier edition; an address was added since."""
    root.mkdir()
    earlier = crowd(departments)
    plan = renamed(earlier, "d0", contacts=("d0@example.org",))
    with open_ledger(root / "ledger.sqlite3") as ledger:
        forms_owed(office_of(ledger, earlier, root), Q3, standings(earlier))
        office, missing = office_of(ledger, plan, root), standings(plan)
        assert len(missing) == departments
        with counting() as counted:
            forms_owed(office, Q3, missing)
    return counted.steps


def steps_of_letters(departments: int) -> int:
    """All were sent the form of an earlier edition; every second one has reported since."""
    plan = crowd(departments)
    came = tuple(_accepted(number, f"d{2 * number}") for number in range(departments // 2))
    history = History(came)
    settled = settle(plan, Q3, deadlines_of(Q3, plan), history, TODAY)
    occasion = Occasion(
        plan=plan,
        quarter=Q3,
        deadlines=deadlines_of(Q3, plan),
        today=TODAY,
        standings=settled,
        filed=came,
        outcomes=outcomes(history),
        judged_at={one.receipt.number: 100 + one.receipt.number for one in came},
        departments={department.code: department for department in plan.departments},
        forms=dict.fromkeys((one.department for one in settled), "F"),
        to_mend=frozenset(),
        sent=frozenset(f"template:{one.department}:{Q3}:E" for one in settled),
    )
    with counting() as counted:
        letters = due_letters(occasion)
    kinds = Counter(letter.kind for letter in letters)
    assert kinds[LetterKind.RECEIPT] == sum(letter.renewed for letter in letters) == departments // 2
    return counted.steps


def _accepted(number: int, department: str) -> Filed:
    receipt = Receipt(number, f"{number:064}", "звіт.xlsx", None, "archive/", 9, AT, AT)
    return Filed(receipt, replace(judgement(department=department), receipt=number, revision=1))


def test_twice_as_many_departments_take_twice_as_many_steps(tmp_path: Path) -> None:
    """Not four or eight times as many: a thousand departments are a year's whole work of a region."""
    few, many = (steps_of_forms(number, tmp_path / str(number)) for number in (40, 80))
    assert many < 2.1 * few
    assert steps_of_letters(80) < 2.1 * steps_of_letters(40)
