"""A contact's group, overridden by hand, offered as a rule for all who are like them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import streamlit as st

from pmodash.journal.edits import SetField, SetRules
from pmodash.network.group_rules import GroupRule, label_of_look
from pmodash.network.register import Register
from pmodash.network.rule_offers import Offer, offers_for
from pmodash.network.rule_reach import Reach
from pmodash.network.rule_texts import with_rule
from pmodash.ui import derived
from pmodash.ui.committing import commit
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted, listed, plain, shortened
from pmodash.ui.session import Session
from pmodash.vocabulary import HUB_SOURCE, NO_GROUP

SHORTCUTS = {"title": "T", "title_word": "W", "department": "D", "domain": "M", "organisation": "O"}


def just_overridden(kept: Session) -> int | None:
    """The position of the contact whose group the last step of the journal set; None after any other step."""
    step = kept.workspace.journal.last_step
    edits = [made.edit for made in step]
    groups = [edit for edit in edits if isinstance(edit, SetField) and edit.field == "group" and edit.value]
    if not groups or len(groups) != len(edits):
        return None
    key, contacts = groups[-1].contact, derived.register_of(kept).contacts
    places = np.flatnonzero((contacts["row"] == key.row) & (contacts["sheet"] == key.sheet))
    return int(places[0]) if len(places) == 1 else None


def show_offers(page: Page, done: Callable[[], None] | None = None) -> None:
    """What the last override could become, each with whom it reaches and moves; nothing after any other edit.

    With `done`, which is called once a rule was made, the offers have keys to press.
    """
    place = just_overridden(page.session)
    if place is None:
        return
    network = page.whole.network
    row = network.classified.frame.iloc[place]
    group = HUB_SOURCE if row["source"] == HUB_SOURCE else row["group"]
    register = network.register
    offers = _offers(page.session, place, str(group))
    if not offers:
        return
    with st.container(border=True, gap="xsmall"):
        name = plain(shortened(register.contacts["name"].iloc[place]))
        st.markdown(f"**Always put contacts like {name} in {plain(group)}?**")
        st.caption("One click makes a rule, kept in your workbook. A group in a contact's own row still comes first.")
        for offer in offers:
            _show(offer, place, page, done)


def _offers(kept: Session, place: int, group: str) -> list[Offer]:
    network = derived.network_of(kept)
    register = network.register
    return kept.memo.get(
        "offers",
        (network, place),
        lambda: offers_for(place, group, register.group_rules, register.contacts, network.classified),
    )


def _show(offer: Offer, place: int, page: Page, done: Callable[[], None] | None) -> None:
    rule = offer.rule
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            plain(f"{label_of_look(rule.looks_at)} “{shortened(rule.text, 44)}”"),
            key=f"offer_{rule.looks_at}_{page.session.workspace.revision}",
            on_click=make_rule,
            args=(page.register, rule, done),
            shortcut=SHORTCUTS[rule.looks_at] if done else None,
        )
        settled = int(page.whole.unsure.index.isin(offer.reach.decides).sum())
        st.caption(plain(reach_in_words(offer.reach, settled, place)), width="stretch")


def reach_in_words(reach: Reach, settled: int = 0, but: int = -1) -> str:
    """Whom a rule would reach and move, in words; `but` is the contact whose own group it would repeat."""
    moved = len(reach.moves)
    whence = [f"{count:,} {'with no group' if group == NO_GROUP else f'from {group}'}"
              for group, count in reach.moves_from.items()]  # fmt: skip
    told = [f"reaches {counted(len(reach.fits), 'contact')}", f"moves {moved:,}" if moved else "moves nobody"]
    if moved:
        told[-1] += f" ({listed(whence)})"
    if settled:
        told.append(f"settles {settled:,} unsure")
    earlier = len(reach.fits) - len(np.union1d(reach.decides, reach.own_row))
    if earlier > 0:
        told.append(f"{earlier:,} are taken by earlier rules")
    own_row = int((reach.own_row != but).sum())
    if own_row:
        told.append(f"{own_row:,} keep the group of their own row")
    return " · ".join(told)


def make_rule(register: Register, rule: GroupRule, done: Callable[[], None] | None = None) -> None:
    """Add the rule to those in force, where it belongs among them."""
    made = commit(SetRules(with_rule(register.group_rules, rule)), notice="Your rule is in force")
    if made and done:
        done()
