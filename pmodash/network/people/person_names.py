"""A person's name in its parts, as two spellings of it are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pmodash.network.contact_names import SUFFIXES, TITLES, name_key
from pmodash.network.people.letters import latin, sound
from pmodash.vocabulary import read_data

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]{2,4}")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's parts in Latin letters: `given` and `family` are its first and last word, `middle` what lies between.

    `family` is blank where the name is one word only. `generation` tells father from son. A name is `double` where a
    particle in its middle tells that it has two family names, as Maria da Silva Santos.
    """

    given: str = ""
    middle: tuple[str, ...] = ()
    family: str = ""
    generation: str = ""
    double: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the name, particles left out."""
        return tuple(word for word in (self.given, *self.middle, self.family) if word)

    @property
    def sorted_words(self) -> str:
        """The words in the order of the alphabet, so that "Doe Jane" and "Jane Doe" agree."""
        return " ".join(sorted(self.words))

    @property
    def sorted_sounds(self) -> str:
        """The words' sounds in the order of the alphabet."""
        return " ".join(sorted(sound(word) for word in self.words))


@cache
def _generations() -> dict[str, str]:
    return dict(read_data("people.toml")["generations"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(read_data("people.toml")["particles"])


@cache
def _leading_particles() -> frozenset[str]:
    return frozenset(read_data("people.toml")["leading_particles"])


def person_name(text: str) -> PersonName:
    """The parts of a name as a cell says it, without titles, degrees and brackets; "Doe, Jane" is Jane Doe."""
    words = name_key(latin(text)).split()
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 2 and words[0] in _leading_particles():
        words = words[1:]
    generation = _generation(latin(text), words)
    if len(words) > 2:
        marks = SUFFIXES | _generations().keys() if generation else SUFFIXES
        words = [words[0], *(word for word in words[1:] if word not in marks)]
    if _HAN.fullmatch("".join(words)):
        whole = "".join(words)
        return PersonName(whole[1:], (), whole[0])
    inner = range(1, len(words) - 1)
    kept = [word for number, word in enumerate(words) if number not in inner or word not in _particles()]
    double = any(words[i] in _particles() and words[i + 1] not in _particles() for i in inner if i + 1 in inner)
    if len(kept) < 2:
        return PersonName(kept[0] if kept else "", generation=generation)
    return PersonName(kept[0], tuple(kept[1:-1]), kept[-1], generation, double)


def _generation(text: str, words: list[str]) -> str:
    """The mark of a generation at the end of a name, or before the comma of "Doe Jr, Jane"."""
    if len(words) < 2:
        return ""
    parts = [re.findall(r"\w+", part) for part in text.split(",")]
    ends = [part[-1] for part in parts if part]
    return next((_generations()[end] for end in ends if end in _generations()), "")
