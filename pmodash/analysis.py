"""The analysis: what the pages, the pack and the command line show of a network on a date, in a selection."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pmodash.analysis_json import as_json
from pmodash.knowledge import Network
from pmodash.measuring import Measures
from pmodash.network.groups import Classified
from pmodash.network.register import Register
from pmodash.selection import Selection


@dataclass(frozen=True, eq=False)
class Analysis(Measures):
    """A network's measures, and how to get from one analysis to the next without working all out again.

    A change of selection (`selecting`) keeps the standing, a change of date (`on`) keeps the groups and the log, and
    a change of window (`over`) keeps both.
    """

    @classmethod
    def of(
        cls,
        register: Register,
        as_of: dt.date,
        home: tuple[str, ...] | None = None,
        window: int | None = None,
        selection: Selection | None = None,
        classified: Classified | None = None,
    ) -> Analysis:
        """The analysis of a register on a date. The window is the policy's (90 days) unless given."""
        return cls.on_network(Network.of(register, home, classified), as_of, window, selection)

    @classmethod
    def on_network(
        cls, network: Network, as_of: dt.date, window: int | None = None, selection: Selection | None = None
    ) -> Analysis:
        """The analysis on a date of a network whose groups are known already."""
        days = network.policy.window_days if window is None else window
        return cls(network, network.standing(as_of), as_of, days, selection or Selection())

    def selecting(self, selection: Selection) -> Analysis:
        """The same network and standing in another selection."""
        return Analysis(self.network, self.everyone, self.as_of, self.window, selection)

    def on(self, as_of: dt.date) -> Analysis:
        """The same network and selection on another date."""
        return Analysis.on_network(self.network, as_of, self.window, self.selection)

    def over(self, window: int) -> Analysis:
        """The same, with vehicle measures over another number of days."""
        return Analysis(self.network, self.everyone, self.as_of, window, self.selection)

    def as_json(self) -> dict[str, Any]:
        """The whole analysis in the keys that `analyse --json` prints."""
        return as_json(self)
