"""Where new rows and values go in a workbook: settled from its layout alone, so that an edit has its place at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pmodash.workbook.cells import column_letter
from pmodash.workbook.kept_sheets import free_name
from pmodash.workbook.own_names import HEADER_ROW, first_name
from pmodash.workbook.tables import Column, Layout, Table

OWN_CONTACTS = "PMO contacts"
OWN_TOUCHPOINTS = "Touchpoints"
SECOND_TOUCHPOINTS = "PMO touchpoints"
HEADERS = {
    "contact_id": "ID",
    "name": "Name",
    "first_name": "First name",
    "last_name": "Last name",
    "email": "Email",
    "phone": "Phone",
    "organisation": "Organisation",
    "department": "Department",
    "job_title": "Job title",
    "role": "Role",
    "relationship": "Relationship",
    "source": "Source",
    "group": "Group",
    "network_type": "Network type",
    "influence": "Influence",
    "interest": "Interest",
    "engagement_current": "Current engagement",
    "engagement_desired": "Desired engagement",
    "vehicle": "Preferred channel",
    "cadence": "Contact frequency",
    "last_touchpoint": "Last contact",
    "next_touchpoint": "Next contact",
    "owner": "Relationship owner",
    "location": "Location",
    "linkedin": "LinkedIn",
    "first_met": "First met",
    "status": "Status",
    "tags": "Tags",
    "notes": "Notes",
    "do_not_contact": "Do not contact",
}
SHOWN_ON_OWN_SHEET = ("name", "email", "organisation", "job_title", "influence", "interest")
TOUCHPOINT_HEADERS = {
    "date": "Date",
    "contact": "Contact",
    "vehicle": "Vehicle",
    "event": "Event",
    "by": "By",
    "direction": "Direction",
    "state": "State",
    "notes": "Notes",
}


@dataclass(frozen=True, slots=True)
class Site:
    """The row of one new record: in `table`, or on a sheet to be made when there is none.

    `number` is the id that stands in the row already. A row that is `prepared` is filled in; any other is added.
    """

    sheet: str
    row: int
    table: Table | None
    number: str = ""
    prepared: bool = False


@dataclass(frozen=True, slots=True)
class Sites:
    """Where the new records of one kind go: first the rows that await one, then one below the other from `onward`.

    `why` says why the latter is not below the table of the former; blank where it is.
    """

    vacant: tuple[Site, ...]
    onward: Site
    why: str = ""

    def of(self, number: int) -> Site:
        """The row of a new record, which are numbered from 0."""
        if number < len(self.vacant):
            return self.vacant[number]
        return replace(self.onward, row=self.onward.row + number - len(self.vacant))


def contact_sites(layout: Layout) -> Sites:
    """The rows of the register that await a contact and those below it, or of the product's own sheet of contacts."""
    return _sites(layout, "contacts", OWN_CONTACTS, OWN_CONTACTS)


def touchpoint_sites(layout: Layout) -> Sites:
    """The rows of the workbook's own log that await a touchpoint and those below, or of a log of the product's own."""
    return _sites(layout, "touchpoints", OWN_TOUCHPOINTS, SECOND_TOUCHPOINTS)


def _sites(layout: Layout, role: str, name: str, second_name: str) -> Sites:
    tables = layout.of_role(role)
    if not tables:
        return Sites((), _new_sheet(layout, name))
    own = next((table for table in tables if _is_own(table, second_name) and table.clear_below), None)
    others = [table for table in tables if table is not own] or list(tables)
    main = max(others, key=lambda table: (table.confidence * table.rows, table.confidence))
    vacant = tuple(Site(main.sheet, v.row, main, v.number, v.prepared) for v in main.vacant)
    onward = _new_sheet(layout, second_name) if own is None else Site(own.sheet, next_row(own), own)
    if not has_room_beside(layout, main):
        return Sites((), onward, f"Another list stands beside the table on the sheet {main.sheet}")
    if main.pushes:
        return Sites(vacant, Site(main.sheet, main.foot, main))
    if not main.clear_below:
        return Sites(vacant, onward, main.shut or f"Something stands below the table on the sheet {main.sheet}")
    return Sites(vacant, Site(main.sheet, next_row(main), main))


def _is_own(table: Table, name: str) -> bool:
    """Whether a table is the product's own sheet of that name; a user's sheet has no line above that says so."""
    return first_name(table.sheet) == name and table.header_row == HEADER_ROW


