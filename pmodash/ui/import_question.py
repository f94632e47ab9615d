"""How another list is compared with the workbook, and the password of a file that asks for one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pmodash.findings import Refusal
from pmodash.importing.other_file import OtherFile, read_other
from pmodash.importing.preview import Question
from pmodash.importing.proposals import Completeness
from pmodash.ui.import_choices import Importing
from pmodash.ui.plain import plain, sentences
from pmodash.ui.session import Session, session, typed

KEY_WORDS = {
    "auto": "Whatever is surest: id, e-mail, LinkedIn page, name and organisation",
    "id": "The id",
    "email": "The e-mail address",
    "name": "The name and organisation",
}


def other_of(kept: Session, now: Importing, password: str = "") -> OtherFile:
    """The other file, read once; the password is used once and not kept."""
    name = ("other", (now.file.name, now.file.digest))
    return kept.memo.get(*name, lambda: read_other(now.file.data, now.file.name, password))


def ask_for_password(now: Importing) -> None:
    """The field for the password of a protected file."""
    with st.form("import_password_form", border=True):
        st.text_input(f"Password of {plain(now.file.name)}", type="password", key="import_password")
        st.form_submit_button("Open", type="primary", on_click=_take_password, args=(now,))


def _take_password(now: Importing) -> None:
    kept = session()
    try:
        other_of(kept, now, str(typed("import_password") or ""))
    except Refusal as refusal:
        kept.notice, kept.notice_is_bad = sentences(refusal.what, refusal.remedy), True


def show_question(contacts: pd.DataFrame, now: Importing) -> None:
    """How the two are compared, folded away: the usual answers are the safe ones."""
    asked = now.question
    with st.expander("How the list is compared", icon=":material/rule:", key="import_question"):
        st.selectbox(
            "Who is the same is decided by",
            list(KEY_WORDS),
            index=list(KEY_WORDS).index(asked.key),
            format_func=KEY_WORDS.__getitem__,
            key="import_key",
            on_change=_ask_anew,
        )
        _tick("Its blanks count too: they may empty fields of yours", "import_blanks", asked.blanks_too)
        _tick("It lists everyone still there: whoever is missing may have left", "import_complete", asked.complete.told)
        if asked.complete.told:
            _ask_of_whom(contacts, asked.complete)
        _tick("It lists addresses that messages came back from", "import_bounced", asked.bounced)


def _ask_of_whom(contacts: pd.DataFrame, complete: Completeness) -> None:
    st.multiselect(
        "Everyone of which organisations",
        sorted({*contacts["organisation"].dropna()}, key=str.casefold),
        default=list(complete.organisations),
        key="import_complete_for",
        placeholder="Of your whole workbook",
        filter_mode="contains",
        select_all=False,
        on_change=_ask_anew,
    )


def _tick(label: str, key: str, value: bool) -> None:
    st.checkbox(label, value=value, key=key, on_change=_ask_anew)


def _ask_anew() -> None:
    now = session().importing
    if now is not None:
        chosen = typed("import_complete_for")
        organisations = tuple(map(str, chosen)) if isinstance(chosen, list) else ()
        complete = Completeness(bool(typed("import_complete")), organisations)
        now.question = Question(
            str(typed("import_key")), bool(typed("import_blanks")), complete, bool(typed("import_bounced"))
        )
