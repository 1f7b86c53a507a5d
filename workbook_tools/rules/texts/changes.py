"""The wording of what changed after an edition was issued, in the consolidated workbook and the memo: Ukrainian.

«Було» and «стало» stand beside it, so that no value is put into a case.
"""

from workbook_tools.rules.entry import Sentence

_TEXTS: dict[str, str] = {
    # what changed
    "report": "Звіт, надходження №\u00a0{receipt} від {date}",
    "standing": "Звітування",
    "decision": "Рішення координатора від {date}",
    "plan": "План заходів",
    "status": "Захід №\u00a0{number}, стан виконання",
    "part_status": "Захід №\u00a0{number}, стан за звітом виконавця",
    "narrative": "Захід №\u00a0{number}, хід виконання",
    "reason": "Захід №\u00a0{number}, причина невиконання",
    "links": "Захід №\u00a0{number}, посилання на підтвердження",
    "nil_reason": "Причина, з якої заходи не проводились",
    "target": "Показник {number}, планове значення",
    "quarter": "Показник {number}, за квартал",
    "cumulative": "Показник {number}, з початку року",
    "value": "Показник {number}, станом на дату",
    "percent": "Показник {number}, відсоток",
    "growth": "Показник {number}, приріст до бази",
    "verdict": "Показник {number}, оцінка",
    "missed": "Показник {number}, періоди без записів",
    "part_quarter": "Показник {number}, внесок за квартал",
    "part_opening": "Показник {number}, внесок з початку року до звітного періоду",
    "part_value": "Показник {number}, внесок станом на дату",
    "part_state": "Показник {number}, відповідь",
    "part_comment": "Показник {number}, пояснення",
    "register": "Реєстр",
    "attention": "Потребує уваги",
    # what it was and what it is
    "accepted": "прийнято й ураховано",
    "accepted_in_place": "прийнято й ураховано замість надходження №\u00a0{receipt}",
    "not_counted": "прийнято, не враховано: за чинним планом не звітує",
    "held": "чекає рішення координатора",
    "returned": "повернуто на доопрацювання",
    "quarantined": "не вдалося прочитати",
    "rejected": "відхилено координатором",
    "standing_missing": "не звітував",
    "standing_held": "звіт чекає рішення координатора",
    "standing_returned": "звіт повернуто на доопрацювання",
    "standing_rejected": "звіт відхилено координатором",
    "standing_accepted": "звітував вчасно",
    "standing_accepted_late": "звітував із запізненням",
    "standing_nil": "заходи не проводились",
    "standing_nil_late": "заходи не проводились, звітував із запізненням",
    "overdue": "{standing}, строк минув",
    "not_asked": "за планом не звітує",
    "decision_accept": "прийнято надходження №\u00a0{receipt}. Підстава: {reason}",
    "decision_reject": "відхилено надходження №\u00a0{receipt}. Підстава: {reason}",
    "decision_waive": "знято зауваження в надходженні №\u00a0{receipt}. Підстава: {reason}",
    "decision_extend": "строк подання продовжено до {until} включно. Підстава: {reason}",
    "plan_before": "у редакції, чинній на день видання",
    "plan_after": "у новій редакції",
    "status_unstated": "стан не вказано",
    "status_unreported": "врахованих звітів немає",
    "as_of": "{value} (станом на {date})",
    "percents": "{percent}\u00a0%",
    "reached_yes": "досягнуто",
    "reached_no": "не досягнуто",
    "none_missed": "немає",
    "rows": "{count:запис,записи,записів}, враховано {counted}",
    "rows_added": "додано {count}",
    "rows_removed": "вилучено {count}",
    # the memo
    "memo_heading": "{heading} (уточнена інформація)",
    "memo_changes": "Це уточнена інформація. Після подання попередньої (видання {number} від {date}) змінилося таке:",
    "memo_details": "Це уточнена інформація. Після подання попередньої (видання {number} від {date}) змінилися лише "
    "відомості окремих виконавців; їх перелічено у зведеній інформації, на аркуші «Зміни».",
    "memo_more": "Зміни у відомостях окремих виконавців перелічено у зведеній інформації, на аркуші «Зміни».",
    "memo_whose": "{what} ({name})",
    "memo_turned": "–\u00a0{what}: було\u00a0– {before}; стало\u00a0– {after}",
    "memo_now": "–\u00a0{what}: {after}",
    "memo_gone": "–\u00a0{what}: було\u00a0– {before}; тепер даних немає",
}


def change_text(code: str, **values: object) -> str:
    """KeyError if there is no such text, or a value is missing."""
    text = _TEXTS[code]
    return Sentence(text, text).fill("uk", {name: str(value) for name, value in values.items()})
