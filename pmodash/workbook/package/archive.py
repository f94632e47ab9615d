"""A workbook's file as the parts it is made of: those that are not touched stay byte for byte what they were.

An .xlsx is a zip archive (ECMA-376 part 2, annex B). Its members are copied compressed as they lie, in their order
and under their names; a part that was changed is compressed anew by the same method.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pmodash.findings import RefusedWriteError

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DESCRIPTOR_FOLLOWS, _ENCRYPTED, _NAME_IN_UTF8 = 0x08, 0x01, 0x800
_MOST_BYTES, _MOST_PARTS, _LARGE, _LARGEST_PART = 0xFFFF_FFFF, 0xFFFF, 4_000_000, 1 << 30
_DAMAGES = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip
_AT_ONCE = 2
_NEW_PART = zipfile.ZipInfo("new", (1980, 1, 1, 0, 0, 0))
_REMEDY = "open it in Excel, save it under another name and upload that"


def part_key(name: str) -> str:
    """The name by which a part is looked up: with slashes, from the root, in small letters."""
    return name.replace("\\", "/").lstrip("/").lower()


@dataclass(frozen=True, slots=True)
class _Member:
    """One member on its way out: its zip entry, its name in bytes and its compressed bytes."""

    info: zipfile.ZipInfo
    name: bytes
    stored: bytes
    crc: int
    size: int
    method: int


class Archive:
    """The parts of one workbook, read when asked for; `put` and `remove` change what `to_bytes` gives.

    RefusedWriteError when the file is no sound zip archive, or a part that is asked for is in it twice or damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGES as error:
            raise _damaged() from error
        self._infos = self._zip.infolist()
        if any(info.flag_bits & _ENCRYPTED for info in self._infos):
            raise RefusedWriteError("parts of the workbook's file are encrypted", _REMEDY)
        files = [info for info in self._infos if not info.filename.endswith("/")]
        self._by_key = {part_key(info.filename): info for info in files}
        self._times = Counter(part_key(info.filename) for info in files)
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, str] = {}
        self._removed: set[str] = set()

    @property
    def names(self) -> tuple[str, ...]:
        """The parts as they are now, by their names with slashes and from the root."""
        kept = [info.filename.replace("\\", "/").lstrip("/") for info in self._by_key.values()]
        return (*(name for name in kept if part_key(name) not in self._removed), *self._added.values())

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        key = part_key(name)
        return key in self._added or (key in self._by_key and key not in self._removed)

    @property
    def unchanged(self) -> tuple[str, ...]:
        """The parts that hold what they held when the file was opened."""
        return tuple(name for name in self.names if self._as_it_was(part_key(name)))

    @property
    def changed(self) -> tuple[str, ...]:
        """The parts of the file that was opened which hold something else now."""
        kept = (name for name in self.names if part_key(name) not in self._added)
        return tuple(name for name in kept if not self._as_it_was(part_key(name)))

    def _as_it_was(self, key: str) -> bool:
        if key not in self._changed:
            return True
        info, data = self._by_key.get(key), self._changed[key]
        return info is not None and len(data) == info.file_size and zlib.crc32(data) == info.CRC

    def stored(self, name: str) -> bytes:
        """A part's bytes as they lie compressed in the file that was opened."""
        return self._stored(self._by_key[part_key(name)])

    def size(self, name: str) -> int:
        """How many bytes a part of the file that was opened has when it is unpacked."""
        return self._by_key[part_key(name)].file_size

    def read(self, name: str) -> bytes:
        """A part's bytes as they are now."""
        key = part_key(name)
        if key in self._changed:
            return self._changed[key]
        if key in self._removed or key not in self._by_key:
            raise RefusedWriteError(f"the workbook's file lacks its part {name}", _REMEDY)
        self._refuse_twice(key, name)
        if self._by_key[key].file_size > _LARGEST_PART:
            raise RefusedWriteError(f"the part {name} of the workbook's file is too large to be written to", _REMEDY)
        try:
            return self._zip.read(self._by_key[key])
        except _DAMAGES as error:
            raise RefusedWriteError(f"the part {name} of the workbook's file is damaged", _REMEDY) from error

    def put(self, name: str, data: bytes) -> None:
        """Let a part hold these bytes; a part not known yet comes after the others."""
        key = part_key(name)
        if key in self._by_key and key not in self._removed:
            self._refuse_twice(key, name)
        else:
            self._added[key] = name
        self._changed[key] = data

    def remove(self, name: str) -> None:
        """Leave a part out."""
        key = part_key(name)
        self._added.pop(key, None)
        self._changed.pop(key, None)
        if key in self._by_key:
            self._removed.add(key)

    def to_bytes(self) -> bytes:
        """The archive with the changes in it."""
        kept = [info for info in self._infos if part_key(info.filename) not in self._removed]
        with ThreadPoolExecutor(_AT_ONCE) as pool:  # the library lets others run while it compresses
            members = list(pool.map(self._member, kept))
        members += [_packed(_NEW_PART, name.encode(), self._changed[key]) for key, name in self._added.items()]
        out, entries = bytearray(), bytearray()
        for member in members:
            entries += _central(member, len(out))
            out += _local(member) + member.stored
        begin = len(out)
        if begin + len(entries) > _MOST_BYTES or len(members) > _MOST_PARTS:
            raise RefusedWriteError("the workbook's file is too large to be written to", _REMEDY)
        out += entries
        comment = self._zip.comment
        out += _END.pack(b"PK\5\6", 0, 0, len(members), len(members), len(entries), begin, len(comment)) + comment
        return bytes(out)

    def _member(self, info: zipfile.ZipInfo) -> _Member:
        name = info.orig_filename.encode("utf-8" if info.flag_bits & _NAME_IN_UTF8 else "cp437")
        key = part_key(info.filename)
        if key in self._changed and key not in self._added:
            return _packed(info, name, self._changed[key])
        return _Member(info, name, self._stored(info), info.CRC, info.file_size, info.compress_type)

    def _stored(self, info: zipfile.ZipInfo) -> bytes:
        start = self._content_start(info)
        stored = bytes(self._data[start : start + info.compress_size])
        if len(stored) < info.compress_size:
            raise _damaged()
        return stored

    def _content_start(self, info: zipfile.ZipInfo) -> int:
        """Where a member's compressed bytes begin."""
        begin = info.header_offset + _LOCAL.size
        head = self._data[max(info.header_offset, 0) : max(begin, 0)]
        if len(head) < _LOCAL.size or bytes(head[:4]) != b"PK\3\4":
            raise _damaged()
        named, extra = _LOCAL.unpack(head)[-2:]
        return begin + int(named) + int(extra)

    def _refuse_twice(self, key: str, name: str) -> None:
        if self._times[key] > 1:
            raise RefusedWriteError(f"the workbook's file holds its part {name} twice", _REMEDY)


