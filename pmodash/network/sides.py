"""Where each contact stands: inside the home organisation, at a supplier engaged in its projects, or outside."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pmodash.network.evidence import Evidence, Flags, text_column
from pmodash.network.home import Home, is_home_key, organisation_keys
from pmodash.network.rules import INSIDE, OUTSIDE, SIDES, SUPPLIER
from pmodash.network.votes import ABSTAINS, Ballot, Count, cast, count

_SURE_OF_NAMED, _SURE_OF_ASSUMED = 0.99, 0.96
_SEVERAL_ORGANISATIONS = 3


def stand_where(
    contacts: pd.DataFrame, home: Home, domains: pd.Series[Any], evidence: Evidence
) -> tuple[list[Ballot], Count]:
    """The ballots on where contacts stand, and their count; outcomes are numbered as in SIDES.

    The workbook's own word comes first, then the organisation, then the e-mail domain, then the role. A
    contact of whom nothing tells is taken as inside, as most in a stakeholder register are.
    """
    everyone = np.ones(len(contacts), dtype=bool)
    rules = evidence.book.sides
    ballots = [cast(rule, SIDES.index(rule.side), evidence, everyone) for rule in rules if not rule.last]
    ballots += _by_home(contacts, home, domains)
    ballots += [cast(rule, SIDES.index(rule.side), evidence, everyone) for rule in rules if rule.last]
    ballots.append(_taken_as_inside(contacts, domains))
    return ballots, count(ballots, len(contacts))


def _by_home(contacts: pd.DataFrame, home: Home, domains: pd.Series[Any]) -> list[Ballot]:
    organisations = text_column(contacts, "organisation")
    keys = organisation_keys(organisations)
    at_home = is_home_key(keys, home).to_numpy(dtype=bool)
    mail_home = domains.isin(home.domains).to_numpy(dtype=bool)
    named, mailed = organisations.notna().to_numpy(dtype=bool), domains.notna().to_numpy(dtype=bool)
    sure = _SURE_OF_ASSUMED if home.assumed else _SURE_OF_NAMED
    if not home.known:
        diverse = organisations.nunique() >= _SEVERAL_ORGANISATIONS
        return [_ballot("organisation-without-a-home", OUTSIDE, named & diverse, 0.65)]
    return [
        _ballot("organisation-is-home", INSIDE, at_home, sure),
        _ballot("email-at-home", SUPPLIER, named & bool(home.names) & mail_home, 0.65),
        _ballot("organisation-is-another", OUTSIDE, named & bool(home.names), sure),
        _ballot("email-is-home", INSIDE, mail_home, sure),
        _ballot("email-is-another", OUTSIDE, mailed & bool(home.domains), 0.9 * sure),
    ]


def _taken_as_inside(contacts: pd.DataFrame, domains: pd.Series[Any]) -> Ballot:
    told = text_column(contacts, "organisation").notna().any() or domains.notna().any()
    return _ballot("taken-as-inside", INSIDE, np.ones(len(contacts), dtype=bool), 0.74 if told else 0.86)


def _ballot(name: str, side: str, where: Flags, confidence: float) -> Ballot:
    votes = np.where(where, np.int8(SIDES.index(side)), np.int8(ABSTAINS))
    no_field = np.full(len(where), ABSTAINS, dtype=np.int8)
    return Ballot(name, votes, confidence, no_field, general=True, side=side)
