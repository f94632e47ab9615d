"""What the app orders the browser to do with the copy, and what it makes of the answers."""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
from typing import Any

import pytest
from app_driving import SMALL, kept
from streamlit.testing.v1 import AppTest

from pmodash.demo import sample
from pmodash.findings import Refusal
from pmodash.journal.edits import Key, MarkLeaver, SetField
from pmodash.journal.updating import update
from pmodash.ui.browser_copy import BrowserCopy, Copy, Found, fits
from pmodash.ui.kept_copy import hear
from pmodash.ui.session import Session
from pmodash.ui.workspace import OpenFile, Workspace

DAY, AT = dt.date(2026, 11, 22), dt.datetime(2026, 11, 22, 14, 32)
EDITED = (
    Workspace(DAY)
    .opened(OpenFile.of("small.csv", SMALL.encode()))
    .edited(SetField(Key(row=2), "notes", "Called"), AT)
    .edited(MarkLeaver(Key(row=3), DAY), AT)
)


def ordered(copy: BrowserCopy, now: Workspace) -> tuple[dict[str, Any], bytes]:
    line, _, data = copy.order(now, Copy.of(now) if copy.keeping else None).partition(b"\n")
    return json.loads(line), data


def brought(text: str, data: bytes, size: int = 100) -> Workspace:
    """What comes of a copy that the browser gives in pieces of a size."""
    copy = BrowserCopy()
    copy.bring()
    last = False
    for start in range(0, len(data), size):
        assert not last
        told = {"from": start, "total": len(data), "text": "" if start else text}
        last = copy.take_piece(told, data[start : start + size])
    assert last
    return copy.brought(DAY, 1)


def test_the_state_is_sent_once_and_again_only_when_it_changes() -> None:
    copy = BrowserCopy(keeping=True)
    assert "work" in ordered(copy, EDITED)[0]
    assert "work" not in ordered(copy, EDITED)[0]
    assert "work" not in ordered(copy, EDITED.touched())[0]
    assert "work" in ordered(copy, EDITED.undone())[0]


def test_an_order_without_news_is_tiny_and_names_nobody() -> None:
    copy = BrowserCopy(keeping=True)
    ordered(copy, EDITED)
    order = copy.order(EDITED, Copy.of(EDITED))
    assert len(order) < 200
    assert b"small" not in order


def test_the_bytes_go_along_once_when_the_browser_asks_for_them() -> None:
    copy = BrowserCopy(keeping=True, told=Copy.of(EDITED).mark, send_file=True)
    order, data = ordered(copy, EDITED)
    assert data == SMALL.encode()
    assert order["file"] is True
    assert "work" in order
    assert ordered(copy, EDITED)[1] == b""


def test_what_is_kept_comes_back_and_undoing_all_gives_the_first_bytes() -> None:
    edited = EDITED.undone().downloaded()
    back = brought(Copy.of(edited).text, SMALL.encode())
    assert back.journal == edited.journal
    assert (back.unsaved, back.saved) == (0, edited.saved)
    assert back.file == edited.file
    assert Copy.of(back) == Copy.of(edited)
    nothing = back.undone().undone()
    assert back.file
    assert update(back.file.data, back.file.name, nothing.journal.edits).data == SMALL.encode()
    assert len(nothing.redone().redone().journal.edits) == 2


def test_edits_of_another_workbook_are_never_laid_over_the_bytes() -> None:
    with pytest.raises(Refusal, match="the copy is damaged"):
        brought(Copy.of(EDITED).text, SMALL.encode() + b" ")


def test_a_piece_told_twice_or_unasked_is_passed_over() -> None:
    copy = BrowserCopy()
    assert not copy.take_piece({"from": 0, "total": 4}, b"abcd")
    copy.bring()
    assert not copy.take_piece({"from": 0, "total": 4}, b"ab")
    assert not copy.take_piece({"from": 0, "total": 4}, b"ab")
    assert copy.take_piece({"from": 2, "total": 4}, b"cd")
    assert bytes(copy.pieces) == b"abcd"


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"mark": "m", "name": "A.xlsx", "edits": 2, "at": "2026-11-22T14:32:00"}, Found("m", "A.xlsx", 2, AT)),
        ({"mark": "m", "name": "A.xlsx", "edits": 0, "at": ""}, Found("m", "A.xlsx")),
        ({"mark": "m", "name": "A.xlsx", "edits": 0, "at": [1]}, Found("m", "A.xlsx")),
        ({"mark": "m", "name": 7, "edits": 0}, Found("m")),
        ({"mark": "m"}, Found("m")),
        ({}, Found("")),
    ],
)
def test_what_the_browser_says_of_a_copy_is_not_believed_blindly(told: dict[str, Any], found: Found) -> None:
    assert Found.of(told) == found


