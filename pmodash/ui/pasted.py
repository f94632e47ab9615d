"""A pasted list of names or e-mail addresses, matched against the contacts before anything is saved."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import pandas as pd

_ADDRESS = re.compile(r"<?([^\s<>,;]+@[^\s<>,;]+)>?")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of a pasted list: `found` are positions in the contacts, each once, in the list's order;
    `unknown` fit nobody; `unclear` fit several and come with the names they could be.
    """

    found: tuple[int, ...]
    unknown: tuple[str, ...]
    unclear: tuple[tuple[str, tuple[str, ...]], ...]


def match_pasted(text: str, contacts: pd.DataFrame) -> Pasted:
    """Match each entry of a pasted list: by the e-mail address in it, else by its name, else by its contact id.

    Entries stand on lines of their own or are parted by semicolons; one line of names may also be parted by commas.
    Case, accents and spaces do not matter, and "Last, First" finds "First Last".
    """
    known = _known(contacts)
    found: dict[int, None] = {}
    unknown, unclear = [], []
    for entry in entries_of(text):
        fits = _fits(entry, known)
        if len(fits) == 1:
            found[fits[0]] = None
        elif fits:
            unclear.append((entry, tuple(str(contacts["name"].iloc[place]) for place in fits)))
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
