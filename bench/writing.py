"""The same 100 cells and 50 touchpoints put into a made-up workbook by the product and by two libraries.

Each way starts from the file's bytes and ends with new bytes. "At work" is the app: the workbook was read before, the
edits are a user's, the result is read again and holds a change log. "The engine" puts cells and rows at places known
beforehand into a file whose cells are at hand; "from bytes" reads them first, as the libraries do.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bench.stopwatch import Stopwatch
from bench.watching import Run

if TYPE_CHECKING:  # each way imports what it needs in its own process
    from pmodash.workbook.cells import Book
    from pmodash.workbook.patches import Patch

REGISTER, LOG = "Stakeholder register", "Touchpoints"
HEADER_ROW, TITLE_COLUMN, LOG_COLUMNS = 4, 3, 7
CELLS, ROWS = 100, 50
TITLE = "Head of Change"
STAGE = f"{CELLS} cells and {ROWS} touchpoints"
ROW_NUMBERS = range(HEADER_ROW + 1, HEADER_ROW + 1 + CELLS)


def at_work(data: bytes, as_of: dt.date, watch: Stopwatch) -> None:
    """The product as the app uses it: edits to contacts, with the workbook and its register at hand."""
    from pmodash.journal.edits import Edit, Key, LogTouchpoints, SetField
    from pmodash.journal.updating import UpdateOptions, download
    from pmodash.network.reading_register import build
    from pmodash.workbook.reading import read
    from pmodash.workbook.understanding import understand

    book = read(data, "bench.xlsx")
    register = build(book, understand(book))
    keys = [Key(row=row, sheet=REGISTER) for row in ROW_NUMBERS]
    edits: list[Edit] = [SetField(key, "job_title", TITLE) for key in keys]
    edits += [LogTouchpoints(as_of, "Phone call", (key,), by="A. Khan") for key in keys[:ROWS]]
    with watch.stage(STAGE):
        download(data, "bench.xlsx", register, edits, UpdateOptions(before=book))


def alone(data: bytes, as_of: dt.date, watch: Stopwatch) -> None:
    """The product's engine from bytes to bytes, reading the file and reading the result again among it."""
    from pmodash.workbook.reading import read
    from pmodash.workbook.writing import write

    with watch.stage(STAGE):
        book = read(data, "bench.xlsx")
        write(data, "bench.xlsx", _patches(book, as_of), book)


def engine(data: bytes, as_of: dt.date, watch: Stopwatch) -> None:
    """The product's engine with the cells at hand, reading the result again among it."""
    from pmodash.workbook.reading import read
    from pmodash.workbook.writing import write

    book = read(data, "bench.xlsx")
    made = _patches(book, as_of)
    with watch.stage(STAGE):
        write(data, "bench.xlsx", made, book)


def _patches(book: Book, as_of: dt.date) -> list[Patch]:
    from pmodash.workbook.patches import AppendRow, Cell, SetCell

    last = book.sheet(LOG).last_row
    made: list[Patch] = [SetCell(REGISTER, row, TITLE_COLUMN, TITLE, "bench", HEADER_ROW) for row in ROW_NUMBERS]
    cells = tuple(Cell(column, value) for column, value in enumerate(_touchpoint(as_of), 1))
    rows = range(last + 1, last + 1 + ROWS)
    return [*made, *(AppendRow(LOG, row, 1, 1, LOG_COLUMNS, cells, "bench") for row in rows)]


def with_openpyxl(data: bytes, as_of: dt.date, watch: Stopwatch) -> None:
    """What most scripts do."""
    import openpyxl

    with watch.stage(STAGE):
        workbook: Any = openpyxl.load_workbook(io.BytesIO(data))
        _edit(workbook, as_of)
        workbook.save(io.BytesIO())


def with_wolfxl(data: bytes, as_of: dt.date, watch: Stopwatch) -> None:
    """The quickest library with openpyxl's interface that keeps the parts it does not know."""
    import wolfxl

    with watch.stage(STAGE):
        workbook: Any = wolfxl.load_workbook(data, modify=True)
        _edit(workbook, as_of)
        workbook.save(io.BytesIO())


def _edit(workbook: Any, as_of: dt.date) -> None:
    for row in ROW_NUMBERS:
        workbook[REGISTER].cell(row, TITLE_COLUMN).value = TITLE
    for _ in range(ROWS):
        workbook[LOG].append(list(_touchpoint(as_of)))


def _touchpoint(as_of: dt.date) -> tuple[Any, ...]:
    return (as_of, "Ada Finch", "Phone call", None, "A. Khan", "Done", None)


LIBRARIES = {"openpyxl": with_openpyxl, "wolfxl": with_wolfxl}
OWN = {"product, the engine": engine, "product, from bytes": alone, "product, at work": at_work}


def writing_table(runs: Mapping[str, Run]) -> list[str]:
    """Lines of a Markdown table: seconds and memory of each way, and what share of openpyxl's that is."""
    rival = runs.get("openpyxl")
    lines = [
        f"| {STAGE} | seconds | of openpyxl | memory that it added | of openpyxl | whole process | of openpyxl |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for way, run in runs.items():
        seconds = run.seconds[STAGE]
        time = _share(seconds, rival.seconds[STAGE]) if rival else ""
        added, more = run.added[STAGE], _share(run.added[STAGE], rival.added[STAGE]) if rival else ""
        memory = _share(run.peak, rival.peak) if rival else ""
        cells = (way, f"{seconds:.2f}", time, f"{added / 1e6:,.0f} MB", more, f"{run.peak / 1e6:,.0f} MB", memory)
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _share(own: float, rival: float) -> str:
    if not own:
        return ""
    return f"1/{rival / own:.1f}" if own < rival else f"{own / rival:.1f}"
