"""A new .xlsx from plain rows: the same bytes for the same rows, quick and lean for a million rows."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO
from xml.sax.saxutils import escape

from pmodash.workbook.cells import NO_LOOK, Area, CellValue, ColumnWidth, SheetLook, column_letter
from pmodash.workbook.plain_parts import XML_HEAD, fixed_parts, sheet_head, sheet_tail, table_xml
from pmodash.workbook.safe_text import cell_text, looks_like_formula

FIXED_TIME = (2020, 1, 1, 0, 0, 0)
_EPOCH = dt.datetime(1899, 12, 30)
_FIRST_SAFE_DAY = dt.datetime(1900, 3, 1)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DATE, _MOMENT, _TIME, _DURATION, _HEADER, _TITLE = 1, 2, 3, 4, 5, 6
_AS_TEXT = {0: 7, _HEADER: 8, _TITLE: 9}
_ROWS_A_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """One sheet to write. Rows above `header_row` are titles; the header is bold, frozen and filterable.

    `table` names a real Excel table over header and rows; `lists` maps a column letter to its drop-down words.
    `look` takes the place of `widths` and of the frozen header.
    """

    name: str
    rows: Iterable[Sequence[CellValue]]
    header_row: int = 0
    widths: tuple[float, ...] = ()
    table: str = ""
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    look: SheetLook = NO_LOOK
    merged: tuple[Area, ...] = ()
    hidden: bool = False

    @property
    def columns(self) -> tuple[ColumnWidth, ...]:
        """The widths of its columns."""
        return self.look.widths or tuple(ColumnWidth(i, i, width) for i, width in enumerate(self.widths, 1))

    @property
    def state(self) -> str:
        """Whether it is offered to the reader, as a workbook says it."""
        return ("veryHidden" if self.look.very_hidden else "hidden") if self.hidden else "visible"


class _Strings:
    """The shared strings of a workbook, each stored once."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}
        self.endings: dict[CellValue, str] = {}

    def number(self, text: str) -> int:
        return self.index.setdefault(text, len(self.index))

    def ending(self, value: CellValue) -> str:
        found = self.endings[value] = _ending(value, self)
        return found

    def xml(self) -> Iterator[str]:
        yield f'{XML_HEAD}<sst xmlns="{_MAIN}" uniqueCount="{len(self.index)}">'
        for text in self.index:
            keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
            yield f"<si><t{keep}>{escape(cell_text(text))}</t></si>"
        yield "</sst>"


def plain_xlsx(sheets: Sequence[PlainSheet]) -> bytes:
    """The sheets as an .xlsx file; texts are stored as texts, whatever they begin with, also once
    somebody has edited their cells.
    """
    buffer, strings = io.BytesIO(), _Strings()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        tables = [number for number, sheet in enumerate(sheets, 1) if sheet.table]
        for name, xml in fixed_parts([(sheet.name, sheet.state) for sheet in sheets], tables):
            _store(package, name, [xml])
        for number, sheet in enumerate(sheets, 1):
            _store_sheet(package, number, sheet, strings)
        _store(package, "xl/sharedStrings.xml", strings.xml())
    return buffer.getvalue()


def _open(package: zipfile.ZipFile, name: str) -> IO[bytes]:
    info = zipfile.ZipInfo(name, FIXED_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    return package.open(info, "w", force_zip64=True)


def _store(package: zipfile.ZipFile, name: str, pieces: Iterable[str]) -> None:
    with _open(package, name) as part:
        for piece in pieces:
            part.write(piece.encode("utf-8"))


def _store_sheet(package: zipfile.ZipFile, number: int, sheet: PlainSheet, strings: _Strings) -> None:
    header: Sequence[CellValue] = ()
    last_row = 0
    with _open(package, f"xl/worksheets/sheet{number}.xml") as part:
        frozen = sheet.look.frozen if any(sheet.look.frozen) else (sheet.header_row, 0)
        part.write(sheet_head(frozen, sheet.columns).encode("utf-8"))
        chunk: list[str] = []
        for last_row, row in enumerate(sheet.rows, 1):
            if last_row <= sheet.header_row:
                header = row
                chunk.append(_row_xml(last_row, row, strings, _HEADER if last_row == sheet.header_row else _TITLE))
            else:
                chunk.append(_row_xml(last_row, row, strings, 0))
            if len(chunk) >= _ROWS_A_CHUNK:
                part.write("".join(chunk).encode("utf-8"))
                chunk.clear()
        part.write("".join(chunk).encode("utf-8"))
        area = f"A{max(sheet.header_row, 1)}:{column_letter(max(len(header), 1))}{max(last_row, sheet.header_row, 1)}"
        tail = sheet_tail(sheet.header_row, area, last_row, sheet.lists, bool(sheet.table), sheet.merged)
        part.write(tail.encode("utf-8"))
    if sheet.table:
        names = [str(text) for text in header]
        _store(package, f"xl/tables/table{number}.xml", [table_xml(number, sheet.table, area, names)])


def _row_xml(number: int, row: Sequence[CellValue], strings: _Strings, style: int) -> str:
    cells, known = [f'<row r="{number}">'], strings.endings
    look = f' s="{style}"' if style else ""
    for letter, value in zip(_letters(len(row)), row, strict=True):
        if value is None or value == "":
            continue
        kind = type(value)
        if kind is str:
            look_of_it = f' s="{_AS_TEXT[style]}"' if looks_like_formula(str(value)) else look
            ending = look_of_it + (known.get(value) or strings.ending(value))
        elif kind is dt.date:
            ending = known.get(value) or strings.ending(value)
        elif kind is int or kind is float:
            ending = f"{look}><v>{value!r}</v></c>"
        else:
            ending = _ending(value, strings)
        cells.append(f'<c r="{letter}{number}"{ending}')
    cells.append("</row>")
    return "".join(cells)


_LETTERS = [column_letter(number) for number in range(1, 65)]


def _letters(width: int) -> list[str]:
    while len(_LETTERS) < width:
        _LETTERS.append(column_letter(len(_LETTERS) + 1))
    return _LETTERS[:width]


def _ending(value: CellValue, strings: _Strings) -> str:
    """What follows a cell's address: its attributes and value, to the end tag."""
    if isinstance(value, bool):
        return f' t="b"><v>{int(value)}</v></c>'
    if isinstance(value, dt.datetime):
        moment = value.replace(tzinfo=None)
    elif isinstance(value, dt.date):
        moment = dt.datetime(value.year, value.month, value.day)
    elif isinstance(value, dt.time):
        seconds = value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6
        return f' s="{_TIME}"><v>{seconds / 86400!r}</v></c>'
    elif isinstance(value, dt.timedelta):
        return f' s="{_DURATION}"><v>{value / dt.timedelta(days=1)!r}</v></c>'
    else:
        return f' t="s"><v>{strings.number(str(value))}</v></c>'
    if moment < _FIRST_SAFE_DAY:
        return f' t="s"><v>{strings.number(value.isoformat())}</v></c>'
    serial = (moment - _EPOCH) / dt.timedelta(days=1)
    if serial == int(serial):
        return f' s="{_DATE}"><v>{int(serial)}</v></c>'
    return f' s="{_MOMENT}"><v>{serial!r}</v></c>'
