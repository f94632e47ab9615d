"""One phrase of a header looked up among the known words, for one role of table; and spelling mistakes mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pmodash.workbook.column_words import all_tokens, helper_words, known_tokens, role_words
from pmodash.workbook.header_text import distance_within, stem

LOOSE = 0.8  # the most that a header is trusted once words were dropped or mended
COMPOUND = 0.65
Candidates = tuple[tuple[str, float], ...]
_DROPPED = (
    (),
    ("soft",),
    ("soft", "subject"),
    ("soft", "kind"),
    ("soft", "subject", "kind"),
    ("soft", "kind", "added"),
    ("soft", "subject", "kind", "added"),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a header says: the fields it may mean, best first, and why.

    `known` tells whether the header is a word of the trade at all, a field or not; a known header without
    candidates is to be left alone. `level` is the engagement level the header names, if any.
    """

    candidates: Candidates = ()
    known: bool = False
    why: str = ""
    level: str = ""

    @property
    def field(self) -> str | None:
        """The likeliest field, None when there is none."""
        return self.candidates[0][0] if self.candidates else None

    @property
    def confidence(self) -> float:
        """How far the likeliest field is to be trusted."""
        return self.candidates[0][1] if self.candidates else 0.0

    def at_most(self, limit: float) -> Guess:
        """The same with no confidence above a limit."""
        return replace(self, candidates=tuple((field, min(limit, c)) for field, c in self.candidates))


UNKNOWN = Guess(why="no word of this header is known")


def lookup(words: str, role: str) -> Guess:
    """The fields that a phrase means in a table of a role, when it is known word for word."""
    known = role_words(role)
    if words in known.alone:
        return Guess(known=True, why=f"header words '{words}' are known and no field of a {_one(role)}")
    candidates = known.candidates.get(words)
    if candidates is None:
        return UNKNOWN
    return Guess(candidates, True, f"a known word for {field_as_words(candidates[0][0])}")


def _one(role: str) -> str:
    return {"contacts": "contact", "touchpoints": "touchpoint", "vehicles": "communication"}.get(role, "row")


def field_as_words(field: str) -> str:
    """A field's name as a person says it: job title for job_title."""
    return field.replace("_", " ")


def lookup_inflected(words: str, role: str) -> Guess:
    """The fields that a phrase means when its words, without their endings, are those of a known phrase."""
    known = role_words(role).inflected.get(" ".join(map(stem, words.split())))
    return lookup(known, role) if known else UNKNOWN


def lookup_loosely(tokens: Iterable[str], role: str, *, inflected: bool = False) -> Guess:
    """The same without the words that say nothing: articles, whose column it is, which of several."""
    words = list(tokens)
    search = lookup_inflected if inflected else lookup
    for dropped in _DROPPED:
        gone = _words_of(dropped)
        left = [token for token in words if token not in gone and not token.isdigit()]
        if left and (found := search(" ".join(left), role)).known:
            return found
    return UNKNOWN


@cache
def _words_of(lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in lists for word in helper_words(name))


@lru_cache(maxsize=16384)
def mended(words: str) -> str:
    """The words with spelling mistakes in known ones put right."""
    return " ".join(_mended_token(token) for token in words.split())


@lru_cache(maxsize=16384)
def _mended_token(token: str) -> str:
    if not 6 <= len(token) <= 18 or token in known_tokens() or not token.isalpha():
        return token
    letters = set(token)
    for allowed in (1, 2)[: 1 if len(token) < 9 else 2]:
        for length in range(max(6, len(token) - allowed), len(token) + allowed + 1):
            for known in all_tokens().get((token[0], length), ()):
                if len(letters ^ set(known)) <= 2 * allowed and distance_within(token, known, allowed):
                    return known
    return token
