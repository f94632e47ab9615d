"""What is known of a network whatever the date: its groups, its policy, who counts and the log made ready."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pmodash.findings import Finding
from pmodash.network.groups import Classified, classify
from pmodash.network.home import Home, home_of
from pmodash.network.register import Register
from pmodash.planning.log import touchpoint_log
from pmodash.planning.policy import Policy, policy_of
from pmodash.planning.roster import roster
from pmodash.planning.standing import standing_of


@dataclass(frozen=True, eq=False)
class Network:
    """One revision of a workbook: its register, the home organisation, the groups, and the policy in force.

    Nothing here depends on the as-of date or on a selection, so a page that changes only those keeps it.
    """

    register: Register
    home: Home
    classified: Classified
    policy: Policy

    @classmethod
    def of(
        cls, register: Register, home: tuple[str, ...] | None = None, classified: Classified | None = None
    ) -> Network:
        """The network of a register. `home` names the home organisation or its domains: see `network.home.home_of`."""
        found = home_of(register, home)
        groups = classified or classify(register.contacts, found, register.source_groups, register.group_rules)
        return cls(register, found, groups, policy_of(register))

    @cached_property
    def roster(self) -> pd.DataFrame:
        """Who is in the network and who counts: see `planning.roster.roster`."""
        return roster(self.register.contacts, self.classified.frame)

    @cached_property
    def log(self) -> pd.DataFrame:
        """The touchpoints made ready for counting: see `planning.log.touchpoint_log`."""
        return touchpoint_log(self.register, self.roster, self.policy)

    @cached_property
    def vehicle_names(self) -> tuple[str, ...]:
        """Every vehicle of the network, whatever is looked at: the register's in its order, then others in the log."""
        used = map(str, self.log["vehicle"].cat.categories)
        return tuple(dict.fromkeys((*(vehicle.name for vehicle in self.register.vehicles), *used)))

    def standing(self, as_of: dt.date) -> pd.DataFrame:
        """Every contact's status on a date: see `planning.standing.standing_of`."""
        return standing_of(self.register, self.roster, self.log, self.policy, as_of)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the workbook's layout, register, home organisation and groups; each once."""
        register = self.register
        found = (*register.findings, *register.layout.findings, *self.home.findings, *self.classified.findings)
        return tuple(dict.fromkeys(found))
