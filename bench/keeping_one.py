"""One file, one way, three edits: in a process of its own, since some files take ages or all memory.

`python -m bench.keeping_one plan|WAY|judge FILE FOLDER`: "plan" writes the edits that suit the file into the folder, a
way makes each of them in the file's own bytes, "judge" tells what each result lost. They print lines of JSON.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.judging import Asked, Original
from bench.packages import Package, local
from bench.sheet_cells import CellMeant, cells_of
from bench.stopwatch import Stopwatch
from bench.styles_meant import StylesMeant

NEW_SHEET = "Bench notes"
READING = "reading"
WIDEST = 4


def plan(data: bytes) -> dict[str, Asked]:
    """A text below the first row to change, a row below the longest sheet, and a new sheet."""
    package = Package(data)
    styles = StylesMeant(package)
    filled: dict[str, list[CellMeant]] = {}
    for sheet, part in package.sheets.items():
        root = package.tree(part)
        if root is not None and local(root) == "worksheet":
            cells = [cell for cell in cells_of(package, part, styles) if cell.value is not None]
            filled |= {sheet: cells} if cells else {}
    found = {"sheet": Asked(NEW_SHEET, 2, 1, ("A note", "of the bench"), new_sheet=True)}
    if not filled:
        return found
    if changed := _to_change(filled):
        found["cell"] = changed
    longest = max(filled, key=lambda sheet: max(cell.row for cell in filled[sheet]))
    columns = [cell.column for cell in filled[longest]]
    width = min(max(columns) - min(columns) + 1, WIDEST)
    row = max(cell.row for cell in filled[longest]) + 1
    found["row"] = Asked(longest, row, min(columns), tuple(f"new {n}" for n in range(width)), new_row=True)
    return found


def _to_change(filled: dict[str, list[CellMeant]]) -> Asked | None:
    typed = [(sheet, cell) for sheet, cells in filled.items() for cell in cells if cell.formula is None]
    first = {sheet: min(cell.row for cell in cells) for sheet, cells in filled.items()}
    texts = [(s, c) for s, c in typed if c.type == "str"]
    below = [(s, c) for s, c in texts if c.row > first[s]]
    chosen = next(iter([*below[:1], *texts[:1], *typed[:1]]), None)
    return Asked(chosen[0], chosen[1].row, chosen[1].column, ("changed",)) if chosen else None


def product(data: bytes, name: str, asked: Asked, watch: Stopwatch) -> bytes:
    """The product's engine, from bytes to bytes."""
    from pmodash.workbook.patches import AppendRow, AppendToSheet, Cell, Patch, SetCell
    from pmodash.workbook.reading import read
    from pmodash.workbook.writing import write

    with watch.stage(READING):
        book = read(data, name)
    patch: Patch
    if asked.new_sheet:
        patch = AppendToSheet(asked.sheet, ("Note", "By"), (asked.values,), "bench")
    elif asked.new_row:
        cells = tuple(Cell(column, value) for column, value in enumerate(asked.values, asked.column))
        sheet = book.sheet(asked.sheet)
        last = sheet.first_column + sheet.width - 1
        patch = AppendRow(asked.sheet, asked.row, sheet.first_row, sheet.first_column, last, cells, "bench")
    else:
        patch = SetCell(asked.sheet, asked.row, asked.column, asked.values[0], "bench", max(asked.row - 1, 0))
    return write(data, name, [patch], book).data


def with_openpyxl(data: bytes, name: str, asked: Asked, watch: Stopwatch) -> bytes:
    """openpyxl, told to keep as much as it can."""
    import openpyxl

    macros = name.lower().endswith("m")
    return _saved(openpyxl.load_workbook(io.BytesIO(data), keep_vba=macros, rich_text=True), asked)


def with_wolfxl(data: bytes, name: str, asked: Asked, watch: Stopwatch) -> bytes:
    """wolfxl, which keeps what it does not know."""
    import wolfxl

    return _saved(wolfxl.load_workbook(data, modify=True), asked)


def _saved(workbook: object, asked: Asked) -> bytes:
    book: Any = workbook
    if asked.new_sheet:
        sheet = book.create_sheet(asked.sheet)
        sheet.cell(1, 1).value, sheet.cell(1, 2).value = "Note", "By"
    for column, value in enumerate(asked.values, asked.column):
        book[asked.sheet].cell(asked.row, column).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


WAYS: dict[str, Callable[[bytes, str, Asked, Stopwatch], bytes]] = {
    "product": product,
    "openpyxl": with_openpyxl,
    "wolfxl": with_wolfxl,
}


def make(way: str, file: Path, folder: Path) -> None:
    """Make the planned edits, and print for each the seconds it took or why it was not made."""
    data = file.read_bytes()
    _warm_up(way)
    for edit, asked in asked_in(folder).items():
        watch, begin = Stopwatch(), time.perf_counter()
        try:
            result = WAYS[way](data, file.name, asked, watch)
            told: dict[str, object] = {"seconds": time.perf_counter() - begin, **watch.seconds}
            (folder / f"{way} {edit}").write_bytes(result)
        except Exception as fault:  # a library fails in any way
            refused = type(fault).__name__.startswith("Refused")
            told = {"refused" if refused else "failed": f"{type(fault).__name__}: {fault}"[:200]}
        print(json.dumps({"edit": edit, **told}), flush=True)


def _warm_up(way: str) -> None:
    """Have all of a library loaded before its time is taken."""
    import openpyxl

    small = io.BytesIO()
    openpyxl.Workbook().save(small)
    WAYS[way](small.getvalue(), "small.xlsx", Asked("Sheet", 1, 1, ("a text",)), Stopwatch())


def judge(file: Path, folder: Path) -> None:
    """Print for each result what it lost."""
    original = Original(file.read_bytes())
    for edit, asked in asked_in(folder).items():
        for way in WAYS:
            result = folder / f"{way} {edit}"
            if result.exists():
                lost = original.lost(result.read_bytes(), asked)
                print(json.dumps({"way": way, "edit": edit, "lost": lost}), flush=True)


def main(what: str, file: str, folder: str) -> None:
    """Plan, make or judge."""
    if what == "plan":
        told = {edit: asdict(asked) for edit, asked in plan(Path(file).read_bytes()).items()}
        (Path(folder) / "plan.json").write_text(json.dumps(told), "utf-8")
    elif what == "judge":
        judge(Path(file), Path(folder))
    else:
        make(what, Path(file), Path(folder))


def asked_in(folder: Path) -> dict[str, Asked]:
    """The edits planned for a file."""
    told = json.loads((folder / "plan.json").read_text("utf-8"))
    return {edit: Asked(**{**one, "values": tuple(one["values"])}) for edit, one in told.items()}


if __name__ == "__main__":
    main(*sys.argv[1:])
