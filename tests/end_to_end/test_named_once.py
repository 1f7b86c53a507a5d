"""What all forms or copies of a run are made from is put into words and hashed once, not for each of them."""

import pytest
from plans import Q3, Q4
from quarters import Desk, answer, files_below

from workbook_tools.workflows.made_from import name_of

AUTUMN, WINTER = "2020-09-16 10:00", "2020-12-16 10:00"


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What forms and copies were named by."""
    texts: list[str] = []

    def named(parts: object) -> str:
        texts.append(repr(parts))
        return name_of(parts)

    for module in ("issue_templates", "returns"):
        monkeypatch.setattr(f"workbook_tools.workflows.{module}.name_of", named)
    return texts


@pytest.fixture
def judged(desk: Desk) -> Desk:
    """Two reports of the third quarter count; forms of the fourth are out."""
    desk.send("police", Q3, answer("police", "14.09", events=["07.09 | 5 | урок | Безпека | 100"]))
    desk.send("youth_sport", Q3, answer("youth_sport", "14.09", values={"9.1": 600}))
    desk.ingest(AUTUMN)
    desk.done("template", "2020-Q4", now=WINTER)
    return desk


def test_forms_name_the_earlier_judgements_once(judged: Desk, hashed: list[str]) -> None:
    before = files_below(judged.root, "outbox/2020-Q4/templates")
    judged.done("template", "2020-Q4", now=WINTER)
    assert len([text for text in hashed if "[(1, " in text]) == 1
    assert len(hashed) == len(set(hashed)) == 1 + len(before)


def test_copies_name_the_earlier_judgements_once(judged: Desk, hashed: list[str]) -> None:
    judged.send("police", Q4, answer("police", "15.12", Q4, statuses={"5": ""}))
    judged.send("youth_sport", Q4, answer("youth_sport", "15.12", Q4, statuses={"9": ""}))
    judged.run("ingest", now=WINTER)
    copies = files_below(judged.root, "outbox/2020-Q4/returned")
    assert len(copies) == 2
    assert len([text for text in hashed if "[(1, " in text]) == 1
    assert len(hashed) == len(set(hashed)) == 1 + len(copies)


def test_another_judgement_before_names_all_of_them_anew(judged: Desk, hashed: list[str]) -> None:
    judged.done("template", "2020-Q4", now=WINTER)
    names = set(hashed)
    hashed.clear()
    judged.done("template", "2020-Q4", now=WINTER)
    assert set(hashed) == names, "the same where nothing came"
    hashed.clear()
    judged.send("hospital", Q3, answer("hospital", "15.09", events=["28.08 | 3 | відео | Донорство крові | 2350"]))
    judged.ingest(WINTER)
    judged.done("template", "2020-Q4", now=WINTER)
    assert not set(hashed) & names
