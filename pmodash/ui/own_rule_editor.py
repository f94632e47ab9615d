"""Making, changing, moving and removing one of the user's own rules, with whom that moves told before it is done."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from pmodash.journal.edits import SetRules
from pmodash.network.group_rules import LOOKS_AT, GroupRule, group_choices, label_of_look
from pmodash.network.rule_reach import RuleStanding, moved_between, reach_of
from pmodash.network.rule_texts import NoRule, checked_rule, placed
from pmodash.ui import derived
from pmodash.ui.committing import commit
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted, listed, plain, sentences
from pmodash.ui.rule_offer import make_rule, reach_in_words
from pmodash.ui.session import show_in_widget

Rules = tuple[GroupRule, ...]


def show_adding(page: Page) -> None:
    """A new rule, with whom it would reach and move while it is being written."""
    with st.expander("Write a new rule", icon=":material/add:"):
        revision = page.session.workspace.revision
        asked = _ask(f"new_rule_{revision}", GroupRule(LOOKS_AT[0], "", group_choices()[0]))
        if not asked.text.strip():
            return
        rule = checked_rule(asked.looks_at, asked.text, asked.group)
        if isinstance(rule, NoRule):
            st.caption(plain(sentences(rule.what)))
            return
        register = page.register
        classified = page.whole.network.classified
        reach = reach_of([rule], register.group_rules, register.contacts, classified)[0]
        place = placed(register.group_rules, rule) + 1
        st.caption(
            plain(f"This rule {reach_in_words(reach)} · stands as number {place}, the particular before the general")
        )
        st.button("Add the rule", on_click=make_rule, args=(register, rule), type="primary", key="add_rule")


def show_changing(page: Page, standings: Sequence[RuleStanding], number: int) -> None:
    """The fields of a rule, and the buttons that save, move and remove it."""
    rules = tuple(one.rule for one in standings)
    asked = _ask(f"rule_{number}_{page.session.workspace.revision}", rules[number])
    changed = checked_rule(asked.looks_at, asked.text, asked.group)
    if isinstance(changed, NoRule):
        st.caption(plain(sentences(changed.what)))
        changed = rules[number]
    others = (*rules[:number], *rules[number + 1 :])
    with st.container(horizontal=True, vertical_alignment="center"):
        if changed != rules[number]:
            after = (*rules[:number], changed, *rules[number + 1 :])
            _button(page, "Save the change", after, number, "primary")
        if number:
            _move(standings, number, number - 1, "Move up", ":material/arrow_upward:")
        if number + 1 < len(rules):
            _move(standings, number, number + 1, "Move down", ":material/arrow_downward:")
        _button(page, "Remove", others, None)


def _ask(key: str, rule: GroupRule) -> GroupRule:
    with st.grid(3, min_column_width=190, gap="small"):
        looks_at = st.selectbox(
            "Looks at", LOOKS_AT, LOOKS_AT.index(rule.looks_at), format_func=label_of_look, key=f"{key}_looks_at"
        )
        text = st.text_input("Text", rule.text, key=f"{key}_text", live="300ms", max_chars=200)
        choices = list(group_choices())
        group = st.selectbox("Group", choices, choices.index(rule.group), key=f"{key}_group")
    return GroupRule(looks_at, text, group)


def _button(page: Page, label: str, after: Rules, chosen: int | None, kind: str = "secondary") -> None:
    """A button that puts other rules in force, and beside it whom that would move."""
    st.button(
        label, on_click=_put, args=(after, chosen), type="primary" if kind == "primary" else "secondary", key=label
    )
    st.caption(plain(_moved_in_words(page, after)), width="content")


def _moved_in_words(page: Page, after: Rules) -> str:
    before = page.whole.network.classified
    moved = moved_between(before, derived.classified_with(page.session, after))
    if moved.empty:
        return "moves nobody"
    whither = moved["after"].value_counts()
    return f"moves {counted(len(moved), 'contact')}: {listed([f'{n:,} to {group}' for group, n in whither.items()])}"


def _move(standings: Sequence[RuleStanding], number: int, to: int, label: str, icon: str) -> None:
    """A button that lets a rule change places with its neighbour; whom that moves is what the two conflict in."""
    first, second = sorted((number, to))
    rules = [one.rule for one in standings]
    swapped = np.intersect1d(standings[first].decides, standings[second].fits)
    moved = 0 if rules[first].group == rules[second].group else len(swapped)
    rules[first], rules[second] = rules[second], rules[first]
    tip = f"Moves {counted(moved, 'contact')} to another group." if moved else "Moves nobody to another group."
    st.button(label, on_click=_put, args=(tuple(rules), to), icon=icon, help=tip, key=label)


def _put(rules: Rules, chosen: int | None) -> None:
    if commit(SetRules(rules), notice="Your rules were changed"):
        show_in_widget(f"own_rule_of_{len(rules)}", chosen)
