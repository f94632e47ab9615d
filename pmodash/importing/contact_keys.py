"""The keys by which a contact of another file is found among the workbook's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from pmodash.network.contact_names import sorted_key
from pmodash.network.home import organisation_key

ADDRESS = re.compile(r"[\w.+'\-]+@[\w\-]+(?:\.[\w\-]+)+")
_PAGE = re.compile(r"linkedin\.[a-z.]+/(?:in|pub)/([^/?#\s]+)", re.IGNORECASE)
Found = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Keys:
    """A contact's keys: id, e-mail addresses, LinkedIn page, name, and name with organisation; blank where unknown."""

    contact_id: str
    addresses: tuple[str, ...]
    page: str
    name: str
    organisation: str


def keys_of(contacts: pd.DataFrame) -> list[Keys]:
    """The keys of each contact, in order; a frame with `addresses` has its addresses there."""
    addresses = contacts["addresses"] if "addresses" in contacts.columns else contacts["email"]
    return [
        Keys(
            str(contact_id).strip(),
            tuple(dict.fromkeys(ADDRESS.findall(told.casefold()))) if isinstance(told, str) else (),
            page_of(page),
            sorted_key(name),
            organisation_key(organisation) if isinstance(organisation, str) else "",
        )
        for contact_id, told, page, name, organisation in zip(
            contacts["contact_id"],
            addresses,
            contacts["linkedin"],
            contacts["name"],
            contacts["organisation"],
            strict=True,
        )
    ]


def page_of(page: object) -> str:
    """What tells one LinkedIn page from another, whatever comes before and after it in the address."""
    found = _PAGE.search(page) if isinstance(page, str) else None
    return found[1].casefold() if found else ""


class KeyIndex:
    """The workbook's contacts by each of their keys."""

    def __init__(self, keys: Sequence[Keys]) -> None:
        self.keys = keys
        numbered = list(enumerate(keys))
        self.ids = _by((place, one.contact_id) for place, one in numbered)
        self.addresses = _by((place, address) for place, one in numbered for address in one.addresses)
        self.pages = _by((place, one.page) for place, one in numbered)
        self.names = _by((place, one.name) for place, one in numbered)

    def by_addresses(self, addresses: Iterable[str]) -> list[int]:
        """The contacts with any of the addresses."""
        return list(dict.fromkeys(place for one in addresses for place in self.addresses.get(one, ())))


def _by(told: Iterable[tuple[int, str]]) -> Found:
    found: Found = {}
    for place, key in told:
        if key:
            found.setdefault(key, []).append(place)
    return found
