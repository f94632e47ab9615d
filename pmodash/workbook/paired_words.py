"""Headers that say a field in two words: "Last" with any word for a contact made, "Assigned" with any for staff."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pmodash.workbook.column_words import data, helper_words
from pmodash.workbook.header_lookup import UNKNOWN, Guess, field_as_words
from pmodash.workbook.header_text import key

_BY = frozenset(("by",))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lists of words; a header with one of each and nothing else that tells means the field."""

    field: str
    confidence: float
    first: frozenset[str]
    second: frozenset[str]

    def fits(self, tokens: set[str]) -> bool:
        """Whether the words of a header are one of each list and words that say nothing."""
        silent = (helper_words("soft") | helper_words("subject") | helper_words("how_met") | {"date", "day"}) - _BY
        both = bool(tokens & self.first) and bool(tokens & self.second)
        return both and tokens <= self.first | self.second | silent


@cache
def pairs() -> tuple[Pair, ...]:
    """The blocks under [[pairs]]."""
    words = data()["confidence"]
    return tuple(
        Pair(block["field"], words[block["tier"]], _keys(block["first"]), _keys(_named(block["second"])))
        for block in data()["pairs"]
    )


def paired(text: str, role: str) -> Guess:
    """ "Next planned catch-up", "Lead officer": the field that two words of a header say together."""
    tokens = set(key(text).split())
    if role != "contacts" or len(tokens) < 2:
        return UNKNOWN
    found = next((pair for pair in pairs() if pair.fits(tokens)), None)
    if not found:
        return UNKNOWN
    return Guess(((found.field, found.confidence),), True, f"words that together say {field_as_words(found.field)}")


def _named(words: list[str] | str) -> list[str]:
    """A list of words, or the one under [words] that is named."""
    return list(helper_words(words)) if isinstance(words, str) else words


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset(key(word) for word in words)
