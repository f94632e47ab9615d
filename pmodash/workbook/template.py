"""The blank workbook: sheets with drop-downs, notes and an example row each, ready to be filled and opened."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from pmodash.vocabulary import read_data, vehicles
from pmodash.workbook.cells import column_letter

_MADE = dt.datetime(2026, 1, 1)
_ROWS = 500
_HEADER = (Font(bold=True, color="FFFFFFFF"), PatternFill("solid", fgColor="FF1F3864"))
_EXAMPLE = Font(italic=True, color="FF7F7F7F")
_MARK = "Example:"
_NAMES = {"Vehicles": "Vehicles!$A$2:$A$200", "Contacts": "Contacts!$B$2:$B$501"}
_DAY = "yyyy-mm-dd"


@dataclass(frozen=True)
class _Column:
    """One column of the template as `data/template.toml` gives it; `choices_from` is a sheet whose names it offers."""

    header: str
    note: str
    example: str | float | dt.date = ""
    width: int = 18
    choices: tuple[str, ...] = ()
    choices_from: str = ""


def template() -> bytes:
    """The blank workbook, the same bytes each time.

    Sheets: a guide, Contacts, Touchpoints, Vehicles (filled with the default register), Team, Links and Policy (filled
    with the default policy). Every drop-down holds the field's own words; each example row is marked and is left out
    when the workbook is opened.
    """
    words = read_data("template.toml")
    book = Workbook()
    _write_guide(book.active, words["guide"])  # type: ignore[arg-type]
    for entry in words["sheets"]:
        columns = tuple(_column(column) for column in entry["columns"])
        sheet = book.create_sheet(entry["name"])
        rows = _default_rows(entry["name"]) or [tuple(_as_example(i, c) for i, c in enumerate(columns))]
        _write_table(sheet, columns, rows, marked=entry["name"] not in ("Vehicles", "Policy"))
    book.properties.creator = "PMO Network Dashboard"
    book.properties.created = book.properties.modified = _MADE
    held = io.BytesIO()
    book.save(held)
    return _with_fixed_times(held.getvalue())


def _column(entry: dict[str, object]) -> _Column:
    choices = entry.pop("choices", [])
    return _Column(**entry, choices=tuple(choices))  # type: ignore[arg-type]


def _as_example(place: int, column: _Column) -> str | float | dt.date:
    return f"{_MARK} {column.example}" if place == 0 and isinstance(column.example, str) else column.example


def _default_rows(sheet: str) -> list[tuple[str | float | dt.date, ...]]:
    if sheet == "Vehicles":
        return [
            (v.name, v.mode, v.reach, v.hours, ", ".join(v.technology), "; ".join(v.fits) or "Any") for v in vehicles()
        ]
    if sheet == "Policy":
        return [
            (p["group"], p["ideal"], p["maximum"], "Yes" if p["broadcast_qualifies"] else "No", p["largest_share"])
            for p in read_data("policy.toml")["groups"]
        ]
    return []


def _write_guide(sheet: Worksheet, lines: Sequence[str]) -> None:
    sheet.title = "Read me"
    sheet.column_dimensions["A"].width = 110
    for row, line in enumerate(lines, start=1):
        cell = sheet.cell(row, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=row == 1, size=16 if row == 1 else 11)


def _write_table(
    sheet: Worksheet, columns: Sequence[_Column], rows: Sequence[tuple[str | float | dt.date, ...]], marked: bool
) -> None:
    for place, column in enumerate(columns, start=1):
        _write_header(sheet, place, column)
        _add_choices(sheet, place, column)
    for number, values in enumerate(rows, start=2):
        for place, value in enumerate(values, start=1):
            cell = sheet.cell(number, place, None if value == "" else value)
            if marked:
                cell.font = _EXAMPLE
    last = sheet.cell(len(rows) + 1, len(columns)).coordinate
    grid = Table(displayName=f"{sheet.title}Table", ref=f"A1:{last}")
    grid.tableStyleInfo = TableStyleInfo(name="TableStyleLight9", showRowStripes=True)
    sheet.add_table(grid)
    sheet.freeze_panes = "B2"


def _write_header(sheet: Worksheet, place: int, column: _Column) -> None:
    cell = sheet.cell(1, place, column.header)
    cell.font, cell.fill = _HEADER
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    note = Comment(column.note, "PMO Network Dashboard", width=280, height=110)
    cell.comment = note
    sheet.column_dimensions[column_letter(place)].width = column.width
    if isinstance(column.example, dt.date):
        for row in range(2, _ROWS + 2):
            sheet.cell(row, place).number_format = _DAY


def _add_choices(sheet: Worksheet, place: int, column: _Column) -> None:
    if not column.choices_from and not column.choices:
        return
    formula = _NAMES[column.choices_from] if column.choices_from else f'"{",".join(column.choices)}"'
    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
    letter = column_letter(place)
    rule.add(f"{letter}2:{letter}{_ROWS + 1}")
    sheet.add_data_validation(rule)


def _with_fixed_times(data: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as fixed:
        for entry in made.infolist():
            content = made.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _fixed_modified(content)
            fixed.writestr(zipfile.ZipInfo(entry.filename, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _fixed_modified(content: bytes) -> bytes:
    head, mark, rest = content.partition(b"<dcterms:modified")
    opening, close, tail = rest.partition(b">")
    _, end, after = tail.partition(b"</dcterms:modified>")
    return head + mark + opening + close + f"{_MADE:%Y-%m-%dT%H:%M:%SZ}".encode() + end + after
