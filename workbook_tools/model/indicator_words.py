"""What an indicator asks for, in the words of its row."""

from workbook_tools.model.plan import Cadence, Indicator, IndicatorKind, ValueSource


def how_to_enter(indicator: Indicator) -> str:
    """The sentence of «Що вказати»: which number, over which time."""
    if indicator.source is ValueSource.REGISTER_COUNT:
        return "Рахується сам з аркуша «Реєстр»: кількість рядків."
    if indicator.source is ValueSource.REGISTER_REACH:
        return "Рахується сам з аркуша «Реєстр»: сума охоплення."
    return {
        IndicatorKind.FLOW: "Лише за звітний період, без попередніх.",
        IndicatorKind.STOCK: "Скільки є всього станом на дату звіту.",
        IndicatorKind.SHARE: "Скільки різних осіб охоплено з початку року станом на дату звіту (число, не відсоток).",
        IndicatorKind.STATE: "Оберіть «так», «частково» або «ні» і поясніть.",
    }[indicator.kind]


def cadence_words(indicator: Indicator) -> str:
    """«щомісяця», «щотижня» or nothing."""
    return {Cadence.MONTH: "щомісяця", Cadence.WEEK: "щотижня"}.get(indicator.cadence, "")
