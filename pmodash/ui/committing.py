"""An edit made on a page goes into the journal only when it can be applied; else the page says why not."""

from __future__ import annotations

from dataclasses import replace

from pmodash.findings import Refusal
from pmodash.journal.edits import Edit, Key
from pmodash.network.register import Register
from pmodash.ui import clock, derived
from pmodash.ui.plain import sentences
from pmodash.ui.session import session


def commit(*edits: Edit, notice: str = "Noted in the journal") -> bool:
    """Add the edits to the journal, all or none; whether they were added. The next page drawn says which."""
    kept = session()
    before = kept.workspace
    at = clock.this_minute()
    try:
        for edit in edits:
            kept.workspace = kept.workspace.edited(edit, at)
        derived.register_of(kept)
    except Refusal as refusal:
        kept.workspace = replace(before, revision=kept.workspace.revision + 1)
        kept.notice, kept.notice_is_bad = sentences(refusal.what, refusal.remedy), True
        return False
    kept.notice, kept.notice_is_bad = notice, False
    return True


def key_of(register: Register, place: int) -> Key:
    """The surest key of the contact at a position: its sheet and row."""
    contacts = register.contacts
    return Key(row=int(contacts["row"].iloc[place]), sheet=str(contacts["sheet"].iloc[place]))
