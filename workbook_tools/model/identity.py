"""A template's identity: 50 random bits and a check character, as a person can read, print and type them."""

import re
import zlib
from functools import lru_cache

CODE_BITS = 50
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OILАВСЕНКМОРТХІ", "011ABCEHKM0PTX1")
"""Letters that Crockford's base 32 leaves out, and Cyrillic capitals that look like Latin ones."""
_DASHES = 2
_LINE = 300
"""Characters of a text whose codes are remembered: a form says its code on every sheet."""
_CODE = re.compile(r"(?<!\w)(\w{5})\s?-\s?(\w{5})\s?-\s?(\w)(?!\w)")


def code_of(bits: int) -> str:
    """A number below 2**50 → «7K3MX-9QPT2-W»."""
    digits = "".join(_LETTERS[bits >> shift & 31] for shift in range(CODE_BITS - 5, -1, -5))
    return f"{digits[:5]}-{digits[5:]}-{_check(digits)}"


def find_codes(text: str) -> tuple[str, ...]:
    """The well-formed codes in a text, in order, in their canonical spelling; misreadable letters are forgiven."""
    if text.count("-") + text.count("–") + text.count("—") < _DASHES:
        return ()
    return _remembered(text) if len(text) <= _LINE else _codes_in(text)


def _codes_in(text: str) -> tuple[str, ...]:
    found = []
    for match in _CODE.finditer(text.upper().replace("–", "-").replace("—", "-")):
        digits = (match[1] + match[2]).translate(_MISREAD)
        if set(digits) <= set(_LETTERS) and match[3].translate(_MISREAD) == _check(digits):
            found.append(f"{digits[:5]}-{digits[5:]}-{_check(digits)}")
    return tuple(found)


_remembered = lru_cache(64)(_codes_in)


def _check(digits: str) -> str:
    return _LETTERS[zlib.crc32(digits.encode()) & 31]
