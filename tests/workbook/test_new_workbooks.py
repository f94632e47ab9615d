"""New workbooks from plain rows: a text stays text, also once somebody has edited its cell."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path

import openpyxl
import pytest

from pmodash.importing.other_file import LARGEST_MB
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("row", [1, 2, 3])
@pytest.mark.parametrize("text", ["=EVIL()", "+44 20 7946 0000", "-", "@cmd"])
def test_a_text_like_a_formula_is_marked_as_text_in_every_row(text: str, row: int) -> None:
    rows = [["Title", "b"], ["Name", "b"], ["Ann", "b"]]
    rows[row - 1][0] = text
    sheet = openpyxl.load_workbook(io.BytesIO(plain_xlsx([PlainSheet("A", rows, header_row=2)]))).worksheets[0]
    cell, beside = sheet.cell(row, 1), sheet.cell(row, 2)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert not beside.quotePrefix
    assert (cell.font.b, cell.fill.fgColor.rgb) == (beside.font.b, beside.fill.fgColor.rgb)


def test_a_list_to_import_may_be_as_large_as_a_workbook_to_open() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["server"]["maxUploadSize"] == LARGEST_MB
