"""The rules that tell whether two contacts are one person: each votes for, or speaks against, and says why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pmodash.network.people.comparing import Comparison, Flags
from pmodash.network.people.likeness import ALIKE, BLANK, INITIAL, NICKNAME, OTHER, SAME, SLIP, SOUND
from pmodash.network.people.reasons import Reason, of

SAME_PERSON, UNSURE = "same", "unsure"

_RARE = 0.3


@dataclass(frozen=True, slots=True)
class NamesAlike:
    """How the names of each pair compare as a whole; at most one of the flags is set.

    `loose` is where both given and family name are only nearly the same.
    """

    exact: Flags
    nickname: Flags
    initial: Flags
    slip: Flags
    part: Flags
    family_changed: Flags
    given_only: Flags
    unknown: Flags
    loose: Flags

    @property
    def near(self) -> Flags:
        """The names may well be one person's."""
        return self.exact | self.nickname | self.initial | self.slip | self.part


def names_alike(pairs: Comparison) -> NamesAlike:
    """How the names compare, from how their parts do."""
    given, family = pairs.given, pairs.family
    same_given, alike = (given == SAME) | (given == SOUND), (family == SAME) | (family == SOUND)
    same_family, respelt = alike & ~pairs.respelt, alike & pairs.respelt
    called = same_given | (given == NICKNAME)
    return NamesAlike(
        exact=same_given & same_family,
        nickname=(given == NICKNAME) & same_family,
        initial=((given == INITIAL) & same_family) | (called & (family == INITIAL)),
        slip=((given == SLIP) & same_family) | (called & ((family == SLIP) | respelt)),
        part=called & (family == ALIKE),
        family_changed=called & (family == OTHER),
        given_only=called & (family == BLANK),
        unknown=given == BLANK,
        loose=((given == SLIP) | (given == INITIAL)) & ((family == SLIP) | (family == INITIAL) | (family == ALIKE)),
    )


@dataclass(frozen=True, slots=True)
class Vote:
    """What one rule says: for which pairs, that they are one person or may be, how surely, and why."""

    holds: Flags
    grade: str
    score: float
    why: Reason


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against: where it holds, nobody is surely one person; where it `denies`, no weak vote stands."""

    holds: Flags
    denies: Flags
    why: Reason


def votes(pairs: Comparison, names: NamesAlike) -> list[Vote]:
    """The votes of all rules."""
    rooms = (_by_address, _by_phone, _at_one_place, _elsewhere)
    return [vote for room in rooms for vote in room(pairs, names)]


def _same(score: float, holds: Flags, why: str) -> Vote:
    return Vote(holds, SAME_PERSON, score, of(why))


def _unsure(score: float, holds: Flags, why: str) -> Vote:
    return Vote(holds, UNSURE, score, of(why))


def _by_address(pairs: Comparison, names: NamesAlike) -> list[Vote]:
    mail, linkedin = pairs.same_mail, pairs.linkedin == SAME
    near = names.near | names.given_only | names.unknown
    differ = ~near & ~names.family_changed
    changed = names.family_changed
    return [
        _same(0.99, mail & near, "Same e-mail address"),
        _same(0.98, linkedin & near, "Same LinkedIn address"),
        _same(0.95, mail & changed, "Same e-mail address and given name; the family name changed"),
        _same(0.95, linkedin & changed, "Same LinkedIn address; the family name changed"),
        _unsure(0.5, mail & differ, "Same e-mail address, but the names differ"),
        _unsure(0.5, linkedin & differ, "Same LinkedIn address, but the names differ"),
    ]


def _by_phone(pairs: Comparison, names: NamesAlike) -> list[Vote]:
    phone, elsewhere = pairs.phone == SAME, pairs.place == OTHER
    here, changed = phone & ~elsewhere, phone & names.family_changed
    sure = names.exact | names.nickname | names.part
    return [
        _same(0.96, here & sure, "{names}, same telephone number"),
        _same(0.9, phone & names.exact & elsewhere, "Same name and telephone number; the organisation changed"),
        _same(0.88, here & (names.slip | names.initial), "{names}, same telephone number"),
        _unsure(0.55, here & names.loose, "Both names nearly the same, same telephone number"),
        _unsure(0.6, phone & names.near & elsewhere, "{names}, same telephone number, another organisation"),
        _unsure(0.6, changed & (pairs.job_title == SAME), "Same given name, telephone number and job title"),
        _unsure(0.5, changed, "Same given name and telephone number"),
    ]


def _at_one_place(pairs: Comparison, names: NamesAlike) -> list[Vote]:
    near = (pairs.place == SAME) | (pairs.place == ALIKE)
    exact, changed, grown = near & names.exact, near & names.family_changed, near & (names.slip | names.part)
    title, department = pairs.job_title == SAME, pairs.department == SAME
    work, placed, backed = title | department, "{names}, {organisation}", "{names}, {organisation} and {work}"
    return [
        _same(0.94, exact & pairs.moved_mail, "Same name; the e-mail domain changed from {domains}"),
        _same(0.93, exact, placed),
        _same(0.9, near & names.nickname, placed),
        _same(0.85, grown & work, backed),
        _same(0.82, near & names.initial & title & (pairs.department != OTHER), backed),
        _unsure(0.7, grown, placed),
        _unsure(0.65, changed & pairs.mail_of_other, "Same given name; the e-mail address is made of the other's name"),
        _unsure(0.6, near & names.initial, placed),
        _unsure(0.45, changed & pairs.own_post, "Same given name, and hardly anybody else has that job title there"),
        _unsure(0.4, near & names.loose & work, "Both names nearly the same, {organisation} and {work}"),
        _unsure(0.35, near & names.given_only, "Only the given name is known of one of them, {organisation}"),
    ]


def _elsewhere(pairs: Comparison, names: NamesAlike) -> list[Vote]:
    blank, other, rare = pairs.place == BLANK, pairs.place == OTHER, pairs.chance < _RARE
    exact, near, title = names.exact, names.nickname | names.slip | names.part, pairs.job_title == SAME
    return [
        _unsure(0.65, exact & pairs.moved_mail, "Same name; the e-mail domain changed from {domains}"),
        _unsure(0.6, exact & blank, "Same name; the organisation of one of them is not known"),
        _unsure(0.55, names.near & pairs.moved_mail, "{names}; the e-mail domain changed from {domains}"),
        _unsure(0.5, exact & other & title, "Same name and job title in two organisations"),
        _unsure(0.45, near & blank & (rare | title), "{names}; the organisation of one of them is not known"),
        _unsure(0.4, exact & other & rare, "Same name in two organisations"),
        _unsure(0.35, names.initial & blank & title, "{names}, same job title"),
    ]


def objections(pairs: Comparison, names: NamesAlike) -> list[Objection]:
    """What speaks against, whatever speaks for."""
    address = pairs.same_mail | (pairs.linkedin == SAME)
    proof = address | (pairs.phone == SAME)
    loose = names.slip | names.initial | names.given_only
    work = (pairs.job_title == OTHER) & (pairs.department == OTHER) & ~pairs.moved_mail
    return [
        Objection(pairs.generation_differs, ~address, of("one is called junior or senior")),
        Objection(pairs.middle_differs, ~address, of("the middle names differ")),
        Objection(pairs.rival_mail, loose & ~proof, of("each has an e-mail address of their own at {domain}")),
        Objection(pairs.linkedin == OTHER, loose & ~proof, of("each has a LinkedIn address of their own")),
        Objection(work & ~proof, np.zeros(len(pairs), dtype=bool), of("job title and department differ")),
    ]
