"""The updated workbook: what stays as it is, what to write, the receipt, and the file itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from pmodash.findings import Refusal
from pmodash.journal.updating import UpdateOptions, download
from pmodash.ui import derived
from pmodash.ui.clock import this_moment
from pmodash.ui.formula_cells import show_formula_cells
from pmodash.ui.frame import Page
from pmodash.ui.history import ask_for_history
from pmodash.ui.not_writable import warn_of_protection
from pmodash.ui.other_formats import show_other_format
from pmodash.ui.plain import counted, listed, plain, sentences
from pmodash.ui.receipt import show_receipt
from pmodash.ui.session import change, session
from pmodash.ui.what_is_written import before_building, in_the_workbook, kept_in_words, once_built
from pmodash.workbook.correction_rows import Row, rows_to_keep
from pmodash.workbook.file_kinds import IN_PLACE, kind_of
from pmodash.workbook.kept_parts import kept_parts
from pmodash.workbook.output_files import TEXT_ENDINGS
from pmodash.workbook.own_names import GROUP_HEADER, NEXT_DUE_HEADER
from pmodash.workbook.package.signatures import is_signed
from pmodash.workbook.parsing.protection import needs_password
from pmodash.workbook.patches import AppendToSheet, PatchValue
from pmodash.workbook.receipt import Written

EXCEL, TEXT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"
SMALL = 1_000_000
Columns = Mapping[str, Mapping[tuple[str, int], PatchValue]]
Kept = tuple[AppendToSheet, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user ticks on the page, besides the edits."""

    group: bool = False
    next_due: bool = False
    remove_signature: bool = False
    as_text: bool = False
    kept: Kept = ()

    @property
    def has_extras(self) -> bool:
        """Whether something is to be written besides the edits."""
        return bool(self.group or self.next_due or self.kept)


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


def show_download(page: Page) -> None:
    """Everything between the edits and the file on the user's own disk."""
    now, first = page.session.workspace, st.empty()
    corrected = bool(_rows_to_keep(page))
    _show_what_stays(page)
    as_text = show_other_format(page)
    if corrected and not as_text:
        st.markdown(kept_in_words(now.corrections, now.home))
    show_formula_cells(page)
    group, next_due = _ask_for_columns()
    kept = ask_for_history(page)
    choices = Choices(group, next_due, _ask_about_signature(page), as_text, kept)
    password = _ask_for_password(page)
    with first:
        st.markdown(before_building(now, choices.has_extras, corrected and not as_text))
    try:
        written = _build(page, choices, password)
    except Refusal as refusal:
        first.empty()
        st.error(f"Nothing was written. {plain(sentences(refusal.what, refusal.remedy))}", icon=":material/block:")
        return
    if written is not None:
        with first:
            st.markdown(once_built(now, written.receipt))
        if written.receipt.edits_not_done:
            warn_of_protection(page)
        show_receipt(page, written.receipt)
        _offer(written)


def _ask_for_columns() -> tuple[bool, bool]:
    """Whether each contact's group and next due date are wanted."""
    with st.container(horizontal=True):
        group = st.checkbox("Write each contact's group", key="write_group", persist_state="session")
        due = st.checkbox("Write each contact's next due date", key="write_next_due", persist_state="session")
    st.caption(f"Each goes into a column of its own, “{GROUP_HEADER}” and “{NEXT_DUE_HEADER}”.")
    return group, due


def _ask_about_signature(page: Page) -> bool:
    """Whether the digital signature may go; asked where the workbook has one, or is encrypted and may have one."""
    label = "Remove the digital signature"
    if _is_signed(page):
        st.warning(
            "This workbook is digitally signed. Any edit breaks the signature, so nothing is written while it is "
            "there. Without it, nobody can check any more that the workbook is as its signer left it.",
            icon=":material/signature:",
        )
    elif _is_protected(page):
        label += ", if the workbook has one"
    else:
        return False
    return st.checkbox(label, key="remove_signature", persist_state="session")


def _is_signed(page: Page) -> bool:
    file = page.session.workspace.file
    return file is not None and page.session.memo.get("signed", file.digest, lambda: is_signed(file.data))


