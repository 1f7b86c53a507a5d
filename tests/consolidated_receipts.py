"""What arrived in a fourth quarter with every kind of receipt, and where it leaves each department."""

from datetime import UTC, date, datetime
from hashlib import sha256

from msgspec.structs import replace
from plans import Q4

from workbook_tools.model.finding import Finding, Where
from workbook_tools.model.receipt import (
    Decision,
    DecisionKind,
    Filed,
    Judgement,
    Outcome,
    Receipt,
    Standing,
    StandingKind,
)
from workbook_tools.model.report import ReceiptRow
from workbook_tools.rules.catalogue import find

DEADLINE = date(2020, 12, 17)
AS_OF = date(2020, 12, 15)

FILES = {
    21: ("zvit.xlsx", None, None, Outcome.QUARANTINED),
    22: ("Звіт культура ІV кв.xlsx", "culture", 1, Outcome.RETURNED),
    23: ("zvit_vpvp.xlsx", "legal_internal_policy", 1, Outcome.ACCEPTED),
    24: ("Копія (2) звіт УЖКГМ остаточний ВИПРАВЛЕНИЙ.xlsx", "housing_urban", 1, Outcome.ACCEPTED),
    25: ("УЖКГМ.xlsx", "housing_urban", 2, Outcome.ACCEPTED),
    26: ("user.xlsx", "socio_economic", 1, Outcome.ACCEPTED),
    27: ("osvita.xlsx", "education", 1, Outcome.ACCEPTED),
    28: ("likarnia.xlsx", "hospital", 1, Outcome.HELD),
    29: ("usz.xlsx", "social_protection", 1, Outcome.RETURNED),
    30: ("=молодь.xlsx", "youth_sport", 1, Outcome.ACCEPTED),
    31: ("Звіт культура ІV кв.xlsx", "culture", 2, Outcome.ACCEPTED),
}
COUNTING = {"legal_internal_policy": 23, "housing_urban": 25, "socio_economic": 26, "education": 27}
COUNTING |= {"youth_sport": 30, "culture": 31}
_LATE = (30, 31)


def receipts() -> tuple[ReceiptRow, ...]:
    return tuple(_receipt_row(number) for number in FILES)


def _receipt_row(number: int) -> ReceiptRow:
    superseded = {24: 25}.get(number)
    return ReceiptRow(
        filed=_filed(number),
        outcome=FILES[number][3],
        superseded_by=superseded,
        counts=number in COUNTING.values(),
        late=number in _LATE,
        decisions=_decisions(number),
    )


def _filed(number: int) -> Filed:
    path, department, revision, outcome = FILES[number]
    moment = datetime(2020, 12, 17 if number < 30 else 18, 8 + number % 3, 5 + number, tzinfo=UTC)
    digest = sha256(str(number).encode()).hexdigest()
    receipt = Receipt(
        number=number,
        sha256=digest,
        path=path,
        container="Fwd звіти.zip" if number == 24 else None,
        folder="archive/2020-12/",
        size=29_000,
        received_at=moment,
        recorded_at=moment,
        on_behalf="Передано телефоном: у підрозділі немає зв’язку" if number == 30 else None,
    )
    judgement = Judgement(
        receipt=number,
        outcome=Outcome.RETURNED if number == 26 else outcome,
        findings=_findings(number),
        plan_edition="1",
        rules_edition=1,
        department=department,
        quarter=Q4 if department else None,
        revision=revision,
        as_of=AS_OF if department else None,
        nil=number == 31,
    )
    return Filed(receipt, judgement)


def _decisions(number: int) -> tuple[Decision, ...]:
    at = datetime(2020, 12, 18, 9, 40, tzinfo=UTC)
    if number == 26:
        waiver = Decision(1, DecisionKind.WAIVE, "Дату підтверджено телефоном", at, 26, "date_before_window")
        return (waiver, Decision(2, DecisionKind.ACCEPT, "=Інакше звіт не встигне", at, 26))
    return ()


def _findings(number: int) -> tuple[Finding, ...]:
    register = Where("Реєстр", "A12", "register", "7", "date")
    number_cell = Where("Показники", "H9", "indicators", "8.1", "value")
    return {
        21: (find("form_code_missing"),),
        22: (
            find("number_vague", number_cell, entered="близько 200", item="8.1", column="За квартал"),
            find("required_blank", Where("Звіт", "H14", "measures", "1", "status"), item="1", column="Стан виконання"),
            find("link_unreadable", Where("Реєстр", "H15"), entered="@facebook", link="@facebook"),
        ),
        26: (
            find("date_before_window", register, entered="2020-09-01", date="01.09.2020", first="18.09.2020"),
            find("number_understood", number_cell, entered="10 тис.", item="8.1", column="За квартал", value="10 000"),
        ),
        28: (
            find(
                "revision_empties",
                Where("Показники", "H5", "indicators", "3.1", "value"),
                entered="-0",
                item="3.1",
                column="За квартал",
                before="2 150",
                now="0",
            ),
        ),
    }.get(number, ())


def standings() -> tuple[Standing, ...]:
    return (
        replace(standing_of("police", StandingKind.MISSING, None), overdue=True),
        standing_of("social_protection", StandingKind.RETURNED, 29, errors=2),
        standing_of("hospital", StandingKind.HELD, 28),
        standing_of("legal_internal_policy", StandingKind.ACCEPTED, 23),
        replace(standing_of("culture", StandingKind.NIL, 31), late=True),
        standing_of("housing_urban", StandingKind.ACCEPTED, 25),
        standing_of("socio_economic", StandingKind.ACCEPTED, 26),
        standing_of("education", StandingKind.ACCEPTED, 27),
        replace(standing_of("youth_sport", StandingKind.ACCEPTED_LATE, 30), late=True),
    )


def standing_of(department: str, kind: StandingKind, number: int | None, *, errors: int = 0) -> Standing:
    filed = None if number is None else _filed(number)
    received = None if filed is None else filed.receipt.received_at
    return Standing(department, Q4, kind, filed, received, received, False, False, DEADLINE, errors, 0)
