"""Contacts merged into another: what their status says, whom it means, and the list of contacts without them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

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
    `merged_ids` are the ids that they had. `gone` are those merged away themselves (see `Register`). `merged_into` maps
    them to the sheet and row that their own status names, who may be merged away too.
    """

    frame: pd.DataFrame
    merged: Mapping[Place, str]
    finder: ContactFinder
    gone: pd.DataFrame
    merged_ids: frozenset[str] = frozenset()
    merged_into: Mapping[Place, Place] = field(default_factory=dict)


def status_of_merged(contact_id: str, name: str) -> str:
    """The status that says into whom a contact was merged."""
    return f"{MERGED_INTO} {contact_id} {name}"


def is_merged(status: str) -> bool:
    """Whether a status begins as that of a contact merged into another does."""
    return _MARK.match(status) is not None


def is_marked(status: pd.Series) -> npt.NDArray[np.bool_]:
    """Whose status `is_merged`."""
    return status.str.match(_MARK, na=False).to_numpy(dtype=bool)


def kept_contacts(contacts: pd.DataFrame, whole: bool = False) -> KeptContacts:
    """The contacts without those whose status names the contact of the list whom they were merged into.

    In the `whole` list they stay, whatever their status says.
    """
    direct = _direct(contacts)
    nobody = _gone(contacts.iloc[:0], ())
    if not direct:
        return KeptContacts(contacts, {}, ContactFinder(contacts), nobody)
    places = list(zip(contacts["sheet"].tolist(), contacts["row"].tolist(), strict=True))
    into = {places[drop]: places[keep] for drop, keep in direct.items()}
    if whole:
        return KeptContacts(contacts, {}, ContactFinder(contacts), nobody, merged_into=into)
    return replace(without(contacts, ends(direct)), merged_into=into)


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


def ends(direct: Mapping[int, int]) -> dict[int, int]:
    """For each contact merged away the one who stands for it, over all merges between them; none for a circle."""
    found = {position: _end(position, direct) for position in direct}
    return {position: end for position, end in found.items() if end is not None}


def _direct(contacts: pd.DataFrame) -> dict[int, int]:
    """For each contact merged away the one whom its own status names."""
    marked = np.flatnonzero(is_marked(contacts["status"]))
    if not len(marked):
        return {}
    others = np.delete(np.arange(len(contacts)), marked)
    looks = [_Named(contacts, others), _Named(contacts, marked)]
    said = contacts["status"].iloc[marked].str.replace(_MARK, "", n=1, regex=True)
    named = {int(position): " ".join(text.split()) for position, text in zip(marked, said, strict=True)}
    direct = {
        position: target
        for position, text in named.items()
        if (target := next(_meant(looks, text, position), None)) is not None
    }
    return {position: direct[position] for position in ends(direct)}


def _meant(looks: Sequence[_Named], text: str, position: int) -> Iterator[int]:
    """Whom a text means, an id with its name before either alone; never the one at the position."""
    yield from (found for look in looks for found in look.by_both(text) if found != position)
    yield from (found for look in looks for found in look.by_either(text) if found != position)


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

    def by_both(self, text: str) -> Iterator[int]:
        """The contacts whose id and name a text may be."""
        words = text.split(" ")
        for count in range(len(words) - 1, 0, -1):
            i = self._ids.get(" ".join(words[:count]), -1)
            if i >= 0 and sorted_key(" ".join(words[count:])) == sorted_key(self._names[i]):
                yield self._among[i]

    def by_either(self, text: str) -> Iterator[int]:
        """The contacts whose id, e-mail address or name a text may be, or a name after the place of another row."""
        words = text.split(" ")
        cuts = [count for count in range(len(words) - 1, 0, -1) if _is_place(" ".join(words[:count]))]
        after = (self._finder.place(" ".join(words[count:]), "name") for count in cuts)
        yield from (self._among[i] for i in (self._finder.place(text), *after) if i >= 0)


def _is_place(text: str) -> bool:
    """Whether an id is the place of a row, such as Register!12, which another contact has when rows were moved."""
    sheet, mark, row = text.rpartition("!")
    return bool(sheet and mark) and row.isdigit()
