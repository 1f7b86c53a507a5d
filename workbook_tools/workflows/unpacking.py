"""Entries of the inbox → the files to be posted. What opens archives and messages is loaded where there is one."""

import hashlib
import os
import struct
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from workbook_tools.files.disk.inbox import InboxEntry, NotTaken, read_entry
from workbook_tools.files.disk.workspace import SETTINGS_NAME, Workspace
from workbook_tools.files.executor import AnyWorkers
from workbook_tools.files.reading.limits import LIMITS
from workbook_tools.files.reading.member_names import member_name
from workbook_tools.files.reading.package import Package, directory_of
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.stages.settle import received_order
from workbook_tools.workflows.arrivals import Arrivals, Whole, skipped
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.posting import Candidate

if TYPE_CHECKING:
    from workbook_tools.workflows.holders import Holders


class Unpacking:
    """What the run brings to every entry. `stated`: when the coordinator says that all of them came."""

    def __init__(
        self, office: Office, workers: AnyWorkers, stated: datetime | None, trusted_hosts: tuple[str, ...]
    ) -> None:
        self._office = office
        self._workers = workers
        self._stated = stated
        self._trusted_hosts = trusted_hosts
        self._found = Arrivals()
        self._loaded: Holders | None = None

    def arrivals(self, entries: Sequence[InboxEntry], advance: Callable[[], None]) -> Arrivals:
        """All first sights in one transaction; then whatever holds something is filed whole and on the ledger.

        Messages are opened in workers. `advance` is called for each entry of which nothing is to be posted.
        """
        found = self._found
        with self._office.ledger.together():
            for entry in entries:
                try:
                    data = read_entry(entry, LIMITS.file_bytes)
                except NotTaken as reason:
                    found.skipped.append(skipped(entry, reason.finding))
                    advance()
                    continue
                sha256 = hashlib.sha256(data).hexdigest()
                seen = self._stated or self._office.ledger.sight(sha256, entry.name, self._office.now, entry.source)
                if may_hold(data):
                    self._holders.see(Whole(entry, sha256, len(data), seen), data)
                else:
                    found.candidates.append(Candidate(entry, sha256, len(data), seen))
        if self._loaded is not None:
            self._loaded.file(advance)
        found.candidates.sort(key=lambda one: (*received_order(one.received_at, one.path, one.sha256), one.source))
        return found

    def read_again(self, candidate: Candidate) -> bytes | NotTaken:
        """The bytes of the candidate, unless they changed since they were hashed: then it is skipped as growing."""
        if candidate.member is not None or candidate.opened:
            return self._holders.member(candidate)
        try:
            return read_entry(candidate.entry, LIMITS.file_bytes)
        except NotTaken as reason:
            return reason

    @property
    def _holders(self) -> "Holders":
        if self._loaded is None:
            from workbook_tools.workflows.holders import Holders

            self._loaded = Holders(self._office, self._workers, self._stated, self._trusted_hosts, self._found)
        return self._loaded


def trusted_hosts(workspace: Workspace) -> tuple[str, ...]:
    """Whose letters tell when they came. Refusal or NotDone where the settings cannot be read, messages or none."""
    if not os.path.lexists(workspace.root / SETTINGS_NAME):
        return ()
    from workbook_tools.files.mail.settings import read_settings

    return read_settings(workspace).trusted_hosts


_RELATIONSHIPS = b"_rels/.rels"
_FIRST_ENTRIES = 24
_ENTRY, _LENGTHS = 46, 28
"""Bytes of an entry of a zip's directory before its name, and the place in them of three lengths."""


def may_hold(data: bytes) -> bool:
    """Whether it is to be opened at all, asked once: nearly everything is a workbook."""
    if data.startswith(b"PK\x03\x04") and is_document(data):
        return False
    from workbook_tools.files.reading.recognise import Content, recognise

    try:
        kind = recognise(data, lambda: Package(data, LIMITS, member_name))
    except Unreadable:
        return False
    return kind in (Content.ARCHIVE, Content.MAIL, Content.SIGNATURE)


def is_document(data: bytes) -> bool:
    """A zip package that says so in its first entries: an Office document or a damaged one, in neither case an archive.

    No extra fields before its name, which may give another one. Where it is not told, it may be one all the same.
    """
    try:
        directory = directory_of(data)
    except Unreadable:
        return False
    begin = 0
    for _ in range(_FIRST_ENTRIES):
        if directory[begin : begin + 4] != b"PK\x01\x02" or len(directory) < begin + _ENTRY:
            return False
        name, extra, comment = struct.unpack_from("<3H", directory, begin + _LENGTHS)
        begin += _ENTRY
        if directory[begin : begin + name] == _RELATIONSHIPS and not extra:
            return True
        begin += name + extra + comment
    return False
