"""Several tables about the same people made one list of contacts, no field of either lost and no row vanishing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.findings import Finding
from pmodash.network.contact_ids import with_ids
from pmodash.network.contact_names import sorted_key
from pmodash.network.contact_rows import ContactRows
from pmodash.network.levels import LEVEL_FIELDS
from pmodash.network.merged_contacts import is_marked
from pmodash.network.register import CONTACT_COLUMNS
from pmodash.network.row_reasons import same_contact

TELLING_ID_LENGTH = 8

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class JoinedContacts:
    """All contacts in the workbook's order, each with an id of its own, and why other rows are none."""

    frame: pd.DataFrame
    left_out: dict[tuple[str, int], str]
    findings: tuple[Finding, ...]


def join_tables(tables: Sequence[ContactRows]) -> JoinedContacts:
    """The contacts of all tables. The main register is the surest and longest table.

    A row of another table that is a contact already known (by contact_id, else e-mail, else name) fills what
    that contact lacks and is left out with that said; others are contacts of their own.
    """
    order = sorted(range(len(tables)), key=lambda i: (-tables[i].table.confidence * len(tables[i].frame), i))
    known: pd.DataFrame | None = None
    reasons: dict[tuple[str, int], str] = {}
    findings = [finding for table in tables for finding in table.findings]
    for i in order:
        frame = tables[i].frame.assign(_table=i)
        if known is None or not len(known) or not len(frame):
            known = frame if known is None else pd.concat([known, frame], ignore_index=True)
            continue
        places = _matches(known, frame)
        known, filled = _filled(known, frame, places)
        reasons |= _reasons(known, frame, places, filled)
        findings += _joined_finding(known, tables[i], places, filled)
        known = pd.concat([known, frame[places < 0]], ignore_index=True)
    return _gathered(tables, known, reasons, findings)


def _gathered(
    tables: Sequence[ContactRows],
    known: pd.DataFrame | None,
    reasons: dict[tuple[str, int], str],
    findings: list[Finding],
) -> JoinedContacts:
    if known is None:
        raise ValueError("no table of contacts")
    frame, repeated = with_ids(known, known["_table"])
    if len(tables) > 1:
        frame = frame.sort_values(["_table", "row"], kind="stable", ignore_index=True)
    left_out = {
        (table.table.sheet, number): why for table in tables for number, why in table.left_out.items()
    } | reasons
    if left_out:
        contacts = set(zip(frame["sheet"].tolist(), frame["row"].tolist(), strict=True))
        left_out = {place: why for place, why in left_out.items() if place not in contacts}
    return JoinedContacts(frame[list(CONTACT_COLUMNS)], left_out, (*findings, *repeated))


def _matches(known: pd.DataFrame, frame: pd.DataFrame) -> Places:
    """For each row of the frame the place of the same contact in `known`, -1 where there is none or a doubt."""
    keys = [sorted_key(name) for name in frame["name"]]
    known_keys = [sorted_key(name) for name in known["name"]]
    emails, known_emails = _lowered(frame["email"]), _lowered(known["email"])
    ids, known_ids = _plain_list(frame["contact_id"]), _plain_list(known["contact_id"])
    merged = is_marked(known["status"]).tolist()
    by_id, by_email, by_key = (_places(keys, merged) for keys in (known_ids, known_emails, known_keys))
    places = []
    for key, email, own_id in zip(keys, emails, ids, strict=True):
        place = by_id.get(own_id, -1)
        if place >= 0 and len(own_id) < TELLING_ID_LENGTH and key != known_keys[place]:
            place = -1
        if place < 0:
            place = by_email.get(email, -1)
        if place < 0:
            place = by_key.get(key, -1)
            if place >= 0 and email and known_emails[place] and email != known_emails[place]:
                place = -1
        places.append(place)
    return np.array(places, dtype=np.int64)


def _lowered(texts: pd.Series) -> list[str]:
    return _plain_list(texts.str.lower())


def _plain_list(texts: pd.Series) -> list[str]:
    return texts.fillna("").astype(object).tolist()


def _places(keys: Sequence[str], merged: Sequence[bool]) -> dict[str, int]:
    """The place of each key that stands there once only, not counting the rows that were merged into others."""
    places: dict[str, int] = {}
    for place, key in enumerate(keys):
        if not merged[place]:
            places[key] = -1 if key in places else place
    for place in np.flatnonzero(merged).tolist():
        places.setdefault(keys[place], place)
    places.pop("", None)
    return places


def _filled(known: pd.DataFrame, frame: pd.DataFrame, places: Places) -> tuple[pd.DataFrame, list[list[str]]]:
    """The known contacts with blanks filled from the frame's matching rows, and which fields each row filled."""
    filled: list[list[str]] = [[] for _ in places]
    columns: dict[str, pd.Series] = {str(name): known[name] for name in known}
    for name in CONTACT_COLUMNS:
        if name in ("contact_id", "name", "sheet", "row", *LEVEL_FIELDS.values()):
            continue
        blank = ~known[name] if name == "do_not_contact" else known[name].isna()
        told = frame[name] if name == "do_not_contact" else frame[name].notna()
        rows = np.flatnonzero((places >= 0) & told.to_numpy(dtype=bool) & blank.to_numpy(dtype=bool)[places])
        rows = rows[np.unique(places[rows], return_index=True)[1]]
        for both in (name, LEVEL_FIELDS.get(name, name)) if len(rows) else ():
            columns[both] = columns[both].copy()
            columns[both].iloc[places[rows]] = frame[both].array[rows]
        for row in rows.tolist():
            filled[row].append(name)
    return pd.DataFrame(columns), filled


def _reasons(
    known: pd.DataFrame, frame: pd.DataFrame, places: Places, filled: list[list[str]]
) -> dict[tuple[str, int], str]:
    reasons = {}
    sheets, rows = frame["sheet"].tolist(), frame["row"].tolist()
    known_sheets, known_rows = known["sheet"].tolist(), known["row"].tolist()
    for i in np.flatnonzero(places >= 0).tolist():
        place = int(places[i])
        reasons[sheets[i], rows[i]] = same_contact(known_sheets[place], known_rows[place], filled[i])
    return reasons


def _joined_finding(known: pd.DataFrame, table: ContactRows, places: Places, filled: list[list[str]]) -> list[Finding]:
    count = int((places >= 0).sum())
    if not count:
        return []
    names = ", ".join(dict.fromkeys(name.replace("_", " ") for row in filled for name in row)) or "nothing"
    sheets = ", ".join(dict.fromkeys(known["sheet"].to_numpy()[places[places >= 0]].tolist()))
    return [
        Finding(
            "note",
            "contacts-joined",
            table.table.sheet,
            f"{table.table.first_row}:{table.table.last_row}",
            f"{count} rows are contacts of {sheets} too",
            "each contact once",
            f"They were taken as one; filled from here: {names}.",
        )
    ]
