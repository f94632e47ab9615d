"""Which other groups the rules would give a contact, and how sure each is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pmodash.network.groups import Classified
from pmodash.network.votes import ABSTAINS, HUB, Ballot
from pmodash.vocabulary import HUB_SOURCE, group_names


@dataclass(frozen=True, slots=True)
class Rival:
    """A group for which a rule votes that does not decide, with that rule and how sure it is."""

    group: str
    rule: str
    confidence: float


def rivals(classified: Classified, place: int) -> tuple[Rival, ...]:
    """For each group but the one decided, the first rule that votes for it; the surest first."""
    votes = [ballot for ballot in classified.ballots if ballot.for_what[place] != ABSTAINS]
    decided = int(votes[0].for_what[place]) if votes else ABSTAINS
    found: dict[int, Rival] = {}
    for ballot in votes:
        outcome = int(ballot.for_what[place])
        if outcome != decided and outcome not in found:
            found[outcome] = _rival(ballot, outcome, place)
    return tuple(sorted(found.values(), key=lambda rival: -rival.confidence))


def _rival(ballot: Ballot, outcome: int, place: int) -> Rival:
    sure = np.broadcast_to(ballot.confidence, ballot.for_what.shape)[place]
    return Rival(HUB_SOURCE if outcome == HUB else group_names()[outcome], ballot.name, float(sure))
