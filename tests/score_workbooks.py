"""How well a folder of workbooks is understood, against its expected.json: `score_workbooks.py DIR [-v]`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pmodash.findings import Refusal
from pmodash.workbook.reading import read
from pmodash.workbook.tables import Layout, Table
from pmodash.workbook.understanding import understand

LISTS = ("contacts", "vehicles", "touchpoints", "team", "events", "links", "policy", "groups")


class Score:
    """Counts of what was right and what there was, and a line for each thing that was wrong."""

    def __init__(self) -> None:
        self.right: dict[str, int] = {}
        self.of: dict[str, int] = {}
        self.wrong: list[str] = []

    def add(self, kind: str, right: bool, said: str) -> None:
        """Count one check."""
        self.of[kind] = self.of.get(kind, 0) + 1
        self.right[kind] = self.right.get(kind, 0) + right
        if not right:
            self.wrong.append(f"{kind}: {said}")


def say(line: str) -> None:
    """One line of output."""
    sys.stdout.write(line + "\n")


def main(folder: Path, verbose: bool) -> None:
    """Print the scores of a folder, and what was wrong."""
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    score = Score()
    for name, answer in expected.items():
        try:
            layout = understand(read((folder / name).read_bytes(), name))
        except Refusal as refusal:
            score.add("sheets", False, f"{name}: refused: {refusal}")
            continue
        for sheet in answer["sheets"]:
            check_sheet(score, name, sheet, layout)
        if verbose:
            print_layout(name, layout)
    for kind, of in score.of.items():
        say(f"{kind:>12}: {score.right[kind]}/{of} ({score.right[kind] / of:.1%})")
    say("\n".join(score.wrong))


def check_sheet(score: Score, name: str, sheet: dict[str, Any], layout: Layout) -> None:
    """Check one expected table against the nearest one found."""
    where = f"{name[:28]}…{sheet['sheet'][:18]}"
    found = [table for table in layout.tables if table.sheet == sheet["sheet"]]
    if sheet["role"] not in LISTS:
        roles = [table.role for table in found if table.role in LISTS]
        score.add("sheets", not roles, f"{where}: expected other, found {roles}")
        return
    same = [table for table in found if table.role == sheet["role"]]
    score.add("sheets", bool(same), f"{where}: expected {sheet['role']}, found {[t.role for t in found]}")
    if not same:
        return
    table = max(same, key=lambda t: len({c.column for c in t.columns} & set(sheet["columns"])))
    score.add(
        "header", table.header_row == sheet["header_row"], f"{where}: {table.header_row} not {sheet['header_row']}"
    )
    least, most = sheet["rows_ok"]
    score.add("rows", least <= table.rows <= most, f"{where}: {table.rows} rows, not {least}–{most}")
    check_columns(score, where, sheet["columns"], table)


def check_columns(score: Score, where: str, expected: dict[str, Any], table: Table) -> None:
    """Check each expected column; a wrong field with confidence over 0.8 counts on its own."""
    found = {column.column: column for column in table.columns}
    for letter, answer in expected.items():
        column = found.get(letter)
        field = column.field if column else None
        confidence = column.confidence if column else 0.0
        right = field in (answer["field"], *answer["also"])
        said = f"{where} {letter} '{answer['header'][:40]}' read as {field} ({confidence:.2f}), not {answer['field']}"
        score.add("columns", right, said)
        if column and field:
            score.add("certain", right or confidence <= 0.8, said)


def print_layout(name: str, layout: Layout) -> None:
    """Print how a workbook was understood."""
    say(f"== {name}")
    for line in layout_lines(layout):
        say("   " + line)


def layout_lines(layout: Layout) -> Iterator[str]:
    """Each table, its columns and the findings, a line each."""
    for table in layout.tables:
        yield (
            f"{table.sheet}: {table.role} {table.confidence} header {table.header_row} {table.header_rows} "
            f"rows {table.rows} ({table.first_row}-{table.last_row}) {table.why}"
        )
        for column in table.columns:
            extra = " ".join(part for part in (column.date_order, column.meaning) if part)
            header = " ".join(column.header.split())[:40]
            yield f"  {column.column:>3} {header!r} -> {column.field} {column.confidence} {extra} | {column.why}"
        if table.left_out or table.continuation:
            yield f"  left out {table.left_out} continuation {table.continuation}"
    for finding in layout.findings:
        yield f"  ! {finding.severity} {finding.kind} {finding.sheet} {finding.cell}: {finding.found}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), "-v" in sys.argv)
