"""The sheet «Розпорядження»: the decree's settings, and the forms of the register with their classes."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from workbook_tools.model.finding import Where
from workbook_tools.model.plan import Decree, EventForm, FormClass
from workbook_tools.model.plan_settings import SETTINGS
from workbook_tools.model.quarter import Quarter, Schedule, WeekendRule
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.read_plan.executors import Executors, resolve
from workbook_tools.stages.read_plan.table import Findings, FoundTable, PlanCell, PlanRow, is_blank
from workbook_tools.stages.read_plan.values import day, fault, text, whole, word, year

_FIRST_YEAR, _LAST_YEAR = 1991, 2998
_SETTINGS = {fold(setting.heading): setting for setting in SETTINGS}


def settings(table: FoundTable, before: int | None, found: Findings) -> dict[str, PlanCell]:
    """The value cells by setting, each with its setting's own declaration; rows above row `before` only."""
    cells: dict[str, PlanCell] = {}
    for row in table.rows(before):
        label, value = row.cell("setting"), row.cell("value")
        if label is None or value is None or not isinstance(label.value, str):
            continue
        setting = _SETTINGS.get(fold(label.value.strip().split("\n")[0]))
        if setting is None:
            if not is_blank(value.value) and not is_blank(label.value):
                found.append(
                    find("plan_setting_unknown", label.where, entered=label.value, setting=label.value.strip())
                )
            continue
        if setting.key in cells:
            first = cells[setting.key].where.cell
            found.append(find("plan_setting_repeated", label.where, setting=setting.heading, cell=first))
            continue
        cells[setting.key] = PlanCell(setting, replace(value.where, column=setting.key), value.value)
    for setting in SETTINGS:
        if setting.key not in cells:
            where = Where(table.sheet.title, None, table.table.key, None, setting.key)
            found.append(find("plan_setting_missing", where, setting=setting.heading))
    return cells


def plan_year(cells: dict[str, PlanCell], found: Findings) -> int | None:
    """The year of the plan's measures."""
    return year(cells.get("year"), found, least=_FIRST_YEAR, greatest=_LAST_YEAR)


def read_decree(cells: dict[str, PlanCell], year: int | None, executors: Executors, found: Findings) -> Decree:
    """What could not be read has a finding, and stands in the decree as something harmless."""

    def words(key: str) -> str:
        return text(cells.get(key), found)

    return Decree(
        kind=words("kind"),
        number=words("number"),
        date=day(cells.get("date"), found) or date.min,
        place=words("place"),
        issuer=words("issuer"),
        title=words("title"),
        plan_heading=words("plan_heading"),
        pursuance=words("pursuance"),
        year=year or _FIRST_YEAR,
        first_quarter=_first_quarter(cells.get("first_quarter"), year, found),
        schedule=_schedule(cells, found),
        coordinator=_coordinator(cells.get("coordinator"), executors, found),
        addressee_post=words("addressee_post"),
        addressee_name=words("addressee_name"),
        control_post=words("control_post"),
        control_name=words("control_name"),
        signatory_post=words("signatory_post"),
        signatory_name=words("signatory_name"),
    )


def read_forms(rows: Iterable[PlanRow], found: Findings) -> tuple[EventForm, ...]:
    """The register's forms in the sheet's order."""
    forms = []
    taken: dict[str, Where] = {}
    for row in rows:
        cell = row.cell("name")
        name, form_class = text(cell, found), word(row.cell("form_class"), found)
        if cell is None or not name:
            continue
        first = taken.setdefault(fold(name), cell.where)
        if first != cell.where:
            found.append(fault(cell, "plan_form_repeated", name=name, cell=first.cell))
        elif form_class is not None:
            forms.append(EventForm(name, FormClass(form_class)))
    return tuple(forms)


def _schedule(cells: dict[str, PlanCell], found: Findings) -> Schedule:
    last = cells.get("coordinator_day")
    executors = whole(cells.get("executors_day"), found, least=1, greatest=31)
    coordinator = whole(last, found, least=1, greatest=31)
    if last is not None and executors is not None and coordinator is not None and coordinator <= executors:
        found.append(fault(last, "plan_days_reversed", day=executors))
    rule = word(cells.get("weekend_rule"), found)
    return Schedule(executors or 1, coordinator or 1, WeekendRule(rule) if rule else WeekendRule.NONE)


def _first_quarter(cell: PlanCell | None, year: int | None, found: Findings) -> Quarter:
    """A quarter named without a year is one of the plan's."""
    words = text(cell, found)
    quarter = _parsed(words) or (_parsed(f"{words} {year}") if year else None)
    if cell is not None and words and quarter is None:
        found.append(fault(cell, "plan_quarter_unreadable"))
    elif cell is not None and quarter is not None and year is not None and quarter.year != year:
        found.append(fault(cell, "plan_quarter_other_year", year=year))
    return quarter or Quarter(year or _FIRST_YEAR, 1)


def _parsed(words: str) -> Quarter | None:
    try:
        return Quarter.parse(words)
    except ValueError:
        return None


def _coordinator(cell: PlanCell | None, executors: Executors, found: Findings) -> str:
    name = text(cell, found)
    if cell is None or not name:
        return ""
    return resolve(name, executors, cell, found) or ""
