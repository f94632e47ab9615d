"""What a command of the command line reads: the workbook, its password, corrections and other files."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pmodash.cli.outputs import progress
from pmodash.cli.reading_ahead import bytes_of, password
from pmodash.findings import Refusal, UsageError
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.option_values import MOST_DIGITS
from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.corrections import corrections_from_json
from pmodash.workbook.reading import read
from pmodash.workbook.tables import Corrections
from pmodash.workbook.understanding import understand


def book(options: argparse.Namespace) -> Book:
    """The cells of the workbook named on the command line."""
    progress("reading …")
    load_words()
    cells: Book = options.book.result()
    return cells


def load_words() -> None:
    """Have all words and rules read from their files, while the workbook is read, by understanding a small one."""
    header, record = ("Name", "Job title", "Last contact"), ("Ann Lee", "Project manager", dt.date(2026, 1, 1))
    small = Book("register.csv", "csv", (Sheet("register", (header, record)),))
    build(small, understand(small))


def stop_without_contacts(register: Register) -> None:
    """Refusal where a workbook has no list of contacts at all."""
    for finding in register.findings:
        if finding.severity == "stop":
            raise Refusal(f"no list of contacts was found ({finding.found})", finding.remedy)


def corrections(options: argparse.Namespace) -> Corrections:
    """What the user says of sheets and columns, in the file of --layout."""
    return corrections_from_json(json_file(options.layout)) if options.layout else Corrections()


def json_file(path: Path) -> Any:
    """What a JSON file holds; halves of characters and numbers beyond all bounds are none that a workbook can keep."""
    try:
        answer = json.loads(bytes_of(path).decode("utf-8-sig"), parse_int=_whole_number)
        json.dumps(answer, ensure_ascii=False).encode("utf-8")
    except ValueError as error:
        raise Refusal(f"{path.name} is no JSON ({error})", "mend it and try again") from None
    except RecursionError:
        raise Refusal(f"{path.name} is no list of entries (it is nested too deep)", "mend it and try again") from None
    return answer


def _whole_number(digits: str) -> float:
    return int(digits) if len(digits) <= MOST_DIGITS else float(digits)


def check_apart(path: Path, others: Iterable[Path]) -> None:
    """UsageError where a file to be written is one that the same command reads or writes otherwise."""
    if path.resolve() in [other.resolve() for other in others]:
        raise UsageError(f"{path} would be lost, as the same command needs it otherwise", "name another file")


def other_workbook(
    options: argparse.Namespace, path: Path, password_env: str | None = None, layout: Path | None = None
) -> tuple[Book, Register]:
    """Another workbook of the same command: its cells and what they tell. A refusal names that file."""
    options.file = path
    progress(f"reading {path.name} …")
    cells = read(bytes_of(path), path.name, password(argparse.Namespace(password_env=password_env)))
    register = build(cells, understand(cells, corrections(argparse.Namespace(layout=layout))))
    stop_without_contacts(register)
    return cells, register
