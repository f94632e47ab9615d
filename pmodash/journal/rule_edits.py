"""What edits of the policy and of the sources' groups do to a register's draft."""

from __future__ import annotations

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Change, Draft
from pmodash.journal.edits import SetPolicy, SetSource
from pmodash.network.own_rules import SOURCE_FIELD
from pmodash.network.source_groups import THE_HUB, group_of_source, groups_of_source, source_called, source_table
from pmodash.planning.policy import Policy, policy_of
from pmodash.vocabulary import ALL


def set_policy(draft: Draft, edit: SetPolicy) -> None:
    """Another number of the policy, for a group or for all."""
    policy = _policy_so_far(draft)
    changed = policy.with_value(edit.group, edit.field, edit.value)
    old, new = (getattr(p if edit.group == ALL else p.of(edit.group), edit.field) for p in (policy, changed))
    if old == new:
        return
    draft.policy[edit.group, edit.field] = new
    draft.record.append(Change(draft.number, None, edit.group, edit.field, old, new))


def refuse_short_maximum(draft: Draft) -> None:
    """Once all edits are made, so that ideal and maximum of a group can both be given, in either order."""
    for change in reversed(draft.record):
        if change.position is None and change.field in ("ideal", "maximum"):
            line = _policy_so_far(draft).of(change.contact)
            if line.maximum < line.ideal:
                raise RefusedEditError(*line.maximum_too_short, number=change.edit)


def _policy_so_far(draft: Draft) -> Policy:
    policy = policy_of(draft.register)
    for (group, name), value in draft.policy.items():
        policy = policy.with_value(group, name, value)
    return policy


def set_source(draft: Draft, edit: SetSource) -> None:
    """Another group for the contacts of a source, or the hub."""
    table = source_table(draft.source_groups)
    source = source_called(edit.source, table)
    if source is None:
        raise RefusedEditError(f"there is no source {edit.source!r}", f"use one of {', '.join(table)}")
    group = group_of_source(source, edit.group)
    if group is None:
        choices = ", ".join(groups_of_source(source))
        raise RefusedEditError(f"{source} cannot lead to {edit.group or THE_HUB!r}", f"use one of {choices}")
    if group == table[source]:
        return
    draft.sources[source] = group
    told = (table[source] or THE_HUB, group or THE_HUB)
    draft.record.append(Change(draft.number, None, source, SOURCE_FIELD, *told))
