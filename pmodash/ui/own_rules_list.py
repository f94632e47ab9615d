"""The user's own rules for groups on the page: each with whom it reaches, decides, and shares with others."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pmodash.network.group_rules import label_of_look
from pmodash.network.rule_reach import RuleStanding
from pmodash.ui import derived
from pmodash.ui.frame import Page
from pmodash.ui.own_rule_editor import show_adding, show_changing
from pmodash.ui.plain import counted
from pmodash.ui.tables import show_table

CONTACT_COLUMNS = ("name", "job_title", "department", "organisation", "group", "group_why")
ROW_HEIGHT = 64
IDLE = {
    "": "",
    "nobody fits": "Fits nobody",
    "own rows": "Never decides: the contacts' own rows name a group",
    "earlier rules": "Never decides: earlier rules or own rows take all",
}


def show_own_rules(page: Page) -> None:
    """The rules in their order, one of them to be changed or looked into, and a new one to be made."""
    st.subheader("Your rules", anchor=False)
    st.caption(
        "The first rule that a contact fits decides, before all the product's own. The group in a contact's own row "
        "comes before your rules. Kept in your workbook on the sheet “PMO group rules”."
    )
    standings = derived.rule_standings(page.session)
    if standings:
        show_table(rules_frame(standings), "own_rules", "Your own rules for groups, in order", row_height=ROW_HEIGHT)
        chosen = _choose(standings)
        if chosen is not None:
            with st.container(border=True):
                _show_contacts(page, standings, chosen)
                show_changing(page, standings, chosen)
    else:
        st.caption("You have none yet. Override a contact's group and a rule is offered, or write one below.")
    show_adding(page)


def rules_frame(standings: Sequence[RuleStanding]) -> pd.DataFrame:
    """One row a rule: when it holds and what it gives, and how many contacts it decides, fits and shares."""
    return pd.DataFrame(
        {
            "number": range(1, len(standings) + 1),
            "condition": [one.rule.condition for one in standings],
            "gives": [one.rule.group for one in standings],
            "note": [IDLE[one.idle] for one in standings],
            "decides": [len(one.decides) for one in standings],
            "reaches": [len(one.fits) for one in standings],
            "own_row": [len(one.own_row) for one in standings],
            "overlaps": [_shared(one, conflict=False) for one in standings],
            "conflicts": [_shared(one, conflict=True) for one in standings],
        }
    )


def _shared(one: RuleStanding, conflict: bool) -> int:
    """How many contacts at least one other rule fits too, to the same group or to another."""
    return len({place for overlap in one.overlaps if overlap.conflict == conflict for place in overlap.both.tolist()})


def _choose(standings: Sequence[RuleStanding]) -> int | None:
    chosen = st.selectbox(
        "Look into or change a rule",
        range(len(standings)),
        index=None,
        format_func=lambda number: rule_in_words(standings, number),
        key=f"own_rule_of_{len(standings)}",
        placeholder="Choose a rule",
    )
    return None if chosen is None or chosen >= len(standings) else int(chosen)


def rule_in_words(standings: Sequence[RuleStanding], number: int) -> str:
    """A rule with its number, on one line."""
    rule = standings[number].rule
    return f"{number + 1}. {label_of_look(rule.looks_at)} “{rule.text}” → {rule.group}"


def _show_contacts(page: Page, standings: Sequence[RuleStanding], number: int) -> None:
    """The contacts behind each of the rule's counts, when asked for."""
    one = standings[number]
    sets = {f"decides ({len(one.decides):,})": one.decides, f"reaches ({len(one.fits):,})": one.fits}
    if len(one.own_row):
        sets[f"keep the group of their own row ({len(one.own_row):,})"] = one.own_row
    for overlap in one.overlaps:
        verb = "conflicts with" if overlap.conflict else "overlaps with"
        other = standings[overlap.other].rule.group
        sets[f"{verb} rule {overlap.other + 1}, {other} ({len(overlap.both):,})"] = overlap.both
    asked = st.selectbox(
        "Show the contacts that it …", list(sets), index=None, key=f"own_rule_set_{number}", placeholder="Choose which"
    )
    if asked in sets:
        st.caption(counted(len(sets[asked]), "contact"))
        show_table(
            page.whole.standing.iloc[sets[asked]], "own_rule_contacts", "The contacts of the rule", CONTACT_COLUMNS
        )
