"""A file of edits made on the workbook that is open: all of them, or none and why."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from app_driving import kept, log_for_all_pasted, press, said
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import Key, MarkLeaver, SetField
from pmodash.journal.edits_json import edits_as_json
from pmodash.ui.derived import register_of
from pmodash.ui.edits_file import LARGEST_MB, edits_in_file, not_made_yet

EDITS = "pages/workbook/edits.py"
NOTES = {"edit": "set", "contact": {"name": "Ann Lee"}, "field": "notes", "value": "Called"}
OWNER = {"edit": "set", "contact": {"email": "bo@northwind.example"}, "field": "owner", "value": "C. Diaz"}


def give(app: AppTest, data: bytes) -> AppTest:
    """Drop a file on the Edits page."""
    app.switch_page(EDITS).run()
    return app.file_uploader[0].upload("edits.json", data).run()


def give_edits(app: AppTest, *edits: object) -> AppTest:
    return give(app, json.dumps(edits).encode())


def toasts(app: AppTest) -> list[str]:
    assert not app.exception
    return [toast.value.replace("\u2060", "") for toast in app.toast]


def warned(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(warning.value.replace("\\", "").replace("\u2060", "") for warning in app.warning)


def test_each_edit_of_the_file_is_one_that_can_be_undone(small: AppTest) -> None:
    give_edits(small, NOTES, OWNER)
    assert toasts(small) == ["2 edits from the file were made"]
    assert list(register_of(kept(small)).contacts["owner"]) == ["A. Khan", "C. Diaz", "B. Mora"]
    press(small, "Undo")
    assert list(register_of(kept(small)).contacts["owner"]) == ["A. Khan", "A. Khan", "B. Mora"]
    assert kept(small).workspace.unsaved == 1


def test_the_list_tells_the_newest_edit_first_and_whether_it_is_made(small: AppTest) -> None:
    give_edits(small, NOTES, OWNER)
    press(small, "Undo")
    shown = small.dataframe[0].value
    assert list(shown["edit"]) == ["Relationship owner of Bo Osei", "Notes of Ann Lee"]
    assert list(shown["state"]) == ["Taken back", "Made"]


def test_edits_downloaded_here_and_given_back_change_nothing_more(small: AppTest) -> None:
    log_for_all_pasted(small, "Bo Osei")
    before = kept(small).workspace.journal
    give(small, json.dumps(edits_as_json(before.edits)).encode())
    assert kept(small).workspace.journal == before
    assert toasts(small) == ["No edit was made: all that the file asks for is so already"]


def test_edits_that_change_nothing_are_counted_beside_those_made(small: AppTest) -> None:
    give_edits(small, NOTES, OWNER | {"value": "A. Khan"})
    assert toasts(small) == ["1 edit from the file was made; 1 other changed nothing"]
    assert kept(small).workspace.unsaved == 1


def test_one_that_cannot_be_made_is_named_by_its_number_and_none_is_made(small: AppTest) -> None:
    give_edits(small, NOTES)
    give_edits(small, NOTES, OWNER, {"edit": "leave", "contact": {"name": "Zoe Else"}, "on": "2026-11-01"})
    assert "Edit 3:" in warned(small)
    assert "none of the file's edits was made" in warned(small).replace("’", "'")
    assert kept(small).workspace.unsaved == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff\xfe\x00", "no file of edits"),
        (b"{", "no file of edits"),
        (b"[" * 200_000, "no file of edits"),
        (b"1" * 10_000, "no file of edits"),
        (b'{"edits": []}', "the edits are no list"),
        (b"[1, 2]", "Edit 1:"),
        (b" " * ((LARGEST_MB << 20) + 1), "larger than 5 MB"),
    ],
)
def test_what_is_no_file_of_edits_is_refused_in_one_sentence(small: AppTest, data: bytes, sentence: str) -> None:
    give(small, data)
    assert sentence.casefold() in warned(small).casefold()
    assert len(small.warning) == 1
    assert kept(small).workspace.unsaved == 0
    assert "Traceback" not in said(small)


def test_a_file_saved_by_a_text_editor_with_its_mark_is_read() -> None:
    assert edits_in_file(b"\xef\xbb\xbf[]") == ()


def test_an_edit_made_twice_accounts_for_two_of_the_file() -> None:
    call, leave = SetField(Key(row=2), "notes", "Called"), MarkLeaver(Key(row=3), dt.date(2026, 11, 1))
    assert not_made_yet([call, leave, call, call], [call, call]) == {2: leave, 4: call}


def test_what_a_field_held_before_is_not_in_the_file_and_makes_no_other_edit() -> None:
    assert (
        not_made_yet([SetField(Key(row=2), "notes", "Called")], [SetField(Key(row=2), "notes", "Called", "Old")]) == {}
    )
