"""An edit from a page: taken when it changes something, and else refused or passed over in the user's own words."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from app_driving import kept
from streamlit.testing.v1 import AppTest

from pmodash.ui.session import Session, typed_anew


def small_workbook_open() -> None:
    import datetime as dt

    from app_driving import SMALL

    from pmodash.ui.session import session
    from pmodash.ui.workspace import OpenFile, Workspace

    if session().workspace.file is None:
        session().workspace = Workspace(dt.date(2026, 11, 22), OpenFile.of("small.csv", SMALL.encode()))


def after(page: Callable[[], None]) -> Session:
    app = AppTest.from_function(small_workbook_open, default_timeout=60).run()
    again = AppTest.from_function(page, default_timeout=60)
    again.session_state["pmodash"] = kept(app)
    again.run()
    assert not again.exception
    return kept(again)


def ideal_above_maximum() -> None:
    from pmodash.journal.edits import SetPolicy
    from pmodash.ui.committing import commit

    commit(SetPolicy("Senior Leadership", "ideal", 20))
    commit(SetPolicy("Senior Leadership", "ideal", 90))


def bad_address() -> None:
    from pmodash.journal.edits import Key, SetField
    from pmodash.ui.committing import commit

    commit(SetField(Key(name="Ann Lee"), "job_title", "Head"), SetField(Key(name="Bo Osei"), "email", "no address"))


def as_it_was() -> None:
    from pmodash.journal.edits import Key, SetField, SetPolicy
    from pmodash.ui.committing import commit

    commit(SetPolicy("All", "fatigue_touchpoints", 8), SetField(Key(name="Ann Lee"), "job_title", "Project Manager"))


def test_a_policy_that_contradicts_itself_is_refused_with_the_reason_and_its_field_starts_afresh() -> None:
    session = after(ideal_above_maximum)
    assert session.notice_is_bad
    assert session.notice == (
        "Policy of Senior Leadership: Ideal gap: the maximum gap of Senior Leadership would be 45 days, "
        "less than its ideal gap of 90. Raise the maximum first, or give a shorter ideal."
    )
    assert [edit.value for edit in session.workspace.journal.edits] == [20]
    assert session.workspace.revision == 2


def test_a_refused_cell_says_whose_it_is_and_what_was_typed_and_none_of_the_cells_is_taken() -> None:
    session = after(bad_address)
    assert session.notice.startswith("Email of Bo Osei: ")
    assert "no address" in session.notice
    assert session.workspace.journal.edits == ()


def test_an_edit_that_gives_what_is_there_is_not_noted() -> None:
    session = after(as_it_was)
    assert session.workspace.journal.edits == ()
    assert not session.notice_is_bad
    assert session.notice.startswith("Nothing was changed")


def test_the_value_that_a_field_showed_is_nothing_typed() -> None:
    st.session_state["a_field"] = 8
    assert typed_anew("a_field", 8) is None
    assert typed_anew("a_field", 7) == 8
