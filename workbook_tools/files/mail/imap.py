"""A mailbox's folder over IMAP (RFC 3501; MOVE: RFC 6851; UIDPLUS: RFC 4315)."""

from __future__ import annotations

import imaplib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbook_tools.files.mail.connection import answer_of, speaking
from workbook_tools.files.mail.hindered import MailHindered
from workbook_tools.files.mail.imap_answers import Answer, Lying, literal_of, lying_of, number_of, uids_of
from workbook_tools.model.mail_settings import Mailbox
from workbook_tools.rules.phrases import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from imap_tools import BaseMailBox

KEYWORD = "WorkbookTools"
"""The flag on fetched messages that stay in the folder, where the server lets programs name their own."""
_AT_ONCE = 500
"""UIDs in one command: servers limit the length of a line."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMING = "(BODY.PEEK[HEADER.FIELDS (SUBJECT FROM MESSAGE-ID)])"


class Unanswered(Exception):
    """The server refused one command, of one message; `answer` is what it said."""

    def __init__(self, answer: str) -> None:
        super().__init__(answer)
        self.answer = answer


@contextmanager
def open_folder(mailbox: Mailbox, password: str) -> Iterator[Folder]:
    """Connected, logged in, the folder selected. MailHindered; Refusal where imap-tools is not installed."""
    try:
        from workbook_tools.files.mail.imap_connection import connected
    except ImportError as error:
        raise Refusal("mail_extra_missing") from error
    with connected(mailbox, password) as box:
        yield Folder(box, mailbox)


class Folder:
    """Every method raises MailHindered where the connection breaks, Unanswered where one message is refused."""

    def __init__(self, box: BaseMailBox, mailbox: Mailbox) -> None:
        self._box = box
        self._client = box.client
        self._mailbox = mailbox
        with self._agreed():
            _, said = self._client.capability()
            self._capabilities = frozenset((said[-1] or b"").decode("ascii", "replace").upper().split())
            if mailbox.done_folder is not None:
                self._select(mailbox.done_folder, readonly=True)
            uidvalidity = self._select(mailbox.folder)
            _, permanent = self._client.response("PERMANENTFLAGS")
        if uidvalidity is None:
            # Without it nobody knows whether a UID still names the message that it named before.
            raise self._strange("UIDVALIDITY?")
        self.uidvalidity = uidvalidity
        self._keywords = b"\\*" in (permanent[-1] or b"")

    @property
    def account(self) -> str:
        """Names the mailbox on the ledger."""
        return f"{self._mailbox.user}@{self._mailbox.host.lower()}:{self._mailbox.port}"

    def lying(self, since: date | None) -> tuple[Lying, ...]:
        """All messages of the folder, or those that the server received on a day or after it, by UID."""
        asked = ("ALL",) if since is None else ("SINCE", f"{since.day}-{_MONTHS[since.month - 1]}-{since.year}")
        found: dict[int, Lying] = {}
        with self._agreed():
            uids = uids_of(self._uid("SEARCH", *asked))
            for start in range(0, len(uids), _AT_ONCE):
                named = ",".join(map(str, uids[start : start + _AT_ONCE]))
                found |= {one.uid: one for one in lying_of(self._uid("FETCH", named, "(UID RFC822.SIZE FLAGS)"))}
        return tuple(found[uid] for uid in uids if uid in found)

    def message(self, uid: int) -> bytes:
        """Its bytes as they are; it is not marked as read. Unanswered also where it is no longer there."""
        data = literal_of(self._uid("FETCH", str(uid), "(BODY.PEEK[])"))
        if not data:
            raise Unanswered("")
        return data

    def heading(self, uid: int) -> bytes:
        """Only Subject, From and Message-ID; empty where there is nothing."""
        return literal_of(self._uid("FETCH", str(uid), _NAMING)) or b""

    def settled(self, message: Lying) -> bool:
        """Whether a fetched message needs no more marking: one that is to be moved is not while it lies here."""
        if self._moves:
            return False
        return KEYWORD.lower() in message.flags if self._keywords else "\\seen" in message.flags

    def settle(self, uid: int) -> None:
        """Moves a fetched message away, or flags it where it cannot be moved."""
        if not self._moves:
            flags = f"(\\Seen {KEYWORD})" if self._keywords else "(\\Seen)"
            self._uid("STORE", str(uid), "+FLAGS.SILENT", flags)
        elif "MOVE" in self._capabilities:
            self._uid("MOVE", str(uid), self._done_folder)
        else:
            self._uid("COPY", str(uid), self._done_folder)
            self._remove(uid)

    def settle_again(self, message: Lying) -> None:
        """`settle` for one whose first settling may have been cut short: a copy that was made is not made twice."""
        if self._moves and "MOVE" not in self._capabilities and self._copied(message):
            self._remove(message.uid)
        else:
            self.settle(message.uid)

    @property
    def _moves(self) -> bool:
        """Without UIDPLUS only all messages marked as deleted could be expunged, other programs' too."""
        return self._mailbox.done_folder is not None and bool({"MOVE", "UIDPLUS"} & self._capabilities)

    @property
    def _done_folder(self) -> bytes:
        return _encoded(self._mailbox.done_folder or "")

    def _remove(self, uid: int) -> None:
        self._uid("STORE", str(uid), "+FLAGS.SILENT", "(\\Deleted)")
        self._uid("EXPUNGE", str(uid))

    def _copied(self, message: Lying) -> bool:
        """Whether the other folder has a message of the same Message-ID and size."""
        named = self.heading(message.uid)
        with self._agreed():
            self._select(self._mailbox.done_folder or "", readonly=True)
        try:
            uids = uids_of(self._uid("SEARCH", "LARGER", str(message.size - 1), "SMALLER", str(message.size + 1)))
            return any(self.heading(uid) == named for uid in uids)
        finally:
            self._come_back()

    def _come_back(self) -> None:
        """To the folder that letters are fetched from, so that UIDs mean its messages again."""
        with self._agreed():
            if self._select(self._mailbox.folder) != self.uidvalidity:
                raise MailHindered("mail_dropped", host=self._mailbox.host)

    def _select(self, name: str, *, readonly: bool = False) -> int | None:
        """The folder's UIDVALIDITY, if the server tells it.

        MailHindered, with the folders that there are, where it cannot be opened.
        """
        try:
            status, _ = self._client.select(_encoded(name).decode("ascii"), readonly)
        except imaplib.IMAP4.readonly as error:
            raise MailHindered("mail_read_only", folder=name) from error
        if status != "OK":
            folders = (one.name for one in self._box.folder.list() if "\\noselect" not in map(str.lower, one.flags))
            raise MailHindered("mail_no_folder", folder=name, known=", ".join(sorted(folders)))
        _, said = self._client.response("UIDVALIDITY")
        return number_of(said[-1] or b"")

    @contextmanager
    def _agreed(self) -> Iterator[None]:
        """For commands without which nothing can be fetched: MailHindered where they are refused, too."""
        try:
            with speaking(self._mailbox.host, imaplib.IMAP4.abort):
                yield
        except imaplib.IMAP4.error as error:
            raise self._strange(answer_of(error)) from error
        except Unanswered as refused:
            raise self._strange(refused.answer) from refused

    def _strange(self, answer: str) -> MailHindered:
        return MailHindered("mail_strange", host=self._mailbox.host, port=self._mailbox.port, answer=answer)

    def _uid(self, command: str, *arguments: str | bytes) -> Sequence[Answer]:
        """The answer's data."""
        words = [one.decode("ascii") if isinstance(one, bytes) else one for one in arguments]
        # MemoryError: a literal was announced that no message is as long as.
        with speaking(self._mailbox.host, imaplib.IMAP4.abort, MemoryError):
            try:
                status, answers = self._client.uid(command, *words)
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error as error:
                raise Unanswered(answer_of(error)) from error
        if status != "OK":
            raise Unanswered(answer_of(answers[-1] or b""))
        return answers


def _encoded(folder: str) -> bytes:
    """A folder's name in the server's own UTF-7, quoted."""
    from imap_tools.utils import encode_folder

    return encode_folder(folder)
