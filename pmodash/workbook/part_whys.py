"""Why each part of a workbook's file changed that an edit changed."""

from __future__ import annotations

from collections.abc import Iterator

from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.package.archive import part_key
from pmodash.workbook.package.links import CONTENT_TYPES
from pmodash.workbook.package.properties import CORE, property_parts

_PROPERTIES = {CORE: "tells when the file was changed last"}


def part_whys(opened: OpenBook) -> dict[str, str]:
    """Why a part changed or is gone, by the key of its name."""
    told = dict([*_of_the_file(opened), *_of_sheets(opened)])
    return {part_key(part): why for part, why in told.items()}


def _of_the_file(opened: OpenBook) -> Iterator[tuple[str, str]]:
    book, new_sheets = opened.book, bool(opened.ledger.sheets_added)
    yield CONTENT_TYPES, "lists what each part of the file is, and parts came or went"
    yield "_rels/.rels", "no more points at the digital signature"
    yield from ((part, "the digital signature, which was to be removed") for part in opened.unsigned)
    for part in opened.calculation:
        yield part, "the order in which Excel last worked formulas out; Excel makes it anew"
    yield opened.styles.part, "holds one more look for cells, such as that of dates"
    for part, kind in property_parts(opened.archive).items():
        yield part, _PROPERTIES.get(kind, "tells which program changed the file last, and the sheets by name")
    does = [
        *(["lists the new sheets"] if new_sheets else []),
        *(["tells names and print areas that take in what was added"] if opened.names_grew else []),
        "has Excel work formulas out anew when it opens the file",
    ]
    yield book.part, "; ".join(does)
    yield book.links.part, "points at the new sheets" if new_sheets else "no more points at parts that are gone"


def _of_sheets(opened: OpenBook) -> Iterator[tuple[str, str]]:
    if opened.ledger.pushed:
        for name, part in opened.parts.items():
            yield part, f"formulas of {name} follow the rows that came in or moved down"
    for sheet in opened.written:
        yield opened.parts[sheet.name], f"holds the edits to {sheet.name}"
        yield sheet.part.links.part, f"holds the addresses that cells of {sheet.name} link to"
        for table in sheet.part.tables:
            yield table.part, f"the Excel table {table.name} on {sheet.name} took in new rows or columns"
