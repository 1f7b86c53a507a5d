"""What is said on the terminal of a quarter's report: small, and the same in every language, width and colour."""

from dataclasses import dataclass
from decimal import Decimal

from workbook_tools.model.edition import NewestEdition
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.model.receipt import Standing


@dataclass(frozen=True, slots=True)
class IndicatorTold:
    """See IndicatorRow. `states`: the answers of a state, each once; `incomplete`: its figures are not of all."""

    number: str
    text: str
    incomplete: bool
    states: tuple[str, ...]
    quarter: Decimal | None
    cumulative: Decimal | None
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class QuarterTold:
    """`standings` are the report's own, but for findings and decisions. `edition`: how it stands to the newest one."""

    quarter: Quarter
    deadlines: Deadlines
    standings: tuple[Standing, ...]
    indicators: tuple[IndicatorTold, ...]
    edition: NewestEdition | None
