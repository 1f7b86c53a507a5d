"""Long texts over several rows, and texts on one line."""

from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.consolidated.rows import _SENTENCE_END, Anchor, Cell, Places, _cut, fit_line, pieces
from workbook_tools.files.documents.text_height import line_count

WIDTH = 40.0
texts = st.text(st.sampled_from("абв вгє. щш№\u00a0\n1,M-=«»"), max_size=900)


led = st.dictionaries(st.builds(Anchor, st.sampled_from("аб"), st.integers(0, 3) | st.just("")), st.integers(1, 9))


@given(led, led)
def test_places_are_found_as_in_a_dictionary(earlier: dict[Anchor, int], later: dict[Anchor, int]) -> None:
    added, both = Places(later.items()), Places(earlier.items())
    both |= added
    assert dict(both) == earlier | later
    assert len(both) == len(earlier | later)
    assert {anchor: both.get(anchor) for anchor in earlier | later} == earlier | later
    assert both.get(Anchor("в", 1)) is both.get(Anchor("а", 9)) is None
    assert dict(added) == later


@given(texts)
def test_pieces_fit_and_lose_nothing_but_the_blanks_between_them(text: str) -> None:
    parts = pieces(text, WIDTH, tallest=5)
    assert all(line_count(part, WIDTH) <= 5 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_piece_ends_with_a_sentence_not_with_a_number_of_a_list() -> None:
    text = " ".join(f"{number}. Проведено урок у школі міста." for number in range(1, 30))
    for part in pieces(text, WIDTH, tallest=5):
        assert part.endswith("міста.")


def test_a_text_without_blanks_is_cut_all_the_same() -> None:
    text = "https://example.org/" + "a" * 2000
    parts = pieces(text, WIDTH, tallest=5)
    assert len(parts) > 1
    assert "".join(parts) == text


@given(texts)
def test_a_fitted_text_is_one_line(text: str) -> None:
    fitted = fit_line(text, WIDTH)
    assert "\n" not in fitted
    assert " " not in text.strip() or line_count(fitted, WIDTH) == 1 or " " not in fitted


def test_a_text_that_fits_is_left_alone() -> None:
    assert fit_line("не менше 10\u00a0000", 19) == "не менше 10\u00a0000"


def test_a_long_text_ends_after_a_word() -> None:
    assert fit_line("Загальна кількість контактів аудиторії", 22) == "Загальна кількість…"


def test_a_dictionary_knows_a_cell_by_being_the_same_one() -> None:
    """Looks have no hash; cells that say the same are two."""
    cell = Cell("1", look={"bold": True})
    assert {cell: 1}.get(cell) == 1
    assert hash(cell) != hash(cell._replace())


@given(st.text(st.sampled_from("аб1. !\n…"), min_size=1, max_size=60), st.integers(1, 60))
def test_a_cut_is_at_the_last_sentence_that_fills_more_than_half(text: str, fits: int) -> None:
    sentence = max((end.end() for end in _SENTENCE_END.finditer(text, 0, fits)), default=0)
    word = text.rfind(" ", 1, fits)
    assert _cut(text, fits) == (sentence if sentence > fits // 2 else word if word > 0 else fits)
