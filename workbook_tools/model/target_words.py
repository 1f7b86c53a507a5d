"""An indicator's target, unit and «Що вказати» as the template tells them."""

from decimal import Decimal

from workbook_tools.model.indicator_words import cadence_words, how_to_enter
from workbook_tools.model.plan import Cadence, Comparator, Indicator, IndicatorKind

_COMPARED = {
    Comparator.AT_LEAST: "не менше",
    Comparator.MORE_THAN: "більше ніж",
    Comparator.AT_MOST: "не більше",
    Comparator.LESS_THAN: "менше ніж",
    Comparator.EXACTLY: "рівно",
}
_GENITIVE_MANY = {
    "захід": "заходів",
    "матеріал": "матеріалів",
    "публікація": "публікацій",
    "контакт": "контактів",
    "підприємство": "підприємств",
    "послуга": "послуг",
    "домогосподарство": "домогосподарств",
    "особа": "осіб",
    "посилання": "посилань",
    "документ": "документів",
}
"""Units after «не менше N»; another unit is left to its own column."""
_SHARE_UNIT = "осіб (для обчислення %)"
_NOT_SET = "не встановлено"
_JOINT = "разом з іншими виконавцями"
_NB = "\u00a0"


def unit_words(indicator: Indicator) -> str:
    """A share is entered in persons, though its unit is %."""
    return _SHARE_UNIT if indicator.kind is IndicatorKind.SHARE else indicator.unit


def target_words(indicator: Indicator, *, joint: bool) -> str:
    """«не менше 10 000 контактів за рік», «не менше 1 щомісяця», «не менше 75 % охоплення»."""
    if indicator.grows:
        return f"збільшення ({_base(indicator)})"
    if indicator.target is None:
        return _NOT_SET
    words = [_COMPARED[indicator.comparator] if indicator.comparator else "", _amount(indicator), _span(indicator)]
    line = " ".join(word for word in words if word)
    return f"{line}\n({_JOINT})" if joint else line


def how_words(indicator: Indicator) -> str:
    """The sentence of «Що вказати», for a share also what it is divided by."""
    sentence = how_to_enter(indicator)
    if indicator.kind is not IndicatorKind.SHARE:
        return sentence
    known = "ще не визначено" if indicator.denominator is None else spaced(indicator.denominator)
    return f"{sentence}\nЗагальна чисельність: {known}."


def spaced(number: Decimal) -> str:
    """«10 000», «12,5», with no-break spaces."""
    text = f"{number:,f}"
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", _NB) + (f",{rest}" if rest else "")


def _amount(indicator: Indicator) -> str:
    target = indicator.target or Decimal(0)
    if indicator.kind is IndicatorKind.SHARE:
        return f"{spaced(target)}{_NB}% охоплення"
    unit = "" if target == 1 else _GENITIVE_MANY.get(indicator.unit, "")
    return f"{spaced(target)} {unit}".strip()


def _span(indicator: Indicator) -> str:
    if indicator.periodic:
        return cadence_words(indicator)
    if indicator.kind is not IndicatorKind.FLOW:
        return ""
    return {Cadence.QUARTER: "за квартал", Cadence.YEAR: "за рік"}.get(indicator.cadence, "")


def _base(indicator: Indicator) -> str:
    if indicator.baseline is None:
        return "базове значення не визначено"
    return f"базове значення: {spaced(indicator.baseline)}"
