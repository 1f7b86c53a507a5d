"""Which letters are owed, to whom they go, and what is said of the report that they answer."""

from datetime import UTC, date, datetime

import pytest
from ledgers import judgement
from msgspec.structs import replace
from plans import Q3, example_plan
from reported import day

from workbook_tools.model.finding import Finding
from workbook_tools.model.letter import Letter
from workbook_tools.model.outgoing import DueLetter, LetterKind
from workbook_tools.model.plan import Department, DepartmentKind
from workbook_tools.model.quarter import Deadlines
from workbook_tools.model.receipt import Decision, DecisionKind, Filed, History, Outcome, Receipt
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.design_letters import Occasion, Setting, due_letters, words
from workbook_tools.stages.design_letters.addressed import department_of, in_reply, to_department
from workbook_tools.stages.settle import outcomes, settle

PLAN = example_plan()
OWN = frozenset({"coordinator@example.gov.ua"})
DUE = Deadlines(date(2020, 9, 17), date(2020, 9, 18), date(2020, 9, 15), date(2020, 9, 16))
"""As if the decree's date were a day off: asked for on the 15th, late after the 17th."""
CULTURE = PLAN.department("culture")
POLICE = replace(PLAN.department("police"), contacts=("@police.example.org", "duty@police.example.org"))
LETTER = Letter("culture@example.gov.ua", "Олена", "Звіт", "<2@example.gov.ua>", ("<1@example.gov.ua>",))


def occasion(today: str, *filed: Filed, decisions: tuple[Decision, ...] = (), **changed: object) -> Occasion:
    """Of all departments' forms «F», nothing sent."""
    history = History(filed, decisions)
    fixed = Occasion(
        plan=PLAN,
        quarter=Q3,
        deadlines=DUE,
        today=day(today),
        standings=settle(PLAN, Q3, DUE, history, day(today)),
        filed=filed,
        outcomes=outcomes(history),
        judged_at={one.receipt.number: 100 + one.receipt.number for one in filed},
        departments={department.code: department for department in PLAN.departments},
        forms=dict.fromkeys((department.code for department in PLAN.departments), "F"),
        to_mend=frozenset(one.receipt.number for one in filed if one.judgement.outcome is Outcome.RETURNED),
        own=OWN,
    )
    return replace(fixed, **changed)


def filed(
    number: int,
    outcome: Outcome,
    *findings: Finding,
    letter: Letter | None = LETTER,
    department: str | None = "culture",
    hour: int = 9,
) -> Filed:
    """Received on 14.09.2020."""
    at = datetime(2020, 9, 14, hour, 30, tzinfo=UTC)
    receipt = Receipt(number, f"{number}" * 64, "звіт.xlsx", None, "archive/", 9, at, at, letter=letter)
    judged = replace(judgement(outcome, department, Q3 if department else None), receipt=number, findings=findings)
    return Filed(receipt, replace(judged, revision=number if department else None, code="F"))


def keys(owed: tuple[DueLetter, ...], beginning: str) -> list[str]:
    return [one.key for one in owed if one.key.startswith(beginning)]


# --- to those who have not reported ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "kinds", "until"),
    [
        ("07.09", ["template"], "15.09"),
        ("08.09", ["template", "reminder_before"], "15.09"),
        ("15.09", ["template", "reminder_before"], "15.09"),
        ("16.09", ["template", "reminder_before"], "17.09"),
        ("17.09", ["template", "reminder_before"], "17.09"),
        ("18.09", ["reminder_after"], "17.09"),
    ],
)
def test_who_is_missing_is_asked_by_the_day_that_it_is(today: str, kinds: list[str], until: str) -> None:
    """The requested day until it is past, then the last timely one."""
    owed = [one for one in due_letters(occasion(today)) if one.department == CULTURE]
    assert [one.kind for one in owed] == kinds
    assert {one.until for one in owed} == {day(until)}
    assert all(one.with_form for one in owed)


def test_letters_that_were_sent_are_not_owed_again() -> None:
    form, before = "template:culture:2020-Q3:F", "reminder:culture:2020-Q3:before"
    assert keys(due_letters(occasion("15.09")), "template:culture") == [form]
    owed = due_letters(occasion("15.09", sent=frozenset({form, before})))
    assert not [one for one in owed if one.department == CULTURE]
    assert keys(due_letters(occasion("18.09", sent=frozenset({form, before}))), "reminder:culture") == [
        "reminder:culture:2020-Q3:after"
    ]


