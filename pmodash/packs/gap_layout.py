"""What a sheet of gaps is known by when it comes back: its hidden mark, and the hidden key of each of its rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import pandas as pd

MARK = "pmodash gaps 2"
WHO, ASK = "who ", "ask "
KEY_HEADER = "key"
WHO_FIELDS = ("name", "organisation", "job_title")
_KEY_PARTS = [str, str, int, dict, str]


@dataclass(frozen=True, slots=True)
class SheetMark:
    """Whose sheet it is ("" for contacts without an owner) and the digest of the register that it was made from."""

    digest: str
    owner: str

    def as_text(self) -> str:
        """The mark as its cell holds it."""
        return f"{MARK} {json.dumps([self.digest, self.owner], ensure_ascii=False)}"

    @classmethod
    def of_text(cls, text: str) -> SheetMark | None:
        """The mark that a cell holds; None where it holds something else."""
        parts = _list_of(text.removeprefix(MARK)) if text.startswith(MARK) else None
        return cls(str(parts[0]), str(parts[1])) if parts and len(parts) == 2 else None


@dataclass(frozen=True, slots=True)
class RowKey:
    """Which contact a row asks about, where they stood, what they were known by, and which fields it asks for.

    `marks` are those of `gap_identity.keys_of`.
    """

    contact_id: str
    sheet: str
    row: int
    marks: Mapping[str, str]
    asked: tuple[str, ...]

    @property
    def own_id(self) -> str:
        """The contact's id; blank where it only says where they stood."""
        return "" if self.contact_id.startswith(f"{self.sheet}!{self.row}") else self.contact_id

    def as_text(self) -> str:
        """The key as its cell holds it."""
        parts = [self.contact_id, self.sheet, self.row, dict(self.marks), " ".join(self.asked)]
        return json.dumps(parts, ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str) -> RowKey | None:
        """The key that a cell holds; None where it holds something else."""
        parts = _list_of(text)
        if parts is None or [type(part) for part in parts] != _KEY_PARTS:
            return None
        contact_id, sheet, row, marks, asked = parts
        return cls(contact_id, sheet, row, {name: str(mark) for name, mark in marks.items()}, tuple(asked.split()))


def _list_of(text: str) -> list[Any] | None:
    try:
        found = json.loads(text) if text.strip().startswith("[") else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None


def digest_of(contacts: pd.DataFrame) -> str:
    """A short text that is the same as long as nothing at all changed about the contacts or where they stand."""
    told = contacts.to_csv(index=False)
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
