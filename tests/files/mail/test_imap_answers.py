"""What servers answer to FETCH and SEARCH, in their own ways."""

from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.mail.imap_answers import Lying, literal_of, lying_of, uids_of


def test_messages_of_a_folder() -> None:
    answers = [
        b"1 (UID 12 RFC822.SIZE 3456 FLAGS (\\Seen WorkbookTools))",
        b"2 (FLAGS () RFC822.SIZE 99 UID 4294967295)",
        b"3 (FLAGS (\\Deleted))",
        b"4 (UID 13 FLAGS (\\Seen))",
        None,
        (b"5 (UID 14 X {3}", b"abc"),
    ]
    assert list(lying_of(answers)) == [
        Lying(12, 3456, frozenset({"\\seen", "workbooktools"})),
        Lying(4294967295, 99, frozenset()),
    ]


def test_a_message_among_news_of_others() -> None:
    assert literal_of([b"2 (FLAGS (\\Seen))", (b"1 (UID 12 BODY[] {3}", b"abc"), b")"]) == b"abc"
    assert literal_of([(b"1 (BODY[] {3}", b"abc"), b" UID 12)"]) == b"abc"
    assert literal_of([(b"1 (UID 12 body[header.fields (subject)] {3}", b"abc"), b")"]) == b"abc"
    assert literal_of([None]) is None
    assert literal_of([b"1 (UID 12 BODY[] NIL)"]) is None


def test_numbers_of_a_search() -> None:
    assert uids_of([b"7 3 12 3"]) == (3, 7, 12)
    assert uids_of([b"", None, b"5"]) == (5,)


PIECES = st.none() | st.binary() | st.tuples(st.binary(), st.binary()) | st.tuples(st.binary())


@given(st.lists(PIECES))
def test_any_answer_is_read_or_passed_over(answers: list[bytes | tuple[bytes, ...] | None]) -> None:
    list(lying_of(answers))
    literal_of(answers)
    assert all(uid >= 0 for uid in uids_of(answers))
