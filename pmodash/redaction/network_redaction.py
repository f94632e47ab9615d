"""The network as it may be seen. Who counts, the log and the standing stay what the whole workbook made them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from pmodash.knowledge import Network
from pmodash.network.groups import Classified
from pmodash.network.home import Home
from pmodash.network.reasons import NOTHING_TELLS
from pmodash.planning.cadence import cadence_days
from pmodash.planning.standing import CONTACT_PART
from pmodash.redaction.findings_redaction import Hiding
from pmodash.redaction.people_labels import numbered
from pmodash.redaction.register_redaction import hidden_register, hidden_touchpoints
from pmodash.redaction.veil import Veil, mapped


@dataclass(frozen=True, eq=False)
class RedactedNetwork(Network):
    """A network whose roster and log are told and not worked out again, since the words they rest on are hidden."""

    told_roster: pd.DataFrame
    told_log: pd.DataFrame

    @cached_property
    def roster(self) -> pd.DataFrame:
        """Who is in the network and who counts, as the whole workbook tells it."""
        return self.told_roster

    @cached_property
    def log(self) -> pd.DataFrame:
        """The touchpoints made ready for counting, as the whole workbook tells them."""
        return self.told_log


def hidden_network(network: Network, veil: Veil, hiding: Hiding) -> RedactedNetwork:
    """The network behind a veil."""
    groups = _classified(network.classified, veil, hiding)
    register = hidden_register(network.register, veil, hiding)
    why = {"words": groups.frame["words"], "group_why": groups.frame["why"]}
    log = hidden_touchpoints(network.log, veil)
    if veil.coarse:
        register = replace(register, touchpoints=register.touchpoints.assign(by=log["by"]))
    return RedactedNetwork(
        register=register,
        home=_home(network.home, veil, hiding),
        classified=groups,
        policy=network.policy,
        told_roster=network.roster.assign(**why),
        told_log=log,
    )


def _classified(classified: Classified, veil: Veil, hiding: Hiding) -> Classified:
    frame = classified.frame
    neutral = mapped(frame["rule"], lambda rule: f"Decided by the rule {rule}.").fillna(NOTHING_TELLS)
    nothing: pd.Series[Any] = pd.Series(None, frame.index, dtype="str")
    words, why = nothing, neutral
    if not veil.all_of_it:
        words = nothing.where(veil.whom, mapped(frame["words"], veil.text.of))
        why = neutral.where(veil.whom, mapped(frame["why"], veil.text.of))
    ballots = tuple(
        replace(ballot, because=veil.said(ballot.because), words=veil.said(ballot.words))
        for ballot in classified.ballots
    )
    return Classified(frame.assign(words=words, why=why), classified.rules, hiding(classified.findings), ballots)


def _home(home: Home, veil: Veil, hiding: Hiding) -> Home:
    if not veil.all_of_it:
        domains = tuple(map(veil.text.of, home.domains))
        return Home(_names(home, veil), domains, veil.text.of(home.why), hiding(home.findings), home.assumed)
    domains = tuple(numbered(home.domains, veil.nouns["domain"]).values())
    return Home(_names(home, veil), domains, "", hiding(home.findings), home.assumed)


def _names(home: Home, veil: Veil) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(veil.organisation, home.names)))


def hidden_standing(everyone: pd.DataFrame, network: RedactedNetwork, veil: Veil) -> pd.DataFrame:
    """The standing of everyone with nothing changed but the words that tell who they are."""
    contacts = network.register.contacts
    own = everyone["own_cadence"].to_numpy(dtype=bool)
    asks = cadence_days(contacts["cadence"])["why"]
    return everyone.assign(
        **{name: contacts[name] for name in CONTACT_PART},
        words=network.roster["words"],
        group_why=network.roster["group_why"],
        cadence_why=asks.where(own, everyone["cadence_why"]),
        last_vehicle=mapped(everyone["last_vehicle"], veil.vehicles),
    )
