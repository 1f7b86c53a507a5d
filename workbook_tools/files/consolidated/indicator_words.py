"""What the consolidated workbook says in words of an indicator: its plan, its verdict, its months and weeks."""

from workbook_tools.files.consolidated.words import NBSP, capital, shorts
from workbook_tools.model.indicator_words import cadence_words
from workbook_tools.model.plan import Cadence, Comparator, Indicator, IndicatorKind, Plan
from workbook_tools.model.quarter import Period
from workbook_tools.model.report import Contribution, IndicatorRow
from workbook_tools.model.text import plural
from workbook_tools.rules.shown import day, number

_MONTHS = (
    "січень",
    "лютий",
    "березень",
    "квітень",
    "травень",
    "червень",
    "липень",
    "серпень",
    "вересень",
    "жовтень",
    "листопад",
    "грудень",
)
_COMPARATORS = {
    Comparator.AT_LEAST: "не менше",
    Comparator.MORE_THAN: "більше ніж",
    Comparator.AT_MOST: "не більше",
    Comparator.LESS_THAN: "менше ніж",
    Comparator.EXACTLY: "рівно",
}
_PERIOD_UNITS = {Cadence.MONTH: "міс.", Cadence.WEEK: "тижн."}


def unit_words(indicator: Indicator) -> str:
    """The indicator's text with its unit."""
    if indicator.kind is IndicatorKind.STATE or not indicator.unit:
        return indicator.text.strip()
    return f"{indicator.text.strip()} ({indicator.unit})"


def target_words(indicator: Indicator) -> str:
    """«не менше 10 000», «не менше 1 щомісяця»; what stands in place of a number where there is none."""
    if indicator.target is None:
        return "більше за базове" if indicator.grows else "не встановлено"
    words = [number(indicator.target) + (f"{NBSP}%" if indicator.kind is IndicatorKind.SHARE else "")]
    if indicator.comparator is not None:
        words.insert(0, _COMPARATORS[indicator.comparator])
    if indicator.periodic:
        words.append(cadence_words(indicator))
    return " ".join(words)


def period_unit(indicator: Indicator) -> str:
    """«міс.» or «тижн.»."""
    return _PERIOD_UNITS[indicator.cadence]


def period_words(period: Period, cadence: Cadence) -> str:
    """«липень 2020»; «29.06–05.07»."""
    if cadence is Cadence.MONTH:
        return f"{_MONTHS[period.first.month - 1]} {period.first.year}"
    return f"{period.first:%d.%m}–{period.last:%d.%m}"


def coverage_words(row: IndicatorRow) -> str:
    """Months or weeks without anything, and the one that is not over yet."""
    cadence, judged, missed = row.indicator.cadence, len(row.judged), len(row.missed)
    if not judged:
        words = "Жоден період ще не завершився."
    elif not missed:
        words = f"Пропусків немає: охоплено {_periods(judged, cadence)}."
    else:
        names = ", ".join(period_words(period, cadence) for period in row.missed)
        words = f"Не охоплено {missed} з {_of_periods(judged, cadence)}: {names}."
    if row.unfinished is None:
        return words
    covered = ", уже охоплено" if row.unfinished_covered else ", ще не охоплено"
    return f"{words} {capital(_unfinished_words(row.unfinished, cadence))} триває{covered}."


def _unfinished_words(period: Period, cadence: Cadence) -> str:
    if cadence is Cadence.MONTH:
        return _MONTHS[period.first.month - 1]
    return f"тиждень {period_words(period, cadence)}"


def _periods(count: int, cadence: Cadence) -> str:
    forms = ("місяць", "місяці", "місяців") if cadence is Cadence.MONTH else ("тиждень", "тижні", "тижнів")
    return f"{count}{NBSP}{plural(count, *forms)}"


def _of_periods(count: int, cadence: Cadence) -> str:
    """Genitive: «з 1 місяця», «з 12 тижнів»."""
    forms = ("місяця", "місяців", "місяців") if cadence is Cadence.MONTH else ("тижня", "тижнів", "тижнів")
    return f"{count}{NBSP}{plural(count, *forms)}"


def note_words(row: IndicatorRow, plan: Plan) -> str:
    """What the total row has to explain."""
    indicator = row.indicator
    notes = []
    if indicator.periodic:
        notes.append(coverage_words(row))
    if indicator.kind is IndicatorKind.SHARE and indicator.denominator is None:
        notes.append("У плані не вказано знаменника, тому відсоток не визначено.")
    if indicator.grows and indicator.baseline is None:
        notes.append("У плані не вказано базового значення, тому приріст не визначено.")
    silent = [c.department for c in row.contributions if c.quarter is None and c.state is None]
    if silent and len(silent) < len(row.contributions):
        notes.append(f"Без даних: {shorts(plan, silent)}.")
    return "\n".join(notes)


def contribution_note(contribution: Contribution, *, nil: bool) -> str:
    notes = []
    if contribution.carried and contribution.as_of is not None:
        notes.append(f"Перенесено з попереднього звіту, станом на {day(contribution.as_of)}.")
    if nil:
        notes.append("Заходи не проводились.")
    if contribution.comment:
        notes.append(contribution.comment)
    return "\n".join(notes)
