"""From cells to layout: every table of a workbook, what it lists and what each of its columns holds, with reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pmodash.findings import Finding
from pmodash.workbook.body_rows import Body, body
from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.column_fields import Heading, columns_of
from pmodash.workbook.corrections import check_corrections
from pmodash.workbook.corrections_in_force import InForce, headers_of, with_outcome
from pmodash.workbook.date_orders import with_date_orders
from pmodash.workbook.grid import Grid
from pmodash.workbook.header_bands import Headed, headed
from pmodash.workbook.header_rows import HeaderRow, header_rows
from pmodash.workbook.headerless import headed_by_one_word, headed_by_values
from pmodash.workbook.kept_corrections import kept_settings
from pmodash.workbook.kept_sheets import keeps_records, kept_sheets
from pmodash.workbook.layout_findings import layout_findings
from pmodash.workbook.naming_columns import with_contact_keys
from pmodash.workbook.room_below import with_room
from pmodash.workbook.spread_register import ANSWERING, People, key_of, people_of, with_key
from pmodash.workbook.table_edges import last_row_of, split_sideways
from pmodash.workbook.table_roles import Role, confidence_of, role_of
from pmodash.workbook.tables import Column, Corrections, Layout, Table
from pmodash.workbook.value_look import look

NO_CORRECTIONS = Corrections()
Part = tuple[Headed, int, tuple[str, ...]]


def understand(book: Book, corrections: Corrections = NO_CORRECTIONS) -> Layout:
    """Every table of a workbook in sheet order, and what was noticed.

    Each sheet with values has one table at least: role "other" without a header where nothing was recognised.
    The register is the contacts table with the highest confidence. Corrections win over those that the workbook keeps
    in its settings, and these over what was understood.
    A workbook without contacts gives a finding of severity "stop", kind "no-register". Raises Refusal for a correction
    of what the workbook has not.
    """
    check_corrections(corrections, book)
    settings = kept_settings(book)
    understood: list[tuple[InForce, Sequence[Table]]] = []
    findings: list[Finding] = []
    for sheet in book.sheets:
        if sheet.kind != "worksheet" or not len(sheet.rows):
            continue
        force = InForce.of(sheet, corrections.of_sheet(sheet.name), settings)
        understood.append((force, _tables_of(sheet, force)))
    people = people_of(book, [table for _, tables in understood for table in tables])
    for place, (force, tables) in enumerate(understood):
        if people and force.role is None and all(table.role in ANSWERING for table in tables):
            tables = _tables_of(force.sheet, force, people)
        orders = force.date_orders(headers_of(tables))
        dated = [with_date_orders(force.sheet, table, orders) for table in tables]
        understood[place] = (force, [table for table, _ in dated])
        findings += [finding for _, doubts in dated for finding in doubts]
    settings = with_outcome(settings, understood)
    found = tuple(table for _, tables in understood for table in tables)
    noticed = (*layout_findings(book, found), *findings, *settings.findings)
    return Layout(found, noticed, tuple(sheet.name for sheet in book.sheets), kept_sheets(book), settings)


def _tables_of(sheet: Sheet, force: InForce, people: People | None = None) -> list[Table]:
    if force.role == "other":
        return [_no_table(sheet)]
    if force.role is None and keeps_records(sheet):
        return [_no_table(sheet, "kept by this dashboard itself, and no list of contacts or touchpoints")]
    grid = Grid(sheet)
    parts = [(part, _headings(grid, part[0], part[1])) for part in _parts(grid, force.header_row)]
    fields = force.fields([(heading.number, heading.header) for _, headings in parts for heading in headings])
    found = [table for part, headings in parts for table in _table(grid, part, headings, fields, force, people)]
    return found or [_no_table(sheet)]


def _no_table(sheet: Sheet, why: str = "no table of contacts or touchpoints was recognised here") -> Table:
    return Table(sheet.name, "other", 0.6, None, 0, -1, (), why)


def _parts(grid: Grid, header_row: int | None) -> Iterator[Part]:
    """Each header of the sheet with the last row that may be its table's, and the titles above it."""
    headers = _headers(grid, header_row)
    if not headers:
        without = headed_by_values(grid) or headed_by_one_word(grid)
        if without:
            yield without, grid.last_row, (grid.sheet.name,)
        return
    tops = [headed(grid, header) for header in headers]
    for place, top in enumerate(tops):
        following = tops[place + 1].rows[0] if place + 1 < len(tops) else None
        last = last_row_of(grid, top, following)
        titles = (grid.sheet.name, *_titles_above(grid, top))
        for part in split_sideways(grid, top, last):
            yield part, last, titles


