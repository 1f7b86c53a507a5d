"""The texts of letters: those of the package, those of a workspace, and what a text may not do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.mail.texts import NAMES, Texts, packaged_texts
from workbook_tools.model.outgoing import LetterKind
from workbook_tools.rules.phrases import Refusal, say

REMARK = {"where": "«Звіт», H14: Захід № 5", "entered": "", "message": "Не заповнено.", "remedy": "Заповніть."}
WORDS: dict[str, Any] = {
    "kind": "receipt",
    "quarter": "III квартал 2020\u00a0року",
    "department": "Відділ культури міської ради",
    "external": False,
    "coordinator": "Відділ з правової та внутрішньої політики міської ради",
    "contacts": ("coordinator@example.gov.ua",),
    "signature": (),
    "decree": {
        "kind": "розпорядження міського голови",
        "number": "149-ОД",
        "date": "03.08.2020",
        "title": "Про план",
    },
    "deadline": {"date": "17.09.2020", "weekday": "четвер", "passed": False, "extended": False},
    "renewed": False,
    "rejected": 0,
    "rejected_day": "",
    "attachment": "Форма звіту 2020-Q3. Культура.xlsx",
    "reply_subject": "",
    "receipt": {
        "number": 3,
        "day": "16.09.2020",
        "time": "10:00",
        "file": "звіт.xlsx",
        "revision": 1,
        "as_of": "15.09.2020",
        "nil": False,
        "timely": "in_time",
        "first_in_time": "",
        "on_behalf": "",
        "replaces": 0,
        "replaced_by": 0,
    },
    "error_count": 0,
    "errors": (),
    "warnings": (),
    "notes": (),
    "more": 0,
    "reasons": ("Файл порожній.",),
    "scan": True,
}
Own = Callable[[str, str | bytes], Texts]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Texts of a workspace that has one of its own."""

    def texts(name: str, text: str | bytes) -> Texts:
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return Texts(tmp_path)

    return texts


