"""Headers that say a field in two words: "Last" with any word for a contact made, "Level of" with any for power."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pmodash.languages import spoken
from pmodash.vocabulary import DATE_FIELDS, read_data
from pmodash.workbook.column_words import data, helper_words
from pmodash.workbook.header_lookup import UNKNOWN, Guess, field_as_words
from pmodash.workbook.header_text import key, stem

APART = 0.6
_DAY = frozenset(("date", "day", "on"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lists of words; a header with one of each and nothing else that tells means the field."""

    role: str
    field: str
    confidence: float
    first: frozenset[str]
    second: frozenset[str]
    beside: frozenset[str]

    def fits(self, stems: set[str]) -> bool:
        """Whether the words of a header are one of each list and words that say nothing."""
        one, other = stems & self.first, stems & self.second
        return bool(one and other) and len(one | other) > 1 and stems <= one | other | self.beside

    def encloses(self, stems: list[str]) -> bool:
        """Whether a header opens with when it was and ends with a contact made: "Last ministerial call"."""
        words = [word for word in stems if word not in _DAY]
        return self.field in DATE_FIELDS and 2 < len(words) < 5 and words[0] in self.first and words[-1] in self.second


@cache
def pairs() -> tuple[Pair, ...]:
    """The blocks under [[pairs]] of `data/paired_words.toml`."""
    confidence = data()["confidence"]
    silent = _stems(w for name in ("soft", "subject", "kind") for w in helper_words(name)) - {"by"}
    return tuple(
        Pair(
            role=block.get("role", "contacts"),
            field=block["field"],
            confidence=confidence[block["tier"]],
            first=_listed(block["first"]),
            second=_listed(block["second"]),
            beside=silent | _listed(block.get("beside", ())),
        )
        for block in read_data("paired_words.toml")["pairs"]
    )


@cache
def paired_words() -> frozenset[str]:
    """Every word of every list, as a header's words are compared."""
    return frozenset(key(word) for words in spoken("paired").values() for word in words)


def paired(text: str, role: str) -> Guess:
    """ "Next planned catch-up", "Lead officer": the field that two words of a header say together."""
    stems = [stem(token) for token in key(text).split() if not token.isdigit()]
    if len(stems) < 2:
        return UNKNOWN
    own = [pair for pair in pairs() if pair.role == role]
    found = next(((pair, pair.confidence) for pair in own if pair.fits(set(stems))), None)
    found = found or next(((pair, APART) for pair in own if pair.encloses(stems)), None)
    if not found:
        return UNKNOWN
    field = found[0].field
    return Guess(((field, found[1]),), True, f"words that together say {field_as_words(field)}")


def says_wanted(text: str) -> bool:
    """Whether a header speaks of what is wanted ("target", "to be") and not of what is."""
    words = key(text)
    stems = {stem(token) for token in words.split()}
    wanted = bool(stems & _listed(("desired",))) or " to be " in f" {words} "
    return wanted and not stems & _listed(("present",))


def _listed(names: Iterable[str]) -> frozenset[str]:
    return _stems(key(word) for name in names for word in spoken("paired")[name])


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)
