"""Every contact's group with the rule and the words that decided, how sure that is, and the cell that overrides it."""

from __future__ import annotations

import streamlit as st

from pmodash.analysis import Analysis
from pmodash.network.groups import UNSURE
from pmodash.network.own_ballots import own_rule_number
from pmodash.planning.roster import HUB_WHY
from pmodash.ui.columns import column_settings, label_of
from pmodash.ui.contact_picker import rows_with
from pmodash.ui.contacts_editor import group_setting, groups_shown, take_cells
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted
from pmodash.ui.rule_names import rule_label
from pmodash.ui.session import typed
from pmodash.ui.tables import height_for, offer_csv, page_bounds, page_number, show_table
from pmodash.ui.tiles import Tile, show_tiles

COLUMNS = (
    "name", "group", "group_why", "group_confidence", "rule", "words", "organisation", "job_title", "source",
    "network_type",
)  # fmt: skip
SEEN_COLUMNS = ("name", "group", "group_confidence", "rule", "organisation", "source", "network_type")
RULE_COLUMNS = ("rule", "fires", "decides", "group", "relationship")
EDITOR_ROWS = 50
WHY_WIDTH = {"narrow": 200, "middle": 300, "wide": 380}
ROW_HEIGHT = {"narrow": 84, "middle": 64, "wide": 64}


def show_group_tiles(found: Analysis) -> None:
    """How many are sure, unsure and without a group."""
    standing = found.standing
    without = int((standing["counted"] & standing["group"].isna()).sum())
    show_tiles(
        (
            Tile("Contacts", f"{len(standing):,}", "shown by the filters"),
            Tile("Unsure", f"{len(found.unsure):,}", f"under {UNSURE:g}, or no group"),
            Tile("No group", f"{without:,}", "as Wider Business"),
            Tile("Hub", f"{int((standing['not_counted_why'] == HUB_WHY).sum()):,}", "the PMO's own staff"),
        )
    )


def show_groups_table(page: Page) -> None:
    """The contacts, all or only the unsure, with their group in a cell that can be changed."""
    standing = page.analysis.standing
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Search contacts", key="groups_search", type="search", live="300ms")
        only = st.toggle("Only the unsure", key="groups_unsure")
    found = rows_with(page.analysis.unsure if only else standing, str(typed("groups_search") or ""))
    found = found.assign(rule=found["rule"].map(rule_label), group=groups_shown(found))
    st.caption(f"{counted(len(found), 'contact')}. Choose another group in a cell to override what the rules decided.")
    if found.empty:
        return
    start, stop = page_bounds(len(found), page_number(len(found), "groups", EDITOR_ROWS), EDITOR_ROWS)
    frame = found[list(COLUMNS)].iloc[start:stop]
    places = [int(place) for place in frame.index]
    height = ROW_HEIGHT[page.session.width]
    key = f"groups_{page.session.workspace.revision}_{hash(tuple(places))}"
    st.data_editor(
        frame,
        hide_index=True,
        column_config={
            **column_settings(frame),
            "name": st.column_config.TextColumn(label_of("name"), width=120, pinned=True),
            "group": group_setting(),
            "group_why": st.column_config.TextColumn(label_of("group_why"), width=WHY_WIDTH[page.session.width]),
        },
        disabled=[name for name in COLUMNS if name != "group"],
        key=key,
        on_change=take_cells,
        args=(key, places, page.register, frame),
        alt="Contacts with their group and the reason for it",
        placeholder="",
        row_height=height,
        height=height_for(len(frame), height),
    )
    offer_csv(found[[*COLUMNS, "not_counted_why"]], "groups", "groups_all")


def show_groups_seen(page: Page) -> None:
    """The same while names are hidden: to be read, not changed."""
    only = st.toggle("Only the unsure", key="groups_unsure")
    found = page.analysis.unsure if only else page.analysis.standing
    st.caption(f"{counted(len(found), 'contact')}. Names are hidden: show them to search or to change a group.")
    shown = found.assign(rule=found["rule"].map(rule_label))
    show_table(shown, "groups_seen", "Contacts with their group", SEEN_COLUMNS, "groups")


def show_rules(page: Page) -> None:
    """How often each rule votes and how often it decides, over all contacts of the workbook."""
    rules = page.whole.network.classified.rules
    product = rules[rules["rule"].map(own_rule_number).isna()]
    shown = product.sort_values(["decides", "fires"], ascending=False)
    shown = shown.assign(rule=shown["rule"].map(rule_label))
    st.subheader("The product's own rules", anchor=False)
    st.caption("Every rule votes on every contact; the strongest decides. Counted over the whole workbook.")
    show_table(shown, "rules", "How often each rule votes and decides", RULE_COLUMNS, "rules")
