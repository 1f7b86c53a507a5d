"""The memo's words: what the consolidated report holds, and nothing else. Expected sentences are written by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from consolidated_report import DASHED_TEXT, FORMULA_TEXT, LINK, LONG_TEXT, empty_report, full_report
from msgspec import to_builtins
from msgspec.structs import replace

from workbook_tools.model.memo import MemoDesign
from workbook_tools.model.plan import Term
from workbook_tools.model.receipt import StandingKind
from workbook_tools.model.report import Attention, ConsolidatedReport, MeasureRow
from workbook_tools.model.submission import Status
from workbook_tools.stages.design_memo import design_memo

NB = "\u00a0"
EDUCATION, CULTURE = "Відділ освіти міської ради", "Відділ культури міської ради"
LEGAL = "Відділ з правової та внутрішньої політики міської ради"
HOSPITAL = "КНП «Глухівська міська лікарня Глухівської міської ради»"


@pytest.fixture(scope="module")
def memo() -> MemoDesign:
    return design_memo(full_report())


def texts(value: Any) -> list[str]:
    """Every text of the memo, with plain spaces."""
    if isinstance(value, str):
        return [value.replace(NB, " ")]
    inner = value.values() if isinstance(value, dict) else value
    return [text for part in inner for text in texts(part)]


def said(memo: MemoDesign) -> str:
    return "\n".join(texts(to_builtins(memo)))


def groups(memo: MemoDesign) -> dict[str, str]:
    return {entry.lead: entry.text for entry in memo.reporting}


def with_decree(report: ConsolidatedReport, **changes: Any) -> ConsolidatedReport:
    return replace(report, plan=replace(report.plan, decree=replace(report.plan.decree, **changes)))


# --- requisites ----------------------------------------------------------------------------------


def test_requisites_come_from_the_plan(memo: MemoDesign) -> None:
    assert (memo.issuer, memo.department, memo.place) == (
        "ГЛУХІВСЬКА МІСЬКА РАДА СУМСЬКОЇ ОБЛАСТІ",
        LEGAL,
        "м. Глухів",
    )
    assert texts(memo.heading) == [
        "Про хід виконання розпорядження міського голови від 03.08.2020 № 149-ОД за IV квартал 2020 року"
    ]
    assert "149-ОД «Про план заходів" in texts(memo.opening[0])[0]
    assert "Сумської обласної державної адміністрації від 21.07.2020 №\u00a0325-ОД" in memo.opening[1]
    assert "керуючий справами виконавчого комітету міської ради" in memo.opening[2]


def test_a_blank_is_left_for_an_unknown_addressee_and_its_post_is_put_into_the_dative(memo: MemoDesign) -> None:
    assert memo.addressee[0] == "Міському голові"
    assert set(memo.addressee[1]) == {"_"}


def test_a_named_addressee_stays_in_the_nominative() -> None:
    report = with_decree(full_report(), addressee_name="Надія ПРИКЛАД")
    assert design_memo(report).addressee == ("Адресат: міський голова", "Надія ПРИКЛАД")


def test_a_post_whose_dative_is_unknown_is_not_declined() -> None:
    report = with_decree(full_report(), addressee_post="голова військової адміністрації")
    assert design_memo(report).addressee[0] == "Адресат: голова військової адміністрації"


def test_a_kind_of_document_whose_genitive_is_unknown_is_not_declined() -> None:
    memo = design_memo(with_decree(full_report(), kind="наказ начальника"))
    assert "виконання наказ" not in said(memo)
    assert "документ: наказ начальника від 03.08.2020" in texts(memo.heading)[0]
    assert memo.appendix_title == "Інформація про хід виконання плану заходів"


def test_neuter_nouns_have_one_form_for_both_cases() -> None:
    memo = design_memo(with_decree(full_report(), kind="рішення виконавчого комітету"))
    assert memo.appendix_title == "Інформація про хід виконання рішення"


def test_what_the_plan_leaves_empty_is_not_spoken_of() -> None:
    memo = design_memo(with_decree(full_report(), pursuance="", control_post="", control_name="", place=""))
    assert len(memo.opening) == 2
    assert memo.place == ""


# --- who reported --------------------------------------------------------------------------------


def test_every_department_stands_in_exactly_one_group(memo: MemoDesign) -> None:
    report = full_report()
    listed = "\n".join(
        text for lead, text in groups(memo).items() if "Новіший" not in lead and "продовжено" not in lead
    )
    for standing in report.standings:
        assert listed.count(report.department(standing.department).name) == 1, standing.department


def test_those_who_did_not_report_stand_first(memo: MemoDesign) -> None:
    assert memo.reporting[0].lead == "Звіт не надійшов, строк подання минув:"
    assert memo.reporting[0].text == "ГУНП в місті Глухові."


def test_late_nil_held_and_returned_are_told_apart(memo: MemoDesign) -> None:
    found = groups(memo)
    assert found["Звіт подано із запізненням:"] == "Відділ молоді та спорту міської ради (18.12.2020)."
    assert found["Повідомлено, що заходи не проводились:"] == f"{CULTURE} (із запізненням, 18.12.2020)."
    assert found["Звіт на розгляді координатора, до цієї інформації не включено:"] == f"{HOSPITAL}."
    returned = found["Звіт повернуто на доопрацювання, до цієї інформації не включено:"]
    assert returned == "Управління соціального захисту міської ради."


def test_counts_take_their_plural_form(memo: MemoDesign) -> None:
    """Nine report; police, hospital and social protection do not count."""
    assert texts(memo.asked) == [
        "Кількість виконавців, які звітують за IV квартал 2020 року, – 9; строк подання звітів – до 17.12.2020 "
        "включно. Враховано 6 звітів."
    ]
    one = replace(full_report(), standings=full_report().standings[:1])
    assert "Враховано 0 звітів." in design_memo(one).asked


# --- measures ------------------------------------------------------------------------------------


def test_a_measure_says_what_the_register_counts_and_what_each_executor_says(memo: MemoDesign) -> None:
    ninth = memo.measures[8]
    assert texts(ninth.paragraphs) == [
        "Строк виконання: Протягом року. Стан виконання: виконується.",
        "На виконання п. 9 плану заходів проведено 1 захід: Лекція «=Європа» (20.10.2020, Міська бібліотека, "
        "охоплено 60 осіб).",
    ]
    assert [(part.lead, part.text) for part in ninth.parts] == [
        (f"{EDUCATION} (виконано):", "+ 12 уроків у школах міста"),
        ("Відділ молоді та спорту міської ради (виконано):", "@студенти: флешмоб «Європа – це ми»."),
        (
            f"{CULTURE}:",
            "заходи у звітному кварталі не проводились. Причина: Карантинні обмеження: масові заходи заборонено.",
        ),
    ]


def test_products_and_continuations_are_told_by_their_own_words(memo: MemoDesign) -> None:
    """A product of 2 500, and 1 200 more by the continuation; the repeat of measure 9 is told nowhere."""
    assert texts(memo.measures[3].paragraphs[1]) == [
        "На виконання п. 4 плану заходів виготовлено та поширено 1 одиницю інформаційної продукції: відео "
        "«Соціальний ролик» (20.10.2020, Міська бібліотека, охоплено 2 500 осіб). За раніше розпочатою роботою "
        "охоплено ще 1 200 осіб."
    ]


@pytest.mark.parametrize(("title", "told"), [("День донора", "«День донора»"), ("Свято «Разом»", "Свято «Разом»")])
def test_another_measure_is_called_by_its_title_alone(title: str, told: str) -> None:
    """«Проведено 1 захід: інший захід …» says the same twice."""
    report = full_report()
    activities = (a._replace(form="інший захід", title=title) if a.measure == "9" else a for a in report.activities)
    said = texts(design_memo(replace(report, activities=tuple(activities))).measures[8].paragraphs)[1]
    assert said == (
        f"На виконання п. 9 плану заходів проведено 1 захід: {told} (20.10.2020, Міська бібліотека, охоплено 60 осіб)."
    )


def test_long_lists_are_counted_to_their_end() -> None:
    report = full_report()
    lecture = next(a for a in report.activities if a.title == "Лекція «=Європа»" and a.repeat_of is None)
    many = tuple(lecture._replace(title=f"Зустріч {n}", date=date(2020, 10, n), reach=None) for n in range(1, 22))
    told = texts(design_memo(replace(report, activities=many)).measures[8].paragraphs[1])[0]
    assert "проведено 21 захід: лекція «Зустріч 1» (01.10.2020, Міська бібліотека); " in told
    assert told.endswith("лекція «Зустріч 6» (06.10.2020, Міська бібліотека); та ще 15.")


def test_narratives_stand_whole_each_line_a_paragraph(memo: MemoDesign) -> None:
    first = memo.measures[0].parts[1]
    assert (first.text, first.more) == ("", tuple(DASHED_TEXT.split("\n")))
    fourth = {part.text for part in memo.measures[3].parts}
    assert {LONG_TEXT, FORMULA_TEXT} <= fourth


def test_a_measure_of_the_missing_says_so(memo: MemoDesign) -> None:
    third = memo.measures[2]
    assert third.paragraphs == ("Строк виконання: Протягом року. Стан виконання: звіт опрацьовується.",)
    assert [(part.lead, part.text) for part in third.parts] == [
        ("Звіт опрацьовується, тут не врахований:", f"{HOSPITAL}.")
    ]
    fifth = {part.lead: part.text for part in memo.measures[4].parts}
    assert fifth["Звіту немає:"] == "ГУНП в місті Глухові."


def test_a_measure_that_is_over_tells_what_was_said_last_and_one_that_is_not_due_nothing() -> None:
    report = full_report()
    over = replace(report.measures[1].measure, term=Term("I квартал", ((date(2020, 1, 1), date(2020, 3, 31)),)))
    ahead = replace(report.measures[2].measure, term=Term("2021 рік", ((date(2021, 1, 1), date(2021, 12, 31)),)))
    rows = (replace(report.measures[1], measure=over), MeasureRow(ahead, Status.NOT_DUE, (), ()))
    memo = design_memo(replace(report, plan=replace(report.plan, measures=(over, ahead)), measures=rows))
    assert memo.measures[0].paragraphs[1] == "У звітному кварталі захід не діяв; наведено останні подані відомості."
    assert memo.measures[0].parts[0].text == "Розміщено 13 матеріалів."
    assert memo.measures[1].paragraphs == ("Строк виконання: 2021 рік. Стан виконання: строк не настав.",)
    assert memo.measures[1].parts == ()
    assert texts(memo.appendix[1].status) == [f"{HOSPITAL} – строк не настав"]


def test_statuses_add_up_to_the_plan(memo: MemoDesign) -> None:
    """Joint: done 2, 4, 11; in progress 1, 5, 7, 8, 9; partial 6; not started 10; the hospital's 3 is held."""
    assert texts(memo.summary) == [
        "Стан виконання 11 заходів плану: виконано – 3; виконується – 5; виконано частково – 1; не розпочато – 1; "
        "звіт опрацьовується – 1."
    ]


