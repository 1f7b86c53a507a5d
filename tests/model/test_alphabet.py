"""The order of the 33 letters, where code points would put є, і, ї and ґ after я."""

import random

from workbook_tools.model.text import alphabet_key

WORDS = [
    "Аркуш",
    "Гай",
    "Ґанок",
    "Дім",
    "Едем",
    "Єдність",
    "Жито",
    "Зошит",
    "Івент",
    "Їжак",
    "Йод",
    "Кава",
    "Щоденник",
    "Юність",
    "Яр",
]


def test_words_stand_in_the_order_of_the_alphabet() -> None:
    shuffled = random.Random(3).sample(WORDS, len(WORDS))
    assert sorted(shuffled, key=alphabet_key) == WORDS
    assert sorted(shuffled) != WORDS


def test_case_does_not_matter_and_a_shorter_word_stands_first() -> None:
    assert sorted(["їжаки", "Їжак", "іній"], key=alphabet_key) == ["іній", "Їжак", "їжаки"]
