"""Which contact a key means: exactly one, or the edit is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from pmodash.findings import RefusedEditError
from pmodash.journal.edits import Key
from pmodash.journal.values import FieldValue
from pmodash.network.contact_names import sorted_key
from pmodash.workbook.cell_text import plain

KEYED_FIELDS = ("contact_id", "email", "name")
SAME_NAME = "same_name"
_FOLDED: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "contact_id": ("contact_id", str.strip),
    "email": ("email", plain),
    "name": ("name", plain),
    SAME_NAME: ("name", sorted_key),
}
_ONE = {"contact_id": "has the id", "email": "has the e-mail address", "name": "is named"}
_SEVERAL = {"contact_id": "have the id", "email": "have the e-mail address", "name": "are named"}
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class ContactIndex:
    """The contacts by row, id, e-mail and name. Each index is made when first asked for and kept up with the edits.

    `changes` maps a field to the values that edits gave it, by position; it holds all values of new contacts.
    """

    def __init__(self, contacts: pd.DataFrame, changes: Mapping[str, Mapping[int, FieldValue]]) -> None:
        self._contacts = contacts
        self._changes = changes
        self._by_text: dict[str, dict[str, list[int]]] = {}
        self._by_row: dict[tuple[str, int], list[int]] = {}
        self._new: dict[int, tuple[str, int]] = {}
        self._gone: set[int] = set()
        self._places: tuple[Any, Any] | None = None

    def find(self, key: Key) -> int:
        """The position of the contact meant; RefusedEditError when the key fits none or several."""
        if key.row is not None:
            return self._in_row(key.sheet, key.row)
        for field in KEYED_FIELDS:
            wanted = getattr(key, field)
            if wanted is not None:
                found = self.positions(field, str(wanted))
                return self._only(found, f"{(_ONE if len(found) < 2 else _SEVERAL)[field]} {str(wanted)!r}")
        raise RefusedEditError(
            "a contact's key is empty", "give a row with its sheet, a contact_id, an email or a name"
        )

    def positions(self, field: str, text: str) -> list[int]:
        """The contacts whose id, e-mail or name this is, in any case and with any accents.

        For SAME_NAME the words of a name may stand in any order too, as where tables are joined by names.
        """
        found = self._texts(field).get(_FOLDED[field][1](text), ())
        return [place for place in found if place not in self._gone]

    def added(self, position: int, sheet: str, row: int) -> None:
        """A new contact stands at this place; its values are in the changes already."""
        self._new[position] = (sheet, row)
        if self._by_row:
            self._by_row.setdefault((sheet, row), []).append(position)
        for field, index in self._by_text.items():
            _enter(index, field, position, self._changes.get(_FOLDED[field][0], {}).get(position))

    def changed(self, position: int, field: str, old: FieldValue, new: FieldValue) -> None:
        """A contact's id, e-mail or name is another now."""
        for name, index in self._by_text.items():
            source, fold = _FOLDED[name]
            if source == field:
                places = index.get(fold(str(old)), []) if old else []
                if position in places:
                    places.remove(position)
                _enter(index, name, position, new)

    def gone(self, position: int) -> None:
        """The contact was merged into another and is found no more."""
        self._gone.add(position)

    def back(self, position: int) -> None:
        """The contact was merged into another, and is found again."""
        self._gone.discard(position)

    def place(self, position: int) -> tuple[str, int]:
        """The sheet and row of a contact."""
        if position in self._new:
            return self._new[position]
        if self._places is None:
            self._places = (self._contacts["sheet"].array, self._contacts["row"].to_numpy())
        sheets, rows = self._places
        return str(sheets[position]), int(rows[position])

    def alone_in_row(self, position: int) -> bool:
        """Whether no other contact stands in the same row of the same sheet."""
        return len(self._rows()[self.place(position)]) == 1

    def _rows(self) -> dict[tuple[str, int], list[int]]:
        if not self._by_row:
            places = [*zip(self._contacts["sheet"].tolist(), self._contacts["row"].tolist(), strict=True)]
            for position, place in [*enumerate(places), *self._new.items()]:
                self._by_row.setdefault(place, []).append(position)
        return self._by_row

    def _texts(self, field: str) -> dict[str, list[int]]:
        if field not in self._by_text:
            index: dict[str, list[int]] = {}
            source = _FOLDED[field][0]
            changed = self._changes.get(source, {})
            for position, text in enumerate(self._contacts[source].tolist()):
                _enter(index, field, position, changed.get(position, text) if changed else text)
            for position in self._new:
                _enter(index, field, position, changed.get(position))
            self._by_text[field] = index
        return self._by_text[field]

    def _in_row(self, sheet: str | None, row: int) -> int:
        if sheet is None:
            found = [position for (_, number), here in self._rows().items() if number == row for position in here]
            where = f"row {row}"
        else:
            found = self._rows().get((sheet, row), [])
            where = f"row {row} of the sheet {sheet!r}"
        found = [position for position in found if position not in self._gone]
        return self._only(found, f"{'stands' if len(found) < 2 else 'stand'} in {where}")

    def _only(self, found: list[int], meant: str) -> int:
        if len(found) == 1:
            return found[0]
        if not found:
            raise RefusedEditError(f"no contact {meant}", "check the key against the register")
        count = _COUNTS[len(found)] if len(found) < len(_COUNTS) else str(len(found))
        rows = ", ".join(dict.fromkeys(f"{sheet} row {row}" for sheet, row in map(self.place, found[:4])))
        remedy = (
            "name the one meant by its id, e-mail address or name"
            if "row" in meant
            else "name the one meant by its row"
        )
        raise RefusedEditError(f"{count} contacts {meant}", f"{remedy}: {rows}")


def _enter(index: dict[str, list[int]], field: str, position: int, text: object) -> None:
    if isinstance(text, int) and not isinstance(text, bool):
        text = str(text)
    if isinstance(text, str) and text:
        index.setdefault(_FOLDED[field][1](text), []).append(position)
