"""Which edits of an import the workbook takes: one that it refuses is left out and told, not the whole import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pmodash.journal.draft import Draft
from pmodash.journal.edits import Edit, Key
from pmodash.journal.replaying import replay
from pmodash.journal.sifting import refused_alone
from pmodash.network.register import Register


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
    """Those of the edits that can be made after the ones made already, and why the others cannot."""
    refused = refused_alone(ground.register, wanted, ground.made, ground.home)
    left = {place: edit for place, edit in enumerate(wanted) if place not in refused}
    draft = replay(ground.register, (*ground.made, *left.values()), ground.home)
    return Makeable(left, tuple(f"{refusal.why}: {refusal.remedy}" for refusal in refused.values()), draft)
