"""Who seems to have moved to another organisation or left theirs: proposed, with the reason, and never done unasked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pmodash.importing.contact_keys import KeyIndex, keys_of
from pmodash.importing.differences import Difference
from pmodash.importing.matching import OTHER_ORGANISATION, SAME, UNSURE, Match
from pmodash.importing.other_file import OtherFile
from pmodash.network.home import email_domains, organisation_key
from pmodash.planning.leavers import leavers

MOVED, LEFT = "moved", "left"
MOVING_FIELDS = ("organisation", "email", "job_title", "department")


@dataclass(frozen=True, slots=True)
class Completeness:
    """Whether a file lists everyone who is still there: of all, or of these `organisations` alone."""

    told: bool = False
    organisations: tuple[str, ...] = ()


NOT_COMPLETE = Completeness()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A contact who seems to have moved or left. `row` is their place in the other file, None where they are not in it.

    `sure` is False where it could be another person of the same name.
    """

    what: str
    place: int
    why: str
    row: int | None = None
    sure: bool = True


def proposals(
    contacts: pd.DataFrame,
    other: OtherFile,
    matches: Sequence[Match],
    differ: Sequence[Difference],
    complete: Completeness = NOT_COMPLETE,
) -> tuple[Proposal, ...]:
    """Every contact who seems to have moved or left, in the order of the workbook; each once.

    Where the other file lists everyone who is still there, who is not in it has left. Nobody is
    proposed whom the workbook itself says is out of the active network.
    """
    found: dict[int, Proposal] = {}
    gone = leavers(contacts["status"])["not_active"].notna().to_numpy()
    told = [*_bounced(contacts, other, matches), *_moved(contacts, other, matches, differ)]
    for one in [*told, *_missing(contacts, matches, complete)]:
        if not gone[one.place]:
            found.setdefault(one.place, one)
    return tuple(found[place] for place in sorted(found))


def _bounced(contacts: pd.DataFrame, other: OtherFile, matches: Sequence[Match]) -> list[Proposal]:
    """Those whose own address messages came back from; an old address beside a new one says nothing."""
    index = KeyIndex(keys_of(contacts))
    found = []
    for row, (why, address) in enumerate(zip(other.people["bounced"], other.people["addresses"], strict=True)):
        if isinstance(why, str):
            places = index.by_addresses(address.split()) or [
                p for p in matches[row].places if matches[row].grade == SAME and matches[row].merged is None
            ]
            found += [Proposal(LEFT, place, why) for place in places]
    return [*found, *_of_bounced_domains(contacts, other.bounced_domains)]


def _of_bounced_domains(contacts: pd.DataFrame, domains: frozenset[str]) -> list[Proposal]:
    told = enumerate(email_domains(contacts).tolist()) if domains else ()
    return [
        Proposal(LEFT, place, f"messages to {domain} come back")
        for place, domain in told
        if isinstance(domain, str) and domain in domains
    ]


def _moved(
    contacts: pd.DataFrame, other: OtherFile, matches: Sequence[Match], differ: Sequence[Difference]
) -> list[Proposal]:
    domains, theirs = email_domains(contacts).tolist(), email_domains(other.people).tolist()
    organisations = other.people["organisation"].tolist()
    changed: dict[int, dict[str, Difference]] = {}
    for one in differ:
        changed.setdefault(one.row, {})[one.field] = one
    found = []
    for row, match in enumerate(matches):
        place = match.places[0] if match.places else -1
        if match.grade == UNSURE and match.why == OTHER_ORGANISATION:
            found.append(Proposal(MOVED, place, match.why, row, sure=False))
        elif match.grade == SAME:
            told = isinstance(organisations[row], str)
            why = _why_moved(changed.get(row, {}), told, domains[place], theirs[row])
            found += [Proposal(MOVED, place, why, row)] if why else []
    return found


def _why_moved(changed: Mapping[str, Difference], told: bool, domain: object, other_domain: object) -> str:
    """What of a person's differences says that they work elsewhere now; blank for nothing.

    Where the other file tells the organisation (`told`), that decides, and not the address.
    """
    organisation, email = changed.get("organisation"), changed.get("email")
    if told and organisation and organisation.ours:
        mine, its = (set(organisation_key(str(name)).split()) for name in (organisation.ours, organisation.theirs))
        apart = not (mine <= its or its <= mine)
        return f"now at {organisation.theirs}, before at {organisation.ours}" if apart else ""
    if (told and not organisation) or not (email and email.ours and email.theirs):
        return ""
    if not (isinstance(domain, str) and isinstance(other_domain, str)) or _one_within_other(domain, other_domain):
        return ""
    return f"an e-mail address at {other_domain}, before at {domain}"


def _one_within_other(first: str, second: str) -> bool:
    """Whether two domains are the same or one is a part of the other, as mail.acme.org is of acme.org."""
    return f".{first}".endswith(f".{second}") or f".{second}".endswith(f".{first}")


def _missing(contacts: pd.DataFrame, matches: Sequence[Match], complete: Completeness) -> list[Proposal]:
    if not complete.told:
        return []
    there = {place for match in matches for place in match.places}
    listed = {organisation_key(name) for name in complete.organisations}
    theirs = contacts["organisation"].tolist()
    keys = [organisation_key(name) if isinstance(name, str) else "" for name in theirs]
    gone = (place for place in range(len(contacts)) if place not in there and (not listed or keys[place] in listed))
    return [Proposal(LEFT, place, "not in the complete list") for place in gone]
