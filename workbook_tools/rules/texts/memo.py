"""The wording of the memo to the mayor, always Ukrainian.

Names and posts come from the plan in the nominative, so no sentence puts them into another case:
they stand after a colon, in brackets or before a dash. `{count:захід,заходи,заходів}` is a number
with its noun.
"""

from functools import lru_cache

from workbook_tools.rules.entry import Sentence

BLANK = "_" * 28
"""A line to be filled in by hand."""
NOTHING = "–"
"""A cell that has nothing to say."""

STATIC: dict[str, str] = {
    "kind": "ДОПОВІДНА ЗАПИСКА",
    "registration": "______________\u00a0№\u00a0____________",
    "reporting": "Звітування виконавців",
    "execution": "Що зроблено",
    "indicators": "Показники",
    "indicators_about": "Показники плану заходів: планове й фактичне значення",
    "not_done": "Що не виконано і чому",
    "attached": "Додаток: {{ appendix_title }} на\u00a0___\u00a0арк. в\u00a01\u00a0прим.",
    "signatory": "Керівник підрозділу",
    "signature": "(підпис)",
    "name": "(Ім’я ПРІЗВИЩЕ)",
    "appendix_mark": "Додаток\nдо доповідної записки\n______________\u00a0№\u00a0____________",
    "appendix_about": "Кожний захід плану: строк, виконавці, стан виконання, показники, посилання на підтвердження",
}
"""What stands in the memo's template itself, where the coordinator may change it."""

INDICATOR_HEADINGS = ("№", "Показник", "План", "За квартал", "З початку року або на дату", "Оцінка")
APPENDIX_HEADINGS = (
    "№",
    "Зміст заходу",
    "Строк виконання",
    "Виконавці та стан виконання",
    "Показники",
    "Підтвердження",
)

DATIVE_POSTS = {
    "міський голова": "Міському голові",
    "селищний голова": "Селищному голові",
    "сільський голова": "Сільському голові",
    "секретар міської ради": "Секретарю міської ради",
    "секретар селищної ради": "Секретарю селищної ради",
    "секретар сільської ради": "Секретарю сільської ради",
}
"""Posts whose dative is known; any other stays as it is, after «Адресат:»."""