def test_where_the_program_sends_the_form_goes_a_day_before_the_reminder() -> None:
    form = frozenset({"template:culture:2020-Q3:F"})
    assert keys(due_letters(occasion("15.09", sends=True)), "reminder") == []
    assert keys(due_letters(occasion("15.09", sends=True, sent=form)), "reminder") == []
    sent = occasion("15.09", sends=True, sent=form, sent_earlier=form)
    assert keys(due_letters(sent), "reminder") == ["reminder:culture:2020-Q3:before"]


def test_a_form_with_another_code_is_a_renewed_one() -> None:
    sent = frozenset({"template:culture:2020-Q3:E", "template:police:2020-Q2:E"})
    renewed = {
        one.department.code for one in due_letters(occasion("01.09", sent=sent)) if one.renewed and one.department
    }
    assert renewed == {"culture"}


# --- rejected, put off ----------------------------------------------------------------------------


def rejecting(*numbers: int) -> tuple[Decision, ...]:
    at = datetime(2020, 9, 14, 12, tzinfo=UTC)
    return tuple(
        Decision(place, DecisionKind.REJECT, "не той звіт", at, receipt=number)
        for place, number in enumerate(numbers, 1)
    )


def put_off(until: str) -> Decision:
    at = datetime(2020, 9, 14, 12, tzinfo=UTC)
    return Decision(9, DecisionKind.EXTEND, "лист", at, department="culture", quarter=Q3, until=day(until))


def owed_to_culture(
    today: str,
    *came: Filed,
    sent: tuple[str, ...] = (),
    since: tuple[str, ...] = (),
    decisions: tuple[Decision, ...] = (),
) -> list[str]:
    """`since`: what was sent after the decisions."""
    fixed = occasion(
        today, *came, decisions=decisions, sent=frozenset((*sent, *since)), sent_since=lambda _: frozenset(since)
    )
    return [one.key for one in due_letters(fixed) if one.department == CULTURE]


EARLY, BEFORE, AFTER = (f"reminder:culture:2020-Q3:{when}" for when in ("early", "before", "after"))
HELD, IN_FILE = filed(1, Outcome.HELD), filed(1, Outcome.HELD, letter=None)


@pytest.mark.parametrize(
    ("today", "sent", "owed"),
    [
        ("02.09", (), [f"{EARLY}:rejected:1"]),
        ("07.09", (f"{EARLY}:rejected:1",), []),
        ("08.09", (f"{EARLY}:rejected:1",), [f"{BEFORE}:rejected:1"]),
        ("17.09", (BEFORE,), [f"{BEFORE}:rejected:1"]),
        ("17.09", (f"{BEFORE}:rejected:1",), []),
        ("18.09", (f"{BEFORE}:rejected:1",), [f"{AFTER}:rejected:1"]),
        ("18.09", (AFTER,), [f"{AFTER}:rejected:1"]),
        ("30.09", (f"{AFTER}:rejected:1",), []),
    ],
)
def test_a_rejection_is_told_at_once_and_each_reminder_goes_once(
    today: str, sent: tuple[str, ...], owed: list[str]
) -> None:
    """Whatever had been sent before the report came."""
    assert owed_to_culture(today, HELD, decisions=rejecting(1), sent=("held:1:101", *sent)) == owed


def test_a_file_that_the_coordinator_took_in_and_rejected_is_told_of_only_where_it_was_answered() -> None:
    """She may have put in the wrong one."""
    assert owed_to_culture("02.09", IN_FILE, decisions=rejecting(1)) == []
    assert owed_to_culture("15.09", IN_FILE, decisions=rejecting(1)) == [BEFORE]
    assert owed_to_culture("02.09", IN_FILE, decisions=rejecting(1), sent=("held:1:101",)) == [f"{EARLY}:rejected:1"]


def test_every_rejection_is_told() -> None:
    """The second report's, too, and the first one's where it was rejected last."""
    came = HELD, filed(2, Outcome.HELD)
    told = f"{AFTER}:rejected:1"
    assert owed_to_culture("18.09", *came, decisions=rejecting(1, 2), sent=(told,)) == [f"{AFTER}:rejected:2"]
    told = "receipt:1:101:rejected:2"
    came = filed(1, Outcome.ACCEPTED), filed(2, Outcome.HELD)
    assert owed_to_culture("18.09", *came, decisions=rejecting(2, 1), sent=(told,)) == [f"{AFTER}:rejected:1"]


