"""What two contacts have in common and what tells them apart, for many pairs at once."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.network.people.candidates import Positions
from pmodash.network.people.identities import Identities, Texts
from pmodash.network.people.letters import latin, without_umlauts
from pmodash.network.people.likeness import (
    ALIKE,
    BLANK,
    INITIAL,
    OTHER,
    SAME,
    SOUND,
    Kinds,
    domain_kind,
    given_kind,
    kinds,
    organisation_kind,
    word_kind,
)
from pmodash.network.people.person_names import PersonName

Flags = npt.NDArray[np.bool_]

_FEW = 3
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Pairs of contacts and, for each, how given and family name, e-mail, organisation and the rest compare.

    `middle_differs` tells that both have middle names which no spelling makes one; `respelt` that the family names
    sound alike but are of different letters, as Smith and Smyth, neither of them being of another script; `rival_mail`
    that each has an address of their own at one domain; `mail_of_other` that one's address is made of the other's
    name; `own_post` that hardly anybody else has their job title in their organisation; `chance` how many more pairs
    of one name the list would have by mere chance.
    """

    known: Identities
    first: Positions
    second: Positions
    given: Kinds
    family: Kinds
    middle_differs: Flags
    generation_differs: Flags
    respelt: Flags
    place: Kinds
    same_mail: Flags
    moved_mail: Flags
    rival_mail: Flags
    mail_of_other: Flags
    phone: Kinds
    linkedin: Kinds
    job_title: Kinds
    department: Kinds
    own_post: Flags
    chance: npt.NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.first)


def compared(known: Identities, first: Positions, second: Positions) -> Comparison:
    """The pairs of positions compared; those whose names have nothing in common only where an address is shared."""
    one, other = _names_compared(known, first, second)
    mail = known.email
    same_mail = (mail[first] == mail[second]) & (mail[first] != "")
    linkedin = _equal(known.linkedin, first, second)
    family = _with_parts(known, first, second, one, other)
    worth = ((one != OTHER) & ((family != OTHER) | (one != INITIAL))) | same_mail | (linkedin == SAME)
    keep = np.flatnonzero(worth)
    first, second, one, family, same_mail = first[keep], second[keep], one[keep], family[keep], same_mail[keep]
    boxes = (known.box[first] == known.box[second]) & (known.box[first] != "")
    two_mails = (mail[first] != "") & (mail[second] != "") & ~same_mail
    one_domain = known.mail_domain[first] == known.mail_domain[second]
    return Comparison(
        known,
        first,
        second,
        one,
        family,
        _middle_differs(known, first, second, one, family),
        _generation_differs(known, first, second),
        _respelt(known, first, second, family),
        _places_compared(known, first, second),
        same_mail,
        boxes & ~one_domain,
        two_mails & one_domain & ~_of_one_name(known, first, second, two_mails & one_domain),
        _mail_of_other(known, first, second, (one != OTHER) & (family == OTHER)),
        _equal(known.phone, first, second),
        linkedin[keep],
        _equal(known.job_title, first, second),
        _equal(known.department, first, second),
        _own_post(known, first, second),
        _chance(known, first),
    )


def _names_compared(known: Identities, first: Positions, second: Positions) -> tuple[Kinds, Kinds]:
    """How the given and the family names compare, also where one of the two is written family name first."""
    given = kinds(known.given[first], known.given[second], given_kind)
    family = kinds(known.family[first], known.family[second], word_kind)
    turned = np.flatnonzero((given == OTHER) & (family == OTHER))
    a, b = first[turned], second[turned]
    crossed = kinds(known.given[a], known.family[b], given_kind), kinds(known.family[a], known.given[b], given_kind)
    fits = (crossed[0] != OTHER) & (crossed[1] != OTHER) & ((crossed[0] == SAME) | (crossed[1] == SAME))
    given[turned[fits]], family[turned[fits]] = np.maximum(*crossed)[fits], SAME
    whole = (known.sounds[first] == known.sounds[second]) & (known.family[first] != "")
    return np.where(whole & (given > SOUND), SOUND, given), np.where(whole & (family > SOUND), SOUND, family)


def _with_parts(known: Identities, first: Positions, second: Positions, given: Kinds, family: Kinds) -> Kinds:
    """The comparison of family names, one of which may be a part of the other: Smith and Smith-Jones."""
    found = family.copy()
    for place in np.flatnonzero((family <= SOUND) & (family != BLANK) & (given != OTHER)).tolist():
        one, other = known.names[first[place]], known.names[second[place]]
        if one.double != other.double and not (one.middle and other.middle):
            found[place] = ALIKE
    for place in np.flatnonzero((family == OTHER) & (given != OTHER)).tolist():
        one, other = known.names[first[place]], known.names[second[place]]
        if (one.middle or other.middle) and (one.family in other.words[1:] or other.family in one.words[1:]):
            found[place] = ALIKE
    return found


