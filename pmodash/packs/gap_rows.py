"""The rows of sheets of gaps that came back, found by their hidden marks in whatever the owner's program saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pmodash.packs.gap_layout import ASK, KEY_HEADER, MARK, WHO, RowKey, SheetMark
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, CellValue, Sheet, address, column_letter

_MARK_DEPTH = 60


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One contact's row: its key where it is still there, whom it names, and the cells that hold an answer.

    `answers` maps a field to the cell's address and value.
    """

    sheet: str
    row: int
    key: RowKey | None
    name: str
    organisation: str
    answers: Mapping[str, tuple[str, CellValue]]


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet of gaps that came back: its mark, its rows, and the columns with text that somebody added."""

    name: str
    mark: SheetMark
    rows: tuple[FilledRow, ...]
    added: tuple[str, ...] = ()


def filled_sheets(book: Book) -> tuple[FilledSheet, ...]:
    """The sheets of gaps in a workbook or text table; every other sheet is passed over."""
    found = ((sheet, *_marked(sheet)) for sheet in book.sheets)
    return tuple(_filled(sheet, row, mark) for sheet, row, mark in found if mark is not None)


def _marked(sheet: Sheet) -> tuple[int, SheetMark | None]:
    """The row of the hidden mark, and the mark."""
    for row in range(sheet.first_row, sheet.first_row + min(len(sheet.rows), _MARK_DEPTH)):
        for value in sheet.row(row):
            if isinstance(value, str) and value.startswith(MARK):
                return row, SheetMark.of_text(value)
    return 0, None


def _filled(sheet: Sheet, mark_row: int, mark: SheetMark) -> FilledSheet:
    columns = {tidy(value): sheet.first_column + place for place, value in enumerate(sheet.row(mark_row))}
    key_column = next(column for text, column in columns.items() if text.startswith(MARK))
    asked = {text.removeprefix(ASK): column for text, column in columns.items() if text.startswith(ASK)}
    who = {text.removeprefix(WHO): column for text, column in columns.items() if text.startswith(WHO)}
    rows = tuple(_rows(sheet, mark_row, key_column, who, asked))
    known = {key_column, *asked.values(), *who.values()}
    return FilledSheet(sheet.name, mark, rows, _added(sheet, known, rows))


def _rows(
    sheet: Sheet, mark_row: int, key_column: int, who: Mapping[str, int], asked: Mapping[str, int]
) -> Iterator[FilledRow]:
    """A row without a key, as one that somebody added, counts where it stands below the mark and holds an answer."""
    for row in range(sheet.first_row, sheet.first_row + len(sheet.rows)):
        told = tidy(sheet.value(row, key_column))
        key = RowKey.of_text(told)
        if row == mark_row or told == KEY_HEADER or (key is None and row < mark_row):
            continue
        cells = {field: (address(row, column), sheet.value(row, column)) for field, column in asked.items()}
        answers = {field: cell for field, cell in cells.items() if tidy(cell[1])}
        if key or answers:
            name, organisation = (tidy(sheet.value(row, who.get(field, 0))) for field in ("name", "organisation"))
            yield FilledRow(sheet.name, row, key, name, organisation, answers)


def _added(sheet: Sheet, known: set[int], rows: tuple[FilledRow, ...]) -> tuple[str, ...]:
    """The letters of columns that are none of ours and hold a text in the row of a contact."""
    others = [sheet.first_column + place for place in range(sheet.width) if sheet.first_column + place not in known]
    used = [column for column in others if any(tidy(sheet.value(row.row, column)) for row in rows)]
    return tuple(column_letter(column) for column in used)
