"""An edit made on a page goes into the journal only when it can be applied and changes something; else it says so."""

from __future__ import annotations

from collections.abc import Sequence

from pmodash.findings import Refusal, RefusedEditError
from pmodash.journal.describing import describe
from pmodash.journal.edits import Edit, Key
from pmodash.journal.effects import with_effect
from pmodash.journal.field_places import refuse_locked
from pmodash.network.register import Register
from pmodash.ui import clock, derived
from pmodash.ui.plain import sentences
from pmodash.ui.session import Session, session
from pmodash.ui.workspace import Workspace

NOTHING_CHANGED = "Nothing was changed: that is how it was already"


def commit(*edits: Edit, notice: str = "Noted on the Edits page", together: str = "") -> bool:
    """Add the edits to the journal, all or none; whether they were added. The next page drawn says which.

    With `together`, which says in words what made them, they are undone as one.
    """
    kept = session()
    try:
        made = make(edits, together)
    except Refusal as refusal:
        kept.notice, kept.notice_is_bad = _said(kept, edits, refusal), True
        return False
    kept.notice, kept.notice_is_bad = notice if made else NOTHING_CHANGED, False
    return bool(made)


def make(edits: Sequence[Edit], together: str = "") -> int:
    """Add those of the edits that change something to the journal; how many. Refusal, and then none is added.

    A refusal numbers the edits from the journal's first on.
    """
    kept = session()
    before = kept.workspace
    try:
        refuse_locked(derived.layout_of(kept), edits, len(before.journal.edits))
        wanted = with_effect(derived.uploaded_register(kept), before.journal.edits, edits, before.home)
        kept.workspace = _with(before, wanted, together)
        derived.register_of(kept)
    except Refusal:
        kept.workspace = before.touched()
        raise
    if not wanted:
        kept.workspace = before.touched()
    return len(wanted)


def _with(now: Workspace, edits: Sequence[Edit], together: str) -> Workspace:
    if together and edits:
        return now.edited_together(edits, clock.this_minute(), together)
    for edit in edits:
        now = now.edited(edit, clock.this_minute())
    return now


def key_of(register: Register, place: int) -> Key:
    """The surest key of the contact at a position: its sheet and row."""
    contacts = register.contacts
    return Key(row=int(contacts["row"].iloc[place]), sheet=str(contacts["sheet"].iloc[place]))


def _said(kept: Session, edits: Sequence[Edit], refusal: Refusal) -> str:
    """The refusal as a person reads it: what they wanted to change, why not, and what to do."""
    made = len(kept.workspace.journal.edits)
    if isinstance(refusal, RefusedEditError) and refusal.number > made:
        what, _, _ = describe(edits[refusal.number - made - 1], derived.register_of(kept))
        return sentences(f"{what}: {refusal.why}", refusal.remedy)
    return sentences(refusal.what, refusal.remedy)
