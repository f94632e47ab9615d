"""A column header as comparable words: without case, accents, punctuation, plural s and words in brackets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_JOINED = re.compile(r"linkedin|whatsapp|hubspot|youtube|github|wechat|facebook", re.IGNORECASE)
_EMAIL = re.compile(r"\be[\s\-_.‐‑–]{0,2}mail", re.IGNORECASE)
_ONE_WORD = re.compile(r"\b(touch|follow|catch|check|buy)[\s\-]+(point|up|in)(?=s?\b)", re.IGNORECASE)
_ONE_TO_ONE = re.compile(r"\b1\s?[:\-]\s?(?:2\s?[:\-]\s?)?1\b")
_FACE_TO_FACE = re.compile(r"\b(?:f\s?2\s?f|face[\s\-]to[\s\-]face)\b", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"[(（\[【{<][^()（）\[\]【】{}<>]*[)）\]】}>]")
_OPENING = frozenset(("touch", "follow", "catch", "check", "buy", "e", "face"))  # of words that are one with the next
_WORD = re.compile(r"[^\W\d_]+|\d+|#")
_POSSESSIVE = re.compile(r"['’`´]s\b")
_SPLIT = re.compile(
    r"\s*[/\\|,;+&·:、／]\s*|\s+[-–—]\s+|\s+(?:and|or|y|o|et|ou|e|und|oder|en|of the|и|или|i|oraz|lub|与|和|及|或)\s+"
    r"|(?<=[一-鿿])\s*(?=[A-Za-z])|(?<=[A-Za-z])\s*(?=[一-鿿])",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?:[иы]ями|ами|ями|ого|его|ому|ему|[иы]ми|ием|иеи|ией|иях|ах|ях|и[яею]|ии|ыи|ои|еи|ая|яя|ое|ее|ые|ие|[иы]х|[ую]ю"
    r"|[оея]м|ам|[оеи]в|[аяоеыиуюьъ]|i?ego|i?emu|[iy]mi|i?ami|i?ach|[iy]ch|i?ej|i?em|om|i?ow|owi|ao|oe|ee|i[aeiou]|e[rnms]"
    r"|[aeiouy])$"
)
_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ё": "е"})


def words(text: str) -> tuple[str, ...]:
    """The words of a header in comparable form: "Stakeholder's E-mails (work)" is stakeholder, email, work."""
    if text.isascii() and text.islower() and text.replace(" ", "").isalpha():
        tokens = text.split()
        if _OPENING.isdisjoint(tokens):
            return tuple(map(singular, tokens))
    plain = _JOINED.sub(lambda m: m.group().lower(), text.replace("_", " "))
    if " " not in plain.strip():
        plain = _CAMEL.sub(" ", plain)
    plain = _FACE_TO_FACE.sub("facetoface", plain)
    plain = _ONE_TO_ONE.sub("onetoone", _ONE_WORD.sub(r"\1\2", _EMAIL.sub("email", plain)))
    plain = _POSSESSIVE.sub("", plain.casefold())
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return tuple(singular(word) for word in _WORD.findall(plain))


def singular(word: str) -> str:
    """A word without the s of a plural, said alike for headers and for the words they are compared with."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without the ending that its gender, number or case gives it: ostatniego and ostatnia are ostatn."""
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= 4 else word


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """The words of a header as one string, brackets included."""
    return " ".join(words(text))


def outside_brackets(text: str) -> str:
    """A header without what stands in brackets; the whole header when nothing else stands in it."""
    rest = _BRACKETS.sub(" ", text)
    return rest if words(rest) else text


def inside_brackets(text: str) -> str:
    """What stands in a header's brackets."""
    return " ".join(part[1:-1] for part in _BRACKETS.findall(text))


def parts(text: str) -> tuple[str, ...]:
    """The things a compound header names: "Title / Role" is Title and Role."""
    return tuple(part for part in _SPLIT.split(text) if words(part))


def distance_within(a: str, b: str, limit: int) -> bool:
    """Whether two words differ by at most `limit` letters added, dropped, changed or swapped with a neighbour."""
    if abs(len(a) - len(b)) > limit:
        return False
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return False
    return row[-1] <= limit
