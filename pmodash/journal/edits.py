"""A user's edits as values, in the form that EDITS.json takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pmodash.network.group_rules import GroupRule
from pmodash.network.story_choices import StoryChoices


@dataclass(frozen=True, slots=True)
class Key:
    """Which contact is meant: by sheet and row (the surest), contact_id, email or name; one of them."""

    row: int | None = None
    sheet: str | None = None
    contact_id: str | None = None
    email: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class SetField:
    """Put a value in a contact's field; `was` refuses the edit when the field holds something else.

    Where the field's cell works its value out with a formula, only `overwrite_formula` puts the value in its place.
    """

    contact: Key
    field: str
    value: str | dt.date | bool | float | None
    was: str | dt.date | bool | float | None = None
    check_was: bool = False
    overwrite_formula: bool = False


@dataclass(frozen=True, slots=True)
class LogTouchpoints:
    """One occasion with one vehicle: a touchpoint for each contact, done or planned."""

    date: dt.date
    vehicle: str
    contacts: tuple[Key, ...]
    by: str = ""
    event: str = ""
    notes: str = ""
    state: str = "done"


@dataclass(frozen=True, slots=True)
class AddContact:
    """A new contact, appended after the register's last; `fields` are pairs of field and value."""

    fields: tuple[tuple[str, str | dt.date | bool | float | None], ...]


@dataclass(frozen=True, slots=True)
class MarkLeaver:
    """A contact left their organisation. They keep their history; `keep_in_touch` keeps them counted."""

    contact: Key
    on: dt.date
    keep_in_touch: bool = False


@dataclass(frozen=True, slots=True)
class MergeContacts:
    """Two rows are one person: `keep` takes what it lacks from `drop`, which is marked and stays.

    `fields` are pairs of a field and "keep" or "drop", whose value it takes; `values` pairs of a field and a value that
    it takes instead. What loses goes into the notes of `keep`.
    """

    keep: Key
    drop: Key
    fields: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str | dt.date | bool | float | None], ...] = ()


@dataclass(frozen=True, slots=True)
class UnmergeContacts:
    """A merge is taken back: the contact merged away, by its row, stands for itself again."""

    contact: Key


@dataclass(frozen=True, slots=True)
class SetApart:
    """Two contacts are not one person, whatever they have in common; or may be after all (`may_be_one`)."""

    contacts: tuple[Key, Key]
    may_be_one: bool = False


@dataclass(frozen=True, slots=True)
class SetPolicy:
    """Change one number of the policy, kept in the workbook."""

    group: str
    field: str
    value: float | bool


@dataclass(frozen=True, slots=True)
class SetSource:
    """Change the group that a source of contacts leads to, kept in the workbook; "" is the hub."""

    source: str
    group: str


@dataclass(frozen=True, slots=True)
class SetRules:
    """The user's own rules for groups, all of them in their order, kept in the workbook."""

    rules: tuple[GroupRule, ...]


@dataclass(frozen=True, slots=True)
class SetStory:
    """What the user chose for the story told in a meeting, all of it, kept in the workbook."""

    choices: StoryChoices


Edit = (
    SetField
    | LogTouchpoints
    | AddContact
    | MarkLeaver
    | MergeContacts
    | UnmergeContacts
    | SetApart
    | SetPolicy
    | SetSource
    | SetRules
    | SetStory
)
