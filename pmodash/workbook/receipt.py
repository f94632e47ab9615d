"""What a written workbook differs in from the one it came from: cells, rows, columns, sheets and parts of the file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pmodash.workbook.cells import Book
from pmodash.workbook.kept_parts import counted_kinds, kinds_in_words, what_it_is
from pmodash.workbook.kept_sheets import CHANGE_LOG, HISTORY, RULES, SETTINGS, STORY
from pmodash.workbook.package.archive import part_key
from pmodash.workbook.part_comparing import KeptPart, PartChanges, all_kept
from pmodash.workbook.patches import PatchValue, Place

_ROW = re.compile(r"\d+$")


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
    """The account of one writing. `parts_…` and `unchanged` speak of the file's own parts.

    `notes` are what a person should know, `not_done` those of them that say what was left undone and why, and
    `edits_not_done` the numbers of the edits that the workbook does not hold, or not wholly. `names` are what the rows
    and columns that were added hold, by their place: a contact's name, a heading.
    """

    unchanged: tuple[KeptPart, ...] = ()
    parts_changed: tuple[tuple[str, str], ...] = ()
    parts_added: tuple[str, ...] = ()
    parts_removed: tuple[tuple[str, str], ...] = ()
    cells: tuple[CellChange, ...] = ()
    rows_added: tuple[str, ...] = ()
    columns_added: tuple[str, ...] = ()
    sheets_added: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    not_done: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    edits_not_done: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The receipt with the keys that `update --receipt` writes."""
        return {
            "in_words": self.in_words(),
            "parts_unchanged": len(self.unchanged),
            "parts_changed": [{"part": part, "why": why} for part, why in self.parts_changed],
            "parts_added": list(self.parts_added),
            "parts_removed": [part for part, _ in self.parts_removed],
            "cells": [
                {"sheet": c.sheet, "cell": c.cell, "old": _plain(c.old), "new": _plain(c.new), "why": c.why}
                for c in self.cells
            ],
            "rows_added": list(self.rows_added),
            "columns_added": list(self.columns_added),
            "sheets_added": list(self.sheets_added),
            "notes": list(self.notes),
            "not_done": list(self.not_done),
            "edits_not_done": list(self.edits_not_done),
            "kept": self.kept,
            "unchanged": [
                {"part": kept.part, "what": what_it_is(kept.part), "digest": kept.digest, "of": kept.of}
                for kept in self.unchanged
            ],
            "removed": [{"part": part, "why": why} for part, why in self.parts_removed],
        }

    @property
    def kept(self) -> dict[str, int]:
        """How many charts, pictures and other things beside the cells are in parts that did not change."""
        return counted_kinds(kept.part for kept in self.unchanged)

    def in_words(self) -> str:
        """The receipt in one line."""
        counts = (
            (len(self.cells_of_old_rows), "cell changed", "cells changed"),
            (len(self.rows_of_the_user), "row added", "rows added"),
            (len(self.columns_added), "column added", "columns added"),
            (len(self.sheets_added), "sheet added", "sheets added"),
        )
        told = [f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count]
        if not told and not self.rows_added:
            return "nothing changed, the file is byte for byte as it was"
        return (", ".join(told) or "nothing changed outside the change log") + self._unchanged_in_words()

    def _unchanged_in_words(self) -> str:
        count, changed = len(self.unchanged), (part for part, _ in self.parts_changed)
        kinds = kinds_in_words(self.kept, counted_kinds((*(kept.part for kept in self.unchanged), *changed)))
        if not count:
            return ""
        return f"; {count:,} other part{'' if count == 1 else 's'} byte-identical" + (f": {kinds}" if kinds else "")

    @property
    def cells_of_old_rows(self) -> tuple[CellChange, ...]:
        """The cells changed but for those of rows that were added, which count as rows."""
        added = {(place.rpartition("!")[0], _row_of(place)) for place in self.rows_added}
        return tuple(cell for cell in self.cells if (cell.sheet, _row_of(cell.cell)) not in added)

    @property
    def rows_of_the_user(self) -> tuple[str, ...]:
        """The rows added but for those of the change log, the settings, the history, the rules and the story."""
        own = (CHANGE_LOG, SETTINGS, HISTORY, RULES, STORY)
        kept = tuple(f"{name}{end}" for name in own for end in ("!", " ("))
        return tuple(place for place in self.rows_added if not place.startswith(kept))


@dataclass(frozen=True, slots=True)
class Written:
    """A workbook with edits in it: its bytes, the name it should have, and the receipt.

    `book` holds its cells as they were read again after writing; None when nothing was written. `renamed` tells what
    sheets are called now whose names Excel does not take. `left` are the places that patches were meant for and that
    stayed as they were, each with what the patch was for.
    """

    data: bytes = field(repr=False)
    receipt: Receipt
    name: str = ""
    book: Book | None = field(default=None, repr=False, compare=False)
    renamed: Mapping[str, str] = field(default_factory=dict)
    left: Mapping[Place, str] = field(default_factory=dict, repr=False, compare=False)


@dataclass(slots=True)
class Ledger:
    """What was written so far, in order.

    `touched` are the cells that were written, by sheet, row and column, and what they are to hold; those of them that
    work themselves out are among `formulas`. Cells that got a look alone are `styled`. `pushed` tells from which row on
    a sheet moved down, and by how many rows; `grown` are the sheets on which something took in new rows or columns.
    `left` are the places that were to be written and were left, each with what for.
    """

    cells: list[CellChange] = field(default_factory=list)
    rows_added: list[str] = field(default_factory=list)
    columns_added: list[str] = field(default_factory=list)
    sheets_added: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    not_done: list[str] = field(default_factory=list)
    touched: dict[tuple[str, int, int], PatchValue] = field(default_factory=dict)
    formulas: set[tuple[str, int, int]] = field(default_factory=set)
    styled: set[tuple[str, int, int]] = field(default_factory=set)
    pushed: dict[str, tuple[int, int]] = field(default_factory=dict)
    grown: set[str] = field(default_factory=set)
    left: dict[Place, str] = field(default_factory=dict)

    @property
    def written(self) -> set[tuple[str, int, int]]:
        """The cells in which something was put, be it a look alone."""
        return self.touched.keys() | self.styled

    def leave(self, places: Iterable[Place], why: str, told: str) -> None:
        """Note places that a patch was meant for and that stay as they are, and the sentence that tells it."""
        self.left.update(dict.fromkeys(places, why))
        self.not_done.append(told)

    def receipt(self, parts: PartChanges, whys: Mapping[str, str] | None = None) -> Receipt:
        """The receipt of a writing that changed the parts of the file so; `whys` tells why, by `part_key`."""
        told = whys or {}

        def with_why(part: str) -> tuple[str, str]:
            return part, told.get(part_key(part), "")

        return Receipt(
            unchanged=parts.unchanged,
            parts_changed=tuple(map(with_why, parts.changed)),
            parts_added=parts.added,
            parts_removed=tuple(map(with_why, parts.removed)),
            cells=tuple(self.cells),
            rows_added=tuple(self.rows_added),
            columns_added=tuple(self.columns_added),
            sheets_added=tuple(self.sheets_added),
            notes=(*self.notes, *self.not_done),
            not_done=tuple(self.not_done),
        )


def unchanged(data: bytes) -> Receipt:
    """The receipt of a workbook that is given back as it came."""
    return Receipt(unchanged=all_kept(data))


def _row_of(place: str) -> int:
    """The row in which a place ends: 158 of "Register!A158:V158"."""
    digits = _ROW.search(place)
    return int(digits[0]) if digits else 0


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.datetime | dt.time):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
