"""How far a user has come with the contacts whose group is unsure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

Place = tuple[str, int]
SKIPPED, EDITED = "skipped", "edited"


@dataclass(frozen=True, slots=True)
class GroupQueue:
    """`seen` are the rows (sheet and number) that were unsure at any time since the workbook was opened, `skipped`
    those passed over, in order; `steps` says of each thing done whether it skipped or edited; `digest` names the
    workbook.
    """

    digest: str = ""
    seen: frozenset[Place] = frozenset()
    skipped: tuple[Place, ...] = ()
    steps: tuple[str, ...] = ()

    def meeting(self, digest: str, unsure: Collection[Place]) -> GroupQueue:
        """The queue with these contacts in it; one of another workbook begins anew."""
        if digest != self.digest:
            return GroupQueue(digest, frozenset(unsure))
        return self if self.seen.issuperset(unsure) else replace(self, seen=self.seen | frozenset(unsure))

    def left(self, unsure: Sequence[Place]) -> list[Place]:
        """Who of the unsure is still to be answered, in order."""
        passed = set(self.skipped)
        return [place for place in unsure if place not in passed]

    def skipping(self, place: Place) -> GroupQueue:
        """One passed over."""
        return replace(self, skipped=(*self.skipped, place), steps=(*self.steps, SKIPPED))

    def edited(self) -> GroupQueue:
        """One answered, or a rule made."""
        return replace(self, steps=(*self.steps, EDITED))

    def stepped_back(self) -> GroupQueue:
        """The last step taken back; what it edited is for the journal to take back."""
        skipped = self.skipped[:-1] if self.steps[-1:] == (SKIPPED,) else self.skipped
        return replace(self, skipped=skipped, steps=self.steps[:-1])

    def from_the_start(self) -> GroupQueue:
        """Those passed over stand in the queue again."""
        return replace(self, skipped=(), steps=tuple(step for step in self.steps if step != SKIPPED))
