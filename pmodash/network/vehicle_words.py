"""The words that workbooks use for vehicles, brought to the vehicle register's own names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from pmodash.languages import spoken
from pmodash.vocabulary import Vehicle
from pmodash.workbook.cell_text import plain

LONGEST_WORD = 120

_NOT_WORD = re.compile(r"[^\w&:]+")


@dataclass(frozen=True)
class VehicleWords:
    """Knows each vehicle of a register by its name and its other words."""

    vehicles: Sequence[Vehicle]

    def exactly(self, text: str) -> str | None:
        """The name of the vehicle whose name or other word the whole text is."""
        return self._names.get(_spelt(text))

    def name_of(self, text: str) -> str | None:
        """The name of the vehicle that a cell's text means, None when it means none or may mean several.

        The whole text counts first; else a phrase in it, when all phrases found belong to one vehicle. The
        longest phrase wins over those inside it: "LinkedIn message" is no "message". A "meeting" among other
        words tells nothing: a team meeting is no one-to-one.
        """
        words = _spelt(text)
        if words in self._names:
            return self._names[words]
        found = {self._names[phrase] for phrase in self.phrases_in(text)}
        return found.pop() if len(found) == 1 else None

    def phrases_in(self, text: str) -> list[str]:
        """The phrases for vehicles among the words of a text of ordinary length, in their order."""
        words = _spelt(text)
        tokens = words.split() if len(words) <= LONGEST_WORD else []
        found: list[str] = []
        start = 0
        while start < len(tokens):
            length = self._longest_from(tokens, start)
            found += [" ".join(tokens[start : start + length])] if length else []
            start += max(length, 1)
        return found

    def _longest_from(self, tokens: list[str], start: int) -> int:
        for length in range(min(self._most_words, len(tokens) - start), 0, -1):
            phrase = " ".join(tokens[start : start + length])
            if phrase in self._names and phrase not in _general_words():
                return length
        return 0

    @cached_property
    def _names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for vehicle in self.vehicles:
            for word in (*vehicle.also, vehicle.name):
                names.setdefault(_spelt(word), vehicle.name)
        return names | {_spelt(vehicle.name): vehicle.name for vehicle in self.vehicles}

    @cached_property
    def _most_words(self) -> int:
        return max((len(words.split()) for words in self._names), default=1)


@cache
def _general_words() -> frozenset[str]:
    return frozenset(map(_spelt, spoken("whole")["vehicles"]))


def _spelt(text: str) -> str:
    """Plain words with single blanks between them, so that hyphens and dots make no difference."""
    return " ".join(_NOT_WORD.sub(" ", plain(text)).split())
