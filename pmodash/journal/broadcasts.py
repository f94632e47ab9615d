"""For whom a broadcast counts as contact: those whose group's policy accepts it."""

from __future__ import annotations

import pandas as pd

from pmodash.journal.draft import Draft
from pmodash.journal.values import FLAG_FIELDS
from pmodash.network.groups import classify
from pmodash.network.home import home_of
from pmodash.planning.policy import policy_of
from pmodash.vocabulary import CONTACT_FIELDS, DATE_FIELDS, HUB_SOURCE


def broadcast_counts_for(draft: Draft, positions: list[int]) -> set[int]:
    """The positions of those for whom a broadcast qualifies, by their group as it is now and the policy as edited."""
    policy = policy_of(draft.register)
    for (group, name), value in draft.policy.items():
        policy = policy.with_value(group, name, value)
    home = home_of(draft.register, draft.home)
    found = classify(_frame(draft, positions), home, draft.source_groups, draft.group_rules).frame
    hub = found["group"].isna() & (found["source"] == HUB_SOURCE)
    names = {position: None if pd.isna(group) else str(group) for position, group in found["group"].items()}
    accepts = {group: policy.of(group).broadcast_qualifies for group in set(names.values())}
    return {position for position in positions if not hub[position] and accepts[names[position]]}


def _frame(draft: Draft, positions: list[int]) -> pd.DataFrame:
    """The contacts at these positions as they are now; index: the positions."""
    frame = draft.register.contacts[list(CONTACT_FIELDS)].reindex(positions)
    changed = [
        name
        for name in CONTACT_FIELDS
        if name not in (*DATE_FIELDS, *FLAG_FIELDS) and not draft.changes.get(name, {}).keys().isdisjoint(positions)
    ]
    values = {name: [draft.value(position, name) for position in positions] for name in changed}
    return frame.assign(**{name: pd.Series(found, index=positions, dtype="str") for name, found in values.items()})
