"""An address as browsers give it is recognised at once; what is said of it is what looking at every word says."""

from collections.abc import Callable
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbook_tools.model import links

FUNCTIONS: tuple[Callable[[str], object], ...] = (links.item_key, links.broken_links, links.only_homes)
PIECES = (
    *("https://", "http://", "HTTPS://", "www.", "www.ua/", "example", "org", "ua", "a", "1", "б", "-", "_", "~", "."),
    *("/", "//", "?", "?p=1", "#", ":80", "%D0%B0", "%2F", ",", ";", " ", "\n", "\u00a0", "«", "»", "(", ")", "'", "@"),
)

addresses = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
likely = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(("https://", "http://", "https://www.", "www.", "")),
    st.sampled_from(
        ("example.org", "a.b.example.gov.ua", "localhost", "10.0.0.1", "example.o", "EXAMPLE.org", "www.ua")
    ),
    st.lists(st.sampled_from(("/", "/news", "/2020", "/a_b-c~d", "/1.2", "/%20", "/є")), max_size=4).map("".join),
    st.sampled_from(("", "/", ".", "?p=1", "#top", " ", " https://example.org/b/c", ",https://example.org")),
)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@given(st.one_of(likely, addresses, st.text()))
@example("https://www.ua/news/2020")
@example("https://www.www.ua/news/2020/")
@example("https://example.org/news\n")
def test_at_once_and_word_by_word(function: Callable[[str], object], text: str) -> None:
    with patch.object(links, "_plain", return_value=None):
        by_word = function(text)
    assert function(text) == by_word


def test_the_usual_address_is_not_taken_to_pieces() -> None:
    with patch.object(links, "_words", side_effect=AssertionError):
        assert links.item_key("https://www.example.gov.ua/news/4003311/") == "example.gov.ua/news/4003311"
        assert links.item_key("https://example.gov.ua/news") is None
        assert links.broken_links("https://example.gov.ua/news") == ()
        assert not links.only_homes("https://example.gov.ua/news")