_TEXTS: dict[str, str] = {
    # requisites and opening
    "addressee": "Адресат: {post}",
    "heading": "Про хід виконання {decree} за {quarter}",
    "heading_document": "Про хід виконання плану заходів за {quarter} (документ: {decree})",
    "decree": "{kind} від {date} № {number}",
    "opening": "На виконання {decree} «{title}» подаю узагальнену інформацію про хід виконання плану заходів за "
    "{quarter}.",
    "opening_document": "Подаю узагальнену інформацію про хід виконання плану заходів за {quarter}. Документ, "
    "яким затверджено план: {decree} «{title}».",
    "pursuance": "Документ вищого рівня, на виконання якого затверджено план: {pursuance}.",
    "control": "Контроль за виконанням: {control}.",
    "basis": "Інформацію складено за звітами виконавців, що надійшли до {moment} (за київським часом).",
    "basis_none": "На час складання цієї інформації не надійшло жодного звіту.",
    # who reported
    "asked": "Кількість виконавців, які звітують за {quarter},\u00a0– {count}; строк подання звітів\u00a0– до "
    "{deadline} включно. Враховано {counted:звіт,звіти,звітів}.",
    "missing_overdue": "Звіт не надійшов, строк подання минув:",
    "missing": "Звіт ще не надійшов, строк подання не минув:",
    "returned": "Звіт повернуто на доопрацювання, до цієї інформації не включено:",
    "rejected": "Звіт відхилено координатором, до цієї інформації не включено:",
    "held": "Звіт на розгляді координатора, до цієї інформації не включено:",
    "accepted": "Звіт подано вчасно:",
    "accepted_late": "Звіт подано із запізненням:",
    "nil": "Повідомлено, що заходи не проводились:",
    "waiting": "Новіший звіт ще опрацьовується, враховано раніше прийнятий:",
    "extended": "Строк подання продовжено:",
    "dated": "{name} ({date})",
    "until": "{name} (до {date} включно)",
    "late": "{name} (із запізненням, {date})",
    # measures
    "statuses": "Стан виконання {count:заходу,заходів,заходів} плану: {statuses}.",
    "statuses_none": "У плані немає заходів.",
    "tallied": "{what}\u00a0– {count}",
    "measure_title": "Пункт {number}. {name}",
    "measure_status": "Строк виконання: {term}. Стан виконання: {status}.",
    "earlier": "У звітному кварталі захід не діяв; наведено останні подані відомості.",
    "done_first": "На виконання п.\u00a0{number} плану заходів {what}",
    "events": "проведено {count:захід,заходи,заходів}: {listed}.",
    "products": "виготовлено та поширено {count:одиницю,одиниці,одиниць} інформаційної продукції: {listed}.",
    "publications": "розміщено {count:публікацію,публікації,публікацій}.",
    "continued": "за раніше розпочатою роботою охоплено ще {reach}\u00a0{people}.",
    "people": "особу,особи,осіб",
    "listed_more": "{listed}; та ще {count}",
    "event": "{form} «{title}»",
    "event_quoted": "{form}: {title}",
    "event_details": "{event} ({details})",
    "reached": "охоплено {reach}\u00a0{people}",
    "said": "{name} ({status}):",
    "said_nothing": "опису ходу виконання не подано.",
    "nil_lead": "{name}:",
    "nil_said": "заходи у звітному кварталі не проводились. {reason}",
    "nil_earlier": "заходи не проводились. {reason}",
    "reason": "Причина: {reason}",
    "reason_none": "Причини не вказано.",
    "silent": "Звіту немає:",
    "in_hand": "Звіт опрацьовується, тут не врахований:",
    "rejected_part": "Звіт відхилено, тут не врахований:",
    # indicators
    "verdicts": "Оцінка {count:показника,показників,показників}: {verdicts}.",
    "verdicts_none": "У плані немає показників.",
    "year_targets": "Річне планове значення порівнюється з наростаючим підсумком на кінець звітного кварталу.",
    "incomplete": "Без даних частини виконавців пораховано показники: {numbers}.",
    "percent": "{percent}\u00a0%",
    "growth": "приріст {growth}",
    "of_whole": "{value} з {whole}",
    "as_of": "{value} (станом на {date})",
    "as_of_span": "{value} (станом на {first}\u00a0– {last})",
    "unit": "{text} ({unit})",
    "state": "{name}: {state}",
    "state_said": "Показник {number}, {name}: {state}. {comment}",
    "appendix_flow": "{number}: за квартал\u00a0– {quarter}, з початку року\u00a0– {cumulative}; {verdict}",
    "appendix_flow_unreported": "{number}: за квартал даних немає, з початку року\u00a0– {cumulative}; {verdict}",
    "appendix_no_data": "{number}: {verdict}",
    "appendix_value": "{number}: {cumulative}; {verdict}",
    # the same in the consolidated workbook, under the measure
    "measured": "{value}, або {against}",
    "measured_growth": "{value}, {against}",
    "measured_periods": "{value}; охоплено періодів\u00a0– {covered} з {judged}",
    "told_flow": "{text}: за квартал\u00a0– {quarter}, з початку року\u00a0– {cumulative}; план\u00a0– {target}.",
    "told_flow_unreported": "{text}: за квартал даних немає, з початку року\u00a0– {cumulative}; план\u00a0– {target}.",
    "told_value": "{text}: {cumulative}; план\u00a0– {target}.",
    "told_nothing": "{text}: даних немає; план\u00a0– {target}.",
    # what was not done
    "not_done_lead": "Пункт {number}, {name}\u00a0– {status}.",
    "nil_reason_lead": "{name} – заходи у звітному кварталі не проводились.",
    "nobody_lead": "Немає врахованих звітів щодо п.",
    "nothing_lead": "Про невиконані, не розпочаті чи частково виконані заходи",
    "nothing": "виконавці не повідомляли.",
    "nothing_silent": "виконавці, чиї звіти враховано, не повідомляли.",
    # appendix
    "appendix_title": "Інформація про хід виконання {kind}",
    "appendix_title_document": "Інформація про хід виконання плану заходів",
    "appendix_heading": "{decree}, {quarter}",
    "part_status": "{name}\u00a0– {status}",
    "joint": "Спільний стан: {status}",
}


def memo_text(code: str, **values: object) -> str:
    """KeyError if there is no such text, or a value is missing."""
    return _sentence(_TEXTS[code]).fill("uk", {name: str(value) for name, value in values.items()})


@lru_cache(maxsize=512)
def _sentence(text: str) -> Sentence:
    return Sentence(text, text)
