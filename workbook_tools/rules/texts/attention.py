"""What «Потребує уваги» says to the mayor: facts about the quarter, in the order in which they matter.

No entry asks for anything but a decision of the coordinator: a target that is not reached is a fact
about the plan, never a fault of a report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook_tools.rules.entry import Sentence

if TYPE_CHECKING:
    from workbook_tools.model.report import Attention

ATTENTION: dict[str, Sentence] = {
    "report_overdue": Sentence(
        "Звіт не надійшов, строк подання минув {deadline}: {department}.",
        "No report came by {deadline}: {department}.",
    ),
    "reports_overdue": Sentence(
        "Не надійшло {count:звіт,звіти,звітів}, строк подання минув {deadline}: {departments}.",
        "{count:report,reports} did not come by {deadline}: {departments}.",
    ),
    "report_returned": Sentence(
        "Звіт повернуто на доопрацювання ({errors:помилка,помилки,помилок}): {department}.",
        "The report was returned ({errors:error,errors}): {department}.",
    ),
    "report_returned_overdue": Sentence(
        "Звіт повернуто на доопрацювання ({errors:помилка,помилки,помилок}), а строк подання минув {deadline}: "
        "{department}.",
        "The report was returned ({errors:error,errors}), and it was due by {deadline}: {department}.",
    ),
    "report_rejected": Sentence(
        "Звіт відхилено координатором: {department}.", "The coordinator rejected the report: {department}."
    ),
    "report_rejected_overdue": Sentence(
        "Звіт відхилено координатором, а строк подання минув {deadline}: {department}.",
        "The coordinator rejected the report, and it was due by {deadline}: {department}.",
    ),
    "revision_returned": Sentence(
        "Враховано раніше прийнятий звіт, а новий повернуто на доопрацювання "
        "(надходження №\u00a0{receipt}): {department}.",
        "The report accepted before counts; a newer one was returned (receipt No.\u00a0{receipt}): {department}.",
    ),
    "decision_waits": Sentence(
        "Звіт очікує рішення координатора (надходження №\u00a0{receipt}): {department}.",
        "A report waits for the coordinator’s decision (receipt No.\u00a0{receipt}): {department}.",
    ),
    "report_late": Sentence(
        "Звіт подано із запізненням, {received}: {department}.",
        "The report came late, on {received}: {department}.",
    ),
    "reports_late": Sentence(
        "Із запізненням, {received}, подано {count:звіт,звіти,звітів}: {departments}.",
        "{count:report,reports} came late, on {received}: {departments}.",
    ),
    "report_not_asked": Sentence(
        "Прийнятий звіт (надходження №\u00a0{receipt}) не враховано: за чинним планом {department} не звітує.",
        "An accepted report (receipt No.\u00a0{receipt}) is not counted: the plan in force does not ask {department}.",
    ),
    "deadline_extended": Sentence(
        "Строк подання звіту продовжено до {until} включно: {department}. Підстава: {reason}",
        "The deadline was extended to {until} included: {department}. Reason: {reason}",
    ),
    "report_nil": Sentence(
        "Заходи не проводились: {department}. Причина: {reason}",
        "Nothing was held: {department}. Reason: {reason}",
    ),
    "months_missed": Sentence(
        "Показник {indicator}: не охоплено {missed:місяць,місяці,місяців} із {judged} ({periods}).",
        "Indicator {indicator}: {missed:month,months} of {judged} without an item ({periods}).",
    ),
    "weeks_missed": Sentence(
        "Показник {indicator}: не охоплено {missed:тиждень,тижні,тижнів} із {judged} ({periods}).",
        "Indicator {indicator}: {missed:week,weeks} of {judged} without an item ({periods}).",
    ),
    "flow_below_target": Sentence(
        "Показник {indicator}: {percent}\u00a0% річного плану ({value} з {target}).",
        "Indicator {indicator}: {percent}\u00a0% of the year’s target ({value} of {target}).",
    ),
    "stock_below_target": Sentence(
        "Показник {indicator}: {value} за планового значення {target} ({percent}\u00a0%).",
        "Indicator {indicator}: {value} against a target of {target} ({percent}\u00a0%).",
    ),
    "share_below_target": Sentence(
        "Показник {indicator}: {percent}\u00a0% за планового значення {target}\u00a0% ({value} з {whole}).",
        "Indicator {indicator}: {percent}\u00a0% against a target of {target}\u00a0% ({value} of {whole}).",
    ),
    "target_missed": Sentence(
        "Показник {indicator}: {value} за планового значення {target}.",
        "Indicator {indicator}: {value} against a target of {target}.",
    ),
    "share_above_whole": Sentence(
        "Показник {indicator}: {percent}\u00a0%, тобто більше ніж 100\u00a0% ({value} з {whole}). "
        "Слід перевірити обидва числа.",
        "Indicator {indicator}: {percent}\u00a0%, more than 100\u00a0% ({value} of {whole}). "
        "Both numbers need a check.",
    ),
    "growth_absent": Sentence(
        "Показник {indicator}: збільшення немає (базове значення {baseline}, тепер {value}).",
        "Indicator {indicator}: no growth (baseline {baseline}, now {value}).",
    ),
    "value_fell": Sentence(
        "Показник {indicator}: значення зменшилося з {before} до {value}. Повідомляє {department}.",
        "Indicator {indicator}: the value fell from {before} to {value}. Reported by {department}.",
    ),
    "state_fell": Sentence(
        "Показник {indicator}: було «{before}», стало «{state}». Повідомляє {department}.",
        "Indicator {indicator}: it was “{before}” and is “{state}”. Reported by {department}.",
    ),
    "partial": Sentence(
        "Захід {measure}: виконано частково. Повідомляє {department}. Причина: {reason}",
        "Measure {measure}: partly done. Reported by {department}. Reason: {reason}",
    ),
    "not_started": Sentence(
        "Захід {measure}: не розпочато. Повідомляє {department}. Причина: {reason}",
        "Measure {measure}: not started. Reported by {department}. Reason: {reason}",
    ),
    "not_done": Sentence(
        "Захід {measure}: не виконано. Повідомляє {department}. Причина: {reason}",
        "Measure {measure}: not done. Reported by {department}. Reason: {reason}",
    ),
    "text_unchanged": Sentence(
        "Захід {measure}: опис дослівно повторює звіт за {quarter}. Повідомляє {department}.",
        "Measure {measure}: the words repeat the report for {quarter}. Reported by {department}.",
    ),
    "event_repeated": Sentence(
        "Захід {measure}: «{title}» ({date}) подано двічі; рядок, який подає {department}, до суми не враховано.",
        "Measure {measure}: “{title}” ({date}) was reported twice; the row of {department} is not counted.",
    ),
    "event_alike": Sentence(
        "Захід {measure}: «{title}» ({date}) схоже на подію, яку вже подано; обидва рядки враховано. "
        "Повідомляє {department}.",
        "Measure {measure}: “{title}” ({date}) looks like an event already reported; both rows count. "
        "Reported by {department}.",
    ),
    "denominator_unknown": Sentence(
        "Показник {indicator}: відсоток не визначено, бо в плані немає знаменника.",
        "Indicator {indicator}: no percentage, because the plan has no denominator.",
    ),
    "baseline_unknown": Sentence(
        "Показник {indicator}: збільшення не визначено, бо в плані немає базового значення.",
        "Indicator {indicator}: no growth, because the plan has no baseline.",
    ),
    # several lines of a kind in one, where a page has no room for each
    "brief_in_hand": Sentence(
        "На доопрацюванні, на розгляді або не враховано: {count:звіт,звіти,звітів} ({departments}).",
        "Being mended, waiting or not counted: {count:report,reports} ({departments}).",
    ),
    "brief_nil": Sentence(
        "Заходи не проводились: {count:виконавець,виконавці,виконавців} ({departments}). Причини наведено в переліку.",
        "Nothing was held: {count:department,departments} ({departments}). The reasons are in the list.",
    ),
    "brief_not_done": Sentence(
        "Не виконано: {count:захід,заходи,заходів} (№ {measures}). Причини наведено в переліку.",
        "Not done: {count:measure,measures} (№ {measures}). The reasons are in the list.",
    ),
    "brief_not_started": Sentence(
        "Не розпочато: {count:захід,заходи,заходів} (№ {measures}). Причини наведено в переліку.",
        "Not started: {count:measure,measures} (№ {measures}). The reasons are in the list.",
    ),
    "brief_partial": Sentence(
        "Виконано частково: {count:захід,заходи,заходів} (№ {measures}). Причини наведено в переліку.",
        "Partly done: {count:measure,measures} (№ {measures}). The reasons are in the list.",
    ),
    "brief_targets": Sentence(
        "Планового значення не досягнуто: {count:показник,показники,показників} ({indicators}).",
        "Target not reached: {count:indicator,indicators} ({indicators}).",
    ),
    "brief_regressed": Sentence(
        "Менше, ніж у попередньому звіті: {count:показник,показники,показників} ({indicators}).",
        "Less than in the report before: {count:indicator,indicators} ({indicators}).",
    ),
    "brief_unchanged": Sentence(
        "Опис дослівно повторює попередній звіт: {count:захід,заходи,заходів} (№ {measures}).",
        "The words repeat the report before: {count:measure,measures} (№ {measures}).",
    ),
    "brief_late": Sentence(
        "Подано із запізненням, у різні дні: {departments}.", "Came late, on several days: {departments}."
    ),
    "brief_undefined": Sentence(
        "У плані бракує чисел, тому не визначено {count:показник,показники,показників} ({indicators}).",
        "The plan lacks numbers, so not determined: {count:indicator,indicators} ({indicators}).",
    ),
    "brief_extended": Sentence(
        "Строк подання звіту продовжено: {departments}.", "The deadline was extended: {departments}."
    ),
    "brief_repeats": Sentence(
        "Події, подані двічі або схожі: {lines:рядок,рядки,рядків} реєстру.",
        "Events reported twice or alike: {lines:row,rows} of the register.",
    ),
}


def attention_text(attention: Attention, lang: str = "uk") -> str:
    """The line as a sentence. KeyError if there is no such code, or a value is missing."""
    return ATTENTION[attention.code].fill(lang, dict(attention.values))
