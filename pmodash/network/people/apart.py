"""Pairs of contacts known to be two people, kept in the workbook's settings by what each is known by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from pmodash.network.evidence import text_column
from pmodash.network.people.addresses import email_key
from pmodash.workbook.cell_text import plain
from pmodash.workbook.cells import Book
from pmodash.workbook.kept_corrections import settings_rows

NOT_THE_SAME = "Not the same person"
YES, NO = "yes", "no"
SEPARATOR = " | "
_SEVERAL = -1

Pair = tuple[str, str]


def ways_to_tell(
    email: str, contact_id: str, name: str, organisation: str, job_title: str, place: tuple[str, int]
) -> tuple[str, ...]:
    """By what a contact is known however the list is sorted, as its user reads it, the surest first.

    The e-mail address, the id where it is more than the place of a row, the name with the organisation, and those with
    the job title; blank where the contact lacks one.
    """
    own_id = "" if contact_id.partition("#")[0] == f"{place[0]}!{place[1]}" else contact_id
    named = ", ".join(part for part in (name, organisation) if part)
    ways = (email_key(email), own_id, named, f"{named}, {job_title}" if job_title else "")
    return tuple(way.replace("|", "/") for way in ways)


def pair_of(one: str, other: str) -> Pair:
    """The pair of two, whichever was named first."""
    return (one, other) if plain(one) <= plain(other) else (other, one)


def kept_apart(book: Book) -> frozenset[Pair]:
    """The pairs that the workbook's settings keep; of several rows for one pair the last counts."""
    said: dict[Pair, tuple[Pair, bool]] = {}
    for _, group, field, value in settings_rows(book):
        one, mark, other = field.partition(SEPARATOR)
        if speaks_of_apart(group) and mark:
            pair = pair_of(one.strip(), other.strip())
            said[_folded(pair)] = (pair, plain(value) != NO)
    return frozenset(pair for pair, holds in said.values() if holds)


def speaks_of_apart(group: str) -> bool:
    """Whether a row of the settings is about two contacts who are not the same."""
    return plain(group) == plain(NOT_THE_SAME)


def places_apart(contacts: pd.DataFrame, apart: Iterable[Pair]) -> dict[Pair, tuple[int, int]]:
    """The positions of the pairs whose contacts are both in the list."""
    wanted = {_folded(pair): pair for pair in apart}
    if not wanted:
        return {}
    found: dict[str, int] = {}
    for place, ways in enumerate(_ways(contacts)):
        for way in map(plain, ways):
            found[way] = place if found.get(way, place) == place else _SEVERAL
    pairs = {pair: (found.get(one, _SEVERAL), found.get(other, _SEVERAL)) for (one, other), pair in wanted.items()}
    return {pair: places for pair, places in pairs.items() if min(places) >= 0}


def _ways(contacts: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    fields = ("email", "contact_id", "name", "organisation", "job_title")
    texts = [text_column(contacts, field).fillna("").tolist() for field in fields]
    places = zip(contacts["sheet"].tolist(), contacts["row"].tolist(), strict=True)
    for email, contact_id, name, organisation, title, place in zip(*texts, places, strict=True):
        yield ways_to_tell(email, contact_id, name, organisation, title, place)


def _folded(pair: Pair) -> Pair:
    return plain(pair[0]), plain(pair[1])