def _damaged() -> RefusedWriteError:
    return RefusedWriteError("the workbook's file is damaged, so it cannot be written to", _REMEDY)


def _packed(info: zipfile.ZipInfo, name: bytes, data: bytes) -> _Member:
    """A part compressed anew: by its own method, or deflated where that is one that cannot be written here."""
    method = zipfile.ZIP_STORED if info.compress_type == zipfile.ZIP_STORED and info is not _NEW_PART else 8
    stored = data
    if method == zipfile.ZIP_DEFLATED:
        squeeze = zlib.compressobj(1 if len(data) > _LARGE else 6, zlib.DEFLATED, -15)
        stored = squeeze.compress(data) + squeeze.flush()
    return _Member(info, name, stored, zlib.crc32(data), len(data), method)


def _flags(member: _Member) -> int:
    new = _NAME_IN_UTF8 if member.info is _NEW_PART and not member.name.isascii() else 0
    return (member.info.flag_bits & ~_DESCRIPTOR_FOLLOWS) | new


def _stamp(info: zipfile.ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = info.date_time
    return hour << 11 | minute << 5 | second // 2, (max(year, 1980) - 1980) << 9 | month << 5 | day


def _local(member: _Member) -> bytes:
    head = (b"PK\3\4", 20, _flags(member), member.method, *_stamp(member.info), member.crc)
    return _LOCAL.pack(*head, len(member.stored), member.size, len(member.name), 0) + member.name


def _central(member: _Member, offset: int) -> bytes:
    info = member.info
    made = info.create_version | info.create_system << 8
    head = (b"PK\1\2", made, 20, _flags(member), member.method, *_stamp(info), member.crc)
    sizes = (len(member.stored), member.size, len(member.name), 0, len(info.comment), 0)
    tail = (info.internal_attr, info.external_attr, offset)
    return _CENTRAL.pack(*head, *sizes, *tail) + member.name + info.comment
