"""`mail drafts` over a quarter: who is told what and when, word by word."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from drafts_out import draft, drafts, eml, list_addresses, mail_folder, sent_by_mail
from openpyxl import load_workbook
from plans import Q3
from quarters import ISSUED, Desk, answer, new_desk, nil

from workbook_tools.demo import answers
from workbook_tools.demo.clerk import Answer, fill_in

FORMS = "outbox/2020-Q3/templates"
Filled = Callable[[str, Answer], bytes]
CLOSING = (
    "Якщо виникнуть запитання, напишіть, будь ласка, у відповідь на цей лист.\n\n"
    "З повагою\nВідділ з правової та внутрішньої політики міської ради\ncoordinator@example.gov.ua"
)
CLOSING_EXTERNAL = (
    "Дякуємо за співпрацю! Якщо виникнуть запитання, просимо звертатися у відповідь на цей лист.\n\n"
    "З повагою\nВідділ з правової та внутрішньої політики міської ради\ncoordinator@example.gov.ua"
)
HOSPITAL = "КНП «Глухівська міська лікарня Глухівської міської ради»\n\nШановні пані та панове!"
DECREE = (
    "Підстава: розпорядження міського голови від 03.08.2020 № 149-ОД «Про план заходів щодо реалізації в місті "
    "Глухові у 2020 році Стратегії комунікації у сфері європейської інтеграції на 2018-2021 роки»."
)


def text_of(desk: Desk, name: str) -> str:
    """With no-break spaces as spaces, so that what is written here by hand can be compared."""
    return draft(desk, name).text.replace("\u00a0", " ")


def write(desk: Desk, now: str) -> set[str]:
    """Names of the drafts, kind and department."""
    desk.done("mail", "drafts", "2020-Q3", now=now)
    return set(drafts(desk))


@pytest.fixture(scope="session")
def issued_with_addresses(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Not to be changed: take a copy."""
    desk = new_desk(tmp_path_factory.mktemp("drafts") / "desk")
    list_addresses(desk)
    desk.done("template", "2020-Q3", now=ISSUED)
    return desk


@pytest.fixture
def desk(issued_with_addresses: Desk, tmp_path: Path) -> Desk:
    return issued_with_addresses.copy(tmp_path / "desk")


@pytest.fixture(scope="session")
def filled(issued_with_addresses: Desk) -> Filled:
    return lambda department, given: fill_in(issued_with_addresses.form(department, Q3), given)


def mailed(desk: Desk, now: str, sender: str, name: str, data: bytes, subject: str = "Звіт") -> None:
    (outcome,) = sent_by_mail(desk, now, f"{name}.eml", eml(sender, subject, {f"{name}.xlsx": data}))
    assert outcome in ("accepted", "returned", "held")


# --- the form -------------------------------------------------------------------------------------


def test_the_form_goes_to_everyone_who_reports(desk: Desk) -> None:
    out = desk.done("mail", "drafts", "2020-Q3", now=ISSUED).out
    assert set(drafts(desk)) == {
        f"Форма. {name}"
        for name in (
            *("ВПВП", "Культура", "КНП лікарня", "УЖКГМ", "УСЗ", "Поліція", "УСЕР", "Освіта"),
            "Молодь і спорт",
        )
    }
    culture = draft(desk, "Форма. Культура")
    assert culture.subject == "Звіт за III квартал 2020 року: форма, надіслати до 17.09.2020"
    assert culture.to == ("kultura@example.gov.ua", "kultura.zvit@example.gov.ua")
    form = (desk.root / f"{FORMS}/Культура.xlsx").read_bytes()
    assert culture.attachments == {"Форма звіту 2020-Q3. Культура.xlsx": form}
    assert "Форма. Культура.eml → kultura@example.gov.ua, kultura.zvit@example.gov.ua" in out
    assert "Форма. УСЗ.eml → впишіть адресу" in out
    assert "У плані немає адрес (УСЗ, УСЕР, Освіта)" in out
    assert draft(desk, "Форма. УСЗ").to == ()


