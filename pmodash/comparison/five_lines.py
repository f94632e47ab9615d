"""A comparison in five lines, those that tell most first: counts and groups, and nobody's name."""

from __future__ import annotations

import pandas as pd

from pmodash.comparison.comparison import Comparison
from pmodash.comparison.people_changes import BACK, DOWN, MARKED, UP
from pmodash.measures.coverage import coverage
from pmodash.measures.sentences.wording import people, percent
from pmodash.vocabulary import NO_GROUP
from pmodash.workbook.field_names import field_label

_GRADED = ("influence", "interest")


def five_lines(found: Comparison) -> tuple[str, ...]:
    """Status, people, groups, levels and work; what did not change stands last."""
    lines = (_status(found), _people(found), _groups(found), _levels(found), _work(found))
    return tuple(text for changed, text in sorted(lines, key=lambda line: not line[0]))


def who_and_what_changed(found: Comparison) -> tuple[str, ...]:
    """Of the lines those on people, groups and work that tell of a change."""
    return tuple(text for changed, text in (_people(found), _groups(found), _work(found)) if changed)


_Line = tuple[bool, str]


def _status(found: Comparison) -> _Line:
    overdue, recovered = len(found.answers["became_overdue"]), len(found.answers["recovered"])
    shares = [coverage(version.standing).frame["coverage"].iloc[-1] for version in (found.earlier, found.later)]
    told = ["unknown" if pd.isna(share) else percent(float(share)) for share in shares]
    covered = f"coverage is {told[1]}" if told[0] == told[1] else f"coverage was {told[0]} and is {told[1]}"
    if not overdue and not recovered:
        return told[0] != told[1], f"Nobody became overdue and nobody recovered: {covered}."
    return True, f"{_somebody(overdue)} became overdue and {_or_nobody(recovered)} recovered: {covered}."


def _somebody(count: int) -> str:
    return people(count) if count else "Nobody"


def _or_nobody(count: int) -> str:
    return f"{count:,}" if count else "nobody"


def _people(found: Comparison) -> _Line:
    joined, left = found.answers["joined"], found.answers["left"]
    before, now = (len(version.standing) for version in (found.earlier, found.later))
    count = f"{people(now)}, as before" if before == now else f"{people(before)} before, {now:,} now"
    if joined.empty and left.empty:
        return False, f"Nobody joined and nobody left: {people(now)}."
    back, marked = int((joined["how"] == BACK).sum()), int((left["how"] == MARKED).sum())
    came = f"{_somebody(len(joined))} joined" + (f", {back:,} of them active again," if back else "")
    went = f"{_or_nobody(len(left))} left" + (_marked(marked, len(left)))
    return True, f"{came} and {went}: {count}."


def _marked(marked: int, left: int) -> str:
    """How many of those who left are in the list still."""
    if not marked:
        return ""
    return (
        ", marked so and kept in the list" if marked == left else f", {marked:,} of them marked so and kept in the list"
    )


def _groups(found: Comparison) -> _Line:
    moved = found.answers["moved_group"]
    if moved.empty:
        return False, "Nobody moved group."
    ways = moved[["from", "to"]].fillna(NO_GROUP).value_counts()
    (old, new), most = ways.index[0], int(ways.iloc[0])
    which = f"{most:,} of them" if most < len(moved) else ("all" if most > 1 else "")
    return True, f"{people(len(moved))} moved group{', ' + which if which else ','} from {old} to {new}."


def _levels(found: Comparison) -> _Line:
    moved = found.answers["level_moved"]
    if moved.empty:
        return False, "Nobody's influence, interest or engagement level moved."
    current = moved.loc[moved["field"] == "engagement_current", "way"]
    up, down = (int((current == way).sum()) for way in (UP, DOWN))
    graded = moved.loc[moved["field"].isin(_GRADED), "contact_id"].nunique()
    other = moved["contact_id"].nunique()
    engaged = f"{up:,} up, {down:,} down in engagement; " if up or down else ""
    return True, f"{people(other)} moved level: {engaged}influence or interest changed for {graded:,}."


def _work(found: Comparison) -> _Line:
    counts = {name: len(frame) for name, frame in found.answers.items()}
    fields = found.answers["fields_changed"]
    added, removed = counts["touchpoints_added"], counts["touchpoints_removed"]
    parts = [_touchpoints(added) + (f" and {removed:,} removed" if removed else "")]
    if counts["touchpoints_changed"]:
        parts.append(f"{people(counts['touchpoints_changed'], 'plan')} carried out or taken back")
    if len(fields):
        whose = people(fields["contact_id"].nunique())
        parts.append(f"{people(len(fields), 'field')} changed on {whose}{_mostly(fields['field'])}")
    if counts["policy_changed"]:
        parts.append(f"{people(counts['policy_changed'], 'value')} of the policy changed")
    text = "; ".join(parts)
    return bool(added or removed or len(parts) > 1), f"{text[:1].upper()}{text[1:]}."


def _mostly(fields: pd.Series) -> str:
    """Which field changed most often, where one did."""
    counts = fields.value_counts()
    one = len(counts) == 1 or counts.iloc[0] > counts.iloc[1]
    return f", most {field_label(str(counts.index[0]))}" if one else ""


def _touchpoints(added: int) -> str:
    return f"{people(added, 'touchpoint')} added" if added else "No touchpoint was added"