# --- indicators ----------------------------------------------------------------------------------


def test_indicators_stand_against_their_targets(memo: MemoDesign) -> None:
    rows = {row.number: texts(to_builtins(row))[2:] for row in memo.indicators}
    assert len(rows) == 16
    assert rows["4.1"] == ["не менше 10 000 контактів за рік", "4 300", "10 400", "104,0 %, досягнуто"]
    assert rows["3.1"] == ["не менше 10 000 контактів за рік", "–", "2 150", "21,5 %, не досягнуто"]
    assert rows["7.1"] == [
        "збільшення (базове значення: 5)",
        "–",
        "8 (станом на 15.12.2020)",
        "приріст +3, досягнуто",
    ]
    assert rows["9.1"] == [
        "не менше 75 % охоплення",
        "–",
        "2 500 з 3 600 (станом на 16.09.2020 – 15.12.2020)",
        "69,4 %, не досягнуто",
    ]
    assert rows["7.3"] == ["не встановлено", "–", "частково", "без плану"]
    assert rows["8.2"][1:3] == ["0,3", "1 234 567,8"]


def test_verdicts_add_up_and_what_the_table_says_is_not_said_again(memo: MemoDesign) -> None:
    """Reached 2.1, 4.1, 7.1; missed 1.1, 1.2, 3.1, 5.1, 9.1; undefined 7.2 and 10.1; the other six have no target."""
    assert texts(memo.indicators_summary[0]) == [
        "Оцінка 16 показників: досягнуто – 3; не досягнуто – 5; без плану – 6; не визначено – 2."
    ]
    remarks = "\n".join(memo.remarks)
    assert "Показник 1.1: не охоплено 2 місяці із 3 (10.2020, 11.2020)." in remarks
    assert "річного плану" not in remarks
    assert f"Показник 11.1, {LEGAL}: так. Сертифікати отримано." in texts(memo.remarks)


