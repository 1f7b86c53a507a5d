"""What an OpenDocument cell says: its attributes and its text → a value."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

from workbook_tools.files.reading.values import moment, number
from workbook_tools.files.reading.xml import Attributes
from workbook_tools.model.cells import CellValue, Dated, ErrorValue, Formula, Scalar

_EPOCH = datetime(1899, 12, 30)
_NUMBER = r"([0-9]{1,9}(?:\.[0-9]{1,20})?)"
_DURATION = re.compile(rf"(-?)P(?:{_NUMBER}D)?T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?")
_ERROR = re.compile(r"#(?:N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|DIV/0!)|Err:[0-9]{3}")
_EQUALS = re.compile(r"\A(?:[a-z]+:)?=")
_REFERENCE = re.compile(r"\[([^\]\"]*)\]")
_BOOLEANS = {"TRUE()": True, "FALSE()": False}


def value_of(attributes: Attributes, text: str) -> CellValue | None:
    """None where there is nothing. A formula of a boolean or an error is how LibreOffice writes these: no formula."""
    scalar = _scalar(attributes, text)
    stated = attributes.get("table:formula")
    if stated is None:
        return None if scalar == "" else scalar
    formula = _plain(stated)
    if formula in _BOOLEANS:
        return _BOOLEANS[formula]
    if isinstance(scalar, str) and _ERROR.fullmatch(scalar):
        scalar = ErrorValue(scalar)
    if isinstance(scalar, ErrorValue) and scalar.code == formula:
        return scalar
    return Formula(formula, scalar)


def _scalar(attributes: Attributes, text: str) -> Scalar | None:
    if attributes.get("calcext:value-type") == "error" or "gnm:error-value" in attributes:
        return ErrorValue(text or "#?")
    match attributes.get("office:value-type"):
        case "float" | "percentage" | "currency":
            return number(attributes.get("office:value", text))
        case "boolean":
            return attributes.get("office:boolean-value") == "true"
        case "date":
            return _date(attributes.get("office:date-value", ""), text)
        case "time":
            return _time(attributes.get("office:time-value", ""), text)
        case "string":
            return attributes.get("office:string-value") or text
    return text or None


def _date(stated: str, text: str) -> Scalar:
    """As in Excel: what is before the first sure serial is a number that was never meant as a date."""
    try:
        when = datetime.fromisoformat(stated).replace(tzinfo=None)
    except ValueError:
        return text
    serial = _days(when - _EPOCH)
    return serial if isinstance(serial, str) or moment(serial, epoch_1904=False) is None else Dated(serial, when)


def _time(stated: str, text: str) -> Scalar:
    match = _DURATION.fullmatch(stated)
    if match is None:
        return text
    sign, days, hours, minutes, seconds = match.groups()
    all_hours = Decimal(days or 0) * 24 + Decimal(hours or 0)
    all_seconds = (all_hours * 60 + Decimal(minutes or 0)) * 60 + Decimal(seconds or 0)
    return number(f"{sign}{all_seconds / 86_400}")


def _days(span: timedelta) -> int | Decimal | str:
    return number(repr(span / timedelta(days=1)))


def _plain(formula: str) -> str:
    """«of:=[.D2]*[$Звіт.D3]» → «D2*$Звіт.D3»."""
    return _REFERENCE.sub(lambda match: match[1].removeprefix(".").replace(":.", ":"), _EQUALS.sub("", formula.strip()))
