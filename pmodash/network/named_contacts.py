"""Which contacts the rows of a log or of a links sheet name, and a finding for those that name nobody known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pmodash.findings import Finding
from pmodash.network.contact_finder import ContactFinder, Meant
from pmodash.network.levels import says_nothing
from pmodash.network.table_rows import Mask, TableRows
from pmodash.workbook.cell_text import plain
from pmodash.workbook.tables import Column

MOST_NAMES = 10
ID_WORDS = ("id", "ref", "reference", "no", "number", "#", "code")
NOBODY_NAMED = "names no contact"

_NOBODY = Meant(())


@dataclass(frozen=True, slots=True)
class NamedContacts:
    """For each row the place, in `meant`, of what its contact cells say; `kinds` tells what such a cell should hold."""

    meant: Sequence[Meant]
    kinds: Sequence[str]
    place: npt.NDArray[np.int64]

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """How many contacts each row names."""
        return np.array([len(one.contacts) for one in self.meant], dtype=np.int64)[self.place]

    def positions(self, chosen: Mask) -> npt.NDArray[np.int64]:
        """The contacts of the chosen rows one after the other, as positions in the register."""
        again, within = numbered(np.where(chosen, self.counts, 0))
        return self.position(again, within)

    def position(self, rows: npt.NDArray[np.int64], within: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The contact that each of the rows names at a place among those it names, as a position in the register."""
        flat = np.array([contact for one in self.meant for contact in one.contacts], dtype=np.int64)
        sizes = np.array([len(one.contacts) for one in self.meant], dtype=np.int64)
        found: npt.NDArray[np.int64] = flat[(np.cumsum(sizes) - sizes)[self.place[rows]] + within]
        return found

    def unknown(self, chosen: Mask) -> tuple[npt.NDArray[np.int64], list[str], list[str]]:
        """What the chosen rows say that means nobody, or not one alone: the rows, the words and their kinds."""
        said = [(*one.unknown, *one.ambiguous) for one in self.meant]
        sizes = np.array([len(words) for words in said], dtype=np.int64)[self.place] * chosen
        rows = np.flatnonzero(sizes)
        places = self.place[rows].tolist()
        words = [word for place in places for word in said[place]]
        kinds = [self.kinds[place] for place in places for _ in said[place]]
        return np.repeat(rows, sizes[rows]), words, kinds

    def counts_at(self, row: int) -> int:
        """How many contacts one row (by its position) names."""
        return len(self.meant[int(self.place[row])].contacts)

    def why_none(self, row: int) -> str:
        """Why no contact was found for a row (by its position)."""
        one = self.meant[int(self.place[row])]
        if one.unknown:
            return f"its contact, {'; '.join(one.unknown)[:80]}, is not in the register"
        return f"several contacts are called {'; '.join(one.ambiguous)[:80]}" if one.ambiguous else NOBODY_NAMED


def numbered(counts: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Each row as often as its count says, and which of its times that is, from 0."""
    again = np.repeat(np.arange(len(counts)), counts)
    return again, np.arange(len(again)) - np.repeat(np.cumsum(counts) - counts, counts)


def named_contacts(rows: TableRows, finder: ContactFinder, field: str = "contact") -> NamedContacts:
    """The contacts that each row names in a field; where several columns hold it, the first that names one."""
    meant: list[Meant] = [_NOBODY]
    kinds = [""]
    place = np.zeros(len(rows), dtype=np.int64)
    for column in sorted(rows.table.of_field(field), key=_trust):
        words, places = rows.words(column)
        first = len(meant)
        by = column.meaning if column.meaning in ("contact_id", "email", "name") else ""
        meant += [_NOBODY if not word or says_nothing(word) else finder.meant(word, by) for word in words]
        kinds += [by] * len(words)
        named = np.array([bool(one.contacts) for one in meant], dtype=bool)
        said = np.array([one is not _NOBODY for one in meant], dtype=bool)
        other = places + first
        better = ~named[place] & (named[other] | (~said[place] & said[other]))
        place = np.where(better, other, place)
    return NamedContacts(meant, kinds, place)


def _trust(column: Column) -> tuple[int, float]:
    """Ids before e-mail addresses before names, and the surest column first."""
    words = set(plain(column.header).replace("_", " ").split())
    kind = column.meaning or ("contact_id" if words & set(ID_WORDS) else "email" if "email" in words else "name")
    order = {"contact_id": 0, "email": 1}
    return order.get(kind, 2), -column.confidence


def contact_findings(rows: TableRows, named: NamedContacts, field: str = "contact") -> list[Finding]:
    """One finding for all contacts in a field that the register lacks, and one for those that fit several."""
    times = np.bincount(named.place, minlength=len(named.meant)).tolist()
    unknown = [(one.unknown, count) for one, count in zip(named.meant, times, strict=True)]
    ambiguous = [(one.ambiguous, count) for one, count in zip(named.meant, times, strict=True)]
    return [
        *_finding(rows, field, "unknown", ("that is not", "that are not"), unknown),
        *_finding(rows, field, "ambiguous", ("that stands twice", "that stand twice"), ambiguous),
    ]


def _finding(
    rows: TableRows, field: str, kind: str, says: tuple[str, str], named: Sequence[tuple[tuple[str, ...], int]]
) -> list[Finding]:
    counts: dict[str, int] = {}
    for words, count in named:
        for word in words if count else ():
            counts[word] = counts.get(word, 0) + count
    if not counts:
        return []
    record = rows.table.role.removesuffix("s")
    records = sum(count for words, count in named if words)
    most = sorted(counts, key=lambda word: (-counts[word], word))
    names = "; ".join(word[:60] for word in most[:MOST_NAMES]) + ("; …" if len(most) > MOST_NAMES else "")
    column = next(iter(rows.table.of_field(field)), None)
    remedy = (
        "Add them to the register, or write their names as the register does."
        if kind == "unknown"
        else "Write the contact's id or e-mail address instead of the name."
    )
    said = (
        f"{_number(records, f'{record} names', f'{record}s name')} "
        f"{_number(len(counts), f'contact {says[0]}', f'contacts {says[1]}')} in the register: {names}"
    )
    expected = "an id, e-mail address or name of one contact of the register"
    cell = column.column if column else ""
    return [Finding("fix", f"{record}-contact-{kind}", rows.sheet.name, cell, said, expected, remedy)]


def _number(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