def test_a_target_that_a_later_quarter_may_bring_is_not_called_missed() -> None:
    report = full_report()
    rows = tuple(replace(row, pending=row.indicator.code in ("3.1", "5.1")) for row in report.indicators)
    memo = design_memo(replace(report, indicators=rows))
    found = {row.number: texts(row.verdict)[0] for row in memo.indicators}
    assert (found["3.1"], found["9.1"]) == ("21,5 %, ще не досягнуто", "69,4 %, не досягнуто")
    assert "досягнуто – 3; ще не досягнуто – 2; не досягнуто – 3;" in texts(memo.indicators_summary[0])[0]
    assert "21,5 %, ще не досягнуто" in texts(memo.appendix[2].indicators)[0]


def test_a_rejected_report_is_not_said_to_be_mended() -> None:
    report = full_report()
    standings = tuple(replace(s, rejected=True) if s.department == "social_protection" else s for s in report.standings)
    parts = tuple(
        replace(
            row,
            parts=tuple(
                p._replace(standing=replace(p.standing, rejected=p.department == "social_protection"))
                for p in row.parts
            ),
        )
        for row in report.measures
    )
    memo = design_memo(replace(report, standings=standings, measures=parts))
    found = groups(memo)
    assert found["Звіт відхилено координатором, до цієї інформації не включено:"] == (
        "Управління соціального захисту міської ради."
    )
    assert not [lead for lead in found if "доопрацювання" in lead]
    fifth = {part.lead: part.text for part in memo.measures[4].parts}
    assert fifth["Звіт відхилено, тут не врахований:"] == "Управління соціального захисту міської ради."
    assert "Управління соціального захисту міської ради – звіт відхилено координатором" in texts(
        memo.appendix[4].status
    )


