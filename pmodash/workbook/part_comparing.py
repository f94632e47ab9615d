"""The parts of two workbook files beside each other: what stayed byte for byte, changed, came and went."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from pmodash.findings import RefusedWriteError
from pmodash.workbook.package.archive import Archive, part_key

CONTENT, COMPRESSED = "content", "compressed bytes"
_LARGE = 4_000_000


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A part that stayed as it was, and a SHA-256 digest of what it holds.

    Unpacking a large part only to name its digest would take longer than writing the file, so its digest is that `of`
    its compressed bytes, as they lie in both files.
    """

    part: str
    digest: str = ""
    of: str = CONTENT


@dataclass(frozen=True, slots=True)
class PartChanges:
    """The parts of a file after it was written, by what became of them."""

    unchanged: tuple[KeptPart, ...] = ()
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def part_changes(before: bytes, after: bytes) -> PartChanges:
    """What became of each part of a workbook's file."""
    old, new = Archive(before), Archive(after)
    known, left = set(map(part_key, old.names)), set(map(part_key, new.names))
    both = [name for name in new.names if part_key(name) in known]
    same = [name for name in both if _same(old, new, name)]
    return PartChanges(
        unchanged=tuple(_kept(new, name) for name in same),
        changed=tuple(sorted(set(both) - set(same))),
        added=tuple(sorted(name for name in new.names if part_key(name) not in known)),
        removed=tuple(sorted(name for name in old.names if part_key(name) not in left)),
    )


def refuse_parts_beside(changes: PartChanges, meant: Collection[str]) -> None:
    """RefusedWriteError names a part that changed or went though no edit concerns it; `meant` are keys of parts."""
    for part in (*changes.changed, *changes.removed):
        if part_key(part) not in meant:
            what = f"the part {part} of the workbook's file would have changed, which no edit asked for"
            raise RefusedWriteError(what, "open it in Excel, save it under another name and upload that")


def all_parts(data: bytes) -> tuple[str, ...]:
    """The parts of a workbook's file, by name."""
    return tuple(sorted(Archive(data).names))


def all_kept(data: bytes) -> tuple[KeptPart, ...]:
    """The parts of a file that comes back as it is; one that is no package is one part."""
    try:
        archive = Archive(data)
        return tuple(_kept(archive, name) for name in archive.names)
    except RefusedWriteError:
        return (KeptPart("file", _digest(data)),)


def _same(old: Archive, new: Archive, name: str) -> bool:
    if old.stored(name) == new.stored(name):
        return True
    return old.size(name) == new.size(name) and old.read(name) == new.read(name)


def _kept(archive: Archive, name: str) -> KeptPart:
    if archive.size(name) <= _LARGE:
        try:
            return KeptPart(name, _digest(archive.read(name)))
        except RefusedWriteError:  # it is in the file twice, or damaged, and stays so
            pass
    return KeptPart(name, _digest(archive.stored(name)), COMPRESSED)


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
