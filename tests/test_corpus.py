"""Every workbook below `--corpus DIR` is read and edited, or refused in one sentence; nothing else may happen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pmodash.findings import Refusal, UnusableFileError
from pmodash.workbook.cells import Book
from pmodash.workbook.patches import SetCell
from pmodash.workbook.reading import read
from pmodash.workbook.writing import write


def said_in_one_sentence(error: Refusal) -> bool:
    return bool(error.what and error.remedy) and "\n" not in str(error) and "Traceback" not in str(error)


def read_or_none(path: Path) -> Book | None:
    try:
        return read(path.read_bytes(), path.name)
    except UnusableFileError as error:
        assert said_in_one_sentence(error)
        return None


def test_a_file_is_read_or_refused_in_one_sentence(corpus_file: Path) -> None:
    book = read_or_none(corpus_file)
    if book:
        assert book.sheet_names == tuple(sheet.name for sheet in book.sheets)
        for sheet in book.sheets:
            assert len(sheet.rows) == sheet.last_row - sheet.first_row + 1
            assert all(len(sheet.column(sheet.first_column + j)) == len(sheet.rows) for j in range(sheet.width))


def first_filled(book: Book) -> tuple[str, int, int] | None:
    """The sheet, row and column of the first text on a visible sheet."""
    for sheet in book.sheets:
        for i, row in enumerate(sheet.rows[:50] if not sheet.hidden else ()):
            for j, value in enumerate(row):
                if isinstance(value, str) and not value.startswith("#"):
                    return sheet.name, sheet.first_row + i, sheet.first_column + j
    return None


def comparable(value: object) -> object:
    """A moment at midnight is its day: what was converted from another format may tell either."""
    at_midnight = isinstance(value, dt.datetime) and value.time() == dt.time()
    return value.date() if at_midnight and isinstance(value, dt.datetime) else value


def filled_cells(book: Book) -> dict[tuple[int, int, int], object]:
    """Sheets go by their place, for a converted one may need a shorter name."""
    return {
        (place, sheet.first_row + i, sheet.first_column + j): comparable(value)
        for place, sheet in enumerate(book.sheets)
        for i, row in enumerate(sheet.rows[:5_000])
        for j, value in enumerate(row[:500])
        if comparable(value) not in (None, "")
    }


def test_an_edited_file_differs_in_the_edited_cell_alone(corpus_file: Path) -> None:
    before = read_or_none(corpus_file)
    place = first_filled(before) if before else None
    if before is None or place is None:
        return
    try:
        written = write(corpus_file.read_bytes(), corpus_file.name, [SetCell(*place, "Edited", "a test")])
    except Refusal as error:
        assert said_in_one_sentence(error)
        return
    after = read(written.data, written.name)
    assert len(after.sheet_names) == len(before.sheet_names)
    edited = (before.sheet_names.index(place[0]), *place[1:])
    assert filled_cells(after) == filled_cells(before) | {edited: "Edited"}


def test_without_edits_the_same_bytes_come_back(corpus_file: Path) -> None:
    data = corpus_file.read_bytes()
    assert write(data, corpus_file.name, []).data == data
