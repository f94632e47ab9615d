"""By what the contacts of two workbooks can be known to be the same person, whatever the order and layout of rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from pmodash.comparison.field_values import comparable
from pmodash.network.contact_names import sorted_key
from pmodash.network.home import organisation_keys

_APART = "\x1f"


@dataclass(frozen=True, eq=False)
class PersonKeys:
    """The keys of one workbook's contacts, in their order; a key that a contact does not have is blank."""

    contacts: pd.DataFrame

    @cached_property
    def ids(self) -> pd.Series:
        """The ids that are the user's own; those made of a sheet and a row are none."""
        return own_ids(self.contacts).str.strip().str.casefold()

    @cached_property
    def emails(self) -> pd.Series:
        """The e-mail addresses in small letters."""
        return self.contacts["email"].str.strip().str.casefold()

    @cached_property
    def names(self) -> pd.Series:
        """The names without capitals, accents and titles, their words in the order of the alphabet."""
        return pd.Series([sorted_key(name) for name in self.contacts["name"].tolist()], dtype="str")

    @cached_property
    def organisations(self) -> pd.Series:
        """The organisations without legal form and punctuation."""
        return organisation_keys(self.contacts["organisation"])

    @cached_property
    def whole_rows(self) -> pd.Series:
        """All that is told of a contact; of those told alike the first, the second and so on are told apart."""
        values = comparable(self.contacts)
        values = values.assign(contact_id=self.ids)
        told = pd.Series(pd.util.hash_pandas_object(values, index=False).to_numpy())
        return told.astype("str") + _APART + told.groupby(told).cumcount().astype("str")

    @cached_property
    def places(self) -> pd.Series:
        """Where each contact stands."""
        return places_of(self.contacts)

    def of(self, kind: str) -> pd.Series:
        """A key by its name; one made of two parts is blank where either is."""
        first, _, second = kind.partition("+")
        found: pd.Series = getattr(self, first)
        return found + _APART + getattr(self, second) if second else found


def own_ids(contacts: pd.DataFrame) -> pd.Series:
    """The ids that are the user's own, blank for those made of a contact's sheet and row."""
    made = [own.startswith(place) for own, place in zip(contacts["contact_id"], places_of(contacts), strict=True)]
    return contacts["contact_id"].mask(np.array(made, dtype=bool))


def places_of(contacts: pd.DataFrame) -> pd.Series:
    """The sheet and row in which each contact stands."""
    return contacts["sheet"] + "!" + contacts["row"].astype("str")


def alone(keys: pd.Series, free: np.ndarray) -> pd.Series:
    """The keys of the contacts still free that nobody else of them has, by position."""
    found = keys[free].dropna()
    return found[~found.duplicated(keep=False)]
