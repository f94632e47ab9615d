"""Patches made to an open workbook, one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from typing import Any

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cell_answers import in_letters, spread_over, ticked
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.cells import address, column_letter
from pmodash.workbook.column_widths import fitting_width
from pmodash.workbook.guarded_cells import CHANGE_FORMULA, GuardedError, refuse_column, refuse_formulas, refuse_locked
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


def make(book: OpenBook, patches: Iterable[Patch], leave_guarded: bool = False) -> None:
    """Make the patches in order; rows that follow each other in one sheet are appended together.

    RefusedWriteError says for which edit the first that cannot be made was asked. What a formula or a protection is in
    the way of is left instead and told of in the ledger, where that is wanted (`leave_guarded`).
    """
    for (_, is_row), group in groupby(patches, lambda patch: (patch.sheet, isinstance(patch, AppendRow))):
        if is_row:
            rows = [patch for patch in group if isinstance(patch, AppendRow)]
            with _numbered(rows[0].why):
                append_rows(book, rows)
        else:
            for patch in group:
                _made_or_left(book, patch, leave_guarded)


def _made_or_left(book: OpenBook, patch: Patch, leave_guarded: bool) -> None:
    with _numbered(patch.why):
        try:
            _MAKERS[type(patch).__name__](book, patch)
        except GuardedError as guarded:
            if not (leave_guarded or guarded.may_be_left):
                raise
            book.ledger.leave(guarded.places, patch.why, guarded.told)


@contextmanager
def _numbered(why: str) -> Iterator[None]:
    try:
        yield
    except RefusedWriteError as refused:
        edit = f"{why}: " if why.startswith("edit ") else ""
        raise RefusedWriteError(f"{edit}{refused.what}", refused.remedy) from None


def _set(book: OpenBook, patch: SetCell) -> None:
    sheet, (row, column) = book.sheet(patch.sheet), (patch.row, patch.column)
    refuse_locked(sheet, row, [column], patch.keep_locked)
    is_formula = sheet.is_formula(row, column)
    if is_formula and patch.overwrite_formula:
        sheet.take_formula(row, column)
    elif is_formula:
        remedy = 'undo the edit, or let it say "overwrite_formula": true'
        refuse_formulas(sheet, row, [column], remedy, patch.keep_formula)
    if is_formula or patch.value is not None or sheet.value(row, column) is not None:
        sheet.put(row, column, patch.value, patch.why, patch.header_row)


def _put_all(sheet: OpenSheet, row: int, values: Mapping[int, PatchValue], why: str) -> None:
    """Put values in cells of a row, all of them or none."""
    refuse_locked(sheet, row, list(values))
    refuse_formulas(sheet, row, list(values), CHANGE_FORMULA)
    for column, value in values.items():
        sheet.put(row, column, value, why)


def _append_to_sheet(book: OpenBook, patch: AppendToSheet) -> None:
    if book.book.locked and not book.has(patch.sheet):
        told = f"The workbook is protected, so the sheet {patch.sheet!r} could not be added ({patch.why})."
        what = f"the workbook is protected, so the sheet {patch.sheet!r} cannot be added"
        remedy = "unprotect its structure in Excel, then upload it again"
        raise GuardedError([(patch.sheet, 0, 0)], told, what, remedy, patch.optional)
    append_to_sheet(book, replace(patch, rows=tuple(_rows_in_force(book, patch))))


def _rows_in_force(book: OpenBook, patch: AppendToSheet) -> Iterator[tuple[PatchValue, ...]]:
    """The rows but for those that tell of a place as written that was left; each says in the end where its cell is."""
    left = book.ledger.left.keys()
    places = patch.places or (None,) * len(patch.rows)
    told = patch.tells_of or (frozenset(),) * len(patch.rows)
    for values, place, tells_of in zip(patch.rows, places, told, strict=True):
        if not tells_of & left:
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
    told = zip(patch.columns, texts, spread_over(texts, patch.value, patch.separator), strict=True)
    _put_all(sheet, patch.row, {column: new or None for column, old, new in told if new != old}, patch.why)


def _set_mark(book: OpenBook, patch: SetMark) -> None:
    sheet = book.sheet(patch.sheet)
    numbers = [column for column, _ in patch.columns]
    last = min(sheet.last_row, patch.header_row + _MARK_ROWS)
    held = {tidy(sheet.value(row, n)) for row in range(patch.header_row + 1, last + 1) for n in numbers}
    letters = patch.own == "D" or (bool(patch.own) and any(map(in_letters, held)))
    mark = next((text for text in sorted(held) if text and not in_letters(text) and len(text) < 4), "X")
    values: dict[int, PatchValue] = {}
    for column, answer in patch.columns:
        old = tidy(sheet.value(patch.row, column))
        own, other = (patch.own, patch.other) if letters else ("", "")
        new = ticked(old, answer == patch.answer, own, other, mark)
        if new != old:
            values[column] = new or None
    _put_all(sheet, patch.row, values, patch.why)


def _swap(book: OpenBook, patch: SwapName) -> None:
    """Another name in a cell that names contacts; where it names more than the one, only the part that is meant."""
    sheet = book.sheet(patch.sheet)
    text = tidy(sheet.value(patch.row, patch.column))
    new = _one_for_another(text, patch) if patch.new else ""
    if not (text or patch.fill) or not new or new == text:
        return
    if patch.follows and patch.follows <= book.ledger.left.keys():
        where = f"{patch.sheet}!{address(patch.row, patch.column)}"
        told = f"{where} names a contact whose new name could not be written, and was left as it is."
        book.ledger.leave([(patch.sheet, patch.row, patch.column)], patch.why, told)
    else:
        _put_all(sheet, patch.row, {patch.column: new}, patch.why)


def _one_for_another(text: str, patch: SwapName) -> str:
    """The text with the new name for the old one, and all of it the new one where it says the old in other words."""
    new, kept = patch.new or "", {plain(name) for name in patch.kept}
    if patch.alone:
        if plain(text) in kept:
            return text
        for name in sorted(patch.old, key=len, reverse=True):
            found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
            if found:
                return text[: found.start()] + new + text[found.end() :]
        return new
    old = {plain(name) for name in patch.old} - kept
    return "".join(new if plain(part) in old else part for part in _NAMES_APART.split(text))


def _put_column(book: OpenBook, patch: PutColumn) -> None:
    sheet = book.sheet(patch.sheet)
    column = _column_for(sheet, patch)
    refuse_column(sheet, column, patch)
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
