"""Numbers as people type them in Ukrainian: a clear one is understood, a doubtful one never guessed."""

import re
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from workbook_tools.model.text import fold


class NumberDoubt(StrEnum):
    """Why a text gives no number."""

    VAGUE = "vague"
    """«близько 200», «понад 10 тис.», «10-15», «200+»."""
    AMBIGUOUS = "ambiguous"
    """«1,400» and «12.500»: thousands or thousandths."""
    NOTHING = "nothing"
    """A dash or «немає»: 0, or not known?"""
    UNREADABLE = "unreadable"


class EnteredNumber(Struct, frozen=True):
    """`percent`: it was followed by «%», which `value` does not account for."""

    value: Decimal
    percent: bool = False


_LONGEST = 100
_MULTIPLIERS = {"тис": 10**3, "тисяч": 10**3, "тисяча": 10**3, "тисячі": 10**3, "млн": 10**6, "мільйон": 10**6}
_MULTIPLIERS |= {"мільйона": 10**6, "мільйони": 10**6, "мільйонів": 10**6, "млрд": 10**9, "мільярд": 10**9}
_UNITS = """
особа особи осіб ос чоловік чол людина людини людей учасник учасники учасників дитина дітей дитини
учень учні учнів студент студенти студентів глядач глядачі глядачів слухач слухачі слухачів перегляд перегляди
переглядів контакт контакти контактів захід заходи заходів публікація публікації публікацій допис дописи дописів
матеріал матеріали матеріалів підприємство підприємства підприємств громадянин громадяни громадян житель жителі
жителів мешканець мешканці мешканців одиниця одиниці одиниць од штука штуки штук шт примірник примірники
примірників прим раз рази разів
"""
_UNITS_OF_THEIR_OWN = ("день дні днів", "грн гривня гривні гривень")
"""Days and money: whoever writes them where people or events are counted means something else."""
_VAGUE = re.compile(
    fold(
        r"\b(близько|бл|понад|більше|більш|менше|менш|майже|приблизно|прибл|орієнтовно|десь|до|від|порядку|кілька"
        r"|декілька|не менше|не більше)\b"
    )
    + r"|[~≈<>≤≥±]|[0-9] ?(?:\+|-|/|\.{2,3}|…) ?[0-9]|\+$"
)
_NOTHING = re.compile(
    fold(r"-+|немає|нема|відсутні|відсутнє|відсутній|відсутня|не було|не проводились|не проводилися|ні")
)
_UNIT_WORDS = frozenset(fold(word) for word in _UNITS.split())
_OWN_UNIT_WORDS = tuple(frozenset(fold(word) for word in words.split()) for words in _UNITS_OF_THEIR_OWN)
_MULTIPLIER_WORDS = {fold(word): power for word, power in _MULTIPLIERS.items()}
_SPACE = r"[ ']"
_NUMBER = re.compile(rf"([+-]?) ?([0-9]+(?:{_SPACE}[0-9]{{3}})*(?:[.,][0-9]+)*)(?: ?(.*))?")
_GROUPS = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})+")
_GROUPS_AND_FRACTION = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_DOUBTFUL_GROUP = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def read_number(text: str, units: tuple[str, ...] = ()) -> EnteredNumber | NumberDoubt:
    """Spaces and apostrophes between thousands, «тис.», «млн», «%» and known units are understood.

    `units` are words that may follow the number beside the common ones («осіб», «шт.»): «грн» allows «гривень»,
    too. Never raises.
    """
    folded = fold(text)
    if len(folded) > _LONGEST or not folded:
        return NumberDoubt.UNREADABLE
    if _NOTHING.fullmatch(folded.rstrip(".")):
        return NumberDoubt.NOTHING
    match = _NUMBER.fullmatch(folded)
    read = None if match is None else _read(match[1], match[2], match[3] or "", units)
    if read is not None:
        return read
    if any("0" <= letter <= "9" for letter in folded) and _VAGUE.search(folded):
        return NumberDoubt.VAGUE
    return NumberDoubt.UNREADABLE


def _read(sign: str, figures: str, tail: str, units: tuple[str, ...]) -> EnteredNumber | NumberDoubt | None:
    percent = tail.startswith("%")
    words = [word for word in re.split(r"[ .]+", tail.removeprefix("%")) if word]
    power = _MULTIPLIER_WORDS.get(words[0], 1) if words else 1
    if power > 1:
        words = words[1:]
    own = {word for unit in units for word in re.split(r"[ .]+", fold(unit))}
    allowed = _UNIT_WORDS.union(own, *(forms for forms in _OWN_UNIT_WORDS if forms & own))
    if not allowed.issuperset(words):
        return None
    value = _figures(figures)
    if not isinstance(value, Decimal):
        return value
    value *= power
    return EnteredNumber(_trimmed(-value if sign == "-" else value), percent)


def _figures(figures: str) -> Decimal | NumberDoubt | None:
    grouped = not figures.isalnum() and (" " in figures or "'" in figures)
    if grouped and not re.fullmatch(rf"[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?:[.,][0-9]+)?", figures):
        return None
    figures = figures.replace(" ", "").replace("'", "")
    if _GROUPS.fullmatch(figures):
        return Decimal(figures.replace(".", "").replace(",", ""))
    if _GROUPS_AND_FRACTION.fullmatch(figures):
        mark = figures[max(figures.rfind("."), figures.rfind(","))]
        other = "." if mark == "," else ","
        return Decimal(figures.replace(other, "").replace(mark, "."))
    if not grouped and _DOUBTFUL_GROUP.fullmatch(figures):
        return NumberDoubt.AMBIGUOUS
    if _PLAIN.fullmatch(figures):
        return Decimal(figures.replace(",", "."))
    return None


def _trimmed(value: Decimal) -> Decimal:
    """Without a fraction of zeros and without an exponent: 1400.00 → 1400."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
