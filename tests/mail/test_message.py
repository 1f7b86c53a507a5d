"""Messages taken apart: the standard library's e-mail is the second opinion; limits just below and just above."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage, Message

import pytest
from archives import zipped_files
from hypothesis import given, settings
from hypothesis import strategies as st
from mail.content_kinds import CUT
from mail.kinds import Forms, Kind
from mail.matrix import KINDS
from mail.sender_kinds import deep, parts_of_text
from messages import Part, attached, forwarded, letter, multipart, named, text
from msgspec.structs import replace
from packages import workbook

from workbook_tools.files.mail.message import Damaged, Spent, decoded, pieces, read_head
from workbook_tools.files.mail.parcel import Enclosed, Parcel, Question, look, take_out
from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.unreadable import Unreadable

NOW = datetime(2020, 9, 21, 7, 0, tzinfo=UTC)
BOOK = workbook('<row><c r="A1"><v>1</v></c></row>')


def ask(data: bytes, limits: Limits = LIMITS) -> Question:
    return Question(data, "letter.eml", (), NOW, limits)


def codes(parcel: Parcel) -> list[str]:
    return [finding.code for one in parcel.enclosed for finding in one.refusals]


def leaves(data: bytes) -> list[tuple[str, bytes]]:
    """(type, decoded content), as this reader has it."""
    head, body = read_head(memoryview(data), LIMITS)
    return [(piece.kind, piece.content()) for piece in pieces(head, body, 0, Spent(LIMITS))]


def second_opinion(data: bytes) -> list[tuple[str, bytes]]:
    found = []
    for part in message_from_bytes(data).walk():
        if not part.is_multipart():
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            found.append((part.get_content_type(), content))
    return found


PART = st.tuples(
    st.sampled_from(["octet-stream", "pdf", "x-anything"]),
    st.binary(max_size=300),
    st.sampled_from(["base64", "quoted-printable", "7bit"]),
)


def _message(parts: list[tuple[str, bytes, str]], nested: bool) -> bytes:
    built = EmailMessage()
    built["From"] = "a@example.org"
    built["Subject"] = "Звіт за квартал"
    built.set_content("Добрий день!\n")
    for kind, data, encoding in parts:
        if encoding == "7bit":
            plain = data.hex().encode()
            built.add_attachment(plain, maintype="application", subtype=kind, cte="7bit", filename="a b.xlsx")
        else:
            built.add_attachment(data, maintype="application", subtype=kind, cte=encoding, filename="звіт.xlsx")
    if nested:
        outer = EmailMessage()
        outer["From"] = "b@example.org"
        outer.set_content("Пересилаю\n")
        outer.add_related(b"logo", maintype="image", subtype="png", cid="<a>")
        outer.add_alternative("<p>Пересилаю</p>", subtype="html")
        outer.add_attachment(b"data", maintype="application", subtype="octet-stream", filename="x.bin")
        built = outer
    return bytes(built)


@given(st.lists(PART, max_size=4), st.booleans())
def test_what_the_standard_library_writes_is_taken_apart_as_it_does(
    parts: list[tuple[str, bytes, str]], nested: bool
) -> None:
    data = _message(parts, nested)
    assert leaves(data) == second_opinion(data)
    assert leaves(data.replace(b"\n", b"\r\n")) == second_opinion(data.replace(b"\n", b"\r\n"))


@given(st.lists(PART, min_size=1, max_size=4))
def test_heads_are_read_as_the_standard_library_reads_them(parts: list[tuple[str, bytes, str]]) -> None:
    data = _message(parts, nested=False)
    head, _ = read_head(memoryview(data), LIMITS)
    other: Message = message_from_bytes(data)
    assert [name for name, _ in head.fields] == [name.lower() for name in other.keys()]  # noqa: SIM118
    assert head.first("from") == b"a@example.org"
    assert head.first("nothing") == b""


_MORE_IS_FOUND = ("a byte order mark before the head", "the boundary is not declared")
"""The standard library takes these for letters without parts."""


def _comparable() -> list[Kind]:
    """Messages of the matrix that arrived whole."""
    apart = {kind.title for kind in CUT.kinds} | {*_MORE_IS_FOUND}
    return [kind for kind in KINDS if kind.file == "letter.eml" and kind.title not in apart]


def _deep(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Messages within opened, too, as the standard library's walk does."""
    for kind, content in leaves(data):
        yield from _deep(content) if kind == "message/rfc822" else [(kind, content)]


def _contents(found: list[tuple[str, bytes]]) -> list[bytes]:
    """Of leaves that are no text, whose line ends the standard library changes; in their order."""
    return [data for kind, data in found if not kind.startswith(("text/", "message/"))]


@pytest.mark.parametrize("kind", _comparable(), ids=lambda kind: kind.title)
def test_messages_of_the_matrix_are_taken_apart_as_the_standard_library_does(kind: Kind) -> None:
    data = kind.make(Forms(BOOK, BOOK + b"2", BOOK + b"3"))
    try:
        found = [*_deep(data)]
    except (Unreadable, Damaged):
        pytest.skip("refused here, which the matrix says")
    assert _contents(found) == _contents(second_opinion(data))


