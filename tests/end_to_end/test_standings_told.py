"""What `status` says of each department, in at most 80 columns."""

from collections.abc import Callable

import pytest
from plans import Q3
from quarters import Desk, sheet_rows

from workbook_tools.model.report_layout import OVERVIEW_TITLE

Filled = Callable[[str], bytes]
IN_TIME, LATE = "2020-09-16 10:00", "2020-10-20 12:00"


def row_of(desk: Desk, short: str, lang: str = "uk") -> str:
    """The department's rows of the table as one line."""
    lines = desk.run("status", "2020-Q3", now="2020-10-21 09:00", lang=lang).out.split("\n")
    assert max(map(len, lines[2 : lines.index("", 2)])) <= 80
    first = next(place for place, line in enumerate(lines) if line.startswith(short))
    rows = [lines[first]]
    for line in lines[first + 1 :]:
        if not line.startswith("  "):
            break
        rows.append(line)
    return " ".join(" ".join(rows).replace("\u00a0", " ").split())


@pytest.mark.parametrize("first", ["police", "police nil"])
def test_a_returned_version_behind_the_one_that_counts_is_told(desk: Desk, filled: Filled, first: str) -> None:
    desk.put("а.xlsx", filled(first))
    desk.ingest(IN_TIME)
    desk.put("б.xlsx", filled("police without status"))
    desk.ingest("2020-09-16 12:00")
    assert "новий № 2 повернуто" in row_of(desk, "Поліція")
    assert "newer № 2 returned" in row_of(desk, "Поліція", "en")
    waiting = desk.standing("police", Q3, IN_TIME)["waiting"]
    assert waiting == [{"receipt": 2, "outcome": "returned"}]


def test_a_held_version_behind_the_one_that_counts_is_told(desk: Desk, filled: Filled) -> None:
    desk.put("а.xlsx", filled("police"))
    desk.ingest(IN_TIME)
    desk.put("б.xlsx", filled("police nil"))
    desk.ingest("2020-09-16 12:00")
    row = row_of(desk, "Поліція")
    assert "✓ прийнято" in row
    assert "новий № 2 чекає рішення" in row
    assert desk.standing("police", Q3, IN_TIME)["waiting"] == [{"receipt": 2, "outcome": "held"}]


def test_a_corrected_report_shows_that_the_first_came_in_time(desk: Desk, filled: Filled) -> None:
    desk.put("а.xlsx", filled("police"))
    desk.ingest(IN_TIME)
    assert "вчасно" not in row_of(desk, "Поліція")
    desk.put("б.xlsx", filled("police again"))
    desk.ingest(LATE)
    row = row_of(desk, "Поліція")
    assert "20.10.2020 12:00" in row
    assert "перший 16.09.2020 вчасно" in row


def test_a_rejected_report_is_not_said_to_have_been_returned(desk: Desk, filled: Filled) -> None:
    """To other programs it stands as one that is to be mended."""
    desk.put("а.xlsx", filled("police"))
    desk.ingest(IN_TIME)
    desk.done("decide", "reject", "1", "--reason", "надіслано помилково", now=IN_TIME)
    merged = desk.done("merge", "2020-Q3", now="2020-10-21 09:00").out
    assert "✗ відхилено, прострочено" in row_of(desk, "Поліція")
    assert "✗ rejected, overdue" in row_of(desk, "Поліція", "en")
    assert "відхилено: 1" in merged.replace("\u00a0", " ")
    assert "повернуто" not in merged
    shown = [str(value) for row in sheet_rows(desk.consolidated[Q3], OVERVIEW_TITLE) for value in row]
    assert "відхилено координатором" in shown
    assert "Звіт відхилено координатором, а строк подання минув 17.09.2020: Поліція." in shown
    assert not [text for text in shown if "повернуто" in text]
    assert desk.standing("police", Q3, IN_TIME)["standing"] == "returned"


def test_what_waits_for_another_quarter_is_told_too(desk: Desk, filled: Filled) -> None:
    """The next quarter's cumulative hangs on it."""
    desk.put("а.xlsx", filled("police"))
    desk.ingest(IN_TIME)
    desk.put("б.xlsx", filled("police nil"))
    desk.ingest("2020-09-16 12:00")
    later = "2020-12-10 10:00"
    status = desk.done("status", "2020-Q4", "--json", now=later).json
    assert (status["waiting"], status["waiting_elsewhere"]) == ([], [2])
    told = desk.done("status", "2020-Q4", now=later).out.replace("\u00a0", " ")
    assert "Чекають Вашого рішення і звіти за інші квартали: № 2 (2020-Q3, Поліція)." in " ".join(told.split())
    assert "workbook-tools decide accept НОМЕР" in told
    desk.done("decide", "reject", "2", "--reason", "помилково", now=later)
    assert desk.done("status", "2020-Q4", "--json", now=later).json["waiting_elsewhere"] == []
    assert "інші квартали" not in desk.done("status", "2020-Q4", now=later).out
