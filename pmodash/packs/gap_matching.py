"""Which contact a row of a sheet of gaps means, however rows were sorted or moved since it was sent out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from pmodash.network.contact_names import sorted_key
from pmodash.packs.gap_layout import RowKey, digest_of
from pmodash.workbook.cell_text import plain

NOBODY, SEVERAL = "nobody in the workbook is called so", "several in the workbook are called so"
_Index = Mapping[str, list[int]]


class GapMatcher:
    """Finds contacts by the key of a row, and by the name that stands in it where the key is of no use any more."""

    def __init__(self, contacts: pd.DataFrame) -> None:
        self.digest = digest_of(contacts)
        self._ids = _index(contacts["contact_id"], str)
        self._emails = _index(contacts["email"], plain)
        self._name_of = [sorted_key(name) for name in contacts["name"]]
        self._email_of = [plain(text) if isinstance(text, str) else "" for text in contacts["email"]]
        self._names = _index(contacts["name"], sorted_key)
        self._organisations = [plain(text) if isinstance(text, str) else "" for text in contacts["organisation"]]

    def position(self, key: RowKey | None, name: str, organisation: str, digest: str) -> int | str:
        """The position of the contact, or why none can be told.

        As long as every contact stands where they stood, the key says it. Later its id does where name or e-mail
        address agree, since ids may be given anew; else the address, or the name, with the organisation where several
        share it. Namesakes whom nothing tells apart are left to a person.
        """
        by_id = self._ids.get(key.contact_id, []) if key else []
        if key and digest == self.digest and by_id:
            return by_id[0]
        if key and by_id and self._agrees(by_id[0], key, name):
            return by_id[0]
        by_email = self._emails.get(plain(key.email), []) if key and key.email else []
        if len(by_email) == 1:
            return by_email[0]
        return self._by_name(name, organisation)

    def _agrees(self, position: int, key: RowKey, name: str) -> bool:
        same_address = bool(key.email) and self._email_of[position] == plain(key.email)
        return same_address or self._name_of[position] == sorted_key(name)

    def _by_name(self, name: str, organisation: str) -> int | str:
        found = self._names.get(sorted_key(name), []) if name else []
        for fitting in (found, [i for i in found if self._organisations[i] == plain(organisation)]):
            if len(fitting) == 1:
                return fitting[0]
        return SEVERAL if found else NOBODY


def _index(texts: Iterable[object], fold: Callable[[str], str]) -> _Index:
    index: dict[str, list[int]] = {}
    for position, text in enumerate(texts):
        if isinstance(text, str):
            index.setdefault(fold(text), []).append(position)
    return index
