"""The words by which the plan workbook names what the model enumerates; one table for writer and reader."""

from collections.abc import Mapping
from enum import StrEnum

from workbook_tools.model.plan import (
    Cadence,
    Comparator,
    DepartmentKind,
    EventForm,
    FormClass,
    IndicatorKind,
    ValueSource,
)
from workbook_tools.model.quarter import WeekendRule
from workbook_tools.model.text import fold


class WordList(StrEnum):
    """The dropdowns of the plan workbook."""

    DEPARTMENT_KINDS = "department_kinds"
    INDICATOR_KINDS = "indicator_kinds"
    COMPARATORS = "comparators"
    CADENCES = "cadences"
    SOURCES = "sources"
    FORM_CLASSES = "form_classes"
    WEEKEND_RULES = "weekend_rules"
    YES_NO = "yes_no"


YES_VALUE = "yes"
NO_VALUE = "no"

WORDS: Mapping[WordList, Mapping[str, str]] = {
    WordList.DEPARTMENT_KINDS: {
        DepartmentKind.COUNCIL_DEPARTMENT: "підрозділ міської ради",
        DepartmentKind.COMMUNAL_ENTERPRISE: "комунальне підприємство",
        DepartmentKind.EXTERNAL_STATE_BODY: "зовнішній виконавець",
    },
    WordList.INDICATOR_KINDS: {
        IndicatorKind.FLOW: "потік (сума)",
        IndicatorKind.STOCK: "на дату",
        IndicatorKind.SHARE: "частка, %",
        IndicatorKind.STATE: "стан",
    },
    WordList.COMPARATORS: {
        Comparator.AT_LEAST: "не менше ніж",
        Comparator.MORE_THAN: "більше ніж",
        Comparator.AT_MOST: "не більше ніж",
        Comparator.LESS_THAN: "менше ніж",
        Comparator.EXACTLY: "дорівнює",
    },
    WordList.CADENCES: {
        Cadence.MONTH: "щомісяця",
        Cadence.WEEK: "щотижня",
        Cadence.QUARTER: "щокварталу",
        Cadence.YEAR: "за рік",
    },
    WordList.SOURCES: {
        ValueSource.ENTERED: "вноситься",
        ValueSource.REGISTER_COUNT: "кількість з реєстру",
        ValueSource.REGISTER_REACH: "охоплення з реєстру",
    },
    WordList.FORM_CLASSES: {
        FormClass.EVENT: "захід",
        FormClass.PUBLICATION: "публікація",
        FormClass.PRODUCT: "продукція",
        FormClass.CONTINUATION: "продовження",
    },
    WordList.WEEKEND_RULES: {
        WeekendRule.PREVIOUS: "попередній робочий день",
        WeekendRule.NEXT: "наступний робочий день",
        WeekendRule.NONE: "не переносити",
    },
    WordList.YES_NO: {YES_VALUE: "так", NO_VALUE: "ні"},
}

ALL_CLASSES = "усі"
"""All classes of forms; of them a count takes all but continuations, which never count."""

_SYNONYMS: Mapping[WordList, Mapping[str, str]] = {
    WordList.INDICATOR_KINDS: {
        "потік": IndicatorKind.FLOW,
        "сума": IndicatorKind.FLOW,
        "станом на дату": IndicatorKind.STOCK,
        "частка": IndicatorKind.SHARE,
        "%": IndicatorKind.SHARE,
    },
    WordList.COMPARATORS: {
        "не менше": Comparator.AT_LEAST,
        "≥": Comparator.AT_LEAST,
        ">=": Comparator.AT_LEAST,
        "більше": Comparator.MORE_THAN,
        ">": Comparator.MORE_THAN,
        "не більше": Comparator.AT_MOST,
        "≤": Comparator.AT_MOST,
        "<=": Comparator.AT_MOST,
        "менше": Comparator.LESS_THAN,
        "<": Comparator.LESS_THAN,
        "рівно": Comparator.EXACTLY,
        "=": Comparator.EXACTLY,
    },
    WordList.CADENCES: {
        "щомісячно": Cadence.MONTH,
        "щотижнево": Cadence.WEEK,
        "щоквартально": Cadence.QUARTER,
        "щороку": Cadence.YEAR,
        "щорічно": Cadence.YEAR,
    },
}

_MEANINGS: Mapping[WordList, Mapping[str, str]] = {
    words: {fold(text): value for value, text in WORDS[words].items()}
    | {fold(text): value for text, value in _SYNONYMS.get(words, {}).items()}
    for words in WordList
}


def meaning(words: WordList, text: str) -> str | None:
    """The enumerated value that a word of the list stands for; None if it is no word of it."""
    return _MEANINGS[words].get(fold(text))


def options(words: WordList) -> str:
    """«щомісяця · щотижня · щокварталу · за рік», for a sentence."""
    return " · ".join(WORDS[words].values())


DEFAULT_FORMS: tuple[EventForm, ...] = tuple(
    EventForm(name, form_class)
    for form_class, names in (
        (
            FormClass.EVENT,
            (
                "прес-конференція",
                "брифінг",
                "круглий стіл",
                "робоча зустріч",
                "семінар",
                "тренінг",
                "лекція",
                "урок",
                "фестиваль",
                "екскурсія",
                "вікторина",
                "флешмоб",
                "інший захід",
            ),
        ),
        (FormClass.PUBLICATION, ("публікація у ЗМІ", "допис у соцмережі", "матеріал на вебсайті", "інфографіка")),
        (FormClass.PRODUCT, ("стенд", "білборд", "логотип на об’єкті", "друкована продукція", "відео", "аудіо")),
        (FormClass.CONTINUATION, ("продовження",)),
    )
    for name in names
)
"""The forms that a new plan begins with: those that decree 149-ОД names, and what is usual beside them."""
