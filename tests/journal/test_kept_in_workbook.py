"""The product's own sheets from download to download: each once, added to, whoever else wrote in them meanwhile."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.table import Table, TableStyleInfo

from pmodash.analysis import Analysis
from pmodash.journal.applying import apply
from pmodash.journal.edits import Edit, Key, LogTouchpoints, SetField, SetPolicy
from pmodash.journal.updating import UpdateOptions, download, update
from pmodash.measures.kept_days import rows_to_keep
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.package.ranges import ref_of
from pmodash.workbook.patches import AppendToSheet
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

PEOPLE = [
    ("Name", "Email", "Job title", "Notes"),
    ("Ada Finch", "ada@larkfield.example", "Head of Change", None),
    ("Ben Okafor", "ben@larkfield.example", "Analyst", None),
    ("Cleo Marsh", "cleo@larkfield.example", "Director", None),
]
OWN = ("Touchpoints", "PMO settings", "PMO history", "PMO change log")
DAY, LATER = dt.date(2026, 11, 20), dt.date(2026, 12, 4)
AT = dt.datetime(2026, 11, 20, 9, 30)
Rows = Sequence[Sequence[Any]]


def book_of(more: Mapping[str, Rows] | None = None, from_1904: bool = False) -> bytes:
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    book.remove(book.active)
    for name, rows in {"Register": PEOPLE, **(more or {})}.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def register_of(data: bytes, name: str = "r.xlsx") -> Register:
    book = read(data, name)
    return build(book, understand(book))


def edits(day: dt.date = DAY, ideal: int = 20) -> list[Edit]:
    return [
        LogTouchpoints(day, "Workshop", (Key(name="Ada Finch"), Key(name="Ben Okafor")), notes="Went well"),
        SetPolicy("Senior Leadership", "ideal", ideal),
        SetField(Key(name="Ben Okafor"), "notes", f"Met on {day}"),
    ]


def figures(day: dt.date) -> Callable[[Register], AppendToSheet]:
    return lambda register: rows_to_keep(Analysis.of(register, day).coverage.frame, day, register.layout)


def downloaded(data: bytes, day: dt.date = DAY, ideal: int = 20, name: str = "r.xlsx") -> bytes:
    times = [dt.datetime.combine(day, AT.time())] * 3
    return update(data, name, edits(day, ideal), UpdateOptions(times=times, history=figures(day))).data


def roles(data: bytes) -> dict[str, str]:
    return {table.sheet: table.role for table in register_of(data).layout.tables}


def refs(data: bytes) -> dict[str, list[str]]:
    """The own sheets' Excel tables, read from the file itself: openpyxl does not know strict workbooks."""
    found = OpenBook(data, read(data, "r.xlsx"))
    return {name: [ref_of(table.area) for table in found.sheet(name).part.tables] for name in OWN}


def rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return held.getvalue()


def strict(data: bytes) -> bytes:
    def change(_: str, part: bytes) -> bytes:
        part = part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        old, new = b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"
        return part.replace(b"http://" + old + b"/relationships", b"http://" + new + b"/relationships")

    return rewritten(data, change)


def prefixed(data: bytes) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        if not re.fullmatch(r"xl/(workbook|styles|worksheets/sheet\d+)\.xml", name):
            return part
        part = re.sub(rb"<(/?)(?=[a-zA-Z])(?![a-zA-Z]+:)", rb"<\1x:", part)
        return part.replace(b" xmlns=", b" xmlns:x=")

    return rewritten(data, change)


SHAPES = {
    "plain": book_of(),
    "strict": strict(book_of()),
    "prefixed": prefixed(book_of()),
    "1904": book_of(from_1904=True),
}
ONCE = downloaded(SHAPES["plain"])


@pytest.mark.parametrize("shape", SHAPES)
def test_two_downloads_make_each_sheet_once_and_the_second_adds_to_it(shape: str) -> None:
    once = downloaded(SHAPES[shape])
    twice = downloaded(once, LATER, ideal=25)
    assert read(once, "r.xlsx").sheet_names == read(twice, "r.xlsx").sheet_names == ("Register", *OWN)
    assert refs(once) == {
        "Touchpoints": ["A3:G5"], "PMO settings": ["A3:D4"], "PMO history": ["A3:K10"], "PMO change log": ["A3:G8"],
    }  # fmt: skip
    assert refs(twice) == {
        "Touchpoints": ["A3:G7"], "PMO settings": ["A3:D4"], "PMO history": ["A3:K17"], "PMO change log": ["A3:G13"],
    }  # fmt: skip
    again = register_of(twice)
    assert again.touchpoints["date"].dt.date.tolist() == [DAY, DAY, LATER, LATER]
    assert again.policy == {"Senior Leadership": {"ideal": 25}}
    assert again.contacts["name"].tolist() == ["Ada Finch", "Ben Okafor", "Cleo Marsh"]


