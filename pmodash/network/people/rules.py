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
    """How the names of each pair compare as a whole; at most one of the flags is set."""

    exact: Flags
    nickname: Flags
    initial: Flags
    slip: Flags
    part: Flags
    family_changed: Flags
    given_only: Flags
    unknown: Flags

    @property
    def near(self) -> Flags:
        """The names may well be one person's."""
        return self.exact | self.nickname | self.initial | self.slip | self.part


def names_alike(pairs: Comparison) -> NamesAlike:
    """How the names compare, from how their parts do."""
    given, family = pairs.given, pairs.family
    same_given, same_family = (given == SAME) | (given == SOUND), (family == SAME) | (family == SOUND)
    called = same_given | (given == NICKNAME)
    return NamesAlike(
        exact=same_given & same_family,
        nickname=(given == NICKNAME) & same_family,
        initial=((given == INITIAL) & same_family) | (called & (family == INITIAL)),
        slip=((given == SLIP) & same_family) | (called & (family == SLIP)),
        part=called & (family == ALIKE),
        family_changed=called & (family == OTHER),
        given_only=called & (family == BLANK),
        unknown=given == BLANK,
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
    """The votes of all rules, the strongest first."""
    return [
        *_by_address(pairs, names),
        *_by_phone(pairs, names),
        *_at_one_place(pairs, names),
        *_elsewhere(pairs, names),
    ]


def _by_address(pairs: Comparison, names: NamesAlike) -> list[Vote]:
    mail, linkedin = pairs.same_mail, pairs.linkedin == SAME
    near = names.near | names.given_only | names.unknown
    differ = ~near & ~names.family_changed
    return [
        Vote(mail & near, SAME_PERSON, 0.99, of("Same e-mail address")),
        Vote(linkedin & near, SAME_PERSON, 0.98, of("Same LinkedIn address")),
        Vote(
            mail & names.family_changed,
            SAME_PERSON,
            0.95,
            of("Same e-mail address and given name; the family name changed"),
        ),
        Vote(linkedin & names.family_changed, SAME_PERSON, 0.95, of("Same LinkedIn address; the family name changed")),
        Vote(mail & differ, UNSURE, 0.5, of("Same e-mail address, but the names differ")),
        Vote(linkedin & differ, UNSURE, 0.5, of("Same LinkedIn address, but the names differ")),
    ]


def _by_phone(pairs: Comparison, names: NamesAlike) -> list[Vote]:
    phone, elsewhere = pairs.phone == SAME, pairs.place == OTHER
    sure = names.exact | names.nickname | names.part
    title = pairs.job_title == SAME
    return [
        Vote(phone & sure & ~elsewhere, SAME_PERSON, 0.96, of("{names}, same telephone number")),
        Vote(
            phone & names.exact & elsewhere,
            SAME_PERSON,
            0.9,
            of("Same name and telephone number; the organisation changed"),
        ),
        Vote(
            phone & (names.slip | names.initial) & ~elsewhere, SAME_PERSON, 0.88, of("{names}, same telephone number")
        ),
        Vote(phone & names.near & elsewhere, UNSURE, 0.6, of("{names}, same telephone number, another organisation")),
        Vote(phone & names.family_changed & title, UNSURE, 0.6, of("Same given name, telephone number and job title")),
        Vote(phone & names.family_changed, UNSURE, 0.5, of("Same given name and telephone number")),
    ]


def _at_one_place(pairs: Comparison, names: NamesAlike) -> list[Vote]:
    near = (pairs.place == SAME) | (pairs.place == ALIKE)
    title, department = pairs.job_title == SAME, pairs.department == SAME
    placed, backed = of("{names}, {organisation}"), of("{names}, {organisation} and {work}")
    work = title | department
    return [
        Vote(
            near & names.exact & pairs.moved_mail,
            SAME_PERSON,
            0.94,
            of("Same name; the e-mail domain changed from {domains}"),
        ),
        Vote(near & names.exact, SAME_PERSON, 0.93, placed),
        Vote(near & names.nickname, SAME_PERSON, 0.9, placed),
        Vote(near & (names.slip | names.part) & work, SAME_PERSON, 0.85, backed),
        Vote(near & names.initial & title & (pairs.department != OTHER), SAME_PERSON, 0.82, backed),
        Vote(near & (names.slip | names.part), UNSURE, 0.7, placed),
        Vote(near & names.initial, UNSURE, 0.6, placed),
        Vote(
            near & names.family_changed & pairs.own_post,
            UNSURE,
            0.45,
            of("Same given name, and nobody else has that job title there"),
        ),
        Vote(near & names.given_only, UNSURE, 0.35, of("Only the given name is known of one of them, {organisation}")),
    ]


def _elsewhere(pairs: Comparison, names: NamesAlike) -> list[Vote]:
    blank, other, rare = pairs.place == BLANK, pairs.place == OTHER, pairs.chance < _RARE
    near, title = names.nickname | names.slip | names.part, pairs.job_title == SAME
    return [
        Vote(
            names.exact & pairs.moved_mail & ~pairs.same_mail,
            UNSURE,
            0.65,
            of("Same name; the e-mail domain changed from {domains}"),
        ),
        Vote(names.exact & blank, UNSURE, 0.6, of("Same name; the organisation of one of them is not known")),
        Vote(names.exact & other & title, UNSURE, 0.5, of("Same name and job title in two organisations")),
        Vote(near & blank & (rare | title), UNSURE, 0.45, of("{names}; the organisation of one of them is not known")),
        Vote(names.exact & other & rare, UNSURE, 0.4, of("Same name in two organisations")),
        Vote(names.initial & blank & title, UNSURE, 0.35, of("{names}, same job title")),
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