def test_sums_that_are_not_of_all_are_named(memo: MemoDesign) -> None:
    """The hospital's 3.1 is held; of 5.1 only the coordinator's part is here; in the empty quarter there is no sum."""
    assert memo.indicators_summary[-1] == "Без даних частини виконавців пораховано показники: 3.1, 5.1."
    assert "Без даних" not in " ".join(design_memo(empty_report()).indicators_summary)


def test_a_loss_has_a_minus_and_a_standstill_no_sign() -> None:
    report = full_report()
    rows = tuple(
        replace(row, growth=Decimal(-2), reached=False) if row.indicator.code == "7.1" else row
        for row in report.indicators
    )
    found = {row.number: row.verdict for row in design_memo(replace(report, indicators=rows)).indicators}
    assert found["7.1"] == "приріст −2, не досягнуто"


# --- what was not done ---------------------------------------------------------------------------


def test_what_was_not_done_has_its_reason(memo: MemoDesign) -> None:
    told = [tuple(texts([entry.lead, entry.text])) for entry in memo.not_done]
    assert told == [
        (
            "Пункт 6, Управління соціально-економічного розвитку міської ради – виконано частково.",
            "Причина: Виставку скасовано.",
        ),
        (f"Пункт 10, {EDUCATION} – не розпочато.", "Причина: Приміщення євроклубу на ремонті."),
        (
            f"{CULTURE} – заходи у звітному кварталі не проводились.",
            "Причина: Карантинні обмеження: масові заходи заборонено.",
        ),
        ("Немає врахованих звітів щодо п.", "3."),
    ]


