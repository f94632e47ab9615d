"""The touchpoints of a log: dated, matched to contacts and vehicles, each row that cannot count left out by name."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.findings import Finding
from pmodash.network.contact_fields import joined
from pmodash.network.contact_finder import ContactFinder
from pmodash.network.date_columns import read_date_field
from pmodash.network.named_contacts import contact_findings, named_contacts
from pmodash.network.register import TOUCHPOINT_COLUMNS
from pmodash.network.table_rows import LeftOut, TableRows, left_out_rows
from pmodash.network.touchpoint_words import categories, field_words, known_vehicles, states, vehicle_findings
from pmodash.network.vehicle_words import VehicleWords
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book
from pmodash.workbook.tables import Layout, Table


@dataclass(frozen=True, slots=True)
class TouchpointRows:
    """The touchpoints read from one table: `frame` has TOUCHPOINT_COLUMNS; `rows` counts the rows they stand in."""

    table: Table
    frame: pd.DataFrame
    rows: int
    left_out: LeftOut
    findings: tuple[Finding, ...]


def read_touchpoints(
    book: Book, layout: Layout, table: Table, finder: ContactFinder, register: VehicleWords
) -> TouchpointRows:
    """The touchpoints of a table of role touchpoints, one for each contact that a row names."""
    body = TableRows.body(book.sheet(table.sheet), table)
    rows = body.only(~np.isin(body.rows, list(table.continuation)))
    named = named_contacts(rows, finder)
    days, findings = read_date_field(rows, "date")
    done, cancelled = states(rows)
    counts = named.counts
    used = (counts > 0) & days.notna().to_numpy() & ~cancelled
    words, places = field_words(rows, "vehicle")
    findings += contact_findings(rows, named)
    findings += vehicle_findings(rows, words, places, register, used)
    again = np.repeat(np.flatnonzero(used), counts[used])
    columns = {
        "contact": named.positions(used),
        "date": days.to_numpy()[again],
        "vehicle": categories(known_vehicles(words, register), places[again]),
        **{name: _category(rows, name, again) for name in ("event", "by", "direction")},
        "done": done[again],
        "notes": _notes(rows).take(again).reset_index(drop=True),
        "sheet": categories([table.sheet], np.zeros(len(again), dtype=np.int32)),
        "row": rows.rows[again],
    }
    frame = pd.DataFrame({name: columns[name] for name in TOUCHPOINT_COLUMNS})

    def why(i: int) -> str:
        return "cancelled" if cancelled[i] else named.why_none(i) if not named.counts_at(i) else _undated(rows, i)

    left_out = left_out_rows(body, layout.tables, rows, used, why)
    return TouchpointRows(table, frame, int(used.sum()), left_out, tuple(findings))


def _category(rows: TableRows, name: str, again: npt.NDArray[np.intp]) -> pd.Categorical:
    words, places = field_words(rows, name)
    return categories(words, places[again])


def _notes(rows: TableRows) -> pd.Series:
    """The notes of the rows, with those of the rows that carry them on."""
    columns = sorted(rows.table.of_field("notes"), key=lambda column: column.number)
    notes = joined(rows.texts(column) for column in columns)
    notes = pd.Series([None] * len(rows), dtype="str") if notes is None else notes
    position_of = {number: place for place, number in enumerate(rows.rows.tolist())} if rows.table.continuation else {}
    for number, target in sorted(rows.table.continuation.items()):
        more = [text for column in columns if (text := tidy(rows.sheet.value(number, column.number)))]
        if more and target in position_of:
            known = notes.iloc[[position_of[target]]].dropna().tolist()
            notes = notes.copy()
            notes.iloc[position_of[target]] = "\n".join([*known, *more])
    return notes


def _undated(rows: TableRows, position: int) -> str:
    number = int(rows.rows[position])
    columns = rows.table.of_field("date")
    return "its date cannot be read" if any(tidy(rows.sheet.value(number, c.number)) for c in columns) else "no date"
