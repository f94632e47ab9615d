"""Workbooks before and after edits as LibreOffice shows them: the text of every cell, and pictures of every page."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from pmodash.findings import Refusal
from pmodash.workbook.cells import Book
from pmodash.workbook.patches import AppendRow, AppendToSheet, Cell, Patch, SetCell
from pmodash.workbook.reading import read
from pmodash.workbook.writing import write

# Every sheet, as shown, in UTF-8, each in a file of its own.
_TEXTS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
NEW_SHEET, NEW_ROW = "Touchpoints of the test", "Added by the test"
_CHANGING = (b"NOW(", b"TODAY(", b"RAND", b"CELL(", b"INFO(", b"OFFSET(", b"INDIRECT(")
Texts = dict[tuple[int, int], str]


@dataclass(frozen=True)
class Edited:
    """One workbook with a cell changed, and with a row and a sheet added as well where it takes them."""

    name: str
    before: bytes
    cell_changed: bytes
    all_changed: bytes
    sheet: str
    row: int
    column: int
    old: str
    row_added: str


def edited(path: Path) -> Edited | None:
    """The workbook with edits; None where it cannot be read or written, or shows something else at each opening.

    The latter goes for some formulas, and for pivot tables, which LibreOffice works out anew.
    """
    data = path.read_bytes()
    if not _is_steady(data):
        return None
    try:
        book = read(data, path.name)
        place = _first_text(book)
        if place is None:
            return None
        sheet, row, column, old = place
        change = SetCell(sheet, row, column, "m" * len(old), "edit 1")
        changed = write(data, path.name, [change], book).data
        log = AppendToSheet(NEW_SHEET, ("When", "Who"), (("2026-11-20", "Ann"),), "edit 2")
        rest: list[Patch] = [change, log]
        added = _row_below(data, path.name, book)
        all_changed = write(data, path.name, [*rest, *added], book).data
    except Refusal:
        return None
    return Edited(path.name, data, changed, all_changed, sheet, row, column, old, added[0].sheet if added else "")


def _is_steady(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            sheets = [package.read(name) for name in names if "/worksheets/sheet" in name]
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return False
    moving = any(word in sheet for sheet in sheets for word in _CHANGING)
    return not moving and not any("pivotTable" in name for name in names)


def _first_text(book: Book) -> tuple[str, int, int, str] | None:
    for sheet in book.sheets:
        for i, row in enumerate(sheet.rows[:50] if not sheet.hidden else ()):
            for j, value in enumerate(row):
                if isinstance(value, str) and 2 < len(value) < 40 and value.isalnum():
                    return sheet.name, sheet.first_row + i, sheet.first_column + j, value
    return None


def _row_below(data: bytes, name: str, book: Book) -> list[AppendRow]:
    sheet = max((sheet for sheet in book.sheets if sheet.kind == "worksheet"), key=lambda one: len(one.rows))
    last = sheet.first_column + max(sheet.width - 1, 0)
    cells = (Cell(sheet.first_column, NEW_ROW),)
    row = AppendRow(sheet.name, sheet.last_row + 1, sheet.first_row, sheet.first_column, last, cells, "edit 3")
    try:
        write(data, name, [row], book)
    except Refusal:
        return []
    return [row]


class Office:
    """LibreOffice without a window, with a profile of its own in `folder`."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program, self._folder = program, folder

    @classmethod
    def found(cls, folder: Path) -> Office | None:
        """LibreOffice, where it is installed."""
        program = shutil.which("soffice") or shutil.which("libreoffice")
        return cls(program, folder) if program else None

    def converted(self, files: dict[str, bytes], to: str, suffix: str, kind: str = "xlsx") -> dict[str, list[Path]]:
        """What became of each file of that kind: one PDF, or a file for each sheet."""
        inside, outside = self._folder / f"in-{suffix}", self._folder / f"out-{suffix}"
        inside.mkdir()
        paths = {name: inside / f"{number:03d}.{kind}" for number, name in enumerate(files)}
        for name, data in files.items():
            paths[name].write_bytes(data)
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        command = [self._program, "--headless", profile, "--convert-to", to, "--outdir", str(outside)]
        subprocess.run([*command, *map(str, paths.values())], check=True, capture_output=True, timeout=420)
        return {name: sorted(outside.glob(f"{path.stem}*.{suffix}")) for name, path in paths.items()}

    def texts(self, files: dict[str, bytes]) -> dict[str, dict[str, Texts]]:
        """Each file's sheets by name, each with the cells that show something, as they show it."""
        made = self.converted(files, _TEXTS, "csv")
        return {name: {path.stem[4:]: _cells(path) for path in paths} for name, paths in made.items()}

    def pictures(self, files: dict[str, bytes]) -> dict[str, list[bytes]]:
        """Each file's printed pages, in shades of grey."""
        made = self.converted(files, "pdf:calc_pdf_Export", "pdf")
        return {name: _pages(paths[0]) if paths else [] for name, paths in made.items()}


def _cells(path: Path) -> Texts:
    with path.open(encoding="utf-8", newline="") as file:
        lines = enumerate(csv.reader(file), 1)
        return {(row, column): text for row, line in lines for column, text in enumerate(line, 1) if text}


def _pages(path: Path) -> list[bytes]:
    document = pypdfium2.PdfDocument(path)
    return [bytes(page.render(scale=0.5, grayscale=True).buffer) for page in document]
