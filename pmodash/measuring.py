"""Every measure of a network on an as-of date, in one selection, each worked out once when first asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from pmodash.findings import Finding
from pmodash.knowledge import Network
from pmodash.measures import (
    coverage,
    cross_pollination,
    effort,
    engagement,
    gaps,
    groups,
    growth,
    risk,
    schedule,
    staleness,
    vehicles,
)
from pmodash.measures.complexity import Complexity, complexity
from pmodash.measures.measured import Measured
from pmodash.measures.ties import Ties, ties
from pmodash.planning.history import History, history
from pmodash.planning.standing_findings import no_contact_dates, stand_findings
from pmodash.selection import Selection

MONTHS = 12


@dataclass(frozen=True, eq=False)
class Measures:
    """A network's standing on a date in a selection, and all that is measured of it.

    `network` is one revision of the workbook; `everyone` its standing on `as_of` (see `standing.standing_of`);
    `window` the days that vehicle measures look back over.
    """

    network: Network
    everyone: pd.DataFrame
    as_of: dt.date
    window: int
    selection: Selection

    @cached_property
    def standing(self) -> pd.DataFrame:
        """The selected contacts' standing."""
        return self.selection.of(self.everyone)

    @cached_property
    def touchpoints(self) -> pd.DataFrame:
        """The selected contacts' rows of the touchpoint log (see `log.touchpoint_log`)."""
        log = self.network.log
        if len(self.standing) == len(self.everyone):
            return log
        chosen = np.zeros(len(self.everyone), dtype=bool)
        chosen[self.standing.index.to_numpy()] = True
        rows: pd.DataFrame = log[chosen[log["contact"].to_numpy()]]
        return rows

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All that is wrong, doubtful or assumed, from the workbook's layout to the standing; each once."""
        standing = stand_findings(self.network.register, self.everyone, self.as_of)
        return tuple(dict.fromkeys((*self.network.findings, *standing)))

    @cached_property
    def no_contact_dates(self) -> bool:
        """Whether the workbook tells of no contact with anybody, so that no share of it says how well it is kept."""
        return no_contact_dates(self.network.register)

    @cached_property
    def history(self) -> History:
        """The selected contacts' status at the ends of the last 12 months."""
        return history(self.standing, self.network.log, self.as_of, MONTHS)

    def coverage_by(self, by: str) -> Measured:
        """Coverage by one column of the standing: see `measures.coverage.coverage`."""
        return coverage.coverage(self.standing, by)

    @cached_property
    def coverage(self) -> Measured:
        """Coverage by group: see `measures.coverage.coverage`."""
        return self.coverage_by("group")

    @cached_property
    def group_sizes(self) -> Measured:
        """How many contacts each group has: see `measures.groups.sizes`."""
        return groups.sizes(self.standing)

    @cached_property
    def unsure(self) -> pd.DataFrame:
        """The contacts whose group is a guess: see `measures.groups.unsure`."""
        return groups.unsure(self.standing)

    @cached_property
    def coverage_by_month(self) -> Measured:
        """Coverage as it stood at each month's end: see `measures.coverage.by_month`."""
        return coverage.by_month(self.standing, self.history)

    @cached_property
    def vehicle_mix(self) -> Measured:
        """Touchpoints, shares and hours by group and vehicle: see `measures.vehicles.mix`."""
        return vehicles.mix(self.standing, self.touchpoints, self.as_of, self.window)

    @cached_property
    def vehicles_over_time(self) -> Measured:
        """Touchpoints by vehicle in each of the last 12 months: see `measures.vehicles.over_time`."""
        return vehicles.over_time(self.standing, self.touchpoints, self.as_of, MONTHS)

    @cached_property
    def effective_vehicles(self) -> Mapping[str, float]:
        """The effective number of vehicles by group, "All" included: see `measures.vehicles.effective_number`."""
        return vehicles.effective_number(self.vehicle_mix)

    @cached_property
    def over_reliance(self) -> Measured:
        """The groups that lean on one vehicle: see `measures.vehicles.over_reliance`."""
        return vehicles.over_reliance(self.vehicle_mix, self.network.policy)

    @cached_property
    def unused_vehicles(self) -> Measured:
        """The vehicles that reached nobody in the window: see `measures.vehicles.unused`."""
        return vehicles.unused(self.standing, self.touchpoints, self.network.register.vehicles, self.as_of, self.window)

    @cached_property
    def stale(self) -> Measured:
        """The stale relationships, most pressing first: see `measures.staleness.ranked_list`."""
        return staleness.ranked_list(self.standing)

    @cached_property
    def ageing_bands(self) -> Measured:
        """How far past their maximum contacts are, by group: see `measures.staleness.ageing_bands`."""
        return staleness.ageing_bands(self.standing)

    @cached_property
    def touch_debt(self) -> Measured:
        """Days past the maximum added up, by group: see `measures.staleness.touch_debt`."""
        return staleness.touch_debt(self.standing)

    @cached_property
    def due(self) -> Measured:
        """Who is due when: see `measures.schedule.due`."""
        return schedule.due(self.standing, self.as_of)

    @cached_property
    def calendar(self) -> Measured:
        """What falls due and what is planned on each day of 12 weeks: see `measures.schedule.calendar`."""
        return schedule.calendar(self.standing, self.touchpoints, self.as_of)

    @cached_property
    def schedule_by_owner(self) -> Measured:
        """What is due on whose desk: see `measures.schedule.by_owner`."""
        return schedule.by_owner(self.standing, self.as_of)

    @cached_property
    def complexity(self) -> Complexity:
        """Channels before and after grouping: see `measures.complexity.complexity`."""
        return complexity(self.standing, self.vehicle_mix.frame)

    @cached_property
    def engagement_grid(self) -> Measured:
        """Influence × interest: see `measures.engagement.grid`."""
        return engagement.grid(self.standing)

    @cached_property
    def engagement_gap(self) -> Measured:
        """Current × desired level: see `measures.engagement.gap`."""
        return engagement.gap(self.standing)

    @cached_property
    def below_desired(self) -> Measured:
        """The contacts below their desired level: see `measures.engagement.below_desired`."""
        return engagement.below_desired(self.standing)

    @cached_property
    def lacking(self) -> pd.DataFrame:
        """Which contacts lack which field that is worth asking for: see `measures.gaps.lacking`."""
        return gaps.lacking(self.standing, self.network.register.contacts, self.touchpoints, self.as_of)

    @cached_property
    def gaps(self) -> Measured:
        """The blanks by what filling them switches on: see `measures.gaps.gaps`."""
        return gaps.gaps(self.standing, self.lacking, self.as_of)

    @cached_property
    def ties(self) -> Ties:
        """Who met whom in 12 months, or has a link on record: see `measures.ties.ties`."""
        return ties(self.standing, self.touchpoints, self.network.register.links, self.as_of)

    @cached_property
    def pairs(self) -> Measured:
        """Pairs of groups and how many of their contacts have a tie: see `measures.cross_pollination.pairs`."""
        return cross_pollination.pairs(self.standing, self.ties)

    @cached_property
    def ei(self) -> Measured:
        """The E–I index by group: see `measures.cross_pollination.ei`."""
        return cross_pollination.ei(self.standing, self.ties)

    @cached_property
    def bridges(self) -> Measured:
        """The contacts with ties to three groups or more: see `measures.cross_pollination.bridges`."""
        return cross_pollination.bridges(self.standing, self.ties)

    @cached_property
    def growth(self) -> Measured:
        """Added, lost, revived and gone stale by month: see `measures.growth.by_month`."""
        return growth.by_month(self.standing, self.history, self.as_of, MONTHS)

    @cached_property
    def growth_by_definition(self) -> Measured:
        """The same with no month left blank, whatever is known of it, as other programs rest on it."""
        return growth.by_month(self.standing, self.history.by_definition, self.as_of, MONTHS)

    @cached_property
    def freshness(self) -> Measured:
        """The share first met in 12 months: see `measures.growth.freshness`."""
        return growth.freshness(self.standing, self.as_of)

    @cached_property
    def key_person(self) -> Measured:
        """The PMO members whom contacts hang on alone: see `measures.risk.key_person`."""
        return risk.key_person(self.standing, self.touchpoints, self.as_of)

    @cached_property
    def fatigue(self) -> Measured:
        """The contacts reached too often: see `measures.risk.fatigue`."""
        return risk.fatigue(self.standing, self.touchpoints, self.network.policy, self.as_of)

    @cached_property
    def type_balance(self) -> Measured:
        """Contacts, touchpoints and hours by network type: see `measures.effort.type_balance`."""
        return effort.type_balance(self.standing, self.touchpoints, self.network.policy, self.as_of, self.window)
