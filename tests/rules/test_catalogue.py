"""The catalogue: every code used, every text in both languages, no Latin letter in a Ukrainian word."""

import ast
import importlib
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbook_tools.model.finding import Finding, Severity, Where
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.catalogue import CATALOGUE, FAMILIES, find, message, outcome, remedy, statement
from workbook_tools.rules.entry import NOTHING, QUARTER_LABEL, Entry, Sentence

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "workbook_tools"
TEXTS = PACKAGE / "rules" / "texts"
FINDERS = {"find", "found_at", "report", "unreadable", "Broken"}
ENTRIES = list(CATALOGUE.values())
CYRILLIC, LATIN = "а-яіїєґА-ЯІЇЄҐ", "A-Za-z"
MIXED = re.compile(rf"[{CYRILLIC}][’'\u0301]?[{LATIN}]|[{LATIN}][’']?[{CYRILLIC}]")
NUMERALS = re.compile(r"[ІVXIХ]+")
WORD = re.compile(rf"[{CYRILLIC}{LATIN}’']+")
FIELD = re.compile(r"\{[^{}]*\}")


def trees() -> Iterator[ast.AST]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if TEXTS not in path.parents:
            yield ast.parse(path.read_text("utf-8"))


def test_codes_are_unique_and_snake_case() -> None:
    codes = [entry.code for entries in FAMILIES.values() for entry in entries]
    assert sorted(codes) == sorted(set(codes))
    assert [code for code in codes if not re.fullmatch(r"[a-z][a-z0-9_]*", code)] == []


def test_every_code_is_used() -> None:
    literals, patterns = set(), []
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                patterns.append(_pattern(node))
    codes = [p for p in patterns if p]
    unused = [c for c in CATALOGUE if c not in literals and not any(re.fullmatch(p, c) for p in codes)]
    assert unused == []


def _pattern(node: ast.JoinedStr) -> str:
    """A composed code as a pattern: f"extra_{kind}" → «extra_[a-z_]+»; nothing for what is no code."""
    parts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]
    fixed = "".join(part for part in parts if part != "{}")
    if not re.fullmatch(r"[a-z0-9_]{4,}", fixed):
        return ""
    return "".join("[a-z0-9_]+" if part == "{}" else part for part in parts)


def test_every_code_that_is_found_exists() -> None:
    found = set()
    for tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in FINDERS:
                continue
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    assert found
    assert sorted(found - set(CATALOGUE)) == []


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_both_languages_say_the_same_values(entry: Entry) -> None:
    for sentence in (entry.message, entry.remedy):
        assert fields(sentence.uk) == fields(sentence.en)
        assert bool(sentence.uk) == bool(sentence.en)
    assert entry.message.uk
    assert entry.example.uk
    assert entry.example.en
    assert fields(entry.example.uk) == fields(entry.example.en) == set()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_counted_nouns_have_all_their_forms(entry: Entry) -> None:
    for sentence in (entry.message, entry.remedy):
        for text, forms in ((sentence.uk, 3), (sentence.en, 2)):
            specs = [spec for _, _, spec, _ in string.Formatter().parse(text) if spec and spec != QUARTER_LABEL]
            nouns = [spec for spec in specs if not spec.startswith(NOTHING)]
            assert [spec for spec in nouns if len(spec.split(",")) != forms] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_ukrainian_words_have_no_latin_letters(entry: Entry) -> None:
    """Latin letters look like Ukrainian ones, but no search finds them; «ІV» as people type it is an example."""
    for sentence in (entry.message, entry.remedy, entry.example):
        words = WORD.findall(FIELD.sub(" ", sentence.uk))
        assert [word for word in words if MIXED.search(word) and not NUMERALS.fullmatch(word)] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_typography_is_ukrainian(entry: Entry) -> None:
    for sentence in (entry.message, entry.remedy):
        assert not re.search(r"[а-яіїєґ]'[а-яіїєґ]", sentence.uk), "apostrophe ’"
        assert '"' not in sentence.uk, "quotes «»"
        assert " - " not in sentence.uk, "dash –, —"


def sentences() -> Iterator[tuple[str, Sentence]]:
    """Every text of the rooms of texts, with the module and name that hold it."""
    for path in sorted(TEXTS.glob("*.py")):
        module = importlib.import_module(f"workbook_tools.rules.texts.{path.stem}")
        for name, value in vars(module).items():
            yield from ((f"{path.stem}.{name}", sentence) for sentence in _sentences(value))