COMPARED = letter(
    multipart(
        text(),
        attached(BOOK, named("a.xlsx")),
        multipart(attached(b"%PDF-", named("b.pdf"), encoding="quoted-printable"), text(), boundary="in"),
    )
)
LINES = COMPARED.split(b"\r\n")
BELOW_HEAD = range(LINES.index(b"") + 1, len(LINES))
MARKS = [number for number in BELOW_HEAD if LINES[number].startswith((b"--", b"Content-"))]


@pytest.mark.parametrize("origin", MARKS)
def test_of_a_message_of_which_one_boundary_or_head_line_stands_elsewhere_nothing_is_made_up(origin: int) -> None:
    """What is read is what was sent or what the standard library reads, or it is refused."""
    for target in BELOW_HEAD:
        lines = list(LINES)
        lines.insert(target, lines.pop(origin))
        data = b"\r\n".join(lines)
        try:
            found = [one for one in _contents(leaves(data)) if one.startswith(b"PK")]
        except Damaged:
            continue
        assert {*found} <= {BOOK, *_contents(second_opinion(data))}, (origin, target)


def test_folded_lines_are_one_field() -> None:
    head, body = read_head(memoryview(b"Subject: a\r\n b\r\n\tc\r\nX: 1\r\n\r\nbody"), LIMITS)
    assert head.fields == (("subject", b"a b\tc"), ("x", b"1"))
    assert bytes(body) == b"body"


@pytest.mark.parametrize(
    ("head", "body", "code"),
    [
        (b"", b"QUJD", None),
        (b"", b"QUI=", None),
        (b"", b"QUI= \r\n\r\n", None),
        (b"", b"QUJ", "attachment_truncated"),
        (b"", b"QUI", "attachment_truncated"),
        (b"", b"QUI=QUJD", "attachment_damaged"),
        (b"", b"QU-D", "attachment_damaged"),
        (b"", b"", None),
        (b"\r\nContent-Length: 4", b"QUJD", None),
        (b"\r\nContent-Length: 5", b"QUJD", "attachment_truncated"),
        (b"\r\nContent-Length: 10", b"QUJD\nQUJD", None),
        (b"\r\nContent-Length: -1", b"QUJD", None),
    ],
)
def test_base64_is_whole_or_refused(head: bytes, body: bytes, code: str | None) -> None:
    fields, _ = read_head(memoryview(b"Content-Transfer-Encoding: BASE64 " + head + b"\r\n\r\n"), LIMITS)
    if code is None:
        decoded(fields, memoryview(body))
        return
    with pytest.raises(Damaged) as caught:
        decoded(fields, memoryview(body))
    assert caught.value.code == code


@given(st.binary(min_size=1, max_size=400), st.integers(1, 200))
def test_of_base64_that_was_cut_nothing_shorter_is_taken(data: bytes, missing: int) -> None:
    """Cut anywhere, it is refused: by its length, or by the boundary that never came."""
    whole = letter(multipart(text(), attached(data)))
    end = whole.rindex(b"\r\n--=_b1--")
    cut = whole[: max(end - missing, whole.index(b"base64") + 10)]
    (one,) = look(ask(cut)).enclosed
    assert one.place == 0
    assert one.refusals[0].code in ("attachment_truncated", "attachment_damaged")


def test_at_the_limit_and_above_it() -> None:
    hundred = letter(parts_of_text(100))
    assert codes(look(ask(hundred, Limits(message_parts=101)))) == ["letter_no_workbook"]
    assert codes(look(ask(hundred, Limits(message_parts=100)))) == ["message_parts"]
    assert codes(look(ask(deep(19), Limits(message_depth=19)))) == ["letter_no_workbook"]
    assert codes(look(ask(deep(20), Limits(message_depth=19)))) == ["message_depth"]
    assert codes(look(ask(deep(20)))) == ["letter_no_workbook"]
    assert codes(look(ask(deep(21)))) == ["message_depth"]
    assert codes(look(ask(letter(parts_of_text(499))))) == ["letter_no_workbook"]
    assert codes(look(ask(letter(parts_of_text(500))))) == ["message_parts"]


def test_the_head_at_its_limit_and_above_it() -> None:
    data = letter(text())
    size = data.index(b"\r\n\r\n") + 4
    assert codes(look(ask(data, Limits(head_bytes=size)))) == ["letter_no_workbook"]
    assert codes(look(ask(data, Limits(head_bytes=size - 1)))) == ["message_head"]


def test_a_mailbox_file_at_its_limit_and_above_it() -> None:
    one = b"From a@example.org Mon Sep 14 09:00:00 2020\r\n" + letter(text()) + b"\r\n\r\n"
    assert len(look(ask(one * 3, Limits(mailbox_letters=3))).enclosed) == 3
    assert codes(look(ask(one * 3, Limits(mailbox_letters=2)))) == ["mailbox_letters"]