@pytest.mark.parametrize(
    ("outcome", "answer"),
    [(Outcome.ACCEPTED, "receipt:1:101"), (Outcome.RETURNED, "return:1:101"), (Outcome.HELD, "held:1:101")],
)
def test_where_another_report_waits_or_counts_its_answer_tells_of_the_rejection(outcome: Outcome, answer: str) -> None:
    came = filed(1, outcome), filed(2, Outcome.HELD)
    for sent in ((), (answer, "held:2:102")):
        owed = owed_to_culture("18.09", *came, decisions=rejecting(2), sent=sent)
        assert owed == [f"{answer}:rejected:2"]
    assert owed_to_culture("18.09", *came, decisions=rejecting(2), sent=(f"{answer}:rejected:2",)) == []


def test_of_several_reports_the_last_one_that_waits_tells_of_it() -> None:
    came = filed(1, Outcome.ACCEPTED), filed(2, Outcome.HELD), filed(3, Outcome.HELD)
    assert owed_to_culture("15.09", *came, decisions=rejecting(3), sent=("receipt:1:101", "held:2:102")) == [
        "held:2:102:rejected:3"
    ]


def test_what_was_told_together_with_a_rejection_is_not_said_again_without_it() -> None:
    """A third report counts by now."""
    came = filed(1, Outcome.ACCEPTED), filed(2, Outcome.HELD), filed(3, Outcome.ACCEPTED)
    sent = ("receipt:1:101:rejected:2",)
    assert owed_to_culture("15.09", *came, decisions=rejecting(2), sent=sent) == ["receipt:3:103"]


def test_a_report_that_is_accepted_after_its_rejection_was_told_is_receipted_again() -> None:
    sent = ("receipt:1:101", f"{AFTER}:rejected:1")
    assert owed_to_culture("18.09", filed(1, Outcome.ACCEPTED), sent=sent) == ["receipt:1:101:again"]


def test_a_deadline_that_was_put_off_makes_the_reminders_others() -> None:
    sent = ("template:culture:2020-Q3:F", BEFORE, AFTER)
    put = put_off("25.09")
    assert owed_to_culture("18.09", decisions=(put,), sent=sent) == [f"{BEFORE}:2020-09-25"]
    assert owed_to_culture("28.09", decisions=(put,), sent=sent) == [f"{AFTER}:2020-09-25"]
    assert owed_to_culture("28.09", decisions=(put,), sent=(*sent, f"{AFTER}:2020-09-25")) == []
    rejected = (*rejecting(1), put)
    assert owed_to_culture("28.09", HELD, decisions=rejected, sent=sent) == [f"{AFTER}:2020-09-25:rejected:1"]


@pytest.mark.parametrize("decisions", [(put_off("25.09"),), rejecting(1), (*rejecting(1), put_off("25.09"))])
def test_what_an_older_program_sent_after_the_decision_does_not_go_again(decisions: tuple[Decision, ...]) -> None:
    """It had one key for all reminders before the deadline, and one for all after it."""
    came = (HELD,) if len(decisions) > 1 or decisions[0].receipt else ()
    assert owed_to_culture("28.09", *came, decisions=decisions, since=(AFTER,)) == []
    assert len(owed_to_culture("28.09", *came, decisions=decisions, sent=(AFTER,))) == 1


def test_which_report_was_rejected_is_said() -> None:
    """The number and the day in Kyiv."""
    (owed,) = [one for one in due_letters(occasion("15.09", HELD, decisions=rejecting(1))) if one.department == CULTURE]
    said = words(owed, Setting(PLAN, Q3, DUE, day("15.09"), ()), None, "")
    assert (said["rejected"], said["rejected_day"]) == (1, "14.09.2020")


# --- to those who wrote ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "key"),
    [(Outcome.ACCEPTED, "receipt:1:101"), (Outcome.RETURNED, "return:1:101"), (Outcome.HELD, "held:1:101")],
)
def test_every_report_is_answered_once_by_what_became_of_it(outcome: Outcome, key: str) -> None:
    owed = [one for one in due_letters(occasion("15.09", filed(1, outcome))) if one.department == CULTURE]
    assert [one.key for one in owed] == [key]
    assert owed[0].addressed.recipients == ("culture@example.gov.ua",)
    assert due_letters(occasion("15.09", filed(1, outcome), sent=frozenset({key})))[0].department != CULTURE


