"""How a workbook was understood, as the command line tells it: as JSON or in lines."""

from __future__ import annotations

from typing import Any

from pmodash.findings import Finding
from pmodash.network.register import Register
from pmodash.network.row_reasons import read_into_another
from pmodash.workbook.cells import Book
from pmodash.workbook.field_names import KEPT_SHEET
from pmodash.workbook.tables import Column, Layout, Table

ROWS_NAMED = 8


def inspection(book: Book, register: Register) -> dict[str, Any]:
    """Every sheet with its role, rows and columns, and all findings, with the keys of `inspect --json`."""
    return {
        "file": book.name,
        "format": book.format,
        "sheets": [_table_json(table) for table in _every_sheet(book, register)],
        "findings": [finding.as_json() for finding in register.findings],
    }


def inspection_lines(book: Book, register: Register) -> str:
    """The same for a reader at a terminal."""
    lines = [f"{book.name} ({book.format})"]
    for table in _every_sheet(book, register):
        lines += _table_lines(table, register.layout)
    lines += _rows_passed_over(register)
    lines += [_finding_line(finding) for finding in register.findings]
    return "\n".join(lines)


def _every_sheet(book: Book, register: Register) -> list[Table]:
    found = list(register.layout.tables)
    seen = {table.sheet for table in found}
    missing = [name for name in book.sheet_names if name not in seen]
    empty = [Table(name, "other", 1.0, None, 0, -1, (), "no table of contacts or touchpoints") for name in missing]
    order = {name: place for place, name in enumerate(book.sheet_names)}
    return sorted(found + empty, key=lambda table: order.get(table.sheet, len(order)))


def _table_json(table: Table) -> dict[str, Any]:
    has_rows = table.last_row >= table.first_row
    return {
        "sheet": table.sheet,
        "role": table.role,
        "confidence": round(table.certainty, 3),
        "why": table.why,
        "header_row": table.header_row,
        "header_rows": list(table.header_rows),
        "first_row": table.first_row if has_rows else None,
        "last_row": table.last_row if has_rows else None,
        "rows": table.rows,
        "columns": [_column_json(column) for column in table.columns],
    }


def _column_json(column: Column) -> dict[str, Any]:
    return {
        "column": column.column,
        "header": column.header,
        "field": column.field,
        "offered": column.offered,
        "confidence": round(column.certainty, 3),
        "why": column.why,
        "date_order": column.date_order,
        "scale": column.scale,
    }


def _table_lines(table: Table, layout: Layout) -> list[str]:
    if table.header_row is None:
        return [f"  {table.sheet}: {table.role} – {table.why}"]
    role = KEPT_SHEET.lower() if table.sheet in layout.kept.values() else table.role
    head = f"  {table.sheet}: {role}, header in row {table.header_row}, {table.rows} rows"
    columns = [
        f"    {column.column:>3}  {' '.join(column.header.split()) or '(no header)'} → {column.field or _left(column)}"
        f" ({column.certainty:.0%}: {column.why})"
        for column in table.columns
    ]
    return [head, *columns]


def _rows_passed_over(register: Register) -> list[str]:
    """How many rows of each sheet were read into other rows, and which others were left out, by reason."""
    into = read_into_another(register.left_out)
    counts = register.left_out[into].groupby("sheet", sort=False).size()
    lines = [
        f"  {sheet}: {count} {'row' if count == 1 else 'rows'} read into other rows" for sheet, count in counts.items()
    ]
    for (sheet, why), rows in register.left_out[~into].groupby(["sheet", "why"], sort=False)["row"]:
        first, more = ", ".join(map(str, rows.head(ROWS_NAMED))), len(rows) - ROWS_NAMED
        told = f"{'row' if len(rows) == 1 else 'rows'} {first}{f' and {more} more' if more > 0 else ''}"
        lines.append(f"  {sheet}: {told} left out: {' '.join(str(why).split())}")
    return lines


def _left(column: Column) -> str:
    return f"left alone, perhaps {column.offered}" if column.offered else "left alone"


def _finding_line(finding: Finding) -> str:
    where = "!".join(part for part in (finding.sheet, finding.cell) if part)
    said = f"found {finding.found}" if finding.found else finding.kind
    expected = f", expected {finding.expected}" if finding.expected else ""
    return f"  [{finding.severity}] {where + ': ' if where else ''}{said}{expected}. {finding.remedy}".rstrip()
