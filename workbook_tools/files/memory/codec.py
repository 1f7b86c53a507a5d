"""Records as JSON and back, exactly: what the ledger stores of plans, findings and submissions."""

from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import fields
from zlib_ng import zlib_ng

_T = TypeVar("_T")

NotPacked = cast(type[Exception], zlib_ng.error)
"""Bytes are none that `pack` gave, or cut short."""

_LEVEL = 1
"""Half of the time of level 2, for a quarter more bytes of what rows repeat."""

_STEP = 1 << 16
"""Packed bytes that are unpacked at once."""


def encode(value: object) -> bytes:
    """Canonical JSON: the same value gives the same bytes.

    Decimals keep their digits. Half of a surrogate pair, which a workbook's «_xD800_» can make, is no
    character of any text and is stored as U+FFFD.
    """
    try:
        return msgspec.json.encode(value, order="deterministic")
    except UnicodeEncodeError:
        plain = _whole(msgspec.to_builtins(value))
        return msgspec.json.encode(plain, order="deterministic")


def decode(data: bytes, kind: type[_T]) -> _T:
    """The value that `encode` was given. msgspec.ValidationError if the bytes are of another kind."""
    decoder: msgspec.json.Decoder[_T] = _decoder(cast(Hashable, kind))
    return decoder.decode(data)


def pack(value: object) -> bytes:
    """`encode`, compressed: register rows repeat themselves."""
    return zlib_ng.compress(encode(value), _LEVEL)


def pack_long(value: Any) -> bytes:
    """What `unpack` takes, too, of a record with long tuples: their items are encoded one after the other."""
    stream = zlib_ng.compressobj(_LEVEL)
    packed, before = [], b"{"
    for field in fields(value):
        packed.append(stream.compress(before + encode(field.name) + b":"))
        packed += map(stream.compress, _items(getattr(value, field.name)))
        before = b","
    packed += stream.compress(b"}"), stream.flush()
    return b"".join(packed)


def _items(value: object) -> Iterator[bytes]:
    if not isinstance(value, tuple) or not value:
        yield encode(value)
        return
    for order, item in enumerate(value):
        yield (b"," if order else b"[") + encode(item)
    yield b"]"


def unpack(data: bytes, kind: type[_T]) -> _T:
    """The value that `pack` was given."""
    return decode(zlib_ng.decompress(data), kind)


def unpack_pieces(data: bytes) -> Iterator[bytes]:
    """Of values that were packed and joined, end to end, the JSON of each.

    NotPacked if the last one is cut short.
    """
    view, at = memoryview(data), 0
    while at < len(view):
        stream = zlib_ng.decompressobj()
        parts = []
        while not stream.eof:
            if at >= len(view):
                raise NotPacked("incomplete or truncated stream")
            parts.append(stream.decompress(view[at : at + _STEP]))
            at = min(at + _STEP, len(view))
        at -= len(stream.unused_data)
        yield b"".join(parts)


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast(type[Any], kind))


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return value
