"""A register with edits being made to it: what each contact's fields hold now, and everything that changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from pmodash.findings import RefusedEditError
from pmodash.journal.keys import KEYED_FIELDS, ContactIndex
from pmodash.journal.new_ids import NewIds
from pmodash.journal.values import FLAG_FIELDS, FieldValue, as_kept
from pmodash.network.group_rules import GroupRule
from pmodash.network.merged_contacts import ends
from pmodash.network.register import Register
from pmodash.network.row_reasons import SAME_CONTACT
from pmodash.network.story_choices import StoryChoices
from pmodash.vocabulary import DATE_FIELDS
from pmodash.workbook.placement import Site, Sites, columns_of, contact_sites, table_of, touchpoint_sites
from pmodash.workbook.tables import Table


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that one edit changed: whose field, from what, to what.

    `position` is None for the policy, for the group of a source, for the user's own rules and for their story, and
    `contact` names the group, the source or which of the others it is.
    """

    edit: int
    position: int | None
    contact: str
    field: str
    old: FieldValue
    new: FieldValue


@dataclass(frozen=True, slots=True)
class Occasion:
    """What an edit logged, whomever it reached."""

    date: dt.date
    vehicle: str
    event: str | None
    by: str | None
    notes: str | None
    done: bool


@dataclass(frozen=True, slots=True)
class Touch(Occasion):
    """A touchpoint that an edit logged, in the row where it will stand."""

    position: int
    site: Site
    edit: int

    @property
    def sheet(self) -> str:
        """The sheet in which it will stand."""
        return self.site.sheet

    @property
    def row(self) -> int:
        """The row in which it will stand."""
        return self.site.row