def test_a_returned_report_that_was_superseded_is_not_returned_again() -> None:
    owed = due_letters(occasion("15.09", filed(1, Outcome.RETURNED), to_mend=frozenset()))
    assert keys(owed, "return") == []


NO_FORM = find("letter_no_workbook")
SCAN = find("letter_scan_only", names="звіт.pdf")
EMPTY = find("file_empty")


@pytest.mark.parametrize(
    ("finding", "kind"), [(NO_FORM, LetterKind.SCAN), (SCAN, LetterKind.SCAN), (EMPTY, LetterKind.UNREAD)]
)
def test_a_letter_without_a_form_is_answered_by_its_sender(finding: Finding, kind: LetterKind) -> None:
    came = filed(1, Outcome.QUARANTINED, finding, department=None)
    (answer,) = [one for one in due_letters(occasion("15.09", came)) if one.department == CULTURE]
    assert (answer.kind, answer.with_form) == (kind, True)
    assert answer.addressed.recipients == ("culture@example.gov.ua",)


def test_only_the_last_of_several_letters_without_a_form_is_answered() -> None:
    came = [filed(number, Outcome.QUARANTINED, SCAN, department=None) for number in (1, 2)]
    assert keys(due_letters(occasion("15.09", *came)), "scan") == ["scan:2:102"]


@pytest.mark.parametrize(
    "came",
    [
        filed(1, Outcome.QUARANTINED, EMPTY, department=None, letter=None),
        filed(1, Outcome.QUARANTINED, find("reader_crashed", detail="x"), department=None),
        filed(
            1, Outcome.QUARANTINED, SCAN, department=None, letter=replace(LETTER, sender="coordinator@example.gov.ua")
        ),
    ],
    ids=["nobody wrote it", "a fault of ours", "the coordinator's own"],
)
def test_what_no_sender_can_mend_is_not_answered(came: Filed) -> None:
    assert [one for one in due_letters(occasion("15.09", came)) if one.filed] == []


def test_a_letter_of_nobody_in_the_plan_waits_for_a_person() -> None:
    stranger = replace(LETTER, sender="news@example.com")
    came = filed(1, Outcome.QUARANTINED, NO_FORM, department=None, letter=stranger)
    (answer,) = [one for one in due_letters(occasion("15.09", came)) if one.filed]
    assert (answer.unasked, answer.with_form, answer.addressed.recipients) == (True, False, ("news@example.com",))


UNLISTED = find("sender_unlisted", sender="x@example.com", contacts="y@example.org")


@pytest.mark.parametrize(
    ("outcome", "to"),
    [
        (Outcome.RETURNED, "culture@example.gov.ua"),
        (Outcome.HELD, "x@example.com"),
        (Outcome.ACCEPTED, "x@example.com"),
    ],
)
def test_only_a_listed_sender_gets_a_report_back(outcome: Outcome, to: str) -> None:
    came = filed(1, outcome, UNLISTED, letter=replace(LETTER, sender="x@example.com"))
    listing = replace(CULTURE, contacts=("culture@example.gov.ua",))
    known = {department.code: department for department in PLAN.departments} | {"culture": listing}
    judged = {1: outcome}
    owed = due_letters(occasion("15.09", came, departments=known, outcomes=judged))
    (answer,) = [one for one in owed if one.filed]
    assert answer.addressed.recipients == (to,)


# --- to whom --------------------------------------------------------------------------------------


def test_a_department_is_written_to_at_addresses_not_at_domains() -> None:
    assert to_department(POLICE).recipients == ("duty@police.example.org",)
    assert to_department(None).recipients == ()
    odd = replace(POLICE, contacts=("пошта@example.org", "a@поліція.укр", "b@example.org\r\nBcc: x@example.com"))
    assert to_department(odd).recipients == ("a@" + "поліція.укр".encode("idna").decode(),)


def test_an_answer_goes_to_the_sender_in_the_thread() -> None:
    found = in_reply(CULTURE, LETTER, OWN, trusted=True)
    assert found.recipients == ("culture@example.gov.ua",)
    assert found.reply is not None
    assert (found.reply.message_id, found.reply.references) == (
        "<2@example.gov.ua>",
        ("<1@example.gov.ua>", "<2@example.gov.ua>"),
    )


