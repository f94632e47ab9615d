"""The receipt of a written workbook on the page: what happened, what did not and why, and which parts stayed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from string import ascii_uppercase

import pandas as pd
import streamlit as st

from pmodash.journal.describing import describe_all
from pmodash.ui import derived
from pmodash.ui.frame import Page
from pmodash.ui.other_formats import told_above
from pmodash.ui.plain import counted, plain
from pmodash.ui.tables import show_table
from pmodash.ui.understood import value_as_text
from pmodash.workbook.kept_parts import what_it_is
from pmodash.workbook.receipt import Receipt

CELL_COLUMNS = ("contact", "sheet", "cell", "old", "new", "why")
_MOST_PLACES, _MOST_NOTES, _FEW_CELLS = 6, 12, 10


def show_receipt(page: Page, receipt: Receipt) -> None:
    """The receipt, the sentence that says it all first."""
    words = receipt.in_words()
    st.subheader("Receipt", anchor=False)
    st.markdown(f"{plain(words[:1].upper() + words[1:])}.")
    said = {*receipt.not_done, *told_above(page)}
    _show_notes("Not done", receipt.not_done)
    _show_notes("Good to know", [note for note in receipt.notes if note not in said])
    _show_places("Rows added", [place_in_words(place, "row", receipt.names) for place in receipt.rows_of_the_user])
    _show_places("Columns added", [place_in_words(place, "column", receipt.names) for place in receipt.columns_added])
    _show_places("Sheets added", receipt.sheets_added)
    _show_cells(page, receipt)
    _show_parts(receipt)
    st.download_button(
        "Download the receipt as JSON",
        data=partial(_as_json, receipt),
        file_name="receipt.json",
        mime="application/json",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def _as_json(receipt: Receipt) -> str:
    return json.dumps(receipt.as_json(), ensure_ascii=False, indent=1)


def _show_notes(title: str, notes: Sequence[str]) -> None:
    if notes:
        rest = len(notes) - _MOST_NOTES
        more = [f"{rest:,} more, which the receipt as JSON names"] if rest > 0 else []
        lines = [f"- {plain(note)}" for note in (*notes[:_MOST_NOTES], *more)]
        st.markdown("\n".join([f"**{title}**", "", *lines]))


def _show_places(title: str, places: Sequence[str]) -> None:
    if places:
        rest = len(places) - _MOST_PLACES
        more = f" and {rest:,} more" if rest > 0 else ""
        st.markdown(f"**{title}:** {plain(', '.join(places[:_MOST_PLACES]))}{more}")


def place_in_words(place: str, what: str, names: Mapping[str, str]) -> str:
    """A row or column that was added, by what it holds: "Job title (column L on Register)"."""
    sheet, _, cells = place.rpartition("!")
    number = cells if what == "column" else cells.rpartition(":")[2].lstrip(ascii_uppercase)
    where = f"{what} {number} on {sheet}"
    return f"{names[place]} ({where})" if place in names else where


def _show_cells(page: Page, receipt: Receipt) -> None:
    count = len(receipt.cells_of_old_rows)
    if not count:
        return
    title, few = f"{counted(count, 'cell')} changed", count <= _FEW_CELLS
    box = st.expander(title, expanded=few, key="receipt_cells", on_change="rerun", icon=":material/table_chart:")
    if not box.open:
        return
    edits = page.session.workspace.journal.edits
    told = [what for what, _, _ in describe_all(edits, derived.uploaded_register(page.session))]
    with box:
        frame = cells_frame(receipt, page.register.contacts, told)
        show_table(frame, "receipt", "Cells that were changed", CELL_COLUMNS, "receipt")


def cells_frame(receipt: Receipt, contacts: pd.DataFrame, told: Sequence[str] = ()) -> pd.DataFrame:
    """One row a changed cell, all as text: the contact in whose row it stands, sheet, cell, old, new and why.

    `told` are the edits in words, the first for "edit 1".
    """
    changed = receipt.cells_of_old_rows
    cells = [(c.sheet, c.cell, value_as_text(c.old), value_as_text(c.new), c.why) for c in changed]
    frame = pd.DataFrame(cells, columns=list(CELL_COLUMNS[1:]), dtype="str")
    places = zip(contacts["sheet"].tolist(), contacts["row"].tolist(), strict=True)
    names = dict(zip(places, contacts["name"].tolist(), strict=True))
    rows = frame["cell"].str.extract(r"(\d+)$", expand=False).fillna("0").astype("int64")
    whose = [names.get(place, "") for place in zip(frame["sheet"], rows, strict=True)]
    words = {f"edit {number}": what for number, what in enumerate(told, start=1)}
    frame = frame.assign(contact=whose, why=frame["why"].map(lambda why: words.get(why, why)))
    return frame[list(CELL_COLUMNS)]


def changed_frame(receipt: Receipt) -> pd.DataFrame:
    """One row a part of the file that changed, came or went: the part, what it is, and why."""
    rows = [
        *((part, what_it_is(part), why) for part, why in receipt.parts_changed),
        *((part, what_it_is(part), "added") for part in receipt.parts_added),
        *((part, what_it_is(part), f"taken away: {why}") for part, why in receipt.parts_removed),
    ]
    return pd.DataFrame(rows, columns=["part", "what", "why"], dtype="str")


def unchanged_frame(receipt: Receipt) -> pd.DataFrame:
    """One row a part of the file that is byte for byte as it was: the part, what it is, its digest and of what."""
    rows = [(kept.part, what_it_is(kept.part), kept.digest, kept.of) for kept in receipt.unchanged]
    return pd.DataFrame(rows, columns=["part", "what", "digest", "digest_of"], dtype="str")


def _show_parts(receipt: Receipt) -> None:
    title = "For whoever wants to check the file"
    box = st.expander(title, key="receipt_parts", on_change="rerun", icon=":material/folder_zip:")
    if not box.open:
        return
    with box:
        st.markdown(
            "A workbook's file is made of parts, such as its sheets, charts and pictures. Here is each part that "
            "changed, and why, and each that came through exactly as it was."
        )
        changed, unchanged = changed_frame(receipt), unchanged_frame(receipt)
        if len(changed):
            st.markdown(f"**{counted(len(changed), 'part')} changed, added or taken away**")
            show_table(changed, "parts_changed", "Parts of the file that changed, and why")
        if len(unchanged):
            st.markdown(f"**{counted(len(unchanged), 'part')} exactly as before**")
            st.caption(
                "A digest is a fingerprint: the same digest, the same bytes. A large part's is of it compressed."
            )
            show_table(unchanged, "parts_unchanged", "Parts of the file that stayed as they were", file="parts")
