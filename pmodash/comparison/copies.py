"""Three states of one workbook, the base and two copies of it, and who is who in them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from pmodash.comparison.field_changes import changed_fields
from pmodash.comparison.field_values import FLAG, told
from pmodash.comparison.matching import NOBODY, Matches, match, match_new
from pmodash.comparison.person_keys import own_ids
from pmodash.journal.edits import AddContact, Key, SetField
from pmodash.journal.values import FieldValue
from pmodash.network.register import Register
from pmodash.planning.leavers import leavers
from pmodash.vocabulary import CONTACT_FIELDS, DATE_FIELDS

_NOT_ADDED = ("first_name", "last_name", "contact_id")
Changed = dict[int, list[str]]


@dataclass(frozen=True, eq=False)
class Copies:
    """The base, your copy and theirs."""

    base: Register
    mine: Register
    theirs: Register

    @cached_property
    def to_mine(self) -> Matches:
        """Who of the base is who in your copy."""
        return match(self.base, self.mine)

    @cached_property
    def to_theirs(self) -> Matches:
        """Who of the base is who in theirs."""
        return match(self.base, self.theirs)

    @cached_property
    def across(self) -> Matches:
        """Who of your copy is who in theirs: by the base, and by keys for those new in either."""
        found = np.full(len(self.mine.contacts), NOBODY, dtype=np.int64)
        both = (self.to_mine.later_of >= 0) & (self.to_theirs.later_of >= 0)
        found[self.to_mine.later_of[both]] = self.to_theirs.later_of[both]
        ours, theirs = np.flatnonzero(found < 0), self.to_theirs.new
        new = match_new(self.mine.contacts.iloc[ours], self.theirs.contacts.iloc[theirs])
        found[ours[new >= 0]] = theirs[new[new >= 0]]
        merged = {int(self.to_mine.later_of[b]): keeper for b, keeper in self.to_theirs.merged_into.items()}
        return Matches(found, ("",) * len(found), len(self.theirs.contacts), merged)

    @cached_property
    def here(self) -> Changed:
        """The fields changed in your copy, by position in the base."""
        return _by_contact(self.base, self.mine, self.to_mine)

    @cached_property
    def there(self) -> Changed:
        """The fields changed in theirs, by position in the base."""
        return _by_contact(self.base, self.theirs, self.to_theirs)

    @cached_property
    def apart(self) -> Changed:
        """The fields in which the two copies differ, by position in yours."""
        return _by_contact(self.mine, self.theirs, self.across)

    @cached_property
    def texts(self) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        """Every field of the three as text, blank as ""."""
        base, mine, theirs = (told(register.contacts).fillna("") for register in (self.base, self.mine, self.theirs))
        return base, mine, theirs

    @cached_property
    def left(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Who is marked as left in each of the three."""
        base, mine, theirs = (
            leavers(register.contacts["status"])["not_active"].notna().to_numpy()
            for register in (self.base, self.mine, self.theirs)
        )
        return base, mine, theirs

    @cached_property
    def names_here(self) -> list[str]:
        """The names in your copy."""
        return list(self.mine.contacts["name"].tolist())

    def lost_there(self, sheet: str) -> bool:
        """Whether their copy has lost a sheet that the base keeps."""
        return sheet in self.base.layout.kept and sheet not in self.theirs.layout.kept

    def key(self, place: int) -> Key:
        """The surest key of a contact of your copy."""
        return self._keys_here[place]

    @cached_property
    def _keys_here(self) -> list[Key]:
        contacts = self.mine.contacts
        return [
            Key(row=row, sheet=sheet)
            for row, sheet in zip(contacts["row"].tolist(), contacts["sheet"].tolist(), strict=True)
        ]

    def setting(self, place: int, field: str, their_place: int) -> SetField:
        """The edit that gives a contact of your copy what theirs says in a field."""
        return SetField(self.key(place), field, field_value(field, str(self.texts[2][field].iat[their_place])))

    def adding(self, their_place: int) -> AddContact:
        """The edit that adds a contact of theirs to your copy, with an id of theirs that nobody of yours has."""
        said = {name: str(self.texts[2][name].iat[their_place]) for name in CONTACT_FIELDS if name not in _NOT_ADDED}
        own_id = self._free_ids[their_place]
        if isinstance(own_id, str):
            said = {"contact_id": own_id} | said
        return AddContact(tuple((name, field_value(name, text)) for name, text in said.items() if text))

    @cached_property
    def _free_ids(self) -> list[object]:
        ours, theirs = own_ids(self.mine.contacts), own_ids(self.theirs.contacts)
        none = pd.Series([None] * len(theirs), dtype="str")
        return list((none if ours.isna().all() else theirs.mask(theirs.isin(ours))).tolist())


def field_value(field: str, text: str) -> FieldValue:
    """A text as an edit gives it to a field."""
    if field == FLAG:
        return bool(text)
    if field in DATE_FIELDS and text:
        return pd.Timestamp(text).date()
    return text or None


def _by_contact(earlier: Register, later: Register, matches: Matches) -> Changed:
    found: Changed = defaultdict(list)
    for field, places in changed_fields(earlier, later, matches):
        for place in places.tolist():
            found[place].append(field)
    return found
