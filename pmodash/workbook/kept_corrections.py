"""The corrections that a workbook keeps of how it is to be understood, read from its settings sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pmodash.findings import Finding
from pmodash.vocabulary import ALL
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.cells import Book, Sheet, address
from pmodash.workbook.correction_words import (
    WORKED_OUT,
    aspect_named,
    header_key,
    header_keys,
    header_row_named,
    in_words,
    says_home,
    sheet_named,
    value_named,
)
from pmodash.workbook.kept_sheets import SETTINGS, SETTINGS_HEADERS, kept_sheets
from pmodash.workbook.own_names import header_row_of
from pmodash.workbook.safe_text import sheet_title
from pmodash.workbook.tables import KeptCorrection, KeptSettings

_TOP = 60
_REMEDY = f"Correct the row, delete it, or write {WORKED_OUT} as its value."


def kept_settings(book: Book) -> KeptSettings:
    """What the workbook keeps of its understanding. A row that says the same as an earlier one takes its place.

    What cannot be read, or is for a sheet that the workbook has not, is told in the findings.
    """
    name = kept_sheets(book).get(SETTINGS, "")
    if not name:
        return KeptSettings()
    rows = [row for row in settings_rows(book) if speaks_of_understanding(*row[1:3])]
    read, findings = _corrections(name, rows)
    homes = [row for row in rows if says_home(row[2])]
    last, group, field, value = homes[-1] if homes else (0, "", "", "")
    home = () if _taken_back(value) else tuple(part.strip() for part in value.split(";") if part.strip())
    placed = _placed(book, read)
    lost = tuple(_lost(name, kept, book) for kept in placed if not kept.sheet)
    return KeptSettings(name, placed, home, (last, group, field), (*findings, *lost))


def speaks_of_understanding(group: str, field: str) -> bool:
    """Whether a row of the settings is about how the workbook is understood rather than about the policy."""
    return sheet_named(group) is not None or (says_home(field) and plain(group) in ("", plain(ALL)))


def unfit(settings: KeptSettings, kept: KeptCorrection) -> Finding:
    """What is said of a correction whose column or header row the sheet has no more."""
    row = kept.aspect.kind == "header_row"
    found = f"{kept.field}: {kept.value}" if row else kept.field
    expected = f"a {'row with these headers' if row else 'column with this header'} on the sheet {kept.sheet}"
    cell = address(kept.row, 2)
    return Finding("fix", "kept-correction-unfit", settings.sheet, cell, found[:80], expected, _REMEDY)


def header_row_in(sheet: Sheet, kept: KeptCorrection) -> int | None:
    """The header row that a correction means: the row of its number where that has its headers, else the nearest."""
    number, names = header_row_named(kept.value) or (0, frozenset())
    if not names:
        return number if any(map(tidy, sheet.row(number))) else None
    fitting = [row for row in _rows_near(sheet, number) if 3 * len(names & _texts(sheet, row)) >= 2 * len(names)]
    return min(fitting, key=lambda row: abs(row - number), default=None)


def _rows_near(sheet: Sheet, number: int) -> set[int]:
    last = min(sheet.last_row, sheet.first_row + _TOP)
    near = range(max(number - _TOP, sheet.first_row), min(number + _TOP, sheet.last_row) + 1)
    return {*range(sheet.first_row, last + 1), *near}


def _texts(sheet: Sheet, row: int) -> frozenset[str]:
    return header_keys(map(tidy, sheet.row(row)))


def settings_rows(book: Book) -> Iterator[tuple[int, str, str, str]]:
    """The rows of the settings, where the workbook keeps any: number, group, field and value."""
    name = kept_sheets(book).get(SETTINGS)
    if name is None:
        return
    sheet = book.sheet(name)
    last = sheet.first_column + sheet.width - 1
    header_row = header_row_of(sheet.row, SETTINGS_HEADERS)
    heads = {tidy(sheet.value(header_row, column)).casefold(): column for column in range(last, 0, -1)}
    columns = [heads.get(header.casefold(), 0) for header in SETTINGS_HEADERS[:3]]
    for row in range(header_row + 1, sheet.last_row + 1):
        group, field, value = (tidy(sheet.value(row, column)) for column in columns)
        yield row, group, field, value


def _corrections(
    sheet: str, rows: Iterable[tuple[int, str, str, str]]
) -> tuple[tuple[KeptCorrection, ...], tuple[Finding, ...]]:
    found: dict[object, KeptCorrection] = {}
    findings: list[Finding] = []
    for row, group, field, value in rows:
        named = sheet_named(group)
        if named is None:
            continue
        aspect = aspect_named(field)
        meant = None if aspect is None else value_named(aspect.kind, value)
        if aspect is not None and _taken_back(value):
            found.pop((_sheet_key(named), aspect), None)
        elif aspect is None or meant is None:
            findings.append(_unreadable(sheet, row, field, value, "" if aspect is None else aspect.kind))
        else:
            found[_sheet_key(named), aspect] = KeptCorrection(row, group, field, "", aspect, meant)
    return tuple(found.values()), tuple(findings)


def placed_corrections(rows: Iterable[tuple[str, str, str]], book: Book) -> tuple[KeptCorrection, ...]:
    """The corrections that rows of group, field and value tell, each with the sheet of the book that it is for."""
    read, _ = _corrections("", ((number, *row) for number, row in enumerate(rows, 1)))
    return _placed(book, read)


def _taken_back(value: str) -> bool:
    return plain(value) in ("", plain(WORKED_OUT))


def _unreadable(sheet: str, row: int, field: str, value: str, kind: str) -> Finding:
    what = (value, in_words(kind)) if kind else (field, "Column: and its header, Header row or This sheet holds")
    cell = address(row, 3 if kind else 2)
    return Finding("fix", "kept-correction-unreadable", sheet, cell, what[0][:80], what[1], _REMEDY)


def _lost(sheet: str, kept: KeptCorrection, book: Book) -> Finding:
    expected = "one of the sheets " + ", ".join(sheet.name for sheet in book.sheets)
    cell = address(kept.row, 1)
    return Finding("fix", "kept-correction-unfit", sheet, cell, kept.group[:80], expected[:200], _REMEDY)


def _placed(book: Book, corrections: tuple[KeptCorrection, ...]) -> tuple[KeptCorrection, ...]:
    """The corrections with the sheet that each is for: the one of that name, else the only one with these headers."""
    sheets = {_sheet_key(sheet.name): sheet.name for sheet in reversed(book.sheets)}
    named = {kept.group: _sheet_key(sheet_named(kept.group) or "") for kept in corrections}
    free = [sheet for key, sheet in sheets.items() if key not in named.values()]
    found = {}
    for group, key in named.items():
        mine = [kept for kept in corrections if kept.group == group]
        found[group] = sheets.get(key) or _with_headers(book, free, mine)
    return tuple(replace(kept, sheet=found[kept.group]) for kept in corrections)


def _with_headers(book: Book, names: Iterable[str], corrections: Iterable[KeptCorrection]) -> str:
    """The only one of the sheets near whose top all headers of the corrections stand, else blank."""
    wanted = {kept.aspect.header for kept in corrections if kept.aspect.header}
    own = kept_sheets(book).values()
    fitting = [name for name in names if name not in own and wanted and wanted <= _top_texts(book.sheet(name))]
    return fitting[0] if len(fitting) == 1 else ""


def _top_texts(sheet: Sheet) -> set[str]:
    return {header_key(tidy(value)) for row in sheet.rows[:_TOP] for value in row}


def _sheet_key(name: str) -> str:
    """A sheet's name as it is compared, also where another format could not have it whole."""
    words = " ".join(name.split())
    return plain(sheet_title(words)) if words else ""