def test_the_letter_with_the_form_to_a_department(desk: Desk) -> None:
    write(desk, ISSUED)
    assert text_of(desk, "Форма. Культура") == (
        "Шановні колеги!\n\n"
        "Надсилаємо форму звіту про виконання плану заходів за III квартал 2020 року: файл «Форма звіту 2020-Q3. "
        "Культура.xlsx» у вкладенні.\n\n"
        "Заповніть її, будь ласка, і надішліть у відповідь на цей лист до 17.09.2020 (четвер) включно.\n\n"
        "У формі лише заходи й показники Вашого підрозділу. Заповнюйте світло-жовті клітинки: решту вже заповнено або "
        "вона рахується сама. Аркуш «Перевірка» підкаже, чого ще бракує. Коли там з’явиться «Готово до надсилання», "
        "збережіть файл у форматі Excel (.xlsx) і надішліть саме його, а не скан-копію.\n\n"
        "Якщо заходи у звітному періоді не проводились, форму теж треба надіслати: на аркуші «Звіт» у полі «Заходи у "
        "звітному періоді не проводились» оберіть «так» і вкажіть причину.\n\n"
        f"{DECREE}\n\n{CLOSING}"
    )


def test_the_letter_with_the_form_to_an_external_body(desk: Desk) -> None:
    write(desk, ISSUED)
    assert text_of(desk, "Форма. КНП лікарня") == (
        f"{HOSPITAL}\n\n"
        "Надсилаємо форму для подання інформації про виконання плану заходів за III квартал 2020 року: вкладений файл "
        "«Форма звіту 2020-Q3. КНП лікарня.xlsx».\n\n"
        "Просимо заповнити її та надіслати у відповідь на цей лист до 17.09.2020 (четвер) включно.\n\n"
        "У формі лише ті заходи й показники, де виконавцем є Ваша установа. Заповнити потрібно світло-жовті клітинки; "
        "решту вже заповнено або буде обчислено автоматично. На аркуші «Перевірка» видно, чого ще бракує. Коли там "
        "з’явиться «Готово до надсилання», просимо зберегти файл у форматі Excel (.xlsx) і надіслати саме його, а не "
        "скан-копію.\n\n"
        "Якщо заходи у звітному періоді не проводились, просимо також надіслати форму: на аркуші «Звіт» у полі «Заходи "
        "у звітному періоді не проводились» обрати «так» і вказати причину.\n\n"
        f"{DECREE}\n\n{CLOSING_EXTERNAL}"
    )


def test_forms_are_made_where_there_are_none_yet(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "desk")
    desk.done("mail", "drafts", "2020-Q3", now=ISSUED)
    form = (desk.root / f"{FORMS}/УСЕР.xlsx").read_bytes()
    assert draft(desk, "Форма. УСЕР").attachments == {"Форма звіту 2020-Q3. УСЕР.xlsx": form}


def test_the_words_of_the_form_are_those_of_the_letter(desk: Desk) -> None:
    """The letter names a field and a verdict as the form has them."""
    from workbook_tools.model.layout import ALL_FIELDS, SHEET_CHECK, SHEET_REPORT
    from workbook_tools.model.template_texts import READY

    write(desk, ISSUED)
    heading = next(column.heading for column in ALL_FIELDS if column.key == "nil")
    for name in ("Форма. Культура", "Форма. Поліція"):
        assert all(f"«{word}»" in text_of(desk, name) for word in (heading, READY, SHEET_CHECK, SHEET_REPORT))


# --- reminders ------------------------------------------------------------------------------------


