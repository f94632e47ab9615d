"""What covers a table to its end must cover a row or column added to it: filters, lists, formats, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from pmodash.workbook.cells import Area

_SHEET_RANGE = re.compile(
    r"^(?P<sheet>'(?:[^']|'')+'|[^'!]+)!\$?(?P<c1>[A-Z]{1,3})\$?(?P<r1>\d+):\$?(?P<c2>[A-Z]{1,3})\$?(?P<r2>\d+)$"
)


def grow_down(book: Workbook, sheet: Worksheet, area: Area, rows: int) -> None:
    """Let everything that ended with the last row of `area` (its columns) end `rows` further down."""
    last, new_last = area.last_row, area.last_row + rows
    for table in sheet.tables.values():
        if _meets(table.ref, area) and bounds(table.ref)[3] == last:
            table.ref = _longer(table.ref, new_last)
            if table.autoFilter is not None and table.autoFilter.ref:
                table.autoFilter.ref = _longer(table.autoFilter.ref, new_last)
    if sheet.auto_filter.ref and _meets(sheet.auto_filter.ref, area) and bounds(sheet.auto_filter.ref)[3] == last:
        sheet.auto_filter.ref = _longer(sheet.auto_filter.ref, new_last)
    for validation in sheet.data_validations.dataValidation:
        validation.sqref = MultiCellRange([_grown(part, area, new_last) for part in validation.sqref.ranges])
    _grow_formats(sheet, area, new_last)
    _grow_names(book, sheet, area, new_last)


def bounds(ref: str) -> tuple[int, int, int, int]:
    """First column, first row, last column, last row."""
    first_column, first_row, last_column, last_row = range_boundaries(ref)
    return int(first_column or 1), int(first_row or 1), int(last_column or 16_384), int(last_row or 1_048_576)


def _meets(ref: str, area: Area) -> bool:
    first_column, first_row, last_column, last_row = bounds(ref)
    columns = first_column <= area.last_column and last_column >= area.first_column
    return columns and first_row <= area.last_row <= last_row


def _longer(ref: str, new_last: int) -> str:
    first_column, first_row, last_column, _ = bounds(ref)
    return f"{get_column_letter(first_column)}{first_row}:{get_column_letter(last_column)}{new_last}"


def _grown(part: CellRange, area: Area, new_last: int) -> CellRange:
    """The range, down to the new last row when it covered the table to its end and more than its header."""
    ends_there = part.max_row == area.last_row > area.first_row
    if ends_there and part.min_col <= area.last_column and part.max_col >= area.first_column:
        return CellRange(min_col=part.min_col, min_row=part.min_row, max_col=part.max_col, max_row=new_last)
    return part


def _grow_formats(sheet: Worksheet, area: Area, new_last: int) -> None:
    formats = ConditionalFormattingList()
    changed = False
    for entry in sheet.conditional_formatting:
        parts = [_grown(part, area, new_last) for part in entry.sqref.ranges]
        changed = changed or [str(part) for part in parts] != [str(part) for part in entry.sqref.ranges]
        for rule in entry.rules:
            formats.add(" ".join(str(part.coord) for part in parts), rule)
    if changed:
        sheet.conditional_formatting = formats


def _grow_names(book: Workbook, sheet: Worksheet, area: Area, new_last: int) -> None:
    names: Iterable[Mapping[str, Any]] = (book.defined_names, sheet.defined_names)
    for name in (entry for group in names for entry in group.values()):
        name.attr_text = _grown_text(str(name.attr_text or ""), sheet.title, area, new_last)
    if sheet.print_area:
        parts = [_grown_text(part, sheet.title, area, new_last) for part in _areas(sheet.print_area)]
        sheet.print_area = [part.rsplit("!", 1)[-1].replace("$", "") for part in parts]


def _areas(text: Any) -> list[str]:
    parts = text if isinstance(text, list) else str(text).split(",")
    return [str(part) for part in parts]


def _grown_text(text: str, title: str, area: Area, new_last: int) -> str:
    found = _SHEET_RANGE.match(text)
    if not found or found["sheet"].strip("'").replace("''", "'") != title or int(found["r2"]) != area.last_row:
        return text
    ref = f"{found['c1']}{found['r1']}:{found['c2']}{found['r2']}"
    if not _meets(ref, area) or int(found["r1"]) == area.last_row:
        return text
    return f"{text[: found.start('r2')]}{new_last}{text[found.end('r2') :]}"


def grow_right(sheet: Worksheet, header_row: int, column: int, header: str) -> None:
    """Let an Excel table or filter that ended in the column before take in one more, under this header."""
    for table in sheet.tables.values():
        first_column, first_row, last_column, last_row = bounds(table.ref)
        if first_row == header_row and last_column == column - 1:
            ref = f"{get_column_letter(first_column)}{first_row}:{get_column_letter(column)}{last_row}"
            number = max((int(entry.id) for entry in table.tableColumns), default=0) + 1
            table.tableColumns.append(TableColumn(id=number, name=header))
            table.ref = ref
            if table.autoFilter is not None and table.autoFilter.ref:
                rows = bounds(table.autoFilter.ref)
                table.autoFilter.ref = f"{get_column_letter(rows[0])}{rows[1]}:{get_column_letter(column)}{rows[3]}"
    ref = sheet.auto_filter.ref
    if ref and bounds(ref)[1] == header_row and bounds(ref)[2] == column - 1:
        rows = bounds(ref)
        sheet.auto_filter.ref = f"{get_column_letter(rows[0])}{rows[1]}:{get_column_letter(column)}{rows[3]}"


def same_row_height(sheet: Worksheet, row: int, like: int) -> None:
    """Give a row the height of another."""
    if like in sheet.row_dimensions and sheet.row_dimensions[like].height is not None:
        sheet.row_dimensions[row].height = sheet.row_dimensions[like].height


def same_column_width(sheet: Worksheet, column: int, like: int) -> None:
    """Give a column the width of another, when it has none of its own."""
    letter, other = get_column_letter(column), get_column_letter(like)
    if other in sheet.column_dimensions and letter not in sheet.column_dimensions:
        dimension = copy(sheet.column_dimensions[other])
        sheet.column_dimensions[letter].width = dimension.width
