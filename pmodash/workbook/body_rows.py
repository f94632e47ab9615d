"""Which rows below a header are records, which carry on the one above, and which are left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pmodash.workbook.cell_text import plain
from pmodash.workbook.footer_rows import is_dated, is_footer
from pmodash.workbook.grid import Grid
from pmodash.workbook.legend_rows import A_LEGEND, explains_steps, is_legend
from pmodash.workbook.listed_rows import NUMBERED, TOTAL, ListedRows
from pmodash.workbook.row_words import (
    LONG_NOTE,
    are_examples,
    is_footnote,
    is_marked_example,
    is_no_value,
    is_odd,
    is_section,
    is_total,
)
from pmodash.workbook.tables import Column

EDGE_ROWS = 20
SMALL_TABLE = 3000
REPEATED = "a repeated header row"
NAMELESS = "no name"
ERRORS = "nothing but errors"
A_NOTE = "a note, not a record"
NOTE_BELOW = "a note below the table"
_NOTES = (A_NOTE, NOTE_BELOW, A_LEGEND)
_MOST_IN_A_FOOTER = 2
_FACTS = frozenset(("organisation", "job_title", "role", "phone"))


@dataclass(slots=True)
class Body:
    """The rows below a header: the last with text, those left out, those carrying on, and how many are records."""

    last_row: int
    left_out: dict[int, str] = field(default_factory=dict)
    continuation: dict[int, int] = field(default_factory=dict)
    records: int = 0


def body(grid: Grid, columns: Sequence[Column], role: str, first: int, last: int) -> Body:
    """The rows from `first` to `last` told apart, for the columns of one table."""
    rows = ListedRows(grid, columns, role, first, last)
    with_text = np.flatnonzero(rows.filled)
    found = Body(int(with_text[-1]) + first if len(with_text) else first - 1)
    for i in _doubtful(rows):
        _tell(rows, int(i) + first, found)
    found.records = len(with_text) - len(found.left_out) - len(found.continuation)
    return found


def _doubtful(rows: ListedRows) -> NDArray[np.intp]:
    """The rows that need a closer look; the others are records."""
    doubt = ~rows.named
    doubt |= (rows.filled == 1) & (rows.typical >= 2)
    start = rows.first - rows.grid.first_row
    for column in rows.named_by[:2]:
        cells = rows.grid.cells(column)
        with_starts = len(doubt) <= SMALL_TABLE
        header = rows.headers[column]
        odd = [is_odd(v, header, with_starts) if isinstance(v, str) else is_no_value(v) for v in cells.distinct]
        doubt |= np.array(odd, dtype=bool)[cells.places][start : start + len(doubt)]
    if rows.role == "contacts":
        doubt[:3] = True
        doubt[-EDGE_ROWS:] = True
    if rows.pairs:
        doubt[:] = True
    return np.flatnonzero(doubt & (rows.filled > 0))


def _tell(rows: ListedRows, row: int, found: Body) -> None:
    """Say of one doubtful row what it is; a record is said nothing of."""
    texts = rows.texts(row)
    named = any(texts.get(column) for column in rows.named_by)
    merged = next((top for rows_below in rows.merged if (top := rows_below.get(row))), None)
    numbers_alone = "" if named or merged else rows.numbers_alone(row, texts)
    reason = (numbers_alone or _no_data(rows, row, texts, found)) if texts else ERRORS
    if reason:
        found.left_out[row] = reason
        return
    above = _record_above(rows, row, found)
    if named:
        if above and any(texts.get(column.number) for column in rows.pairs) and _same_name(rows, row, above):
            found.continuation[row] = above
    elif rows.role != "contacts":
        _tell_nameless_of_other_roles(rows, row, texts, above, found)
    elif merged:
        found.continuation[row] = found.continuation.get(merged, merged)
    elif not texts.keys() - rows.ids:
        found.left_out[row] = NUMBERED
    elif not _is_nameless_contact(rows, texts):
        _carry_on_or_leave(rows, row, texts, above, found)


def _no_data(rows: ListedRows, row: int, texts: dict[int, str], found: Body) -> str:
    """Why a row holds no record whatever its columns: a header again, a total, a note; blank when it may."""
    same = sum(1 for column, text in texts.items() if text.casefold() == rows.headers[column])
    if same >= 2 and same >= 0.6 * len(texts):
        return REPEATED
    leading = next(iter(texts.values()))
    start = plain(leading[:24])
    if is_total(start) and (len(texts) < max(rows.typical, 3)):
        return TOTAL
    if any(is_marked_example(text) for text in (leading, *(texts.get(column, "") for column in rows.named_by))):
        return "an example row"
    people = [texts[column] for column in rows.people if column in texts]
    if are_examples(texts.values(), people, first=row == rows.first):
        return "an example or an instruction"
    if len(texts) >= 3 and list(texts.values()) == [str(i) for i in range(1, len(texts) + 1)]:
        return "the numbers of the columns"
    if rows.role == "contacts" and _is_legend(rows, row, texts, found):
        return A_LEGEND
    labelled = leading.rstrip().endswith((":", "："))
    if is_footnote(start) and (labelled or len(texts) <= max(2, 0.5 * rows.typical)):
        return A_NOTE
    if _is_foot(rows, row, texts, found):
        return A_NOTE
    if found.left_out.get(row - 1, "") in _NOTES and len(texts) < 0.5 * rows.typical:
        return NOTE_BELOW
    return _lone_text(rows, row, texts, leading) if len(texts) == 1 and rows.typical >= 3 else ""


def _is_legend(rows: ListedRows, row: int, texts: dict[int, str], found: Body) -> bool:
    """Whether a row of a scale's legend stands apart from the records: below a gap, a note, or more of the legend."""
    if all(map(explains_steps, texts.values())):
        return True
    above = found.left_out.get(row - 1, "")
    if not rows.after_gap(row) and above not in _NOTES:
        return False
    names = [texts[column] for column in rows.people if column in texts]
    return is_legend(list(texts.values()), names, above == A_LEGEND)


