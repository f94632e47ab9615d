"""A page for each contact that is ticked: who they are, how it stands with them, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pmodash.findings import Refusal
from pmodash.measures.engagement import quadrant
from pmodash.measures.sentences.wording import clipped, day, people, verb
from pmodash.redaction.redaction import OFF
from pmodash.story.story import Fact, Slide, Story, Table
from pmodash.story.tables import Columns, table_of
from pmodash.story.telling import Telling
from pmodash.vocabulary import COVERED, CRITIC_LEVEL, HUB_SOURCE, NO_GROUP

TITLE = "Stakeholder one-pagers"
QUESTION = "Who is this, how do we stand, and what comes next?"
LAST: Columns = {
    "date": ("Date", "date"),
    "vehicle": ("Vehicle", "text"),
    "event": ("Event", "text"),
    "by": ("By", "text"),
}
MOST_TOUCHPOINTS = 8
UNKNOWN = "–"


def one_pagers(telling: Telling, contact_ids: Sequence[str]) -> Story:
    """A slide for each contact of these ids, in their order; each id once.

    Critics are left out, and that is said, until they are shown. A Refusal says what to do where no page can be made.
    """
    if not telling.redaction.shows_people:
        raise Refusal("One-pagers are of single people, and only groups are shown", "show names or neutral labels")
    rows = _chosen(telling, contact_ids)
    critics = rows["engagement_current"] == CRITIC_LEVEL
    hidden = 0 if telling.redaction.critics_shown else int(critics.sum())
    rows = rows if telling.redaction.critics_shown else rows[~critics]
    if rows.empty:
        raise Refusal("Everybody ticked is a critic, and critics are hidden", "tick that critics are shown")
    left_out = f"{people(hidden)} not shown: critics are hidden" if hidden else ""
    return Story(
        title=telling.choices.title or TITLE,
        forum=telling.choices.forum,
        label=telling.choices.label,
        as_of=telling.analysis.as_of,
        since="",
        hidden="; ".join(part for part in (telling.hidden, left_out) if part),
        slides=tuple(_page(telling, OneContact(rows.loc[place], place), n) for n, place in enumerate(rows.index, 1)),
    )


def _chosen(telling: Telling, contact_ids: Sequence[str]) -> pd.DataFrame:
    wanted = list(dict.fromkeys(contact_ids))
    if not wanted:
        raise Refusal("Nobody is ticked", "tick the contacts who shall have a page")
    everyone = telling.analysis.everyone
    place = pd.Index(everyone["contact_id"]).get_indexer(pd.Index(wanted))
    if (place < 0).any():
        lost = int((place < 0).sum())
        raise Refusal(
            f"{people(lost)} ticked {verb(lost)} not in this workbook", "tick the contacts again from the list"
        )
    rows: pd.DataFrame = everyone.iloc[place]
    return rows


@dataclass(frozen=True, eq=False)
class OneContact:
    """One row of the standing, and the contact's position in the register."""

    row: pd.Series
    place: int

    def told(self, field: str, blank: str = UNKNOWN) -> str:
        """A field in words, blank where it is not known."""
        value = self.row[field]
        return blank if pd.isna(value) else str(value)

    def on(self, field: str, blank: str = UNKNOWN) -> str:
        """A day in words."""
        value = self.row[field]
        return blank if pd.isna(value) else day(value)


def _page(telling: Telling, one: OneContact, number: int) -> Slide:
    name = one.told("name")
    return Slide(
        name=f"contact-{number}",
        title=name,
        question=QUESTION,
        finding=f"{clipped(name, 60)}: {_stands(one)}",
        facts=_facts(one),
        table=_last_touchpoints(telling, one),
        points=tuple(text for text in _points(telling, one) if text),
        note=_cadence(one),
    )


def _stands(one: OneContact) -> str:
    """The status with its days: "overdue, 34 days past the maximum of 28"."""
    status, since = one.told("status"), one.row["days_since"]
    if status == "Not counted":
        return f"not counted, {one.told('not_counted_why', 'for no reason given')}"
    if status == "Never":
        return "no touchpoint that qualifies is on record"
    ideal, maximum = int(one.row["ideal_days"]), int(one.row["maximum_days"])
    if status not in COVERED:
        return f"{status.lower()}, {people(int(since) - maximum, 'day')} past the maximum of {maximum:,}"
    if status == "Due":
        return f"due, {people(int(since) - ideal, 'day')} past the ideal of {ideal:,}"
    return f"on track, {_ago(int(since))}"


def _ago(days: int) -> str:
    return f"last reached {people(days, 'day')} ago" if days else "reached on the day"


def _facts(one: OneContact) -> tuple[Fact, ...]:
    reached, counted = one.row["days_since"], bool(one.row["counted"])
    ago = ("never reached" if pd.isna(reached) else _ago(int(reached))) if counted else one.told("not_counted_why", "")
    influence, interest = one.told("influence"), one.told("interest")
    both = UNKNOWN not in (influence, interest)
    return (
        Fact("Status", one.told("status"), ago),
        Fact("Level", one.told("engagement_current"), f"wanted: {one.told('engagement_desired', 'not said')}"),
        Fact("Influence / interest", f"{influence} / {interest}", quadrant(influence, interest) if both else ""),
        Fact("Next due", one.on("next_due"), f"planned: {one.on('next_planned', 'nothing')}"),
    )


def _points(telling: Telling, one: OneContact) -> tuple[str, ...]:
    who = ", ".join(clipped(one.told(field), 60) for field in ("job_title", "organisation") if one.told(field, ""))
    why = clipped(one.told("group_why", ""), 160).rstrip(".")
    no_group = f"{HUB_SOURCE}, the PMO itself" if one.told("source") == HUB_SOURCE else NO_GROUP
    notes = _notes(telling, one)
    return (
        who,
        f"Group: {one.told('group', no_group)}{f' ({why})' if why else ''}",
        f"Owner: {clipped(one.told('owner', 'nobody'), 60)}",
        f"Notes: {notes}" if notes else "",
    )


def _notes(telling: Telling, one: OneContact) -> str:
    """The notes on a contact, only where nothing is hidden."""
    if telling.redaction.degree != OFF:
        return ""
    notes = telling.analysis.network.register.contacts["notes"].iloc[one.place]
    return "" if pd.isna(notes) else clipped(str(notes), 300)


def _cadence(one: OneContact) -> str:
    if not one.row["counted"]:
        return "No cadence is applied."
    ideal, maximum = people(int(one.row["ideal_days"]), "day"), people(int(one.row["maximum_days"]), "day")
    return f"Ideal gap {ideal}, maximum {maximum}: {one.told('cadence_why', 'as the policy says').rstrip('.')}."


def _last_touchpoints(telling: Telling, one: OneContact) -> Table | None:
    """The latest touchpoints that were carried out, newest first; None where the log knows none."""
    log, as_of = telling.analysis.network.log, pd.Timestamp(telling.analysis.as_of)
    rows = log[(log["contact"].to_numpy() == one.place) & log["done"].to_numpy() & (log["date"] <= as_of).to_numpy()]
    if rows.empty:
        return None
    latest = rows.sort_values("date", ascending=False, kind="stable")
    shown = min(len(rows), MOST_TOUCHPOINTS)
    title = "Last touchpoints" if shown == len(rows) else f"Last {shown} of {len(rows):,} touchpoints"
    return table_of(title, latest.head(MOST_TOUCHPOINTS), LAST)
