"""A workbook of another format as a new .xlsx: every sheet's values where they stood, widths and merged areas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from pmodash.workbook.cells import Area, Book, CellValue, Sheet
from pmodash.workbook.column_widths import fitting_width
from pmodash.workbook.conversion_check import refuse_other_values
from pmodash.workbook.not_carried import left_out
from pmodash.workbook.patches import AppendRow, AppendToSheet, Patch, PatchValue, PutColumn, SetCell
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx
from pmodash.workbook.safe_text import LONGEST_TEXT, sheet_title

NO_HEADERS: Mapping[str, int] = {}
_WIDTHS = 10, 48


def converted(book: Book, headers: Mapping[str, int] = NO_HEADERS) -> bytes:
    """The values of every sheet as an .xlsx, at the same rows and columns and under `new_names`.

    A text table, which has no looks, gets widths that fit it, and its header bold and in view: `headers` tells in which
    row of a sheet that stands.
    """
    names = new_names(book)
    of_text = book.format == "csv"
    sheets = ((sheet, _plain(names[sheet.name], sheet)) for sheet in _worksheets(book))
    return plain_xlsx([_legible(new, old, headers.get(old.name, 0)) if of_text else new for old, new in sheets])


def _legible(plain: PlainSheet, sheet: Sheet, header_row: int) -> PlainSheet:
    columns = range(1, sheet.first_column + sheet.width)
    headers = (str(sheet.value(header_row, column) or "") if header_row else "" for column in columns)
    widths = tuple(
        fitting_width(header, sheet.column(column).distinct, *_WIDTHS)
        for header, column in zip(headers, columns, strict=True)
    )
    return replace(plain, header_row=header_row, widths=widths)


def check_converted(book: Book, again: Book) -> None:
    """RefusedWriteError names a cell whose value is not in the new workbook, which was read `again`."""
    names = new_names(book)
    refuse_other_values((sheet, again.sheet(names[sheet.name])) for sheet in _worksheets(book))


def new_names(book: Book) -> dict[str, str]:
    """What each sheet is called in the new workbook: its own name where Excel takes it."""
    names: dict[str, str] = {}
    for sheet in _worksheets(book):
        names[sheet.name] = sheet_title(sheet.name, tuple(names.values()))
    return names


def under_new_names(patch: Patch, names: Mapping[str, str]) -> Patch:
    """A patch for the new workbook: its sheet, and the rows of sheets that its texts name, under the new names."""
    if all(old == new for old, new in names.items()):
        return patch

    places = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?=![A-Z]*\d)" for name in names))

    def moved(value: PatchValue) -> PatchValue:
        return places.sub(lambda found: names[found[0]], value) if isinstance(value, str) else value

    if isinstance(patch, SetCell):
        patch = replace(patch, value=moved(patch.value))
    elif isinstance(patch, AppendRow):
        patch = replace(patch, cells=tuple(replace(cell, value=moved(cell.value)) for cell in patch.cells))
    elif isinstance(patch, PutColumn):
        patch = replace(patch, cells=tuple((row, moved(value)) for row, value in patch.cells))
    elif isinstance(patch, AppendToSheet):
        told = (place and replace(place, sheet=names.get(place.sheet, place.sheet)) for place in patch.places)
        patch = replace(patch, rows=tuple(tuple(map(moved, row)) for row in patch.rows), places=tuple(told))
    return replace(patch, sheet=names.get(patch.sheet, patch.sheet))


def conversion_notes(book: Book, data: bytes) -> tuple[str, ...]:
    """What a person should know about the new workbook that stands in for one of another format."""
    notes = [*left_out(book, data), *_cut_short(book)]
    renamed = [f"{old} to {new}" for old, new in new_names(book).items() if old != new]
    if renamed:
        notes.append(f"Sheet names that Excel does not take were changed: {', '.join(renamed)}.")
    return tuple(notes)


def _cut_short(book: Book) -> Iterator[str]:
    for sheet in _worksheets(book):
        columns = (sheet.column(sheet.first_column + place).distinct for place in range(sheet.width))
        count = sum(isinstance(value, str) and len(value) > LONGEST_TEXT for each in columns for value in each)
        if count:
            told = "1 text is" if count == 1 else f"{count:,} texts are"
            yield f"On the sheet {sheet.name} {told} cut to the {LONGEST_TEXT:,} characters that Excel holds in a cell."


def _worksheets(book: Book) -> tuple[Sheet, ...]:
    """The sheets that have cells; all of them where none has."""
    return tuple(sheet for sheet in book.sheets if sheet.kind == "worksheet") or book.sheets


def _plain(name: str, sheet: Sheet) -> PlainSheet:
    return PlainSheet(name, _rows(sheet), look=sheet.look, merged=_apart(sheet.merged), hidden=sheet.hidden)


def _apart(areas: Sequence[Area]) -> tuple[Area, ...]:
    """The merged areas that overlap none before them: Excel opens no workbook in which two do."""
    corners = np.array([(a.first_row, a.first_column, a.last_row, a.last_column) for a in areas]).reshape(-1, 4)
    kept: list[Area] = []
    for i, area in enumerate(areas):
        before = corners[:i]
        meets = (before[:, 0] <= area.last_row) & (before[:, 2] >= area.first_row)
        if not (meets & (before[:, 1] <= area.last_column) & (before[:, 3] >= area.first_column)).any():
            kept.append(area)
    return tuple(kept)


def _rows(sheet: Sheet) -> Iterator[Sequence[CellValue]]:
    before: tuple[CellValue, ...] = (None,) * (sheet.first_column - 1)
    for _ in range(sheet.first_row - 1 if len(sheet.rows) else 0):
        yield ()
    for row in sheet.rows:
        yield (*before, *row)
