"""The findings on the network itself: its size, its levels, its ties and its growth."""

from __future__ import annotations

import pandas as pd

from pmodash.measures.complexity import Complexity
from pmodash.measures.cross_pollination import bare
from pmodash.measures.measured import Measured
from pmodash.measures.sentences.wording import listed, people, percent, rows_of_all, verb
from pmodash.vocabulary import CHAMPION_LEVELS, CRITIC_LEVEL, HUB_SOURCE, LEVELS, NO_GROUP

BY_CHANCE = 0.01


def finding_complexity(found: Complexity) -> str:
    """What grouping saves: "149 people could need 11,026 channels; managed in groups, 48 are run".

    Where no touchpoint names its vehicle, how many are run in groups is not known.
    """
    if found.n < 2:
        return "There is nobody in the network beside the PMO"
    potential = people(found.potential_channels, "channel")
    if not found.vehicles_known:
        return f"The PMO and {people(found.n - 1)} could need {potential}; by what groups are reached is not on record"
    run = f"managed in groups, {people(found.grouped_channels)}".replace("contact", "channel")
    return f"The PMO and {people(found.n - 1)} could need {potential}; {run} {verb(found.grouped_channels)} run"


def finding_sizes(measured: Measured) -> str:
    """Which group is largest: "Wider Business is the largest group: 46 of 147 contacts; 3 have no group"."""
    sizes = measured.frame.set_index("group")["contacts"]
    groups = sizes.drop([NO_GROUP, HUB_SOURCE])
    without = int(sizes[NO_GROUP])
    if not groups.any():
        return "No contact has a group"
    largest, count = [str(name) for name in groups.index[groups == groups.max()]], int(groups.max())
    if count == measured.n:
        return f"{f'All {count:,} contacts are' if count > 1 else 'The one contact is'} of {largest[0]}"
    head = f"{listed(largest)} {'is the largest group' if len(largest) == 1 else 'are the largest groups'}"
    tail = f"; {without:,} {'has' if without == 1 else 'have'} no group" if without else ""
    return f"{head}: {count:,} {'of' if len(largest) == 1 else 'each of'} {people(measured.n)}{tail}"


def finding_grid(measured: Measured) -> str:
    """How many to manage closely: "18 of 130 contacts have high influence and high interest"."""
    if not measured.n:
        return "No contact has both an influence and an interest"
    closely = int(measured.frame.loc[measured.frame["quadrant"] == "Manage closely", "contacts"].sum())
    return f"{closely:,} of {people(measured.n)} {'has' if closely == 1 else 'have'} high influence and high interest"


def finding_gap(measured: Measured, below: int) -> str:
    """How many stand below where they are wanted: "40 of 120 contacts are below their desired level"."""
    if not measured.n:
        return "No contact has both a current and a desired level"
    if not below:
        return "No contact is below their desired level"
    return f"{below:,} of {people(measured.n)} {verb(below)} below their desired level"


def finding_pairs(measured: Measured) -> str:
    """Which groups have no tie: "Senior Leadership and External Influencers did not meet in 12 months"."""
    if not measured.n:
        return "No two contacts are known to have met in 12 months, and no link between two is recorded"
    none = bare(measured)
    by_links = _by_links(measured)
    if none.empty:
        return f"Every two groups {'have a tie' if by_links else 'met at least once in 12 months'}{by_links}"
    who = f"{len(none)} pairs of groups" if len(none) > 1 else f"{none['a'].iloc[0]} and {none['b'].iloc[0]}"
    return f"{who} {'have no tie' if by_links else 'did not meet in 12 months'}{by_links}"


def _by_links(measured: Measured) -> str:
    """How many ties nothing but a recorded link tells of; blank where no link is recorded."""
    frame = measured.frame
    alone = int((frame["observed"] - frame["inferred"]).sum())
    return f"; {alone:,} of {people(measured.n, 'tie')} {verb(alone)} known by a recorded link alone" if alone else ""


def finding_ei(measured: Measured) -> str:
    """Who keeps most to itself: "… keeps most to itself: 38 % of its ties go to other groups; at random 82 % would".

    Said only of a group fewer of whose ties go to others than chance would give. Of the E–I index, (external −
    internal) / all, the share of ties that go to other groups is (index + 1) / 2.
    """
    known = measured.frame.dropna(subset=["ei"])
    if known.empty:
        return "No ties between contacts are on record in 12 months"
    inward = known[known["ei"] < known["expected_ei"] - BY_CHANCE]
    if inward.empty:
        return "No group keeps to itself more than chance would give"
    row = inward.sort_values("ei").iloc[0]
    across, by_chance = (percent(float(row[name] + 1) / 2) for name in ("ei", "expected_ei"))
    head = "keeps most to itself" if len(known) > 1 else "is the one group with ties"
    return f"{row['group']} {head}: {across} of its ties go to other groups; at random {by_chance} would"


def finding_bridges(measured: Measured) -> str:
    """Who carries word across: "7 of 148 contacts bridge three groups or more"."""
    count = len(measured.frame)
    if not count:
        return "No contact bridges three groups"
    return f"{count:,} of {people(measured.n)} {'bridges' if count == 1 else 'bridge'} three groups or more"


def finding_growth(measured: Measured) -> str:
    """How the network grew: "31 contacts added and 4 lost from December 2025 to November 2026"."""
    whole = rows_of_all(measured.frame)
    added, lost = int(whole["added"].sum()), int(whole["lost"].sum())
    first, last = (f"{pd.Timestamp(str(month)):%B %Y}" for month in (whole["month"].iloc[0], whole["month"].iloc[-1]))
    months = f"in {last}" if first == last else f"from {first} to {last}"
    if not added and not lost:
        return f"Nobody was added or lost {months}"
    came = people(added)
    return f"{came[:1].upper()}{came[1:]} added and {f'{lost:,}' if lost else 'none'} lost {months}"


def finding_stance(levels: Measured) -> str:
    """How many stand against and for: "10 of 132 contacts with a level are critics, 48 are champions".

    Takes `coverage.coverage` by current engagement level. Critics are Resistant, champions Supportive or Leading.
    """
    counted = levels.frame.set_index("engagement_current")["counted"].reindex(list(LEVELS)).fillna(0).astype(int)
    told = int(counted.sum())
    if not told:
        return "No contact has a current level"
    critics, champions = int(counted[CRITIC_LEVEL]), int(counted[list(CHAMPION_LEVELS)].sum())
    against = f"{critics:,} {'is a critic' if critics == 1 else 'are critics'}" if critics else "none is a critic"
    behind = (
        f"{champions:,} {'is a champion' if champions == 1 else 'are champions'}" if champions else "none a champion"
    )
    return f"Of {people(told)} with a current level {against} and {behind}"


def finding_freshness(measured: Measured) -> str:
    """How much of the network is new: "62 of 141 counted contacts were first met in the last 12 months"."""
    whole = measured.frame.iloc[-1]
    if not whole["contacts"]:
        return "No contact has a date first met"
    fresh = int(whole["fresh"])
    was = "was" if fresh == 1 else "were"
    return f"{fresh:,} of {people(int(whole['contacts']), 'counted contact')} {was} first met in the last 12 months"
