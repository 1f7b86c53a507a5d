"""A packed register is the same sequence as a plain one, however many pieces it was packed in."""

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kept_values import ACTIVITIES, SUBMISSIONS
from ledgers import submission

from workbook_tools.files.memory import packed as packing
from workbook_tools.files.memory.codec import NotPacked, decode, encode, pack, unpack_pieces
from workbook_tools.files.memory.packed import (
    PackedRegister,
    gather,
    pack_register,
    pack_submission,
    unpack_submission,
)
from workbook_tools.model.submission import Activity, Submission

REGISTERS = st.lists(ACTIVITIES, max_size=7).map(tuple)
PLACES = st.integers(-9, 9)


@pytest.fixture(autouse=True, scope="module")
def pieces_of_three() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    patch.setattr(packing, "_PIECE", 3)
    yield
    patch.undo()


@given(REGISTERS)
def test_it_is_the_same_sequence(plain: tuple[Activity, ...]) -> None:
    register = pack_register(plain)
    assert tuple(register) == plain
    assert tuple(register) == plain, "again"
    assert list(reversed(register)) == list(reversed(plain))
    assert (len(register), bool(register)) == (len(plain), bool(plain))
    assert all(activity in register for activity in plain)
    assert len(list(unpack_pieces(register.body))) == max(1, -(-len(plain) // 3))


@given(REGISTERS, REGISTERS)
def test_it_equals_what_holds_the_same(one: tuple[Activity, ...], other: tuple[Activity, ...]) -> None:
    register = pack_register(one)
    assert register == one
    assert one == register
    assert register == pack_register(one)
    assert (register == other) is (one == other)
    assert (pack_register(other) == register) is (one == other)
    assert register != list(one)


@given(REGISTERS, PLACES, st.none() | PLACES, st.none() | PLACES, st.sampled_from([None, 1, 2, -1, -2]))
def test_any_part_of_it_is_the_same(
    plain: tuple[Activity, ...], place: int, start: int | None, stop: int | None, step: int | None
) -> None:
    register = pack_register(plain)
    assert register[start:stop:step] == plain[start:stop:step]
    if -len(plain) <= place < len(plain):
        assert register[place] == plain[place]
    else:
        with pytest.raises(IndexError):
            register[place]


@given(REGISTERS)
def test_it_goes_to_another_process_and_back(plain: tuple[Activity, ...]) -> None:
    register = pickle.loads(pickle.dumps(pack_register(plain), pickle.HIGHEST_PROTOCOL))
    assert isinstance(register, PackedRegister)
    assert register == plain


@given(REGISTERS)
def test_what_is_gathered_is_the_same_and_only_a_long_register_is_packed(plain: tuple[Activity, ...]) -> None:
    gathered = gather(iter(plain))
    assert gathered == plain
    assert isinstance(gathered, tuple) is (len(plain) <= 3)
    assert pack_register(gathered).body == pack_register(plain).body


def test_a_long_register_is_packed_while_its_rows_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more stand at once than a piece holds, and the one that tells a long register from a short one."""
    pieces: list[bytes] = []

    def counted(value: object) -> bytes:
        pieces.append(pack(value))
        return pieces[-1]

    def rows() -> Iterator[Activity]:
        for order in range(30):
            assert order - 3 * len(pieces) <= 3 + 1
            yield Activity(order, "Реєстр", order)

    monkeypatch.setattr(packing, "pack", counted)
    assert len(gather(rows())) == 30
    assert len(pieces) == 10


def test_only_the_pieces_that_are_asked_for_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []

    def counted(piece: bytes, kind: type[Sequence[Activity]]) -> Iterable[Activity]:
        read.append(piece)
        return decode(piece, kind)

    monkeypatch.setattr(packing, "decode", counted)
    register = unpack_submission(pack_submission(_long(9))).activities
    assert (len(register), read) == (9, [])
    assert register[0].order == 1
    assert len(read) == 1
    assert next(iter(register)).order == 1
    assert len(read) == 2


@given(SUBMISSIONS)
def test_what_was_unpacked_is_packed_into_the_same_bytes(value: Submission) -> None:
    packed = pack_submission(value)
    again = pack_submission(unpack_submission(packed))
    assert (again.body, again.register.body) == (packed.body, packed.register.body)


def test_a_register_of_one_piece_is_kept_as_ever() -> None:
    """One compressed text: what ledgers held before there were pieces, whatever compressed it."""
    plain = _long(3).activities
    assert zlib.decompress(pack_register(plain).body) == encode(plain)
    for level in range(10):
        assert PackedRegister(3, zlib.compress(encode(plain), level)) == plain
    whole = _long(8).activities
    assert PackedRegister(8, zlib.compress(encode(whole))) == whole, "a long one, too, was one text"


@given(st.lists(st.binary(max_size=200_000), max_size=3))
def test_pieces_come_apart_as_they_were_joined(texts: list[bytes]) -> None:
    values = [text.hex() for text in texts]
    assert list(unpack_pieces(b"".join(map(pack, values)))) == [encode(value) for value in values]


def test_a_body_that_is_cut_short_is_told() -> None:
    body = pack_register(_long(9).activities).body
    with pytest.raises(NotPacked):
        tuple(PackedRegister(9, body[:-1]))


def _long(rows: int) -> Submission:
    return submission(activities=tuple(Activity(order, "Реєстр", order + 4, title="Х") for order in range(1, rows + 1)))
