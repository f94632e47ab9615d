"""From cells to layout: every table of a workbook, what it lists and what each of its columns holds, with reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pmodash.findings import Finding
from pmodash.workbook.body_rows import Body, body
from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.column_fields import Heading, columns_of
from pmodash.workbook.corrected_columns import corrected_columns
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
from pmodash.workbook.rival_columns import with_surest_alone
from pmodash.workbook.room_below import with_room
from pmodash.workbook.spread_register import ANSWERING, Key, People, key_of, people_of, with_key
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
        if people and all(table.role in ANSWERING or table.settled for table in tables):
            tables = _tables_of(force.sheet, force, people)
        orders, scales = force.date_orders(headers_of(tables)), force.scales(headers_of(tables))
        dated = [with_date_orders(force.sheet, _with_scales(table, scales), orders) for table in tables]
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
    lists = [_List.of(grid, part, people) for part in _parts(grid, force.header_row)]
    roles = _roles_in_force([one.role for one in lists], force)
    fields = force.fields([(heading.number, heading.header) for one in lists for heading in one.headings])
    read = [_columns(one, role) for one, role in zip(lists, roles, strict=True)]
    columns = corrected_columns(read, fields, force.field_why)
    given = zip(lists, roles, columns, strict=True)
    return [_table(grid, *one) for one in given if one[1].name != "other"] or [_no_table(sheet)]


@dataclass(frozen=True, slots=True)
class _List:
    """A header with what stands below it: the last row that may belong to it, its headings, and the role read.

    `key` is the column by which it calls the contacts of the register, where it only tells more of them.
    """

    part: Headed
    last: int
    titles: tuple[str, ...]
    headings: list[Heading]
    role: Role
    key: Key | None

    @classmethod
    def of(cls, grid: Grid, found: Part, people: People | None) -> _List:
        """The list below a header, as it is read."""
        part, last, titles = found
        headings = _headings(grid, part, last)
        key = key_of(grid, headings, part.row + 1, last, people) if people else None
        return cls(part, last, titles, headings, key.role if key else role_of(headings, titles), key)


def _columns(found: _List, role: Role) -> tuple[Column, ...]:
    """The columns of a list in its role, as they are read; none where it is no list."""
    if role.name == "other":
        return ()
    columns = columns_of(found.headings, role.name)
    return with_key(columns, found.key) if found.key and role.read else columns


def _roles_in_force(read: Sequence[Role], force: InForce) -> list[Role]:
    """The role of each part of a sheet: the one that the user set, else the one read.

    Where some part was read so, one that is no list stays none.
    """
    said, names = force.role, {role.name for role in read}
    if said is None:
        return list(read)
    return [
        role if role.name == "other" and said in names else Role(said, force.role_why, True, role.name == said)
        for role in read
    ]


def _with_scales(table: Table, scales: Mapping[str, str]) -> Table:
    columns = (replace(c, scale=scales[c.column]) if c.column in scales else c for c in table.columns)
    return replace(table, columns=tuple(columns)) if scales else table


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


def _table(grid: Grid, found: _List, role: Role, columns: tuple[Column, ...]) -> Table:
    part, last, titles, headings = found.part, found.last, found.titles, found.headings
    columns_with_data = sum(1 for heading in headings if heading.look.n)
    if role.name in ("touchpoints", "links"):
        columns = with_contact_keys(columns, headings)
    if role.name == "contacts":
        columns = with_surest_alone(columns, headings)
    rows = body(grid, columns, role.name, part.row + 1, last)
    confidence = 1.0 if not role.read else confidence_of(role.name, headings, titles, rows.records)
    if grid.sheet.hidden or not columns_with_data:
        confidence -= 0.1
    header_row = part.row if any(part.headers.values()) else None
    table = _assembled(grid, part, role, columns, rows, bounded(confidence), header_row)
    more_of = found.key.sheet if found.key and role.read else ""
    return with_room(grid, replace(table, tells_more_of=more_of), last)


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
        settled=role.settled,
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