def site_below(layout: Layout, table: Table) -> Site | None:
    """The rows under one table; None where something stands there or beside it."""
    free = table.clear_below and has_room_beside(layout, table)
    return Site(table.sheet, next_row(table), table) if free else None


def _new_sheet(layout: Layout, name: str) -> Site:
    return Site(free_name(layout, name), HEADER_ROW + 1, None)


def next_row(table: Table) -> int:
    """The first row below a table and below the rows that await its records."""
    vacant = (vacant.row for vacant in table.vacant)
    return max(table.last_row, table.header_row or 0, table.first_row - 1, *vacant) + 1


def header_of(table: Table) -> int:
    """The last row of a table's header, or the row above its first."""
    return table.header_row or max(table.first_row - 1, 0)


def last_record(table: Table) -> int:
    """The row above the first that awaits a record, in a table below which something stands."""
    return min((vacant.row for vacant in table.vacant), default=table.foot) - 1


def has_room_beside(layout: Layout, table: Table) -> bool:
    """Whether a column can be added to a table: no other one stands right of it in the same rows."""
    right = max((column.number for column in table.columns), default=0)
    return not any(
        other.sheet == table.sheet
        and other.header_row == table.header_row
        and min((column.number for column in other.columns), default=0) > right
        for other in layout.tables
    )


def tables_of(layout: Layout, sheet: str, row: int, role: str = "contacts") -> tuple[Table, ...]:
    """The tables of a role that a row of a sheet runs through: several where they stand side by side."""
    on_sheet = [table for table in layout.of_role(role) if table.sheet == sheet]
    return tuple(table for table in on_sheet if table.first_row <= row <= table.last_row)


def table_of(layout: Layout, sheet: str, row: int, role: str = "contacts") -> Table | None:
    """The one table of a role that a row belongs to; None where there is none, or more than one."""
    found = tables_of(layout, sheet, row, role)
    return found[0] if len(found) == 1 else None


def with_rows(layout: Layout, role: str, sites: Sequence[Site]) -> Layout:
    """The layout with new records of a role in these rows: their table longer, or a new one on a sheet of its own."""
    tables = list(layout.tables)
    for i, table in enumerate(tables):
        rows = [site.row for site in sites if site.table is table]
        tables[i] = _longer(table, rows) if rows else table
    anew = [site for site in sites if site.table is None]
    return replace(layout, tables=(*tables, *([_own_table(role, anew)] if anew else [])))


def pushed_down(sites: Iterable[Site]) -> dict[str, tuple[Table, int]]:
    """By sheet the table with new rows that can push down what stands below it, and how many do."""
    found: dict[str, tuple[Table, int]] = {}
    for site in sites:
        if site.table is not None and site.table.pushes:
            _, count = found.get(site.sheet, (site.table, 0))
            found[site.sheet] = (site.table, count + (site.row >= site.table.foot))
    return found


def _longer(table: Table, rows: Sequence[int]) -> Table:
    pushed = sum(table.pushes and row >= table.foot for row in rows)
    last = table.last_row + (pushed if table.last_row >= table.foot else 0)
    left_out = {row: why for row, why in table.left_out.items() if row not in rows or (pushed and row >= table.foot)}
    return replace(
        table,
        last_row=max(last, *rows),
        rows=table.rows + len(rows),
        left_out={row + (pushed if row >= table.foot else 0): why for row, why in left_out.items()},
        vacant=tuple(vacant for vacant in table.vacant if vacant.row not in rows),
    )


def _own_table(role: str, sites: Sequence[Site]) -> Table:
    headers = HEADERS if role == "contacts" else TOUCHPOINT_HEADERS
    columns = tuple(
        Column(
            column_letter(number), header, field, 1.0, "the product's own sheet", "excel" if "date" in field else None
        )
        for number, (field, header) in enumerate(headers.items(), 1)
    )
    count, sheet = len(sites), sites[0].sheet
    first, last = HEADER_ROW + 1, HEADER_ROW + count
    return Table(sheet, role, 1.0, HEADER_ROW, first, last, columns, "the product's own sheet", count, (HEADER_ROW,))


def columns_of(table: Table | None, field: str) -> tuple[Column, ...]:
    """The columns in which a table keeps a field, best first; none for a field that has no column yet."""
    return table.of_field(field) if table is not None else ()
