"""Which contact a row of a sheet of gaps means, however rows were sorted or moved since it was sent out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pmodash.network.contact_names import sorted_key
from pmodash.packs.gap_identity import likeness, mark_of, marks_of
from pmodash.packs.gap_layout import RowKey, digest_of
from pmodash.packs.gap_people import AskedWorkbook
from pmodash.workbook.cell_text import plain

NOBODY, SEVERAL = "nobody in the workbook is called so", "several in the workbook are called so"
RENAMED = "asked under another name"
ANOTHER = "perhaps another person of that name"
_Index = Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class Meant:
    """The position of the contact whom a row means; `doubt` tells why a person has to say so, blank where none has."""

    position: int
    doubt: str = ""


class GapMatcher:
    """Finds contacts by the key of a row, and by the name that stands in it where the key is of no use any more."""

    def __init__(self, workbook: AskedWorkbook) -> None:
        contacts = workbook.register.contacts
        people, self._stands_for = workbook.people()
        self.digest = digest_of(contacts)
        self._ids = _index(people["contact_id"])
        self._marks = marks_of(people)
        self._marked = {field: _index(marks[field] for marks in self._marks) for field in ("name", "email")}
        self._names = _index(sorted_key(name) for name in contacts["name"])
        self._organisations = [plain(text) if isinstance(text, str) else "" for text in contacts["organisation"]]

    def meant(self, key: RowKey | None, name: str, organisation: str, digest: str) -> Meant | str:
        """The contact whom a row means, or why none can be told.

        As long as nothing changed in the workbook, the key's id says it. Later those of the same name or e-mail
        address come in question, and who is most like what the key says of them is meant. Their id decides between
        equals, and where it speaks against the others nobody does: ids may be given anew, and where the workbook has
        none they only tell a row.
        """
        if key is None:
            return self._by_name(name, organisation)
        found = self._by_id(key.contact_id) if digest == self.digest else self._most_like(key)
        if isinstance(found, Meant) and not found.doubt and mark_of("name", name) != key.marks.get("name"):
            return Meant(found.position, RENAMED)
        return found

    def _by_id(self, contact_id: str) -> Meant | str:
        found = self._ids.get(contact_id, [])
        return Meant(self._stands_for[found[0]]) if found else NOBODY

    def _most_like(self, key: RowKey) -> Meant | str:
        found = {i for field, index in self._marked.items() for i in index.get(key.marks.get(field, ""), [])}
        by_id = self._ids.get(key.own_id, [])
        if not found:
            return Meant(self._stands_for[by_id[0]], RENAMED) if by_id else NOBODY
        ranks = {i: likeness(key.marks, self._marks[i]) for i in sorted(found)}
        best = max((rank.points, -rank.filled_since) for rank in ranks.values())
        likest = [i for i, rank in ranks.items() if (rank.points, -rank.filled_since) == best]
        agreed = [i for i in likest if self._one([i, *by_id])] if found.intersection(by_id) else likest
        if not self._one(agreed):
            return SEVERAL
        return self._weighed(key, agreed[0], best[0], agreed[0] in by_id)

    def _one(self, people: list[int]) -> bool:
        """Whether these people are, or became, one contact."""
        return len({self._stands_for[i] for i in people}) == 1

    def _weighed(self, key: RowKey, person: int, points: int, by_id: bool) -> Meant:
        """The contact that a person is or became, with a doubt where as much is against them as for them."""
        same_name = self._marks[person]["name"] == key.marks.get("name")
        sure = by_id or (same_name and points > 0)
        return Meant(self._stands_for[person], "" if sure else ANOTHER if same_name else RENAMED)

    def _by_name(self, name: str, organisation: str) -> Meant | str:
        found = self._names.get(sorted_key(name), []) if name else []
        for fitting in (found, [i for i in found if self._organisations[i] == plain(organisation)]):
            if len(fitting) == 1:
                return Meant(fitting[0])
        return SEVERAL if found else NOBODY


def _index(texts: Iterable[str]) -> _Index:
    """Where each text stands; blanks stand nowhere."""
    index: dict[str, list[int]] = {}
    for position, text in enumerate(texts):
        if text:
            index.setdefault(text, []).append(position)
    return index
