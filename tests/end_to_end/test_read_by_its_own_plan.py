"""A form is judged by the plan that it was issued from, whatever the plan says when it comes back."""

import io

from openpyxl import load_workbook
from plans import Q3, Q4
from quarters import Desk, answer

NARROWER, WIDER = 15, 17
"""The day of the month until which executors report: a window begins the day after it."""


def report_until(desk: Desk, day: int) -> None:
    path = desk.root / "templates/plan_template.xlsx"
    workbook = load_workbook(path)
    sheet = workbook["Розпорядження"]
    row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "Виконавці подають до числа")
    sheet.cell(row, 2, day)
    workbook.save(path)


def test_the_window_is_the_one_that_the_form_shows(desk: Desk) -> None:
    report_until(desk, NARROWER)
    desk.done("template", "2020-Q3", now="2020-09-01 11:00")
    sheet = load_workbook(io.BytesIO(desk.form("police", Q3)))["Звіт"]
    assert any("з 16.06.2020" in str(cell.value) for row in sheet.iter_rows() for cell in row), "what the form asks"
    event = "16.06 | 5 | урок | Безпека в Інтернеті | 30 | https://example.org/1"
    desk.send("police", Q3, answer("police", "15.09", events=[event]))
    report_until(desk, WIDER)
    (taken,) = desk.ingest("2020-09-15 15:00")
    assert "date_before_window" not in [finding["code"] for finding in taken["findings"]]


def test_an_event_of_the_day_before_is_still_outside(desk: Desk) -> None:
    report_until(desk, NARROWER)
    desk.done("template", "2020-Q3", now="2020-09-01 11:00")
    event = "15.06 | 5 | урок | Безпека в Інтернеті | 30 | https://example.org/1"
    desk.send("police", Q3, answer("police", "15.09", events=[event]))
    report_until(desk, WIDER)
    (taken,) = desk.ingest("2020-09-15 15:00")
    assert "date_before_window" in [finding["code"] for finding in taken["findings"]]


def test_the_next_reports_window_is_that_of_its_own_form(desk: Desk) -> None:
    """The report of Q4 begins on 16.09.2020 by its form; one of Q3 up to the day before leaves no day out."""
    report_until(desk, NARROWER)
    desk.done("template", "2020-Q3", now="2020-09-01 11:00")
    desk.done("template", "2020-Q4", now="2020-12-01 10:00")
    desk.send("police", Q4, answer("police", "15.12", Q4))
    desk.ingest("2020-12-15 15:00")
    desk.done("decide", "accept", "1", "--reason", "погоджено", now="2020-12-15 15:30")
    report_until(desk, WIDER)
    desk.send("police", Q3, answer("police", "15.09"))
    (taken,) = desk.ingest("2020-12-15 16:00")
    codes = [finding["code"] for finding in taken["findings"]]
    assert not {"days_between_reports", "as_of_in_next_report"} & set(codes)
