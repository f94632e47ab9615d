"""The layout as it may be seen: which tables there are and what they hold, without a header or a correction."""

from __future__ import annotations

from dataclasses import replace

from pmodash.redaction.findings_redaction import Hiding
from pmodash.redaction.veil import Veil
from pmodash.workbook.tables import Column, KeptSettings, Layout, Table


def hidden_layout(layout: Layout, veil: Veil, hiding: Hiding) -> Layout:
    """The tables under neutral names of sheets."""
    return replace(
        layout,
        tables=tuple(_table(table, veil) for table in layout.tables),
        findings=hiding(layout.findings),
        sheets=tuple(veil.sheet(name) for name in layout.sheets),
        kept={},
        settings=KeptSettings(),
    )


def _table(table: Table, veil: Veil) -> Table:
    return replace(
        table,
        sheet=veil.sheet(table.sheet),
        columns=tuple(_column(column) for column in table.columns),
        why="",
        left_out={},
        vacant=(),
        shut="",
        tells_more_of=veil.sheet(table.tells_more_of),
    )


def _column(column: Column) -> Column:
    return replace(column, header=column.field or "", why="", meaning="")