def test_a_workbook_of_more_than_50_mb_is_not_kept() -> None:
    assert fits(OpenFile("a.xlsx", bytes(50 << 20), ""))
    assert not fits(OpenFile("a.xlsx", bytes((50 << 20) + 1), ""))


def heard(app: AppTest, told: object) -> Session:
    """The app's session after the browser told it something."""
    hear(kept(app), told)
    return kept(app)


def piece(data: bytes, text: str) -> dict[str, Any]:
    return {"what": "piece", "from": 0, "total": len(data), "text": text, "part": base64.b64encode(data).decode()}


def test_a_copy_found_in_the_tab_that_was_reloaded_is_asked_for_at_once(app: AppTest) -> None:
    told = {"what": "found", "mark": "m", "name": "small.csv", "edits": 2, "at": "", "here": True}
    assert heard(app, told | {"here": False}).copy.bringing is False
    assert heard(app, told).copy.bringing is True


def test_a_copy_brought_back_is_kept_on_and_said(app: AppTest) -> None:
    kept(app).copy.bring()
    session = heard(app, piece(SMALL.encode(), Copy.of(EDITED).text))
    assert session.workspace.journal == EDITED.journal
    assert session.copy.keeping
    assert session.notice == "small.csv is back, with 2 edits"


def test_a_copy_without_edits_is_back_without_a_word_on_edits(app: AppTest) -> None:
    kept(app).copy.bring()
    untouched = Workspace(DAY).opened(OpenFile.of("small.csv", SMALL.encode()))
    assert heard(app, piece(SMALL.encode(), Copy.of(untouched).text)).notice == "small.csv is back"


def test_edits_that_can_no_longer_be_made_are_taken_back_and_not_lost(app: AppTest) -> None:
    impossible = EDITED.edited(SetField(Key(row=99), "notes", "x"), AT).edited(MarkLeaver(Key(row=2), DAY), AT)
    kept(app).copy.bring()
    session = heard(app, piece(SMALL.encode(), Copy.of(impossible).text))
    assert session.workspace.journal.edits == EDITED.journal.edits
    assert len(session.workspace.journal.undone) == 2
    assert session.notice.startswith("Edit 3 and those after it were taken back: ")


def test_a_copy_never_takes_the_place_of_a_workbook_that_is_open(app: AppTest) -> None:
    kept(app).copy.bring()
    kept(app).workspace = kept(app).workspace.opened(OpenFile.of("open.csv", b"Name\nAnn"))
    session = heard(app, piece(SMALL.encode(), Copy.of(EDITED).text))
    assert session.workspace.file
    assert session.workspace.file.name == "open.csv"
    assert not session.copy.bringing


def test_a_protected_workbook_comes_back_as_it_came_and_asks_for_its_password_again(app: AppTest) -> None:
    ooxml = pytest.importorskip("msoffcrypto.format.ooxml")
    locked = io.BytesIO()
    ooxml.OOXMLFile(io.BytesIO(sample())).encrypt("open sesame", locked)
    opened = Workspace(DAY).opened(OpenFile.of("locked.xlsx", locked.getvalue()))
    text = Copy.of(opened.edited(SetField(Key(row=99_999), "notes", "x"), AT)).text
    kept(app).copy.bring()
    heard(app, piece(locked.getvalue(), text))
    assert kept(app).notice == "locked.xlsx is back, with 1 edit, and waits for its password"
    assert "protected with a password" in app.run().info[0].value
    assert not app.error
    app.text_input(key="password").set_value("open sesame")
    next(button for button in app.button if button.label == "Open").click().run()
    assert "Edit 1 and those after it were taken back" in app.warning[0].value
    assert kept(app).workspace.journal.can_redo
    assert "open sesame" not in text


@pytest.mark.parametrize(
    "said",
    [None, 7, [], {}, {"what": "dance"}, {"what": ["need"]}, {"what": "piece"}, {"what": "piece", "part": "?"}],
)
def test_nonsense_from_the_browser_opens_nothing(app: AppTest, said: object) -> None:
    kept(app).copy.bring()
    assert heard(app, said).workspace.file is None


@pytest.mark.parametrize("change", [{"text": "{}"}, {"total": "much"}, {"part": 7}])
def test_a_broken_answer_is_told_as_a_damaged_copy(app: AppTest, change: dict[str, Any]) -> None:
    kept(app).copy = BrowserCopy(found=Found("m", "small.csv"), bringing=True)
    session = heard(app, piece(SMALL.encode(), Copy.of(EDITED).text) | change)
    assert session.workspace.file is None
    assert session.copy.found == Found("m")
