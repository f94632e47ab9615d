"""Which edits would change anything at all."""

from __future__ import annotations

from collections.abc import Sequence

from pmodash.journal.edits import Edit
from pmodash.journal.replaying import replay
from pmodash.network.register import Register


def with_effect(
    register: Register, made: Sequence[Edit], new: Sequence[Edit], home: tuple[str, ...] | None = None
) -> tuple[Edit, ...]:
    """Those of the new edits that change something in the register when they follow the edits already made.

    One that gives a value which is there already changes nothing, unless it says anew whether that takes the place of
    a formula. RefusedEditError names the first that cannot be made.
    """
    draft = replay(register, (*made, *new), home)
    changed = {change.edit for change in draft.record} | draft.ticked
    return tuple(edit for number, edit in enumerate(new, len(made) + 1) if number in changed)
