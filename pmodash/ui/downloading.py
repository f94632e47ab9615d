"""The updated workbook: what stays as it is, what to write, the receipt, and the file itself."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from pmodash.findings import Refusal
from pmodash.journal.describing import describe_all
from pmodash.journal.updating import download
from pmodash.ui import derived
from pmodash.ui.formula_cells import show_formula_cells
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted, plain, sentences
from pmodash.ui.session import change, session
from pmodash.ui.tables import show_table
from pmodash.ui.understood import value_as_text
from pmodash.workbook.file_kinds import kind_of
from pmodash.workbook.kept_parts import kept_parts
from pmodash.workbook.patches import PatchValue
from pmodash.workbook.receipt import Receipt, Written

GROUP_HEADER, NEXT_DUE_HEADER = "PMO group", "PMO next due"
IN_PLACE = ("xlsx", "xlsm")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CELL_COLUMNS = ("contact", "sheet", "cell", "old", "new", "why")
Columns = Mapping[str, Mapping[tuple[str, int], PatchValue]]


def extra_columns(standing: pd.DataFrame, group: bool, next_due: bool) -> Columns:
    """What the ticked boxes ask for: header → the contact's sheet and row → its group or next due date."""
    places = list(zip(standing["sheet"].astype(str), standing["row"].astype(int), strict=True))
    found: dict[str, dict[tuple[str, int], PatchValue]] = {}
    if group:
        named = standing["group"].astype(object).where(standing["group"].notna(), None)
        found[GROUP_HEADER] = dict(zip(places, named, strict=True))
    if next_due:
        days = [None if pd.isna(day) else day.date() for day in standing["next_due"]]
        found[NEXT_DUE_HEADER] = dict(zip(places, days, strict=True))
    return found


def cells_frame(receipt: Receipt, contacts: pd.DataFrame, told: Sequence[str] = ()) -> pd.DataFrame:
    """One row a changed cell, all as text: the contact in whose row it stands, sheet, cell, old, new and why.

    `told` are the edits in words, the first for "edit 1".
    """
    cells = [(c.sheet, c.cell, value_as_text(c.old), value_as_text(c.new), c.why) for c in receipt.cells]
    frame = pd.DataFrame(cells, columns=list(CELL_COLUMNS[1:]), dtype="str")
    places = zip(contacts["sheet"].tolist(), contacts["row"].tolist(), strict=True)
    names = dict(zip(places, contacts["name"].tolist(), strict=True))
    rows = frame["cell"].str.extract(r"(\d+)$", expand=False).fillna("0").astype("int64")
    whose = [names.get(place, "") for place in zip(frame["sheet"], rows, strict=True)]
    words = {f"edit {number}": what for number, what in enumerate(told, start=1)}
    frame = frame.assign(contact=whose, why=frame["why"].map(lambda why: words.get(why, why)))
    return frame[list(CELL_COLUMNS)]


def show_download(page: Page) -> None:
    """Everything between the edits and the file on the user's own disk."""
    now = page.session.workspace
    st.markdown(_what_is_written(len(now.journal.edits), now.unsaved))
    _show_what_stays(page)
    show_formula_cells(page)
    with st.container(horizontal=True):
        group = st.checkbox("Write each contact's group", key="write_group", persist_state="session")
        due = st.checkbox("Write each contact's next due date", key="write_next_due", persist_state="session")
    st.caption(f"Each goes into a column of its own, “{GROUP_HEADER}” and “{NEXT_DUE_HEADER}”.")
    key = (now.understood_as, now.revision, now.home, group, due, now.as_of if due else None)
    written = _build_on_click(page, key, group, due, _ask_for_password(page))
    if written is not None:
        _show_written(page, written)


def _what_is_written(edits: int, unsaved: int) -> str:
    if not edits:
        return "You have made no edits yet: without a ticked box below, the file comes back exactly as you opened it."
    if not unsaved:
        return f"**{counted(edits, 'edit')}**, all in the workbook that you downloaded last."
    return f"**{counted(edits, 'edit')}** will be written."


