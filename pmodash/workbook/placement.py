"""Where new rows and values go in a workbook: settled from its layout alone, so that an edit has its place at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pmodash.workbook.body_rows import NAMELESS, NUMBERED, REPEATED
from pmodash.workbook.cells import column_letter
from pmodash.workbook.safe_text import sheet_title
from pmodash.workbook.tables import Column, Layout, Table

OWN_CONTACTS = "PMO contacts"
OWN_TOUCHPOINTS = "Touchpoints"
SECOND_TOUCHPOINTS = "PMO touchpoints"
CHANGE_LOG = "PMO change log"
SETTINGS = "PMO settings"
_ROWS_OF_A_TABLE = (NUMBERED, NAMELESS, REPEATED)
OWN_SHEETS = (OWN_CONTACTS, CHANGE_LOG, SETTINGS)

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
    """Where the next new rows go: from `row` on, below `table`, or on a sheet to be made when there is none."""

    sheet: str
    row: int
    table: Table | None


def contact_site(layout: Layout) -> Site:
    """The rows under the register when nothing stands there, else those of the product's own sheet of contacts."""
    return _site(layout, "contacts", OWN_CONTACTS, OWN_CONTACTS)


def touchpoint_site(layout: Layout) -> Site:
    """The rows under the workbook's own log when nothing stands there, else those of a log of the product's own."""
    return _site(layout, "touchpoints", OWN_TOUCHPOINTS, SECOND_TOUCHPOINTS)


def site_below(layout: Layout, table: Table) -> Site | None:
    """The rows under one table; None where something stands there."""
    return Site(table.sheet, _next_row(table), table) if _free_below(layout, table) else None


def _site(layout: Layout, role: str, first_name: str, second_name: str) -> Site:
    tables = layout.of_role(role)
    if not tables:
        return _new_sheet(layout, first_name)
    main = max(tables, key=lambda table: table.confidence * table.rows)
    own = next((table for table in tables if table.sheet.startswith(second_name)), None)
    for table in (main, own):
        if table is not None and (site := site_below(layout, table)):
            return site
    return _new_sheet(layout, second_name)


def _new_sheet(layout: Layout, name: str) -> Site:
    return Site(sheet_title(name, tuple(table.sheet for table in layout.tables)), 2, None)


def _next_row(table: Table) -> int:
    return max(table.last_row, table.header_row or 0, table.first_row - 1) + 1


def _free_below(layout: Layout, table: Table) -> bool:
    """Whether a new row can follow the table's last: no other table and no footer, total or legend stands there."""
    for other in layout.tables:
        if other is not table and other.sheet == table.sheet and (other.header_row or other.first_row) > table.last_row:
            return False
    return table.clear_below and table.left_out.get(table.last_row, NUMBERED) in _ROWS_OF_A_TABLE


def tables_of(layout: Layout, sheet: str, row: int, role: str = "contacts") -> tuple[Table, ...]:
    """The tables of a role that a row of a sheet runs through: several where they stand side by side."""
    on_sheet = [table for table in layout.of_role(role) if table.sheet == sheet]
    return tuple(table for table in on_sheet if table.first_row <= row <= table.last_row)


def table_of(layout: Layout, sheet: str, row: int, role: str = "contacts") -> Table | None:
    """The one table of a role that a row belongs to; None where there is none, or more than one."""
    found = tables_of(layout, sheet, row, role)
    return found[0] if len(found) == 1 else None


def with_rows(layout: Layout, grown: Sequence[tuple[Site, int]]) -> Layout:
    """The layout with this many new rows at each site: its table longer, or a new table on a sheet of the product's."""
    for site, count in grown:
        if not count:
            continue
        if site.table is None:
            layout = replace(layout, tables=(*layout.tables, _own_table(site, count)))
        else:
            longer = replace(site.table, last_row=site.row + count - 1, rows=site.table.rows + count)
            layout = replace(layout, tables=tuple(longer if t is site.table else t for t in layout.tables))
    return layout


def _own_table(site: Site, count: int) -> Table:
    role, headers = (
        ("contacts", HEADERS) if site.sheet.startswith(OWN_CONTACTS) else ("touchpoints", TOUCHPOINT_HEADERS)
    )
    columns = tuple(
        Column(
            column_letter(number), header, field, 1.0, "the product's own sheet", "excel" if "date" in field else None
        )
        for number, (field, header) in enumerate(headers.items(), 1)
    )
    return Table(site.sheet, role, 1.0, 1, 2, 1 + count, columns, "the product's own sheet", count, (1,))


def columns_of(table: Table | None, field: str) -> tuple[Column, ...]:
    """The columns in which a table keeps a field, best first; none for a field that has no column yet."""
    return table.of_field(field) if table is not None else ()
