"""Which of many edits can be made, where those that cannot are to be left and told of."""

from __future__ import annotations

from collections.abc import Sequence

from pmodash.findings import RefusedEditError
from pmodash.journal.edits import Edit
from pmodash.journal.field_places import refuse_locked
from pmodash.journal.replaying import make, replay
from pmodash.network.register import Register


def refused_alone(
    register: Register, edits: Sequence[Edit], made: Sequence[Edit] = (), home: tuple[str, ...] | None = None
) -> dict[int, RefusedEditError]:
    """The edits that cannot be made, by their number from 0, and why; the others can be without them.

    `made` are edits that were made before.
    """
    draft, found = replay(register, made, home), {}
    for draft.number, edit in enumerate(edits, len(made) + 1):
        try:
            refuse_locked(register.layout, (edit,))
            make(draft, edit)
        except RefusedEditError as refused:
            found[draft.number - len(made) - 1] = refused
    return found
