"""Catalogue entries: a report against the day it came and against what was accepted before."""

from workbook_tools.model.finding import Severity
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.entry import Entry, Sentence

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "department_not_asked",
        Severity.WARNING,
        Sentence(
            "«{name}» за чинним планом не звітує за {quarter:label}, тому цей звіт до зведення не потрапить.",
            "By the plan in force “{name}” does not report for {quarter}, so this report does not go into the summary.",
        ),
        Sentence(
            "Якщо підрозділ має звітувати, поверніть його до плану й прийміть звіт; якщо ні, відхиліть звіт.",
            "If it has to report, put it back into the plan and accept the report; if not, reject it.",
        ),
        Sentence("Підрозділ вилучено з плану після видачі форми.", "It left the plan after its form was issued."),
        Outcome.HELD,
    ),
    Entry(
        "plan_of_another_year",
        Severity.WARNING,
        Sentence(
            "Це звіт за {quarter:label}, а план у папці templates на {year} рік, тому до зведення він не потрапить.",
            "This is a report for {quarter}, and the plan in the folder templates is of {year}, so it does not go into "
            "the summary.",
        ),
        Sentence(
            "Щоб урахувати його, поверніть до папки templates план того року, прийміть звіт і зведіть квартал; якщо "
            "звіт уже не потрібний, відхиліть його.",
            "To count it, put that year’s plan back into the folder templates, accept the report and merge the "
            "quarter; if it is no longer needed, reject it.",
        ),
        Sentence(
            "Звіт за IV квартал 2020 року надійшов, коли план був уже на 2021 рік.",
            "The report for 2020-Q4 came when the plan was of 2021 already.",
        ),
        Outcome.HELD,
    ),
    Entry(
        "quarter_issued",
        Severity.WARNING,
        Sentence(
            "Інформацію за {quarter:label} уже видано (видання {number}), тому цей звіт можна врахувати лише за "
            "рішенням координатора.",
            "The information of {quarter} was issued already (edition {number}), so this report counts only if the "
            "coordinator decides so.",
        ),
        Sentence(
            "Якщо прийняти звіт, зміни ввійдуть до наступного видання з позначкою «уточнена»; якщо він не потрібний, "
            "його відхиляють.",
            "If it is accepted, what it changes goes into the next edition, marked as corrected; if it is not needed, "
            "it is rejected.",
        ),
        Sentence(
            "Звіт за III квартал надійшов 25.09.2020, а видання 1 міський голова отримав 18.09.2020.",
            "The report for 2020-Q3 came on 25.09.2020, and the mayor got edition 1 on 18.09.2020.",
        ),
        Outcome.HELD,
    ),
    Entry(
        "quarter_not_begun",
        Severity.ERROR,
        Sentence(
            "Звітний період починається {first}, а звіт надійшов {received}.",
            "The reporting period begins on {first}, and the report came on {received}.",
        ),
        Sentence(
            "Перевірте, чи це форма потрібного кварталу, і надішліть звіт, коли період розпочнеться.",
            "Check that this is the right quarter's form, and send it once the period has begun.",
        ),
        Sentence("Форма за IV квартал надійшла у вересні.", "The form for the fourth quarter came in September."),
    ),
    Entry(
        "quarter_closed",
        Severity.NOTE,
        Sentence(
            "Звіт за {quarter:label} надійшов {received}, коли минув і строк за наступний квартал, {deadline}.",
            "The report for {quarter} came on {received}, when the next quarter's date, {deadline}, was past too.",
        ),
        Sentence(
            "Підсумки, які вже подано, зміняться; координатор повідомить про це в уточненні.",
            "Totals that were passed on already change; the coordinator tells of it in a correction.",
        ),
        Sentence("Звіт за III квартал 2020 року надійшов 11.01.2021.", "The report for 2020-Q3 came on 11.01.2021."),
    ),
    Entry(
        "as_of_in_next_report",
        Severity.ERROR,
        Sentence(
            "«Станом на» {date}: дні від {first} вже враховано у звіті за {quarter:label}.",
            "As of {date}: the days from {first} on are counted in the report for {quarter} already.",
        ),
        Sentence(
            "Залиште станом на {last}. Про пізніші події звітуйте в уточненні за {quarter:label}.",
            "Leave the as-of date at {last}. Later events belong in a correction of {quarter}.",
        ),
        Sentence(
            "Уточнення за III квартал станом на 30.09.2020, коли звіт за IV квартал починається з 17.09.2020.",
            "A correction of 2020-Q3 as of 30.09.2020 where the report for 2020-Q4 begins on 17.09.2020.",
        ),
    ),
    Entry(
        "days_between_reports",
        Severity.WARNING,
        Sentence(
            "Дні з {missed} до {last} не входять до жодного звіту: цей закінчується {date}, "
            "а звіт за {quarter:label} починається {first}.",
            "The days from {missed} to {last} are in no report: this one ends on {date}, "
            "and the report for {quarter} begins on {first}.",
        ),
        Sentence(
            "Вкажіть станом на {last} або додайте ці дні до уточнення за {quarter:label}.",
            "Give the as-of date as {last}, or add these days to a correction of {quarter}.",
        ),
        Sentence(
            "Уточнення за III квартал станом на 10.09.2020, коли звіт за IV квартал починається з 17.09.2020.",
            "A correction of 2020-Q3 as of 10.09.2020 where the report for 2020-Q4 begins on 17.09.2020.",
        ),
    ),
    Entry(
        "as_of_after_receipt",
        Severity.ERROR,
        Sentence(
            "Дата «станом на» {date} пізніша за день, коли звіт надійшов, {received}.",
            "The as-of date {date} is after the day the report came, {received}.",
        ),
        Sentence(
            "Вкажіть день, станом на який відомості вже були відомі.",
            "Enter the day on which the information was known.",
        ),
        Sentence(
            "«Станом на 30.09.2020» у звіті, що надійшов 16.09.2020.", "“As of 30.09.2020”, received on 16.09.2020."
        ),
    ),
    Entry(
        "event_after_receipt",
        Severity.ERROR,
        Sentence(
            "Дата {date} пізніша за день, коли звіт надійшов, {received}.",
            "The date {date} is after the day the report came, {received}.",
        ),
        Sentence(
            "Виправте дату; про те, що відбудеться пізніше, звітуйте в наступному кварталі.",
            "Correct the date; what takes place later belongs in the next quarter's report.",
        ),
        Sentence(
            "Подія 30.09.2020 у звіті, що надійшов 17.09.2020.", "An event of 30.09.2020, received on 17.09.2020."
        ),
    ),
    Entry(
        "opening_missing",
        Severity.ERROR,
        Sentence(
            "Не вказано, скільки було з початку року до звітного періоду.",
            "What came before the reporting period since the year began is not given.",
        ),
        Sentence(
            "Вкажіть число; якщо нічого не було, вкажіть 0.",
            "Enter the number; enter 0 if there was nothing.",
        ),
        Sentence(
            "Порожнє «З початку року до звітного періоду» у першому звіті.", "A blank opening in the first report."
        ),
    ),
    Entry(
        "opening_differs",
        Severity.WARNING,
        Sentence(
            "У формі з початку року — {printed}, а за прийнятими звітами — {known}. Рахуємо {known}.",
            "The form's opening is {printed}, the accepted reports give {known}. {known} counts.",
        ),
        Sentence(
            "Якщо прийняте неправильне, надішліть уточнення за попередній квартал.",
            "If what was accepted is wrong, send a correction of the earlier quarter.",
        ),
        Sentence(
            "Звіт за III квартал уточнено після видачі форми.", "2020-Q3 was corrected after the form was issued."
        ),
    ),
    Entry(
        "value_fell",
        Severity.WARNING,
        Sentence(
            "Було {before} (звіт за {quarter:label}), тепер {value}: показник зменшився.",
            "It was {before} (report for {quarter}), now {value}: it fell.",
        ),
        Sentence(
            "Вкажіть значення станом на дату звіту, а не лише за квартал. Якщо воно справді зменшилось, "
            "поясніть у «Пояснення».",
            "Give the value as of the report's date, not the quarter's alone. If it did fall, say why in “Пояснення”.",
        ),
        Sentence("Підприємств було 12, тепер 3.", "Enterprises were 12 and now are 3."),
    ),
    Entry(
        "state_fell",
        Severity.WARNING,
        Sentence(
            "Було «{before}» (звіт за {quarter:label}), тепер «{value}».",
            "It was “{before}” (report for {quarter}), now “{value}”.",
        ),
        Sentence(
            "Перевірте відповідь і поясніть зміну у «Пояснення».", "Check the answer, and say why in “Пояснення”."
        ),
        Sentence("У III кварталі «так», у IV — «ні».", "“Yes” in 2020-Q3, “no” in 2020-Q4."),
    ),
    Entry(
        "status_went_back",
        Severity.WARNING,
        Sentence(
            "Було «{before}» (звіт за {quarter:label}), тепер «{status}».",
            "It was “{before}” (report for {quarter}), now “{status}”.",
        ),
        Sentence("Перевірте стан виконання.", "Check the status."),
        Sentence("Захід виконувався, а тепер «не розпочато».", "A measure in progress is now “not started”."),
    ),
    Entry(
        "text_repeated",
        Severity.WARNING,
        Sentence(
            "Опис дослівно повторює звіт за {quarter:label}.",
            "The words repeat the report for {quarter}.",
        ),
        Sentence(
            "Опишіть, що зроблено саме у цьому звітному періоді.",
            "Say what was done in this reporting period.",
        ),
        Sentence("Той самий абзац, що й минулого кварталу.", "The same paragraph as last quarter."),
    ),
    Entry(
        "looks_like_copy",
        Severity.WARNING,
        Sentence(
            "Схоже на копію звіту за {quarter:label}: збігається {count} із {total:значення,значень,значень}.",
            "This looks like a copy of the report for {quarter}: {count} of {total:value,values} are equal.",
        ),
        Sentence(
            "Перевірте, чи надіслано звіт саме за цей квартал.",
            "Check that the report is this quarter's own.",
        ),
        Sentence("Числа й описи ті самі, що минулого кварталу.", "Numbers and words are those of last quarter."),
    ),
    Entry(
        "continuation_without_item",
        Severity.WARNING,
        Sentence(
            "«{form}» додає охоплення до раніше поданої позиції, а такої для цього заходу немає.",
            "“{form}” adds reach to an earlier item, but this measure has none.",
        ),
        Sentence(
            "Оберіть іншу форму, якщо це нова позиція, або додайте рядок тієї, яку вона продовжує.",
            "Choose another form if the item is new, or add the row that it continues.",
        ),
        Sentence("Продовження стенда, про який не звітували.", "A continuation of a stand that was never reported."),
    ),
    Entry(
        "revision_empties",
        Severity.WARNING,
        Sentence(
            "«{column}»: прийнято раніше — {before}; у новому звіті — {now}.",
            "“{column}”: accepted before: {before}; in the new report: {now}.",
        ),
        Sentence(
            "Координатор уточнить у підрозділу, чи це навмисно, і прийме або відхилить звіт.",
            "The coordinator asks whether this is meant, and accepts or rejects the report.",
        ),
        Sentence(
            "Прийнято 40 домогосподарств, у новому звіті 0.", "40 households were accepted, the new report says 0."
        ),
        Outcome.HELD,
    ),
    Entry(
        "revision_empties_register",
        Severity.WARNING,
        Sentence(
            "Прийнято раніше {count:рядок,рядки,рядків} «Реєстру» за цим заходом ({events}); "
            "у новому звіті немає жодного.",
            "{count:register row,register rows} of this measure were accepted ({events}); the new report has none.",
        ),
        Sentence(
            "Координатор уточнить у підрозділу, чи це навмисно, і прийме або відхилить звіт.",
            "The coordinator asks whether this is meant, and accepts or rejects the report.",
        ),
        Sentence(
            "Прийнято п’ять подій, у новому звіті «Реєстр» порожній.", "Five events were accepted, now there are none."
        ),
        Outcome.HELD,
    ),
    Entry(
        "revision_turns_nil",
        Severity.WARNING,
        Sentence(
            "Прийнято звіт, у якому {measures:захід,заходи,заходів} з описом, {numbers:показник,показники,показників} "
            "з числами і {rows:рядок,рядки,рядків} «Реєстру», а в новому зазначено, що заходи не проводились.",
            "What was accepted has {measures:measure,measures} with words, {numbers:indicator,indicators} with numbers "
            "and {rows:register row,register rows}; the new report says that nothing was done.",
        ),
        Sentence(
            "Координатор уточнить у підрозділу, чи це навмисно, і прийме або відхилить звіт.",
            "The coordinator asks whether this is meant, and accepts or rejects the report.",
        ),
        Sentence("Після заповненого звіту надійшов «Заходи не проводились».", "A nil report after a filled one."),
        Outcome.HELD,
    ),
    Entry(
        "correction_of_earlier_quarter",
        Severity.NOTE,
        Sentence(
            "Це уточнення за {quarter:label}: від нього зміняться підсумки наступних кварталів.",
            "This corrects {quarter}: the totals of later quarters change with it.",
        ),
        Sentence("Нічого робити не потрібно.", "There is nothing to do."),
        Sentence("20.10.2020 надійшов виправлений звіт за III квартал.", "A corrected 2020-Q3 came on 20.10.2020."),
    ),
    Entry(
        "same_moment",
        Severity.WARNING,
        Sentence(
            "За цей квартал від підрозділу одночасно надійшов не один звіт (цей та {other}). Який із них чинний?",
            "More than one report of this department and quarter came at the same moment (this one and {other}). "
            "Which one holds?",
        ),
        Sentence(
            "Координатор приймає один із них, а решту відхиляє; доти не враховано жодного, крім уже доповіданого.",
            "The coordinator accepts one of them and rejects the rest; until then none counts, but what was issued.",
        ),
        Sentence("В одному листі два різні заповнені звіти.", "One message with two different reports."),
        Outcome.HELD,
    ),
    Entry(
        "superseded_bytes",
        Severity.WARNING,
        Sentence(
            "Це та сама версія звіту, яку вже замінено новішою (надходження №\u00a0{receipt}). "
            "Навмисно повернули попередню версію?",
            "This is a version that a newer one replaced already (receipt No.\u00a0{receipt}). Is the return meant?",
        ),
        Sentence(
            "Координатор уточнить у підрозділу і прийме або відхилить цей файл.",
            "The coordinator asks the department, and accepts or rejects this file.",
        ),
        Sentence("Надіслано файл, який виправили тиждень тому.", "A file was sent that was corrected a week ago."),
        Outcome.HELD,
    ),
)
