"""Contacts who may be one person: how many pairs there are, and those that are surely one merged at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from pmodash.journal.edits import MergeContacts, SetApart
from pmodash.network.merged_contacts import Place
from pmodash.network.people.reviewing import Places, left_to_review, sure_merges
from pmodash.network.people.rules import SAME_PERSON
from pmodash.network.register import Register
from pmodash.ui import derived
from pmodash.ui.committing import commit, key_of
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted, listed, plain
from pmodash.ui.session import Session
from pmodash.ui.tables import show_table

PAIRS, SURE, DECIDED = "One pair at a time", "Those surely the same", "Merged and told apart"
SECTIONS = (PAIRS, SURE, DECIDED)
PREVIEW_COLUMNS = ("stays", "stays_in", "goes", "goes_in", "why")


@dataclass(frozen=True)
class Queue:
    """The pairs to be decided, the surest first, `waiting` without those put off; `decided` were so in this session.

    `crowded` tells what so many contacts share that only those of neighbouring names were compared.
    """

    pairs: pd.DataFrame
    waiting: pd.DataFrame
    decided: int
    crowded: dict[str, int]


def queue_of(page: Page) -> Queue:
    """The pairs of the register as it stands."""
    found, register = derived.pairs_of(page.session), page.register
    pairs = left_to_review(found.frame, register.contacts, register.apart)
    later = derived.put_off(page.session)
    waits = np.array([pair not in later for pair in rows_of(register, pairs)] if later else len(pairs) * [True], bool)
    waiting = pairs[waits].reset_index(drop=True)
    return Queue(pairs, waiting, _decided(page.session), found.crowded)


def rows_of(register: Register, pairs: pd.DataFrame) -> list[frozenset[Place]]:
    """The rows of each pair, which stay theirs whatever else is merged."""
    contacts = register.contacts
    places = list(zip(contacts["sheet"].tolist(), contacts["row"].tolist(), strict=True))
    both = zip(pairs["first"].tolist(), pairs["second"].tolist(), strict=True)
    return [frozenset((places[first], places[second])) for first, second in both]


def _decided(kept: Session) -> int:
    return sum(isinstance(edit, MergeContacts | SetApart) for edit in kept.workspace.journal.edits)


def show_message(queue: Queue) -> None:
    """How many pairs there are, in one sentence."""
    sure = int((queue.pairs["grade"] == SAME_PERSON).sum())
    unsure = len(queue.pairs) - sure
    if queue.pairs.empty:
        done = f" You decided {counted(queue.decided, 'pair')} in this session." if queue.decided else ""
        st.success(f"No two contacts look like one person.{done}", icon=":material/check_circle:")
        return
    told = [f"{counted(sure, 'pair')} {'is' if sure == 1 else 'are'} probably the same person"] if sure else []
    told += [f"{unsure:,} unsure" if sure else f"{counted(unsure, 'pair')} may be the same person"] if unsure else []
    st.subheader(f"{', '.join(told)}.", anchor=False, icon=":material/join_inner:")
    if queue.crowded:
        shared = listed([f"{what} ({counted(count, 'contact')})" for what, count in queue.crowded.items()])
        st.caption(f"Where very many share {plain(shared)}, only those of neighbouring names were compared.")


def show_sure(page: Page, queue: Queue) -> None:
    """All that are surely the same, who stays and who goes, and the button that merges them."""
    merges = sure_merges(queue.pairs, page.register.contacts)
    if not merges:
        st.caption("There is no pair that is surely the same. Look at the others one at a time.")
        return
    if int((queue.pairs["grade"] == SAME_PERSON).sum()) > len(merges):
        st.caption("Where three rows or more are one person, fewer merges than pairs bring them together.")
    st.caption(
        "The row that tells more stays and takes what it lacks from the other. Values that differ go into its notes, "
        "and the other row stays in your workbook, marked as merged. One undo takes them all back."
    )
    show_table(preview(page.register, queue.pairs, merges), "sure", "Who will be merged into whom", PREVIEW_COLUMNS, "")
    st.button(
        f"Merge {counted(len(merges), 'pair')}",
        key="merge_sure",
        type="primary",
        icon=":material/merge:",
        on_click=_merge_all,
        args=(page.register, merges),
    )


def preview(register: Register, pairs: pd.DataFrame, merges: Sequence[Places]) -> pd.DataFrame:
    """One row a merge: who stays and goes, in which rows, and why."""
    contacts = register.contacts
    both = zip(pairs["first"].tolist(), pairs["second"].tolist(), strict=True)
    why = dict(zip(map(frozenset, both), pairs["why"].tolist(), strict=True))
    names = contacts["name"].tolist()
    rows = (contacts["sheet"].astype("str") + " row " + contacts["row"].astype("str")).tolist()
    return pd.DataFrame(
        {
            "stays": [names[keep] for keep, _ in merges],
            "stays_in": [rows[keep] for keep, _ in merges],
            "goes": [names[drop] for _, drop in merges],
            "goes_in": [rows[drop] for _, drop in merges],
            "why": [why[frozenset(places)] for places in merges],
        }
    )


def _merge_all(register: Register, merges: Sequence[Places]) -> None:
    edits = [MergeContacts(key_of(register, keep), key_of(register, drop)) for keep, drop in merges]
    told = counted(len(edits), "pair")
    commit(*edits, notice=f"{told} merged. Undo it on the Edits page", together=f"Merge of {told} surely the same")
