"""The recorded links of a sheet that says who knows whom: each between two contacts, every other row accounted for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmodash.findings import Finding
from pmodash.network.contact_finder import ContactFinder
from pmodash.network.date_columns import read_date_field
from pmodash.network.named_contacts import NOBODY_NAMED, NamedContacts, contact_findings, named_contacts, numbered
from pmodash.network.register import LINK_COLUMNS, TO_THEMSELF
from pmodash.network.table_rows import LeftOut, TableRows, left_out_rows
from pmodash.workbook.cells import Book
from pmodash.workbook.tables import Layout, Table

ENDS = ("from", "to")


@dataclass(frozen=True, slots=True)
class LinkRows:
    """The links read from one table: `frame` has LINK_COLUMNS; `rows` counts the rows they stand in."""

    table: Table
    frame: pd.DataFrame
    rows: int
    left_out: LeftOut
    findings: tuple[Finding, ...]


def read_links(book: Book, layout: Layout, table: Table, finder: ContactFinder) -> LinkRows:
    """The links of a table of role links: one for each two contacts that a row names at its two ends."""
    body = TableRows.body(book.sheet(table.sheet), table)
    rows = body.only(~np.isin(body.rows, list(table.continuation)))
    ends = [named_contacts(rows, finder, field) for field in ENDS]
    since, findings = read_date_field(rows, "since")
    for end, field in zip(ends, ENDS, strict=True):
        findings += contact_findings(rows, end, field)
    again, within = numbered(ends[0].counts * ends[1].counts)
    across = np.maximum(ends[1].counts[again], 1)
    first, second = ends[0].position(again, within // across), ends[1].position(again, within % across)
    two = first != second
    columns = {
        "first": first[two],
        "second": second[two],
        "since": since.to_numpy()[again[two]],
        "sheet": pd.array([table.sheet] * int(two.sum()), dtype="str"),
        "row": rows.rows[again[two]],
    }
    used = np.zeros(len(rows), dtype=bool)
    used[again[two]] = True
    left_out = left_out_rows(body, layout.tables, rows, used, lambda position: _why_none(ends, position))
    frame = pd.DataFrame({name: columns[name] for name in LINK_COLUMNS})
    return LinkRows(table, frame, int(used.sum()), left_out, tuple(findings))


def _why_none(ends: list[NamedContacts], position: int) -> str:
    """Why a row, by its position, links no two contacts; a name that is not known is told before a blank cell."""
    missing = [end.why_none(position) for end in ends if not end.counts_at(position)]
    unknown = [why for why in missing if why != NOBODY_NAMED]
    if unknown or len(missing) == len(ENDS):
        return (unknown or missing)[0]
    return "names only one contact" if missing else TO_THEMSELF
