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
from pmodash.workbook.correction_words import DATE_ORDERS, LEFT_ALONE
from pmodash.workbook.field_names import field_label, role_label
from pmodash.workbook.tables import Column, Corrections, Layout, SheetCorrection, Table

UNSURE, UNSURE_ROLE = 0.8, 0.7
MOST_STEPS = 7
RIGHT, NOT_USED = "Right", "Not used"
_ASSUMED = {"date-order-assumed": "date_order", "scale-assumed": "scale"}
_FIRST = ("role", "scale", "date_order", "field")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that may have been read wrong, and what the user can say of it.

    `value` is what was read: a role, a field ("" leaves the column alone), a date order or the direction of a scale.
    `choices` are the answers of one click, value → words; `others` are further values, chosen from a list.
    """

    kind: str
    sheet: str
    letter: str
    header: str
    samples: str
    reading: str
    why: str
    value: str
    choices: Mapping[str, str]
    others: tuple[str, ...] = ()


def doubts_of(book: Book, layout: Layout, findings: Sequence[Finding]) -> tuple[Doubt, ...]:
    """What is unsure in how the workbook was read, each thing once: those that change figures most first."""
    read = [table for table in main_first(layout) if table.role != "other"]
    filled = [table for table in read if table.rows] or read
    assumed = {(f.sheet, f.cell, _ASSUMED[f.kind]) for f in findings if f.kind in _ASSUMED}
    found = [doubt for table in filled for doubt in _of_table(book, layout, table, assumed)]
    once: dict[tuple[str, str, str], Doubt] = {}
    for doubt in found:
        once.setdefault((doubt.kind, doubt.sheet, doubt.letter), doubt)
    return tuple(sorted(once.values(), key=lambda doubt: _FIRST.index(doubt.kind)))


def answered(corrections: Corrections, doubt: Doubt, value: str) -> Corrections:
    """The corrections with an answer to one doubt."""
    said = corrections.of_sheet(doubt.sheet)
    return corrections.with_sheet(_with_answer(said, doubt, value))


def accepted(corrections: Corrections, doubts: Collection[Doubt]) -> Corrections:
    """The corrections by which all of these are as they were read."""
    return reduce(lambda said, doubt: answered(said, doubt, doubt.value), doubts, corrections)


def _with_answer(said: SheetCorrection, doubt: Doubt, value: str) -> SheetCorrection:
    if doubt.kind == "role":
        return replace(said, role=value)
    if doubt.kind == "field":
        return replace(said, fields={**said.fields, doubt.letter: value or None})
    if doubt.kind == "date_order":
        return replace(said, date_orders={**said.date_orders, doubt.letter: value})
    return replace(said, scales={**said.scales, doubt.letter: value})


def _of_table(book: Book, layout: Layout, table: Table, assumed: Collection[tuple[str, str, str]]) -> Iterator[Doubt]:
    alone = len({other.role for other in layout.tables if other.sheet == table.sheet}) == 1
    if alone and table.certainty < UNSURE_ROLE:
        yield _role_doubt(table)
    for column in table.columns:
        if column.field and column.certainty < UNSURE:
            yield _field_doubt(book, table, column)
        if (table.sheet, column.column, "date_order") in assumed:
            yield _order_doubt(book, table, column)
        if (table.sheet, column.column, "scale") in assumed and column.scale:
            yield _scale_doubt(book, table, column)


def _role_doubt(table: Table) -> Doubt:
    headers = " | ".join(shortened(column.header, 28) for column in table.columns if column.header)
    return Doubt(
        "role", table.sheet, "", "", shortened(headers, 120), role_label(table.role), table.why, table.role,
        {table.role: RIGHT, "other": role_label("other")}, tuple(role for role in ROLES if role != table.role),
    )  # fmt: skip


def _field_doubt(book: Book, table: Table, column: Column) -> Doubt:
    value = column.field or LEFT_ALONE
    others = tuple(field for field in choosable_fields(table) if field != value)
    return Doubt(
        "field", table.sheet, column.column, column.header, samples_of(book.sheet(table.sheet), table, column),
        _as_meant(column), column.why, value, {value: RIGHT, LEFT_ALONE: NOT_USED}, others,
    )  # fmt: skip


def _as_meant(column: Column) -> str:
    label = field_label(column.field)
    return f"{label}: {column.meaning}" if column.meaning else label


def _order_doubt(book: Book, table: Table, column: Column) -> Doubt:
    sheet, order = book.sheet(table.sheet), column.date_order or ""
    example = ambiguous_example(sheet, table, column)
    choices = {name: _day_read(DATE_ORDERS[name], example, name) for name in ("dmy", "mdy")}
    return Doubt(
        "date_order", table.sheet, column.column, column.header, samples_of(sheet, table, column),
        f"dates, {DATE_ORDERS[order].lower()}", "no date of the column has a day over 12", order, choices,
    )  # fmt: skip


def _day_read(words: str, example: str, order: str) -> str:
    """A date order with what it makes of a date, such as "Day first: 07/06 is 7 June"."""
    parts = [int(part) for part in example.replace(".", "/").replace("-", "/").split("/")[:2] if part.isdigit()]
    if len(parts) != 2:
        return words
    day, month = parts if order == "dmy" else parts[::-1]
    return f"{words}: {parts[0]:02}/{parts[1]:02} is {day} {calendar.month_name[month]}"


def _scale_doubt(book: Book, table: Table, column: Column) -> Doubt:
    steps, choices = _steps_of(book, table, column), scale_ways(book, table, column)
    letters = bool(steps) and steps[0].isalpha()
    why = "letters, of which nothing says that A is the strongest" if letters else "nothing says which end is high"
    return Doubt(
        "scale", table.sheet, column.column, column.header, ", ".join(steps[:MOST_STEPS]),
        choices[column.scale or ""], why, column.scale or "", choices,
    )  # fmt: skip


def scale_ways(book: Book, table: Table, column: Column) -> dict[str, str]:
    """Either direction of a column's scale with what its values mean then: "1–2 Low, 3 Medium, 4–5 High"."""
    steps = _steps_of(book, table, column)
    return {way: _runs(steps, levels) for way, levels in both_ways(steps, str(column.field), column.header).items()}


def _steps_of(book: Book, table: Table, column: Column) -> list[str]:
    texts = sorted(distinct_texts(book.sheet(table.sheet), table, column), key=_step)
    return [text for text in texts if number_in(text) is not None or len(text) == 1]


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
