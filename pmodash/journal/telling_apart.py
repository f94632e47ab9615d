"""Contacts of different tables who would be read as one, since tables are joined by names and e-mail addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Change, Draft
from pmodash.journal.keys import SAME_NAME
from pmodash.workbook.cell_text import plain


def refuse_mistaken(draft: Draft, changes: Iterable[Change]) -> None:
    """RefusedEditError when a contact with a new name or address would be mistaken for another as tables are joined."""
    for change in changes:
        if change.field not in ("name", "email") or change.position is None or change.position in draft.merged:
            continue
        others = [*_of_name(draft, change.position)]
        if change.field == "email":
            others += _of_address(draft, change.position)
        if others:
            (sheet, row), theirs = draft.place(others[0]), draft.name(others[0])
            raise RefusedEditError(
                f"{draft.name(change.position)!r} would not be told from {theirs!r} in {sheet} row {row}",
                "give a name or an e-mail address that tells them apart, or change that one",
            )


def _of_address(draft: Draft, position: int) -> Iterator[int]:
    """Those of other tables who have the contact's e-mail address."""
    email = draft.value(position, "email")
    found = draft.index.positions("email", str(email)) if email else []
    return (other for other in found if draft.table(other) is not draft.table(position))


def _of_name(draft: Draft, position: int) -> Iterator[int]:
    """Those of other tables who have the contact's name, and those of its own whom another table names too."""
    email = draft.value(position, "email")
    for other in draft.index.positions(SAME_NAME, draft.name(position)):
        theirs = draft.value(other, "email")
        apart = bool(email and theirs) and plain(str(email)) != plain(str(theirs))
        elsewhere = draft.table(other) is not draft.table(position)
        if other != position and (not apart if elsewhere else draft.twins(other) or draft.twins(position)):
            yield other
