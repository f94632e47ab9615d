"""A colleague's copy of the workbook brought into the one that is open: preview, conflicts to choose, one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pmodash.comparison.conflicts import (
    BOTH,
    GONE_HERE,
    GONE_THERE,
    LEFT_HERE,
    MERGED_HERE,
    MINE,
    THEIRS,
    Conflict,
)
from pmodash.comparison.merging import Merging, NotDone, merge_copies, that_can_be_made
from pmodash.journal.describing import describe_all
from pmodash.journal.edits import AddContact, Edit, LogTouchpoints
from pmodash.network.register import Register
from pmodash.ui.beside import Beside, choose_beside, digest_of, forget_beside, name_of
from pmodash.ui.columns import column_settings
from pmodash.ui.committing import commit
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted, plain, sentences
from pmodash.ui.tables import height_for, show_table
from pmodash.ui.tiles import Tile, show_tiles
from pmodash.workbook.field_names import field_label

BASE, COPY = "base", "copy"
WORDS = {MINE: "Keep mine", THEIRS: "Take theirs", BOTH: "Both"}
OPEN, ALL_MINE, ALL_THEIRS = "One by one", "All mine", "All theirs"
MEANING = {
    GONE_THERE: "Gone from theirs: mine keeps the contact as it is, theirs marks them as left. Nobody is deleted.",
    GONE_HERE: "Gone from yours: mine leaves them out, theirs adds them again with what was changed and logged.",
    LEFT_HERE: "Left in yours: mine keeps the contact as it is, theirs takes the changed fields too; they stay left.",
    MERGED_HERE: "Merged in yours: with theirs, the one who remains takes the changed fields.",
}
WIDTHS = {"name": 130, "choice": 90, "mine": 130, "theirs": 130, "base": 130, "kind": 230}
ROW = 64
DEFAULTS = {OPEN: None, ALL_MINE: WORDS[MINE], ALL_THEIRS: WORDS[THEIRS]}


def show_merging(page: Page) -> None:
    """The two files, what they bring, what is to be chosen, and the button that brings it in."""
    st.caption(
        "You and a colleague each changed a copy of one workbook. Yours is the one that is open; choose the workbook "
        "that both began with, and theirs. Nothing of yours is lost."
    )
    base = choose_beside(BASE, "The workbook that both began with")
    theirs = choose_beside(COPY, "Their copy")
    if base is None or theirs is None:
        return
    found = _merging(page, base, theirs)
    choices = _ask_to_choose(found.conflicts)
    edits, refused = _edits(page, found, choices)
    _show_counts(found, edits)
    _show_edits(edits, page.register)
    _show_not_done(refused, found)
    _offer(found, edits, choices)


def _merging(page: Page, base: Beside, theirs: Beside) -> Merging:
    now = page.session.workspace
    return page.session.memo.get(
        "merging",
        (*_key(page), now.as_of),
        lambda: merge_copies(base.register, page.register, theirs.register, now.as_of),
    )


def _key(page: Page) -> tuple[object, ...]:
    now = page.session.workspace
    return digest_of(BASE), digest_of(COPY), now.understood_as, now.revision, now.home


def _edits(page: Page, found: Merging, choices: Mapping[int, str]) -> tuple[tuple[Edit, ...], tuple[NotDone, ...]]:
    key = (*_key(page), page.session.workspace.as_of, tuple(choices.items()))
    return page.session.memo.get("merged edits", key, lambda: that_can_be_made(page.register, found.edits(choices)))


def _ask_to_choose(conflicts: Sequence[Conflict]) -> dict[int, str]:
    """What was chosen, by the conflict's number; those not chosen yet are left out."""
    if not conflicts:
        return {}
    st.subheader(f"To choose: {len(conflicts):,}", anchor=False, icon=":material/call_split:")
    first = st.segmented_control("Choose", list(DEFAULTS), default=OPEN, key="merge_default", required=True)
    frame = _conflict_frame(conflicts).assign(choice=pd.array([DEFAULTS[first]] * len(conflicts), dtype="str"))
    chosen = st.data_editor(
        frame,
        hide_index=True,
        column_config={
            **_columns(frame),
            "choice": st.column_config.SelectboxColumn(
                "Choice", options=list(WORDS.values()), pinned=True, width=WIDTHS["choice"]
            ),
        },
        disabled=[name for name in frame.columns if name != "choice"],
        key=f"merge_{digest_of(BASE)}_{digest_of(COPY)}_{first}",
        alt="What both copies say differently, and the choice between them",
        placeholder="",
        row_height=ROW,
        height=height_for(len(frame), ROW),
    )
    kinds = {conflict.kind for conflict in conflicts}
    for kind in (kind for kind in MEANING if kind in kinds):
        st.caption(MEANING[kind])
    by_word = {word: choice for choice, word in WORDS.items()}
    picked = {c.number: by_word.get(word, "") for c, word in zip(conflicts, chosen["choice"], strict=True)}
    wrong = [c for c in conflicts if picked[c.number] and picked[c.number] not in c.choices]
    if wrong:
        st.warning("Both can be kept only of notes and tags. Choose mine or theirs for the others.")
    return {c.number: picked[c.number] for c in conflicts if picked[c.number] in c.choices}


