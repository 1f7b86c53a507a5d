"""The third quarter of 2020, day by day: forms, answers, a return, a correction, a late one, the merge."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from workbook_tools.demo import answers
from workbook_tools.demo.clerk import Answer, fill_in
from workbook_tools.files.disk.inbox import scan
from workbook_tools.files.disk.workspace import Workspace
from workbook_tools.model.kyiv import from_kyiv
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.phrases import say
from workbook_tools.workflows.consolidate import Consolidated, consolidate_quarter
from workbook_tools.workflows.issue_templates import issue_templates
from workbook_tools.workflows.make_workspace import make_example_workspace
from workbook_tools.workflows.office import open_office
from workbook_tools.workflows.posting import FileResult
from workbook_tools.workflows.returns import sync_returns
from workbook_tools.workflows.take_in import Stated, take_in

QUARTER = Quarter(2020, 3)
_ISSUED = datetime(2020, 9, 1, 10, 0)
_MISTAKEN = datetime(2020, 9, 14, 16, 20)
_ON_TIME = datetime(2020, 9, 16, 17, 5)
_LAST_DAY = datetime(2020, 9, 17, 17, 45)
_SUMMARY = datetime(2020, 9, 18, 9, 30)
_LATE = datetime(2020, 9, 21, 11, 15)

Echo = Callable[[str], None]


def act_out(folder: Path, lang: str, echo: Echo) -> Consolidated:
    """The whole quarter in a fresh folder, told in plain words. Refusal if the folder has anything in it."""
    workspace = make_example_workspace(folder)
    forms = _issue(workspace)
    echo(say("demo.issued", lang, count=len(forms)))

    housing = forms["housing_urban"]
    (returned,) = _arrive(workspace, _MISTAKEN, {"УЖКГМ звіт.xlsx": fill_in(housing, answers.HOUSING_WITH_MISTAKES)})
    errors = sum(finding.severity == "error" for finding in returned.findings)
    echo(say("demo.returned", lang, count=errors))

    on_time = {
        "Культура.xlsx": ("culture", answers.CULTURE),
        "Звіт лікарні остаточний (2).xlsx": ("hospital", answers.HOSPITAL),
        "УСЕР_III кв.xlsx": ("socio_economic", answers.ECONOMY),
        "osvita.xlsx": ("education", answers.EDUCATION),
    }
    came = _arrive(workspace, _ON_TIME, _filled(forms, on_time))
    echo(say("demo.on_time", lang, count=_accepted(came)))

    marked = next((workspace.outbox / str(QUARTER) / "returned").glob("*.xlsx")).read_bytes()
    last_day = {
        "ВПВП.xlsx": ("legal_internal_policy", answers.COORDINATOR),
        "соцзахист.xlsx": ("social_protection", answers.SOCIAL_PROTECTION),
        "Молодь і спорт - заходів не було.xlsx": ("youth_sport", answers.YOUTH),
    }
    corrected = {"УЖКГМ виправлено.xlsx": fill_in(marked, answers.HOUSING_CORRECTIONS)}
    came = _arrive(workspace, _LAST_DAY, _filled(forms, last_day) | corrected)
    echo(say("demo.last_day", lang, count=_accepted(came)))

    _merge(workspace, _SUMMARY)
    echo(say("demo.summary", lang))

    _arrive(workspace, _LATE, _filled(forms, {"ГУНП.xlsx": ("police", answers.POLICE)}))
    consolidated = _merge(workspace, _LATE)
    echo(say("demo.late", lang))
    workbook = workspace.root / consolidated.published.relative
    echo(say("demo.where", lang, workbook=workbook, forms=_out(workspace, "templates"), folder=workspace.root))
    return consolidated


def _issue(workspace: Workspace) -> dict[str, bytes]:
    with open_office(workspace, from_kyiv(_ISSUED)) as office:
        departments = office.plan.reporting_departments(QUARTER)
        published = issue_templates(office, QUARTER, departments)
    paths = zip(departments, published, strict=True)
    return {department.code: (workspace.root / one.relative).read_bytes() for department, one in paths}


def _filled(forms: Mapping[str, bytes], sent: Mapping[str, tuple[str, Answer]]) -> dict[str, bytes]:
    return {name: fill_in(forms[code], answer) for name, (code, answer) in sent.items()}


def _arrive(workspace: Workspace, at: datetime, sent: Mapping[str, bytes]) -> Sequence[FileResult]:
    """The coordinator drops what came into the inbox and takes it in."""
    for name, data in sent.items():
        (workspace.inbox / name).write_bytes(data)
    with open_office(workspace, from_kyiv(at)) as office:
        results = take_in(office, scan(workspace), Stated(), jobs=1, advance=lambda: None)
        sync_returns(office)
    return results


def _merge(workspace: Workspace, at: datetime) -> Consolidated:
    with open_office(workspace, from_kyiv(at)) as office:
        return consolidate_quarter(office, QUARTER)


def _accepted(results: Sequence[FileResult]) -> int:
    return sum(result.outcome is Outcome.ACCEPTED for result in results)


def _out(workspace: Workspace, name: str) -> Path:
    return workspace.outbox / str(QUARTER) / name
