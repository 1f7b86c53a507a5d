"""Sentences are filled in as Python's own formatter does it, whatever stands in them."""

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.model.quarter import Quarter
from workbook_tools.model.text import plural
from workbook_tools.rules.catalogue import CATALOGUE
from workbook_tools.rules.entry import Sentence
from workbook_tools.rules.phrases import PHRASES
from workbook_tools.rules.texts.attention import ATTENTION


class _Formatter(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "label":
            return Quarter.parse(value).label
        if format_spec.startswith("—"):
            return format_spec[1:] if value == "—" else str(value)
        forms = format_spec.split(",")
        if len(forms) == 3:
            return f"{value} {plural(int(value), *forms)}"
        if len(forms) == 2:
            return f"{value} {forms[0] if int(value) == 1 else forms[1]}"
        return str(value)


def _values(text: str, number: str, word: str) -> dict[str, str]:
    """Whatever a sentence asks for: a number where nouns follow, a quarter where its label is wanted."""
    values = {}
    for _, name, spec, _ in string.Formatter().parse(text):
        if name is not None:
            is_word = not spec or spec.startswith("—")
            values[name] = word if is_word else "2020-Q3" if spec == "label" else number
    return values


TEXTS = sorted(
    {
        text
        for sentence in (
            *(sentence for entry in CATALOGUE.values() for sentence in (entry.message, entry.remedy)),
            *PHRASES.values(),
            *ATTENTION.values(),
        )
        for text in (sentence.uk, sentence.en)
    }
)


@given(st.sampled_from(TEXTS), st.integers(0, 10_000), st.text() | st.just("—"))
def test_every_sentence_is_filled_in_as_the_formatter_does_it(text: str, number: int, word: str) -> None:
    values = _values(text, str(number), word)
    filled = _Formatter().vformat(text.replace("№ ", "№\u00a0"), (), values)
    assert Sentence(text, text).fill("uk", values) == Sentence(text, text).fill("en", values) == filled


def test_braces_that_are_meant_stay_and_a_value_that_is_missing_is_a_fault() -> None:
    assert Sentence("{{ {name} }}", "").fill("uk", {"name": "{x}"}) == "{ {x} }"
    assert Sentence("", "{count:row,rows}").fill("en", {"count": "1"}) == "1 row"
    with pytest.raises(KeyError):
        Sentence("№ {number}", "").fill("uk", {})


def test_a_percent_sign_is_text() -> None:
    assert Sentence("100 % і {name} %s", "").fill("uk", {"name": "%d"}) == "100 % і %d %s"


def test_where_there_is_none_to_name_the_words_for_that_stand_instead() -> None:
    sentence = Sentence("адреси: {names:—не вказано жодної}", "addresses: {names:—none is given}")
    assert sentence.fill("uk", {"names": "—"}) == "адреси: не вказано жодної"
    assert sentence.fill("en", {"names": "—"}) == "addresses: none is given"
    assert sentence.fill("uk", {"names": "a@example.org"}) == "адреси: a@example.org"
