"""Long words of German, Dutch and Chinese headers taken apart into the words they are made of."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pmodash.workbook.column_words import helper_words, role_words
from pmodash.workbook.header_text import key, singular
from pmodash.workbook.paired_words import paired_words

SHORTEST = 7
SHORTEST_PART = 3
_LINKS = ("", "s", "n", "en", "es", "e", "er")
_IDEOGRAPHS = re.compile(r"[一-鿿]+")


@lru_cache(maxsize=16384)
def taken_apart(words: str) -> str:
    """The words of a header with each compound as its parts: "kundenart" is kunde and art, "最近时间" two words."""
    return " ".join(" ".join(_parts_of(token)) for token in words.split())


def _parts_of(token: str) -> tuple[str, ...]:
    if _IDEOGRAPHS.fullmatch(token):
        return _run_of(token) or (token,)
    if len(token) < SHORTEST or token in _known_parts():
        return (token,)
    return _compound_of(token) or (token,)


@lru_cache(maxsize=16384)
def _compound_of(token: str) -> tuple[str, ...]:
    """The known words that a compound is made of, with the longest first one; nothing if there are none."""
    for end in range(len(token) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        head = _without_link(token[:end])
        rest = token[end:]
        if head and rest in _known_parts():
            return (head, rest)
        if head and len(rest) >= SHORTEST and (parts := _compound_of(rest)):
            return (head, *parts)
    return ()


def _without_link(head: str) -> str:
    for link in _LINKS:
        bare = head[: len(head) - len(link)] if head.endswith(link) else ""
        if len(bare) >= SHORTEST_PART and bare in _known_parts():
            return bare
    return ""


def _run_of(token: str) -> tuple[str, ...]:
    """A run of ideographs as known words, the longest at each place; nothing if some of it is no known word."""
    if not token:
        return ()
    for end in range(len(token), 0, -1):
        if token[:end] in _known_parts():
            rest = _run_of(token[end:])
            if rest or end == len(token):
                return (token[:end], *rest)
    return ()


@cache
def _known_parts() -> frozenset[str]:
    heads = (word for word in role_words("contacts").candidates if " " not in word)
    added = (word for name in ("subject", "kind", "added") for word in helper_words(name))
    parts = frozenset((*paired_words(), *heads, *added))
    return frozenset(singular(key(part)) for part in parts if " " not in part)
