"""The Import page: another list beside the workbook, what it would change, and one button that does it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pmodash.findings import ProtectedFileError, Refusal
from pmodash.importing.choices import Choices
from pmodash.importing.import_edits import import_edits
from pmodash.importing.makeable import Ground
from pmodash.importing.matching import NEW, SAME, UNSURE
from pmodash.importing.other_file import LARGEST_MB
from pmodash.importing.preview import Preview, preview
from pmodash.importing.telling import headline
from pmodash.ui import derived
from pmodash.ui.committing import commit
from pmodash.ui.frame import Page
from pmodash.ui.import_choices import Chosen, Importing
from pmodash.ui.import_event import show_event
from pmodash.ui.import_moves import show_moves
from pmodash.ui.import_new import show_new
from pmodash.ui.import_question import ask_for_password, other_of, show_question
from pmodash.ui.import_same import show_same
from pmodash.ui.import_unsure import show_unsure
from pmodash.ui.plain import counted, listed, plain, sentences, shortened
from pmodash.ui.sections import choose_section
from pmodash.ui.session import Session, once, session, typed
from pmodash.ui.workspace import OpenFile

TYPES = ("csv", "tsv", "txt", "vcf", "xlsx", "xlsm", "xlsb", "xls", "ods")
NEXT = (
    ("pages/people/contacts.py", "See the contacts", ":material/contacts:"),
    ("pages/insight/groups.py", "See their groups", ":material/groups:"),
    ("pages/insight/schedule.py", "See what is planned", ":material/calendar_month:"),
    ("pages/workbook/edits.py", "Look at it or undo it on Edits", ":material/history:"),
)


def show_import(page: Page) -> None:
    """The uploader, or what the file that was dropped would change."""
    kept = page.session
    now = kept.importing
    if now is None or now.done:
        if now is not None:
            _say_done(now)
        _show_uploader()
        return
    try:
        found = _preview_of(kept, now)
    except ProtectedFileError as refusal:
        st.info(plain(sentences(refusal.what, refusal.remedy)), icon=":material/lock:")
        ask_for_password(now)
        st.button("Take another file", on_click=_forget, icon=":material/close:", key="import_forget")
        return
    except Refusal as refusal:
        st.error(
            plain(sentences(refusal.what, refusal.remedy)),
            title=plain(f"{now.file.name} cannot be imported"),
            icon=":material/error:",
        )
        _show_uploader()
        return
    chosen = _chosen_for(kept, now, found)
    _show_headline(found, now, chosen, page)
    show_question(found.register.contacts, now)
    _show_section(page, found, chosen)


def _show_uploader() -> None:
    key = once("import_file")
    st.file_uploader(
        "Another list of people",
        type=list(TYPES),
        max_upload_size=LARGEST_MB,
        key=key,
        on_change=_take_file,
        args=(key,),
        help="It stays on this computer. Nothing of your workbook changes until you press Import.",
    )
    st.markdown(
        "LinkedIn (*Connections.csv* of your data archive) · Outlook or Google contacts (CSV) · address cards (*.vcf*) "
        "· who came to a meeting or course (Teams, Zoom, Eventbrite) · addresses that bounced · any other workbook."
    )


def _take_file(key: str) -> None:
    uploaded: Any = typed(key)
    if uploaded is not None:
        session().importing = Importing(OpenFile.of(uploaded.name, uploaded.getvalue()))


def _preview_of(kept: Session, now: Importing) -> Preview:
    """The other file read once, and compared once for the workbook as it stands."""
    with st.spinner("Reading the list …"):
        people = other_of(kept, now)
    return kept.memo.get("import", _named(kept, now), lambda: preview(derived.register_of(kept), people, now.question))


def _named(kept: Session, now: Importing) -> tuple[object, ...]:
    workspace = kept.workspace
    return (now.file.name, now.file.digest, workspace.understood_as, workspace.journal, workspace.home, now.question)


def _chosen_for(kept: Session, now: Importing, found: Preview) -> Chosen:
    name = _named(kept, now)
    if now.chosen is None or now.chosen_for != name:
        chosen = Chosen.of(found, kept.workspace.as_of)
        if now.chosen is not None and now.compared is not None:
            chosen = chosen.keeping(now.chosen, now.compared, found)
        now.chosen, now.chosen_for, now.compared = chosen, name, found
        now.version += 1
    return now.chosen


def _show_headline(found: Preview, now: Importing, chosen: Chosen, page: Page) -> None:
    """The one message, with the one thing to do."""
    people = counted(len(found.other.people), "person", "people")
    st.info(
        f"{plain(shortened(now.file.name))}: {found.other.kind.label}, {people}.",
        title=plain(sentences(headline(found))),
        icon=":material/person_add:",
    )
    label = button_label(chosen.choices(page.session.workspace.as_of))
    with st.container(horizontal=True):
        st.button(
            label or "Nothing is ticked",
            type="primary",
            disabled=not label,
            on_click=_import,
            args=(found,),
            icon=":material/download_done:",
            key="import_now",
        )
        st.button("Take another file", on_click=_forget, icon=":material/close:", key="import_forget")


def button_label(choices: Choices) -> str:
    """What the button does; blank when nothing is ticked."""
    as_new = len(choices.new) + sum(place is None for place in choices.decided.values())
    decided = {row for row, place in choices.decided.items() if place is not None}
    changed = len({row for row, _ in choices.taken} | decided)
    parts = [f"{as_new:,} new"] if as_new else []
    parts += [counted(changed, "change")] if changed else []
    parts += [f"{len(choices.accepted):,} moved or left"] if choices.accepted else []
    parts += ["the event"] if choices.event else []
    return f"Import {listed(parts)}" if parts else ""


def _show_section(page: Page, found: Preview, chosen: Chosen) -> None:
    """One of the lists at a time, and what was passed over below them."""
    names = {
        f"New: {len(found.rows(NEW)):,}": show_new,
        f"Already there: {len(found.rows(SAME)):,}": show_same,
        f"Unsure: {len(found.rows(UNSURE)):,}": show_unsure,
        f"Moved or left: {len([one for one in found.proposals if one.sure]):,}": show_moves,
        "After an event": show_event,
    }
    section = choose_section(f"import_section_{found.other.name}_{hash(tuple(names))}", list(names), "What it would do")
    names[section](page, found, chosen)
    _show_left_out(found)


def _show_left_out(found: Preview) -> None:
    left_out, findings = found.passed_over, found.other.findings
    if not left_out and not findings:
        return
    with st.expander(f"What was passed over or assumed: {len(left_out) + len(findings):,}", key="import_left_out"):
        for finding in findings[:20]:
            st.caption(plain(sentences(finding.found, finding.remedy)))
        for (sheet, row), why in list(left_out.items())[:100]:
            st.caption(plain(f"{sheet} row {row}: {why}"))


def _import(found: Preview) -> None:
    """Make all that is ticked, as one step that can be undone."""
    kept = session()
    now = kept.importing
    if now is None or now.chosen is None:
        return
    choices = now.chosen.choices(kept.workspace.as_of)
    workspace = kept.workspace
    ground = Ground(derived.uploaded_register(kept), workspace.journal.edits, workspace.home)
    try:
        made = import_edits(found, choices, ground)
    except Refusal as refusal:
        kept.notice, kept.notice_is_bad = sentences(refusal.what, refusal.remedy), True
        return
    name = shortened(now.file.name)
    if commit(*made.edits, notice="Imported: it is one step on the Edits page", together=f"Import of {name}"):
        now.done, now.not_done = f"{button_label(choices).removeprefix('Import ')} from {name}", made.not_done


def _say_done(now: Importing) -> None:
    st.success(
        "It is one step: undo it as a whole on the Edits page. Download the workbook to keep it.",
        title=plain(f"Imported: {now.done}"),
        icon=":material/check_circle:",
    )
    if now.not_done:
        told = listed([counted(len(now.not_done), "thing")])
        st.warning(plain(" · ".join(now.not_done[:6])), title=f"{told} could not be taken over")
    with st.container(horizontal=True):
        for path, label, icon in NEXT:
            st.page_link(path, label=label, icon=icon, width="content")


def _forget() -> None:
    session().importing = None
    session().workspace = session().workspace.touched()
