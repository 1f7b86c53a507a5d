"""Catalogue entries: the report as a whole, its as-of date and its nil answer."""

from workbook_tools.model.finding import Severity
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.entry import Entry, Sentence

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "as_of_outside_year",
        Severity.ERROR,
        Sentence(
            "Дата «станом на» {date} не належить до {year} року.",
            "The as-of date {date} is not in the year {year}.",
        ),
        Sentence(
            "Виправте рік; останній день, на який подають відомості за рік, — 31.12.{year}.",
            "Correct the year; the last day that reports of the year may be as of is 31.12.{year}.",
        ),
        Sentence("«Станом на 16.09.2019» у звіті за 2020 рік.", "“As of 16.09.2019” in a report for 2020."),
    ),
    Entry(
        "as_of_after_quarter",
        Severity.WARNING,
        Sentence(
            "Дата «станом на» {date} — уже після кінця кварталу ({last}).",
            "The as-of date {date} is after the quarter's end ({last}).",
        ),
        Sentence(
            "Якщо це звіт за наступний квартал, заповніть його форму. Якщо дата правильна, нічого не змінюйте.",
            "If this is the next quarter's report, use its form. If the date is right, leave it.",
        ),
        Sentence("Звіт за III квартал станом на 05.11.2020.", "A report for 2020-Q3 as of 05.11.2020."),
    ),
    Entry(
        "as_of_next_quarter",
        Severity.WARNING,
        Sentence(
            "Це форма за {quarter:label}, а відомості — станом на {date}. Можливо, стару форму заповнено за "
            "{following:label}.",
            "This is the form for {quarter}, as of {date}: it may be the old form filled in for {following}.",
        ),
        Sentence(
            "Координатор уточнить у підрозділу, за який квартал цей звіт, і прийме або відхилить його.",
            "The coordinator asks which quarter the report is for, and accepts or rejects it.",
        ),
        Sentence("Форма за III квартал станом на 15.12.2020.", "The form for 2020-Q3 as of 15.12.2020."),
        Outcome.HELD,
    ),
    Entry(
        "nil_but_filled",
        Severity.ERROR,
        Sentence(
            "У звіті зазначено, що заходи не проводились, а тут є відомості про виконання.",
            "The report says that nothing was done, but here is what was done.",
        ),
        Sentence(
            "Очистіть цей рядок або приберіть «так» у «Заходи у звітному періоді не проводились».",
            "Clear this row, or clear the “yes” that says nothing was done.",
        ),
        Sentence(
            "Обрано «Заходи не проводились», а захід № 1 описано як виконаний.",
            "Nothing was done, and measure No. 1 is described as done.",
        ),
    ),
    Entry(
        "nil_register_filled",
        Severity.ERROR,
        Sentence(
            "У звіті зазначено, що заходи не проводились, а в «Реєстрі» є {count:рядок,рядки,рядків}.",
            "The report says that nothing was done, but the register has {count:row,rows}.",
        ),
        Sentence(
            "Очистіть рядки «Реєстру» або приберіть «так» у «Заходи у звітному періоді не проводились».",
            "Clear the register's rows, or clear the “yes” that says nothing was done.",
        ),
        Sentence(
            "Обрано «Заходи не проводились», а в «Реєстрі» три події.",
            "Nothing was done, and the register has three events.",
        ),
    ),
    Entry(
        "nil_not_taken",
        Severity.WARNING,
        Sentence(
            "Заходи не проводились, тому те, що вказано в цьому рядку, до зведення не потрапить.",
            "Nothing was done, so what stands in this row will not be part of the consolidated report.",
        ),
        Sentence(
            "Якщо ці відомості потрібні, приберіть «так» у «Заходи у звітному періоді не проводились».",
            "If it matters, clear the “yes” that says nothing was done.",
        ),
        Sentence(
            "Обрано «Заходи не проводились», а для заходу № 1 вказано «не розпочато».",
            "Nothing was done, and measure No. 1 says “not started”.",
        ),
    ),
    Entry(
        "reason_without_nil",
        Severity.WARNING,
        Sentence(
            "Вказано причину, з якої заходи не проводились, але «так» не обрано.",
            "There is a reason why nothing was done, but the “yes” is not chosen.",
        ),
        Sentence(
            "Оберіть «так», якщо заходи не проводились, або очистіть причину.",
            "Choose “yes” if nothing was done, or clear the reason.",
        ),
        Sentence("Причину написано, а поле «так» порожнє.", "The reason is there, the “yes” is blank."),
    ),
    Entry(
        "empty_words",
        Severity.ERROR,
        Sentence(
            "«{column}»: вказано лише «{value}», без жодного слова.",
            "“{column}” holds only “{value}”, without a word.",
        ),
        Sentence("Напишіть кілька слів.", "Write a few words."),
        Sentence("Риска замість причини невиконання.", "A dash instead of the reason why it was not done."),
    ),
)
