"""A workbook at one of two times: its network, and how everybody stood on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from pmodash.knowledge import Network
from pmodash.network.groups import classify
from pmodash.network.home import Home
from pmodash.network.register import Register
from pmodash.planning.policy import policy_of


@dataclass(frozen=True, eq=False)
class Version:
    """One of the two workbooks that are compared, judged on the day `as_of`."""

    network: Network
    standing: pd.DataFrame
    as_of: dt.date

    @classmethod
    def on(cls, network: Network, as_of: dt.date) -> Version:
        """The workbook as everybody in it stands on a day."""
        return cls(network, network.standing(as_of), as_of)

    @property
    def register(self) -> Register:
        """What the workbook tells."""
        return self.network.register


def network_at(register: Register, home: Home) -> Network:
    """The network of a register with the same home organisation as another's, so that groups are judged alike."""
    classified = classify(register.contacts, home, register.source_groups, register.group_rules)
    return Network(register, home, classified, policy_of(register))