def test_reminders_begin_a_week_before_and_go_only_to_those_missing(desk: Desk, filled: Filled) -> None:
    assert not any(name.startswith("Нагадування") for name in write(desk, "2020-09-09 23:59"))
    mailed(
        desk, "2020-09-10 09:00", "youth-sport@example.gov.ua", "м", filled("youth_sport", nil("youth_sport", "09.09"))
    )
    reminded = {name for name in write(desk, "2020-09-10 10:00") if name.startswith("Нагадування")}
    missing = {"ВПВП", "Культура", "КНП лікарня", "УЖКГМ", "УСЗ", "Поліція", "УСЕР", "Освіта"}
    assert reminded == {f"Нагадування. {name}" for name in missing}
    assert text_of(desk, "Нагадування. Культура") == (
        "Шановні колеги!\n\n"
        "Нагадуємо: звіт про виконання плану заходів за III квартал 2020 року чекаємо до 17.09.2020 (четвер) включно. "
        "Від Вас він ще не надходив.\n\n"
        "Форму додаємо: файл «Форма звіту 2020-Q3. Культура.xlsx» у вкладенні. Якщо Ви вже заповнюєте надіслану "
        "раніше, надішліть її.\n\n"
        f"Якщо звіт уже надіслано, повідомте нас, будь ласка: можливо, лист не дійшов.\n\n{CLOSING}"
    )
    assert text_of(desk, "Нагадування. КНП лікарня") == (
        f"{HOSPITAL}\n\n"
        "Нагадуємо, що інформацію про виконання плану заходів за III квартал 2020 року просимо надіслати до 17.09.2020 "
        "(четвер) включно. Від Вас вона ще не надходила.\n\n"
        "Форму для заповнення додаємо: вкладений файл «Форма звіту 2020-Q3. КНП лікарня.xlsx». Якщо Ви вже заповнюєте "
        "надіслану раніше, просимо надіслати її.\n\n"
        f"Якщо інформацію вже надіслано, просимо повідомити про це: можливо, лист не дійшов.\n\n{CLOSING_EXTERNAL}"
    )


def test_after_the_deadline_the_reminder_takes_the_place_of_both(desk: Desk) -> None:
    assert "Нагадування. Культура" in write(desk, "2020-09-17 23:59"), "до 17 числа включно"
    names = write(desk, "2020-09-18 00:01")
    assert "Нагадування, строк минув. Культура" in names
    assert not names & {"Нагадування. Культура", "Форма. Культура"}
    late = draft(desk, "Нагадування, строк минув. Культура")
    assert late.subject == "Звіт за III квартал 2020 року: строк подання минув 17.09.2020"
    assert text_of(desk, "Нагадування, строк минув. Культура") == (
        "Шановні колеги!\n\n"
        "Строк подання звіту про виконання плану заходів за III квартал 2020 року минув 17.09.2020, а заповненої форми "
        "від Вас ще немає.\n\n"
        "Надішліть його, будь ласка, якнайшвидше: без нього зведена інформація буде неповною. Форму додаємо: файл "
        "«Форма звіту 2020-Q3. Культура.xlsx» у вкладенні. Якщо Ви вже заповнюєте надіслану раніше, надішліть її.\n\n"
        f"Якщо звіт уже надіслано, повідомте нас, будь ласка: можливо, лист не дійшов.\n\n{CLOSING}"
    )


def test_an_extended_deadline_is_the_one_that_is_named(desk: Desk) -> None:
    desk.done("decide", "extend", "hospital", "2020-Q3", "21.09.2020", "--reason", "карантин", now="2020-09-15 10:00")
    names = write(desk, "2020-09-18 10:00")
    assert "Нагадування. КНП лікарня" in names
    assert "до 21.09.2020 (понеділок) включно" in text_of(desk, "Нагадування. КНП лікарня")
    assert "до 21.09.2020" in draft(desk, "Форма. КНП лікарня").subject
    write(desk, "2020-09-22 10:00")
    assert (
        "Строк подання інформації про виконання плану заходів за III квартал 2020 року, який для Вашої установи було "
        "продовжено, минув 21.09.2020, проте заповненої форми від Вас ще немає."
    ) in text_of(desk, "Нагадування, строк минув. КНП лікарня")


# --- answers --------------------------------------------------------------------------------------


