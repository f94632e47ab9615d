"""By what a log or a links sheet names its contacts, and what must change there when one is renamed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np
import pandas as pd

from pmodash.journal.audit import places_of_changes
from pmodash.journal.draft import Draft
from pmodash.journal.merged_names import MergedNames
from pmodash.network.contact_finder import UNKNOWN, ContactFinder
from pmodash.network.contact_names import sorted_key
from pmodash.network.register import Register
from pmodash.workbook.patches import Patch, PatchValue, Place, SwapName
from pmodash.workbook.placement import table_of
from pmodash.workbook.tables import Column, Table

ID_HEADERS = {"contact": "Contact ID", "from": "From ID", "to": "To ID"}
NAMED_ANEW = "the contact is known by another name now"
_KINDS = ("contact_id", "email", "name")


class ColumnsToMake(Protocol):
    """Takes values for columns that a table does not have yet."""

    def put(self, table: Table, header: str, row: int, value: PatchValue) -> None:
        """A value under a header that the table does not have yet."""
        ...


class LogKeys:
    """How the columns of a log or a links sheet name each contact, so that its rows are read as theirs again."""

    def __init__(self, draft: Draft, after: Register) -> None:
        self._draft = draft
        self._finder, self._merged = ContactFinder(after.contacts), MergedNames(draft)
        self._places = places_of_changes(draft)
        kept = np.delete(np.arange(draft.count), sorted(draft.merged))
        self._new_position = {int(old): new for new, old in enumerate(kept)}

    def texts(self, table: Table | None, position: int, field: str = "contact") -> tuple[dict[int, str], str | None]:
        """What a table's columns for a field say of a contact, and an id for a further one where they do not tell."""
        columns = table.of_field(field) if table is not None else ()
        said = {column.number: text for column in columns if (text := self._text(column, position))}
        told = any(self._tells(kind_of(column), said.get(column.number), position) for column in columns)
        return said, None if told else str(self._draft.value(position, "contact_id"))

    def own_name(self, position: int) -> tuple[str, str | None]:
        """What a log of the product's own says of a contact: the name, and the id where the name does not tell."""
        name = self._draft.name(position)
        unique = self._tells("name", name, position)
        return name, None if unique else str(self._draft.value(position, "contact_id"))

    def renamed(self, columns: ColumnsToMake) -> Iterable[Patch]:
        """The changes for contacts who were renamed, or share their name with a new contact.

        Rows of those merged away keep their names: the mark in the register tells who stands for them.
        """
        affected = self._affected()
        if not affected:
            return
        register = self._draft.register
        shared = set(zip(register.unsettled["sheet"].tolist(), register.unsettled["row"].tolist(), strict=True))
        yield from self._swapped(register.touchpoints, "contact", ("touchpoints", "contact"), affected, shared, columns)
        for end, field in (("first", "from"), ("second", "to")):
            named = register.links[[end, "sheet", "row"]].drop_duplicates()
            yield from self._swapped(named, end, ("links", field), affected, set(), columns)

    def _swapped(
        self,
        rows: pd.DataFrame,
        named: str,
        place: tuple[str, str],
        affected: set[int],
        shared: set[tuple[str, int]],
        columns: ColumnsToMake,
    ) -> Iterable[Patch]:
        """The changes in a field of the tables of a role; each of the rows names a contact there, in column `named`.

        The rows of `shared` name others beside.
        """
        here = np.flatnonzero(rows[named].isin(sorted(affected)).to_numpy())
        alone = ~rows.duplicated(["sheet", "row"], keep=False).to_numpy()[here]
        found = [rows[name].iloc[here].tolist() for name in (named, "sheet", "row")]
        for position, sheet, row, single in zip(*found, alone.tolist(), strict=True):
            only = bool(single) and (sheet, row) not in shared
            yield from self._swapped_in(place, int(position), str(sheet), int(row), only, columns)

    def _swapped_in(
        self, place: tuple[str, str], position: int, sheet: str, row: int, single: bool, columns: ColumnsToMake
    ) -> Iterable[Patch]:
        role, field = place
        table = table_of(self._draft.register.layout, sheet, row, role)
        if table is None or (role == "touchpoints" and self._merged.is_of_another(position, sheet, row)):
            return
        said, identity = self.texts(table, position, field)
        old = tuple(str(v) for kind in _KINDS if (v := self._draft.first_value(position, kind)) is not None)
        own = self._own_places(position)
        for column in table.of_field(field):
            fill = single and kind_of(column) == "contact_id"
            mistaken = identity is not None and not single
            new = self._telling(position) if mistaken else said.get(column.number)
            if fill or mistaken or self._is_other(column, position):
                kept = () if fill else self._as_before(position)
                yield SwapName(sheet, row, column.number, old, new, NAMED_ANEW, single, fill, own, kept)
        if identity is not None and single:
            columns.put(table, ID_HEADERS[field], row, identity)

    def _as_before(self, position: int) -> tuple[str, ...]:
        """The id and the address of a contact that are as they were and still tell whom is meant."""
        found = {kind: self._draft.first_value(position, kind) for kind in ("contact_id", "email")}
        same = {kind: str(v) for kind, v in found.items() if v and v == self._draft.value(position, kind)}
        return tuple(text for kind, text in same.items() if self._tells(kind, text, position))

    def _own_places(self, position: int) -> frozenset[Place]:
        """Where the workbook is to hold what the contact is called now."""
        told = zip(self._draft.record, self._places, strict=True)
        places = (here for change, here in told if change.position == position and change.field in _KINDS)
        return frozenset().union(*places)

    def _telling(self, position: int) -> str:
        """The e-mail address of a contact where it tells whom is meant, else the id."""
        email = self._draft.value(position, "email")
        told = email is not None and self._tells("email", str(email), position)
        return str(email if told else self._draft.value(position, "contact_id"))

    def _is_other(self, column: Column, position: int) -> bool:
        kind = kind_of(column)
        kinds = (kind,) if kind else _KINDS
        return any(self._draft.value(position, k) != self._draft.first_value(position, k) for k in kinds)

    def _text(self, column: Column, position: int) -> str | None:
        field = column.meaning if column.meaning in (*_KINDS, "organisation") else "name"
        value = self._draft.value(position, field)
        return None if value is None else str(value)

    def _tells(self, kind: str, text: str | None, position: int) -> bool:
        """Whether a text means this contact alone, also when those merged away are contacts again."""
        if not text:
            return False
        found = self._finder.place(text, kind)
        if position in self._draft.merged:
            return found == UNKNOWN and self._merged.tells(text, kind, position)
        return found == self._new_position.get(position, -1) and not self._merged.may_mean(text, kind)

    def _affected(self) -> set[int]:
        """Those whose rows in the log may name them by what they are called no longer, or not alone."""
        draft, known = self._draft, len(self._draft.register.contacts)
        renamed = {p for field in _KINDS for p in draft.changes.get(field, {})}
        affected = {p for p in renamed if p < known}
        taken = {sorted_key(draft.name(p)) for p in draft.changes.get("name", {})}
        if taken:
            names = draft.register.contacts["name"].tolist()
            affected |= {p for p, name in enumerate(names) if sorted_key(name) in taken}
        return affected


def kind_of(column: Column) -> str:
    """The kind of key that a log's contact column holds: contact_id, email, name, or "" for any."""
    return column.meaning if column.meaning in _KINDS else ""
