"""Words of heads as people typed them: whatever the bytes are, some text comes out."""

from email.header import Header
from email.utils import encode_rfc2231
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from messages import word

from workbook_tools.files.mail.names import (
    LONGEST_TEXT,
    file_name,
    likeliest,
    mailbox_of,
    one_line,
    parameters,
    text_of,
)

UKRAINIAN = st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄ’ 0123456789", min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (word("Звіт").encode(), "Звіт"),
        (word("Звіт", "koi8-u", "Q").encode(), "Звіт"),
        (word("Звіт", "iso-8859-5").encode(), "Звіт"),
        (b"=?utf-8?Q?a_b?=", "a b"),
        (b"=?utf-8?B?0JfQstGW0YI?=", "Звіт"),
        (b"=?utf-8*uk?B?0JfQstGW0YI=?=", "Звіт"),
        (b"=?x-unknown?B?0JfQstGW0YI=?=", "Звіт"),
        (b"=?utf-8?B?!!!?=", "=?utf-8?B?!!!?="[:0]),
        (f"{word('Звіт')}\t {word(' ГУНП')}".encode(), "Звіт ГУНП"),
        (f"Fwd: {word('Звіт')} 2020".encode(), "Fwd: Звіт 2020"),
        ("Звіт".encode("cp1251"), "Звіт"),
        ("молодь".encode("koi8-u"), "молодь"),
        ("молодь".encode("cp1251"), "молодь"),
        ("МОЛОДЬ".encode("cp1251"), "МОЛОДЬ"),
        ("МОЛОДЬ".encode("koi8-u"), "МОЛОДЬ"),
        ("Звіт щодо ґрунтів їхніх".encode("koi8-u"), "Звіт щодо ґрунтів їхніх"),
        (b"a\r\n\tb\x00c\x1b[31m", "a bc[31m"),
        ("звіт\u202excod".encode(), "звітxcod"),
        (b"", ""),
    ],
)
def test_a_headers_words(raw: bytes, shown: str) -> None:
    assert text_of(raw) == shown


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        (b'attachment; filename="a.xlsx"', {"filename": "a.xlsx"}),
        (b"attachment;filename=a.xlsx;size=7", {"filename": "a.xlsx", "size": "7"}),
        (b'attachment; filename="a\\"b\\\\c;d.xlsx"', {"filename": 'a"b\\c;d.xlsx'}),
        (b'attachment; filename="a.xlsx', {"filename": "a.xlsx"}),
        (b'attachment; FileName = "a.xlsx"', {"filename": "a.xlsx"}),
        (b"attachment; filename*=utf-8'uk'%D0%B0.xlsx", {"filename": "а.xlsx"}),
        (b"attachment; filename*1=b.xlsx; filename*0=a", {"filename": "ab.xlsx"}),
        (b"attachment; filename*0*=utf-8''%D0; filename*1*=%B0.xlsx", {"filename": "а.xlsx"}),
        (b"attachment; filename*0=a; filename*2=c", {"filename": "a"}),
        (b"attachment; filename*=nothing''%D0%B0", {"filename": "а"}),
        (b"attachment; filename=\"plain\"; filename*=utf-8''%D0%B0", {"filename": "а"}),
        (b"attachment; filename=first; filename=second", {"filename": "first"}),
        (b"attachment", {}),
        (b"", {}),
        (b";;;=;", {}),
    ],
)
def test_parameters(raw: bytes, values: dict[str, str]) -> None:
    assert parameters(raw)[1] == values


@pytest.mark.parametrize(
    ("candidates", "name"),
    [
        (("a.xlsx",), "a.xlsx"),
        (("", "b.xlsx"), "b.xlsx"),
        (("../../a.xlsx",), "a.xlsx"),
        (("..", "b.xlsx"), "b.xlsx"),
        (("C:\\Users\\a.xlsx",), "a.xlsx"),
        ((quote("Звіт.xlsx"),), "Звіт.xlsx"),
        (("50%.xlsx",), "50%.xlsx"),
        (("%FF%FE.xlsx",), "%FF%FE.xlsx"),
        (("utf-8''%D0%B0.xlsx",), "а.xlsx"),
        (("%2e%2e%2fa.xlsx",), "a.xlsx"),
        ((), ""),
    ],
)
def test_names_of_files(candidates: tuple[str, ...], name: str) -> None:
    assert file_name(*candidates) == name


