"""Which people of another file the workbook has already: new, the same as one of its contacts, or not sure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pmodash.importing.contact_keys import KeyIndex, Keys, keys_of
from pmodash.importing.other_file import OtherFile
from pmodash.network.people.pairs import pairs_between

NEW, SAME, UNSURE = "new", "same", "unsure"
KEYS = ("auto", "id", "email", "name")
OTHER_ORGANISATION = "the same name at another organisation: they moved, or it is someone else"
_MOST_OFFERED = 5
_TAKEN = "another row of the file is this contact already"


@dataclass(frozen=True, slots=True)
class Match:
    """What is known of one person of the other file: the grade, the contacts that it could be, and why.

    Of the `places` of contacts the first is the likeliest; SAME has one, NEW none. `merged` is the position among those
    merged away of the one whom the person is, where a contact stands for them.
    """

    grade: str
    places: tuple[int, ...] = ()
    why: str = ""
    merged: int | None = None


def match(contacts: pd.DataFrame, other: OtherFile, key: str = "auto") -> tuple[Match, ...]:
    """A match for each person of the other file, in order, by a key of the user's choice.

    With "auto" the surest key that both have decides: the id, an e-mail address, the LinkedIn page, the name with the
    organisation. Whatever the key, someone of the same name is never taken for new without asking.
    """
    index, people = KeyIndex(keys_of(contacts)), other.people
    told = zip(keys_of(people), people["named"].tolist(), strict=True)
    tries = [one for one in _TRIES[key] if other.own_ids or one is not _by_id]
    found = [_match(index, one, named, tries, other.kind.occasion) for one, named in told]
    return _each_once(_with_likely(contacts, other, found, key))


def _with_likely(contacts: pd.DataFrame, other: OtherFile, found: Sequence[Match], key: str) -> list[Match]:
    """Those who are new by their keys compared by all that makes two rows one person: slips, nicknames, old domains."""
    taken = {place for one in found if one.grade == SAME for place in one.places}
    ours = [place for place in range(len(contacts)) if place not in taken]
    rows = [row for row, one in enumerate(found) if one.grade == NEW]
    if not ours or not rows:
        return list(found)
    fields = list(contacts.columns)
    pairs = pairs_between(
        contacts.iloc[ours].reset_index(drop=True), other.people.iloc[rows][fields].reset_index(drop=True)
    )
    offered: dict[int, list[tuple[str, int, str]]] = {}
    told = (pairs[name].tolist() for name in ("theirs", "grade", "ours", "why"))
    for row, grade, place, why in zip(*told, strict=True):  # the likeliest first
        offered.setdefault(rows[row], []).append((grade, ours[place], why))
    settled = list(found)
    for row, each in offered.items():
        (grade, place, why), *others = each[:_MOST_OFFERED]
        sure = key == "auto" and grade == SAME and all(other[0] != SAME for other in others)
        places = (place,) if sure else (place, *(other[1] for other in others))
        settled[row] = Match(SAME if sure else UNSURE, places, why)
    return settled


def _match(index: KeyIndex, one: Keys, named: bool, tries: Sequence[_Try], is_guest: bool) -> Match:
    for attempt in tries:
        found = attempt(index, one, named)
        if found:
            return found
    return _by_name_alone(index, one, is_guest) if named else Match(NEW)


def _by_id(index: KeyIndex, one: Keys, named: bool) -> Match | None:
    places = index.ids.get(one.contact_id, [])
    if not places:
        return None
    known = index.keys[places[0]]
    if named and not _alike(known.name, one.name) and not set(known.addresses) & set(one.addresses):
        return Match(UNSURE, tuple(places), "the same id, but another name")
    return Match(SAME, tuple(places), "the same id")


def _by_email(index: KeyIndex, one: Keys, named: bool) -> Match | None:
    places = index.by_addresses(one.addresses)
    if not places:
        return None
    alike = [place for place in places if not named or _alike(index.keys[place].name, one.name)]
    if len(alike) == 1:
        return Match(SAME, tuple(alike), "the same e-mail address")
    if not alike:
        return Match(UNSURE, tuple(places), "the same e-mail address, but another name")
    exact = [place for place in alike if index.keys[place].name == one.name]
    if len(exact) == 1:
        return Match(SAME, tuple(exact), "the same e-mail address and name")
    return Match(UNSURE, tuple(exact or alike), "several contacts have this e-mail address")


def _by_page(index: KeyIndex, one: Keys, named: bool) -> Match | None:
    places = index.pages.get(one.page, [])
    if len(places) != 1:
        return None
    return Match(SAME, tuple(places), "the same LinkedIn page")


def _by_name(index: KeyIndex, one: Keys, named: bool) -> Match | None:
    places = [place for place in index.names.get(one.name, ()) if index.keys[place].organisation == one.organisation]
    if not one.organisation or not places or not named:
        return None
    if len(places) > 1:
        return Match(UNSURE, tuple(places), "several contacts have this name and organisation")
    return Match(SAME, tuple(places), "the same name and organisation")


def _by_name_alone(index: KeyIndex, one: Keys, is_guest: bool) -> Match:
    """Somebody of the same name. A guest list often gives nothing else: that is enough where nothing contradicts."""
    places = index.names.get(one.name, [])
    if not places:
        return Match(NEW)
    if len(places) > 1:
        return Match(UNSURE, tuple(places), "several contacts have this name")
    known = index.keys[places[0]]
    if known.organisation and one.organisation and known.organisation != one.organisation:
        return Match(UNSURE, tuple(places), OTHER_ORGANISATION)
    if known.organisation == one.organisation and one.organisation:
        return Match(UNSURE, tuple(places), "the same name and organisation, but another key")
    if is_guest and " " in one.name and not (known.addresses and one.addresses):
        return Match(SAME, tuple(places), "the same name, and nothing else is told")
    return Match(UNSURE, tuple(places), "the same name, but no organisation or e-mail address in common")


def _alike(first: str, second: str) -> bool:
    """Whether two names have a whole word in common, or one of them is not known."""
    return not first or not second or bool(set(first.split()) & set(second.split()))


_Try = Callable[[KeyIndex, Keys, bool], Match | None]
_TRIES: Mapping[str, tuple[_Try, ...]] = {
    "auto": (_by_id, _by_email, _by_page, _by_name),
    "id": (_by_id,),
    "email": (_by_email,),
    "name": (_by_name,),
}


def _each_once(found: Sequence[Match]) -> tuple[Match, ...]:
    """No contact is the same as two people: the first keeps it, the others are asked about."""
    taken: set[int] = set()
    settled = []
    for one in found:
        if one.grade == SAME and one.places[0] in taken:
            settled.append(Match(UNSURE, one.places, _TAKEN))
            continue
        taken |= {one.places[0]} if one.grade == SAME else set()
        settled.append(one)
    return tuple(settled)
