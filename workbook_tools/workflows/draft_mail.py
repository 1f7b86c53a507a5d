"""The ledger → outbox/<quarter>/mail/*.eml: a letter for every department that is to be told something now."""

from functools import partial
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import astuple

from workbook_tools.files.disk.durable import make_folder, put_in_place, write_aside
from workbook_tools.files.disk.not_done import NotDone, obstacle_of
from workbook_tools.files.disk.publish import Published, Wanted, renew, retract
from workbook_tools.files.disk.workspace import Workspace, outbox_of, template_path
from workbook_tools.files.mail.draft import Attachment, Draft, message_id, write_draft
from workbook_tools.files.mail.settings import read_settings
from workbook_tools.files.mail.texts import FOLDER, Texts, packaged_texts
from workbook_tools.model.file_name import department_files, safe_name
from workbook_tools.model.kyiv import kyiv_day, start_of_day
from workbook_tools.model.mail_settings import MailSettings
from workbook_tools.model.outgoing import DueLetter, LetterKind
from workbook_tools.model.plan import Department
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Filed
from workbook_tools.model.template import TemplateDesign
from workbook_tools.rules.texts.mailing import ATTACHED_FORM, ATTACHED_RETURN, DRAFT_NAMES, NOBODY
from workbook_tools.stages.design_letters import Occasion, Setting, due_letters, words
from workbook_tools.stages.settle import settle
from workbook_tools.workflows.forms_owed import forms_owed
from workbook_tools.workflows.issue_templates import issue_templates
from workbook_tools.workflows.made_from import name_of
from workbook_tools.workflows.office import Office, nearest_quarter
from workbook_tools.workflows.returns import ReturnsDesk, sync_returns
from workbook_tools.workflows.returns_stand import published_still

_ANSWERS = (LetterKind.RECEIPT, LetterKind.RETURN)
"""These list the remarks on the report."""


class Composed(Struct, frozen=True):
    """A letter ready to be sent. `path` of its draft, relative to the workspace; `data` its bytes, without a Date.

    `recipients` are bare addresses, none where the plan has none. `message_id` keeps its angle brackets.
    """

    key: str
    path: str
    recipients: tuple[str, ...]
    subject: str
    message_id: str
    data: bytes


class Drafted(Struct, frozen=True):
    """The letters that are owed now, each with its draft's path; what was written or removed of them."""

    letters: tuple[tuple[DueLetter, str], ...]
    published: tuple[Published, ...]


def composed(office: Office, quarter: Quarter) -> tuple[Composed, ...]:
    """What can be sent without being looked at: answers to those whom the plan does not know are left to a person.

    Refusal if a text of the workspace is wrong.
    """
    desk = _MailDesk(office, quarter)
    return tuple(desk.composed(letter) for letter in desk.letters if not letter.unasked)


def write_drafts(office: Office, quarter: Quarter) -> Drafted:
    """Makes what is missing or no longer true, removes what was sent or no longer applies.

    Forms and marked copies are made first where need be. Refusal if a text of the workspace is wrong: no
    draft is written then.
    """
    desk = _MailDesk(office, quarter)
    wanted = [desk.wanted(letter) for letter in desk.letters]
    paths = {one.relative for one in wanted}
    stale = [path for path in published_still(office, _folder(quarter)) if path not in paths]
    published = renew(office.workspace, office.ledger, wanted)
    removed = (retract(office.workspace, office.ledger, path) for path in stale)
    return Drafted(tuple((letter, desk.path(letter)) for letter in desk.letters), (*published, *removed))


class GivenTexts(Struct, frozen=True):
    """Names of the texts that the workspace has now: those put there, and those that it had."""

    given: tuple[str, ...]
    kept: tuple[str, ...]


def give_texts(workspace: Workspace) -> GivenTexts:
    """The packaged texts become the workspace's own, to be edited; its own ones stay as they are. NotDone."""
    folder = workspace.root / FOLDER
    texts = packaged_texts()
    kept = tuple(name for name in texts if (folder / name).exists())
    given = tuple(name for name in texts if name not in kept)
    for name in given:
        try:
            make_folder(folder)
            put_in_place(write_aside(folder, texts[name]), folder / name)
        except OSError as error:
            raise NotDone(obstacle_of(error), folder / name) from error
    return GivenTexts(given, kept)


