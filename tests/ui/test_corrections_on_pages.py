"""Corrections on the pages: said to be kept, counted until they are, shown when the workbook comes again."""

from __future__ import annotations

import datetime as dt

import pytest
from app_driving import SMALL, Opened, kept, press, said
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import SetPolicy
from pmodash.journal.updating import UpdateOptions, download, update
from pmodash.network.reading_register import build
from pmodash.ui.derived import register_of, whole_analysis
from pmodash.ui.what_is_written import kept_in_words
from pmodash.ui.workspace import Workspace
from pmodash.workbook.reading import read
from pmodash.workbook.tables import Corrections, SheetCorrection
from pmodash.workbook.understanding import understand

DOWNLOAD, UPLOAD = "pages/workbook/download.py", "pages/workbook/upload.py"
PLACE = SheetCorrection("small", fields={"C": "location"})


def workbook() -> bytes:
    """The small workbook as an Excel file."""
    return update(SMALL.encode(), "small.csv", [SetPolicy("All", "window_days", 60)]).data


def kept_workbook() -> bytes:
    data = workbook()
    book = read(data, "small.xlsx")
    layout = understand(book, Corrections((PLACE,)))
    return download(
        data,
        "small.xlsx",
        build(book, layout),
        [],
        UpdateOptions(corrections=Corrections((PLACE,)), home=("Elsewhere Ltd",)),
    ).data


def correct(app: AppTest, correction: SheetCorrection, home: tuple[str, ...] | None = None) -> AppTest:
    session = kept(app)
    session.workspace = session.workspace.corrected(correction)
    if home is not None:
        session.workspace = session.workspace.at_home(home)
    return app.run()


def test_corrections_alone_are_something_to_download(opened: Opened) -> None:
    app = correct(opened("small.xlsx", workbook()), PLACE, ("Northwind",)).switch_page(DOWNLOAD).run()
    assert not app.exception
    words = said(app).replace("\\", "")
    assert "Your corrections of 1 column and the home organisation are kept in the workbook" in words
    assert "PMO settings" in words
    assert app.get("download_button")[-1].key == "download_workbook"


def test_corrections_are_unsaved_until_they_are_downloaded(small: AppTest) -> None:
    correct(small, PLACE)
    assert "1 unsaved correction" in said(small)
    small.file_uploader[0].upload("other.csv", SMALL.encode()).run()
    assert any("drops the 1 unsaved correction" in warning.value for warning in small.warning)
    press(small, "Open it and drop the corrections")
    assert kept(small).workspace.file.name == "other.csv"


@pytest.mark.parametrize(
    ("step", "count"),
    [
        (lambda now: now.downloaded(), 0),
        (lambda now: now.downloaded(keeps_corrections=False), 2),
        (lambda now: now.corrected(SheetCorrection("small")), 1),
        (lambda now: now.corrected(SheetCorrection("small")).at_home(None), 0),
        (lambda now: now.downloaded().corrected(SheetCorrection("small", fields={"C": None})), 1),
    ],
)
def test_what_is_unsaved_is_told_from_what_the_last_download_keeps(step, count: int) -> None:
    now = Workspace(dt.date(2026, 11, 22)).corrected(PLACE).at_home(("Northwind",))
    assert now.unsaved_corrections == 2
    assert step(now).unsaved_corrections == count


def test_the_upload_page_tells_what_the_workbook_brought_along(opened: Opened) -> None:
    app = opened("kept.xlsx", kept_workbook())
    assert not app.exception
    assert "2 corrections kept in this workbook were applied" in said(app).replace("\\", "")
    table = next(editor.value for editor in app.data_editor if "Company" in list(editor.value["header"]))
    row = table[table["header"] == "Company"].iloc[0]
    assert (row["field"], row["why"]) == ("Location", "set by you, kept in PMO settings")
    assert "Elsewhere Ltd" in next(field.value for field in app.text_input if field.label.startswith("Home"))
    assert kept(app).workspace.unsaved_in_words == ""


def test_a_kept_correction_is_taken_back_on_the_page_and_can_be_had_again(opened: Opened) -> None:
    app = press(opened("kept.xlsx", kept_workbook()), "Back to as understood")
    assert register_of(kept(app)).contacts["organisation"].notna().all()
    assert "1 correction kept in this workbook was applied" in said(app).replace("\\", "")
    assert kept(app).workspace.unsaved_corrections == 1
    press(app, "Back to as kept in the workbook")
    assert list(register_of(kept(app)).contacts["location"]) == ["Northwind", "Northwind", "Elsewhere Ltd"]
    assert kept(app).workspace.unsaved_corrections == 0


def test_a_kept_home_organisation_is_taken_back_on_the_page(opened: Opened) -> None:
    app = press(opened("kept.xlsx", kept_workbook()), "Work it out from the workbook again")
    assert not app.exception
    assert whole_analysis(kept(app)).network.home.assumed
    words = said(app.switch_page(DOWNLOAD).run()).replace("\\", "")
    assert "What you took back is taken back there" in words


@pytest.mark.parametrize(
    ("corrections", "home", "words"),
    [
        ((SheetCorrection("A", fields={"A": None, "B": "name"}, date_orders={"B": "dmy"}),), None, "of 2 columns are"),
        ((SheetCorrection("A", "contacts", 3),), None, "of 1 sheet are"),
        ((SheetCorrection("A", "contacts", 3), PLACE), ("X",), "of 1 column, 1 sheet and the home organisation are"),
        (
            (SheetCorrection("A", anew=True), PLACE),
            None,
            "of 1 column are kept in the workbook, and what you took back",
        ),
        ((SheetCorrection("A", anew=True),), None, "What you took back is taken back there"),
    ],
)
def test_what_is_kept_is_said_in_words(
    corrections: tuple[SheetCorrection, ...], home: tuple[str, ...] | None, words: str
) -> None:
    assert words in kept_in_words(Corrections(corrections), home)
