"""Small PNG files of rendered pages: fills keep their colour, the shades at the edges of letters are rounded."""

import struct
import zlib
from collections import Counter

_EXACT = 192
"""So many of the most frequent colours stay as they are; the others are rounded to 64."""
_STEP = 85
_ROUNDED = bytes((level + _STEP // 2) // _STEP * _STEP for level in range(256))


def palette_png(ppm: bytes) -> bytes:
    """A binary PPM (P6, 8 bits) as a PNG with a palette; the same pixels give the same bytes."""
    _, size, _, pixels = ppm.split(b"\n", 3)
    width, height = map(int, size.split())
    triples = list(zip(pixels[0::3], pixels[1::3], pixels[2::3], strict=True))
    counted = Counter(triples)
    shown = {colour: colour for colour, _ in counted.most_common(_EXACT)}
    for red, green, blue in counted:
        shown.setdefault((red, green, blue), (_ROUNDED[red], _ROUNDED[green], _ROUNDED[blue]))
    palette = {colour: index for index, colour in enumerate(dict.fromkeys(shown.values()))}
    places = {colour: palette[shown[colour]] for colour in counted}
    indexes = bytes(map(places.__getitem__, triples))
    rows = b"".join(b"\0" + indexes[start : start + width] for start in range(0, width * height, width))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(map(bytes, palette))),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
