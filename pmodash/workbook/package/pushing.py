"""Rows put into a sheet below a table, where something stands there: a total, a note. It moves down with all that
refers to it, or nothing is done.

ECMA-376 part 1: 18.3.1.99 worksheet and its parts. Only what is named here may stand on such a sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pmodash.workbook.cells import Area, address
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.book_part import BookPart
from pmodash.workbook.package.markup import (
    Element,
    Splices,
    as_utf8,
    attributes_of,
    content_text,
    elements,
    inner,
    masked,
    whole,
    with_attributes,
)
from pmodash.workbook.package.moved_formulas import move_formulas
from pmodash.workbook.package.push_checks import (
    refuse_other_parts,
    refuse_what_hangs_on_rows,
    rows_named_in,
    speaks_of,
)
from pmodash.workbook.package.ranges import LAST_ROW, area_of
from pmodash.workbook.package.references import Push, cannot, first_area, moved_for_area, moved_formula
from pmodash.workbook.package.sheet_part import SheetPart
from pmodash.workbook.package.sheet_rows import SheetRows

_STAYING = frozenset(
    ("sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "phoneticPr",
     "printOptions", "pageMargins", "pageSetup", "headerFooter", "colBreaks", "customProperties", "drawing",
     "legacyDrawing", "legacyDrawingHF", "picture", "tableParts")
)  # fmt: skip
_FOLLOWING = frozenset(
    ("dimension", "mergeCells", "hyperlinks", "conditionalFormatting", "dataValidations", "autoFilter", "sortState",
     "rowBreaks", "ignoredErrors", "protectedRanges", "extLst")
)  # fmt: skip
_BLOCKS = ("conditionalFormatting", "dataValidation")
_KNOWN_EXTENSIONS = ("conditionalFormattings", "dataValidations", "slicerList", "PLV")
_FORMULAS = ("formula", "formula1", "formula2", "f")
_DEEPEST = 12


def push_down(archive: Archive, book: BookPart, push: Push) -> bool:
    """Put the rows in; whether names of the workbook followed.

    RefusedWriteError says why where something would not stay right, and then nothing is done.
    """
    parts = {entry.name: entry.part for entry in book.sheets if entry.kind == "worksheet"}
    sheet = SheetPart(archive, parts.get(push.sheet, ""))
    if sheet.protected:
        raise cannot("the sheet is protected")
    refuse_what_hangs_on_rows(archive, sheet.links, push)
    _refuse_beside(sheet, push)
    made = {sheet.part: _pushed(sheet.rows, push)}
    for part in set(parts.values()) - {sheet.part}:
        changed = _followed(as_utf8(archive.read(part), part), part, push)
        if changed is not None:
            made[part] = changed
    tables = {table.part: table.pushed(push) for table in sheet.tables}
    refuse_other_parts(archive, {*parts.values(), *tables, book.part}, push)
    names_followed = book.change_names(lambda text: _moved_name(text, push))
    for part, data in (made | tables).items():
        if data != archive.read(part):
            archive.put(part, data)
    return names_followed


def _moved_name(text: str, push: Push) -> str:
    return moved_formula(text, False, push)


def _refuse_beside(sheet: SheetPart, push: Push) -> None:
    """RefusedWriteError where the new rows would part something that stands beside the table or over the place."""
    first, last = push.table.first_column, push.table.last_column
    beside = [one.area for one in sheet.tables if one.area.first_column > last or one.area.last_column < first]
    if any(area.first_row < push.row <= area.last_row for area in (*sheet.merged, *beside)):
        raise cannot("merged cells or another table reach down beside it")
    above, below = (_filled(sheet.rows, row, push.table) for row in (push.row - 1, push.row))
    if above & below:
        raise cannot("something else stands beside it")


def _filled(rows: SheetRows, row: int, table: Area) -> set[int]:
    """The columns beside the table in which a row holds something."""
    cells = rows.cells(row).values()
    filled = {cell.column for cell in cells if rows.data.count(b"<", cell.start + len(cell.tag), cell.end) > 1}
    return {column for column in filled if not table.first_column <= column <= table.last_column}


def _pushed(rows: SheetRows, push: Push) -> bytes:
    """The sheet's own part with the rows in it."""
    body = slice(rows.inside, rows.outside)
    changes = _shifted(move_formulas(rows.data[body], rows.text[body], True, push), rows.inside)
    _push_rows(rows, push, changes)
    found = elements(rows.data, rows.part, depth=_DEEPEST, without=(rows.inside, rows.outside))
    for element in found[1:]:
        _push_element(rows.data, element, push, changes)
    for block, inside in _blocks(found):
        _push_block(rows.data, block, inside, push, changes)
    return changes.made_in(rows.data)


