"""The template's design: what each department gets, what is asked, what is shown as known."""

from decimal import Decimal

from filled_form import blank_design
from plans import Q4, decree_plan

from workbook_tools.model.column import Access
from workbook_tools.model.layout import INDICATORS, MEASURES, REGISTER
from workbook_tools.model.template import TemplateDesign


def opening(design: TemplateDesign, indicator: str) -> tuple[Access, object]:
    cell = next(row.cells["opening"] for row in design.rows[INDICATORS] if row.record == indicator)
    return cell.column.access, cell.value


def test_a_department_gets_its_own_measures_and_indicators_in_the_plans_order() -> None:
    design = blank_design("legal_internal_policy")
    assert [row.record for row in design.rows[MEASURES]] == ["1", "2", "4", "5", "11"]
    assert [row.record for row in design.rows[INDICATORS]] == ["1.1", "1.2", "2.1", "4.1", "5.1", "11.1", "11.2"]
    assert design.rows[REGISTER] == ()
    assert design.remarks == ()


def test_all_nineteen_pairs_are_in_some_template() -> None:
    designs = [blank_design(department.code) for department in decree_plan().departments]
    assert sum(len(design.rows[MEASURES]) for design in designs) == 19


def test_co_executors_are_named_without_the_department_itself() -> None:
    cells = {row.record: row.cells["co_executors"].value for row in blank_design("culture").rows[MEASURES]}
    assert cells == {"1": "ВПВП", "9": "Освіта,\nМолодь і спорт", "10": "Освіта"}
    assert blank_design("hospital").rows[MEASURES][0].cells["co_executors"].value == "—"


def test_an_opening_is_asked_once_and_then_shown_locked() -> None:
    asked = blank_design("culture")
    assert opening(asked, "1.1") == (Access.INPUT, None)
    assert opening(asked, "9.1") == (Access.LOCKED, "—"), "only flows have one"
    known = blank_design("culture", Q4, openings={"1.1": Decimal(7)}, asks_opening=True)
    assert opening(known, "1.1") == (Access.LOCKED, Decimal(7))
    assert opening(known, "1.2") == (Access.INPUT, None), "the ledger holds no figure of it"
    assert opening(blank_design("culture", Q4, asks_opening=False), "1.2") == (Access.LOCKED, None)


def test_coordinator_domains_are_no_addresses_to_write_to() -> None:
    assert blank_design("police").coordinator_contacts == ("legal-internal-policy@example.gov.ua",)