def test_an_accepted_report_is_receipted_in_its_thread(desk: Desk, filled: Filled) -> None:
    data = filled("police", answer("police", "14.09", openings={"5.1": 800}))
    letter = eml(
        "Черговий <DUTY@police.example.org>",
        "RE: Re: Звіт поліції",
        {"звіт ГУНП.xlsx": data},
        message_id="<p2@police.example.org>",
        references=("<form@example.gov.ua>", "<p1@police.example.org>"),
    )
    assert sent_by_mail(desk, "2020-09-16 10:05", "лист.eml", letter) == ["accepted"]
    names = write(desk, "2020-09-16 11:00")
    assert not names & {"Форма. Поліція", "Нагадування. Поліція"}
    receipt = draft(desk, "Прийнято № 1. Поліція")
    assert receipt.to == ("duty@police.example.org",)
    assert receipt.subject == "Re: Звіт поліції"
    assert receipt.header("In-Reply-To") == "<p2@police.example.org>"
    assert receipt.header("References") == "<form@example.gov.ua> <p1@police.example.org> <p2@police.example.org>"
    assert receipt.attachments == {}
    assert text_of(desk, "Прийнято № 1. Поліція") == (
        "ГУНП в місті Глухові\n\nШановні пані та панове!\n\n"
        "Надану Вами інформацію про виконання плану заходів за III квартал 2020 року отримано й прийнято.\n\n"
        "Номер надходження: 1\nОтримано: 16.09.2020, 10:05 (за Києвом)\nФайл: «звіт ГУНП.xlsx»\nВерсія звіту: 1\n"
        f"Станом на: 14.09.2020\nПодано: вчасно\nСтан: враховано\n\n{CLOSING_EXTERNAL}"
    )


def test_a_report_that_came_as_a_file_is_receipted_to_the_department(desk: Desk, filled: Filled) -> None:
    desk.put("молодь.xlsx", filled("youth_sport", nil("youth_sport", "15.09")))
    desk.ingest("2020-09-18 09:00")
    write(desk, "2020-09-18 10:00")
    receipt = draft(desk, "Прийнято № 1. Молодь і спорт")
    assert receipt.to == ("youth-sport@example.gov.ua",)
    assert receipt.subject == "Звіт за III квартал 2020 року прийнято: надходження № 1"
    assert receipt.header("In-Reply-To") == receipt.header("References") == ""
    assert text_of(desk, "Прийнято № 1. Молодь і спорт") == (
        "Шановні колеги!\n\n"
        "Ваш звіт про виконання плану заходів за III квартал 2020 року отримано й прийнято. Дякуємо!\n\n"
        "Номер надходження: 1\nОтримано: 18.09.2020, 09:00 (за Києвом)\nФайл: «молодь.xlsx»\nВерсія звіту: 1\n"
        "Станом на: 15.09.2020\nЗміст: заходи у звітному періоді не проводились\n"
        f"Подано: із запізненням (строк – до 17.09.2020 включно)\nСтан: враховано\n\n{CLOSING}"
    )


def test_a_correction_says_what_it_replaces_and_what_came_first(desk: Desk, filled: Filled) -> None:
    first = filled("youth_sport", nil("youth_sport", "15.09"))
    second = filled("youth_sport", nil("youth_sport", "15.09", reason="Канікули в усіх закладах міста."))
    for now, name, data in (("2020-09-16 10:00", "а", first), ("2020-09-18 10:00", "б", second)):
        mailed(desk, now, "youth-sport@example.gov.ua", name, data)
    write(desk, "2020-09-18 11:00")
    before, after = (text_of(desk, f"Прийнято № {number}. Молодь і спорт") for number in (1, 2))
    assert "Подано: вчасно\nСтан: враховано новішу версію, надходження № 2\n" in before
    assert (
        "Версія звіту: 2\nСтаном на: 15.09.2020\nЗміст: заходи у звітному періоді не проводились\n"
        "Подано: вчасно (перший звіт надійшов 16.09.2020, це його уточнення)\n"
        "Стан: враховано замість попередньої версії, надходження № 1\n"
    ) in after


def test_what_was_read_otherwise_and_what_is_doubtful_stands_in_the_receipt(desk: Desk, filled: Filled) -> None:
    given = answer("youth_sport", "15.09", values={"9.1": "1 200 осіб"})
    desk.put("м.xlsx", filled("youth_sport", given))
    (taken,) = desk.ingest("2020-09-16 10:00")
    assert taken["outcome"] == "accepted"
    severities = {finding["severity"] for finding in taken["findings"]}
    write(desk, "2020-09-16 11:00")
    text = text_of(desk, "Прийнято № 1. Молодь і спорт")
    assert ("До відома: так прочитано те, що можна було записати інакше." in text) == ("note" in severities)
    assert ("Зверніть, будь ласка, увагу: можливо, тут є неточності." in text) == ("warning" in severities)
    for finding in taken["findings"]:
        assert finding["message"].replace("\u00a0", " ").partition(". ")[2] in text


