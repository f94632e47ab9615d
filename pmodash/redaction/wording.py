"""The words of the labels, and the ordinary words that nobody is known by: `data/redaction.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pmodash.network.contact_names import SUFFIXES, TITLES
from pmodash.network.rules import rule_book
from pmodash.vocabulary import (
    GRADES,
    LEVELS,
    NETWORK_TYPES,
    STATUSES,
    groups,
    read_data,
    sources,
    vehicles,
)
from pmodash.workbook.cell_text import plain

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_ASCII_WORD = re.compile("[A-Za-z0-9]+")


@cache
def wording() -> dict[str, Any]:
    """The labels' own words."""
    return read_data("redaction.toml")


def word_pattern(text: str) -> re.Pattern[str]:
    """What a word of a text is: letters and digits, with the accents that follow them."""
    return _ASCII_WORD if text.isascii() else _WORD


def words_of(text: str) -> tuple[str, ...]:
    """A text's words as they are compared: without capitals, accents and punctuation."""
    if text.isascii():
        return tuple(_ASCII_WORD.findall(text.lower()))
    return tuple(found for word in _WORD.findall(text) if (found := plain(word)))


@cache
def product_words() -> frozenset[str]:
    """What the product itself calls things, whole: groups, sources, vehicles, levels, statuses and types."""
    named = [group.name for group in groups()] + [group.short for group in groups()] + [one.name for one in sources()]
    return frozenset((*named, *(v.name for v in vehicles()), *LEVELS, *STATUSES, *NETWORK_TYPES, *GRADES))


@cache
def ordinary_phrases() -> frozenset[tuple[str, ...]]:
    """The product's words as they are compared: they stay in a text, whoever is called so."""
    return frozenset(words_of(text) for text in product_words())


@cache
def names_that_are_words() -> frozenset[str]:
    """Words that people are called too: written small they are no names."""
    return frozenset(wording()["ordinary"]["names"]) | rule_book().role_words


@cache
def ordinary_words() -> frozenset[str]:
    """Single words that stay in a text: those of the product's vocabulary, titles, months, days and the like."""
    return (
        TITLES
        | SUFFIXES
        | frozenset((*wording()["ordinary"]["words"], *(word for phrase in ordinary_phrases() for word in phrase)))
    )