def refused(texts: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        texts()
    return refusal.value


def letter(texts: Texts, kind: LetterKind = LetterKind.HELD, **words: object) -> tuple[str, str]:
    said: dict[str, Any] = WORDS | words
    return texts.letter(kind, said)


# --- those of the package -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("external", [False, True])
@pytest.mark.parametrize("filled", [False, True])
def test_every_text_is_a_letter_whatever_is_said(
    tmp_path: Path, kind: LetterKind, external: bool, filled: bool
) -> None:
    remarks = dict.fromkeys(("errors", "warnings", "notes"), (REMARK,))
    spoken = {"rejected": 5, "rejected_day": "16.09.2020", "more": 3, "renewed": True, **remarks}
    subject, text = letter(Texts(tmp_path), kind, external=external, **(spoken if filled else {}))
    assert subject
    assert "\n" not in subject
    assert text == text.strip() + "\n"
    assert "\n\n\n" not in text
    assert not any(line != line.rstrip() for line in text.split("\n"))
    assert ("Шановні пані та панове!" in text) == external
    assert ("Шановні колеги!" in text) != external


@pytest.mark.parametrize("kind", LetterKind)
def test_those_who_are_not_subordinate_are_asked_and_never_told(tmp_path: Path, kind: LetterKind) -> None:
    _, text = letter(Texts(tmp_path), kind, external=True, errors=(), warnings=())
    orders = ("Надішліть", "надішліть", "Заповніть", "заповніть", "Виправте", "виправте", "повідомте", "Зверніть")
    assert not [word for word in orders if word in text]
    asking = "просимо" in text.casefold()
    assert asking
    assert "Дякуємо" in text


@pytest.mark.parametrize(
    ("count", "subject", "sentence"),
    [
        (1, "1 помилка", "знайдено 1 помилку"),
        (2, "2 помилки", "знайдено 2 помилки"),
        (5, "5 помилок", "знайдено 5 помилок"),
        (11, "11 помилок", "знайдено 11 помилок"),
        (21, "21 помилка", "знайдено 21 помилку"),
        (112, "112 помилок", "знайдено 112 помилок"),
    ],
)
def test_counts_take_their_plural_form(tmp_path: Path, count: int, subject: str, sentence: str) -> None:
    told = letter(Texts(tmp_path), LetterKind.RETURN, error_count=count)
    assert told[0] == f"Звіт за III квартал 2020 року повернуто на доопрацювання: {subject}"
    assert f"{sentence}." in told[1]


def test_the_signature_of_the_settings_takes_the_place_of_the_plans(tmp_path: Path) -> None:
    _, text = letter(Texts(tmp_path), signature=("З повагою", "Олена Приклад", "тел. 2-00-00"))
    assert text.endswith("З повагою\nОлена Приклад\nтел. 2-00-00\n")
    _, text = letter(Texts(tmp_path))
    assert text.endswith(
        "З повагою\nВідділ з правової та внутрішньої політики міської ради\ncoordinator@example.gov.ua\n"
    )


# --- those of a workspace -------------------------------------------------------------------------


def test_a_text_of_the_workspace_takes_the_place_of_the_packaged_one(own: Own) -> None:
    texts = own("held.txt.j2", "Дякуємо за {{ receipt.file }}\nНомер {{ receipt.number }}.\n")
    assert letter(texts) == ("Дякуємо за звіт.xlsx", "Номер 3.\n")
    assert letter(texts, LetterKind.SCAN)[0] == "Звіт за III квартал 2020 року: потрібна заповнена форма Excel"


def test_a_shared_part_of_the_workspace_is_in_every_letter(own: Own) -> None:
    texts = own("_closing.txt.j2", "Гарного дня!\n")
    assert all(letter(texts, kind)[1].endswith("Гарного дня!\n") for kind in LetterKind)


def test_what_is_given_to_a_workspace_says_the_same(tmp_path: Path) -> None:
    """With the line ends and the mark of Notepad."""
    packaged = [letter(Texts(tmp_path), kind) for kind in LetterKind]
    for name, data in packaged_texts().items():
        assert data.startswith(b"\xef\xbb\xbf")
        (tmp_path / name).write_bytes(data)
    assert [letter(Texts(tmp_path), kind) for kind in LetterKind] == packaged
    assert set(packaged_texts()) == set(NAMES)


def test_another_text_is_another_fingerprint(own: Own) -> None:
    before = own("receipt.txt.j2", "Тема\nраз").fingerprint(LetterKind.HELD)
    assert own("_closing.txt.j2", "два").fingerprint(LetterKind.HELD) != before
    texts = own("held.txt.j2", "Тема\nтри")
    assert texts.fingerprint(LetterKind.HELD) != before
    assert texts.fingerprint(LetterKind.SCAN) != texts.fingerprint(LetterKind.HELD)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Тема\n\n{% if external %}\nтекст", 4),
        ("Тема\n{{ quarter }}\n{{ kvartal }}", 3),
        ("Тема {{ quarter }\n", 1),
        ("Тема\n{{ receipt.nomer }}", 2),
        ("Тема\n{{ quarter|upper }}", 2),
        ("Тема\n\n\n{% include '_greeting' %}", 4),
        ("Тема\n{% for word in receipt.number %}{{ word }}{% endfor %}", 2),
        ("Тема\n{{ error_count|plural('раз') }}", 2),
        ("Тема\n{{ quarter < 3 }}", 2),
    ],
)
def test_a_text_that_fails_is_told_with_its_line(own: Own, text: str, line: int) -> None:
    refusal = refused(lambda: letter(own("held.txt.j2", text)))
    assert refusal.code == "mail_text_broken"
    assert refusal.values["path"] == "templates/mail/held.txt.j2"
    assert refusal.values["number"] == str(line)
    assert refusal.values["line"] == text.split("\n")[line - 1]
    for lang in ("uk", "en"):
        assert refusal.values["path"] in say(refusal.code, lang, **refusal.values)


def test_a_shared_part_that_fails_is_named_itself(own: Own) -> None:
    refusal = refused(lambda: letter(own("_closing.txt.j2", "Дякуємо!\n{{ nema }}")))
    assert (refusal.values["path"], refusal.values["number"]) == ("templates/mail/_closing.txt.j2", "2")


