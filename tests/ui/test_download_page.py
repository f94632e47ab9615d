"""The Download page: what will be written is asked, then built, then told, and then offered."""

from __future__ import annotations

import datetime as dt

from app_driving import Opened, kept, said
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import SetPolicy
from tests.workbook.signed_books import signed

DOWNLOAD = "pages/workbook/download.py"


def with_edit(app: AppTest) -> AppTest:
    session = kept(app)
    session.workspace = session.workspace.edited(SetPolicy("All", "window_days", 60), dt.datetime(2026, 11, 22, 9, 0))
    return app.switch_page(DOWNLOAD).run()


def keys(app: AppTest, kind: str) -> list[str]:
    return [str(element.key) for element in getattr(app, kind)]


def test_a_small_workbook_with_edits_is_built_at_once_and_its_receipt_is_told(with_sample: AppTest) -> None:
    with_edit(with_sample)
    assert not with_sample.exception
    assert "build" not in keys(with_sample, "button")
    assert keys(with_sample, "download_button")[-1] == "download_workbook"
    assert "other parts byte" in said(with_sample).replace("\\", "")


def test_without_edits_nothing_is_built_unasked(with_sample: AppTest) -> None:
    with_sample.switch_page(DOWNLOAD).run()
    assert "build" in keys(with_sample, "button")
    assert "download_workbook" not in keys(with_sample, "download_button")


def test_the_parts_of_the_file_are_listed_when_asked_for(with_sample: AppTest) -> None:
    with_edit(with_sample)
    assert "exactly as before" not in said(with_sample)
    with_sample.session_state["receipt_parts"] = True
    assert "exactly as before" in said(with_sample.run())


def test_a_signed_workbook_is_written_once_its_signature_may_go(opened: Opened, sample_bytes: bytes) -> None:
    app = with_edit(opened("signed.xlsx", signed(sample_bytes)))
    assert "digitally signed" in app.warning[0].value
    assert "digitally signed" in app.button(key="build").click().run().error[0].value
    app.checkbox(key="remove_signature").set_value(True).run()
    assert not app.exception
    assert "The digital signature was removed" in said(app)


def test_a_workbook_that_is_not_signed_is_not_asked_about(with_sample: AppTest) -> None:
    with_sample.switch_page(DOWNLOAD).run()
    assert "remove_signature" not in keys(with_sample, "checkbox")
