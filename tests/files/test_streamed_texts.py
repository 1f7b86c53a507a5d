"""A text that begins or ends with white space says so in its cell."""

from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.documents.streamed import text_body


@given(st.text(st.sampled_from("а \t\n\u00a0\u2003\x1c\u200b"), min_size=1, max_size=6))
def test_white_space_at_the_ends_is_kept(text: str) -> None:
    kept = text[0].isspace() or text[-1].isspace()
    assert ('xml:space="preserve"' in text_body(text)) == kept
