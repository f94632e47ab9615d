"""The words by which workbooks head their columns, in the form in which they are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pmodash.languages import meanings, said_by, spoken
from pmodash.vocabulary import CONTACT_FIELDS, LEVELS, ROLES, TOUCHPOINT_FIELDS, read_data
from pmodash.workbook.cell_text import plain
from pmodash.workbook.header_text import key, stem

TIERS = ("sure", "clear", "likely")
_VEHICLE_FIELDS = ("vehicle", "purpose", "audience", "cadence", "owner", "technology", "notes")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "contacts": CONTACT_FIELDS,
    "touchpoints": TOUCHPOINT_FIELDS,
    "vehicles": (*_VEHICLE_FIELDS, "mode", "reach", "hours", "fits"),
    "team": ("name", "email", "role", "capacity", "status", "location", "notes"),
    "events": ("event", "date", "vehicle", "audience", "attendees", "owner", "location", "notes"),
    "links": ("from", "to", "kind", "strength", "since", "notes"),
    "policy": ("group", "field", "value", "ideal", "maximum", "broadcast_qualifies", "largest_share", "notes"),
    "groups": ("source", "group", "network_type", "notes"),
}
LIST_ROLES = tuple(role for role in ROLES if role != "other")


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The header words of one role: key → the fields it may mean, best first; and the words known to be no field.

    `inflected` leads from a phrase without its endings to the known phrase, where only one field is meant by it.
    """

    candidates: Mapping[str, tuple[tuple[str, float], ...]]
    alone: frozenset[str]
    inflected: Mapping[str, str]


@cache
def data() -> dict[str, Any]:
    """`data/columns.toml`: how far a word is believed, and the classes of fields."""
    return read_data("columns.toml")


@cache
def role_words(role: str) -> RoleWords:
    """The header words of a role; ValueError names a word that is said to be both a field and none."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    confidence = data()["confidence"]
    for name, tier, word in _header_words(role):
        entry = found[key(word)]
        entry[name] = max(entry.get(name, 0.0), confidence[tier])
    alone = _left_alone(role, found)
    candidates = {word: tuple(sorted(entry.items(), key=lambda e: -e[1])) for word, entry in found.items()}
    return RoleWords(candidates, alone, _inflected(candidates, alone))


def _header_words(role: str) -> Iterator[tuple[str, str, str]]:
    """Field, tier and word, in the order of the fields."""
    said = spoken("headers")[role]
    unknown = sorted({*said} - {*FIELDS[role], "alone"})
    if unknown:
        raise ValueError(f"data/languages: headers.{role} has no field {unknown[0]}")
    for name in FIELDS[role]:
        for tier in TIERS:
            yield from ((name, tier, word) for word in said[name].get(tier, ()))


def _left_alone(role: str, fields: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for file, said in said_by("headers", role, "alone", "words"):
        both = sorted(_keys(said) & {*fields})
        if both:
            raise ValueError(
                f"data/languages/{file}: headers.{role}.alone has '{both[0]}', which is said to be a field too"
            )
        found |= _keys(said)
    return frozenset(found)


def _inflected(candidates: Mapping[str, tuple[tuple[str, float], ...]], alone: Iterable[str]) -> dict[str, str]:
    meant: dict[str, dict[str | None, str]] = defaultdict(dict)
    for phrase in (*candidates, *alone):
        field = candidates[phrase][0][0] if phrase in candidates else None
        meant[" ".join(map(stem, phrase.split()))][field] = phrase
    return {stems: next(iter(fields.values())) for stems, fields in meant.items() if len(fields) == 1}


@cache
def helper_words(name: str) -> frozenset[str]:
    """One of the lists under [around] of the languages, each entry as a header key."""
    return _keys(spoken("around")[name])


@cache
def field_class(name: str) -> frozenset[str]:
    """One of the classes of contact fields under [classes]."""
    return frozenset(data()["classes"][name])


@cache
def look_words(name: str) -> frozenset[str]:
    """One of the lists under [looks] of the languages, as values are compared: no case or accents, punctuation kept."""
    return frozenset(plain(word) for word in spoken("looks")[name])


@cache
def exact_words() -> frozenset[str]:
    """Every header word of every role, as a quick test of whether a row may be a header."""
    return frozenset(w for role in LIST_ROLES for w in (*role_words(role).candidates, *role_words(role).alone))


@cache
def level_of_words() -> Mapping[str, str]:
    """Header key → the engagement level it names."""
    return meanings("marker_levels", comparable=key, only=LEVELS)


@cache
def level_words() -> frozenset[str]:
    """The words of all engagement levels, as values are compared."""
    return frozenset(meanings("marker_levels", comparable=plain, only=LEVELS))


@cache
def title_words(role: str) -> frozenset[str]:
    """Words in a sheet's name or a title that speak for a role."""
    return _keys(spoken("titles")[role])


@cache
def other_heads() -> frozenset[str]:
    """Headers of the first column of a list that is no list of people."""
    return _keys(spoken("headers")["other"]["heads"])


@cache
def all_tokens() -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Every word of the known headers, by its first letter and its length, to mend spelling mistakes."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for phrase in (*exact_words(), *level_of_words()):
        for token in phrase.split():
            found[token[0], len(token)].add(token)
    return {place: tuple(sorted(tokens)) for place, tokens in found.items()}


@cache
def known_tokens() -> frozenset[str]:
    """Every word that needs no mending: those of known headers, and ordinary words near to them."""
    lists = ("no_typo", "soft", "subject", "kind", "added", "others")
    ordinary = {token for name in lists for token in helper_words(name)}
    return frozenset(t for tokens in all_tokens().values() for t in tokens) | frozenset(ordinary)


def _keys(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(key(word) for word in entries)