def _shifted(changes: Splices, by: int) -> Splices:
    return Splices([(start + by, end + by, new) for start, end, new in changes.changes])


def _push_rows(rows: SheetRows, push: Push, changes: Splices) -> None:
    numbers = rows.numbers_from(push.row)
    if not rows.in_order or max(numbers, default=0) + push.rows > LAST_ROW:
        raise cannot("the rows of the sheet are not in order, or fill it to its end")
    for number in numbers:
        span = rows.span(number)
        if span is None:
            continue
        tag = with_attributes(rows.data[span.start : span.inside], {"r": str(push.moved(number))})
        changes.put(span.start, span.inside, tag)
        for cell in rows.cells(number).values():
            if "r" in attributes_of(cell.tag):
                told = {"r": address(push.moved(number), cell.column)}
                changes.put(cell.start, cell.start + len(cell.tag), with_attributes(cell.tag, told))


def _push_element(data: bytes, element: Element, push: Push, changes: Splices) -> None:
    top = element.path[1]
    if top in _STAYING:
        return
    if top not in _FOLLOWING or (element.path[1:-1] == ("extLst", "ext") and element.name not in _KNOWN_EXTENSIONS):
        raise cannot(f"the sheet holds something that may not follow ({element.name})")
    told: dict[str, str | None] = {
        name: push.ref(old) for name, old in element.attributes.items() if name in ("ref", "sqref")
    }
    if top == "rowBreaks" and "id" in element.attributes:
        told["id"] = str(push.moved(whole(element.attributes["id"])))
    if element.name == "hyperlink" and "location" in element.attributes:
        told["location"] = _moved_place(element.attributes["location"], push)
    if any(new != element.attributes[name] for name, new in told.items()):
        tag = data[element.start : element.inside]
        changes.put(element.start, element.inside, with_attributes(tag, told))


def _moved_place(location: str, push: Push) -> str:
    return moved_formula(location, True, push) if area_of(location.rpartition("!")[2]) else location


def _blocks(found: Sequence[Element]) -> Iterator[tuple[Element, list[Element]]]:
    """The formats and checks of cells, each with the elements inside it."""
    for place, block in enumerate(found):
        if block.name in _BLOCKS:
            inside = []
            for element in found[place + 1 :]:
                if element.start >= block.end:
                    break
                inside.append(element)
            yield block, inside


def _push_block(data: bytes, block: Element, inside: Iterable[Element], push: Push, changes: Splices) -> None:
    told = [(element, content_text(data[element.inside : element.outside])) for element in inside]
    listed = next((text for element, text in told if element.name == "sqref"), "")
    area = first_area(block.attributes.get("sqref", listed))
    for element, text in told:
        new = text
        if element.name == "sqref":
            new = push.ref(text)
        elif element.name in _FORMULAS and b"<" not in data[element.inside : element.outside] and area:
            new = moved_for_area(text, area, push)
        elif element.name == "cfvo" and area:
            _refuse_moving(element.attributes.get("val", ""), area, push)
        if new != text:
            changes.put(element.inside, element.outside, inner(new))


def _refuse_moving(text: str, area: Area, push: Push) -> None:
    if moved_for_area(text, area, push) != text:
        raise cannot("a format of cells looks at cells below the table")


def _followed(data: bytes, part: str, push: Push) -> bytes | None:
    """Another sheet's part with its formulas following; None where none had to."""
    if not speaks_of(data, push):
        return None
    text = masked(data)
    rest = text.rfind(b"</sheetData") if b"</sheetData" in text else text.rfind(b":sheetData>")
    if max(rows_named_in(text[max(rest, 0) :], push), default=0) >= push.row:
        raise cannot("a format, a check or a link on another sheet refers to cells there")
    changes = move_formulas(data[:rest], text[:rest], False, push) if rest > 0 else Splices()
    return changes.made_in(data) if changes.changes else None
