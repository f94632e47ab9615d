"""The findings on the network itself: its size, its levels, its ties and its growth."""

from __future__ import annotations

import numpy as np

from pmodash.measures.complexity import Complexity
from pmodash.measures.cross_pollination import bare
from pmodash.measures.measured import Measured
from pmodash.measures.sentences.wording import listed, people, percent, rows_of_all, verb
from pmodash.vocabulary import CHAMPION_LEVELS, CRITIC_LEVEL, HUB_SOURCE, LEVELS, NO_GROUP


def finding_complexity(found: Complexity) -> str:
    """What grouping saves: "149 people could need 11,026 channels; managed in groups, 48 are run"."""
    if found.n < 2:
        return "There is nobody in the network beside the PMO"
    potential = people(found.potential_channels, "channel")
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

    Of the E–I index, (external − internal) / all, the share of ties that go to other groups is (index + 1) / 2.
    """
    known = measured.frame.dropna(subset=["ei"])
    if known.empty:
        return "No ties between contacts are on record in 12 months"
    row = known.sort_values("ei").iloc[0]
    across, by_chance = (float(row[name] + 1) / 2 for name in ("ei", "expected_ei"))
    expected = "" if np.isnan(by_chance) else f"; at random {percent(by_chance)} would"
    head = "keeps most to itself" if len(known) > 1 else "is the one group with ties"
    return f"{row['group']} {head}: {percent(across)} of its ties go to other groups{expected}"


def finding_bridges(measured: Measured) -> str:
    """Who carries word across: "7 of 148 contacts bridge three groups or more"."""
    count = len(measured.frame)
    if not count:
        return "No contact bridges three groups"
    return f"{count:,} of {people(measured.n)} {'bridges' if count == 1 else 'bridge'} three groups or more"


def finding_growth(measured: Measured) -> str:
    """How the network grew: "31 contacts added and 4 lost in the last 12 months"."""
    whole = rows_of_all(measured.frame)
    added, lost = int(whole["added"].sum()), int(whole["lost"].sum())
    months = people(int(whole["month"].nunique()), "month").removeprefix("1 ")
    if not added and not lost:
        return f"Nobody was added or lost in the last {months}"
    came = people(added)
    return f"{came[:1].upper()}{came[1:]} added and {f'{lost:,}' if lost else 'none'} lost in the last {months}"


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
    """How much of the network is new: "18 % of 140 contacts were first met in the last 12 months"."""
    whole = measured.frame.iloc[-1]
    if not whole["contacts"]:
        return "No contact has a date first met"
    fresh = int(whole["fresh"])
    was = "was" if fresh == 1 else "were"
    return f"{fresh:,} of {people(int(whole['contacts']))} {was} first met in the last 12 months"