def _sentences(value: object) -> Iterator[Sentence]:
    match value:
        case Sentence():
            yield value
        case Entry():
            yield from (value.message, value.remedy, value.example)
        case dict():
            for inner in value.values():
                yield from _sentences(inner)
        case tuple():
            for inner in value:
                yield from _sentences(inner)


def test_english_has_one_kind_of_quotes() -> None:
    """Straight ones stand in what is typed: commands and formulas."""
    found = list(sentences())
    assert len(found) > 3 * len(ENTRIES)
    assert [place for place, sentence in found if re.search("[«»„]", sentence.en)] == []
    prose = [(place, re.sub(r'--\S+ "[^"]*"|^=.*', "", sentence.en, flags=re.MULTILINE)) for place, sentence in found]
    assert [place for place, text in prose if '"' in text] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_an_error_has_an_outcome_and_a_remedy(entry: Entry) -> None:
    if entry.severity is Severity.ERROR:
        assert entry.outcome in (Outcome.RETURNED, Outcome.QUARANTINED, Outcome.HELD)
        assert entry.remedy.uk


def test_a_finding_takes_its_severity_and_texts_from_the_catalogue() -> None:
    finding = find("required_blank", Where(table="measures", record="4"), entered="x", item="4", column="Стан")
    assert finding == Finding(
        "required_blank",
        Severity.ERROR,
        Where(table="measures", record="4"),
        (("item", "4"), ("column", "Стан")),
        "x",
    )
    assert message(finding) == "Захід №\u00a04. Не заповнено «Стан»."
    assert message(finding, "en").startswith("Measure No.\u00a04. ")
    assert statement(finding) == "Не заповнено «Стан»."
    assert remedy(finding)


def test_a_number_sign_stays_with_its_number() -> None:
    assert Sentence("Захід № {item}", "№ {item}").fill("uk", {"item": "4"}) == "Захід №\u00a04"


def test_a_quarter_is_written_as_people_do() -> None:
    sentence = Sentence("звіт за {quarter:label}", "the report for {quarter}")
    assert sentence.fill("uk", {"quarter": "2020-Q3"}) == "звіт за III квартал 2020 року"
    assert sentence.fill("en", {"quarter": "2020-Q3"}) == "the report for 2020-Q3"


def test_without_a_row_the_message_is_the_statement() -> None:
    finding = find("required_blank", Where(table="fields"), item="", column="Телефон")
    assert message(finding) == statement(finding)


def test_an_unknown_code_is_a_fault_of_the_code() -> None:
    with pytest.raises(KeyError):
        find("no_such_code")


def test_the_gravest_outcome_holds() -> None:
    note, warning = find("link_to_home"), find("value_fell")
    held, error = find("same_moment"), find("required_blank")
    assert outcome([]) is Outcome.ACCEPTED
    assert outcome([note, warning]) is Outcome.ACCEPTED
    assert outcome([warning, held]) is Outcome.HELD
    assert outcome([held, error, note]) is Outcome.RETURNED


@pytest.mark.parametrize(
    ("number", "uk", "en"),
    [(1, "1 рядок", "1 row"), (3, "3 рядки", "3 rows"), (11, "11 рядків", "11 rows"), (21, "21 рядок", "21 rows")],
)
def test_counted_nouns(number: int, uk: str, en: str) -> None:
    sentence = Sentence("{count:рядок,рядки,рядків}", "{count:row,rows}")
    assert sentence.fill("uk", {"count": str(number)}) == uk
    assert sentence.fill("en", {"count": str(number)}) == en


_TO_THE_CLERK = re.compile(r"\b(?:Вам|Вас|Ваш\w*|надішліть|заповніть|перенесіть|у координатора)\b", re.IGNORECASE)
_SPOKEN_TO = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    "entry",
    [e for e in ENTRIES if e.outcome is Outcome.QUARANTINED and e.code != "reader_crashed"],
    ids=lambda e: e.code,
)
def test_what_is_said_of_a_file_in_quarantine_holds_for_whoever_reads_it(entry: Entry) -> None:
    """Nobody knows whose it is: the coordinator reads it on screen, a sender perhaps in a letter."""
    assert _TO_THE_CLERK.search(entry.remedy.uk) is None
    assert _SPOKEN_TO.search(entry.remedy.en) is None


def test_how_a_password_goes_is_said_for_any_program() -> None:
    advice = CATALOGUE["file_encrypted"].remedy
    assert "у програмі, в якій його заповнено, зберегти без пароля" in advice.uk
    assert advice.uk.index("без пароля") < advice.uk.index("Excel") < advice.uk.index("LibreOffice")
    assert advice.en.index("without a password") < advice.en.index("Excel") < advice.en.index("LibreOffice")