def _show_what_stays(page: Page) -> None:
    file, book = page.session.workspace.file, derived.book_of(page.session)
    if file is None:
        return
    if book.format not in IN_PLACE:
        st.info(
            f"A .{book.format} file cannot be written to in place. You get a new .xlsx with its values and your edits.",
            icon=":material/info:",
        )
        return
    kept = page.session.memo.get("kept parts", file.digest, lambda: kept_parts(file.data))
    besides = f" ({', '.join(kept)})" if kept else ""
    st.caption(
        f"Only the cells that your edits concern are changed; everything else in the file{plain(besides)} stays byte "
        "for byte as it is. Formulas show new results once Excel has opened it, pivot tables once you refresh them."
    )


def _ask_for_password(page: Page) -> str:
    """The password of an encrypted workbook, asked for again since it is not kept; blank for any other."""
    file = page.session.workspace.file
    if file is None or kind_of(file.data, file.name) != "protected":
        return ""
    return st.text_input(
        "Password of the workbook",
        type="password",
        key="write_password",
        help="Writing into the workbook needs its password; the download is protected with the same one again.",
    )


def _build_on_click(page: Page, key: Hashable, group: bool, due: bool, password: str) -> Written | None:
    """The workbook for these inputs: at hand already, built now when the button is pressed, else None."""
    memo = page.session.memo

    def make() -> Written:
        return _written(page, extra_columns(page.whole.everyone, group, due), password)

    if not memo.knows("written", key):
        if not st.button("Build the updated workbook", type="primary", icon=":material/build:", key="build"):
            return None
        with st.status("Writing your edits into the workbook …") as progress:
            st.write("Your edits go into the workbook's own cells, then everything is read again to check it.")
            try:
                memo.get("written", key, make)
            except Refusal as refusal:
                progress.update(label="Nothing was written", state="error", expanded=True)
                st.error(plain(sentences(refusal.what, refusal.remedy)), icon=":material/block:")
                return None
            progress.update(label="The workbook is ready", state="complete")
    return memo.get("written", key, make)


def _written(page: Page, columns: Columns, password: str) -> Written:
    now = page.session.workspace
    if now.file is None:
        raise LookupError("no workbook is open")
    made = download(
        now.file.data,
        now.file.name,
        derived.uploaded_register(page.session),
        now.journal.edits,
        corrections=now.corrections,
        times=now.journal.times,
        columns=columns,
        home=now.home,
        before=derived.book_of(page.session),
        password=password,
        keep_formulas=True,
    )
    return replace(made, book=None)


def _show_written(page: Page, written: Written) -> None:
    st.download_button(
        f"Download {plain(written.name)}",
        data=written.data,
        file_name=written.name,
        mime=EXCEL,
        type="primary",
        icon=":material/download:",
        on_click=_mark_saved,
        key="download_workbook",
    )
    _show_receipt(page, written.receipt)


def _show_receipt(page: Page, receipt: Receipt) -> None:
    st.subheader("Receipt", anchor=False)
    st.markdown(plain(receipt.in_words().capitalize()) + ".")
    for title, places in (
        ("Rows added", receipt.rows_of_the_user),
        ("Columns added", receipt.columns_added),
        ("Sheets added", receipt.sheets_added),
    ):
        if places:
            more = f" and {len(places) - 8:,} more" if len(places) > 8 else ""
            st.markdown(f"**{title}:** {plain(', '.join(places[:8]))}{more}")
    for note in receipt.notes:
        st.markdown(f"- {plain(note)}")
    if receipt.cells:
        edits = page.session.workspace.journal.edits
        told = [what for what, _, _ in describe_all(edits, derived.uploaded_register(page.session))]
        show_table(
            cells_frame(receipt, page.register.contacts, told),
            "receipt",
            "Cells that were changed",
            CELL_COLUMNS,
            "receipt",
        )
    st.download_button(
        "Download the receipt as JSON",
        data=json.dumps(receipt.as_json(), ensure_ascii=False, indent=1),
        file_name="receipt.json",
        mime="application/json",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def _mark_saved() -> None:
    change(lambda now: now.downloaded(), f"{counted(session().workspace.unsaved, 'edit')} saved in your download")
