"""The register out of a workbook whose layout is understood: its contacts, its touchpoints and its own rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

import pandas as pd

from pmodash.network.contact_rows import ContactRows, read_tables
from pmodash.network.joining_tables import JoinedContacts, join_tables
from pmodash.network.kept_story import kept_story
from pmodash.network.link_rows import LinkRows, read_links
from pmodash.network.merged_contacts import kept_contacts, reasons
from pmodash.network.own_rules import own_rules
from pmodash.network.people.apart import kept_apart
from pmodash.network.people.logged_changes import logged_changes
from pmodash.network.register import (
    UNSETTLED_COLUMNS,
    Register,
    check_contacts,
    check_links,
    check_touchpoints,
    left_out_frame,
    no_contacts,
    no_links,
)
from pmodash.network.table_rows import TableRows, rows_with_text
from pmodash.network.touchpoint_frames import together
from pmodash.network.touchpoint_rows import TouchpointRows, read_touchpoints
from pmodash.network.vehicle_words import VehicleWords
from pmodash.workbook.cells import Book
from pmodash.workbook.tables import Column, Layout, Table


def build(book: Book, layout: Layout, whole: bool = False) -> Register:
    """Everything the workbook says of the network, checked, with what it leaves out and what is wrong with it.

    `findings` holds those of the file's reading and of its layout too, in that order, then the register's own.
    A workbook without a table of contacts gives an empty register; its layout says so in a finding. In the `whole`
    register those are contacts too whose status says that they were merged into others.
    """
    rules, story = own_rules(book, layout), kept_story(book)
    read = read_tables(book, layout)
    joined = join_tables(read) if read else JoinedContacts(no_contacts(), {}, ())
    kept = kept_contacts(check_contacts(joined.frame), whole)
    words = VehicleWords(rules.vehicles)
    logs = [read_touchpoints(book, layout, table, kept.finder, words) for table in layout.of_role("touchpoints")]
    touchpoints = check_touchpoints(together([log.frame for log in logs]), len(kept.frame))
    linked = [read_links(book, layout, table, kept.finder) for table in layout.of_role("links")]
    links = pd.concat([no_links(), *(one.frame for one in linked)], ignore_index=True)
    records: list[TouchpointRows | LinkRows] = [*logs, *linked]
    left_out = joined.left_out | reasons(kept)
    for one in records:
        left_out |= {(one.table.sheet, number): why for number, why in one.left_out.items()}
    findings = [*book.findings, *layout.findings, *joined.findings, *rules.findings, *story.findings]
    return Register(
        contacts=kept.frame,
        touchpoints=touchpoints,
        unsettled=together([log.unsettled for log in logs], UNSETTLED_COLUMNS),
        left_out=left_out_frame(left_out),
        findings=(*findings, *(finding for one in records for finding in one.findings)),
        layout=_counted(book, layout, read, records),
        vehicles=rules.vehicles,
        has_touchpoint_sheet=bool(logs),
        policy=rules.policy,
        source_groups=rules.source_groups,
        source_rows=rules.source_rows,
        group_rules=rules.groups.rules,
        rule_rows=rules.groups.rows,
        story=story.choices,
        story_rows=story.rows,
        links=check_links(links, len(kept.frame)),
        merged=kept.merged,
        merged_ids=kept.merged_ids,
        gone=kept.gone,
        merged_into=kept.merged_into,
        changes_before=logged_changes(book) if whole else (),
        restoring=cache(partial(build, book, layout, True)) if kept.merged else None,
        apart=kept_apart(book),
        team=_team(book, layout),
    )


def _team(book: Book, layout: Layout) -> tuple[tuple[str, ...], ...]:
    """What each row of a table of role team calls somebody, by name and by e-mail address."""
    found: list[tuple[str, ...]] = []
    for table in layout.of_role("team"):
        body = TableRows.body(book.sheet(table.sheet), table)
        told = [body.texts(column).fillna("") for column in table.columns if column.field in ("name", "email")]
        found += [row for texts in zip(*told, strict=True) if (row := tuple(filter(None, texts)))]
    return tuple(found)


def _counted(
    book: Book, layout: Layout, read: Sequence[ContactRows], records: Sequence[TouchpointRows | LinkRows]
) -> Layout:
    """The layout with how many contacts, touchpoints, links or other records each table holds, and its scales."""
    scales = {id(one.table): one.scales for one in read}
    counts = {id(one.table): len(one.frame) for one in read}
    counts |= {id(one.table): one.rows for one in records}
    tables = tuple(
        replace(
            table,
            rows=counts[id(table)] if id(table) in counts else _records(book, layout, table),
            columns=_scaled(table, scales.get(id(table), {})),
        )
        for table in layout.tables
    )
    return replace(layout, tables=tables)


def _scaled(table: Table, scales: Mapping[str, str]) -> tuple[Column, ...]:
    return tuple(
        column if column.scale == scales.get(column.column) else replace(column, scale=scales.get(column.column))
        for column in table.columns
    )


def _records(book: Book, layout: Layout, table: Table) -> int:
    """How many rows of a table of another role hold text and are neither left out nor carried on."""
    if table.role == "other":
        return 0
    body = TableRows.body(book.sheet(table.sheet), table)
    speaking = rows_with_text(body.sheet, table, body.rows, layout.tables).tolist()
    return sum(1 for number in speaking if number not in table.continuation)
