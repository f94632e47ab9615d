"""The words of each language, one file a language in `data/languages/`: read once, checked strictly and put together.

English is the pattern: a table or list that `en.toml` has not is unknown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

PATTERN = "en"


@cache
def languages() -> Mapping[str, Mapping[str, Any]]:
    """The tables of every language by the name of its file, the pattern first."""
    found = {
        file.name: tomllib.loads(file.read_text("utf-8"))
        for file in files("pmodash").joinpath("data", "languages").iterdir()
        if file.name.endswith(".toml")
    }
    return checked({name: found[name] for name in sorted(found, key=lambda name: (name != f"{PATTERN}.toml", name))})


def checked(found: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    """The same languages; ValueError names a file and a key that the pattern does not know or that holds no words."""
    pattern = next(iter(found.values()))
    for name, tables in found.items():
        for path, words in _lists(tables):
            known: Any = pattern
            for key in path:
                known = known.get(key) if isinstance(known, Mapping) else None
            if not isinstance(known, list):
                raise ValueError(f"data/languages/{name}: {'.'.join(path)} is unknown")
            if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                raise ValueError(f"data/languages/{name}: {'.'.join(path)} is no list of words")
            if len(set(words)) < len(words):
                twice = next(word for word in words if words.count(word) > 1)
                raise ValueError(f"data/languages/{name}: {'.'.join(path)} has '{twice}' twice")
    return found


def _lists(tables: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, entry in tables.items():
        if isinstance(entry, Mapping):
            yield from _lists(entry, (*path, key))
        else:
            yield (*path, key), entry


@cache
def spoken(table: str) -> Mapping[str, Any]:
    """A table of words as all languages together fill it, each word of a list once, in the order of the pattern."""
    return _together([tables[table] for tables in languages().values() if table in tables])


def _together(tables: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    merged: dict[str, Any] = {}
    for key in dict.fromkeys(key for table in tables for key in table):
        entries = [table[key] for table in tables if key in table]
        if isinstance(entries[0], Mapping):
            merged[key] = _together(entries)
        else:
            merged[key] = tuple(dict.fromkeys(word for words in entries for word in words))
    return merged


def said_by(*path: str) -> Iterator[tuple[str, Any]]:
    """Each language's file and what it has at a place, those that have nothing there left out."""
    for name, tables in languages().items():
        entry: Any = tables
        for key in path:
            entry = entry.get(key) if entry is not None else None
        if entry is not None:
            yield name, entry


def meanings(*path: str, comparable: Callable[[str], str], only: tuple[str, ...] = ()) -> dict[str, str]:
    """Each word below a place, as it is compared, with the name of the list it stands in (of some lists `only`).

    ValueError names the file and list of a word that stands in two lists.
    """
    found: dict[str, str] = {}
    for name, lists in said_by(*path):
        for meaning in only or lists:
            for word in map(comparable, lists.get(meaning, ())):
                if found.setdefault(word, meaning) != meaning:
                    place = ".".join((*path, meaning))
                    raise ValueError(f"data/languages/{name}: '{word}' of {place} is said to mean {found[word]} too")
    return found
