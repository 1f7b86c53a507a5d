"""Every kind of message, put into the inbox, becomes what the matrix says; each is kept whole."""

import pytest
from mail.kinds import Forms, Kind
from mail.matrix import GROUPS, KINDS
from quarters import Desk, sha

from workbook_tools.rules.catalogue import CATALOGUE

NOW = "2020-09-16 10:00"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.title)
def test_what_becomes_of_it(desk: Desk, forms: Forms, kind: Kind) -> None:
    data = kind.make(forms)
    desk.put(kind.file, data)
    found = sorted(
        (file["path"], file["outcome"], tuple(sorted(finding["code"] for finding in file["findings"])))
        for file in desk.ingest(NOW)
    )
    assert found == sorted((one.name, one.outcome.value, tuple(sorted(one.codes))) for one in kind.comes)
    assert desk.inbox() == []
    assert sha(data) in desk.originals(), "a message is kept whole"


def test_the_matrix_is_wide_enough_and_each_of_its_kinds_is_one() -> None:
    assert len(KINDS) >= 40
    titles = [kind.title for kind in KINDS]
    assert len(set(titles)) == len(titles)
    assert all(group.kinds for group in GROUPS)


def test_every_finding_of_e_mail_stands_in_the_matrix_or_is_tested_elsewhere() -> None:
    from workbook_tools.rules.texts.letters import ENTRIES

    shown = {code for kind in KINDS for one in kind.comes for code in one.codes}
    assert shown <= CATALOGUE.keys()
    elsewhere = {
        "letter_opened_later",
        "letter_own_file",
        "mail_extra_missing",
        "mailbox_letters",
        "template_from_two_senders",
    }
    assert {entry.code for entry in ENTRIES} - shown == elsewhere