def test_a_reason_that_is_not_given_is_not_invented() -> None:
    report = full_report()
    rows = tuple(replace(row, parts=tuple(p._replace(reason="") for p in row.parts)) for row in report.measures)
    assert design_memo(replace(report, measures=rows)).not_done[0].text == "Причини не вказано."


# --- a quarter without reports -------------------------------------------------------------------


def test_an_empty_quarter_is_as_honest() -> None:
    memo = design_memo(empty_report())
    assert memo.opening[-1] == "На час складання цієї інформації не надійшло жодного звіту."
    assert [entry.lead for entry in memo.reporting] == ["Звіт ще не надійшов, строк подання не минув:"]
    assert texts(memo.summary) == ["Стан виконання 11 заходів плану: немає звітів – 11."]
    assert {row.verdict for row in memo.indicators} == {"немає даних"}
    assert len(memo.not_done) == 1
    assert texts(memo.not_done[0].text) == ["1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11."]
    words = said(memo)
    assert "На виконання п." not in words
    assert "досягнуто" not in words


def test_an_empty_cell_has_a_paragraph_all_the_same() -> None:
    """A table cell without a paragraph is what Word calls a damaged document."""
    for report in (full_report(), empty_report()):
        for row in design_memo(report).appendix:
            assert all((row.measure, row.status, row.indicators, row.links)), row.number


# --- the appendix --------------------------------------------------------------------------------


def test_the_appendix_has_every_measure_in_full(memo: MemoDesign) -> None:
    plan = full_report().plan
    assert [row.number for row in memo.appendix] == [measure.number for measure in plan.measures]
    for row, measure in zip(memo.appendix, plan.measures, strict=True):
        assert " ".join(" ".join(row.measure).split()) == " ".join(measure.name.split())
    second = memo.appendix[1]
    assert second.links == (LINK, f"{LINK}-2")
    assert texts(second.indicators) == ["2.1: за квартал – 13, з початку року – 37; 100,0 %, досягнуто"]
    assert texts(memo.appendix[2].indicators) == [
        "3.1: за квартал даних немає, з початку року – 2 150; 21,5 %, не досягнуто"
    ]
    ninth = texts(memo.appendix[8].status)
    assert ninth[0] == f"{EDUCATION} – виконано"
    assert ninth[2:] == [f"{CULTURE} – заходи не проводились", "Спільний стан: виконується"]


def test_a_newer_report_that_waits_is_told() -> None:
    report = full_report()
    waiting = tuple(
        replace(s, waiting=(99,)) if s.kind is StandingKind.ACCEPTED and s.department == "education" else s
        for s in report.standings
    )
    found = groups(design_memo(replace(report, standings=waiting)))
    assert EDUCATION in found["Новіший звіт ще опрацьовується, враховано раніше прийнятий:"]


def test_a_report_that_the_plan_no_longer_asks_for_is_not_passed_over() -> None:
    line = Attention("report_not_asked", (("department", "Архів"), ("receipt", "7")), department="archive")
    memo = design_memo(replace(full_report(), attention=(line,)))
    assert texts(memo.reporting[-1].lead) == [
        "Прийнятий звіт (надходження № 7) не враховано: за чинним планом Архів не звітує."
    ]
