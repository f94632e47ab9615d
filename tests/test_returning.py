"""By command line: a workbook of any shape with every kind of edit in it says, read again, what the edits said."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.table import Table

from pmodash.analysis import Analysis
from pmodash.cli import main
from pmodash.journal.applying import apply
from pmodash.journal.edits_json import edits_from_json
from pmodash.journal.updating import register_with_room
from pmodash.workbook.cells import Book, address
from pmodash.workbook.reading import read
from pmodash.workbook.tables import Corrections, Layout

AS_OF = dt.date(2026, 11, 20)
PEOPLE = ("Ada Finch", "Ben Okafor", "Cleo Marsh", "Dee Park", "Eve Lund", "Femi Obi", "Gus Hale", "Hana Mori")
HEAD = ("ID", "Name", "Email", "Organisation", "Job title", "Influence", "Current engagement", "Last contact", "Notes")
LOG_HEAD = ("Date", "Contact", "Vehicle", "Event", "By")
Rows = Sequence[Sequence[Any]]


def people() -> list[tuple[Any, ...]]:
    met = [dt.date(2026, 10, 1 + n) if n % 3 else None for n in range(len(PEOPLE))]
    levels = ("Neutral", "Supportive", "Resistant")
    known = [(f"C{n:03d}", name, f"{name[:3].lower()}@larkfield.example") for n, name in enumerate(PEOPLE)]
    return [(*one, "Larkfield", "Director", "High", levels[n % 3], met[n], None) for n, one in enumerate(known)]


def log() -> list[tuple[Any, ...]]:
    return [(dt.date(2026, 9, 1 + n), name, "Phone call", None, "Kit Vale") for n, name in enumerate(PEOPLE)]


def sheets(**rows: Rows) -> Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in rows.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    return book


def titled() -> Workbook:
    return sheets(Register=[("Stakeholder register",), (), HEAD, *people()], Log=[("Contacts made",), LOG_HEAD, *log()])


def two_header_rows() -> Workbook:
    book = sheets(Register=[(None, "Who", None, None, None, "Assessment", None, "Contact", None), HEAD, *people()])
    for area in ("B1:E1", "F1:G1", "H1:I1"):
        book["Register"].merge_cells(area)
    return book


def footed() -> Workbook:
    return sheets(Register=[HEAD, *people(), ("Total", 8)], Log=[LOG_HEAD, *log(), (), ("Legend: Date = day held",)])


def prepared() -> Workbook:
    rows = [HEAD, *people(), ("C008",), ("C009",), (), ("Prepared by: Kit Vale",)]
    return sheets(Register=rows, Log=[("No.", *LOG_HEAD), *((n, *row) for n, row in enumerate(log())), (8,), (9,)])


def carried_on() -> Workbook:
    rows: list[Sequence[Any]] = [HEAD]
    for person in people():
        rows += [person, (None, None, None, "and its board", *[None] * 4, "and more")]
    return sheets(Register=rows)


def ticked() -> Workbook:
    head = ("Stakeholder", "Role", "Unaware", "Resistant", "Neutral", "Supportive", "Leading", "Notes")
    marks = ((None, "C", None, "D", None), (None, None, "C,D", None, None))
    return sheets(Matrix=[head, *((name, "Director", *marks[n % 2], None) for n, name in enumerate(PEOPLE))])


def excel_tables() -> Workbook:
    book = sheets(Register=[HEAD, *people()], Log=[LOG_HEAD, *log()])
    book["Register"].add_table(Table(displayName="People", ref="A1:I9"))
    book["Log"].add_table(Table(displayName="Contacts", ref="A1:E9"))
    return book


def second_table() -> Workbook:
    plan = [("Communications plan",), ("Communication", "Purpose", "Audience", "Medium", "Frequency")]
    return sheets(Register=[HEAD, *people(), (), *plan, ("Newsletter", "inform", "All", "Email", "Monthly")])


def formulas() -> Workbook:
    book = sheets(Register=[HEAD, *people()], Log=[LOG_HEAD, *log()])
    for row in range(2, 30):
        book["Register"].cell(row, 10).value = f'=IF(B{row}="","",LEN(B{row}))'
    book["Register"]["J1"] = "Score"
    return book


def since_1904() -> Workbook:
    book = sheets(Register=[HEAD, *people()])
    book.epoch = CALENDAR_MAC_1904
    return book


def edits(turn: int) -> list[dict[str, Any]]:
    """Every kind of edit; the names and rows of the first turn are not those of the second."""
    one, other, third = (PEOPLE[(n + 3 * turn) % len(PEOPLE)] for n in range(3))
    new, quiet = f"Zora Quill {'x' * turn}".strip(), f"Yan Pell {'x' * turn}".strip()
    put = {"job_title": "=1+1", "notes": "-5 \U0001f389", "cadence": "monthly", "owner": "Kit Vale"}
    return [
        *({"edit": "set", "contact": {"name": one}, "field": field, "value": value} for field, value in put.items()),
        {"edit": "set", "contact": {"name": other}, "field": "engagement_current", "value": "Supportive"},
        {"edit": "log", "date": "2026-11-12", "vehicle": "One-to-one", "by": "A. Khan", "contacts": [{"name": one}]},
        {"edit": "log", "date": "2026-11-16", "vehicle": "Workshop", "event": "Launch", "notes": "'full",
         "contacts": [{"name": one}, {"name": other}, {"name": third}]},
        {"edit": "add", "fields": {"name": new, "email": f"z{turn}@else.example", "influence": "High", "notes": "+44"}},
        {"edit": "add", "fields": {"name": quiet}},
        {"edit": "log", "date": "2026-12-09", "vehicle": "Workshop", "contacts": [{"name": new}], "state": "planned"},
        {"edit": "leave", "contact": {"name": third}, "on": "2026-10-01", "keep_in_touch": turn == 0},
        {"edit": "merge", "keep": {"name": one}, "drop": {"name": other}},
        {"edit": "set_policy", "group": "Senior Leadership", "field": "ideal", "value": 21 + turn},
    ]  # fmt: skip


def bytes_of(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def cells(book: Book) -> dict[tuple[str, str], Any]:
    return {
        (sheet.name, address(sheet.first_row + i, sheet.first_column + j)): value
        for sheet in book.sheets
        for i, row in enumerate(sheet.rows)
        for j, value in enumerate(row)
        if value is not None
    }


def meant(receipt: dict[str, Any]) -> Callable[[str, str], bool]:
    """Whether the receipt tells of a cell: by itself, with its row or column, or with its sheet."""
    told = {(change["sheet"], change["cell"]) for change in receipt["cells"]}
    rows = {re.sub(r"![A-Z]+(\d+):.*", r"!\1", place) for place in receipt["rows_added"]}

    def is_told(sheet: str, cell: str) -> bool:
        column, row = re.sub(r"\d", "", cell), re.sub(r"\D", "", cell)
        in_new = f"{sheet}!{row}" in rows or f"{sheet}!{column}" in receipt["columns_added"]
        return (sheet, cell) in told or in_new or sheet in receipt["sheets_added"]

    return is_told


def moved(told: dict[tuple[str, str], Any], layout: Layout, receipt: dict[str, Any]) -> dict[tuple[str, str], Any]:
    """The cells where they are once what stands below a table has moved down, as the receipt says."""
    found = (re.search(r"on the sheet (.+) moved down by (\d+) rows?\.$", note) for note in receipt["notes"])
    by = {one[1]: int(one[2]) for one in found if one}
    feet = {table.sheet: table.foot for table in layout.tables if table.pushes}

    def place(sheet: str, cell: str) -> tuple[str, str]:
        column, row = re.sub(r"\d", "", cell), int(re.sub(r"\D", "", cell))
        return sheet, f"{column}{row + by[sheet]}" if sheet in by and row >= feet[sheet] else cell

    return {place(*one): value for one, value in told.items()}


def updated(path: Path, edits: list[dict[str, Any]], turn: int) -> tuple[Path, dict[str, Any]]:
    asked, out, receipt = path.with_name("edits.json"), path.with_name(f"{turn}.xlsx"), path.with_name("receipt.json")
    asked.write_text(json.dumps(edits), "utf-8")
    arguments = ["update", path, "--edits", asked, "--output", out, "--receipt", receipt, "--as-of", AS_OF]
    assert main([str(argument) for argument in arguments]) == 0
    return out, json.loads(receipt.read_text("utf-8"))


def in_any_order(said: dict[str, Any]) -> dict[str, Any]:
    return said | {
        "left_out": sorted((row["sheet"], row["row"], row["why"]) for row in said["left_out"]),
        "findings": None,
    }


@pytest.mark.parametrize(
    "shape",
    [titled, two_header_rows, footed, prepared, carried_on, ticked, excel_tables, second_table, formulas, since_1904],
)
def test_what_was_edited_is_what_is_analysed(
    shape: Callable[[], Workbook], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(bytes_of(shape()))
    for turn in (0, 1):
        before = read(path.read_bytes(), path.name)
        register = register_with_room(path.read_bytes(), path.name, before, Corrections())
        expected = Analysis.of(apply(register, edits_from_json(edits(turn))), AS_OF).as_json()
        untouched, _ = updated(path, [], 9)
        assert untouched.read_bytes() == path.read_bytes()
        path, receipt = updated(path, edits(turn), turn)
        capsys.readouterr()
        assert main(["analyse", str(path), "--as-of", AS_OF.isoformat(), "--json"]) == 0
        assert in_any_order(json.loads(capsys.readouterr().out)) == in_any_order(json.loads(json.dumps(expected)))
        old, new = moved(cells(before), register.layout, receipt), cells(read(path.read_bytes(), path.name))
        changed = {place for place in old.keys() | new.keys() if old.get(place) != new.get(place)}
        assert [place for place in changed if not meant(receipt)(*place)] == []
    assert not [name for name in openpyxl.load_workbook(path).sheetnames if "(2)" in name]
