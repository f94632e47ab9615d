"""What is unsure in how a workbook was read, as questions with one-click answers. Pure: layout in, values out."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from pmodash.findings import Finding
from pmodash.network.level_columns import both_ways
from pmodash.network.scales import number_in
from pmodash.ui.plain import shortened
from pmodash.ui.understood import ambiguous_example, choosable_fields, distinct_texts, main_first, samples_of
from pmodash.vocabulary import ROLES
from pmodash.workbook.cells import Book
from pmodash.workbook.correction_words import DATE_ORDERS, LEFT_ALONE, SCALES
from pmodash.workbook.field_names import field_label, role_label
from pmodash.workbook.marker_columns import is_row_pair
from pmodash.workbook.tables import Column, Corrections, Layout, Table

UNSURE, UNSURE_ROLE = 0.8, 0.7
MOST_STEPS = 7
RIGHT, NOT_USED, LEAVE = "Right", "Not used", "Leave it unused"
_ASSUMED = {"date-order-assumed": "date_order", "scale-assumed": "scale"}
_FIRST = ("role", "scale", "date_order", "field")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that may have been read wrong, and what the user can say of it.

    `letters` are the columns that it is about, none for a role. `value` is what was read: a role, a field ("" leaves
    the column alone), a date order or the direction of a scale. `choices` are the answers of one click, value → words;
    `others` are further values, chosen from a list. `field` is the field that an answer to the dates or the scale of
    a column confirms, "" where that is sure.
    """

    kind: str
    sheet: str
    letters: tuple[str, ...]
    header: str
    samples: str
    reading: str
    why: str
    value: str
    choices: Mapping[str, str]
    others: tuple[str, ...] = ()
    field: str = ""


def doubts_of(book: Book, layout: Layout, findings: Sequence[Finding]) -> tuple[Doubt, ...]:
    """What is unsure in how the workbook was read, each thing once: those that change figures most first."""
    read = [table for table in main_first(layout) if table.role != "other"]
    filled = [table for table in read if table.rows] or read
    assumed = {(f.sheet, f.cell): _ASSUMED[f.kind] for f in findings if f.kind in _ASSUMED}
    once: dict[tuple[str, tuple[str, ...]], Doubt] = {}
    for table in filled:
        for doubt in (*_of_role(layout, table), *_of_columns(book, table, assumed)):
            once.setdefault((doubt.sheet, doubt.letters), doubt)
    return tuple(sorted(once.values(), key=lambda doubt: _FIRST.index(doubt.kind)))


def answered(corrections: Corrections, doubt: Doubt, value: str) -> Corrections:
    """The corrections with an answer to one doubt."""
    said = corrections.of_sheet(doubt.sheet)
    if doubt.kind == "role":
        return corrections.with_sheet(replace(said, role=value))
    fields = dict.fromkeys(doubt.letters, (doubt.field if value in (*SCALES, *DATE_ORDERS) else value) or None)
    if doubt.field or value not in (*SCALES, *DATE_ORDERS):
        said = replace(said, fields={**said.fields, **fields})
    if value in SCALES:
        said = replace(said, scales={**said.scales, **dict.fromkeys(doubt.letters, value)})
    elif value in DATE_ORDERS:
        said = replace(said, date_orders={**said.date_orders, **dict.fromkeys(doubt.letters, value)})
    return corrections.with_sheet(said)


def accepted(corrections: Corrections, doubts: Collection[Doubt]) -> Corrections:
    """The corrections by which all of these are as they were read."""
    return reduce(lambda said, doubt: answered(said, doubt, doubt.value), doubts, corrections)


def _of_role(layout: Layout, table: Table) -> Iterator[Doubt]:
    """A sheet whose one role is unsure; one of several lists of different roles cannot be set as a whole."""
    alone = len({other.role for other in layout.tables if other.sheet == table.sheet}) == 1
    if alone and table.certainty < UNSURE_ROLE:
        headers = " | ".join(shortened(column.header, 28) for column in table.columns if column.header)
        others = tuple(role for role in ROLES if role not in (table.role, "other"))
        choices = {table.role: RIGHT, "other": role_label("other")}
        shown = shortened(headers, 120)
        yield Doubt("role", table.sheet, (), "", shown, role_label(table.role), table.why, table.role, choices, others)


def _of_columns(book: Book, table: Table, assumed: Mapping[tuple[str, str], str]) -> Iterator[Doubt]:
    unsure = [column for column in table.columns if column.field and column.certainty < UNSURE]
    ticked = {
        field: [column for column in unsure if column.field == field and column.meaning]
        for field in dict.fromkeys(column.field for column in unsure)
    }
    yield from (_ticks_doubt(table, columns) for columns in ticked.values() if len(columns) > 1)
    for column in table.columns:
        kind = assumed.get((table.sheet, column.column))
        if kind == "date_order":
            yield _order_doubt(book, table, column)
        elif kind == "scale" and column.scale:
            yield _scale_doubt(book, table, column)
        elif column.offered:
            yield _offer_doubt(book, table, column)
        elif column in unsure and (not column.meaning or len(ticked[column.field]) == 1):
            yield _field_doubt(book, table, column)