def _is_foot(rows: ListedRows, row: int, texts: dict[int, str], found: Body) -> bool:
    """Whether a row of a cell or two says something of the list: at its left edge, or apart from the records."""
    above = found.left_out.get(row - 1, "")
    apart = rows.after_gap(row) or above in (*_NOTES, TOTAL)
    if not apart and min(texts) > max(rows.named_by):
        return False
    if all(map(is_footer, texts.values())):
        return True
    alone, last = len(texts) == 1, rows.ends(row)
    text = " ".join(texts.values())
    if len(texts) > _MOST_IN_A_FOOTER:
        return last and next(iter(texts.values())).rstrip().endswith((":", "：")) and is_footer(text)
    if is_footer(text) or (alone and last and is_dated(text)):
        return True
    return alone and last and rows.typical > 1 and above in (*_NOTES, TOTAL)


def _lone_text(rows: ListedRows, row: int, texts: dict[int, str], leading: str) -> str:
    """A text alone among fuller rows: a heading of a section, a note below, or a thin record."""
    column = next(iter(texts))
    if len(leading) > LONG_NOTE:
        return A_NOTE
    covered = [c for c in rows.columns if column < c.number <= rows.grid.across(row, column)]
    if len(covered) >= 2 or leading.rstrip().endswith((":", "：")) or is_section(leading):
        return "a heading of a section"
    return NOTE_BELOW if rows.after_gap(row) and rows.ends(row) else ""


def _record_above(rows: ListedRows, row: int, found: Body) -> int | None:
    """The record that a row directly below may carry on."""
    before = row - 1
    if before < rows.first or rows.filled[before - rows.first] == 0 or before in found.left_out:
        return None
    return found.continuation.get(before, before)


def _same_name(rows: ListedRows, row: int, above: int) -> bool:
    return all(rows.grid.text(row, c) == rows.grid.text(above, c) for c in rows.named_by)


def _is_nameless_contact(rows: ListedRows, texts: dict[int, str]) -> bool:
    """Whether a row without a name still is somebody: an e-mail address, or as full a row as the others."""
    fields = {column.field for column in rows.columns if column.number in texts}
    if "email" in fields:
        return True
    return len(fields & _FACTS) >= 2 and len(texts) >= max(3.0, 0.7 * rows.typical)


def _carry_on_or_leave(rows: ListedRows, row: int, texts: dict[int, str], above: int | None, found: Body) -> None:
    pieces = {column.field for column in rows.columns} & {"first_name", "last_name"}
    numbered = any(texts.get(column) for column in rows.ids)
    facts = {column.field for column in rows.columns if column.number in texts} & _FACTS
    others = above is not None and not rows.named[above - rows.first] and bool(facts)
    if others and len(facts) > 1:
        return
    if others or above is None or pieces or numbered:
        found.left_out[row] = NAMELESS
    else:
        found.continuation[row] = above


def _tell_nameless_of_other_roles(
    rows: ListedRows, row: int, texts: dict[int, str], above: int | None, found: Body
) -> None:
    if rows.role == "vehicles" and above:
        found.continuation[row] = above
    elif len(texts) < 2 or rows.role == "touchpoints":
        found.left_out[row] = "neither a date nor a contact" if rows.role == "touchpoints" else "not a full row"
