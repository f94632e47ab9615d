"""Gaps sent out, filled by an owner, brought back, made and undone, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from using_the_app import expect_no_error, go_to, settle, upload

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PEOPLE = "\n".join(
    (
        "Name,E-mail,Organisation,Job title,Relationship owner,Influence,Last contact",
        "Ann Lee,ann@northwind.example,Northwind,Project Manager,A. Khan,,",
        "Bo Osei,bo@northwind.example,Northwind,Project Manager,A. Khan,High,last spring",
        "Cy Moss,cy@northwind.example,Northwind,Project Manager,B. Mora,Low,",
    )
)


def fetch(page: Page, folder: Path) -> Path:
    with page.expect_download(timeout=60_000) as coming:
        page.get_by_role("button", name="Download one workbook").click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def answer(path: Path, values: dict[tuple[str, str], Any]) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book:
        columns = {str(cell.value): cell.column for cell in sheet[3]}
        for row in range(5, sheet.max_row + 1):
            for (name, field), value in values.items():
                if sheet.cell(row, 2).value == name:
                    sheet.cell(row, columns[f"ask {field}"]).value = value
    book.save(path)


def bring_back(page: Page, path: Path) -> None:
    page.locator("input[type=file]").last.set_input_files(str(path))
    expect(page.get_by_text("would be filled", exact=False).first).to_be_visible(timeout=60_000)
    settle(page)


def test_sheets_of_gaps_go_out_come_back_are_made_and_undone(visitor: Page, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    upload(visitor, tmp_path / "people.csv")
    go_to(visitor, "Data quality")
    path = fetch(visitor, tmp_path)
    day, words = ("Ann Lee", "last_touchpoint"), ("Bo Osei", "last_touchpoint")
    answer(path, {("Ann Lee", "influence"): "High", day: "06/07/2026", words: "2026-03-04"})
    bring_back(visitor, path)
    expect(visitor.get_by_role("button", name="Make 1 edit")).to_be_enabled()
    visitor.get_by_role("radio", name="Day first").click()
    settle(visitor)
    visitor.get_by_role("button", name="Take all").click()
    settle(visitor)
    visitor.get_by_role("button", name="Make 3 edits").click()
    settle(visitor)
    expect(visitor.get_by_text("3 answers in the workbook already", exact=False)).to_be_visible()
    expect_no_error(visitor)
    go_to(visitor, "Edits")
    visitor.get_by_role("button", name="Undo").first.click()
    settle(visitor)
    expect(visitor.get_by_text("no unsaved edits", exact=False).first).to_be_visible()
    expect_no_error(visitor)
