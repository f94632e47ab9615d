"""The touchpoints of a log: dated, matched to contacts and vehicles, each row that cannot count left out by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.findings import Finding
from pmodash.network.contact_fields import joined
from pmodash.network.contact_finder import ContactFinder
from pmodash.network.date_columns import read_date_field
from pmodash.network.named_contacts import contact_findings, named_contacts
from pmodash.network.register import TOUCHPOINT_COLUMNS, UNSETTLED_COLUMNS
from pmodash.network.table_rows import LeftOut, TableRows, left_out_rows
from pmodash.network.touchpoint_words import categories, field_words, known_vehicles, states, vehicle_findings
from pmodash.network.vehicle_words import VehicleWords
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book
from pmodash.workbook.tables import Layout, Table


@dataclass(frozen=True, slots=True)
class TouchpointRows:
    """The touchpoints read from one table: `frame` has TOUCHPOINT_COLUMNS; `rows` counts the rows they stand in.

    `unsettled` has UNSETTLED_COLUMNS: those whose contact nobody, or not one alone, is known by.
    """

    table: Table
    frame: pd.DataFrame
    unsettled: pd.DataFrame
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
    asked, said, kinds = named.unknown(days.notna().to_numpy() & ~cancelled)
    told = {"date": days, "done": pd.Series(done), **_told(rows, known_vehicles(words, register), places)}

    def why(i: int) -> str:
        return "cancelled" if cancelled[i] else named.why_none(i) if not named.counts_at(i) else _undated(rows, i)

    return TouchpointRows(
        table=table,
        frame=_frame(told, again, TOUCHPOINT_COLUMNS, contact=named.positions(used)),
        unsettled=_frame(told, asked, UNSETTLED_COLUMNS, named=_texts(said), kind=_texts(kinds)),
        rows=int(used.sum()),
        left_out=left_out_rows(body, layout.tables, rows, used, why),
        findings=tuple(findings),
    )


def _told(rows: TableRows, vehicles: Sequence[str | None], places: npt.NDArray[np.int32]) -> dict[str, pd.Series]:
    """What each row tells beside its contacts, its date and whether it was done."""
    return {
        "vehicle": pd.Series(categories(vehicles, places)),
        **{name: pd.Series(categories(*field_words(rows, name))) for name in ("event", "by", "direction")},
        "notes": _notes(rows),
        "sheet": pd.Series(categories([rows.sheet.name], np.zeros(len(rows), dtype=np.int32))),
        "row": pd.Series(rows.rows),
    }


def _frame(told: dict[str, pd.Series], rows: npt.NDArray[np.intp], columns: Sequence[str], **more: Any) -> pd.DataFrame:
    """What is told of touchpoints, for the rows (by position) of each, with further columns."""
    taken = {name: column.take(rows).reset_index(drop=True) for name, column in told.items()} | more
    return pd.DataFrame({name: taken[name] for name in columns})


def _texts(words: list[str]) -> pd.Series:
    return pd.Series(words, dtype="str")


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
