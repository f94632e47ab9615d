"""The rows in which two versions of a sheet's part differ: found in their bytes, not taken from what was to change.

ECMA-376 part 1: 18.3.1.80 sheetData, 18.3.1.73 row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pmodash.workbook.package.markup import masked
from pmodash.workbook.package.sheet_rows import SheetRows

_BEGIN = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?=[\s/>])[^>]*>")
_NUMBER = re.compile(rb"""<[\w.:-]+(?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*?\s+r\s*=\s*["']\s*(\d{1,7})["'\s]""")
_FIRST_STEP, _LONGEST_STEP = 1 << 12, 1 << 20


class NotComparableError(Exception):
    """Rows that cannot be told apart by their bytes alone, such as rows without a number."""


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """The numbers of the rows that differ or stand in one version alone; each version with no other rows."""

    numbers: frozenset[int]
    before: bytes
    after: bytes


def changed_rows(old: bytes, new: bytes) -> ChangedRows:
    """The rows in which the new version of a sheet's part (in UTF-8) differs from the old.

    NotComparableError when a row has no number of its own, or comments or literal text stand in a part.
    """
    mine, theirs = _Rows(old), _Rows(new)
    theirs.refuse_unnumbered()
    found = list(_differing(mine, theirs))
    numbers = frozenset(number for number, _, _ in found)
    return ChangedRows(
        numbers, mine.with_rows(row for _, row, _ in found), theirs.with_rows(row for _, _, row in found)
    )


def rows_of(part: bytes) -> SheetRows:
    """The rows of a part that stand in it by number."""
    rows = _Rows(part)
    return SheetRows(part, rows.begin, rows.end, rows.prefix, "the sheet")


class _Rows:
    """One version's rows, gone through from the first to the last: `at` is the next that was not looked at."""

    def __init__(self, part: bytes) -> None:
        head = _BEGIN.search(part)
        if head is None or masked(part) is not part:
            raise NotComparableError
        self.part, self.begin = part, head.end()
        self.end = self.begin if head[0].endswith(b"/>") else part.rfind(b"</" + head[1] + b"sheetData")
        self.prefix, self._tag = head[1], b"<" + head[1] + b"row"
        self.at = self.begin

    def with_rows(self, rows: Iterable[bytes]) -> bytes:
        """The part with these rows and no others."""
        return self.part[: self.begin] + b"".join(rows) + self.part[self.end :]

    @property
    def left(self) -> int:
        """How many bytes were not looked at."""
        return self.end - self.at

    def refuse_unnumbered(self) -> None:
        """NotComparableError when a row has no number."""
        rows = self.part.count(self._tag, self.begin, self.end)
        if self.part.count(self._tag + b' r="', self.begin, self.end) == rows:
            return
        tags = re.compile(re.escape(self._tag) + rb"(?=[\s/>])").finditer(self.part, self.begin, self.end)
        if not all(_NUMBER.match(self.part, tag.start()) for tag in tags):
            raise NotComparableError

    def start_before(self, place: int) -> int:
        """Where the row begins that a place lies in."""
        return self.part.rfind(self._tag, self.at, place - 1 + len(self._tag))

    @property
    def number(self) -> int | None:
        """The number of the next row, None when there is none."""
        if not self.left:
            return None
        found = _NUMBER.match(self.part, self.at)
        if found is None or not self.part.startswith(self._tag, self.at):
            raise NotComparableError
        return int(found[1])

    def take(self) -> bytes:
        """The next row, which is done with."""
        start, after = self.at, self.part.find(self._tag, self.at + 1, self.end)
        self.at = self.end if after < 0 else after
        return self.part[start : self.at]


def _differing(mine: _Rows, theirs: _Rows) -> Iterator[tuple[int, bytes, bytes]]:
    """The number of each row that differs and its bytes in both versions, none in one that does not have it."""
    while mine.left or theirs.left:
        _pass_alike(mine, theirs)
        old, new = mine.number, theirs.number
        if new is not None and (old is None or new <= old):
            yield new, mine.take() if new == old else b"", theirs.take()
        elif old is not None:
            yield old, mine.take(), b""


def _pass_alike(mine: _Rows, theirs: _Rows) -> None:
    """Go on to the first row that is not the same in both."""
    length = _length_alike(mine, theirs)
    place = mine.at + length
    if length < mine.left and length < theirs.left:
        start = mine.start_before(place)
        place = start if start >= 0 else mine.at
    theirs.at += place - mine.at
    mine.at = place


def _length_alike(mine: _Rows, theirs: _Rows) -> int:
    """How many bytes are the same from there on."""
    i, j, most, step = mine.at, theirs.at, min(mine.left, theirs.left), _FIRST_STEP
    while most > 0:
        size = min(step, most)
        if mine.part[i : i + size] == theirs.part[j : j + size]:
            i, j, most, step = i + size, j + size, most - size, min(step * 2, _LONGEST_STEP)
        elif size == 1:
            break
        else:
            step, most = size // 2, size
    return i - mine.at
