"""Patches made to an open workbook, one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cell_answers import in_letters, spread_over, ticked
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.cells import address, column_letter
from pmodash.workbook.column_widths import fitting_width
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.open_sheet import OpenSheet
from pmodash.workbook.own_sheets import append_to_sheet
from pmodash.workbook.package.ranges import right
from pmodash.workbook.patches import (
    AppendRow,
    AppendToSheet,
    CellUnder,
    Patch,
    PatchValue,
    PutColumn,
    SetCell,
    SetJoined,
    SetMark,
    SwapName,
)
from pmodash.workbook.row_appending import append_rows, make_room

_NAMES_APART = re.compile(r"(\s*(?:[;\n\r|,&/+、，]|\band\b)\s*)")
_MARK_ROWS = 2_000
_WIDTHS = 12, 40


def make(book: OpenBook, patches: Iterable[Patch]) -> None:
    """Make the patches in order; rows that follow each other in one sheet are appended together.

    RefusedWriteError says for which edit the first that cannot be made was asked.
    """
    for (_, is_row), group in groupby(patches, lambda patch: (patch.sheet, isinstance(patch, AppendRow))):
        if is_row:
            rows = [patch for patch in group if isinstance(patch, AppendRow)]
            _numbered(rows[0].why, append_rows, book, rows)
        else:
            for patch in group:
                _numbered(patch.why, _MAKERS[type(patch).__name__], book, patch)


def _numbered(why: str, maker: Callable[[OpenBook, Any], None], book: OpenBook, what: Any) -> None:
    try:
        maker(book, what)
    except RefusedWriteError as refused:
        edit = f"{why}: " if why.startswith("edit ") else ""
        raise RefusedWriteError(f"{edit}{refused.what}", refused.remedy) from None


def _set(book: OpenBook, patch: SetCell) -> None:
    sheet = book.sheet(patch.sheet)
    where = f"{patch.sheet}!{address(patch.row, patch.column)}"
    is_formula = sheet.is_formula(patch.row, patch.column)
    if patch.keep_locked and sheet.is_locked(patch.row, patch.column):
        book.ledger.not_done.append(f"{where} is locked, since its sheet is protected, and was left as it is.")
        return
    if is_formula and patch.overwrite_formula:
        sheet.take_formula(patch.row, patch.column)
    elif is_formula and patch.keep_formula:
        book.ledger.leave_formula(patch.sheet, patch.row, patch.column)
        return
    elif is_formula:
        what = f"{where} holds a formula, which is not overwritten"
        raise RefusedWriteError(what, 'undo the edit, or let it say "overwrite_formula": true')
    if is_formula or patch.value is not None or sheet.value(patch.row, patch.column) is not None:
        sheet.put(patch.row, patch.column, patch.value, patch.why, patch.header_row)


def _append_to_sheet(book: OpenBook, patch: AppendToSheet) -> None:
    if patch.optional and book.book.locked and not book.has(patch.sheet):
        what = f"The workbook is protected, so the sheet {patch.sheet!r} could not be added"
        book.ledger.not_done.append(f"{what}: {patch.why} is not in it.")
    else:
        append_to_sheet(book, replace(patch, rows=tuple(_placed(book, patch))) if patch.places else patch)


def _placed(book: OpenBook, patch: AppendToSheet) -> Iterator[tuple[PatchValue, ...]]:
    """The rows of a patch, each of which says in the end where the cell is that it speaks of."""
    for values, place in zip(patch.rows, patch.places, strict=True):
        found = _found(book, place) if place is not None else ""
        yield (*values[:-1], found) if found else values


def _found(book: OpenBook, place: CellUnder) -> str:
    if not book.has(place.sheet):
        return ""
    sheet = book.sheet(place.sheet)
    columns = range(sheet.last_column, 0, -1)
    under = (column for column in columns if tidy(sheet.value(place.header_row, column)) == place.header)
    return next((f"{place.sheet}!{address(place.row, column)}" for column in under), "")


def _set_joined(book: OpenBook, patch: SetJoined) -> None:
    sheet = book.sheet(patch.sheet)
    texts = [tidy(sheet.value(patch.row, column)) for column in patch.columns]
    for column, old, new in zip(patch.columns, texts, spread_over(texts, patch.value, patch.separator), strict=True):
        if new != old:
            sheet.put(patch.row, column, new or None, patch.why)


def _set_mark(book: OpenBook, patch: SetMark) -> None:
    sheet = book.sheet(patch.sheet)
    numbers = [column for column, _ in patch.columns]
    last = min(sheet.last_row, patch.header_row + _MARK_ROWS)
    held = {tidy(sheet.value(row, n)) for row in range(patch.header_row + 1, last + 1) for n in numbers}
    letters = patch.own == "D" or (bool(patch.own) and any(map(in_letters, held)))
    mark = next((text for text in sorted(held) if text and not in_letters(text) and len(text) < 4), "X")
    for column, answer in patch.columns:
        old = tidy(sheet.value(patch.row, column))
        own, other = (patch.own, patch.other) if letters else ("", "")
        new = ticked(old, answer == patch.answer, own, other, mark)
        if new != old:
            sheet.put(patch.row, column, new or None, patch.why)


def _swap(book: OpenBook, patch: SwapName) -> None:
    """Another name in a cell that names contacts; where it names more than the one, only the part that is meant."""
    sheet = book.sheet(patch.sheet)
    text = tidy(sheet.value(patch.row, patch.column))
    new = _one_for_another(text, patch) if patch.new else ""
    if (text or patch.fill) and new and new != text:
        sheet.put(patch.row, patch.column, new, patch.why)


def _one_for_another(text: str, patch: SwapName) -> str:
    """The text with the new name for the old one, and all of it the new one where it says the old in other words."""
    new = patch.new or ""
    if patch.alone:
        for name in sorted(patch.old, key=len, reverse=True):
            found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
            if found:
                return text[: found.start()] + new + text[found.end() :]
        return new
    old = {plain(name) for name in patch.old}
    return "".join(new if plain(part) in old else part for part in _NAMES_APART.split(text))


def _put_column(book: OpenBook, patch: PutColumn) -> None:
    sheet = book.sheet(patch.sheet)
    column = _column_for(sheet, patch)
    if tidy(sheet.value(patch.header_row, column)) != patch.header:
        sheet.set_style(patch.header_row, column, sheet.style(patch.header_row, patch.after_column))
        width = fitting_width(patch.header, (value for _, value in patch.cells), *_WIDTHS)
        sheet.part.set_width(column, width)
        sheet.put(patch.header_row, column, patch.header, patch.why, new=True)
        book.grow(sheet, right(patch.header_row, column), patch.header)
        book.ledger.columns_added.append(f"{patch.sheet}!{column_letter(column)}")
    for row, value in patch.cells:
        if column > patch.after_column and not sheet.style(row, column):
            sheet.set_style(row, column, sheet.in_general(sheet.style(row, patch.after_column)))
        if value is not None or sheet.value(row, column) is not None:
            sheet.put(row, column, value, patch.why, patch.header_row)


def _column_for(sheet: OpenSheet, patch: PutColumn) -> int:
    """The column with this header, when it may be used again, or the first free one right of the table."""
    width = sheet.last_column
    if patch.reuse:
        for column in range(1, width + 1):
            if tidy(sheet.value(patch.header_row, column)) == patch.header:
                return column
    last = max([patch.last_row, patch.header_row, *(row for row, _ in patch.cells)])
    column = patch.after_column + 1
    while column <= width and not _empty(sheet, column, patch.header_row, last):
        column += 1
    return column


def _empty(sheet: OpenSheet, column: int, first: int, last: int) -> bool:
    return all(sheet.value(row, column) is None for row in range(first, last + 1))


_MAKERS: Mapping[str, Callable[[OpenBook, Any], None]] = {
    "MakeRoom": make_room,
    "SetCell": _set,
    "SetJoined": _set_joined,
    "SetMark": _set_mark,
    "SwapName": _swap,
    "PutColumn": _put_column,
    "AppendToSheet": _append_to_sheet,
}
