"""Which words of a cell are web addresses, and which only set out to be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.model.links import broken_links, only_homes


@pytest.mark.parametrize(
    "link",
    [
        "https://example.gov.ua/news/2020/07/24",
        "http://example.org",
        "www.example.org",
        "example.org/page",
        "https://example.org/новини/1,25",
        "https://приклад.укр/подія",
        "HTTPS://EXAMPLE.ORG:8080/a?b=c#d",
    ],
)
def test_an_address_is_not_broken(link: str) -> None:
    assert broken_links(link) == ()


def test_every_line_and_every_word_is_looked_at() -> None:
    text = "Фото: https://example.org/a/b;https:/example.com, htp://example.org/c,\n(www.example.org/e) «ftp://a.b»"
    assert broken_links(text) == ("https:/example.com", "htp://example.org/c", "ftp://a.b")


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("https://example.org", True),
        ("https://example.org/ www.example.com", True),
        ("https://example.org/ https://example.com/page", False),
        ("https://example.org/?p=1", False),
        ("лист № 3", False),
        ("", False),
    ],
)
def test_homes_of_sites_are_told_from_pages(text: str, homes: bool) -> None:
    assert only_homes(text) is homes


@pytest.mark.parametrize(
    "word",
    [
        "htp://example.org/a",
        "htttp://example.org/a",
        "ttps://example.org/a",
        "https:/example.org/a",
        "https//example.org/a",
        "https://",
        "https://localhost/a",
        "https://10.0.0.1/a",
        "http;//example.org",
        "ftp://example.org/a",
        "file:///C:/звіт.docx",
        "C:\\Документи\\звіт.docx",
        "\\\\server\\share",
        "www.",
        "javascript:/alert",
    ],
)
def test_a_word_that_set_out_to_be_an_address_is_broken(word: str) -> None:
    assert len(broken_links(f"Див. {word}")) == 1


@pytest.mark.parametrize(
    "words",
    ["лист від 16.09.2020 № 12/3", "газета «Приклад», 24.07.2020", "olena@example.gov.ua", "і/або", "c. 5: вступ", ""],
)
def test_a_description_of_a_document_is_neither(words: str) -> None:
    assert broken_links(words) == ()
    assert not only_homes(words)


@given(st.text())
def test_never_raises(text: str) -> None:
    assert len(broken_links(text)) <= len(text)
    assert only_homes(text) in (True, False)