@pytest.mark.parametrize(
    ("letter", "trusted", "to"),
    [
        (None, True, "duty@police.example.org"),
        (LETTER, False, "duty@police.example.org"),
        (replace(LETTER, sender=""), True, "duty@police.example.org"),
        (replace(LETTER, sender="a@b.c\r\nBcc: x@example.com"), True, "duty@police.example.org"),
        (replace(LETTER, sender="coordinator@example.gov.ua"), True, "duty@police.example.org"),
        (
            replace(LETTER, sender="Coordinator@example.gov.ua", forwarded_from=("chief@police.example.org",)),
            True,
            "chief@police.example.org",
        ),
        (replace(LETTER, forwarded_from=("chief@police.example.org",)), True, "culture@example.gov.ua"),
    ],
)
def test_where_the_sender_cannot_be_answered_the_department_is(letter: Letter | None, trusted: bool, to: str) -> None:
    found = in_reply(POLICE, letter, OWN, trusted=trusted)
    assert found.recipients == (to,)
    assert (found.reply is None) == (to != "culture@example.gov.ua")


def test_a_long_thread_keeps_its_beginning_and_its_end_and_nothing_that_is_no_identity() -> None:
    named = tuple(f"<{number}@example.org>" for number in range(40))
    letter = replace(
        LETTER, references=("no identity", "<a b@c>", "<x@y>\r\nBcc: z", *named), message_id="<end@example.org>"
    )
    reply = in_reply(CULTURE, letter, OWN, trusted=True).reply
    assert reply is not None
    assert len(reply.references) == 20
    assert (reply.references[0], reply.references[-1]) == ("<0@example.org>", "<end@example.org>")


@pytest.mark.parametrize(
    ("sender", "code"),
    [
        ("duty@police.example.org", "police"),
        ("Anyone@POLICE.example.org", "police"),
        ("x@sub.police.example.org", None),
        ("culture@example.gov.ua", "culture"),
        ("nobody@example.com", None),
        ("", None),
    ],
)
def test_whose_a_letter_is_is_told_by_its_address(sender: str, code: str | None) -> None:
    known = (POLICE, replace(CULTURE, contacts=("culture@example.gov.ua",)))
    found = department_of(known, replace(LETTER, sender=sender), OWN)
    assert (found.code if found else None) == code


def test_a_shared_domain_tells_nobodys_letter_and_an_address_within_it_does() -> None:
    known = tuple(
        Department(code, code, code, DepartmentKind.COUNCIL_DEPARTMENT, contacts)
        for code, contacts in {"a": ("@rada.example.org",), "b": ("@rada.example.org", "b@rada.example.org")}.items()
    )
    assert department_of(known, replace(LETTER, sender="c@rada.example.org"), OWN) is None
    found = department_of(known, replace(LETTER, sender="b@rada.example.org"), OWN)
    assert found is not None
    assert found.code == "b"


# --- what is said ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("Звіт", "Re: Звіт"),
        ("Re: RE: re[2]: Звіт", "Re: Звіт"),
        ("Відп: Звіт: остаточний", "Re: Звіт: остаточний"),
        ("  Звіт\n за  квартал ", "Re: Звіт за квартал"),
        ("Re:", ""),
        ("", ""),
    ],
)
def test_the_subject_of_an_answer_says_re_once(subject: str, said: str) -> None:
    came = filed(1, Outcome.ACCEPTED, letter=replace(LETTER, subject=subject))
    (answer,) = [one for one in due_letters(occasion("15.09", came)) if one.filed]
    setting = Setting(PLAN, Q3, DUE, day("15.09"), ())
    assert words(answer, setting, None, "")["reply_subject"] == said


def test_a_report_of_the_same_day_in_kyiv_is_dated_by_kyiv() -> None:
    """20:30 UTC of 14.09 is 23:30 in Kyiv, an hour later the next day."""
    setting = Setting(PLAN, Q3, DUE, day("15.09"), ())
    for hour, shown in ((20, ("14.09.2020", "23:30")), (21, ("15.09.2020", "00:30"))):
        (answer,) = [one for one in due_letters(occasion("15.09", filed(1, Outcome.ACCEPTED, hour=hour))) if one.filed]
        receipt = words(answer, setting, None, "")["receipt"]
        assert isinstance(receipt, dict)
        assert (receipt["day"], receipt["time"]) == shown
