"""How the network stood last time: from the figures that the workbook keeps, or from an earlier workbook."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pmodash.analysis import Analysis
from pmodash.comparison.comparison import Comparison, compare
from pmodash.comparison.matching import NOBODY
from pmodash.comparison.versions import Version
from pmodash.findings import Refusal
from pmodash.knowledge import Network
from pmodash.measures.kept_days import last_kept_figures
from pmodash.network.groups import classify
from pmodash.network.register import Register
from pmodash.selection import COLUMNS, Selection
from pmodash.workbook.cells import Book
from pmodash.workbook.tables import Layout

KEPT = "the figures kept in the workbook"
ON_GIVEN_DAY = "an earlier workbook, on the day given"
ON_KEPT_DAY = "an earlier workbook, on the last day whose figures it keeps"
ON_LATEST_TOUCH = "an earlier workbook, on the day of its latest touchpoint"
ON_SAME_DAY = "an earlier workbook that tells of no day of its own, so that both are judged on the same day"


@dataclass(frozen=True, eq=False)
class Earlier:
    """An earlier day to compare with. `coverage` has the columns of `measures.coverage` for it, as many as are known.

    `told_by` says in words where it comes from. An earlier workbook gives its whole `analysis` and the `comparison`
    too; figures that were kept give neither.
    """

    as_of: dt.date
    coverage: pd.DataFrame
    told_by: str
    analysis: Analysis | None = None
    comparison: Comparison | None = None

    def within(self, selection: Selection, window: int) -> Earlier:
        """What is known of last time in a selection, vehicles over the same number of days; kept figures as they are.

        Both days are of the same people: those whom the selection has now, with those who left and whom it had then.
        """
        if self.analysis is None:
            return self
        people = selection if selection.is_all or self.comparison is None else _then(self.comparison, selection)
        before = self.analysis.selecting(people).over(window)
        comparison = self.comparison and within(self.comparison, selection)
        return replace(self, analysis=before, coverage=before.coverage.frame, comparison=comparison)


@dataclass(frozen=True)
class People(Selection):
    """A selection by who they are: the positions of contacts in their register."""

    positions: frozenset[int] = frozenset()

    def of(self, standing: pd.DataFrame) -> pd.DataFrame:
        """The rows of a standing at those positions."""
        rows: pd.DataFrame = standing[standing.index.isin(list(self.positions))]
        return rows


def _then(found: Comparison, selection: Selection) -> People:
    """Those in the earlier workbook whom the selection has in the later one, or had before they left."""
    now = selection.of(found.later.standing).index
    before = selection.of(found.earlier.standing).index
    positions = found.earlier.standing.index
    later = found.matches.later_of[positions.to_numpy()]
    chosen = np.isin(later, now.to_numpy()) | ((later == NOBODY) & positions.isin(before))
    return People(**{kind: getattr(selection, kind) for kind in COLUMNS}, positions=frozenset(positions[chosen]))


def within(found: Comparison, selection: Selection) -> Comparison:
    """What changed for the contacts of a selection; what changed in the policy concerns them too."""
    if selection.is_all:
        return found
    chosen = ((found.earlier, _then(found, selection)), (found.later, selection))
    earlier, later = (replace(side, standing=people.of(side.standing)) for side, people in chosen)
    before, now = (frozenset(side.standing["contact_id"]) for side in (earlier, later))
    known = {"left": before, "touchpoints_removed": before}
    answers = {
        name: frame[frame["contact_id"].isin(known.get(name, now))] if "contact_id" in frame else frame
        for name, frame in found.answers.items()
    }
    return Comparison(earlier, later, found.matches, answers)


def earlier_kept(book: Book, layout: Layout, before: dt.date) -> Earlier | None:
    """The last day before another whose figures the workbook keeps; None where it keeps none."""
    found = last_kept_figures(book, layout, before)
    return Earlier(*found, KEPT) if found else None


def earlier_workbook(
    book: Book, register: Register, network: Network, as_of: dt.date, earlier_as_of: dt.date | None = None
) -> Earlier:
    """An earlier workbook as it stood on its own day, beside `network`, which is looked at on `as_of`.

    Its own day is the one given, or else the last before as-of whose figures it keeps, or else that of its latest
    touchpoint; with neither it is judged on as-of itself. It is judged by the rules, the policy and the home
    organisation of `network`, so that a change of these moves nobody.
    """
    if earlier_as_of is not None and earlier_as_of > as_of:
        raise Refusal("The day of the earlier workbook is after the as-of date", "give an earlier day")
    day, told_by = (earlier_as_of, ON_GIVEN_DAY) if earlier_as_of else _own_day(book, register, as_of)
    analysis = Analysis.on_network(_judged_as(network, register), day)
    comparison = compare(Version(analysis.network, analysis.everyone, day), Version.on(network, as_of))
    if not len(comparison.matches.both):
        raise Refusal(
            "The earlier workbook has no contact in common with this one",
            "choose an earlier copy of the same list of contacts",
        )
    return Earlier(day, analysis.coverage.frame, told_by, analysis, comparison)


def _own_day(book: Book, register: Register, as_of: dt.date) -> tuple[dt.date, str]:
    """The day of which an earlier workbook tells, and in words by what it is known."""
    kept = last_kept_figures(book, register.layout, as_of)
    if kept:
        return kept[0], ON_KEPT_DAY
    log, limit = register.touchpoints, pd.Timestamp(as_of)
    touched = pd.concat([log.loc[log["done"], "date"], register.contacts["last_touchpoint"]])
    latest = touched[touched < limit].max()
    return (as_of, ON_SAME_DAY) if pd.isna(latest) else (latest.date(), ON_LATEST_TOUCH)


def _judged_as(network: Network, register: Register) -> Network:
    """Another register by the rules, the policy and the home organisation of a network."""
    rules = network.register
    classified = classify(register.contacts, network.home, rules.source_groups, rules.group_rules)
    return Network(register, network.home, classified, network.policy)