def _middle_differs(known: Identities, first: Positions, second: Positions, given: Kinds, family: Kinds) -> Flags:
    found = np.zeros(len(first), dtype=bool)
    for place in np.flatnonzero((given != OTHER) & (family != OTHER) & (family != ALIKE)).tolist():
        one, other = known.names[first[place]], known.names[second[place]]
        if one.middle and other.middle and one.sorted_sounds != other.sorted_sounds:
            found[place] = not any(_may_be_one(a, b) for a in one.middle for b in other.middle)
    return found


def _may_be_one(one: str, other: str) -> bool:
    return one == other or given_kind(one, other) != OTHER


def _generation_differs(known: Identities, first: Positions, second: Positions) -> Flags:
    marks = np.array([name.generation for name in known.names], dtype=object)
    pairs = zip(marks[first], marks[second], strict=True)
    return np.array([a != b and (bool(a and b) or "junior" in (a, b)) for a, b in pairs], dtype=bool)


def _respelt(known: Identities, first: Positions, second: Positions, family: Kinds) -> Flags:
    found = np.zeros(len(first), dtype=bool)
    for place in np.flatnonzero(family == SOUND).tolist():
        ends = first[place], second[place]
        letters = [{without_umlauts(word) for word in known.names[end].words} for end in ends]
        families = [without_umlauts(known.family[end]) for end in ends]
        here = families[0] in letters[1] or families[1] in letters[0]
        found[place] = not here and not any(_CYRILLIC.search(known.shown[end]) for end in ends)
    return found


def _places_compared(known: Identities, first: Positions, second: Positions) -> Kinds:
    """How the organisations compare, by name and by e-mail domain."""
    names = kinds(known.organisation[first], known.organisation[second], organisation_kind)
    domains = kinds(known.domain[first], known.domain[second], domain_kind)
    places = (known.place[first] == known.place[second]) & (known.place[first] != "")
    told = np.where(names != BLANK, names, np.where(domains == ALIKE, ALIKE, domains))
    told = np.where((told == OTHER) & (domains == ALIKE), ALIKE, told)
    return np.where(places | (domains == SAME), SAME, told).astype(np.int8)


def _equal(texts: Texts, first: Positions, second: Positions) -> Kinds:
    one, other = texts[first], texts[second]
    return np.where((one == "") | (other == ""), BLANK, np.where(one == other, SAME, OTHER)).astype(np.int8)


def _of_one_name(known: Identities, first: Positions, second: Positions, asked: Flags) -> Flags:
    """Where two addresses at one domain are both made of the one name that both contacts have."""
    found = np.zeros(len(first), dtype=bool)
    for place in np.flatnonzero(asked & (known.words[first] == known.words[second])).tolist():
        forms = _boxes_of(known.names[first[place]])
        found[place] = all(_bare_box(known, int(at[place])) in forms for at in (first, second))
    return found


def _mail_of_other(known: Identities, first: Positions, second: Positions, asked: Flags) -> Flags:
    """Where the address of one of two contacts is made of the name of the other."""
    found = np.zeros(len(first), dtype=bool)
    for place in np.flatnonzero(asked & ((known.box[first] != "") | (known.box[second] != ""))).tolist():
        ends = (first[place], second[place]), (second[place], first[place])
        found[place] = any(known.names[b].family and _bare_box(known, a) in _boxes_of(known.names[b]) for a, b in ends)
    return found


def _bare_box(known: Identities, place: int) -> str:
    return _NOT_LETTERS.sub("", latin(known.box[place]))


def _boxes_of(name: PersonName) -> frozenset[str]:
    """The usual addresses of a name, without dots."""
    given, family = name.given, name.family
    middle = "".join(name.middle)
    pairs = (
        (given, family),
        (given[:1], family),
        (given, family[:1]),
        (given + middle, family),
        (given, middle + family),
    )
    return frozenset([family, *(a + b for a, b in pairs), *(b + a for a, b in pairs)])


def _own_post(known: Identities, first: Positions, second: Positions) -> Flags:
    """Whether the two contacts, and hardly anybody else, have one job title in one organisation."""
    posts = pd.factorize(np.where(known.job_title == "", "", known.place + " / " + known.job_title))[0]
    few = (np.bincount(posts, minlength=1) <= _FEW)[posts] & (known.job_title != "")
    own: Flags = few[first] & (posts[first] == posts[second])
    return own


def _chance(known: Identities, first: Positions) -> npt.NDArray[np.float64]:
    """How many more of each first contact's name the list would hold if given and family names were drawn apart."""
    counts = []
    for texts in (known.given_root, known.family_sound):
        words, numbers = np.unique(texts.astype(str), return_inverse=True)
        counts.append(np.maximum(np.bincount(numbers, minlength=len(words))[numbers] - 2, 0))
    both: npt.NDArray[np.float64] = (counts[0] * counts[1] / max(len(known), 1))[first]
    return both
