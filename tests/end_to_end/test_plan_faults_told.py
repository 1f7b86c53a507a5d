"""What `plan check` says of a fault: the cell, what is wrong, what was typed there, how to mend it."""

from quarters import Desk, edit_plan


def told(desk: Desk, lang: str = "uk") -> str:
    ran = desk.run("plan", "check", lang=lang)
    assert ran.status == 1
    return ran.out.replace("\u00a0", " ")


def test_what_was_typed_is_quoted(desk: Desk) -> None:
    edit_plan(desk, {("4.1", "target"): "багато"})
    line = "помилка: «Показники», H8: «Планове значення»: число не вдалося зрозуміти. Вказано: «багато». Впишіть лише"
    assert line in told(desk)
    assert "cannot be understood. Typed: “багато”. Type the number" in told(desk, "en")


def test_a_long_text_is_shortened_to_60_characters(desk: Desk) -> None:
    edit_plan(desk, {("4.1", "target"): "дуже\nбагато " + "а" * 100})
    assert f"Вказано: «дуже багато {'а' * 47}…»." in told(desk)


def test_a_blank_cell_and_what_the_sentence_says_already_are_not_quoted(desk: Desk) -> None:
    edit_plan(desk, {("4.1", "kind"): None, ("4.1", "measure"): "99"})
    out = told(desk)
    assert "Не заповнено «Вид»" in out
    assert out.count("Вказано:") == 1
    assert "Вказано: «99»" in out
