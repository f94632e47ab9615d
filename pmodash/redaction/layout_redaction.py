"""The layout as it may be seen: which tables there are and what they hold, without a header or a correction."""

from __future__ import annotations

from pmodash.redaction.findings_redaction import Hiding
from pmodash.redaction.veil import Veil
from pmodash.workbook.tables import Column, Layout, Table


def hidden_layout(layout: Layout, veil: Veil, hiding: Hiding) -> Layout:
    """The tables under neutral names of sheets, made anew so that nothing else comes with them."""
    return Layout(
        tables=tuple(_table(table, veil) for table in layout.tables),
        findings=hiding(layout.findings),
        sheets=tuple(veil.sheet(name) for name in layout.sheets),
        takes_no_sheets=layout.takes_no_sheets,
    )


def _table(table: Table, veil: Veil) -> Table:
    return Table(
        sheet=veil.sheet(table.sheet),
        role=table.role,
        confidence=table.confidence,
        header_row=table.header_row,
        first_row=table.first_row,
        last_row=table.last_row,
        columns=tuple(_column(column) for column in table.columns),
        rows=table.rows,
        settled=table.settled,
    )


def _column(column: Column) -> Column:
    return Column(
        column=column.column,
        header=column.field or "",
        field=column.field,
        confidence=column.confidence,
        why="",
        date_order=column.date_order,
        scale=column.scale,
        settled=column.settled,
    )
