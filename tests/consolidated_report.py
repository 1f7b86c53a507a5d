"""Consolidated reports for tests of the consolidated workbook: one with every situation, and one with none.

The full one is a fourth quarter of 2020. Figures are those of the worked example where it has them
(4.1, 6.1, 7.1, 9.1); the others are small numbers that are easily added by hand.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from consolidated_receipts import AS_OF, COUNTING, FILES, receipts, standing_of, standings
from msgspec.structs import replace
from plans import Q4, deadlines_of, example_plan

from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Period, judged_periods, month_of, week_of
from workbook_tools.model.receipt import (
    Standing,
    StandingKind,
)
from workbook_tools.model.report import (
    ActivityRow,
    Attention,
    ConsolidatedReport,
    Contribution,
    ExecutorPart,
    IndicatorRow,
    MeasureRow,
    Source,
)
from workbook_tools.model.submission import State, Status

FORMULA_TEXT = '=HYPERLINK("http://example.org/x";"натисніть")'
DASHED_TEXT = "- проведено урок для 9-х класів;\n- розміщено відео на сторінці відділу"
LONG_TEXT = " ".join(
    f"{number}. Проведено інформаційну зустріч із мешканцями мікрорайону про енергоощадність, "
    f"взяли участь {number}\u00a0200 осіб, роздано буклети."
    for number in range(1, 19)
)
"""More than 2,000 characters."""
LINK = "https://example.gov.ua/news/2020/10/20/yevropeiski-tsinnosti"
_CARRIED_AS_OF = date(2020, 9, 16)


def full_report() -> ConsolidatedReport:
    """Missing, held, returned, late, nil, carried, repeated, waived, superseded, undefined; 104.0 %."""
    plan = _plan()
    return ConsolidatedReport(
        plan=plan,
        quarter=Q4,
        deadlines=deadlines_of(Q4),
        standings=standings(),
        measures=_measures(plan),
        indicators=_indicators(plan),
        activities=_activities(),
        receipts=receipts(),
        attention=_attention(),
    )


def empty_report() -> ConsolidatedReport:
    """Nobody has reported, and the deadline has not come."""
    plan = example_plan()
    standings = tuple(standing_of(d.code, StandingKind.MISSING, None) for d in plan.reporting_departments(Q4))
    by_code = {standing.department: standing for standing in standings}
    measures = tuple(
        MeasureRow(m, None, tuple(ExecutorPart(d, by_code[d], None) for d in m.executors), m.executors)
        for m in plan.measures
    )
    indicators = tuple(
        IndicatorRow(
            i,
            plan.measure(i.measure),
            tuple(Contribution(d, None, None, None) for d in plan.measure(i.measure).executors),
            None,
            None,
            None,
            gaps=True,
        )
        for i in plan.indicators
    )
    return ConsolidatedReport(plan, Q4, deadlines_of(Q4), standings, measures, indicators, (), (), ())


def _plan() -> Plan:
    """Indicator 8.2 is counted with a digit after the comma."""
    plan = example_plan()
    return replace(plan, indicators=tuple(replace(i, places=1) if i.code == "8.2" else i for i in plan.indicators))


# --- measures ------------------------------------------------------------------------------------


def _measures(plan: Plan) -> tuple[MeasureRow, ...]:
    said: dict[str, dict[str, tuple[Status, str, str, str]]] = {
        "1": {"legal_internal_policy": (Status.IN_PROGRESS, DASHED_TEXT, "", LINK)},
        "2": {"legal_internal_policy": (Status.DONE, "Розміщено 13 матеріалів.", "", f"{LINK}\n{LINK}-2")},
        "4": {
            "housing_urban": (Status.DONE, LONG_TEXT, "", LINK),
            "legal_internal_policy": (Status.DONE, FORMULA_TEXT, "", ""),
        },
        "5": {"legal_internal_policy": (Status.IN_PROGRESS, "Розміщено допис про кібербезпеку.", "", "")},
        "6": {"socio_economic": (Status.PARTIAL, "Залучено 14 підприємств.", "Виставку скасовано.", "")},
        "7": {"socio_economic": (Status.IN_PROGRESS, "Надається 8 послуг.", "", "")},
        "8": {
            "socio_economic": (Status.IN_PROGRESS, "Видано 10 «теплих кредитів».", "", ""),
            "housing_urban": (Status.IN_PROGRESS, "Встановлено 15 лічильників.", "", ""),
        },
        "9": {
            "education": (Status.DONE, "+ 12 уроків у школах міста", "", ""),
            "youth_sport": (Status.DONE, "@студенти: флешмоб «Європа – це ми».", "", ""),
        },
        "10": {"education": (Status.NOT_STARTED, "", "Приміщення євроклубу на ремонті.", "")},
        "11": {"legal_internal_policy": (Status.DONE, "Навчання пройшли 3 особи.", "", "")},
    }
    joint = {
        "2": Status.DONE,
        "4": Status.DONE,
        "6": Status.PARTIAL,
        "9": Status.IN_PROGRESS,
        "10": Status.NOT_STARTED,
        "11": Status.DONE,
        "3": None,
    }
    by_code = {standing.department: standing for standing in standings()}
    rows = []
    for order, measure in enumerate(plan.measures):
        parts = tuple(_part(by_code[d], said.get(measure.code, {}).get(d), 12 + order) for d in measure.executors)
        missing = tuple(d for d in measure.executors if d not in COUNTING)
        rows.append(MeasureRow(measure, joint.get(measure.code, Status.IN_PROGRESS), parts, missing))
    return tuple(rows)


def _part(standing: Standing, said: tuple[Status, str, str, str] | None, row: int) -> ExecutorPart:
    if standing.kind is StandingKind.NIL:
        reason = "Карантинні обмеження: масові заходи заборонено."
        return ExecutorPart(standing.department, standing, None, nil_reason=reason, source=_source(31, "Звіт", "C9"))
    if said is None:
        return ExecutorPart(standing.department, standing, None)
    source = _source(COUNTING[standing.department], "Звіт", f"I{row}")
    return ExecutorPart(standing.department, standing, *said, source=source)


def _source(receipt: int, sheet: str, cell: str) -> Source:
    path = FILES[receipt][0] if receipt in FILES else "Культура III.xlsx"
    return Source(receipt, path, sheet, cell)


# --- indicators ----------------------------------------------------------------------------------


def _indicators(plan: Plan) -> tuple[IndicatorRow, ...]:
    schedule = plan.decree.schedule
    months, december = judged_periods(month_of, Q4, schedule, first_window=False)
    weeks, week = judged_periods(week_of, Q4, schedule, first_window=False)
    rows = {
        "1.1": _row(plan, "1.1", {"culture": (7, 0), "legal_internal_policy": (1, 1)}, 1, 9, "33.3", False),
        "1.2": _row(plan, "1.2", {"culture": (3, 0), "legal_internal_policy": (12, 9)}, 9, 24, "69.2", False),
        "2.1": _row(plan, "2.1", {"legal_internal_policy": (24, 13)}, 13, 37, "100.0", True),
        "3.1": _row(plan, "3.1", {"hospital": (2150, None)}, None, 2150, "21.5", False),
        "4.1": _row(
            plan,
            "4.1",
            {"housing_urban": (5200, 3700), "legal_internal_policy": (900, 600)},
            4300,
            10400,
            "104.0",
            True,
        ),
        "5.1": _row(plan, "5.1", {"legal_internal_policy": (0, 1200)}, 1200, 1200, "12.0", False),
        "6.1": _row(plan, "6.1", {"socio_economic": (None, 14)}, 14, 14),
        "7.1": _row(plan, "7.1", {"socio_economic": (None, 8)}, 8, 8, None, True),
        "7.2": _row(plan, "7.2", {"socio_economic": (None, 4)}, 4, 4),
        "7.3": _row(plan, "7.3", {"socio_economic": (None, None)}, None, None),
        "8.1": _row(plan, "8.1", {"socio_economic": (55, 10), "housing_urban": (25, 15)}, 25, 105),
        "8.2": _row(
            plan, "8.2", {"socio_economic": ("1234567.5", "0.1"), "housing_urban": (0, "0.2")}, "0.3", "1234567.8"
        ),
        "9.1": _row(
            plan, "9.1", {"education": (None, 1600), "youth_sport": (None, 700)}, 2500, 2500, "69.4", False, carried=200
        ),
        "10.1": _row(plan, "10.1", {"education": (None, 900)}, 1050, 1050, carried=150),
        "11.1": _row(plan, "11.1", {"legal_internal_policy": (None, None)}, None, None),
        "11.2": _row(plan, "11.2", {"legal_internal_policy": (2, 3)}, 3, 5),
    }
    judged: dict[str, tuple[tuple[Period, ...], tuple[Period, ...], Period | None]] = {
        "1.1": (months, months[1:], december),
        "1.2": (weeks, weeks[:3] + weeks[-1:], week),
        "2.1": (weeks, (), week),
    }
    for code, (periods, missed, unfinished) in judged.items():
        rows[code] = replace(
            rows[code], judged=periods, missed=missed, unfinished=unfinished, unfinished_covered=code == "1.1"
        )
    rows["7.1"] = replace(rows["7.1"], growth=Decimal(3))
    rows["7.3"] = _stated(rows["7.3"], State.PARTLY, "=частково: впроваджено у двох управліннях")
    rows["11.1"] = _stated(rows["11.1"], State.YES, "Сертифікати отримано.")
    return tuple(rows.values())


_Figure = int | str | None


def _row(
    plan: Plan,
    code: str,
    figures: dict[str, tuple[_Figure, _Figure]],
    quarter: _Figure,
    cumulative: _Figure,
    percent: str | None = None,
    reached: bool | None = None,
    *,
    carried: int | None = None,
) -> IndicatorRow:
    indicator = plan.indicator(code)
    measure = plan.measure(indicator.measure)
    contributions = []
    for order, department in enumerate(measure.executors):
        if carried is not None and department == "culture":
            source = _source(8, "Показники", "H6")
            contributions.append(
                Contribution(department, None, Decimal(carried), _CARRIED_AS_OF, carried=True, source=source)
            )
            continue
        opening, value = figures.get(department, (None, None))
        counted = COUNTING.get(department)
        contributions.append(
            Contribution(
                department,
                _decimal(opening),
                _decimal(value),
                AS_OF if counted else None,
                source=_source(counted, "Показники", f"H{5 + order}") if counted else None,
                opening_source=_source(8, "Показники", "G5") if opening and department == "culture" else None,
            )
        )
    return IndicatorRow(
        indicator,
        measure,
        tuple(contributions),
        _decimal(quarter),
        _decimal(cumulative),
        _decimal(percent),
        reached=reached,
        gaps=any(one.quarter is None for one in contributions),
    )


def _decimal(value: _Figure) -> Decimal | None:
    return None if value is None else Decimal(value)


def _stated(row: IndicatorRow, state: State, comment: str) -> IndicatorRow:
    parts = tuple(c._replace(state=state, comment=comment) for c in row.contributions)
    return replace(row, contributions=parts, states=(state,), gaps=False)


# --- register and attention ----------------------------------------------------------------------


def _activities() -> tuple[ActivityRow, ...]:
    first = _activity("housing_urban", 25, 11, "4", "відео", "Соціальний ролик", 2500, None)
    lecture = _activity("education", 27, 11, "9", "лекція", "Лекція «=Європа»", 60, 60)
    return (
        _activity("legal_internal_policy", 23, 11, "1", "круглий стіл", FORMULA_TEXT, None, None),
        first,
        first._replace(
            form="продовження", title="- стенд, продовження", reach=1200, source=_source(25, "Реєстр", "A12")
        ),
        lecture,
        lecture._replace(
            department="youth_sport", reach=55, source=_source(30, "Реєстр", "A11"), repeat_of=lecture.source
        ),
        lecture._replace(
            department="youth_sport",
            link="",
            date=None,
            measure=None,
            source=_source(30, "Реєстр", "A12"),
            resembles=lecture.source,
        ),
    )


def _activity(
    department: str, receipt: int, row: int, measure: str, form: str, title: str, reach: int | None, aged: int | None
) -> ActivityRow:
    source = _source(receipt, "Реєстр", f"A{row}")
    day = date(2020, 10, 20)
    return ActivityRow(Q4, department, measure, day, form, title, "Міська бібліотека", reach, aged, LINK, source)


def _attention() -> tuple[Attention, ...]:
    return tuple(_attention_lines())


def _attention_lines() -> Iterable[Attention]:
    yield _line("report_overdue", department="police", deadline="17.12.2020", about="Поліція")
    yield _line("report_returned", department="social_protection", errors="2", about="УСЗ")
    yield _line("decision_waits", department="hospital", receipt="28", about="КНП лікарня")
    yield _line("report_late", department="youth_sport", received="18.12.2020", about="Молодь і спорт")
    reason = "Карантинні обмеження: масові заходи заборонено."
    yield _line("report_nil", department="culture", reason=reason, about="Культура")
    yield _line("partial", measure="6", department="socio_economic", reason="Виставку скасовано.", about="УСЕР")
    reason = "Приміщення євроклубу на ремонті."
    yield _line("not_started", measure="10", department="education", reason=reason, about="Освіта")
    months = "10.2020, 11.2020"
    yield _line("months_missed", measure="1", indicator="1.1", missed="2", judged="3", periods=months)
    periods = "21.09–27.09, 28.09–04.10, 05.10–11.10, 07.12–13.12"
    yield _line("weeks_missed", measure="1", indicator="1.2", missed="4", judged="13", periods=periods)
    for code, percent, value in (("3.1", "21,5", "2 150"), ("5.1", "12,0", "1 200")):
        yield _line("flow_below_target", measure=code[0], indicator=code, percent=percent, value=value, target="10 000")
    yield _line(
        "share_below_target",
        measure="9",
        indicator="9.1",
        percent="69,4",
        target="75",
        value="2 500",
        whole="3 600",
    )
    yield _line("denominator_unknown", measure="10", indicator="10.1")
    yield _line("baseline_unknown", measure="7", indicator="7.2")
    yield _line("text_unchanged", measure="2", department="legal_internal_policy", quarter=str(Q4), about="ВПВП")
    title = "Лекція «=Європа»"
    yield _line(
        "event_repeated", measure="9", department="youth_sport", title=title, date="20.10.2020", about="Молодь і спорт"
    )


def _line(
    code: str,
    *,
    measure: str | None = None,
    indicator: str | None = None,
    department: str | None = None,
    about: str = "",
    **values: str,
) -> Attention:
    """`about` is the department's short name in the sentence."""
    texts = {"measure": measure or "", "indicator": indicator or "", "department": about, **values}
    return Attention(code, tuple(texts.items()), measure, indicator, department)