@dataclass(slots=True)
class Draft:
    """The state of a replay. Contacts keep their position in the register; new ones follow its last.

    `changes` holds what edits put in a field, by field and position, as it goes into the cell; `merged_into` maps a
    contact merged away to the one whom it was merged into, `merged` to the last of those; `apart` are the pairs said to
    be two people, or not any more; `notes` say what an edit had to leave; `sources` what sources were made to lead to;
    `group_rules` are the user's own rules for groups and `story` what they chose for a meeting; `overwrites` are the
    positions and fields whose formulas a value may take the place of, `ticked` the edits that said so or took it back;
    `home` names the home organisation, if the user did.
    """

    register: Register
    merged_into: dict[int, int] = field(default_factory=dict)
    home: tuple[str, ...] | None = None
    changes: dict[str, dict[int, FieldValue]] = field(default_factory=dict)
    added: dict[int, Site] = field(default_factory=dict)
    apart: dict[tuple[str, str], bool] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    touches: list[Touch] = field(default_factory=list)
    policy: dict[tuple[str, str], float | bool] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    overwrites: set[tuple[int, str]] = field(default_factory=set)
    ticked: set[int] = field(default_factory=set)
    record: list[Change] = field(default_factory=list)
    number: int = 0
    group_rules: tuple[GroupRule, ...] = field(init=False)
    story: StoryChoices = field(init=False)
    merged: dict[int, int] = field(init=False)
    index: ContactIndex = field(init=False)
    contact_sites: Sites = field(init=False)
    touchpoint_sites: Sites = field(init=False)
    _new_ids: NewIds = field(init=False)
    _columns: dict[str, Any] = field(init=False, default_factory=dict)
    _twins: dict[tuple[str, int], list[tuple[str, int]]] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.group_rules, self.story = self.register.group_rules, self.register.story
        self.index = ContactIndex(self.register.contacts, self.changes)
        self.merged = ends(self.merged_into)
        for drop in self.merged:
            self.index.gone(drop)
        self._new_ids = NewIds(self.register, self.index)
        self.contact_sites = contact_sites(self.register.layout)
        self.touchpoint_sites = touchpoint_sites(self.register.layout)

    @property
    def count(self) -> int:
        """How many contacts the register has with the new ones, those merged away included."""
        return len(self.register.contacts) + len(self.added)

    @property
    def new_sites(self) -> list[Site]:
        """The rows of all new contacts and touchpoints."""
        return [*self.added.values(), *(touch.site for touch in self.touches)]

    @property
    def source_groups(self) -> dict[str, str]:
        """What the workbook says of its sources' groups, edits included."""
        return {**self.register.source_groups, **self.sources}

    def value(self, position: int, name: str) -> FieldValue:
        """What a field holds now, as the register keeps it; None for blank."""
        changed = self.changes.get(name)
        if changed is not None and position in changed:
            return as_kept(name, changed[position])
        if position in self.added:
            return False if name in FLAG_FIELDS else None
        return self.first_value(position, name)

    def first_value(self, position: int, name: str) -> FieldValue:
        """What a field held before the first edit."""
        if name not in self._columns:
            column = self.register.contacts[name]
            dates = name in DATE_FIELDS
            self._columns[name] = column.to_numpy().astype("datetime64[D]") if dates else column.array
        found = self._columns[name][position]
        if name in FLAG_FIELDS:
            return bool(found)
        if name in DATE_FIELDS:
            day: dt.date | None = found.item()
            return day
        return None if pd.isna(found) else str(found)

    def name(self, position: int) -> str:
        """What the contact is called now."""
        return str(self.value(position, "name"))

    def put(self, position: int, name: str, value: FieldValue) -> None:
        """Put a value that was checked in a contact's field, and record it when it is another."""
        old, new = self.value(position, name), as_kept(name, value)
        if old == new:
            return
        who = self.name(position)
        self.changes.setdefault(name, {})[position] = value
        if name in KEYED_FIELDS:
            self.index.changed(position, name, old, new)
        self.record.append(Change(self.number, position, who, name, old, new))

    def add(self, values: Mapping[str, FieldValue]) -> int:
        """A new contact in the next free row, with these checked values."""
        position, site = self.count, self.next_site
        own_id = None if "contact_id" in values else self._id_in(site)
        self.added[position] = site
        for name, value in values.items():
            self.changes.setdefault(name, {})[position] = value
        self.changes.setdefault("contact_id", {}).setdefault(position, own_id)
        self.index.added(position, site.sheet, site.row)
        who = self.name(position)
        self.record += [Change(self.number, position, who, name, None, as_kept(name, v)) for name, v in values.items()]
        return position

    def _id_in(self, site: Site) -> FieldValue:
        """The id of a new contact: the one that its row has, the next of the table's own series, or its place."""
        if site.number and not self.index.positions("contact_id", site.number):
            return site.number
        return self._new_ids.following(site.table) or f"{site.sheet}!{site.row}"

    @property
    def next_site(self) -> Site:
        """The row that the next new contact gets."""
        return self.contact_sites.of(len(self.added))

    def merge(self, keep: int, drop: int) -> None:
        """The dropped contact's touchpoints are the kept one's from now on, and it is found no more."""
        self.merged_into[drop] = keep
        self.merged = ends(self.merged_into)
        self.index.gone(drop)

    def unmerge(self, drop: int) -> None:
        """The dropped contact stands for itself again."""
        del self.merged_into[drop]
        self.merged = ends(self.merged_into)
        self.index.back(drop)

    def log(self, position: int, what: Occasion) -> None:
        """One more touchpoint, in the next free row of the log."""
        site = self.touchpoint_sites.of(len(self.touches))
        told = (what.date, what.vehicle, what.event, what.by, what.notes, what.done)
        self.touches.append(Touch(*told, position, site, self.number))

    def place(self, position: int) -> tuple[str, int]:
        """The sheet and row of a contact."""
        return self.index.place(position)

    def twins(self, position: int) -> list[tuple[str, int]]:
        """The rows of other tables that were read as this contact too."""
        if self._twins is None:
            self._twins = {}
            left_out = self.register.left_out
            told = left_out["why"].str.extract(SAME_CONTACT)
            for sheet, row, main, number in zip(left_out["sheet"], left_out["row"], told[0], told[1], strict=True):
                if isinstance(main, str):
                    self._twins.setdefault((main, int(number)), []).append((str(sheet), int(row)))
        return self._twins.get(self.place(position), [])

    def keeps(self, position: int, name: str) -> bool:
        """Whether the contact's table has a column for a field."""
        return bool(columns_of(self.table(position), name))

    def table(self, position: int) -> Table | None:
        """The one table that a contact stands in; None where lists stand side by side and for a sheet to be made."""
        if position in self.added:
            return self.added[position].table
        return table_of(self.register.layout, *self.place(position))

    def refuse_taken_id(self, position: int | None, contact_id: str) -> None:
        """RefusedEditError when another contact has this id."""
        others = [other for other in self.index.positions("contact_id", contact_id) if other != position]
        if others:
            raise RefusedEditError(
                f"the id {contact_id!r} belongs to {self.name(others[0])!r}", "give an id that no other contact has"
            )
        if contact_id in self.register.merged_ids:
            raise RefusedEditError(f"the id {contact_id!r} is that of a contact merged away", "give another id")
