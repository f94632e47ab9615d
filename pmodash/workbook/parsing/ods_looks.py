"""The looks of an .ods: its content.xml read once, element by element (OpenDocument 1.3, part 3, tables and styles)."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from pmodash.workbook.parsing.package_parts import Package
from pmodash.workbook.parsing.sheet_looks import LAST_COLUMN, Clock, Looks, SheetLook
from pmodash.workbook.parsing.zip_entries import BrokenPackageError

_INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "pc": 1 / 6, "px": 1 / 96}
_LENGTH = re.compile(r"([0-9.]+)([a-z]+)")
_CHARACTERS_AN_INCH = 96 / 7
_DURATION = re.compile(r"PT(\d{1,6})H(?:(\d+)M)?(?:([\d.]+)S)?")
_MACRO = re.compile(r"basic/(?!.*(script|dialog)-l[bc]\.xml)|scripts/.")
_COUNTED = {
    "office:annotation": "note",
    "table:content-validation": "entry rule",
    "calcext:conditional-format": "conditional format",
    "table:data-pilot-table": "pivot table",
    "draw:control": "control",
    "text:a": "link",
    "draw:custom-shape": "drawing",
    "draw:line": "drawing",
    "draw:rect": "drawing",
}
_ROW, _ROW_END, _FORMULA = b"<table:table-row", b"</table:table-row>", b" table:formula="
_TELLING = (
    *(b"-spanned=", b'="error"', b' office:time-value="PT', b"<office:annotation", b"<draw:", b"<text:a "),
    *(b"<table:table ", b"<table:table>"),
)
_MOST_ROWS = 1_048_576
_CLOCK_EVERY = 0xFFFF


def read_looks(data: bytes, clock: Clock) -> Looks:
    """The looks of every sheet, and a count of what stands in the file beside its values."""
    package = Package(data)
    content = _Content(clock)
    package.parse_pieces("content.xml", _telling(package.pieces("content.xml"), content.besides, clock), content)
    content.besides["macro"] += any(map(_MACRO.match, package.parts))
    settings = _Settings()
    if "settings.xml" in package:
        package.parse("settings.xml", settings)
    for name, sheet in zip(content.names, content.sheets, strict=True):
        sheet.frozen = (settings.frozen(name, "Vertical"), settings.frozen(name, "Horizontal"))
    _sort_objects(package, content.besides, content.objects)
    return Looks(content.sheets, content.besides)


def _telling(pieces: Iterable[bytes], besides: Counter[str], clock: Clock) -> Iterator[bytes]:
    """The content with the rows emptied that hold nothing but values; their formulas are counted.

    Most rows of a long sheet are such, and to meet each of their cells would take longer than to read the values.
    """
    content = b"".join(pieces)
    telling = [mark for mark in _TELLING if mark in content]
    *rows, rest = content.split(_ROW_END)
    for number, row in enumerate(rows):
        if not number & _CLOCK_EVERY:
            clock.check()
        begin = row.rfind(_ROW)
        end = row.find(b">", begin) + 1
        if begin >= 0 and not any(mark in row for mark in telling):
            besides["formula"] += row.count(_FORMULA, end)
            row = row[:end]
        yield row + _ROW_END
    yield rest


def _sort_objects(package: Package, besides: Counter[str], objects: list[str]) -> None:
    """Objects beside the content are charts where they hold one, else embedded files."""
    for name in objects:
        kind = _RootKind()
        part = f"{name.removeprefix('./')}/content.xml".lower()
        try:
            package.parse(part, kind)
        except BrokenPackageError:
            kind.chart = False
        besides["chart" if kind.chart else "embedded file"] += 1


class _RootKind:
    """Whether a part's elements are those of a chart."""

    def __init__(self) -> None:
        self.chart = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.chart = self.chart or tag == "chart:chart"

    def end(self, tag: str) -> None:
        """Nothing to do: only the beginnings tell."""

    def text(self, characters: str) -> None:
        """Nothing to do: only the beginnings tell."""


