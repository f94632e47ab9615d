"""Blanks on the Data quality page: ranked, filled there or by files that owners send back, and undone as one."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from app_driving import Opened, kept, press, said
from streamlit.testing.v1 import AppTest

from pmodash.packs.gap_sheets import gap_workbook, usually_asked
from pmodash.ui.derived import register_of, whole_analysis
from pmodash.ui.gaps import CHOSEN

QUALITY = "pages/workbook/quality.py"
ROWS = "\n".join(
    (
        "Name,E-mail,Company,Job title,Relationship owner,Influence,Last contact",
        "Ann Lee,ann@north.example,North,Project Manager,A. Khan,,2026-11-10",
        "Bo Osei,bo@north.example,North,Project Manager,A. Khan,High,2026-11-10",
        "**Cy** :red[x] $a$ <script>,,North,Project Manager,,Low,2026-11-10",
    )
)


@pytest.fixture
def page(opened: Opened) -> AppTest:
    return opened("people.csv", ROWS.encode()).switch_page(QUALITY).run()


def filled_file(app: AppTest, values: dict[tuple[str, str], Any]) -> bytes:
    """The sheets that the app would send out now, with values in the cells of (contact's first letters, field)."""
    found = whole_analysis(kept(app))
    book = openpyxl.load_workbook(io.BytesIO(gap_workbook(found, usually_asked(found))))
    for sheet in book:
        fields = {str(cell.value): cell.column for cell in sheet[3]}
        for row in range(5, sheet.max_row + 1):
            for (name, field), value in values.items():
                if str(sheet.cell(row, 2).value).startswith(name) and f"ask {field}" in fields:
                    sheet.cell(row, fields[f"ask {field}"]).value = value
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def drop(app: AppTest, *files: bytes) -> AppTest:
    for number, data in enumerate(files):
        app.file_uploader[0].upload(f"{number}.xlsx", data)
    app.run()
    assert not app.exception
    return app


def owners(app: AppTest) -> list[str]:
    return register_of(kept(app)).contacts["owner"].fillna("").tolist()


def test_the_page_tells_what_filling_would_switch_on(page: AppTest) -> None:
    assert not page.exception
    sentences = [text for frame in page.dataframe if "sentence" in frame.value for text in frame.value["sentence"]]
    assert any(text.startswith("1 without influence: the grid") for text in sentences)
    assert "Ranked by worth" in said(page)


def test_choosing_a_blank_shows_whom_it_concerns(page: AppTest) -> None:
    page.session_state[CHOSEN] = "owner"
    page.run()
    assert not page.exception
    assert "Relationship owner** of 1 contact" in said(page)


def test_what_came_back_is_shown_before_it_is_made_and_undone_as_one(page: AppTest) -> None:
    drop(page, filled_file(page, {("Ann", "influence"): "High", ("**Cy", "owner"): "B. Mora"}))
    assert "**2 blanks** would be filled" in said(page)
    assert owners(page)[2] == ""
    press(page, "Make 2 edits")
    assert owners(page)[2] == "B. Mora"
    page.switch_page("pages/workbook/edits.py").run()
    press(page, "Undo")
    assert owners(page)[2] == "" and not kept(page).workspace.journal.edits


def test_once_made_the_answers_are_in_the_workbook_already(page: AppTest) -> None:
    drop(page, filled_file(page, {("**Cy", "owner"): "B. Mora"}))
    press(page, "Make 1 edit")
    assert "1 answer in the workbook already" in said(page)
    assert not [button for button in page.button if button.label.startswith("Make")]


def test_a_conflict_is_not_made_unless_it_is_ticked(page: AppTest) -> None:
    drop(page, filled_file(page, {("Bo", "influence"): "Low"}))
    make = next(button for button in page.button if button.label.startswith("Make"))
    assert make.disabled and "1 answer to choose" in said(page)


def test_all_choices_are_taken_or_kept_at_one_click(page: AppTest) -> None:
    drop(page, filled_file(page, {("Bo", "influence"): "Low", ("Bo", "owner"): "C. Diaz"}))
    press(page, "Take all")
    press(page, "Make 2 edits" if "2 answers to choose" in said(page) else "Make 1 edit")
    assert register_of(kept(page)).contacts["influence"].tolist()[1] == "Low"


def test_all_choices_can_be_kept_again_before_anything_is_made(page: AppTest) -> None:
    drop(page, filled_file(page, {("Bo", "influence"): "Low"}))
    press(page, "Take all")
    press(page, "Keep all")
    assert next(button for button in page.button if button.label.startswith("Make")).disabled


def test_days_that_can_be_read_in_two_ways_are_settled_by_one_click(opened: Opened) -> None:
    rows = "\n".join(line.rpartition(",")[0] + "," for line in ROWS.splitlines()[1:])
    page = opened("people.csv", f"{ROWS.splitlines()[0]}\n{rows}".encode()).switch_page(QUALITY).run()
    drop(page, filled_file(page, {("Ann", "last_touchpoint"): "06/07/2026", ("Bo", "last_touchpoint"): "01/02/2026"}))
    assert r"**2 dates** in 0\.xlsx can be read in two ways" in said(page)
    page.session_state["gap_day_order_0.xlsx"] = "mdy"
    page.run()
    press(page, "Make 2 edits")
    days = register_of(kept(page)).contacts["last_touchpoint"].dt.strftime("%Y-%m-%d").tolist()
    assert days[:2] == ["2026-06-07", "2026-01-02"]


def test_a_file_that_is_none_of_ours_is_told_in_words(page: AppTest) -> None:
    drop(page, b"no workbook at all")
    assert "1 thing could not be used" in said(page)
    assert not [button for button in page.button if button.label.startswith("Make")]


def test_rows_that_were_read_into_another_are_not_called_left_out(opened: Opened) -> None:
    rows = "ID,Name,E-mail,Status\n1,Ann Lee,ann@north.example,Active\n2,Anne Lee,,Merged into 1 Ann Lee\nTotal,2,,\n"
    page = opened("people.csv", rows.encode()).switch_page(QUALITY).run()
    assert not page.exception
    titles = [title.value for title in page.subheader]
    assert "Rows left out: 1" in titles and "Rows read into other rows: 1" in titles
