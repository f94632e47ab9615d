"""Which edits of an import the workbook takes: one that it refuses is left out and told, not the whole import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Draft
from pmodash.journal.edits import Edit, Key
from pmodash.journal.replaying import replay
from pmodash.network.register import Register

MOST_REFUSED = 25


@dataclass(frozen=True, slots=True)
class Ground:
    """What an import is made on: the workbook's own register, the edits made already, and the home organisation."""

    register: Register
    made: tuple[Edit, ...] = ()
    home: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Makeable:
    """The edits that can be made, by their place among those wanted; why the others cannot; the register with them."""

    edits: dict[int, Edit]
    refused: tuple[str, ...]
    draft: Draft

    def keys_of_new(self) -> list[Key]:
        """The keys of all contacts added, by any edit, in the order in which they were."""
        return [Key(row=site.row, sheet=site.sheet) for site in self.draft.added.values()]


def makeable(ground: Ground, wanted: Sequence[Edit]) -> Makeable:
    """Those of the edits that can be made after the ones made already. RefusedEditError when very many cannot."""
    left = dict(enumerate(wanted))
    refused: list[str] = []
    while True:
        try:
            draft = replay(ground.register, (*ground.made, *left.values()), ground.home)
            return Makeable(left, tuple(refused), draft)
        except RefusedEditError as refusal:
            place = refusal.number - len(ground.made) - 1
            if not 0 <= place < len(left) or len(refused) >= MOST_REFUSED:
                raise
            del left[list(left)[place]]
            refused.append(f"{refusal.why}: {refusal.remedy}")
