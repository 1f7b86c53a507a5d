"""What is passed over as no heading and no label is none, however headings are typed."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.model.cells import Formula, RawRow
from workbook_tools.model.layout import ALL_FIELDS, TABLES
from workbook_tools.stages.read_submission import tables
from workbook_tools.stages.read_submission.tables import heading_key, label_key, label_keys, short_texts

HEADINGS = [
    *(column.heading for table in TABLES.values() for column in table.columns),
    *(field.heading for field in ALL_FIELDS),
]
KEYS = {label_key(heading) for heading in HEADINGS}
ALIKE = str.maketrans("асеіорхуАСЕІОРХУ’–", "aceiopxyACEIOPXY'-")

typed = st.builds(
    lambda heading, case, alike, form, between, after: unicodedata.normalize(
        form, between.join(case(heading.translate(ALIKE) if alike else heading).split(" ")) + after
    ),
    st.sampled_from(HEADINGS),
    st.sampled_from([str, str.upper, str.lower, str.title]),
    st.booleans(),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from([" ", "\u00a0", "  ", "\n", " \u200b", "\t\u00ad"]),
    st.sampled_from(["", " *", ":", " : ", "*", "."]),
)


def texts_of(text: str) -> list[str]:
    return short_texts(RawRow((1,), (text,)), 1_000)


@given(typed)
def test_a_heading_is_seen_however_it_is_typed(text: str) -> None:
    assert label_key(text) in KEYS
    assert texts_of(text) == [text]
    assert short_texts(RawRow((2,), (Formula("A1", text),)), 1_000) == [text]
    assert heading_key(text) == label_key(text)


@given(st.text(max_size=20) | st.text(st.sampled_from("№ NoЗахідaZ*:.\u0306\u0308ґ1")))
def test_what_is_passed_over_is_no_heading(text: str) -> None:
    assert texts_of(text) == [text] or label_key(text) not in KEYS
    assert heading_key(text) in (label_key(text), "")


@given(st.lists(typed | st.text(max_size=20) | st.sampled_from(["Інший стовпець", "підсумок"]), max_size=8))
def test_the_forms_own_labels_are_found_again_in_the_next_workbook(texts: list[str]) -> None:
    row = RawRow(tuple(range(1, len(texts) + 1)), tuple(texts))
    own = [key for text in texts if (key := label_key(text)) in KEYS]
    assert label_keys(row) == own
    assert label_keys(row) == own


def test_only_so_many_other_texts_are_remembered() -> None:
    for number in range(5_000):
        assert label_keys(RawRow((1, 2), (f"Нагадування {number}", "д" * 121))) == []
    assert 0 < len(tables._OTHERS) <= 4_000
    assert max(map(len, tables._OTHERS)) <= 300
