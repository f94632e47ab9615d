"""The rows of the settings sheet by which a workbook keeps how its user corrected its understanding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmodash.vocabulary import ALL
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book
from pmodash.workbook.correction_words import (
    HOME,
    LEFT_ALONE,
    WORKED_OUT,
    aspect_in_words,
    aspects_of,
    header_row_in_words,
    letter_of,
    sheet_in_words,
    value_in_words,
)
from pmodash.workbook.corrections_in_force import Headers, headers_of
from pmodash.workbook.own_columns import meaning_of_setting
from pmodash.workbook.patches import PatchValue
from pmodash.workbook.tables import Aspect, Corrections, KeptCorrection, Layout, SheetCorrection

Row = tuple[PatchValue, ...]
Place = tuple[str, str]
_MOST_HEADERS = 6


def rows_to_keep(
    book: Book, layout: Layout, corrections: Corrections, home: tuple[str, ...] | None = None
) -> tuple[Row, ...]:
    """What the settings lack of these corrections and of the home organisation: group, field, value, what it means.

    `layout` is the book's as it is understood with them. A row that keeps something else of the same takes the new
    value; what was taken back is said to be worked out again.
    """
    told: dict[Place, tuple[str, str]] = {}
    stands: dict[Place, str] = {}
    for said in corrections.sheets:
        kept = layout.settings.of_sheet(said.sheet)
        stands |= {(one.group, one.field): value_in_words(one.aspect.kind, one.value) for one in kept}
        if said.anew:
            told |= {(one.group, one.field): (WORKED_OUT, one.aspect.kind) for one in kept}
        told |= _of_sheet(book, layout, said)
    told |= _home(layout, home, stands)
    return tuple(
        (*place, value, meaning_of_setting(f"corrected_{kind}"))
        for place, (value, kind) in told.items()
        if value != stands.get(place)
    )


def _of_sheet(book: Book, layout: Layout, said: SheetCorrection) -> Mapping[Place, tuple[str, str]]:
    tables = [table for table in layout.tables if table.sheet == said.sheet]
    columns = headers_of(tables)
    settled = {(c.column, c.header) for table in tables for c in table.columns if c.settled}
    standing = {
        (kept.aspect.kind, _letter(kept, columns)): (kept.group, kept.field)
        for kept in layout.settings.of_sheet(said.sheet)
    }
    found: dict[Place, tuple[str, str]] = {}
    for aspect, header, letter, value in _aspects(book, said, columns):
        if aspect.kind == "field" and header and (letter, header) not in settled:
            continue
        new = (sheet_in_words(said.sheet), aspect_in_words(aspect, header))
        found[standing.get((aspect.kind, letter), new)] = (value_in_words(aspect.kind, value), aspect.kind)
    return found


def _letter(kept: KeptCorrection, columns: Headers) -> str | None:
    return "" if kept.aspect.kind in ("role", "header_row") else letter_of(kept.aspect, columns)


def _aspects(book: Book, said: SheetCorrection, columns: Headers) -> Iterator[tuple[Aspect, str, str, str]]:
    """Each thing that is said of a sheet, the header and letter of the column that it is about, and its value."""
    if said.role is not None:
        yield Aspect("role"), "", "", said.role
    if said.header_row is not None:
        texts = [text for text in map(tidy, book.sheet(said.sheet).row(said.header_row)) if text]
        yield Aspect("header_row"), "", "", header_row_in_words(said.header_row, texts[:_MOST_HEADERS])
    for kind, values in (("field", said.fields), ("date_order", said.date_orders), ("scale", said.scales)):
        for letter, value in values.items():
            for aspect, header in aspects_of(kind, letter, columns).items():
                yield aspect, header, letter, value or LEFT_ALONE


def _home(layout: Layout, home: tuple[str, ...] | None, stands: dict[Place, str]) -> Mapping[Place, tuple[str, str]]:
    settings = layout.settings
    if home is None or not (home or settings.home):
        return {}
    row, group, field = settings.home_place
    place = (group, field) if row else (ALL, HOME)
    stands[place] = "; ".join(settings.home)
    return {place: ("; ".join(home) or WORKED_OUT, "home")}
