"""The network in one look: a few numbers, and the things to do next in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from pmodash.actions import Action
from pmodash.analysis import Analysis
from pmodash.measures.sentences import percent
from pmodash.ui import seen
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted, plain
from pmodash.ui.tiles import Tile, show_tiles

PAGES: Mapping[str, tuple[str, str]] = {
    "stale": ("pages/insight/stale.py", "Stale"),
    "engagement": ("pages/insight/engagement.py", "Engagement"),
    "schedule": ("pages/insight/schedule.py", "Schedule"),
    "vehicles": ("pages/insight/vehicles.py", "Vehicles"),
    "risk": ("pages/insight/risk.py", "Risk"),
    "effort": ("pages/insight/risk.py", "Risk"),
    "cross_pollination": ("pages/insight/connections.py", "Connections"),
    "groups": ("pages/insight/groups.py", "Groups"),
    "upload": ("pages/workbook/upload.py", "Upload"),
}
NAMED = 3
HELP = {
    "contacts": "Everyone the filters leave. The PMO's own staff, leavers and people not to be contacted do not count.",
    "coverage": "The share of counted contacts whose last touchpoint that qualifies is within their maximum gap.",
    "on time": "The share of counted contacts whose last touchpoint that qualifies is within the ideal gap.",
    "stale": "Overdue, Dormant or Never: past the maximum gap, or no touchpoint that qualifies is known.",
    "over-reliance": "Groups in which one vehicle carries a larger share of touchpoints than the policy allows.",
}


def tiles_of(analysis: Analysis) -> tuple[Tile, ...]:
    """Contacts, coverage, on time, stale and over-reliance, each with what stands behind it."""
    whole = analysis.coverage.frame.iloc[-1]
    counted_here, stale = int(whole["counted"]), int(whole["overdue"] + whole["dormant"] + whole["never"])
    covered = int(whole["on_track"] + whole["due"])
    leaning = analysis.over_reliance
    reached = {
        "Coverage": (_share(whole["coverage"]), f"{covered:,} within maximum"),
        "On time": (_share(whole["on_time_coverage"]), f"{int(whole['on_track']):,} on track"),
        "Stale": (f"{stale:,}", f"{int(whole['never']):,} never reached"),
    }
    if analysis.no_contact_dates:
        reached = dict.fromkeys(reached, ("–", "no contact dates"))
    return (
        Tile("Contacts", f"{int(whole['contacts']):,}", f"{counted_here:,} counted", HELP["contacts"]),
        *(Tile(label, *said, HELP[label.lower()]) for label, said in reached.items()),
        Tile(
            "Over-reliance",
            f"{len(leaning.frame)} of {leaning.n}" if leaning.n else "–",
            "groups" if leaning.n else "too few touchpoints",
            HELP["over-reliance"],
        ),
    )


def show_tiles_of(analysis: Analysis) -> None:
    """The five numbers in a row."""
    show_tiles(tiles_of(analysis))


def show_next_actions(page: Page) -> None:
    """The things to do next, most pressing first, each with whom it concerns and the page that shows more."""
    actions = seen.actions_seen(page.session)
    with st.container(border=True, key="card_next", height="stretch"):
        st.subheader("What to do next" if actions else "Nothing presses: everyone here is looked after", anchor=False)
        standing = page.analysis.standing
        shown = standing if page.session.redaction.shows_people else standing.head(0)
        names = dict(zip(shown["contact_id"], shown["name"], strict=True))
        for number, (action, people) in enumerate(zip(actions, whom(actions, names), strict=True), start=1):
            _show_action(number, action, people)


def whom(actions: Sequence[Action], names: Mapping[str, str]) -> list[str]:
    """The first few contacts each action concerns, by name, but those whom an action before it names.

    Blank for an action that concerns none in particular, or none but those.
    """
    found, said = [], set[str]()
    for action in actions:
        keys = [key for key in action.contact_ids if key in names and key not in said][:NAMED]
        said.update(keys)
        more = len(action.contact_ids) - len(keys)
        people = ", ".join(str(names[key]) for key in keys)
        found.append(people + (f" and {counted(more, 'other')}" if keys and more else ""))
    return found


def _show_action(number: int, action: Action, people: str) -> None:
    path, title = PAGES.get(action.page, PAGES["stale"])
    words, link = st.columns((0.71, 0.29), vertical_alignment="center", gap="xsmall")
    why = (f"**{plain(people)}** · " if people else "") + plain(action.why)
    words.markdown(f"**{number}. {plain(action.text)}**  \n:small[{why}]")
    link.page_link(path, label=title, icon=":material/arrow_forward:")


def _share(value: float) -> str:
    return "–" if value != value else percent(float(value))