def test_a_returned_report_goes_back_with_the_marked_copy_and_the_list(desk: Desk, filled: Filled) -> None:
    data = filled("housing_urban", answers.HOUSING_WITH_MISTAKES)
    mailed(desk, "2020-09-14 16:20", "zhkh@example.gov.ua", "ужкгм", data, "Звіт УЖКГМ")
    write(desk, "2020-09-15 10:00")
    name = "На доопрацювання № 1. УЖКГМ"
    returned = draft(desk, name)
    assert (returned.subject, returned.to) == ("Re: Звіт УЖКГМ", ("zhkh@example.gov.ua",))
    assert returned.header("In-Reply-To") == "<1.zvit@example.gov.ua>"
    marked = (desk.root / "outbox/2020-Q3/returned/УЖКГМ.xlsx").read_bytes()
    assert returned.attachments == {"На доопрацювання 2020-Q3. УЖКГМ.xlsx": marked}
    assert text_of(desk, name) == (
        "Шановні колеги!\n\n"
        "Ваш звіт про виконання плану заходів за III квартал 2020 року отримано 14.09.2020 (16:20, надходження № 1), "
        "але прийняти його поки не вдалося: знайдено 5 помилок.\n\n"
        "Повертаємо його на доопрацювання: файл «На доопрацювання 2020-Q3. УЖКГМ.xlsx» у вкладенні. Виправте, будь "
        "ласка, позначені клітинки саме в цьому файлі, збережіть його й надішліть у відповідь на цей лист до "
        "17.09.2020 (четвер) включно. Усе інше заповнено так, як Ви надіслали, повторювати роботу не потрібно.\n\n"
        "ЩО ТРЕБА ВИПРАВИТИ\n\n"
        "1. «Звіт», J15: Захід № 8, «Причина невиконання»\n"
        "У «Стан виконання» вказано «виконано частково», тому потрібно заповнити «Причина невиконання».\n"
        "Заповніть «Причина невиконання» або змініть «Стан виконання».\n\n"
        "2. «Показники», H6: Показник 8.1, «За квартал або станом на дату звіту»\n"
        "Вказано: близько 25\n"
        "«За квартал або станом на дату звіту»: число вказано приблизно або двома числами.\n"
        "Вкажіть одне точне число цифрами, наприклад 1200.\n\n"
        "3. «Реєстр», G6: «з них віком 16–25 років»\n"
        "Вказано: 900\n"
        "«з них віком 16–25 років» (900) більше, ніж «Охоплено осіб» (700).\n"
        "Виправте одне з двох чисел.\n\n"
        "4. «Реєстр», A7: «Дата»\n"
        "Вказано: 12.05.2020\n"
        "Дата 12.05.2020 раніша за перший день звітного періоду, 18.06.2020.\n"
        "Виправте дату або додайте подію до уточнення за попередній квартал чи до вхідного залишку («З початку року до "
        "звітного періоду»).\n\n"
        "5. «Реєстр», B8: «№ заходу»\n"
        "Вказано: 7\n"
        "Захід № 7 не входить до цього звіту; заходи звіту: 4, 8.\n"
        "Вкажіть № одного з Ваших заходів або очистіть рядок.\n\n"
        f"{CLOSING}"
    )


def test_a_return_to_an_external_body_asks(desk: Desk, filled: Filled) -> None:
    data = filled("police", answer("police", "14.09", statuses={"5": ""}))
    mailed(desk, "2020-09-17 18:00", "duty@police.example.org", "звіт", data, "")
    write(desk, "2020-09-18 10:00")
    name = "На доопрацювання № 1. Поліція"
    assert draft(desk, name).subject == "Звіт за III квартал 2020 року повернуто на доопрацювання: 1 помилка"
    assert text_of(desk, name) == (
        "ГУНП в місті Глухові\n\nШановні пані та панове!\n\n"
        "Дякуємо за надану інформацію про виконання плану заходів за III квартал 2020 року. Її отримано 17.09.2020 "
        "(18:00, надходження № 1), однак прийняти її поки не вдалося: знайдено 1 помилку.\n\n"
        "Повертаємо її на доопрацювання: вкладений файл «На доопрацювання 2020-Q3. Поліція.xlsx». Просимо виправити "
        "позначені клітинки саме в цьому файлі, зберегти його й надіслати у відповідь на цей лист найближчим часом. "
        "Усе інше заповнено так, як Ви надіслали.\n\n"
        "ЩО ПРОСИМО ВИПРАВИТИ\n\nДо кожного зауваження додано підказку, як його усунути.\n\n"
        "1. «Звіт», H14: Захід № 5, «Стан виконання»\n"
        f"Не заповнено «Стан виконання».\nЗаповніть цю клітинку.\n\n{CLOSING_EXTERNAL}"
    )


