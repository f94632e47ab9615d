"""One way to work through a workbook, timed stage by stage in a process of its own.

Called by bench.bench as `python -m bench.stages WAY FILE AS_OF`; prints {"stage": [begin, end]} as JSON.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import writing
from bench.stopwatch import Stopwatch


def bare_parse(data: bytes, as_of: dt.date, watch: Stopwatch) -> None:
    """The floor: every cell as a Python value, by the quickest reader, and nothing else."""
    import python_calamine

    with watch.stage("bare parse"):
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python()


def pandas_read(data: bytes, as_of: dt.date, watch: Stopwatch) -> None:
    """What most scripts do."""
    import pandas as pd

    with watch.stage("pandas.read_excel (openpyxl), all sheets"):
        pd.read_excel(io.BytesIO(data), sheet_name=None, engine="openpyxl")


def openpyxl_save(data: bytes, as_of: dt.date, watch: Stopwatch) -> None:
    """What most scripts do to change one cell."""
    import openpyxl

    with watch.stage("openpyxl load"):
        workbook = openpyxl.load_workbook(io.BytesIO(data))
    with watch.stage("openpyxl save"):
        workbook.save(io.BytesIO())


def measures(data: bytes, as_of: dt.date, watch: Stopwatch) -> tuple[Any, Any]:
    """The product from bytes to every measure; gives the book and the register."""
    from pmodash.analysis import Analysis
    from pmodash.network.groups import classify
    from pmodash.network.home import infer_home
    from pmodash.network.people.pairs import likely_pairs
    from pmodash.network.reading_register import build
    from pmodash.workbook.reading import read
    from pmodash.workbook.understanding import understand

    with watch.stage("read"):
        book = read(data, "bench.xlsx")
    with watch.stage("understand"):
        layout = understand(book)
    with watch.stage("build"):
        register = build(book, layout)
    with watch.stage("classify"):
        home = infer_home(register.contacts)
        classified = classify(register.contacts, home, register.source_groups, register.group_rules)
    with watch.stage("stand"):
        analysis = Analysis.of(register, as_of, classified=classified)
    with watch.stage("every measure"):
        analysis.as_json()
    with watch.stage("who is probably one person"):
        likely_pairs(register.contacts)
    return book, register


def product(data: bytes, as_of: dt.date, watch: Stopwatch) -> None:
    """Bytes to every measure, and three edits back into the workbook."""
    from pmodash.journal.edits import AddContact, Key, LogTouchpoints, SetField
    from pmodash.journal.updating import UpdateOptions, download

    book, register = measures(data, as_of, watch)
    key = Key(contact_id=str(register.contacts["contact_id"].iloc[0]))
    edits = (
        SetField(key, "job_title", "Head of Change"),
        LogTouchpoints(as_of, "Phone call", (key,), by="A. Khan"),
        AddContact((("name", "Ada Newly-Added"), ("email", "ada@example.org"))),
    )
    with watch.stage("write three edits"):
        download(data, "bench.xlsx", register, edits, UpdateOptions(before=book))


WAYS: dict[str, Callable[[bytes, dt.date, Stopwatch], object]] = {
    "bare": bare_parse,
    "pandas": pandas_read,
    "load and save": openpyxl_save,
    "measures": measures,
    "product": product,
    **writing.OWN,
    **writing.LIBRARIES,
}


def main(way: str, file: str, as_of: str) -> None:
    """Run one way and print when its stages began and ended."""
    watch = Stopwatch()
    WAYS[way](Path(file).read_bytes(), dt.date.fromisoformat(as_of), watch)
    print(json.dumps(watch.times))


if __name__ == "__main__":
    main(*sys.argv[1:])
