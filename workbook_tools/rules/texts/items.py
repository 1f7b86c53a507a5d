"""How a message names the row that it speaks of; `item` is the № or the sheet's row number."""

from workbook_tools.model.layout import INDICATORS, MEASURES, REGISTER
from workbook_tools.rules.entry import Sentence

ITEMS = {
    MEASURES: Sentence("Захід №\u00a0{item}", "Measure No.\u00a0{item}"),
    INDICATORS: Sentence("Показник {item}", "Indicator {item}"),
    REGISTER: Sentence("Реєстр, рядок {item}", "Register, row {item}"),
}
