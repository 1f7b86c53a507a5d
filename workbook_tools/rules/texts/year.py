"""What the year's workbook says in sentences, and phrases of the terminal about a whole year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook_tools.rules.entry import Sentence
from workbook_tools.rules.texts.attention import ATTENTION

if TYPE_CHECKING:
    from workbook_tools.model.report import Attention

_S = Sentence

PHRASES: dict[str, Sentence] = {
    "year_not_in_plan": _S(
        "За {year} рік звітів за цим планом немає: він на {known} рік. Вкажіть його або квартал, наприклад {quarter}.",
        "This plan is for {known}, not {year}. Name that year, or a quarter such as {quarter}.",
    ),
    "year.title": _S("{year} рік: хто звітував у якому кварталі.", "{year}: who reported in which quarter."),
    "year.measures": _S("Заходи за рік:", "Measures of the year:"),
    "year.measures_so_far": _S(
        "Заходи за рік; він триває, тож оцінки ще не остаточні:",
        "Measures; the year is not over, nor are the verdicts:",
    ),
    "year.head.number": _S("№", "№"),
    "year.head.quarter": _S("{roman} квартал", "Q{number}"),
    "year.head.executors": _S("Виконавці", "Executors"),
    "year.head.verdict": _S("Річна оцінка", "Verdict"),
    "year.head.targets": _S("Досягнуто\nпоказників", "Targets\nreached"),
    "year.targets": _S("{reached} з {count}", "{reached} of {count}"),
    "year.ahead": _S("ще не настав", "still to come"),
    "year.not_asked": _S("—", "—"),
    "year.awaited": _S("очікується", "awaited"),
    "year.accepted": _S("вчасно", "in time"),
    "year.accepted_late": _S("із запізненням", "late"),
    "year.nil": _S("не проводились", "nil report"),
    "year.held": _S("на розгляді", "held"),
    "year.returned": _S("повернуто", "returned"),
    "year.rejected": _S("відхилено", "rejected"),
    "year.missing": _S("не звітував", "missing"),
    "year.verdict.done": _S("виконано", "done"),
    "year.verdict.partial": _S("виконано частково", "partly done"),
    "year.verdict.in_progress": _S("виконується", "in progress"),
    "year.verdict.not_started": _S("не розпочато", "not started"),
    "year.verdict.not_done": _S("не виконано", "not done"),
    "year.verdict.not_due": _S("строк не настав", "not due yet"),
    "year.verdict.none": _S("не визначено", "undefined"),
    "year.summary": _S(
        "Враховано {counted} з {count:звіту,звітів,звітів}; виконано {done} з {measures:заходу,заходів,заходів}.",
        "Reports counted: {counted} of {count}; measures done: {done} of {measures}.",
    ),
    "year.awaited_count": _S("Ще очікуються звіти: {count}.", "Reports still awaited: {count}."),
    "year.saved": _S("Зведену інформацію за рік збережено:\n  {path}", "The year's workbook is here:\n  {path}"),
    "year.same": _S("Зведена інформація за рік без змін:\n  {path}", "The year's workbook has not changed:\n  {path}"),
    "year.next_missing": _S(
        "Бракує звітів: {names}. Коли вони надійдуть, покладіть їх у папку inbox і повторіть:\n"
        "  workbook-tools merge {year}",
        "Reports are missing: {names}. When they come, put them into inbox and run again:\n"
        "  workbook-tools merge {year}",
    ),
    "year.next_running": _S(
        "Рік ще триває, тому оцінки не остаточні. Коли надійдуть нові звіти, повторіть:\n  workbook-tools merge {year}",
        "The year is not over, so the verdicts are not final. When new reports come, run again:\n"
        "  workbook-tools merge {year}",
    ),
    "year.next_done": _S(
        "Рік завершено. Перегляньте аркуш «{sheet}» і подайте його міському голові.",
        "The year is over. Look through the sheet “{sheet}” and hand it to the mayor.",
    ),
}

_ATTENTION: dict[str, Sentence] = {
    "year_silent": _S(
        "Звіту немає, строк подання минув ({quarters}): {departments}.",
        "No report in time ({quarters}): {departments}.",
    ),
    "year_in_hand": _S(
        "Звіт ще не враховано, він опрацьовується ({quarters}): {departments}.",
        "A report does not count yet ({quarters}): {departments}.",
    ),
    "year_late": _S("Звіт подано із запізненням ({quarters}): {departments}.", "Late ({quarters}): {departments}."),
    "year_not_done": _S("За рік не виконано: захід № {measures}.", "Not done in the year: measure № {measures}."),
    "year_not_told": _S(
        "Строк закінчився, а стану виконання ніхто не вказав: захід № {measures}.",
        "The term is over, and nobody said how it stands: measure № {measures}.",
    ),
    "year_partial": _S(
        "За рік виконано частково: захід № {measures}.", "Partly done in the year: measure № {measures}."
    ),
    "year_done_below_target": _S(
        "Захід {measure}: виконавці повідомили «виконано», а план не досягнуто (показник {indicators}).",
        "Measure {measure} is reported as done, and yet its target is not reached (indicator {indicators}).",
    ),
    "year_months_missed": _S(
        "Показник {indicator}: за рік не охоплено {missed:місяць,місяці,місяців} із {judged} ({quarters}).",
        "Indicator {indicator}: {missed:month,months} of {judged} without an item ({quarters}).",
    ),
    "year_weeks_missed": _S(
        "Показник {indicator}: за рік не охоплено {missed:тиждень,тижні,тижнів} із {judged} ({quarters}).",
        "Indicator {indicator}: {missed:week,weeks} of {judged} without an item ({quarters}).",
    ),
}

_TEXTS: dict[str, str] = {
    "headline": "Зведена інформація про хід виконання {decree} за {year} рік",
    "subject": "Розпорядження № {number}, {year} рік",
    "basis_none": "Станом на складання цієї інформації не надійшло жодного звіту.",
    "basis": "Враховано те, що надійшло до {moment} (час київський). Номери й числа ведуть до рядків, з яких їх узято.",
    # cards
    "share": "{part} з {whole}",
    "card.reports": "звітів враховано",
    "card.reports_awaited": "звітів враховано; ще очікуються: {count}",
    "card.silent": "звітів не надійшло",
    "card.silent_in_hand": "звітів не надійшло; ще опрацьовуються: {count}",
    "card.done": "заходів виконано",
    "card.reached": "планових показників досягнуто",
    "card.over": "рік завершено",
    "card.runs": "рік триває",
    "card.over_label": "оцінки остаточні",
    "card.runs_label": "оцінки на сьогодні, не остаточні",
    # reporting
    "ahead": "ще не настав",
    "not_asked": "не звітує",
    "counted_of": "{part} з {whole}",
    "standing.accepted": "✓ вчасно",
    "standing.accepted_late": "✓ після строку",
    "standing.nil": "○ не проводились",
    "standing.nil_late": "○ не проводились (після строку)",
    "standing.held": "? на розгляді",
    "standing.returned": "↺ повернуто",
    "standing.rejected": "↺ відхилено",
    "standing.missing": "… до {day}",
    "standing.overdue": "✗ не звітував",
    # a measure
    "term_not_begun": "строк не настав",
    "term_over": "строк минув",
    "undefined": "не визначено",
    "why.all_done": "Кожний виконавець повідомив: виконано.",
    "why.all_equal": "Строк закінчився {last}; останнє повідомлення кожного, хто звітував: {status}.",
    "why.not_by_all": "Строк закінчився {last}, а повного виконання не підтверджено.",
    "why.unfinished": "Строк закінчився {last}, а про завершення не повідомлено.",
    "why.never_started": "Строк закінчився {last}, а захід так і не розпочато.",
    "why.runs": "Строк триває до {last}.",
    "why.awaited": "Строк закінчився {last}, але оцінку ще може змінити звіт, який очікується.",
    "why.not_due": "Строк починається {first}.",
    "why.nobody_says": "Стану виконання ніхто не вказав.",
    "why.not_asked": "За цим планом звітів про захід не подають.",
    "last_said": "Останні повідомлення: {said}.",
    "said": "{name} – {status} ({quarter} кв.)",
    "said_nothing": "{name} – немає",
    "of_quarters": "{name} ({quarters})",
    "gap.silent": "Не звітували: {names}.",
    "gap.in_hand": "Звіт опрацьовується: {names}.",
    "gap.awaited": "Звіт ще очікується: {names}.",
    "gap.nil": "Заходи не проводились: {names}.",
    "no_gaps": "Звітували всі.",
    "targets": "Показники: {told}.",
    "target": "{number} – {attained}",
    "reason": "Причина: {reason}",
    "nil_reason": "{quarter} квартал: заходи не проводились. Причина: {reason}",
    "said_in": "{quarter} квартал: {text}",
    "term": "Строк: {term}",
    # an indicator
    "attained.yes": "досягнуто",
    "attained.so_far": "поки що досягнуто",
    "attained.not_yet": "ще не досягнуто",
    "attained.no": "не досягнуто",
    "attained.undefined": "не визначено",
    "attained.no_target": "без плану",
    "attained.no_data": "немає даних",
    "awaited": "очікується",
    "inactive": "не передбачено",
    "nil": "не проводились",
    "none": "—",
    "said_nil": "Заходи не проводились: {quarters}.",
    "nobody_reported": "{quarter} квартал: ніхто не звітував, тож періодів не оцінено.",
    "no_denominator": "У плані не вказано знаменника, тому відсоток не визначено.",
    "no_baseline": "У плані не вказано базового значення, тому приріст не визначено.",
    "carried": "Перенесено значення станом на {day}: {quarters}.",
    "declared": "Початок року: у звіті заявлено {value} разом із кварталами, показаними тут окремо; наведено решту.",
    "opening": "початок року",
    "source": "{what}: №\u00a0{receipt}, {place}",
    "summary_title": "Заходи за річною оцінкою",
    "summary": "{name} – {count}",
    "comparison_empty": "Відсотків до планового значення ще немає.",
    "head.number": "№",
    "head.indicator": "Показник",
    "head.target": "План",
    "head.aim": "Ціль",
    "head.department": "Виконавець",
    "head.counted": "Враховано звітів",
    "head.executors": "Виконавці",
    "head.verdict": "Річна оцінка",
    "head.year": "За рік",
    "head.percent": "Факт, %",
    "head.attained": "Оцінка",
    "chart": "Стовпчикова діаграма. {title}: {told}.",
    "chart_none": "даних ще немає",
    "chart_one": "{number}: {values}",
    "chart_value": "{quarter} квартал\u00a0– {percent}\u00a0%",
    "more": "Ще {count}: повний перелік на аркуші «{sheet}»",
}


def year_text(code: str, **values: object) -> str:
    """KeyError if there is no such text, or a value is missing."""
    text = _TEXTS[code]
    return Sentence(text, text).fill("uk", {name: str(value) for name, value in values.items()})


def year_attention_text(attention: Attention, lang: str = "uk") -> str:
    """A line of the year, or one that a quarter says of itself. KeyError if there is no such code."""
    sentence = _ATTENTION.get(attention.code) or ATTENTION[attention.code]
    return sentence.fill(lang, dict(attention.values))
