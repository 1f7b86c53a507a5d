"""Catalogue entries: the plan's indicators, and what cannot be counted together."""

from workbook_tools.model.finding import Severity
from workbook_tools.rules.entry import Entry, Sentence

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "plan_indicator_without_measure",
        Severity.ERROR,
        Sentence(
            "Показник не належить жодному заходу: такого коду на аркуші «Заходи» немає.",
            "The indicator belongs to no measure: the sheet “Заходи” has no such code.",
        ),
        Sentence(
            "Оберіть зі списку постійний код заходу з аркуша «Заходи».",
            "Choose the permanent code of a measure of the sheet “Заходи”.",
        ),
        Sentence("код заходу «12», а заходів 11", "the measure's code “12” where there are 11 measures"),
    ),
    Entry(
        "plan_number_instead_of_code",
        Severity.ERROR,
        Sentence(
            "Тут вказано № заходу, а потрібен його постійний код: «{due}».",
            "This is the measure's №; its permanent code is due: “{due}”.",
        ),
        Sentence("Впишіть «{due}».", "Type “{due}”."),
        Sentence("№ 4 замість коду «m-07»", "№ 4 in place of the code “m-07”"),
    ),
    Entry(
        "plan_register_not_flow",
        Severity.ERROR,
        Sentence(
            "З реєстру рахується лише «потік (сума)», а вид показника — «{kind}».",
            "Only a “потік (сума)” is counted from the register; the indicator is a “{kind}”.",
        ),
        Sentence(
            "Оберіть «вноситься» у стовпці «Звідки значення» або змініть вид показника.",
            "Choose “вноситься” in the column “Звідки значення”, or change the kind.",
        ),
        Sentence("«частка, %» з реєстру", "a “частка, %” from the register"),
    ),
    Entry(
        "plan_forms_missing",
        Severity.ERROR,
        Sentence(
            "Показник рахується з реєстру, але класи форм не вказано.",
            "The indicator is counted from the register, but no classes of forms are named.",
        ),
        Sentence(
            "Вкажіть через кому, які рядки рахувати: {options}, або «усі».",
            "Name the classes, with commas between them: {options}, or “усі”.",
        ),
        Sentence("«кількість з реєстру» без класів форм", "“кількість з реєстру” without classes"),
    ),
    Entry(
        "plan_forms_unneeded",
        Severity.WARNING,
        Sentence(
            "Класи форм не враховуються: значення цього показника вноситься.",
            "The classes of forms are ignored: this indicator's value is entered.",
        ),
        Sentence(
            "Очистіть клітинку або оберіть, як рахувати з реєстру.",
            "Clear the cell, or choose a count of the register.",
        ),
        Sentence("«захід» біля «вноситься»", "“захід” beside “вноситься”"),
    ),
    Entry(
        "plan_class_repeated",
        Severity.WARNING,
        Sentence(
            "Клас форм «{name}» вказано двічі; враховано один раз.", "The class “{name}” is named twice; taken once."
        ),
        Sentence("Залиште його один раз.", "Keep it once."),
        Sentence("«захід, захід»", "“захід, захід”"),
    ),
    Entry(
        "plan_class_without_forms",
        Severity.WARNING,
        Sentence(
            "У списку форм немає жодної форми класу «{name}», тож таких рядків у реєстрі не буде.",
            "The list of forms has none of the class “{name}”, so the register will have no such rows.",
        ),
        Sentence(
            "Додайте форму цього класу на аркуші «Розпорядження».",
            "Add a form of this class on the sheet “Розпорядження”.",
        ),
        Sentence("показник рахує продукцію, а форм продукції немає", "products are counted, but no form is a product"),
    ),
    Entry(
        "plan_continuation_counted",
        Severity.ERROR,
        Sentence(
            "«Продовження» не рахується вдруге, тому не може входити до кількості з реєстру.",
            "A continuation never counts, so it cannot be part of a count of the register.",
        ),
        Sentence("Приберіть «продовження» з класів форм.", "Take “продовження” out of the classes."),
        Sentence("«кількість з реєстру» з класом «продовження»", "a count of “продовження”"),
    ),
    Entry(
        "plan_periodic_not_counted",
        Severity.ERROR,
        Sentence(
            "Щомісячні та щотижневі показники перевіряються за рядками реєстру, а джерело значення — «{source}».",
            "Monthly and weekly indicators are judged by rows of the register; the value's source is “{source}”.",
        ),
        Sentence(
            "Оберіть «кількість з реєстру» або іншу періодичність.", "Choose “кількість з реєстру”, or another cadence."
        ),
        Sentence("«щотижня» і «вноситься»", "“щотижня” and “вноситься”"),
    ),
    Entry(
        "plan_periodic_without_target",
        Severity.ERROR,
        Sentence(
            "Не вказано, скільки разів на місяць чи тиждень це має відбуватися.",
            "How many times a month or a week is not said.",
        ),
        Sentence(
            "Впишіть планове значення за один період, наприклад 1.", "Type the target of one period, for example 1."
        ),
        Sentence("«щомісяця» без планового значення", "“щомісяця” without a target"),
    ),
    Entry(
        "plan_share_without_target",
        Severity.ERROR,
        Sentence("У частки немає планового значення у відсотках.", "The share has no target in per cent."),
        Sentence("Впишіть відсоток числом, наприклад 75.", "Type the per cent as a number, for example 75."),
        Sentence("«частка, %» без планового значення", "a “частка, %” without a target"),
    ),
    Entry(
        "plan_share_without_parts",
        Severity.ERROR,
        Sentence(
            "У частки не вказано «{column}»: незрозуміло, що від чого рахувати.",
            "The share has no “{column}”: what is counted of what?",
        ),
        Sentence(
            "Опишіть словами, наприклад: охоплено осіб 16–25 років (чисельник), чисельність осіб 16–25 років "
            "у місті (знаменник).",
            "Describe it in words: the people reached aged 16–25 (numerator), all people of that age (denominator).",
        ),
        Sentence("«частка, %» без чисельника", "a “частка, %” without a numerator"),
    ),
    Entry(
        "plan_share_parts_unneeded",
        Severity.WARNING,
        Sentence(
            "«{column}» не враховується: показник — не частка.", "“{column}” is ignored: the indicator is no share."
        ),
        Sentence("Очистіть клітинку або оберіть вид «частка, %».", "Clear the cell, or choose the kind “частка, %”."),
        Sentence("чисельник у показника «потік (сума)»", "a numerator of a “потік (сума)”"),
    ),
    Entry(
        "plan_baseline_unneeded",
        Severity.WARNING,
        Sentence(
            "Базове значення не враховується: воно потрібне лише показникам «на дату».",
            "The baseline is ignored: only a “на дату” indicator has one.",
        ),
        Sentence("Очистіть клітинку або оберіть вид «на дату».", "Clear the cell, or choose the kind “на дату”."),
        Sentence("база у показника «потік (сума)»", "a baseline of a “потік (сума)”"),
    ),
    Entry(
        "plan_growth_not_stock",
        Severity.ERROR,
        Sentence(
            "Зростання до бази можливе лише для показника «на дату», а вид — «{kind}».",
            "Growth against a baseline is for “на дату” indicators; the kind is “{kind}”.",
        ),
        Sentence("Впишіть «ні» або оберіть вид «на дату».", "Type “ні”, or choose the kind “на дату”."),
        Sentence("зростання у показника «стан»", "growth of a “стан”"),
    ),
    Entry(
        "plan_state_with_target",
        Severity.ERROR,
        Sentence(
            "«Стан» не має числа: на нього відповідають «так», «частково» або «ні».",
            "A “стан” has no number: the answer is “так”, “частково” or “ні”.",
        ),
        Sentence("Очистіть «{column}» або змініть вид показника.", "Clear “{column}”, or change the kind."),
        Sentence("планове значення 1 у показника «стан»", "the target 1 of a “стан”"),
    ),
    Entry(
        "plan_comparator_missing",
        Severity.ERROR,
        Sentence(
            "Планове значення є, а умови немає: не менше, не більше чи дорівнює?",
            "There is a target but no condition: at least, at most, exactly?",
        ),
        Sentence("Оберіть зі списку: {options}.", "Choose from the list: {options}."),
        Sentence("10000 без «не менше ніж»", "10000 without “не менше ніж”"),
    ),
    Entry(
        "plan_comparator_without_target",
        Severity.ERROR,
        Sentence("Умова є, а планового значення немає.", "There is a condition but no target."),
        Sentence(
            "Впишіть планове значення, очистіть умову або вкажіть «так» у стовпці «Важливе зростання».",
            "Type the target, clear the condition, or put “так” into “Важливе зростання”.",
        ),
        Sentence("«не менше ніж» без числа", "“не менше ніж” without a number"),
    ),
)
