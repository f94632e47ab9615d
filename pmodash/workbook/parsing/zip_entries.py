"""The members of a zip archive by name, read from its directory and unpacked without checks that would refuse it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_END, _ENTRY, _LOCAL = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_END64, _LOCATOR64 = b"PK\x06\x06", b"PK\x06\x07"
_STORED, _DEFLATED = 0, 8
_UTF8, _ENCRYPTED = 0x800, 1
_FULL = 0xFFFFFFFF
_PIECE = 1 << 18


class BrokenPackageError(Exception):
    """A package that cannot be made sense of."""


class Entry(NamedTuple):
    """One member: how it is packed, and where its local header stands."""

    name: str
    method: int
    flags: int
    packed_size: int
    offset: int


def entries(data: bytes) -> list[Entry]:
    """The archive's members, in the directory's order; BrokenPackageError when it has no directory."""
    end = data.rfind(_END, max(0, len(data) - 65_600))
    if end < 0 or len(data) < end + 22:
        raise BrokenPackageError("directory")
    size, start = struct.unpack("<LL", data[end + 12 : end + 20])
    if data[end - 20 : end - 16] == _LOCATOR64:
        end = data.rfind(_END64, 0, end - 20)
        size, start = struct.unpack("<QQ", data[end + 40 : end + 56])
    shift = end - size - start
    return list(_directory(data, start + shift, end, shift))


def _directory(data: bytes, place: int, end: int, shift: int) -> Iterator[Entry]:
    while 0 <= place < end and data[place : place + 4] == _ENTRY:
        flags, method = struct.unpack("<HH", data[place + 8 : place + 12])
        packed, size = struct.unpack("<LL", data[place + 20 : place + 28])
        lengths = struct.unpack("<HHH", data[place + 28 : place + 34])
        (offset,) = struct.unpack("<L", data[place + 42 : place + 46])
        name = data[place + 46 : place + 46 + lengths[0]]
        extra = data[place + 46 + lengths[0] : place + 46 + lengths[0] + lengths[1]]
        packed, offset = _large(extra, size, packed, offset)
        yield Entry(
            name.decode("utf-8" if flags & _UTF8 else "cp437", "replace"), method, flags, packed, offset + shift
        )
        place += 46 + sum(lengths)


def _large(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int]:
    """Packed size and offset, from the extra field where they need more than 32 bits."""
    while len(extra) >= 4 and _FULL in (size, packed, offset):
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == 1:
            numbers = iter(struct.unpack(f"<{length // 8}Q", extra[4 : 4 + length // 8 * 8]))
            size, packed, offset = (next(numbers, 0) if each == _FULL else each for each in (size, packed, offset))
            break
        extra = extra[4 + length :]
    return packed, offset


def pieces(data: bytes, entry: Entry) -> Iterator[bytes]:
    """A member's bytes, unpacked piece by piece; BrokenPackageError when they cannot be."""
    head = data[entry.offset : entry.offset + 30]
    if entry.flags & _ENCRYPTED or entry.method not in (_STORED, _DEFLATED) or head[:4] != _LOCAL or len(head) < 30:
        raise BrokenPackageError(entry.name)
    start = entry.offset + 30 + sum(struct.unpack("<HH", head[26:30]))
    packed = memoryview(data)[start : start + entry.packed_size]
    if entry.method == _STORED:
        yield bytes(packed)
        return
    unpacker = zlib.decompressobj(-15)
    for begin in range(0, len(packed), _PIECE):
        piece: bytes | memoryview = packed[begin : begin + _PIECE]
        while piece:
            try:
                yield unpacker.decompress(piece, _PIECE * 8)
            except zlib.error as error:
                raise BrokenPackageError(entry.name) from error
            piece = unpacker.unconsumed_tail