def test_a_return_beside_an_accepted_report_says_which_one_counts(desk: Desk, filled: Filled) -> None:
    good = filled("police", answer("police", "14.09", openings={"5.1": 800}))
    bad = filled("police", answer("police", "14.09", openings={"5.1": 800}, statuses={"5": ""}))
    mailed(desk, "2020-09-15 10:00", "duty@police.example.org", "а", good)
    mailed(desk, "2020-09-16 10:00", "duty@police.example.org", "б", bad)
    write(desk, "2020-09-16 11:00")
    told = "Поки нового звіту немає, враховано прийнятий раніше (надходження № 1)."
    assert told in text_of(desk, "На доопрацювання № 2. Поліція")


def test_a_held_report_is_acknowledged_without_inner_reasons(desk: Desk, filled: Filled) -> None:
    data = filled("youth_sport", nil("youth_sport", "15.09"))
    mailed(desk, "2020-09-15 12:00", "private@example.com", "звіт", data)
    names = write(desk, "2020-09-15 13:00")
    assert "Прийнято № 1. Молодь і спорт" not in names
    held = draft(desk, "На розгляді № 1. Молодь і спорт")
    assert held.to == ("private@example.com",)
    assert text_of(desk, "На розгляді № 1. Молодь і спорт") == (
        "Шановні колеги!\n\n"
        "Ваш звіт отримано 15.09.2020 (12:00, надходження № 1, файл «звіт.xlsx»). Він на розгляді; про результат "
        f"повідомимо окремо. Надсилати його ще раз поки не потрібно.\n\n{CLOSING}"
    )
    desk.done("decide", "accept", "1", "--reason", "узгоджено телефоном", now="2020-09-15 14:00")
    names = write(desk, "2020-09-15 15:00")
    assert "На розгляді № 1. Молодь і спорт" not in names
    assert draft(desk, "Прийнято № 1. Молодь і спорт").to == ("private@example.com",)


def test_a_report_with_errors_from_a_stranger_goes_back_to_the_department(desk: Desk, filled: Filled) -> None:
    data = filled("housing_urban", answers.HOUSING_WITH_MISTAKES)
    mailed(desk, "2020-09-14 16:20", "stranger@example.com", "ужкгм", data, "Звіт")
    write(desk, "2020-09-15 10:00")
    returned = draft(desk, "На доопрацювання № 1. УЖКГМ")
    assert returned.to == ("zhkh@example.gov.ua",)
    assert returned.header("In-Reply-To") == ""
    assert "stranger@example.com" not in returned.text


def test_what_is_the_coordinators_alone_stands_neither_in_the_letter_nor_in_the_marked_copy(
    desk: Desk, filled: Filled
) -> None:
    """Who else wrote, from where, what the coordinator does about it, how the file was wrapped."""
    mailed(desk, "2020-09-14 10:00", "zhkh@example.gov.ua", "а", filled("housing_urban", nil("housing_urban", "14.09")))
    faulty = filled("housing_urban", answers.HOUSING_WITH_MISTAKES)
    scan = {"звіт.xlsx": faulty, "скан.pdf": b"%PDF-1.4\n%%EOF\n"}
    desk.put("б.eml", eml("stranger@example.com", "Звіт", scan))
    (taken,) = desk.ingest("2020-09-14 16:20")
    codes = {finding["code"] for finding in taken["findings"]}
    assert {"sender_unlisted", "template_from_two_senders", "letter_attachments"} <= codes
    write(desk, "2020-09-15 10:00")
    returned = draft(desk, "На доопрацювання № 2. УЖКГМ")
    (copy,) = returned.attachments.values()
    said = f"{returned.text}\n{words_in(copy)}"
    assert "вказано приблизно або двома числами" in said
    assert [word for word in ("stranger@", "zhkh@", "Координатор", "скан.pdf") if word in said] == []