def _is_protected(page: Page) -> bool:
    file = page.session.workspace.file
    if file is None:
        return False
    known = page.session.memo.get
    return kind_of(file.data, file.name) == "protected" or known(
        "needs password", file.digest, lambda: needs_password(file.data)
    )


def _rows_to_keep(page: Page) -> tuple[Row, ...]:
    now, layout = page.session.workspace, derived.layout_of(page.session)
    return rows_to_keep(derived.book_of(page.session), layout, now.corrections, now.home)


def _show_what_stays(page: Page) -> None:
    file, book = page.session.workspace.file, derived.book_of(page.session)
    if file is None or book.format not in IN_PLACE:
        return
    kept = page.session.memo.get("kept parts", file.digest, lambda: kept_parts(file.data))
    besides = f" The file holds {plain(listed(list(kept), most=9))} besides." if kept else ""
    st.caption(
        "Only the cells that your edits concern are changed; every part of the file that they do not reach stays byte "
        f"for byte.{besides} Formulas show new results once Excel has opened it, pivot tables once you refresh them."
    )


def _ask_for_password(page: Page) -> str:
    """The password of an encrypted workbook, asked for again since it is not kept; blank for any other."""
    if not _is_protected(page):
        return ""
    return st.text_input(
        "Password of the workbook",
        type="password",
        key="write_password",
        help="Writing into the workbook needs its password; the download is protected with the same one again.",
    )


def _build(page: Page, choices: Choices, password: str) -> Written | None:
    """The workbook for these choices: at hand already, built now when that is quick or asked for, else None.

    Refusal where it cannot be.
    """
    now, memo = page.session.workspace, page.session.memo
    key = (now.understood_as, now.revision, now.home, choices, now.as_of if choices.next_due else None)
    if not memo.knows("written", key):
        if not _at_once(page, choices) and not st.button(
            "Build the updated workbook", type="primary", icon=":material/build:", key="build"
        ):
            return None
        with st.spinner("Writing your edits into the workbook, then reading all of it again to check it …"):
            memo.get("written", key, lambda: _written(page, choices, password))
    return memo.get("written", key, lambda: _written(page, choices, password))


def _at_once(page: Page, choices: Choices) -> bool:
    """Whether the workbook is built unasked: a small one, with something to write in it and nothing to ask first."""
    now = page.session.workspace
    if now.file is None or len(now.file.data) > SMALL or _is_protected(page):
        return False
    may_be_written = choices.remove_signature or not _is_signed(page)
    return may_be_written and bool(now.journal.edits or choices.has_extras or _rows_to_keep(page))


def _written(page: Page, choices: Choices, password: str) -> Written:
    now = page.session.workspace
    if now.file is None:
        raise LookupError("no workbook is open")
    made = download(
        now.file.data,
        now.file.name,
        derived.uploaded_register(page.session),
        now.journal.edits,
        UpdateOptions(
            corrections=now.corrections,
            times=now.journal.times,
            columns=extra_columns(page.whole.everyone, choices.group, choices.next_due),
            home=now.home,
            before=derived.book_of(page.session),
            password=password,
            kept=choices.kept,
            when=this_moment(),
            remove_signature=choices.remove_signature,
            as_text=choices.as_text,
            leave_guarded=True,
        ),
    )
    return replace(made, book=None)


def _offer(written: Written) -> None:
    text = written.name.lower().endswith(TEXT_ENDINGS)
    st.download_button(
        f"Download {plain(written.name)}",
        data=written.data,
        file_name=written.name,
        mime=TEXT if text else EXCEL,
        type="primary",
        icon=":material/download:",
        on_click=_mark_saved,
        args=(written.receipt.edits_not_done, not text),
        key="download_workbook",
    )


def _mark_saved(not_done: tuple[int, ...], keeps_corrections: bool) -> None:
    now = session().workspace
    edits, corrections = len(now.journal.edits), now.unsaved_corrections if keeps_corrections else 0
    told = in_the_workbook(edits, len(not_done), "you downloaded").replace("**", "") if edits else "Downloaded"
    also = f" {counted(corrections, 'correction')} kept in it." if corrections else ""
    change(lambda now: now.downloaded(not_done, keeps_corrections), f"{told.rstrip('.')}.{also}" if also else told)