class _MailDesk:
    """What the letters of one run are made from; what several of them share is worked out once."""

    def __init__(self, office: Office, quarter: Quarter) -> None:
        sync_returns(office)
        self._office, self._quarter = office, quarter
        self._returns = ReturnsDesk(office)
        self._files = department_files(office.plan.departments)
        self._settings = read_settings(office.workspace)
        self._texts = Texts(office.workspace.root / FOLDER)
        self._sender = self._settings.sender or next(iter(_addresses(_coordinator(office))), None)
        self.letters = due_letters(_occasion(office, quarter, self._settings, self._returns))
        self._issued = next(iter(office.ledger.assignments()), "")
        self._issue()
        self._makings = office.ledger.outputs.makings()
        due = office.deadlines(quarter)
        self._setting = Setting(office.plan, quarter, due, office.today, self._settings.signature)
        self._version, self._due = version("workbook-tools"), astuple(due)

    def wanted(self, letter: DueLetter) -> Wanted:
        return Wanted(self.path(letter), self._made_from(letter), partial(self._bytes, letter))

    def composed(self, letter: DueLetter) -> Composed:
        draft = self._draft(letter)
        return Composed(
            letter.key, self.path(letter), draft.recipients, draft.subject, draft.message_id, write_draft(draft)
        )

    def _issue(self) -> None:
        """The forms that letters carry stand in the outbox, exactly as they are issued."""
        asked = {letter.department.code for letter in self.letters if letter.with_form and letter.department}
        departments = [d for d in self._office.plan.departments if d.code in asked]
        issue_templates(self._office, self._quarter, departments)

    def _bytes(self, letter: DueLetter) -> bytes:
        return write_draft(self._draft(letter))

    def _draft(self, letter: DueLetter) -> Draft:
        attached = self._attached(letter)
        said = words(letter, self._setting, self._report(letter), attached[0].name if attached else "")
        subject, text = self._texts.letter(letter.kind, said)
        reply = letter.addressed.reply
        return Draft(
            sender=self._sender,
            recipients=letter.addressed.recipients,
            subject=subject,
            text=text,
            message_id=message_id(letter.key, self._issued, self._sender),
            answers=reply.message_id if reply else "",
            references=reply.references if reply else (),
            attachments=attached,
        )

    def _attached(self, letter: DueLetter) -> tuple[Attachment, ...]:
        if letter.department is None:
            return ()
        if letter.kind is LetterKind.RETURN and letter.filed is not None:
            name, data = ATTACHED_RETURN, self._read(self._returns.marked_copy(letter.filed).relative)
        elif letter.with_form:
            name, data = ATTACHED_FORM, self._read(self._form(letter.department))
        else:
            return ()
        named = name.format(quarter=self._quarter, department=letter.department.short)
        return (Attachment(safe_name(named, 200), data),)

    def _report(self, letter: DueLetter) -> TemplateDesign | None:
        if letter.filed is None or letter.kind not in _ANSWERS:
            return None
        return self._returns.design(letter.filed)

    def _made_from(self, letter: DueLetter) -> str:
        """Of the letter, the text, and what the attached file is made from."""
        attached = ""
        if letter.kind is LetterKind.RETURN and letter.filed is not None:
            attached = self._returns.marked_copy(letter.filed).made_from
        elif letter.with_form and letter.department is not None:
            attached = self._makings[self._form(letter.department)].made_from
        named = (
            *(self._version, repr(letter), self._office.edition, self._sender, self._settings.signature),
            *(self._due, self._office.today > letter.until, self._issued),
            *(self._texts.fingerprint(letter.kind), attached),
        )
        return name_of(named)

    def _form(self, department: Department) -> str:
        return template_path(self._quarter, self._files[department.code])

    def path(self, letter: DueLetter) -> str:
        """«outbox/2020-Q3/mail/Прийнято № 3. Культура.eml»."""
        number = "" if letter.filed is None else letter.filed.receipt.number
        name = DRAFT_NAMES[letter.kind].format(number=number, department=self._called(letter.department))
        return str(PurePosixPath(_folder(self._quarter), f"{safe_name(name, 240)}.eml"))

    def _called(self, department: Department | None) -> str:
        """A letter to whom the plan does not know answers something: the number tells it from others."""
        return NOBODY if department is None else self._files.get(department.code, department.short)

    def _read(self, relative: str) -> bytes:
        path: Path = self._office.workspace.path(relative)
        try:
            return path.read_bytes()
        except OSError as error:
            raise NotDone(obstacle_of(error), path) from error


def _occasion(office: Office, quarter: Quarter, settings: MailSettings, returns: ReturnsDesk) -> Occasion:
    history, due = returns.history, office.deadlines(quarter)
    standings = settle(office.plan, quarter, due, history, office.today)
    departments = {one.department.code: one.department for one in office.ledger.assignments().values()}
    mailings = office.ledger.mailings
    sent = mailings.sent()
    own = {*_addresses(_coordinator(office)), *([settings.sender] if settings.sender else [])}
    return Occasion(
        plan=office.plan,
        quarter=quarter,
        deadlines=due,
        today=office.today,
        standings=standings,
        filed=tuple(filed for filed in history.filed if _belongs(office, quarter, filed)),
        outcomes=returns.outcomes,
        judged_at=office.ledger.judged_at(),
        departments={**departments, **{department.code: department for department in office.plan.departments}},
        forms=forms_owed(office, quarter, standings),
        to_mend=frozenset(filed.receipt.number for filed in returns.to_mend),
        sent=sent,
        sent_earlier=mailings.sent(start_of_day(office.today)),
        sent_since=lambda moment: sent - mailings.sent(moment),
        own=frozenset(own),
        sends=settings.outgoing is not None,
    )


def _belongs(office: Office, quarter: Quarter, filed: Filed) -> bool:
    """What no quarter can be told of belongs to the one whose date was nearest when it came."""
    told = filed.judgement.quarter
    return quarter == (told or nearest_quarter(office.plan, kyiv_day(filed.receipt.received_at)))


def _coordinator(office: Office) -> Department:
    return office.plan.department(office.plan.decree.coordinator)


def _addresses(department: Department) -> tuple[str, ...]:
    return tuple(contact for contact in department.contacts if not contact.startswith("@"))


def _folder(quarter: Quarter) -> str:
    return f"{outbox_of(quarter)}/mail"
