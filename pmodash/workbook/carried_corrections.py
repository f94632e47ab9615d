"""The corrections of one workbook for another with the same headers that keeps none of its own."""

from __future__ import annotations

from pmodash.workbook.cells import Book
from pmodash.workbook.correction_rows import rows_to_keep
from pmodash.workbook.correction_words import header_key, value_in_words
from pmodash.workbook.corrections_in_force import Headers, InForce, headers_of
from pmodash.workbook.kept_corrections import placed_corrections
from pmodash.workbook.tables import Corrections, KeptCorrection, Layout, SheetCorrection

Told = tuple[str, str, str]


def all_told(book: Book, layout: Layout, corrections: Corrections) -> tuple[Told, ...]:
    """All that holds of how a workbook is read, as rows of settings: what it keeps, and over it what the user says."""
    kept = {(one.group, one.field): value_in_words(one.aspect.kind, one.value) for one in layout.settings.applied}
    said = {(str(group), str(field)): str(value) for group, field, value, _ in rows_to_keep(book, layout, corrections)}
    return tuple((*place, value) for place, value in (kept | said).items())


def carried(told: tuple[Told, ...], book: Book, layout: Layout) -> Corrections:
    """What of these rows is for a sheet of another workbook that has all their headers, as corrections of it."""
    placed = placed_corrections(told, book)
    found = []
    for name in dict.fromkeys(one.sheet for one in placed if one.sheet):
        mine = tuple(one for one in placed if one.sheet == name)
        columns = headers_of(table for table in layout.tables if table.sheet == name)
        headers = {header_key(header) for _, header in columns}
        wanted = {one.aspect.header for one in mine if one.aspect.header}
        if wanted and wanted <= headers:
            found.append(_of_sheet(book, mine, columns))
    return Corrections(tuple(found))


def _of_sheet(book: Book, kept: tuple[KeptCorrection, ...], columns: Headers) -> SheetCorrection:
    name = kept[0].sheet
    force = InForce(book.sheet(name), SheetCorrection(name), kept)
    orders, scales = force.date_orders(columns), force.scales(columns)
    return SheetCorrection(name, force.role, force.header_row, force.fields(columns), orders, False, scales)