def test_a_member_of_a_zip_at_the_size_of_a_file_and_above_it() -> None:
    data = letter(multipart(text(), attached(zipped_files(a__xlsx=BOOK), named("a.zip"))))
    assert [one.name for one in look(ask(data, Limits(file_bytes=len(BOOK)))).enclosed] == ["a.zip/a.xlsx"]
    assert [one.name for one in look(ask(data, Limits(file_bytes=len(BOOK) - 1))).enclosed] == ["a.zip"]


def test_one_bad_message_of_a_mailbox_file_stops_no_other() -> None:
    line = b"From a@example.org Mon Sep 14 09:00:00 2020\r\n"
    good = line + letter(multipart(text(), attached(BOOK))) + b"\r\n\r\n"
    data = good + line + deep(30) + b"\r\n\r\n" + good
    parcel = look(ask(data))
    assert [(one.name, bool(one.refusals)) for one in parcel.enclosed] == [
        ("report.xlsx", False),
        ("2.eml", True),
        ("report.xlsx", False),
    ]
    for one in parcel.enclosed:
        assert sha_of(data, one) == one.sha256


def sha_of(data: bytes, one: Enclosed) -> str:
    from hashlib import sha256

    return sha256(take_out(replace(ask(data), places=(one.place,)))[one.place]).hexdigest()


def test_each_file_is_given_out_by_its_place() -> None:
    inner = letter(multipart(text(), attached(BOOK + b"2", named("b.xlsx")), boundary="in"))
    data = letter(
        multipart(text(), attached(BOOK, named("a.xlsx")), forwarded(inner), attached(b"%PDF-", named("c.pdf")))
    )
    parcel = look(ask(data))
    assert [one.name for one in parcel.enclosed] == ["a.xlsx", "b.xlsx"]
    places = tuple(one.place for one in parcel.enclosed)
    assert take_out(replace(ask(data), places=places)) == dict(zip(places, [BOOK, BOOK + b"2"], strict=True))
    assert take_out(replace(ask(data), places=places[1:])) == {places[1]: BOOK + b"2"}
    with pytest.raises(LookupError):
        take_out(replace(ask(data), places=(*places, 99)))


def test_what_is_told_of_a_message_holds_none_of_its_contents() -> None:
    """A thousand messages of the inbox are told of at once."""
    import pickle

    data = letter(multipart(text(), *(attached(BOOK + bytes([n]) * 100_000, named(f"{n}.xlsx")) for n in range(5))))
    assert len(data) > 500_000
    assert len(pickle.dumps(look(ask(data)))) < 10_000


def test_a_boundary_in_the_text_of_a_message_within_is_that_messages() -> None:
    inner = letter(Part(b"Content-Type: text/plain", b"--=_b2\r\n--=_b2--"))
    data = letter(multipart(forwarded(inner), attached(BOOK)))
    assert [one.name for one in look(ask(data)).enclosed] == ["report.xlsx"]


SPOILT = letter(
    multipart(
        text(),
        attached(zipped_files(a__xlsx=BOOK), named("a.zip")),
        forwarded(letter(multipart(text(), attached(BOOK), boundary="in"))),
    ),
    more=["Received: from a by b; Mon, 14 Sep 2020 09:00:00 +0300"],
)


@given(
    st.lists(st.tuples(st.integers(0, len(SPOILT) - 1), st.integers(0, 255)), max_size=12), st.integers(0, len(SPOILT))
)
def test_a_spoilt_message_is_always_told_of(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(SPOILT)
    for place, byte in changes:
        data[place] = byte
    _all_is_given_out(bytes(data[:length]))


@given(st.binary(max_size=400))
def test_any_bytes_after_a_head_are_told_of(body: bytes) -> None:
    _all_is_given_out(b"From: a@example.org\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" + body)
    _all_is_given_out(b"From: a@example.org\r\n" + body)
    _all_is_given_out(b"From x 09:00\n" + body)


@pytest.mark.fuzz
@settings(max_examples=20_000)
@given(
    st.lists(st.tuples(st.integers(0, len(SPOILT) - 1), st.binary(max_size=6)), max_size=20),
    st.integers(0, len(SPOILT)),
)
def test_thousands_of_spoilt_messages(changes: list[tuple[int, bytes]], length: int) -> None:
    data = bytearray(SPOILT)
    for place, spoilt in changes:
        data[place : place + len(spoilt)] = spoilt
    _all_is_given_out(bytes(data[:length]))


def _all_is_given_out(data: bytes) -> None:
    parcel = look(ask(data))
    for one in parcel.enclosed:
        if one.place:
            assert sha_of(data, one) == one.sha256


def test_unreadable_is_the_only_exception_of_the_parser() -> None:
    head, body = read_head(memoryview(letter(parts_of_text(600))), LIMITS)
    with pytest.raises(Unreadable):
        list(pieces(head, body, 0, Spent(LIMITS)))
