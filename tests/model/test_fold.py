"""The key by which texts are compared: the same for every way of typing them, by the short way and the long one."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.model.text import _USUAL, _fold_any, fold

USUAL = _USUAL.rstrip("\ufffe")
ODD = "\u0301\u0306\u0308\u200b\u2060\ufeff\u00ad\u2003\u2028\ufffe\ud800ß™İǅ☐🙂"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("  Круглий\u00a0 стіл\n", "круглий стіл"),
        ("об\u02bcєкт", "об'єкт"),
        ("Об’єкт", "об'єкт"),
        ("«ЄС» — “ЄС”", '"єс" - "єс"'),
        ("№\u00a01", "№ 1"),
        ("Зах\N{LATIN SMALL LETTER I}д", "захід"),
        ("кра\u0456\u0308на", "країна"),
        ("кру\u00adглий\u200b", "круглий"),
        ("", ""),
    ],
)
def test_what_is_typed_differently_is_the_same(typed: str, key: str) -> None:
    assert fold(typed) == key


def test_latin_letters_that_look_cyrillic_are_cyrillic() -> None:
    assert fold("aceiopxy ACEIOPXY") == "асеіорху асеіорху"


@given(st.text(st.sampled_from(USUAL) | st.sampled_from(USUAL + ODD) | st.characters(), max_size=60))
def test_the_short_way_is_the_long_way(text: str) -> None:
    assert fold(text) == _fold_any(text)


def test_every_character_is_folded_alike_both_ways() -> None:
    different = [hex(n) for n in range(sys.maxunicode + 1) if fold(f"а{chr(n)}б") != _fold_any(f"а{chr(n)}б")]
    assert different == []
