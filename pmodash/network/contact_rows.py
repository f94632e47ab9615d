"""The contacts of one table: a row each, with every other row that holds text left out by name and reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from pmodash.findings import Finding
from pmodash.network.carried_rows import CarriedRows, carried_rows, fold_texts
from pmodash.network.contact_fields import Fields, spread_over_merged, text_fields, unpack_details
from pmodash.network.contact_levels import ContactLevels, contact_levels
from pmodash.network.contact_names import NO_NAME, name_of
from pmodash.network.date_columns import read_date_field
from pmodash.network.legends import legend_of
from pmodash.network.levels import word_list
from pmodash.network.means_and_intervals import both_told
from pmodash.network.register import CONTACT_COLUMNS
from pmodash.network.row_reasons import carries_on
from pmodash.network.table_rows import LeftOut, Mask, TableRows, rows_with_text
from pmodash.vocabulary import DATE_FIELDS
from pmodash.workbook.cell_text import plain
from pmodash.workbook.cells import Book
from pmodash.workbook.tables import Layout, Table

NAMING_FIELDS = ("name", "first_name", "last_name", "email")


@dataclass(frozen=True, slots=True)
class ContactRows:
    """The contacts read from one table: `frame` has CONTACT_COLUMNS and a contact a row, in the table's order.

    `contact_id` may still be blank or repeated. `left_out` maps the table's other rows with text to the reason,
    `scales` the letters of columns of numbers or letters to rising or falling.
    """

    table: Table
    frame: pd.DataFrame
    left_out: LeftOut
    findings: tuple[Finding, ...]
    scales: Mapping[str, str] = field(default_factory=dict)


def read_tables(book: Book, layout: Layout) -> list[ContactRows]:
    """The contacts of every table of role contacts; one that has ids alone takes the names from the others."""
    tables = layout.of_role("contacts")
    alone = [not any(table.of_field(name) for name in NAMING_FIELDS) for table in tables]
    read = {id(table): read_contacts(book, layout, table) for table, ids in zip(tables, alone, strict=True) if not ids}
    frames = [one.frame[["contact_id", "name"]].dropna() for one in read.values()]
    named = {str(key): str(name) for frame in frames for key, name in frame.itertuples(index=False)}
    return [read.get(id(table)) or read_contacts(book, layout, table, named) for table in tables]


def read_contacts(book: Book, layout: Layout, table: Table, named: Mapping[str, str] | None = None) -> ContactRows:
    """The contacts of a table of role contacts; in one without names, those that `named` says of most of its ids."""
    body = TableRows.body(book.sheet(table.sheet), table)
    fields = both_told(unpack_details(text_fields(body)))
    names = name_of(fields)
    fields = spread_over_merged(body, fields)
    by_id = fields["contact_id"].map(named or {}).astype("str")
    if 2 * by_id.notna().sum() > fields["contact_id"].notna().sum():
        names = by_id
    carried = carried_rows(body, names)
    kept = names.notna().to_numpy() | carried.carried
    rows, carried_kept = body.only(kept), carried.only(kept)
    told = _where({**fields, "name": names}, kept)
    folded = fold_texts(told, carried_kept)
    levels = contact_levels(rows, folded, carried_kept, legend_of(book, layout, table))
    frame, findings = _contacts(rows, folded, carried_kept, levels)
    left_out = _left_out(body, frame, carried, layout)
    return ContactRows(table, frame, left_out, tuple(findings), levels.scales)


def _where(fields: Fields, kept: Mask) -> Fields:
    if kept.all():
        return fields
    return {name: texts[kept].reset_index(drop=True) for name, texts in fields.items()}


def _contacts(
    rows: TableRows, folded: Fields, carried: CarriedRows, levels: ContactLevels
) -> tuple[pd.DataFrame, list[Finding]]:
    """The frame of the rows' contacts, carried rows brought to their contact."""
    findings = list(levels.findings)
    columns: dict[str, pd.Series] = {**folded, **levels.words, **levels.levels}
    for name in DATE_FIELDS:
        days, amiss = read_date_field(rows, name)
        columns[name] = _brought_home(days, carried)
        findings += amiss
    columns["do_not_contact"] = _do_not_contact(rows, folded["status"])
    columns["sheet"] = pd.Series([rows.sheet.name] * len(rows), dtype="str")
    columns["row"] = pd.Series(rows.rows)
    frame = pd.DataFrame({name: columns[name] for name in CONTACT_COLUMNS})
    own = ~carried.carried & frame["name"].notna().to_numpy()
    return (frame if own.all() else frame[own].reset_index(drop=True)), findings


def _brought_home(days: pd.Series, carried: CarriedRows) -> pd.Series:
    """The days, with those of carried rows filled in where their contact's own row has none."""
    followers = pd.Series(np.flatnonzero(carried.carried & days.notna().to_numpy()))
    if followers.empty:
        return days
    first = followers.groupby(carried.root[followers]).first()
    return days.fillna(pd.Series(days[first].to_numpy(), index=first.index).reindex(days.index))


def _do_not_contact(rows: TableRows, status: pd.Series) -> pd.Series:
    """Whether the contact asked not to be contacted: a yes in the column for it, or the status that says so."""
    told = status.isin(
        [word for word in status.dropna().unique() if plain(word) in word_list("do_not_contact", "status")]
    )
    barred = told.to_numpy(dtype=bool)
    for column in rows.table.of_field("do_not_contact"):
        opposite = any(words in plain(column.header) for words in word_list("do_not_contact", "opposite_headings"))
        words, places = rows.words(column)
        if opposite:
            said = [plain(word) in word_list("do_not_contact", "refusals") for word in words]
        else:
            said = [_bars(plain(word)) for word in words]
        barred = barred | np.array(said, dtype=bool)[places]
    return pd.Series(barred)


def _bars(text: str) -> bool:
    """Whether a cell under "do not contact" says yes, as a word or at the start of a sentence."""
    yes = word_list("do_not_contact", "yes")
    return text in yes or any(text.startswith(f"{word}{end}") for word in yes if len(word) > 2 for end in " ,;:-–(")


def _left_out(body: TableRows, frame: pd.DataFrame, carried: CarriedRows, layout: Layout) -> LeftOut:
    """Why each row of the table that holds text but is no contact was left out."""
    table, others = body.table, layout.tables
    nameless = body.rows[~np.isin(body.rows, frame["row"])]
    root = dict(zip(body.rows.tolist(), body.rows[carried.root].tolist(), strict=True))
    reasons: LeftOut = {}
    unread = set(nameless.tolist())
    for number in rows_with_text(body.sheet, table, nameless, others).tolist():
        reasons[number] = NO_NAME if root[number] == number else carries_on(root[number], root[number] not in unread)
    passed_over = np.array(sorted(table.left_out), dtype=np.int64)
    for number in rows_with_text(body.sheet, table, passed_over, others).tolist():
        reasons[number] = table.left_out[number]
    return reasons
