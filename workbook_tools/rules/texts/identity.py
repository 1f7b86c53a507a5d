"""Catalogue entries: whose template a workbook is, by the codes that it carries."""

from workbook_tools.model.finding import Severity
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.entry import Entry, Sentence

_NOTHING_TO_MEND = Sentence("Нічого робити не потрібно.", "Nothing to do.")
_INTO_THE_FORM = Sentence(
    "Підрозділу потрібно перенести дані до форми за цей квартал, яку створив для нього координатор, і надіслати її.",
    "The department is to move the data into its form of this quarter, made by the coordinator, and to send that form.",
)
_LOOK_AND_ASK = Sentence(
    "З’ясуйте, чий це звіт, і попросіть підрозділ перенести дані у власну форму цього кварталу.",
    "Find out whose report it is and ask the department to move the data into its own form of this quarter.",
)

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "form_code_missing",
        Severity.ERROR,
        Sentence(
            "У файлі немає коду форми: це не форма, яку надіслав координатор.",
            "The file carries no form code: it is not a form that the coordinator sent out.",
        ),
        _INTO_THE_FORM,
        Sentence("Надіслано власну таблицю відділу.", "The department sent a table of its own."),
        Outcome.QUARANTINED,
    ),
    Entry(
        "form_code_damaged",
        Severity.ERROR,
        Sentence(
            "Код форми змінено, його не вдалося прочитати: «{found}».",
            "The form code was changed and cannot be read: “{found}”.",
        ),
        _INTO_THE_FORM,
        Sentence("«Код форми: 7K3MX-9QPT»", "“Код форми: 7K3MX-9QPT”"),
        Outcome.QUARANTINED,
    ),
    Entry(
        "form_code_unknown",
        Severity.ERROR,
        Sentence(
            "Форму з кодом {form} не видавали: її немає серед форм, які створив координатор.",
            "No form with the code {form} was issued: it is not among those the coordinator made.",
        ),
        _INTO_THE_FORM,
        Sentence("Форма іншої міської ради.", "A form of another city council."),
        Outcome.QUARANTINED,
    ),
    Entry(
        "form_codes_disagree",
        Severity.WARNING,
        Sentence(
            "Файл містить коди різних форм: {forms}.",
            "The file carries the codes of different forms: {forms}.",
        ),
        _LOOK_AND_ASK,
        Sentence("Дані скопійовано у форму іншого підрозділу.", "The data were copied into another department's form."),
        Outcome.HELD,
    ),
    Entry(
        "sheets_of_different_forms",
        Severity.WARNING,
        Sentence(
            "Аркуші цього файлу взято з різних форм: {forms}.",
            "The sheets of this file come from different forms: {forms}.",
        ),
        Sentence(
            "Попросіть надіслати звіт кожного підрозділу і кварталу окремим файлом.",
            "Ask for the report of each department and quarter as a file of its own.",
        ),
        Sentence(
            "Аркуш «Звіт» культури, аркуш «Реєстр» освіти.", "The sheet “Звіт” of Culture, “Реєстр” of Education."
        ),
        Outcome.HELD,
    ),
    Entry(
        "form_details_disagree",
        Severity.WARNING,
        Sentence(
            "Код {form} належить формі «{issued}», а у прихованих відомостях файлу записано «{found}».",
            "The code {form} belongs to the form “{issued}”, but the hidden details of the file say “{found}”.",
        ),
        _LOOK_AND_ASK,
        Sentence(
            "Код форми культури, а прихований аркуш від форми освіти.",
            "The form code of Culture, but the hidden sheet of Education's form.",
        ),
        Outcome.HELD,
    ),
    Entry(
        "carrier_cell",
        Severity.NOTE,
        Sentence(
            "Клітинка аркуша містить код {form} ({issued}).", "A cell of the sheet has the code {form} ({issued})."
        ),
        _NOTHING_TO_MEND,
        Sentence("Клітинка B2 аркуша «Звіт»: 7K3MX-9QPT2-W.", "Cell B2 of the sheet “Звіт”: 7K3MX-9QPT2-W."),
    ),
    Entry(
        "carrier_meta",
        Severity.NOTE,
        Sentence("Прихований аркуш містить код {form} ({issued}).", "The hidden sheet has the code {form} ({issued})."),
        _NOTHING_TO_MEND,
        Sentence("Аркуш «_meta»: 7K3MX-9QPT2-W.", "The sheet “_meta”: 7K3MX-9QPT2-W."),
    ),
    Entry(
        "carrier_property",
        Severity.NOTE,
        Sentence(
            "Властивості файлу містять код {form} ({issued}).", "The file's properties have the code {form} ({issued})."
        ),
        _NOTHING_TO_MEND,
        Sentence("Властивість «wt_code»: 7K3MX-9QPT2-W.", "The property “wt_code”: 7K3MX-9QPT2-W."),
    ),
    Entry(
        "carrier_keywords",
        Severity.NOTE,
        Sentence(
            "Ключові слова файлу містять код {form} ({issued}).", "The file's keywords have the code {form} ({issued})."
        ),
        _NOTHING_TO_MEND,
        Sentence("Ключові слова: 7K3MX-9QPT2-W.", "Keywords: 7K3MX-9QPT2-W."),
    ),
    Entry(
        "carrier_footer",
        Severity.NOTE,
        Sentence(
            "Нижній колонтитул аркуша містить код {form} ({issued}).",
            "The footer of the sheet has the code {form} ({issued}).",
        ),
        _NOTHING_TO_MEND,
        Sentence("Колонтитул аркуша «Звіт»: 7K3MX-9QPT2-W.", "The footer of the sheet “Звіт”: 7K3MX-9QPT2-W."),
    ),
    Entry(
        "form_code_partly_damaged",
        Severity.NOTE,
        Sentence(
            "Код форми в цій клітинці змінено: «{found}»; форму впізнано за іншими ознаками.",
            "The form code in this cell was changed: “{found}”; the form was recognised by other marks.",
        ),
        _NOTHING_TO_MEND,
        Sentence("«Код форми: 7K3MX»", "“Код форми: 7K3MX”"),
    ),
    Entry(
        "form_code_only_visible",
        Severity.NOTE,
        Sentence(
            "Форму впізнано лише за видимим кодом {form}: прихованих ознак у файлі немає.",
            "The form was recognised by its visible code {form} alone: the file has none of the hidden marks.",
        ),
        Sentence(
            "Наступного разу заповнюйте надіслану форму, а не копію її клітинок.",
            "Next time fill in the form that was sent, not a copy of its cells.",
        ),
        Sentence("Клітинки скопійовано в новий файл.", "The cells were copied into a new file."),
    ),
    Entry(
        "form_code_not_visible",
        Severity.NOTE,
        Sentence(
            "Видимого коду форми в клітинках немає; форму впізнано за прихованим кодом {form}.",
            "No cell shows the form code; the form was recognised by the hidden code {form}.",
        ),
        Sentence("Не видаляйте код форми з аркушів.", "Do not delete the form code from the sheets."),
        Sentence("Рядок з кодом видалено.", "The row with the code was deleted."),
    ),
)
