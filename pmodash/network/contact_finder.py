"""Which contact a cell of a touchpoint log means: by id, e-mail address or name, one or several in a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pmodash.network.contact_names import name_key, sorted_key

UNKNOWN, AMBIGUOUS = -1, -2

_EMAIL = re.compile(r"[\w.+'\-]+@[\w\-]+(?:\.[\w\-]+)+")
_SURE_SEPARATORS = re.compile(r"\s*[;\n\r|]+\s*")
_LIKELY_SEPARATORS = re.compile(r"\s*(?:,|&|/|\+|\band\b|\bund\b|\bet\b|\by\b|、|，)\s*")


@dataclass(frozen=True, slots=True)
class Meant:
    """The positions of the contacts that a cell means, and the words in it that name nobody or several."""

    contacts: tuple[int, ...]
    unknown: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


class ContactFinder:
    """Finds contacts by what a log calls them. A name or id that fits several contacts fits none.

    What fits no contact may fit one of `gone`, who were merged into others: `stands_for` has the position of the
    contact who stands for each of them; a text that fits several who were merged into one means that one.
    """

    def __init__(
        self, contacts: pd.DataFrame, gone: pd.DataFrame | None = None, stands_for: Sequence[int] = ()
    ) -> None:
        self._contacts = contacts
        self._places = range(len(contacts)) if gone is not None or not len(stands_for) else stands_for
        self._gone = None if gone is None else ContactFinder(gone, stands_for=stands_for)

    def meant(self, text: str, by: str = "") -> Meant:
        """The contacts of one cell; `by` is "contact_id", "email" or "name" when the column is meant to hold that."""
        whole = self.place(text, by)
        if whole >= 0:
            return Meant((whole,))
        sure = [part for part in _SURE_SEPARATORS.split(text) if part]
        if len(sure) > 1:
            return _together([self.meant(part, by) for part in sure])
        parts = [part for part in _LIKELY_SEPARATORS.split(text) if part]
        places = [self.place(part, by) for part in parts] if len(parts) > 1 else []
        if places and min(places) >= 0:
            return Meant(tuple(dict.fromkeys(places)))
        addressed = self._by_address_within(text)
        if addressed >= 0:
            return Meant((addressed,))
        return Meant((), ambiguous=(text,)) if whole == AMBIGUOUS else Meant((), unknown=(text,))

    def place(self, text: str, by: str = "") -> int:
        """The position of the contact that the text means, UNKNOWN or AMBIGUOUS."""
        found = UNKNOWN
        for look in self._looks(by):
            place = look(text)
            if place >= 0:
                return place
            found = place if found == UNKNOWN else found
        if found == UNKNOWN and self._gone is not None:
            return self._gone.place(text, by)
        return found

    def _looks(self, by: str) -> tuple[Callable[[str], int], ...]:
        if by == "email":
            return self._by_email, self._by_id, self._by_name
        return (
            (self._by_name, self._by_id, self._by_email)
            if by == "name"
            else (
                self._by_id,
                self._by_email,
                self._by_name,
            )
        )

    def _by_id(self, text: str) -> int:
        return self._ids.get(text, UNKNOWN)

    def _by_email(self, text: str) -> int:
        return self._emails.get(text.lower(), UNKNOWN)

    def _by_address_within(self, text: str) -> int:
        inside = _EMAIL.findall(text.lower()) if "@" in text else []
        return self._emails.get(inside[0], UNKNOWN) if len(inside) == 1 else UNKNOWN

    def _by_name(self, text: str) -> int:
        found = self._exact_names.get(text, UNKNOWN)
        if found >= 0:
            return found
        found = self._names.get(name_key(text), UNKNOWN)
        return found if found != UNKNOWN else self._sorted_names.get(sorted_key(text), UNKNOWN)

    @cached_property
    def _ids(self) -> dict[str, int]:
        return self._index("contact_id")

    @cached_property
    def _emails(self) -> dict[str, int]:
        return _index(
            (place, email)
            for place, text in self._pairs(self._contacts["email"].str.lower())
            for email in (_EMAIL.findall(text) if not _EMAIL.fullmatch(text) else [text])
        )

    @cached_property
    def _exact_names(self) -> dict[str, int]:
        return self._index("name")

    @cached_property
    def _names(self) -> dict[str, int]:
        return self._index("name", name_key)

    @cached_property
    def _sorted_names(self) -> dict[str, int]:
        return self._index("name", sorted_key)

    def _index(self, field: str, key: Callable[[str], str] | None = None) -> dict[str, int]:
        pairs = self._pairs(self._contacts[field])
        return _index(pairs if key is None else ((place, key(text)) for place, text in pairs))

    def _pairs(self, texts: pd.Series) -> Iterable[tuple[int, str]]:
        pairs = zip(self._places, texts.tolist(), strict=True)
        return ((place, text) for place, text in pairs if isinstance(text, str))


def _index(texts: Iterable[tuple[int, str]]) -> dict[str, int]:
    """The position of each text, AMBIGUOUS where contacts share it."""
    index: dict[str, int] = {}
    for place, word in texts:
        index[word] = AMBIGUOUS if index.get(word, place) != place else place
    return index


def _together(parts: Sequence[Meant]) -> Meant:
    return Meant(
        tuple(dict.fromkeys(place for part in parts for place in part.contacts)),
        tuple(word for part in parts for word in part.unknown),
        tuple(word for part in parts for word in part.ambiguous),
    )
