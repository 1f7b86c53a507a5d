"""A corrected memo says that it is one, and what the mayor is to know of it."""

from datetime import UTC, datetime

from consolidated_report import full_report
from msgspec.structs import replace
from plans import Q4

from workbook_tools.model.edition import Change, ChangeKind, Edition, EditionMark
from workbook_tools.stages.design_memo import design_memo

AT = datetime(2020, 12, 18, 8, 0, tzinfo=UTC)
FIRST = Edition(Q4, 1, AT, 12)
SAID = Change(ChangeKind.DETAIL, "Захід №\u00a04, хід виконання", "так", "інакше", "culture", "4")
TURNED = Change(ChangeKind.FIGURE, "Показник 4.1, за квартал", "3\u00a0100", "4\u00a0100", None, "4", "4.1")
GONE = Change(ChangeKind.FIGURE, "Показник 6.1, станом на дату", "12", "", "socio_economic", "6", "6.1")


def memo(mark: EditionMark | None) -> tuple[str, list[str]]:
    """Its heading, and the opening's paragraphs beyond those of a memo that was never issued."""
    plain, marked = design_memo(full_report()), design_memo(replace(full_report(), issued=mark))
    assert marked.opening[: len(plain.opening)] == plain.opening
    assert replace(marked, heading="", opening=()) == replace(plain, heading="", opening=())
    more = [text.replace("\u00a0", " ") for text in marked.opening[len(plain.opening) :]]
    return marked.heading.removeprefix(plain.heading), more


def test_before_the_first_edition_and_in_it_nothing_is_said() -> None:
    assert memo(None) == memo(EditionMark(1, AT)) == ("", [])


def test_what_the_mayor_is_to_know_is_listed() -> None:
    heading, lines = memo(EditionMark(None, None, FIRST, (TURNED, SAID, GONE)))
    assert heading == " (уточнена інформація)"
    assert lines == [
        "Це уточнена інформація. Після подання попередньої (видання 1 від 18.12.2020) змінилося таке:",
        "– Показник 4.1, за квартал: було – 3 100; стало – 4 100.",
        "– Показник 6.1, станом на дату (Управління соціально-економічного розвитку міської ради): було – 12; "
        "тепер даних немає.",
        "Зміни у відомостях окремих виконавців перелічено у зведеній інформації, на аркуші «Зміни».",
    ]


def test_what_executors_say_in_other_words_is_left_to_the_workbook() -> None:
    assert memo(EditionMark(2, AT, FIRST, (SAID,)))[1] == [
        "Це уточнена інформація. Після подання попередньої (видання 1 від 18.12.2020) змінилися лише відомості "
        "окремих виконавців; їх перелічено у зведеній інформації, на аркуші «Зміни»."
    ]


def test_where_all_is_listed_no_other_list_is_spoken_of() -> None:
    assert len(memo(EditionMark(2, AT, FIRST, (TURNED,)))[1]) == 2
