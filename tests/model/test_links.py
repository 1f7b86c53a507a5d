"""Which addresses name the same item (domain: «Double reports»)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.model.links import item_key

ITEM = item_key("https://example.org/news/42")


@pytest.mark.parametrize(
    "same",
    [
        "http://example.org/news/42",
        "https://www.example.org/news/42",
        "HTTPS://Example.ORG/news/42",
        "https://example.org/news/42/",
        "https://example.org/news/42#comments",
        "example.org/news/42",
        "www.example.org:443/news/42",
        "Допис: https://example.org/news/42.",
        "https://example.org/ https://example.org/news/42",
    ],
)
def test_spelling_of_an_address_does_not_matter(same: str) -> None:
    assert ITEM is not None
    assert item_key(same) == ITEM


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/news/43",
        "https://example.org/News/42",
        "https://example.org/news/42?page=2",
        "https://news.example.org/news/42",
        "https://example.com/news/42",
    ],
)
def test_another_item_has_another_key(other: str) -> None:
    assert item_key(other) not in (None, ITEM)


@pytest.mark.parametrize(
    "home",
    [
        "",
        "https://example.org",
        "https://example.org/",
        "https://example.org/page",
        "https://example.org/page/",
        "https://example.org/page#a/b",
        "https://example.org/?",
        "фото в архіві відділу",
        "наказ від 16.09.2020/12/3",
    ],
)
def test_a_home_page_identifies_no_event(home: str) -> None:
    assert item_key(home) is None


def test_a_query_identifies_an_item_of_a_short_path() -> None:
    key = item_key("https://example.org/?p=7")
    assert key is not None
    assert key == item_key("http://www.example.org?p=7")
    assert key != item_key("https://example.org/?p=8")


def test_percent_encoding_and_decomposed_letters_do_not_matter() -> None:
    written = item_key("https://example.org/новини/свято-йоржа")
    assert written == item_key(
        "https://example.org/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/%D1%81%D0%B2%D1%8F%D1%82%D0%BE-%D0%B9%D0%BE%D1%80%D0%B6%D0%B0"
    )
    assert written == item_key("https://example.org/новини/свято-и\u0306оржа")


@given(st.text())
def test_never_raises(text: str) -> None:
    key = item_key(text)
    assert key is None or key
