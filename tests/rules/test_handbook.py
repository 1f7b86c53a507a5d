"""The rules as a table and as a page."""

from pathlib import Path

from workbook_tools.model.finding import Severity
from workbook_tools.rules.catalogue import CATALOGUE, FAMILIES
from workbook_tools.rules.entry import Sentence
from workbook_tools.rules.handbook import outline, rules_markdown, rules_table
from workbook_tools.rules.texts import handbook

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
MADE_BY = "make docs"


def test_the_page_is_in_step_with_the_catalogue() -> None:
    assert PAGE.read_text("utf-8") == rules_markdown(), f"run «{MADE_BY}»"


def test_every_rule_has_a_row_of_the_page() -> None:
    rows = [line for line in rules_markdown("en").splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == list(CATALOGUE)
    assert {row.replace("\\|", "").count("|") for row in rows} == {7}


def test_the_table_has_what_json_promises() -> None:
    table = {rule["code"]: rule for rule in rules_table("uk")}
    assert set(table) == set(CATALOGUE)
    assert all(set(rule) == {"code", "severity", "outcome", "message", "remedy", "example"} for rule in table.values())
    assert table["required_blank"]["severity"] == "error"
    assert table["required_blank"]["outcome"] == "returned"
    assert table["same_moment"]["outcome"] == "held"
    assert table["value_fell"]["outcome"] is None


def test_a_fault_of_the_plan_does_nothing_to_a_report() -> None:
    codes = {entry.code for entry in FAMILIES["plan"]}
    assert {rule["outcome"] for rule in rules_table("en") if rule["code"] in codes} == {None}


def test_an_outline_has_dots_for_values_and_plural_nouns() -> None:
    sentence = Sentence(
        "Є {count:рядок,рядки,рядків} у «{sheet}» за {quarter:label}.", "{count:row,rows} in “{sheet}”."
    )
    assert outline(sentence, "uk") == "Є … рядків у «…» за …"
    assert outline(sentence, "en") == "… rows in “…”."


def test_every_family_severity_and_outcome_has_its_word() -> None:
    assert set(handbook.FAMILIES) == set(FAMILIES)
    assert set(handbook.SEVERITIES) == set(Severity)
    assert {entry.outcome for entry in CATALOGUE.values()} <= set(handbook.OUTCOMES)
