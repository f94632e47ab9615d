"""How rules vote on contacts: a rows × rules matrix, from which the first vote in each row decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from pmodash.network.evidence import Evidence, Flags
from pmodash.network.rules import Rule
from pmodash.vocabulary import HUB_SOURCE, group_names

Small = npt.NDArray[np.int8]
Numbers = npt.NDArray[np.float64]
ABSTAINS = -1
HUB = len(group_names())
_DISSENT = 0.2


@dataclass(frozen=True, slots=True)
class Ballot:
    """One rule's votes: what it votes for in each row (ABSTAINS = nothing), how surely, and where it read it.

    `for_what` numbers the outcomes; `field` is the place in the rule's `reads` (ABSTAINS where it read no
    cell). A general ballot's disagreement says nothing against a sharper one. A user's own rule says itself `because`
    of what, and which `words` it went by.
    """

    name: str
    for_what: Small
    confidence: float | Numbers
    field: Small
    rule: Rule | None = None
    general: bool = False
    side: str | None = None
    because: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """The outcome of a vote: for each row the outcome, the ballot that decided it, and how sure that is."""

    outcome: Small
    ballot: npt.NDArray[np.intp]
    confidence: Numbers
    fires: npt.NDArray[np.intp]
    decides: npt.NDArray[np.intp]


def outcome_of(name: str) -> int:
    """The number by which ballots vote for a group, or for the hub by its source's name; ABSTAINS for another name."""
    if name == HUB_SOURCE:
        return HUB
    return group_names().index(name) if name in group_names() else ABSTAINS


def cast(rule: Rule, for_what: int, evidence: Evidence, allowed: Flags) -> Ballot:
    """A rule's votes over the rows where it is allowed to vote."""
    allowed = reduce(np.logical_and, (evidence.blank(field) for field in rule.blank), allowed)
    if rule.organisation:
        allowed = allowed & evidence.holding("organisation", rule.organisation)
    if rule.department:
        allowed = allowed & evidence.holding("department", rule.department)
    field = np.full(evidence.size, ABSTAINS, dtype=np.int8)
    for number, name in reversed(list(enumerate(rule.reads))):
        field[allowed & _fits(rule, name, evidence)] = number
    votes = allowed if rule.otherwise else field >= 0
    for_each = np.where(votes, np.int8(for_what), np.int8(ABSTAINS))
    return Ballot(rule.name, for_each, rule.confidence, field, rule, rule.general or rule.otherwise, rule.side or None)


def _fits(rule: Rule, name: str, evidence: Evidence) -> Flags:
    cells, numbers, phrases = evidence.cells[name], evidence.book.numbers, evidence.book.phrases
    flags = cells.holds(numbers[rule.words]).copy()
    if rule.with_:
        flags &= cells.holds(numbers[rule.with_])
    if rule.unless:
        flags &= ~cells.holds(numbers[rule.unless])
    if rule.short:
        flags &= ~cells.long
    if rule.only:
        flags &= np.append(cells.words.all_among(phrases.singles(numbers[rule.words])), False)
    return flags[cells.codes]


def count(ballots: Sequence[Ballot], size: int) -> Count:
    """The first ballot that votes in a row decides it; each sharp one that disagrees takes from its confidence."""
    votes = np.stack([ballot.for_what for ballot in ballots], axis=1)
    cast_in = votes != ABSTAINS
    first = np.argmax(cast_in, axis=1)
    rows = np.arange(size)
    decided = cast_in[rows, first]
    outcome = np.where(decided, votes[rows, first], np.int8(ABSTAINS)).astype(np.int8)
    confidence, dissent = np.zeros(size), np.zeros(size)
    for number, ballot in enumerate(ballots):
        mine = decided & (first == number)
        sure = np.broadcast_to(ballot.confidence, (size,))
        confidence[mine] = sure[mine]
        if not ballot.general:
            against = cast_in[:, number] & (votes[:, number] != outcome)
            dissent = np.maximum(dissent, np.where(against, sure, 0.0))
    return Count(
        outcome=outcome,
        ballot=np.where(decided, first, ABSTAINS),
        confidence=confidence * (1 - _DISSENT * dissent),
        fires=cast_in.sum(axis=0),
        decides=np.bincount(first[decided], minlength=len(ballots)),
    )
