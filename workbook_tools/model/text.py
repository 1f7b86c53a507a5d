"""Ukrainian text as it really arrives: comparison, alphabetical order, plural forms."""

import codecs
import re
import unicodedata

_ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}

_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("’ʼ‘`´′", "'"),
        **dict.fromkeys("«»„“”‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        # Latin letters that look like Cyrillic ones; case is already folded.
        **dict(zip("aceiopxy", "асеіорху", strict=True)),
    }
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_USUAL = (
    "".join(map(chr, range(128)))
    + _ALPHABET
    + _ALPHABET.upper()
    + "ёъыэЁЪЫЭ"
    + "’ʼ‘´′«»„“”‟″‐‑‒–—―−№…•→°×€§\N{NO-BREAK SPACE}"
).ljust(256, "\ufffe")
"""At most 256 characters that nearly every text is made of; each is a character of NFC and combines with none."""
_NUMBERED = codecs.charmap_build(_USUAL)
_FOLDED = _USUAL.casefold().translate(_UNIFIED)


def fold(text: str) -> str:
    """The one key by which texts are compared; never stored, never shown.

    NFC, case, white space (NBSP included), apostrophes, quotes, dashes and Latin look-alikes are
    unified. NFKC is not used: it turns «№» into «No».
    """
    try:
        numbers, _ = codecs.charmap_encode(text, "strict", _NUMBERED)
    except UnicodeEncodeError:
        return _fold_any(text)
    folded, _ = codecs.charmap_decode(numbers, "strict", _FOLDED)
    return " ".join(folded.split())


def _fold_any(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    text = _INVISIBLE.sub("", text).casefold()
    return " ".join(text.translate(_UNIFIED).split())


def alphabet_key(text: str) -> tuple[tuple[int, str], ...]:
    """Sort key of the 33-letter Ukrainian alphabet: є, і, ї and ґ stand where they belong."""
    return tuple((_RANK[letter] + 0x10000, "") if letter in _RANK else (ord(letter), "") for letter in fold(text))


def plural(number: int, one: str, few: str, many: str) -> str:
    """The noun's form for a whole number: 1 захід, 2 заходи, 5 заходів, 11 заходів, 21 захід."""
    number = abs(number)
    if number % 10 == 1 and number % 100 != 11:
        return one
    if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14:
        return few
    return many