def words_in(workbook: bytes) -> str:
    """The texts of all cells and comments."""
    book = load_workbook(BytesIO(workbook))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return "\n".join(f"{cell.value or ''} {cell.comment.text if cell.comment else ''}" for cell in cells)


def test_a_scan_alone_is_answered_with_a_request_and_the_form(desk: Desk) -> None:
    letter = eml("kultura@example.gov.ua", "Звіт", {"звіт.pdf": b"%PDF-1.4\n%%EOF\n"})
    assert sent_by_mail(desk, "2020-09-15 11:00", "лист.eml", letter) == ["quarantined"]
    names = write(desk, "2020-09-15 13:00")
    assert not names & {"Форма. Культура", "Нагадування. Культура"}, "it is asked for the form in the answer"
    scan = draft(desk, "Без форми № 1. Культура")
    assert (scan.subject, scan.to) == ("Re: Звіт", ("kultura@example.gov.ua",))
    assert scan.header("In-Reply-To") == "<1.zvit@example.gov.ua>"
    form = (desk.root / f"{FORMS}/Культура.xlsx").read_bytes()
    assert scan.attachments == {"Форма звіту 2020-Q3. Культура.xlsx": form}
    assert text_of(desk, "Без форми № 1. Культура") == (
        "Шановні колеги!\n\n"
        "Дякуємо за лист. Його отримано 15.09.2020 (11:00, надходження № 1). Надійшла лише скан-копія: її збережено, "
        "але врахувати можна тільки заповнену форму Excel.\n\n"
        "Надішліть, будь ласка, у відповідь на цей лист саму форму (файл .xlsx) до 17.09.2020 (четвер) включно.\n\n"
        f"Про всяк випадок додаємо чисту форму: вкладений файл «Форма звіту 2020-Q3. Культура.xlsx».\n\n{CLOSING}"
    )
    assert "Нагадування, строк минув. Культура" in write(desk, "2020-09-18 10:00")


def test_a_scan_after_the_report_is_not_answered(desk: Desk, filled: Filled) -> None:
    mailed(
        desk, "2020-09-15 10:00", "youth-sport@example.gov.ua", "м", filled("youth_sport", nil("youth_sport", "14.09"))
    )
    letter = eml("youth-sport@example.gov.ua", "Підписаний", {"звіт.pdf": b"%PDF-1.4\n%%EOF\n"}, message_id="<2@a.b>")
    assert sent_by_mail(desk, "2020-09-15 11:00", "лист.eml", letter) == ["quarantined"]
    assert {name for name in write(desk, "2020-09-15 13:00") if "Молодь" in name} == {"Прийнято № 1. Молодь і спорт"}


def test_a_stranger_who_sent_no_form_is_left_to_a_person(desk: Desk) -> None:
    """A draft, but nothing that `mail send` takes: newsletters are not answered."""
    from workbook_tools.cli.arguments import moment
    from workbook_tools.files.disk.workspace import find
    from workbook_tools.workflows.draft_mail import composed
    from workbook_tools.workflows.office import open_office

    assert sent_by_mail(desk, "2020-09-15 11:00", "л.eml", eml("news@example.com", "Новини", {})) == ["quarantined"]
    write(desk, "2020-09-15 13:00")
    stranger = draft(desk, "Без форми № 1. відправник не з плану")
    assert (stranger.to, stranger.attachments) == (("news@example.com",), {})
    assert stranger.text.startswith("Доброго дня!\n")
    with open_office(find(desk.root), moment("2020-09-15 13:00")) as office:
        ready = composed(office, Q3)
    files = {name: path.read_bytes() for path in mail_folder(desk).iterdir() if "не з плану" not in (name := path.name)}
    assert {Path(one.path).name: one.data for one in ready} == files
    assert not any("news@example.com" in one.recipients for one in ready)
    assert len({one.message_id for one in ready}) == len(ready)
    for one in ready:
        written = draft(desk, Path(one.path).stem)
        assert (one.subject, one.recipients, one.message_id) == (
            written.subject,
            written.to,
            written.header("Message-ID"),
        )