def _columns(frame: pd.DataFrame) -> dict[str, Any]:
    """The columns as narrow as lets a small screen show what both say, the longer texts on two lines."""
    return {name: {**told, "width": WIDTHS.get(name)} for name, told in column_settings(frame).items()}


def _conflict_frame(conflicts: Sequence[Conflict]) -> pd.DataFrame:
    rows = [(_about(conflict), conflict.mine, conflict.theirs, conflict.base, conflict.kind) for conflict in conflicts]
    return pd.DataFrame(rows, columns=["name", "mine", "theirs", "base", "kind"], dtype="str")


def _about(conflict: Conflict) -> str:
    return f"{conflict.about}: {field_label(conflict.field)}" if conflict.field else conflict.about


def _show_counts(found: Merging, edits: Sequence[Edit]) -> None:
    added = sum(isinstance(edit, AddContact) for edit in edits)
    logged = sum(len(edit.contacts) for edit in edits if isinstance(edit, LogTouchpoints))
    others = sum(not isinstance(edit, AddContact | LogTouchpoints) for edit in edits)
    show_tiles(
        (
            Tile("Changes", f"{others:,}", "of fields and policy"),
            Tile("Contacts added", f"{added:,}", "that only theirs has"),
            Tile("Touchpoints", f"{logged:,}", "that only theirs has"),
            Tile("To choose", f"{len(found.conflicts):,}", "where the copies disagree"),
        )
    )


def _show_edits(edits: Sequence[Edit], register: Register) -> None:
    """The edits in words, told once the list is opened."""
    box = st.expander(f"What is brought in: {len(edits):,}", key="merge_edits", on_change="rerun")
    if edits and box.open:
        with box:
            frame = pd.DataFrame(describe_all(edits, register), columns=["edit", "old", "new"], dtype="str")
            show_table(frame, "merge_rows", "What is brought in", file="merge")


def _show_not_done(refused: Sequence[NotDone], found: Merging) -> None:
    for one in refused:
        st.warning(plain(sentences(f"Cannot be brought in: {one.why}")), icon=":material/block:")
    if found.touchpoints_kept:
        st.caption(f"{counted(found.touchpoints_kept, 'touchpoint')} that theirs no longer has will stay in yours.")
    if found.carried_out:
        plans = counted(found.carried_out, "plan")
        st.caption(f"{plans} of yours carried out there: logged as done, beside the planned rows, which count no more.")


def _offer(found: Merging, edits: tuple[Edit, ...], choices: Mapping[int, str]) -> None:
    waiting = len(found.conflicts) - len(choices)
    if not edits and not waiting:
        st.success("Nothing is to be brought in: all that theirs says is in your workbook.")
        return
    st.button(
        f"Bring {counted(len(edits), 'change')} into my workbook",
        type="primary",
        icon=":material/merge:",
        disabled=bool(waiting) or not edits,
        on_click=_bring_in,
        args=(edits,),
        key="merge_bring_in",
    )
    if waiting:
        st.caption(f"{waiting:,} still to choose in the table above.")


def _bring_in(edits: tuple[Edit, ...]) -> None:
    name = name_of(COPY)
    notice = f"{counted(len(edits), 'change')} brought in, undone as one on the Edits page"
    if commit(*edits, notice=notice, together=f"Merged from {name}"):
        forget_beside(BASE, COPY)