@pytest.mark.parametrize(
    ("raw", "address", "name"),
    [
        (b"a@example.org", "a@example.org", ""),
        (b"<A@Example.ORG>", "a@example.org", ""),
        (b'"Olena, P." <a@example.org>', "a@example.org", "Olena, P."),
        (f"{word('Олена')} <a@example.org>".encode(), "a@example.org", "Олена"),
        (b"a@example.org (Olena)", "a@example.org", "Olena"),
        (b'"b@example.org" <a@example.org>', "a@example.org", "b@example.org"),
        (b"(b@example.org) a@example.org", "a@example.org", "b@example.org"),
        (b'"<b@example.org>" <a@example.org>', "a@example.org", "<b@example.org>"),
        (f"{word('Олена <a@example.org>')}".encode(), "a@example.org", "Олена <a@example.org>"),
        ("Олена <a@example.org>".encode("cp1251"), "a@example.org", "Олена"),
        ("a@приклад.укр".encode(), "a@приклад.укр", ""),
        (b"a@example.org, b@example.org", "", "a@example.org, b@example.org"),
        (b"<a@example.org>, Olena <b@example.org>", "", "<a@example.org>, Olena <b@example.org>"),
        (b'"Olena <b@example.org> <a@example.org>', "", "Olena <b@example.org> <a@example.org>"),
        (b"a@example.org, A@example.ORG", "a@example.org", ""),
        (b"b@example.org <a@example.org>", "a@example.org", "b@example.org"),
        (b"undisclosed", "", "undisclosed"),
        (b"", "", ""),
    ],
)
def test_senders(raw: bytes, address: str, name: str) -> None:
    assert mailbox_of(raw) == (address, name)


def test_comments_within_comments_name_nobody() -> None:
    assert mailbox_of(b"(x (y) <b@example.org>) a@example.org")[0] == "a@example.org"


@given(UKRAINIAN)
def test_the_standard_librarys_encoded_words_come_back(words: str) -> None:
    assert text_of(Header(words, "utf-8").encode().encode()) == one_line(words)


@given(UKRAINIAN)
def test_the_standard_librarys_rfc_2231_comes_back(words: str) -> None:
    raw = f"attachment; filename*={encode_rfc2231(words, 'utf-8')}".encode()
    assert parameters(raw)[1]["filename"] == one_line(words)


@given(st.binary(max_size=200))
def test_nothing_raises_and_all_is_one_short_line(raw: bytes) -> None:
    kind, values = parameters(raw)
    texts = [text_of(raw), likeliest(raw), *mailbox_of(raw), kind, *values.values(), file_name(likeliest(raw))]
    for shown in (text_of(raw), *mailbox_of(raw), *values.values(), file_name(likeliest(raw))):
        assert len(shown) <= LONGEST_TEXT
        assert shown.isprintable()
    assert all(isinstance(one, str) for one in texts)


@given(
    st.lists(
        st.sampled_from(
            [
                b"=?",
                b"utf-8",
                b"?B?",
                b"?Q?",
                b"?=",
                b'"',
                b"\\",
                b";",
                b"*",
                b"=",
                b"0",
                b"'",
                b" ",
                b"<",
                b">",
                b"(",
                b"@",
                b"\xd0",
                b"%D0",
                b"\r\n",
            ]
        ),
        max_size=40,
    )
)
def test_nothing_raises_on_what_is_nearly_right(pieces: list[bytes]) -> None:
    raw = b"".join(pieces)
    text_of(raw), parameters(raw), parameters(b"attachment; filename" + raw), mailbox_of(raw)


def test_a_name_without_end_is_cut() -> None:
    assert len(text_of(b"x" * 1_000_000)) == LONGEST_TEXT
    assert len(file_name("x" * 1_000_000)) == LONGEST_TEXT
