"""A neutral label for every contact, such as SL-03, and for every PMO member whom the workbook names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.knowledge import Network
from pmodash.network.contact_names import name_key
from pmodash.network.register import Register
from pmodash.redaction.wording import wording
from pmodash.vocabulary import HUB_SOURCE, groups
from pmodash.workbook.cell_text import plain

Numbers = npt.NDArray[np.int64]
_DIGITS = re.compile(r"(\d+)")
_LEAST_WIDTH = 2


def numbers_of(register: Register) -> Numbers:
    """Each contact's number in one running count from 1.

    Those merged away keep their place in it, and so do all when contacts are added below or groups change: contacts
    are counted by their own id where they have one, and after those by where they stand.
    """
    columns = ["contact_id", "sheet", "row"]
    people = pd.concat([register.contacts[columns], register.gone[columns]], ignore_index=True)
    sheets = {name: place for place, name in enumerate(register.layout.sheets)}
    order = sorted(range(len(people)), key=_keys(people, sheets).__getitem__)
    numbers = np.empty(len(people), dtype=np.int64)
    numbers[order] = np.arange(1, len(people) + 1)
    return numbers[: len(register.contacts)]


def _keys(people: pd.DataFrame, sheets: Mapping[str, int]) -> list[tuple[object, ...]]:
    places = (people["sheet"] + "!" + people["row"].astype("str")).tolist()
    told = zip(*(people[name].tolist() for name in people.columns), places, strict=True)
    return [
        (1, sheets.get(sheet, len(sheets)), sheet, int(row)) if _is_place(key, place) else (0, _natural(key))
        for key, sheet, row, place in told
    ]


def _is_place(contact_id: str, place: str) -> bool:
    return contact_id == place or contact_id.startswith(f"{place}#")


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    parts = _DIGITS.split(text)
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts if part)


def contact_labels(network: Network, numbers: Numbers) -> npt.NDArray[np.object_]:
    """The label of each contact: the code of their group and a number that does not tell where they stand.

    Ids and lists run on by rows or by the alphabet: a running number would tell who knows the list whom it means.
    """
    frame = network.classified.frame
    codes = frame["group"].map({group.name: group.code for group in groups()})
    rest = np.where((frame["source"] == HUB_SOURCE).to_numpy(dtype=bool), wording()["hub"], wording()["no_group"])
    width = max(_LEAST_WIDTH, len(str(len(numbers) + len(network.register.gone))))
    named = codes.where(codes.notna(), pd.Series(rest, frame.index)).tolist()
    found = [f"{code}-{number:0{width}}" for code, number in zip(named, shuffled(numbers).tolist(), strict=True)]
    return np.array(found, dtype=object)


def shuffled(numbers: Numbers) -> Numbers:
    """The numbers in an order that is always the same and tells nothing, each with as many digits as before."""
    found = numbers.copy()
    first, end = 1, 100
    while first <= numbers.max(initial=0):
        here = (numbers >= first) & (numbers < end)
        found[here] = first + _order(end - first)[numbers[here] - first]
        first, end = end, end * 10
    return found


@cache
def _order(count: int) -> Numbers:
    """The numbers from 0 to a count as they are shuffled, by a generator whose results never change."""
    return np.random.RandomState(count).permutation(count).astype(np.int64)


def member_labels(register: Register, labels: Sequence[str], numbers: Numbers) -> dict[str, str]:
    """The label of each owner and of whoever a touchpoint is by: the contact's own where it is one, else PMO-A, …

    Two spellings of one person stay two, as they are to every measure; the second is "PMO-A (2)".
    """
    stands_for = [labels[place] for place in register.gone["stands_for"].tolist()]
    contacts = _by_key(register.gone, stands_for) | _by_key(register.contacts, labels)
    found: dict[str, str] = {}
    others: dict[str, str] = {}
    for text in _members(register, numbers):
        key = name_key(text)
        label = contacts.get(key) or contacts.get(plain(text))
        if label is None:
            label = others.setdefault(key, f"{wording()['member']}-{_letters(len(others))}")
        found[text] = label
    return told_apart(found)


def _by_key(contacts: pd.DataFrame, labels: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column, key in (("contact_id", plain), ("email", plain), ("name", name_key)):
        for text, label in zip(contacts[column].tolist(), labels, strict=True):
            if isinstance(text, str):
                found.setdefault(key(text), label)
    return found


def _members(register: Register, numbers: Numbers) -> Iterator[str]:
    order = np.argsort(numbers, kind="stable")
    columns = (register.contacts["owner"].iloc[order], register.gone["owner"], *_by(register))
    texts = (text for column in columns for text in column.dropna().unique())
    return iter(dict.fromkeys(str(text) for text in texts))


def _by(register: Register) -> tuple[pd.Series, pd.Series]:
    frames = (register.touchpoints, register.unsettled)
    in_log, unsettled = (pd.Series([*frame["by"].dropna().unique(), *frame["by"].cat.categories]) for frame in frames)
    return in_log, unsettled


def _letters(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    letters = ""
    number += 1
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


def told_apart(labels: Mapping[str, str]) -> dict[str, str]:
    """The labels with the second of a kind numbered, so that texts which differ still do."""
    seen: dict[str, int] = {}
    found: dict[str, str] = {}
    taken: set[str] = set()
    for text, label in labels.items():
        shown = label
        while shown in taken:
            seen[label] = seen.get(label, 1) + 1
            shown = f"{label} ({seen[label]})"
        taken.add(shown)
        found[text] = shown
    return found


def first_of(label: str) -> str:
    """The label that a numbered spelling of somebody goes back to: "PMO-A" for "PMO-A (2)"."""
    return label.partition(" (")[0]


def numbered(texts: Iterable[str], noun: str) -> dict[str, str]:
    """A label for each text, in their order: "Event-01"."""
    distinct = list(dict.fromkeys(texts))
    width = max(_LEAST_WIDTH, len(str(len(distinct))))
    return {text: f"{noun}-{place:0{width}}" for place, text in enumerate(distinct, start=1)}