def _ticks_doubt(table: Table, columns: Sequence[Column]) -> Doubt:
    """The question about columns that are ticked, one for each level or answer."""
    value, letters = str(columns[0].field), tuple(column.column for column in columns)
    header = f"{columns[0].header} … {columns[-1].header}"
    meanings = ", ".join(dict.fromkeys(column.meaning for column in columns))
    pairs = value == "engagement_current" and any(map(is_row_pair, table.columns))
    field = f"{field_label(value)} and desired (a row each)" if pairs else field_label(value)
    reading = f"{field}, one column each for {meanings}"
    choices = {value: RIGHT, LEFT_ALONE: NOT_USED}
    return Doubt("field", table.sheet, letters, header, "", reading, columns[0].why, value, choices)


def _field_doubt(book: Book, table: Table, column: Column) -> Doubt:
    value = str(column.field)
    reading = f"{field_label(value)}: {column.meaning}" if column.meaning else field_label(value)
    return Doubt(
        "field", table.sheet, (column.column,), column.header, samples_of(book.sheet(table.sheet), table, column),
        f"{reading} ({column.certainty:.0%} sure)", column.why, value, {value: RIGHT, LEFT_ALONE: NOT_USED},
        _other_fields(table, column),
    )  # fmt: skip


def _offer_doubt(book: Book, table: Table, column: Column) -> Doubt:
    """The question about a column that is left alone, though it may hold a field."""
    field, samples = str(column.offered), samples_of(book.sheet(table.sheet), table, column)
    choices = {field: field_label(field), LEFT_ALONE: LEAVE}
    reading = f"{field_label(None)}; it may be {field_label(field)}"
    others = tuple(other for other in choosable_fields(table) if other != field)
    return Doubt(
        "field", table.sheet, (column.column,), column.header, samples, reading, column.why, LEFT_ALONE, choices, others
    )


def _other_fields(table: Table, column: Column) -> tuple[str, ...]:
    return tuple(field for field in choosable_fields(table) if field != column.field)


def _order_doubt(book: Book, table: Table, column: Column) -> Doubt:
    sheet, order = book.sheet(table.sheet), column.date_order or ""
    example = ambiguous_example(sheet, table, column)
    choices = {name: _day_read(DATE_ORDERS[name], example, name) for name in ("dmy", "mdy")}
    doubt = Doubt(
        "date_order", table.sheet, (column.column,), column.header, samples_of(sheet, table, column),
        DATE_ORDERS[order], "no date of the column has a day over 12", order, choices,
    )  # fmt: skip
    return _with_field(doubt, table, column)


def _scale_doubt(book: Book, table: Table, column: Column) -> Doubt:
    steps, choices = steps_of(book, table, column), scale_ways(book, table, column)
    why = "nothing in the workbook says which end is the strongest"
    direction, shown = str(column.scale), ", ".join(steps[:MOST_STEPS])
    doubt = Doubt(
        "scale", table.sheet, (column.column,), column.header, shown, choices[direction], why, direction, choices
    )
    return _with_field(doubt, table, column)


def _with_field(doubt: Doubt, table: Table, column: Column) -> Doubt:
    """A doubt about dates or a scale that asks for the field too, where that is unsure."""
    if column.certainty >= UNSURE:
        return doubt
    choices = {**doubt.choices, LEFT_ALONE: NOT_USED}
    return replace(doubt, field=str(column.field), choices=choices, others=_other_fields(table, column))


def _day_read(words: str, example: str, order: str) -> str:
    """A date order with what it makes of a date, such as "Day first: 07/06 is 7 June"."""
    parts = [int(part) for part in example.replace(".", "/").replace("-", "/").split("/")[:2] if part.isdigit()]
    if len(parts) != 2:
        return words
    day, month = parts if order == "dmy" else parts[::-1]
    return f"{words}: {parts[0]:02}/{parts[1]:02} is {day} {calendar.month_name[month]}"


def scale_ways(book: Book, table: Table, column: Column) -> dict[str, str]:
    """Either direction of a column's scale with what its values mean then: "1–2 Low, 3 Medium, 4–5 High"."""
    steps = steps_of(book, table, column)
    return {way: _runs(steps, levels) for way, levels in both_ways(steps, str(column.field), column.header).items()}


def steps_of(book: Book, table: Table, column: Column) -> list[str]:
    """The different numbers and letters of a column, in their order."""
    texts = sorted(distinct_texts(book.sheet(table.sheet), table, column), key=_step)
    return [text for text in texts if number_in(text) is not None or (len(text) == 1 and text.isalpha())]


def _runs(steps: Sequence[str], levels: Sequence[str]) -> str:
    runs: list[tuple[str, str, str]] = []
    for step, level in zip(steps, levels, strict=True):
        if runs and runs[-1][2] == level:
            runs[-1] = (runs[-1][0], step, level)
        else:
            runs.append((step, step, level))
    return ", ".join(f"{first if first == last else f'{first}–{last}'} {level}" for first, last, level in runs)


def _step(text: str) -> tuple[float, str]:
    number = number_in(text)
    return (float("inf") if number is None else number, text)