class _Content:
    """The tables of a content part, met element by element."""

    def __init__(self, clock: Clock) -> None:
        self.sheets: list[SheetLook] = []
        self.names: list[str] = []
        self.besides: Counter[str] = Counter()
        self.objects: list[str] = []
        self._clock, self._met = clock, 0
        self._styles: dict[str, float] = {}
        self._style = ""
        self._row = self._rows = self._first = self._column = 0
        self._error: list[str] | None = None
        self._depth = self._frames = 0
        self._in_note = False
        self._takers: dict[str, Callable[[dict[str, str]], None]] = {
            "style:style": self._begin_style,
            "style:table-column-properties": self._width_of_style,
            "table:table": self._begin_table,
            "table:table-column": self._columns,
            "table:table-row": self._begin_row,
            "table:table-cell": self._cell,
            "table:covered-table-cell": self._cell,
            "draw:image": self._picture,
            "draw:object": self._object,
            "draw:object-ole": self._object,
        }

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._met += 1
        if not self._met & _CLOCK_EVERY:
            self._clock.check()
        if tag in _COUNTED:
            self.besides[_COUNTED[tag]] += 1
        taker = self._takers.get(tag)
        if taker:
            taker(attributes)

    def end(self, tag: str) -> None:
        if tag == "table:table":
            self._depth -= 1
        elif tag == "table:table-row":
            self._row += self._rows
        elif tag == "table:table-cell" and self._error is not None:
            self._put("".join(self._error) or "#VALUE!")
            self._error = None
        elif tag == "draw:frame":
            self._frames = 0

    def text(self, characters: str) -> None:
        if self._error is not None:
            self._error.append(characters)

    def _begin_style(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get("style:name", "")

    def _width_of_style(self, attributes: dict[str, str]) -> None:
        found = _LENGTH.fullmatch(attributes.get("style:column-width", ""))
        if found and found[2] in _INCHES:
            self._styles[self._style] = float(found[1]) * _INCHES[found[2]] * _CHARACTERS_AN_INCH

    def _begin_table(self, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            self.sheets.append(SheetLook())
            self.names.append(attributes.get("table:name", ""))
            self._row, self._rows, self._column = 1, 0, 1

    def _columns(self, attributes: dict[str, str]) -> None:
        first = self._column
        self._column += _repeated(attributes, "table:number-columns-repeated", LAST_COLUMN)
        width = self._styles.get(attributes.get("table:style-name", ""))
        hidden = attributes.get("table:visibility", "visible") != "visible"
        if width is not None and self._depth == 1:
            self.sheets[-1].widen(first, self._column - 1, width, hidden)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._rows = _repeated(attributes, "table:number-rows-repeated", _MOST_ROWS)
        self._column = 0

    def _cell(self, attributes: dict[str, str]) -> None:
        if self._depth != 1:
            return
        self._column += 1
        times = _repeated(attributes, "table:number-columns-repeated", LAST_COLUMN)
        if "table:formula" in attributes:
            self.besides["formula"] += times * self._rows
        across = _repeated(attributes, "table:number-columns-spanned", LAST_COLUMN)
        down = _repeated(attributes, "table:number-rows-spanned", _MOST_ROWS)
        self.sheets[-1].merge(self._row, self._column, self._row + down - 1, self._column + across - 1)
        self._first, self._column = self._column, self._column + times - 1
        if attributes.get("calcext:value-type") == "error":
            self._error = []
        duration = _DURATION.fullmatch(attributes.get("office:time-value", ""))
        if duration and int(duration[1]) >= 24:
            hours, minutes, seconds = duration.groups("0")
            self._put(dt.timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds)))

    def _put(self, value: object) -> None:
        """Note what the cell holds, and those that repeat it to its right."""
        for column in range(self._first, self._column + 1):
            self.sheets[-1].put(self._row, column, value)

    def _picture(self, attributes: dict[str, str]) -> None:
        """A picture; the one that stands for an object in its frame is none."""
        self.besides["picture"] += not self._frames

    def _object(self, attributes: dict[str, str]) -> None:
        self._frames += 1
        self.objects.append(attributes.get("xlink:href", ""))


def _repeated(attributes: dict[str, str], name: str, most: int) -> int:
    told = attributes.get(name, "1")
    return min(max(int(told), 1), most) if told.isdecimal() else 1


class _Settings:
    """Where the sheets' windows are frozen."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], int] = {}
        self._sheet = self._item = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "config:config-item-map-entry":
            self._sheet = attributes.get("config:name", self._sheet)
        self._item = attributes.get("config:name", "") if tag == "config:config-item" else ""

    def end(self, tag: str) -> None:
        self._item = ""

    def text(self, characters: str) -> None:
        if "Split" in self._item and characters.isdecimal():
            self._told[self._sheet, self._item] = int(characters)

    def frozen(self, sheet: str, way: str) -> int:
        """How many rows ("Vertical") or columns ("Horizontal") of a sheet stay in view."""
        return self._told.get((sheet, f"{way}SplitPosition"), 0) * (self._told.get((sheet, f"{way}SplitMode")) == 2)
