"""What is said on the terminal of a quarter's report: small, and the same in every language, width and colour."""

from decimal import Decimal

from msgspec import Struct

from workbook_tools.model.edition import NewestEdition
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.model.receipt import Standing


class IndicatorTold(Struct, frozen=True):
    """See IndicatorRow. `states`: the answers of a state, each once; `incomplete`: its figures are not of all."""

    number: str
    text: str
    incomplete: bool
    states: tuple[str, ...]
    quarter: Decimal | None
    cumulative: Decimal | None
    percent: Decimal | None


class QuarterTold(Struct, frozen=True):
    """`standings` are the report's own, but for findings and decisions. `edition`: how it stands to the newest one."""

    quarter: Quarter
    deadlines: Deadlines
    standings: tuple[Standing, ...]
    indicators: tuple[IndicatorTold, ...]
    edition: NewestEdition | None
