"""Why two contacts are thought to be one person, in a sentence."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz.distance import OSA

from pmodash.network.people.comparing import Comparison
from pmodash.network.people.letters import sound
from pmodash.network.people.likeness import ALIKE, INITIAL, NICKNAME, SAME, SLIP, given_kind, word_kind
from pmodash.network.people.nicknames import full_names, is_full_name_of

Reason = Callable[[Comparison, int], str]


def of(template: str) -> Reason:
    """The reason of a pair by its position, the slots of the template filled with what the pair has."""
    slots = [slot for slot in _SLOTS if f"{{{slot}}}" in template]
    return lambda pairs, place: template.format(**{slot: _SLOTS[slot](pairs, place) for slot in slots})


def _names(pairs: Comparison, place: int) -> str:
    """What is alike in the two names."""
    known, one, other = pairs.known, pairs.first[place], pairs.second[place]
    given, family = int(pairs.given[place]), int(pairs.family[place])
    if given == NICKNAME:
        return _nickname(*_alike(pairs, place, NICKNAME))
    if INITIAL in (given, family):
        short, whole = sorted(_alike(pairs, place, INITIAL), key=len)
        return f"{short.upper()}. may stand for {whole.capitalize()}"
    if family == ALIKE:
        return "One family name is part of the other"
    if SLIP in (given, family):
        short, whole = sorted(_alike(pairs, place, SLIP), key=len)
        far = OSA.distance(short, whole)
        if far > 2:
            return f"{short.capitalize()} may be short for {whole.capitalize()}"
        return "Names differ by one letter" if far == 1 else "Names differ by two letters"
    if known.words[one] != known.words[other]:
        few, more = sorted(({*known.names[one].words}, {*known.names[other].words}), key=len)
        if few < more:
            return "Same given and family name, one with a middle name"
        if given == SAME and family == SAME:
            return "Same given and family name, a middle name written otherwise"
        return "Names are spelt differently but sound the same"
    return "Same name" if known.shown[one] == known.shown[other] else "Same name but for how it is written"


def _alike(pairs: Comparison, place: int, kind: int) -> tuple[str, str]:
    """The word of either name by which they are alike in a certain way, whichever stands first in them."""
    known, one, other = pairs.known, pairs.first[place], pairs.second[place]
    parts = (known.given, known.given), (known.family, known.family), (known.given, known.family)
    both = [(str(a[one]), str(b[other])) for a, b in (*parts, (known.family, known.given))]
    return next((a, b) for a, b in both if a and b and a != b and kind in (given_kind(a, b), word_kind(a, b)))


def _nickname(one: str, other: str) -> str:
    first, second = sound(one), sound(other)
    if is_full_name_of(first, second):
        return f"{other.capitalize()} is short for {one.capitalize()}"
    if is_full_name_of(second, first):
        return f"{one.capitalize()} is short for {other.capitalize()}"
    whole = next(name for name in full_names()[first] if name in full_names()[second])
    return f"{one.capitalize()} and {other.capitalize()} are both short for {whole.capitalize()}"


def _organisation(pairs: Comparison, place: int) -> str:
    return "same organisation" if pairs.place[place] == SAME else "similar organisation"


def _work(pairs: Comparison, place: int) -> str:
    return "job title" if pairs.job_title[place] == SAME else "department"


def _domains(pairs: Comparison, place: int) -> str:
    domains = pairs.known.mail_domain
    return f"{domains[pairs.first[place]]} to {domains[pairs.second[place]]}"


def _domain(pairs: Comparison, place: int) -> str:
    return str(pairs.known.mail_domain[pairs.first[place]])


_SLOTS: dict[str, Reason] = {
    "names": _names,
    "organisation": _organisation,
    "work": _work,
    "domains": _domains,
    "domain": _domain,
}
