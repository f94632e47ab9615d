"""Short and pet forms of given names, by the lists of data/nicknames.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pmodash.network.people.letters import sound
from pmodash.vocabulary import read_data


@cache
def full_names() -> Mapping[str, tuple[str, ...]]:
    """For the sound of each name of the lists the sounds of the full names that it may stand for."""
    found: dict[str, dict[str, None]] = {}
    for lines in read_data("nicknames.toml").values():
        for line in lines:
            words = [sound(word) for word in line.split()]
            for word in words:
                found.setdefault(word, {})[words[0]] = None
    return {word: tuple(full) for word, full in found.items()}


def root(given: str) -> str:
    """The full name (by its sound) that a given name's sound most likely stands for: itself where no list has it."""
    return full_names().get(given, (given,))[0]


def are_forms_of_one(first: str, second: str) -> bool:
    """Whether two given names (by their sounds) stand for one full name."""
    names = full_names()
    return not {*names.get(first, ())}.isdisjoint(names.get(second, ()))


def is_full_name_of(full: str, short: str) -> bool:
    """Whether a given name's sound is the full name of another's."""
    return full in full_names().get(short, ())
