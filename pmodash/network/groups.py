"""Which group each contact belongs to, where they come from, and why: rules vote, and every vote can be seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from pmodash.findings import Finding
from pmodash.network.declared import OUTSIDE_GROUPS, Declared, declared_ballots, read_columns
from pmodash.network.evidence import Evidence, Flags, distinct, evidence_of, text_column
from pmodash.network.group_rules import GroupRule
from pmodash.network.home import Home, email_domains
from pmodash.network.own_ballots import own_ballots
from pmodash.network.reasons import reasons_of, standing_of
from pmodash.network.rules import INSIDE, OUTSIDE, SIDES, Rule, rule_book
from pmodash.network.sides import stand_where
from pmodash.network.source_groups import outcomes, usual_sources
from pmodash.network.votes import ABSTAINS, HUB, Ballot, Count, cast, count, outcome_of
from pmodash.vocabulary import HUB_SOURCE, group_names, groups, sources

UNSURE = 0.6
_PROSE_FACTOR = 0.85
_EVIDENCE = ("job_title", "role", "name", "department", "organisation", "relationship")
_EXPECTED = {
    "group": "one of the five groups or six sources, or their usual abbreviations",
    "source": "one of the six sources",
    "network_type": "Operational, Personal or Strategic",
}
_MOST_NAMED = 5
_LONGEST_NAMED = 60


@dataclass(frozen=True, slots=True)
class Classified:
    """Every contact's group with its reason.

    `frame` has the contacts' index. `group` is one of the five groups, missing for the hub (source "Team
    Members") and where nothing tells. `source` is one of the six sources and `network_type` one of the three
    types, missing likewise. `rule` names the rule that decided, `words` holds the workbook's own words that
    it went by (missing when no single words did), `why` one sentence, `confidence` how sure that is from 0 to
    1 (under UNSURE: for the user to confirm), and `relationship` "inside", "outside" or missing.

    `rules` has one row a rule, in order: `rule`, `fires` (contacts it votes on), `decides` (contacts whose
    group, or whose place inside or outside, it settled), `group` and `relationship` (what it votes for).
    `ballots` are the votes for groups themselves, in order, each over all contacts in the order of the frame.
    """

    frame: pd.DataFrame
    rules: pd.DataFrame
    findings: tuple[Finding, ...]
    ballots: tuple[Ballot, ...] = ()


def classify(
    contacts: pd.DataFrame,
    home: Home,
    source_groups: Mapping[str, str] = MappingProxyType({}),
    group_rules: Sequence[GroupRule] = (),
) -> Classified:
    """Who each contact is to the PMO, from the workbook's own words first and from title and employer after.

    `contacts` is a register's frame, of which any column may be lacking; `home` tells inside from outside;
    `source_groups` is the workbook's own table of source to group, which beats the default one;
    `group_rules` are the user's own rules, of which the first that fits beats all but the row's own group. A leaver
    belongs to Industry Acquaintances unless the workbook already puts them in a group of outsiders. The
    groups are those of "PMO Networks", Wellingtone, 2020; the rules stand in data/groups.toml.
    """
    domains = email_domains(contacts)
    evidence = evidence_of(contacts, domains, rule_book())
    placing, stands = stand_where(contacts, home, domains, evidence)
    told = read_columns(contacts, evidence)
    assumed = len(placing) - 1
    tells = _tells(evidence) | (stands.ballot != assumed)
    leads = outcomes(source_groups)
    own = own_ballots(group_rules, contacts)
    grouping = [*declared_ballots(told, evidence, leads, own), *_rule_ballots(evidence, stands, tells, leads)]
    counted = count(grouping, len(contacts))
    standing = standing_of(stands, assumed, home, evidence.cells["organisation"])
    reasons = reasons_of(grouping, counted, standing, told, evidence)
    columns = {
        "group": _named((*group_names(), None), counted.outcome),
        "source": _sources(counted, told, grouping, source_groups),
        "network_type": _network_types(counted, grouping, told),
        "rule": _named([ballot.name for ballot in grouping], counted.ballot),
        "words": pd.array(reasons.words, dtype="str"),
        "why": pd.array(reasons.why, dtype="str"),
        "confidence": _confidence(counted, stands, grouping, evidence),
        "relationship": _relationship(stands, counted, assumed, tells),
    }
    findings = (*_not_understood(contacts, told, evidence), *_disagreements(contacts, placing))
    rules = _rules_frame(placing, stands, grouping, counted)
    return Classified(pd.DataFrame(columns, index=contacts.index), rules, findings, tuple(grouping))


def _rule_ballots(evidence: Evidence, stands: Count, tells: Flags, leads: Mapping[str, str]) -> list[Ballot]:
    ballots = []
    for rule in evidence.book.rules:
        allowed = np.isin(stands.outcome, [SIDES.index(side) for side in rule.sides])
        outcome = outcome_of(rule.group or leads[rule.source])
        ballots.append(cast(rule, outcome, evidence, allowed & tells if rule.otherwise else allowed))
    return ballots


def _tells(evidence: Evidence) -> Flags:
    """Which rows hold anything at all by which a contact can be placed."""
    tells = np.zeros(evidence.size, dtype=bool)
    for field in _EVIDENCE:
        tells |= ~evidence.blank(field)
    return tells


def _named(names: Sequence[str | None], numbers: Any) -> Any:
    """The names by number; a number below zero is missing."""
    return pd.array([*names, None], dtype="str").take(numbers)


def _sources(
    counted: Count, told: Mapping[str, Declared], grouping: Sequence[Ballot], source_groups: Mapping[str, str]
) -> Any:
    """The workbook's own source where it does not contradict the group, else that of the rule or of the group.

    Only the PMO's own people are where their source leads; another source may go with any group.
    """
    usual = usual_sources(source_groups)
    names = [*(usual[group] for group in group_names()), HUB_SOURCE, None]
    by_rule = np.array([ballot.rule.source if ballot.rule else "" for ballot in grouping] + [""], dtype=object)
    ruled = by_rule[counted.ballot]
    found = np.where(ruled != "", ruled, np.array(names, dtype=object)[counted.outcome])
    known = {source.name for source in sources()}
    hub = counted.outcome == outcome_of(outcomes(source_groups)[HUB_SOURCE])
    for field in ("group", "source"):
        meant = told[field].meaning()
        fits = np.where(meant == HUB_SOURCE, hub, counted.outcome != HUB) & (counted.outcome != ABSTAINS)
        found = np.where(np.isin(meant, list(known)) & fits & ~_left(counted), meant, found)
    return pd.array(found, dtype="str")


def _left(counted: Count) -> Flags:
    first: Flags = counted.ballot == 0
    return first


def _network_types(counted: Count, grouping: Sequence[Ballot], told: Mapping[str, Declared]) -> Any:
    defaults = [*(group.network_type for group in groups()), None, None]
    found = np.array(defaults, dtype=object)[counted.outcome]
    for ballot in grouping:
        if ballot.rule is not None and ballot.rule.network_type:
            found[(ballot.for_what != ABSTAINS) & (counted.outcome != HUB)] = ballot.rule.network_type
    meant = told["network_type"].meaning()
    return pd.array(np.where(meant != "", meant, found), dtype="str")


def _confidence(counted: Count, stands: Count, grouping: Sequence[Ballot], evidence: Evidence) -> Any:
    by_rule = np.array([ballot.rule is not None for ballot in grouping] + [False])[counted.ballot]
    sure = np.where(by_rule, counted.confidence * stands.confidence, counted.confidence)
    role = evidence.cells["role"]
    only_prose = by_rule & role.long[role.codes] & evidence.blank("job_title")
    return np.round(np.where(only_prose, sure * _PROSE_FACTOR, sure), 3)


def _relationship(stands: Count, counted: Count, assumed: int, tells: Flags) -> Any:
    """Where each contact stands; a group of outsiders settles it where nothing but the assumption does."""
    outsider = np.isin(counted.outcome, [outcome_of(name) for name in OUTSIDE_GROUPS])
    outside = (stands.outcome != SIDES.index(INSIDE)) | (outsider & (stands.ballot == assumed)) | _left(counted)
    known = tells | (counted.ballot != ABSTAINS)
    return _named((INSIDE, OUTSIDE), np.where(known, outside.astype(np.intp), ABSTAINS))


def _rules_frame(placing: Sequence[Ballot], stands: Count, grouping: Sequence[Ballot], counted: Count) -> pd.DataFrame:
    ballots = [*grouping, *placing]
    rules: list[Rule | None] = [ballot.rule for ballot in ballots]
    return pd.DataFrame(
        {
            "rule": pd.array([ballot.name for ballot in ballots], dtype="str"),
            "fires": np.concatenate([counted.fires, stands.fires]),
            "decides": np.concatenate([counted.decides, stands.decides]),
            "group": pd.array([rule.group or None if rule else None for rule in rules], dtype="str"),
            "relationship": pd.array([ballot.side for ballot in ballots], dtype="str"),
        }
    )


def _not_understood(contacts: pd.DataFrame, told: Mapping[str, Declared], evidence: Evidence) -> list[Finding]:
    found = []
    for field, declared in told.items():
        texts = declared.not_understood()
        if field == "group":
            texts = sorted(set(texts) - _that_place(evidence))
        if texts:
            more = f" and {len(texts) - _MOST_NAMED} more" if len(texts) > _MOST_NAMED else ""
            shown = ", ".join(text[:_LONGEST_NAMED] for text in sorted(texts)[:_MOST_NAMED]) + more
            kind = f"{field.replace('_', '-')}-not-understood"
            remedy = "Use the product's own words, or leave it: the rest of the row decides"
            found.append(Finding("note", kind, _sheet(contacts), "", shown, _EXPECTED[field], remedy))
    return found


def _that_place(evidence: Evidence) -> set[str]:
    """The texts of the group column that tell inside from outside, though they name no group."""
    cells, numbers = evidence.cells["group"], evidence.book.numbers
    rules = [rule for rule in evidence.book.sides if "group" in rule.reads]
    speaks = np.logical_or.reduce([cells.holds(numbers[rule.words]) for rule in rules])
    return {text for text, places in zip(cells.texts, speaks[:-1], strict=True) if places}


def _disagreements(contacts: pd.DataFrame, placing: Sequence[Ballot]) -> list[Finding]:
    votes = {ballot.name: ballot.for_what != ABSTAINS for ballot in placing}
    elsewhere = votes.get("organisation-is-another", np.zeros(len(contacts), dtype=bool)) & votes["says-inside"]
    at_home = votes.get("organisation-is-home", np.zeros(len(contacts), dtype=bool)) & votes["says-outside"]
    rows = int((elsewhere | at_home).sum())
    if not rows:
        return []
    remedy = "Correct the relationship or the organisation; until then the relationship column is believed"
    return [Finding("note", "relationship-disagrees", _sheet(contacts), "", f"{rows} contacts", "", remedy)]


def _sheet(contacts: pd.DataFrame) -> str:
    texts, _ = distinct(text_column(contacts, "sheet"))
    return texts[0] if len(texts) == 1 else ""
