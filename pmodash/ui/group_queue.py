"""The contacts whose group is unsure, one at a time, answered by keyboard: each answer is an edit."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pmodash.journal.edits import Edit, SetField, SetRules
from pmodash.network.group_rules import group_choices
from pmodash.network.home import email_domains
from pmodash.network.register import Register
from pmodash.network.rivals import rivals
from pmodash.ui.committing import commit, key_of
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted, plain
from pmodash.ui.queue_state import SKIPPED, Place
from pmodash.ui.rule_names import rule_label
from pmodash.ui.rule_offer import show_offers
from pmodash.ui.session import change, session
from pmodash.vocabulary import HUB_SOURCE

QUEUE = "Queue"
_ELSEWHERE = "The last edit was made elsewhere: take it back on the Edits page"


def sections_with_queue(page: Page, others: Sequence[str]) -> tuple[str, ...]:
    """The sections of the page: the queue first while somebody is unsure, else last; none while names are hidden."""
    if not page.names_shown:
        return tuple(others)
    return (QUEUE, *others) if len(page.analysis.unsure) else (*others, QUEUE)


def show_queue(page: Page) -> None:
    """The next contact whose group is unsure, with the answers; then what the last answer could become."""
    guesses = page.analysis.unsure
    places = _places(page.register, guesses.index)
    kept = page.session
    file = kept.workspace.file
    kept.queue = kept.queue.meeting(file.digest if file else "", places)
    left = kept.queue.left(places)
    if left:
        at = places.index(left[0])
        _show_progress(len(kept.queue.seen), len(left), len(places) - len(left))
        _show_contact(page, int(guesses.index[at]))
        _show_answers(page, int(guesses.index[at]), left[0])
    else:
        _say_done(len(places))
    show_offers(page, _note_edit)


def _places(register: Register, positions: pd.Index) -> list[Place]:
    rows = register.contacts.loc[positions]
    return list(zip(rows["sheet"].tolist(), rows["row"].tolist(), strict=True))


def _show_progress(seen: int, left: int, skipped: int) -> None:
    passed = f" · {skipped:,} skipped" if skipped else ""
    st.progress((seen - left) / seen, f"{seen - left + 1:,} of {seen:,}{passed}")


def _show_contact(page: Page, position: int) -> None:
    contact, standing = page.register.contacts.iloc[position], page.whole.standing.iloc[position]
    domain = email_domains(page.register.contacts.iloc[[position]]).iloc[0]
    title = contact["job_title"] if pd.notna(contact["job_title"]) else contact["role"]
    facts = {
        "Job title": title,
        "Organisation": contact["organisation"],
        "Department": contact["department"],
        "E-mail domain": domain,
    }
    with st.container(border=True, gap="small"):
        st.subheader(plain(contact["name"]), anchor=False)
        with st.grid(len(facts), min_column_width=170, gap="small"):
            for label, value in facts.items():
                st.markdown(f":small[{label}]  \n{plain(value) if pd.notna(value) else '–'}")
        proposed = _proposed(standing)
        sure = f", confidence {standing['group_confidence']:.2f}" if proposed else ""
        st.markdown(f"Proposed: **{plain(proposed or 'no group')}**{sure}")
        st.caption(plain(standing["group_why"]))
        others = rivals(page.whole.network.classified, position)
        if others:
            told = [f"{rival.group} ({rule_label(rival.rule)})" for rival in others]
            st.caption(plain(f"Rules that come later say: {'; '.join(told)}"))


def _proposed(standing: pd.Series) -> str:
    if standing["source"] == HUB_SOURCE and pd.isna(standing["group"]):
        return HUB_SOURCE
    return "" if pd.isna(standing["group"]) else str(standing["group"])


def _show_answers(page: Page, position: int, place: Place) -> None:
    proposed, mark = _proposed(page.whole.standing.iloc[position]), f"{place[0]}_{place[1]}"
    with st.grid(3, min_column_width=200, gap="small"):
        for number, group in enumerate(group_choices(), 1):
            st.button(
                f"{group}, the hub" if group == HUB_SOURCE else group,
                key=f"answer_{number}_{mark}",
                on_click=_answer,
                args=(page.register, position, group),
                shortcut=str(number),
                width="stretch",
            )
    with st.container(horizontal=True):
        st.button(
            f"Accept {proposed}" if proposed else "No proposal to accept",
            key=f"accept_{mark}",
            on_click=_answer,
            args=(page.register, position, proposed),
            disabled=not proposed,
            type="primary",
            shortcut="A",
        )
        st.button("Skip", key=f"skip_{mark}", on_click=_skip, args=(place,), shortcut="S")
        _offer_undo(mark)


def _offer_undo(mark: str) -> None:
    steps = session().queue.steps
    st.button("Undo", key=f"undo_{mark}", on_click=_undo, disabled=not steps, shortcut="U", icon=":material/undo:")


def _say_done(skipped: int) -> None:
    with st.container(border=True):
        if skipped:
            st.markdown(f"**All answered but {counted(skipped, 'contact')} that you skipped.**")
            st.button("Go through the skipped", on_click=_from_the_start, type="primary", shortcut="A")
        else:
            st.markdown("**Nobody is unsure: every contact has a group of which the rules are sure.**")
            st.caption("A contact comes here when their group has a confidence under 0.6, or when they have none.")
        if session().queue.steps:
            _offer_undo("end")


def _answer(register: Register, position: int, group: str) -> None:
    if commit(SetField(key_of(register, position), "group", group), notice=""):
        _note_edit()


def _note_edit() -> None:
    session().queue = session().queue.edited()


def _skip(place: Place) -> None:
    session().queue = session().queue.skipping(place)


def _from_the_start() -> None:
    session().queue = session().queue.from_the_start()


def _undo() -> None:
    """Take the last step back: a skip by itself, an answer or a rule in the journal."""
    kept = session()
    if kept.queue.steps[-1:] != (SKIPPED,):
        if not all(_is_of_groups(made.edit) for made in kept.workspace.journal.last_step):
            kept.notice, kept.notice_is_bad = _ELSEWHERE, True
            return
        change(lambda now: now.undone())
    kept.queue = kept.queue.stepped_back()


def _is_of_groups(edit: Edit) -> bool:
    return isinstance(edit, SetRules) or (isinstance(edit, SetField) and edit.field == "group")