def _headers(grid: Grid, said: int | None) -> list[HeaderRow]:
    found = header_rows(grid)
    if said is None:
        return found
    cells = tuple((column, str(value)) for column, value in grid.row(said))
    chosen = [HeaderRow(said, 1.0, cells, len(cells))] if cells else []
    return chosen + [header for header in found if header.row > said + 1 and header.score >= 3.0]


def _titles_above(grid: Grid, top: Headed) -> list[str]:
    """The texts that stand alone in their row above a header, nearest first."""
    titles = []
    for row in range(top.rows[0] - 1, max(top.rows[0] - 7, grid.first_row - 1), -1):
        cells = grid.row(row)
        if len(cells) == 1 and isinstance(cells[0][1], str):
            titles.append(str(cells[0][1])[:120])
        elif len(cells) > 2:
            break
    return titles


def _table(
    grid: Grid,
    found: Part,
    headings: list[Heading],
    fields: Mapping[str, str | None],
    force: InForce,
    people: People | None,
) -> Iterator[Table]:
    part, last, titles = found
    columns_with_data = sum(1 for heading in headings if heading.look.n)
    own_key = key_of(grid, headings, part.row + 1, last, people) if people else None
    role = Role(force.role, force.role_why) if force.role else own_key.role if own_key else role_of(headings, titles)
    if role.name == "other":
        return
    columns = columns_of(headings, role.name)
    columns = _corrected(with_key(columns, own_key) if own_key else columns, fields, force)
    if role.name in ("touchpoints", "links"):
        columns = with_contact_keys(columns, headings)
    rows = body(grid, columns, role.name, part.row + 1, last)
    confidence = 1.0 if force.role else confidence_of(role.name, headings, titles, rows.records)
    if grid.sheet.hidden or not columns_with_data:
        confidence -= 0.1
    header_row = part.row if any(part.headers.values()) else None
    table = _assembled(grid, part, role, columns, rows, bounded(confidence), header_row)
    yield with_room(grid, replace(table, tells_more_of=own_key.sheet) if own_key else table, last)


def bounded(confidence: float) -> float:
    """A confidence kept within 0 and 1 and rounded."""
    return round(min(1.0, max(0.0, confidence)), 3)


def _assembled(
    grid: Grid,
    part: Headed,
    role: Role,
    columns: tuple[Column, ...],
    rows: Body,
    confidence: float,
    header_row: int | None,
) -> Table:
    return Table(
        sheet=grid.sheet.name,
        role=role.name,
        confidence=confidence,
        header_row=header_row,
        first_row=part.row + 1,
        last_row=rows.last_row,
        columns=columns,
        why=role.why,
        rows=rows.records,
        header_rows=part.rows if header_row else (),
        left_out=rows.left_out,
        continuation=rows.continuation,
    )


def _headings(grid: Grid, part: Headed, last: int) -> list[Heading]:
    """The columns of a table: those with a header, and those between or beside them that hold values."""
    first = part.row + 1
    found = []
    ends = max(max(grid.across(row, column) for row in part.rows) for column in part.headers)
    trailing = range(ends + 1, ends + 2)
    for column in [*range(min(part.headers), ends + 1), *trailing]:
        values = grid.sample(column, first, last) if column <= grid.last_column and first <= last else []
        header = part.headers.get(column, "").strip()
        if header or (values and (column <= ends or _is_own(grid, column, first, last))):
            found.append(Heading(column, header, part.bands.get(column, ""), look(values)))
    return found


def _is_own(grid: Grid, column: int, first: int, last: int) -> bool:
    """Whether a column without a header just beyond the others is filled like one of theirs."""
    return bool(grid.of_rows(first, last, [column]).mean() >= 0.5)


def _corrected(columns: tuple[Column, ...], given: Mapping[str, str | None], force: InForce) -> tuple[Column, ...]:
    """The columns as the user set them; a column they name that was not seen is added."""
    kept = [
        replace(c, field=given[c.column], confidence=1.0, why=force.field_why(c.column), meaning="", offered=None)
        if c.column in given
        else c
        for c in columns
    ]
    seen = {column.column for column in columns}
    kept += [
        Column(letter, "", field, 1.0, force.field_why(letter))
        for letter, field in given.items()
        if letter not in seen and field
    ]
    return tuple(sorted(kept, key=lambda column: column.number))