def test_each_sheet_is_understood_as_what_it_is_without_a_finding() -> None:
    layout = register_of(ONCE).layout
    assert roles(ONCE) == {
        "Register": "contacts", "Touchpoints": "touchpoints", "PMO settings": "policy", "PMO history": "other",
        "PMO change log": "other",
    }  # fmt: skip
    (log,) = layout.of_role("touchpoints")
    assert log.header_row == 3 and log.rows == 2 and log.confidence >= 0.75
    assert not [finding for finding in register_of(ONCE).findings if finding.sheet in OWN]


@pytest.mark.parametrize("name", OWN)
def test_each_sheet_begins_with_a_line_over_a_frozen_header(name: str) -> None:
    sheet = opened(ONCE)[name]
    assert "PMO Network Dashboard" in sheet["A1"].value
    assert sheet["A1"].font.i and not sheet["A1"].alignment.wrap_text
    assert [cell.value for cell in sheet[2]] == [None] * sheet.max_column
    assert sheet.freeze_panes == "A4" and sheet["A3"].font.b


def test_cells_and_columns_show_days_moments_shares_and_wrapped_texts() -> None:
    book = opened(ONCE)
    found = []
    for name, cell in (("Touchpoints", "A4"), ("Touchpoints", "G4"), ("PMO change log", "A4"),
                       ("PMO change log", "F4"), ("PMO history", "A4"), ("PMO history", "J10")):  # fmt: skip
        looks = (book[name][cell], book[name].column_dimensions[cell[0]])
        found.append(tuple(told for look in looks for told in (look.number_format, look.alignment.wrap_text)))
    formats = [("yyyy-mm-dd", None), ("General", True), ("yyyy-mm-dd hh:mm", None), ("General", True),
               ("yyyy-mm-dd", None), ("0%", None)]  # fmt: skip
    assert found == [(*told, *told) for told in formats]
    assert book["Touchpoints"]["B4"].alignment.vertical == "top"


def test_rows_added_by_hand_below_are_read_and_the_next_ones_follow_them() -> None:
    book = opened(ONCE)
    book["Touchpoints"].append([dt.date(2026, 11, 25), "Cleo Marsh", "Phone call"])
    book["PMO settings"].append(["Wider Business", "maximum", 70])
    twice = downloaded(saved(book), LATER, ideal=25)
    again = register_of(twice)
    assert again.touchpoints["date"].dt.date.tolist() == [DAY, DAY, dt.date(2026, 11, 25), LATER, LATER]
    assert again.policy["Wider Business"] == {"maximum": 70}
    assert refs(twice)["PMO settings"] == ["A3:D5"]


def without_the_line(data: bytes) -> bytes:
    """As Excel leaves it when the first two rows are deleted."""
    book = opened(data)
    for name in OWN:
        rows = list(book[name].iter_rows(min_row=3, values_only=True))
        place = book.sheetnames.index(name)
        book.remove(book[name])
        sheet = book.create_sheet(name, place)
        for row in rows:
            sheet.append(list(row))
        ref = f"A1:{sheet.cell(len(rows), sheet.max_column).coordinate}"
        style = TableStyleInfo(name="TableStyleMedium2")
        sheet.add_table(Table(displayName=f"T{place}", ref=ref, tableStyleInfo=style))
    return saved(book)


def test_sheets_whose_header_stands_in_the_first_row_go_on_being_added_to() -> None:
    twice = downloaded(without_the_line(ONCE), LATER, ideal=25)
    assert opened(twice).sheetnames == ["Register", *OWN]
    assert refs(twice) == {
        "Touchpoints": ["A1:G5"], "PMO settings": ["A1:D2"], "PMO history": ["A1:K15"], "PMO change log": ["A1:G11"],
    }  # fmt: skip
    assert len(register_of(twice).touchpoints) == 4


