"""Edits out of a file in the form that the command line takes, made on the workbook that is open."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import streamlit as st

from pmodash.findings import Refusal, RefusedEditError
from pmodash.journal.edits import Edit
from pmodash.journal.edits_json import edits_as_json, edits_from_json
from pmodash.ui.committing import make
from pmodash.ui.plain import counted, sentences
from pmodash.ui.session import once, session, typed

LARGEST_MB = 5
NO_FILE = "This is no file of edits", "take one that was downloaded here, or written as the README says"


def show_edits_file() -> None:
    """Where a file of edits is dropped; all of its edits are made, or none."""
    key = once("edits_file")
    with st.expander("Make edits from a file", icon=":material/playlist_add_check:", key="edits_file_box"):
        st.file_uploader(
            "A file of edits, such as one downloaded on this page",
            type="json",
            max_upload_size=LARGEST_MB,
            key=key,
            on_change=_take_file,
            args=(key,),
            help="All of its edits are made, or none. Each can be undone. Those in the list above are passed over.",
        )


def edits_in_file(data: bytes) -> tuple[Edit, ...]:
    """The edits that a file holds. Refusal in one sentence where it holds none or one that will not do."""
    if len(data) > LARGEST_MB << 20:
        raise Refusal(f"The file is larger than {LARGEST_MB} MB", NO_FILE[1])
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refusal(*NO_FILE) from None
    return edits_from_json(told)


def not_made_yet(edits: Sequence[Edit], made: Sequence[Edit]) -> dict[int, Edit]:
    """Those of the edits that are not among the ones made, by their number; one made twice accounts for two."""
    left = Counter(_texts(made))
    wanted = {}
    for number, (edit, text) in enumerate(zip(edits, _texts(edits), strict=True), start=1):
        if left[text]:
            left[text] -= 1
        else:
            wanted[number] = edit
    return wanted


def _texts(edits: Sequence[Edit]) -> list[str]:
    """Each edit as a file holds it."""
    return [json.dumps(told, sort_keys=True) for told in edits_as_json(edits)]


def _take_file(key: str) -> None:
    uploaded: Any = typed(key)
    if uploaded is None:
        return
    kept = session()
    try:
        kept.notice, kept.notice_is_bad = _make_all(edits_in_file(uploaded.getvalue())), False
    except Refusal as refusal:
        kept.workspace = kept.workspace.touched()
        kept.notice, kept.notice_is_bad = sentences(refusal.what, refusal.remedy), True


def _make_all(edits: Sequence[Edit]) -> str:
    """Make them, and what to say of it; a refusal numbers the edit as the file does."""
    before = session().workspace.journal.edits
    wanted = not_made_yet(edits, before)
    try:
        made = make(tuple(wanted.values()))
    except RefusedEditError as refusal:
        place = refusal.number - len(before)
        number = list(wanted)[place - 1] if 0 < place <= len(wanted) else 0
        why = f"{refusal.why}, so none of the file's edits was made"
        raise RefusedEditError(why, refusal.remedy, number) from None
    done = len(edits) - made
    if not made:
        return "No edit was made: all that the file asks for is so already"
    there = f"; {counted(done, 'other')} changed nothing" if done else ""
    return f"{counted(made, 'edit')} from the file {'was' if made == 1 else 'were'} made{there}"
