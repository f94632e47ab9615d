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
    """One contact's row: its key where it is still there, what tells whom it names, and the cells that hold an answer.

    `who` and `answers` map a field to the cell's address and value; `formulas` are the cells to be filled whose formula
    holds no result.
    """

    sheet: str
    row: int
    key: RowKey | None
    who: Mapping[str, tuple[str, CellValue]]
    answers: Mapping[str, tuple[str, CellValue]]
    formulas: tuple[str, ...] = ()

    def told(self, field: str) -> str:
        """What the row says of whom it names."""
        return tidy(self.who[field][1]) if field in self.who else ""


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
        answers = _held(sheet, row, asked)
        formulas = [column for column in asked.values() if row in sheet.blank_formulas.get(column, ())]
        if key or answers:
            places = tuple(address(row, column) for column in formulas)
            yield FilledRow(sheet.name, row, key, _held(sheet, row, who), answers, places)


def _held(sheet: Sheet, row: int, columns: Mapping[str, int]) -> dict[str, tuple[str, CellValue]]:
    """The cells of a row that hold something: field → address and value."""
    cells = {field: (address(row, column), sheet.value(row, column)) for field, column in columns.items()}
    return {field: cell for field, cell in cells.items() if tidy(cell[1])}


def _added(sheet: Sheet, known: set[int], rows: tuple[FilledRow, ...]) -> tuple[str, ...]:
    """The letters of columns that are none of ours and hold a text in the row of a contact."""
    others = [sheet.first_column + place for place in range(sheet.width) if sheet.first_column + place not in known]
    used = [column for column in others if any(tidy(sheet.value(row.row, column)) for row in rows)]
    return tuple(column_letter(column) for column in used)
