"""What a written workbook differs in from the one it came from: cells, rows, columns, sheets and parts of the file."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pmodash.workbook.cells import Book, address
from pmodash.workbook.placement import CHANGE_LOG


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that was written: its sheet and address, the value before and after, and the edit that asked for it."""

    sheet: str
    cell: str
    old: Any
    new: Any
    why: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The account of one writing. `parts_…` speak of the file's own parts, `notes` of what a person should know."""

    parts_unchanged: int = 0
    parts_changed: tuple[tuple[str, str], ...] = ()
    parts_added: tuple[str, ...] = ()
    parts_removed: tuple[str, ...] = ()
    cells: tuple[CellChange, ...] = ()
    rows_added: tuple[str, ...] = ()
    columns_added: tuple[str, ...] = ()
    sheets_added: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The receipt with the keys that `update --receipt` writes."""
        return {
            "parts_unchanged": self.parts_unchanged,
            "parts_changed": [{"part": part, "why": why} for part, why in self.parts_changed],
            "parts_added": list(self.parts_added),
            "parts_removed": list(self.parts_removed),
            "cells": [
                {"sheet": c.sheet, "cell": c.cell, "old": _plain(c.old), "new": _plain(c.new), "why": c.why}
                for c in self.cells
            ],
            "rows_added": list(self.rows_added),
            "columns_added": list(self.columns_added),
            "sheets_added": list(self.sheets_added),
            "notes": list(self.notes),
        }

    def in_words(self) -> str:
        """The receipt in one line."""
        lines = len(self.rows_added) - len(self.rows_of_the_user)
        counts = (
            (len(self.cells), "cell changed", "cells changed"),
            (len(self.rows_of_the_user), "row added", "rows added"),
            (len(self.columns_added), "column added", "columns added"),
            (len(self.sheets_added), "sheet added", "sheets added"),
            (lines, "line in the change log", "lines in the change log"),
        )
        told = [f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count]
        return ", ".join(told) or "nothing changed"

    @property
    def rows_of_the_user(self) -> tuple[str, ...]:
        """The rows added but for those of the change log."""
        return tuple(place for place in self.rows_added if not place.startswith(f"{CHANGE_LOG}!"))


@dataclass(frozen=True, slots=True)
class Written:
    """A workbook with edits in it: its bytes, the name it should have, and the receipt.

    `book` holds its cells as they were read again after writing; None when nothing was written. `renamed` tells what
    sheets are called now whose names Excel does not take.
    """

    data: bytes = field(repr=False)
    receipt: Receipt
    name: str = ""
    book: Book | None = field(default=None, repr=False, compare=False)
    renamed: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Ledger:
    """What was written so far, in order. `pushed` tells from which row on a sheet moved down, and by how many rows."""

    cells: list[CellChange] = field(default_factory=list)
    rows_added: list[str] = field(default_factory=list)
    columns_added: list[str] = field(default_factory=list)
    sheets_added: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    touched: set[tuple[str, int, int]] = field(default_factory=set)
    pushed: dict[str, tuple[int, int]] = field(default_factory=dict)

    def leave_formula(self, sheet: str, row: int, column: int) -> None:
        """Note a cell that an edit would have changed, had it not held a formula."""
        where = f"{sheet}!{address(row, column)}"
        self.notes.append(f"{where} works itself out with a formula and was left as it is.")

    def receipt(self, before: bytes, after: bytes, whys: Mapping[str, str]) -> Receipt:
        """The receipt of the writing that turned one package into the other; `whys` tells why a part changed."""
        old, new = _parts(before), _parts(after)
        changed = [name for name in new if name in old and old[name] != new[name]]
        return Receipt(
            parts_unchanged=sum(1 for name in new if old.get(name) == new[name]),
            parts_changed=tuple((name, whys.get(name, "belongs to what was edited")) for name in sorted(changed)),
            parts_added=tuple(sorted(name for name in new if name not in old)),
            parts_removed=tuple(sorted(name for name in old if name not in new)),
            cells=tuple(self.cells),
            rows_added=tuple(self.rows_added),
            columns_added=tuple(self.columns_added),
            sheets_added=tuple(self.sheets_added),
            notes=tuple(self.notes),
        )


def unchanged(data: bytes) -> Receipt:
    """The receipt of a workbook that is given back as it came."""
    return Receipt(parts_unchanged=len(_parts(data)))


def _parts(data: bytes) -> dict[str, tuple[int, int]]:
    """Each part's checksum and size; a file that is no package is one part."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = (info for info in package.infolist() if not info.filename.endswith("/"))
            return {info.filename: (info.CRC, info.file_size) for info in parts}
    except zipfile.BadZipFile:
        return {"file": (0, len(data))}


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.datetime | dt.time):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