@pytest.mark.parametrize("text", ["", "\n\n", "{% if external %}Тема{% endif %}\n"])
def test_a_text_without_a_subject_is_refused(own: Own, text: str) -> None:
    assert refused(lambda: letter(own("held.txt.j2", text))).code == "mail_text_subject"


@pytest.mark.parametrize("data", ["Тема\nЗвіт отримано".encode("cp1251"), b"\xff\xfe\x00\xd8"])
def test_a_text_that_is_not_utf_8_is_refused(own: Own, data: bytes) -> None:
    assert refused(lambda: own("held.txt.j2", data)).code == "mail_text_encoding"


# --- what a text may not do -----------------------------------------------------------------------

ESCAPES = [
    "{{ quarter.__class__ }}",
    "{{ quarter.__class__.__mro__[1].__subclasses__() }}",
    "{{ quarter['__class__'] }}",
    "{{ quarter|attr('__class__') }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ ''.join(('a', 'b')) }}",
    "{{ '{0.__class__}'.format(quarter) }}",
    "{{ ('%1000000000d')|format(1) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 2 ** 1000000000 }}",
    "{{ 'x'|center(1000000000) }}",
    "{{ range(1000000000)|list }}",
    "{% for x in range(1000000000) %}{% endfor %}",
    "{% set x = 'aa' %}{% set x = x ~ x %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% import '_greeting.txt.j2' as g %}",
    "{% extends '_greeting.txt.j2' %}",
    "{% include 'held.txt.j2' %}",
    "{% include '../../plan_template.xlsx' %}",
    "{% include '/etc/passwd' %}",
    "{% include kind %}",
    "{% filter upper %}x{% endfilter %}",
    "{% call m() %}{% endcall %}",
    "{{ receipt.items }}{{ receipt.pop('number') }}",
    "{{ contacts.append('x') }}",
    "{{ quarter is callable }}",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_a_text_reaches_nothing_but_the_words(own: Own, text: str) -> None:
    refusal = refused(lambda: letter(own("held.txt.j2", f"Тема\n{text}")))
    assert (refusal.code, refusal.values["number"]) == ("mail_text_broken", "2")


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in many %}{% for b in many %}{% endfor %}{% endfor %}",
        "{% for a in many %}{% for b in many %}{% for c in many %}{{ a }}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in many %}" + "слово " * 300 + "{% endfor %}",
        "{% for a in many %}{% for c in quarter %}{% for d in quarter %}{% endfor %}{% endfor %}{% endfor %}",
    ],
)
def test_loops_that_are_too_long_are_broken_off(own: Own, text: str) -> None:
    texts = own("held.txt.j2", f"Тема\n{text}")
    refusal = refused(lambda: letter(texts, many=tuple("абвгґдеєжзиіїйклмн" * 5)))
    assert refusal.code == "mail_text_too_long"
    assert refusal.values["path"] == "templates/mail/held.txt.j2"


def test_a_text_that_is_too_long_is_not_read(own: Own) -> None:
    assert refused(lambda: own("held.txt.j2", "Тема\n" + "я" * 30_000)).code == "mail_text_too_long"


def test_loops_within_the_limits_are_listed(own: Own) -> None:
    texts = own("held.txt.j2", "Тема\n{% for a in many %}{{ loop.index }}{{ a }} {% endfor %}")
    assert letter(texts, many=("а", "б"))[1] == "1а 2б\n"


@given(st.text(max_size=40))
def test_a_word_ends_no_line_and_turns_no_direction(word: str) -> None:
    texts = Texts(Path("/nonexistent"))
    subject, text = letter(texts, LetterKind.HELD, reply_subject=f"Re: {word}", department=word, external=True)
    assert "\n" not in subject
    if word.isprintable() and word.strip():
        assert "\n" not in text.partition("\n\nШановні")[0]
    assert not set("\u202e\u2066\r\x00\u2028\x85") & set(subject + text)
