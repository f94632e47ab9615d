"""How two words of a name, or two organisations, are alike; each distinct pair of words is looked at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from pmodash.network.people.identities import Texts
from pmodash.network.people.letters import sound
from pmodash.network.people.nicknames import are_forms_of_one, full_names

Kinds = npt.NDArray[np.int8]

BLANK, SAME, SOUND, NICKNAME, INITIAL, SLIP, ALIKE, OTHER = range(8)

_LONG_WORD = 4
_LONGER_WORD = 8
_MOST_ALIKE = 90
_LONG_ORGANISATION = 6


def kinds(one: Texts, other: Texts, kind: Callable[[str, str], int]) -> Kinds:
    """How each pair of texts is alike; BLANK where either is blank."""
    numbers, words = pd.factorize(np.concatenate([one, other]))
    first, second = np.minimum(*np.split(numbers, 2)), np.maximum(*np.split(numbers, 2))
    places, pairs = pd.factorize(first.astype(np.int64) * len(words) + second)
    found = [
        BLANK if not (a and b) else SAME if a == b else kind(a, b)
        for a, b in zip(words[pairs // max(len(words), 1)], words[pairs % max(len(words), 1)], strict=True)
    ]
    return np.array(found, dtype=np.int8)[places]


def given_kind(one: str, other: str) -> int:
    """How two different given names are alike."""
    first, second = sound(one), sound(other)
    if min(len(one), len(other)) > 1 and first != second:
        if are_forms_of_one(first, second):
            return NICKNAME
        if (first in full_names() and second in full_names()) or _stem(one) == _stem(other):
            return OTHER
        if any(_is_slip(full, heard) for a, heard in ((first, second), (second, first)) for full in _full_forms(a)):
            return SLIP
    return word_kind(one, other)


def _full_forms(short: str) -> list[str]:
    """The full names, long enough to be known again with a slip in them, that a short one stands for."""
    return [full for full in full_names().get(short, ()) if full != short and len(full) > _LONG_WORD]


def _stem(given: str) -> str:
    """A given name without the ending that tells Maria from Mario, Daniel from Daniela, Andrea from Andreas."""
    return re.sub(r"(?<=..)(?:as|us|[aeo])$", "", given)


def word_kind(one: str, other: str) -> int:
    """How two different words of a name are alike."""
    if min(len(one), len(other)) == 1:
        return INITIAL if one[0] == other[0] else OTHER
    return SOUND if sound(one) == sound(other) else SLIP if _is_slip(one, other) else OTHER


def _is_slip(one: str, other: str) -> bool:
    """Whether one letter was typed otherwise, left out, put in or swapped; two in long words, none in the shortest."""
    shorter = min(len(one), len(other))
    least = _LONG_WORD if len(one) == len(other) else _LONG_WORD - 1
    most = 2 if shorter >= _LONGER_WORD else 1 if shorter >= least else 0
    return most > 0 and OSA.distance(one, other, score_cutoff=most) <= most


def organisation_kind(one: str, other: str) -> int:
    """How the keys of two different organisations are alike: part of the other, its initials, or a slip."""
    if fuzz.token_set_ratio(one, other) >= _MOST_ALIKE or _is_acronym(one, other) or _is_acronym(other, one):
        return ALIKE
    joined = one.replace(" ", ""), other.replace(" ", "")
    slip = min(map(len, joined)) >= _LONG_ORGANISATION and OSA.distance(*joined, score_cutoff=1) <= 1
    return ALIKE if slip else OTHER


def _is_acronym(short: str, whole: str) -> bool:
    words = whole.split()
    return len(words) > 2 and short == "".join(word[0] for word in words)


def domain_kind(one: str, other: str) -> int:
    """How two different e-mail domains are alike: northwind.com and northwind.co.uk belong together."""
    first, second = _label(one), _label(other)
    alike = first == second or (min(len(first), len(second)) >= _LONG_ORGANISATION and _begins(first, second))
    return ALIKE if alike else OTHER


def _label(domain: str) -> str:
    """The part of a domain that its owner chose."""
    parts = domain.split(".")[:-1]
    return max(parts[-2:], key=len) if parts else domain


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
