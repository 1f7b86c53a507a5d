"""A worked year for tests of the year's workbook: every situation of two quarters."""

from msgspec.structs import replace
from plans import Q3, Q4
from reported import Reported, nil_report, reported
from year_reports import year_of

from workbook_tools.model.submission import State, Status
from workbook_tools.model.year_report import YearReport

FORMULA_TEXT = '=HYPERLINK("http://example.org/x";"натисніть")'


def worked_reports() -> tuple[Reported, ...]:
    """Two quarters with a nil report, a late one, a missing one, a state, a reason, and a text like a formula."""
    policy = reported(
        "legal_internal_policy",
        Q3,
        "17.09",
        openings={"1.1": 0, "4.1": 0},
        statuses={"1": Status.IN_PROGRESS, "4": Status.DONE},
        events=["02.09 | 1 | прес-конференція | Літо | 7", "12.08 | 4 | допис у соцмережі | Рух | 900"],
        receipt=1,
    )
    measures = (replace(policy.submission.measures[0], narrative=FORMULA_TEXT), *policy.submission.measures[1:])
    economy = reported(
        "socio_economic",
        Q4,
        "15.12",
        values={"6.1": 14, "7.1": 8, "7.3": State.PARTLY, "8.1": 10},
        statuses={"6": Status.PARTIAL, "7": Status.IN_PROGRESS},
        receipt=7,
    )
    partly = tuple(replace(m, reason="- Виставку скасовано.") for m in economy.submission.measures)
    return (
        policy._replace(submission=replace(policy.submission, measures=measures)),
        reported(
            "housing_urban",
            Q3,
            "16.09",
            openings={"4.1": 3000, "8.1": 0},
            values={"8.1": 25},
            statuses={"4": Status.DONE},
            events=["05.08 | 4 | стенд | Ремонт вулиці | 1500", "10.09 | 4 | допис у соцмережі | Безпека | 1700"],
            receipt=2,
        ),
        reported(
            "culture",
            Q3,
            "16.09",
            openings={"1.1": 4},
            values={"9.1": 200},
            events=["10.07 | 1 | круглий стіл | Цінності | 18", "05.08 | 1 | робоча зустріч | Угода | 9"],
            receipt=3,
        ),
        reported(
            "socio_economic", Q3, "16.09", openings={"8.1": 40}, values={"6.1": 12, "7.1": 6, "8.1": 15}, receipt=4
        ),
        reported("education", Q3, "16.09", values={"9.1": 1100}, statuses={"9": Status.DONE}, receipt=5),
        nil_report("culture", Q4, "16.12", "Карантинні обмеження", receipt=6),
        economy._replace(submission=replace(economy.submission, measures=partly)),
        reported("education", Q4, "21.12", values={"9.1": 1600}, statuses={"9": Status.DONE}, receipt=8),
    )


def worked_year() -> YearReport:
    return year_of(worked_reports(), "10.01.2021")