def test_the_settings_of_an_earlier_version_get_the_column_that_they_lack() -> None:
    kept = [("Group", "Field", "Value"), ("Senior Leadership", "ideal", 21)]
    sheet = opened(downloaded(book_of({"PMO settings": kept})))["PMO settings"]
    assert list(sheet.iter_rows(values_only=True)) == [
        ("Group", "Field", "Value", "What it means"),
        ("Senior Leadership", "ideal", 20, "Days between touchpoints that the group should see."),
    ]


def test_rows_that_were_sorted_by_hand_are_found_by_their_key() -> None:
    book = opened(downloaded(ONCE, LATER))
    sheet = book["PMO history"]
    rows = sorted(sheet.iter_rows(min_row=4, values_only=True), key=lambda row: str(row[1]))
    for number, row in enumerate(rows, 4):
        for place, value in enumerate(row, 1):
            sheet.cell(number, place, value)
    again = downloaded(saved(book), LATER)
    assert refs(again)["PMO history"] == ["A3:K17"]


FOREIGN: Rows = [("Budget 2026",), (), ("Item", "Cost"), ("Licences", 1200), ("Travel", 300)]


@pytest.mark.parametrize("name", [*OWN, "pmo SETTINGS", "touchpoints"])
def test_a_sheet_of_the_users_that_only_shares_a_name_stays_as_it_is(name: str) -> None:
    once = downloaded(book_of({name: FOREIGN}))
    twice = downloaded(once, LATER)
    own = next(one for one in OWN if one.lower() == name.lower())
    assert list(opened(twice)[name].iter_rows(values_only=True)) == [
        tuple([*row, None, None][:2]) for row in FOREIGN
    ]  # fmt: skip
    assert opened(twice).sheetnames == ["Register", name, *(f"{one} (2)" if one == own else one for one in OWN)]
    assert len(register_of(twice).touchpoints) == 4
    assert register_of(twice).policy == {"Senior Leadership": {"ideal": 20}}


def test_the_change_log_names_the_sheet_that_the_settings_went_to() -> None:
    log = opened(downloaded(book_of({"PMO settings": FOREIGN})))["PMO change log"]
    assert log["G6"].value == "PMO settings (2)"


def test_an_empty_sheet_of_that_name_is_left_alone_and_the_rows_are_where_the_log_says() -> None:
    book = opened(downloaded(book_of({"Touchpoints": []})))
    assert book["Touchpoints"].max_row == 1
    assert book["Touchpoints (2)"]["B4"].value == "Ada Finch"
    assert book["PMO change log"]["G4"].value == "Touchpoints (2)!A4:G4"


def test_a_table_with_totals_keeps_them_and_the_rows_stand_below() -> None:
    book = opened(ONCE)
    table = next(iter(book["PMO settings"].tables.values()))
    book["PMO settings"]["A5"] = "Total"
    table.ref, table.totalsRowCount = "A3:D5", 1
    register = register_of(saved(book))
    twice = download(saved(book), "r.xlsx", register, [SetPolicy("Wider Business", "ideal", 50)]).data
    assert refs(twice)["PMO settings"] == ["A3:D5"]
    assert opened(twice)["PMO settings"]["A6"].value == "Wider Business"
    assert register_of(twice).policy["Wider Business"] == {"ideal": 50}


def test_figures_kept_again_on_the_same_day_take_the_place_of_those_that_were() -> None:
    again = downloaded(ONCE, DAY)
    rows = list(opened(again)["PMO history"].iter_rows(min_row=4, max_col=2, values_only=True))
    assert len(rows) == len(set(rows)) == 7


def test_the_figures_kept_are_those_after_the_edits() -> None:
    data = SHAPES["plain"]
    analysis = Analysis.of(apply(register_of(data), edits()), DAY)
    whole = analysis.coverage.frame.iloc[-1]
    row = list(opened(ONCE)["PMO history"].iter_rows(values_only=True))[-1]
    counts = ("contacts", "counted", "on_track", "due", "overdue", "dormant", "never")
    assert row[1:9] == ("All", *(int(whole[key]) for key in counts))
    assert row[9] == pytest.approx(whole["coverage"], abs=1e-4) and row[4] == 2


def test_figures_are_kept_without_any_edit_too_and_nothing_else_is_written() -> None:
    written = update(SHAPES["plain"], "r.xlsx", [], UpdateOptions(history=figures(DAY)))
    assert written.receipt.sheets_added == ("PMO history",)
    assert written.receipt.cells == ()
