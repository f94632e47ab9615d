"""Where new rows and values go in a workbook: settled from its layout alone, so that an edit has its place at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pmodash.workbook.cells import Book, Sheet, column_letter
from pmodash.workbook.own_columns import first_name, header_row_of
from pmodash.workbook.package.new_sheet import HEADER_ROW
from pmodash.workbook.safe_text import sheet_title
from pmodash.workbook.tables import Column, Layout, Table

OWN_CONTACTS = "PMO contacts"
OWN_TOUCHPOINTS = "Touchpoints"
SECOND_TOUCHPOINTS = "PMO touchpoints"
CHANGE_LOG = "PMO change log"
SETTINGS = "PMO settings"
HISTORY = "PMO history"
LOG_HEADERS = ("Time", "Edit", "Contact", "Field", "Old value", "New value", "Cell")
SETTINGS_HEADERS = ("Group", "Field", "Value", "What it means")
HISTORY_HEADERS = (
    "Date", "Group", "Contacts", "Counted", "On track", "Due", "Overdue", "Dormant", "Never", "Coverage",
    "On-time coverage",
)  # fmt: skip
_KEPT = {CHANGE_LOG: LOG_HEADERS, SETTINGS: SETTINGS_HEADERS, HISTORY: HISTORY_HEADERS}

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


def _sites(layout: Layout, role: str, first_name: str, second_name: str) -> Sites:
    tables = layout.of_role(role)
    if not tables:
        return Sites((), _new_sheet(layout, first_name))
    own = next((table for table in tables if table.sheet.startswith(second_name) and table.clear_below), None)
    others = [table for table in tables if table is not own] or list(tables)
    main = max(others, key=lambda table: (table.confidence * table.rows, table.confidence))
    vacant = tuple(Site(main.sheet, v.row, main, v.number, v.prepared) for v in main.vacant)
    onward = _new_sheet(layout, second_name) if own is None else Site(own.sheet, next_row(own), own)
    if not has_room_beside(layout, main):
        return Sites((), onward, f"Another list stands beside the table on the sheet {main.sheet}")
    if not main.clear_below:
        return Sites(vacant, onward, f"Something stands below the table on the sheet {main.sheet}")
    return Sites(vacant, Site(main.sheet, next_row(main), main))


def site_below(layout: Layout, table: Table) -> Site | None:
    """The rows under one table; None where something stands there or beside it."""
    free = table.clear_below and has_room_beside(layout, table)
    return Site(table.sheet, next_row(table), table) if free else None


def _new_sheet(layout: Layout, name: str) -> Site:
    return Site(_free_name(layout, name), HEADER_ROW + 1, None)


def _free_name(layout: Layout, name: str) -> str:
    return sheet_title(name, (*layout.sheets, *(table.sheet for table in layout.tables)))


def own_sheet(layout: Layout, name: str) -> str:
    """The sheet that takes what the product keeps under a name: one that it keeps already, or one to be made."""
    return layout.kept.get(name) or _free_name(layout, name)


def kept_sheets(book: Book) -> Mapping[str, str]:
    """The product's own sheets that a workbook has: what is kept → the sheet; one of another's only shares the name."""
    found: dict[str, str] = {}
    for sheet in book.sheets:
        name = next((name for name in _KEPT if name.casefold() == first_name(sheet.name).casefold()), "")
        if name and _has_headers(sheet, name):
            found.setdefault(name, sheet.name)
    return found


def keeps_records(sheet: Sheet) -> bool:
    """Whether a sheet is the product's log of changes or its history, whatever it is called by now."""
    return _has_headers(sheet, CHANGE_LOG) or _has_headers(sheet, HISTORY)


def _has_headers(sheet: Sheet, name: str) -> bool:
    return header_row_of(sheet.value, sheet.first_column + sheet.width - 1, _KEPT[name]) > 0


def next_row(table: Table) -> int:
    """The first row below a table and below the rows that await its records."""
    vacant = (vacant.row for vacant in table.vacant)
    return max(table.last_row, table.header_row or 0, table.first_row - 1, *vacant) + 1


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


def _longer(table: Table, rows: Sequence[int]) -> Table:
    return replace(
        table,
        last_row=max(table.last_row, *rows),
        rows=table.rows + len(rows),
        left_out={row: why for row, why in table.left_out.items() if row not in rows},
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