def test_a_file_that_cannot_be_read_is_asked_for_anew(desk: Desk) -> None:
    letter = eml("zhkh@example.gov.ua", "Звіт", {"таблиця.csv": "Захід;Стан\n1;виконано\n".encode()})
    assert sent_by_mail(desk, "2020-09-15 11:00", "л.eml", letter) == ["quarantined"]
    names = write(desk, "2020-09-15 13:00")
    assert {name for name in names if "УЖКГМ" in name} == {"Не прочитано № 1. УЖКГМ"}
    unread = draft(desk, "Не прочитано № 1. УЖКГМ")
    assert list(unread.attachments) == ["Форма звіту 2020-Q3. УЖКГМ.xlsx"]
    assert text_of(desk, "Не прочитано № 1. УЖКГМ") == (
        "Шановні колеги!\n\n"
        "Дякуємо за лист. Файл «таблиця.csv» отримано 15.09.2020 (11:00, надходження № 1), але врахувати його як звіт "
        "не вдалося.\n\n"
        "• Це простий текст (наприклад, CSV), а не книга Excel. Звіт подають у надісланій формі: її потрібно "
        "заповнити, зберегти як «Книга Excel (.xlsx)» і надіслати ще раз.\n\n"
        "Надішліть, будь ласка, у відповідь на цей лист заповнену форму Excel (.xlsx) до 17.09.2020 (четвер) "
        "включно.\n\n"
        f"Про всяк випадок додаємо чисту форму: вкладений файл «Форма звіту 2020-Q3. УЖКГМ.xlsx».\n\n{CLOSING}"
    )


def test_a_letter_that_the_coordinator_forwarded_is_answered_to_its_author(desk: Desk, filled: Filled) -> None:
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    data = filled("police", answer("police", "14.09", openings={"5.1": 800}))
    inner = message_from_bytes(eml("chief@police.example.org", "Звіт", {"п.xlsx": data}), policy=policy.default)
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["Message-ID"] = (
        "coordinator@example.gov.ua",
        "Fwd: Звіт",
        "<f@example.gov.ua>",
    )
    outer.set_content("Переслано.\n")
    outer.add_attachment(inner)
    assert sent_by_mail(desk, "2020-09-16 10:00", "п.eml", outer.as_bytes()) == ["accepted"]
    write(desk, "2020-09-16 11:00")
    receipt = draft(desk, "Прийнято № 1. Поліція")
    assert receipt.to == ("chief@police.example.org",)
    assert receipt.header("In-Reply-To") == "", "what the coordinator wrote is not the author's thread"


def test_whose_report_was_rejected_is_reminded(desk: Desk, filled: Filled) -> None:
    desk.put("м.xlsx", filled("youth_sport", nil("youth_sport", "15.09")))
    desk.ingest("2020-09-16 10:00")
    desk.done("decide", "reject", "1", "--reason", "надіслано помилково", now="2020-09-16 11:00")
    names = write(desk, "2020-09-16 12:00")
    assert {name for name in names if "Молодь" in name} == {"Нагадування. Молодь і спорт"}
    said = draft(desk, "Нагадування. Молодь і спорт")
    assert said.subject == "Звіт за III квартал 2020 року відхилено: новий потрібен до 17.09.2020"
    assert text_of(desk, "Нагадування. Молодь і спорт") == (
        "Шановні колеги!\n\n"
        "Звіт про виконання плану заходів за III квартал 2020 року, отриманий 16.09.2020 (надходження № 1), розглянуто "
        "й відхилено. Чекаємо на новий до 17.09.2020 (четвер) включно.\n\n"
        "Форму додаємо: файл «Форма звіту 2020-Q3. Молодь і спорт.xlsx» у вкладенні. Підійде й форма, яку ми надіслали "
        f"раніше.\n\n{CLOSING}"
    )
    write(desk, "2020-09-18 12:00")
    late = text_of(desk, "Нагадування, строк минув. Молодь і спорт")
    assert "відхилено. Строк подання минув 17.09.2020.\n\nНадішліть новий, будь ласка, якнайшвидше: без нього" in late
    assert "уже надіслано" not in late
