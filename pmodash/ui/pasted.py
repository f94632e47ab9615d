"""A pasted list of names or e-mail addresses, matched against the contacts before anything is saved."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import pandas as pd

MOST_NEAR = 12
SHORTEST_SHARED = 4

_ADDRESS = re.compile(r"<?([^\s<>,;]+@[^\s<>,;]+)>?")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of a pasted list: `found` are positions in the contacts, each once, in the list's order;
    `unclear` are entries that could be one of several contacts, with their positions, be it that they fit them all or
    only a part of their names; `unknown` fit nobody.
    """

    found: tuple[int, ...]
    unknown: tuple[str, ...]
    unclear: tuple[tuple[str, tuple[int, ...]], ...]


def match_pasted(text: str, contacts: pd.DataFrame) -> Pasted:
    """Match each entry of a pasted list: by the e-mail address in it, else by its name, else by its contact id.

    Entries stand on lines of their own or are parted by semicolons; one line of names may also be parted by commas.
    Case, accents and spaces do not matter, and "Last, First" finds "First Last".
    """
    known, names = _known(contacts), _by_word(contacts["name"])
    found: dict[int, None] = {}
    unknown, unclear = [], []
    for entry in entries_of(text):
        fits = _fits(entry, known)
        if len(fits) == 1:
            found[fits[0]] = None
        elif fits := fits or _near(entry, names):
            unclear.append((entry, fits))
        else:
            unknown.append(entry)
    return Pasted(tuple(found), tuple(unknown), tuple(unclear))


def entries_of(text: str) -> list[str]:
    """The entries of a pasted list, without blanks and repetitions."""
    lines = [part.strip(" \t\"'") for part in re.split(r"[\n\r;\t]+", text)]
    lines = [line.rstrip(",").strip() for line in lines if line.rstrip(",").strip()]
    if len(lines) == 1 and (lines[0].count(",") > 1 or lines[0].count("@") > 1):
        lines = [part.strip() for part in lines[0].split(",") if part.strip()]
    return list(dict.fromkeys(lines))


def _fits(entry: str, known: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    address = _ADDRESS.search(entry)
    if address and (places := known.get(_folded(address[1]))):
        return places
    name = _ADDRESS.sub("", entry).strip(" <>()\"'") if address else entry
    if places := known.get(_folded(name), ()):
        return places
    last, comma, first = name.partition(",")
    return known.get(_folded(f"{first} {last}"), ()) if comma else ()


def _near(entry: str, names: dict[str, set[int]]) -> tuple[int, ...]:
    """The contacts in whose name every word of the entry begins a word; else those who share a whole word with it."""
    words = _folded(_ADDRESS.sub("", entry)).replace(",", " ").split()
    begun = [set[int]().union(*(names[name] for name in names if name.startswith(word))) for word in words]
    near = set.intersection(*begun) if begun else set()
    near = near or set[int]().union(*(names.get(word, ()) for word in words if len(word) >= SHORTEST_SHARED))
    return tuple(sorted(near)) if len(near) <= MOST_NEAR else ()


def _by_word(names: pd.Series) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for place, name in enumerate(names.tolist()):
        for word in _folded(str(name)).split():
            found.setdefault(word, set()).add(place)
    return found


def _known(contacts: pd.DataFrame) -> dict[str, tuple[int, ...]]:
    known: dict[str, tuple[int, ...]] = {}
    for column in ("email", "name", "contact_id"):
        places: dict[str, list[int]] = {}
        for place, value in enumerate(contacts[column].tolist()):
            if isinstance(value, str) and value:
                places.setdefault(_folded(value), []).append(place)
        known = {**{key: tuple(found) for key, found in places.items()}, **known}
    return {key: places for key, places in known.items() if key}


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in parts if not unicodedata.combining(letter)).split())
