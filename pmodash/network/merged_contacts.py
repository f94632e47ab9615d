"""Contacts merged into another: what their status says, whom it means, and the list of contacts without them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.network.contact_finder import ContactFinder
from pmodash.network.contact_names import sorted_key
from pmodash.network.row_reasons import why_merged

MERGED_INTO = "Merged into"
_MARK = re.compile(r"merged\s+into\s+(?=\S)", re.IGNORECASE)

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class KeptContacts:
    """The contacts that stand for themselves, those merged away, and how either is found by what a log says.

    `merged` maps the sheet and row of each contact merged away to the id of the one who stands for it, and
    `merged_ids` are the ids that they had. `gone` are those merged away themselves (see `Register`).
    """

    frame: pd.DataFrame
    merged: Mapping[Place, str]
    finder: ContactFinder
    gone: pd.DataFrame
    merged_ids: frozenset[str] = frozenset()


def status_of_merged(contact_id: str, name: str) -> str:
    """The status that says into whom a contact was merged."""
    return f"{MERGED_INTO} {contact_id} {name}"


def is_merged(status: str) -> bool:
    """Whether a status begins as that of a contact merged into another does."""
    return _MARK.match(status) is not None


def is_marked(status: pd.Series) -> npt.NDArray[np.bool_]:
    """Whose status `is_merged`."""
    return status.str.match(_MARK, na=False).to_numpy(dtype=bool)


def kept_contacts(contacts: pd.DataFrame, restored: frozenset[Place] = frozenset()) -> KeptContacts:
    """The contacts without those whose status names the contact of the list whom they were merged into.

    Those in the rows `restored` stay, whatever their status says.
    """
    stands_for = _stands_for(contacts, restored)
    if not stands_for:
        return KeptContacts(contacts, {}, ContactFinder(contacts), _gone(contacts.iloc[:0], ()))
    return without(contacts, stands_for)


def without(contacts: pd.DataFrame, stands_for: Mapping[int, int]) -> KeptContacts:
    """The contacts without those at the positions `stands_for` maps to the position of the contact who remains."""
    gone = sorted(stands_for)
    kept = np.delete(np.arange(len(contacts)), gone)
    new_position = {int(old): new for new, old in enumerate(kept)}
    frame, dropped = contacts.iloc[kept].reset_index(drop=True), contacts.iloc[gone].reset_index(drop=True)
    remaining = [new_position[stands_for[old]] for old in gone]
    ids = frame["contact_id"].array[remaining].tolist()
    places = zip(dropped["sheet"].tolist(), dropped["row"].tolist(), strict=True)
    finder, theirs = ContactFinder(frame, dropped, remaining), frozenset(dropped["contact_id"])
    return KeptContacts(frame, dict(zip(places, ids, strict=True)), finder, _gone(dropped, remaining), theirs)


def _gone(dropped: pd.DataFrame, remaining: Sequence[int]) -> pd.DataFrame:
    return dropped.assign(stands_for=np.array(remaining, dtype=np.int64))


def reasons(kept: KeptContacts) -> dict[Place, str]:
    """Why each row of a contact merged away is left out."""
    names = dict(zip(kept.frame["contact_id"], kept.frame["name"], strict=True)) if kept.merged else {}
    return {place: why_merged(contact_id, names[contact_id]) for place, contact_id in kept.merged.items()}


def _stands_for(contacts: pd.DataFrame, restored: frozenset[Place]) -> dict[int, int]:
    """For each contact merged away the one who stands for it, over all merges between them."""
    marked = np.flatnonzero(is_marked(contacts["status"]))
    if restored:
        places = zip(contacts["sheet"].iloc[marked], contacts["row"].iloc[marked], strict=True)
        marked = marked[[place not in restored for place in places]]
    if not len(marked):
        return {}
    others = np.delete(np.arange(len(contacts)), marked)
    looks = [_Named(contacts, others), _Named(contacts, marked)]
    said = contacts["status"].iloc[marked].str.replace(_MARK, "", n=1, regex=True)
    direct = {
        int(position): target
        for position, text in zip(marked, said, strict=True)
        if (target := next((t for look in looks for t in look.meant(text, int(position))), None)) is not None
    }
    ends = {position: _end(position, direct) for position in direct}
    return {position: end for position, end in ends.items() if end is not None}


def _end(position: int, direct: Mapping[int, int]) -> int | None:
    """The last of a chain of merges; None for one that goes in a circle."""
    seen = {position}
    while position in direct:
        position = direct[position]
        if position in seen:
            return None
        seen.add(position)
    return position


class _Named:
    """Some of the contacts, by what a status calls them: an id and a name, or either alone."""

    def __init__(self, contacts: pd.DataFrame, among: Sequence[int] | npt.NDArray[np.intp]) -> None:
        self._among = [int(position) for position in among]
        chosen = contacts.iloc[self._among]
        self._names = chosen["name"].tolist()
        self._ids = {" ".join(contact_id.split()): i for i, contact_id in enumerate(chosen["contact_id"])}
        self._finder = ContactFinder(chosen.reset_index(drop=True))

    def meant(self, text: str, position: int) -> Iterator[int]:
        """The contact whom a text means, unless it is the one at the position; none where it names nobody."""
        for i in self._candidates(" ".join(text.split())):
            if i >= 0 and self._among[i] != position:
                yield self._among[i]

    def _candidates(self, text: str) -> Iterator[int]:
        words = text.split(" ")
        for count in range(len(words) - 1, 0, -1):
            i = self._ids.get(" ".join(words[:count]), -1)
            if i >= 0 and sorted_key(" ".join(words[count:])) == sorted_key(self._names[i]):
                yield i
        yield self._finder.place(text)
        for count in range(len(words) - 1, 0, -1):
            if _is_place(" ".join(words[:count])):
                yield self._finder.place(" ".join(words[count:]), "name")


def _is_place(text: str) -> bool:
    """Whether an id is the place of a row, such as Register!12, which another contact has when rows were moved."""
    sheet, mark, row = text.rpartition("!")
    return bool(sheet and mark) and row.isdigit()
