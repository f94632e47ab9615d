"""Text tables (.csv, .tsv, .txt): their encoding, their delimiter and their records."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pmodash.workbook.parsing.text_encoding import Decoded, decode

_DELIMITERS = (",", ";", "\t", "|", "\x1f", "\x01", "^", "~", "¦", "·", ":")
_CLEAR = {",": 1.0, ";": 1.0, "\t": 1.02, "|": 1.0, "\x1f": 1.0, "\x01": 1.0}
_UNCLEAR = 0.6
_PUNCTUATION = 0.3
_SAMPLE_RECORDS = 200
_SAMPLE_CHARACTERS = 200_000
_SEP_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?[\r\n]+", re.IGNORECASE)


class TextTable(NamedTuple):
    """A text file as records. A record is one row, however many lines its quoted fields span.

    Records count from 1 as a spreadsheet program counts rows: an empty line is an empty record. `unclosed` are
    the records in which a quotation mark opens and never closes, so that it was taken as a plain character.
    """

    records: list[list[str]]
    delimiter: str
    decoded: Decoded
    unclosed: list[int]


def read_text(data: bytes, delimiter: str = "") -> TextTable:
    """The records of a text table; the delimiter is found unless it is given."""
    csv.field_size_limit(sys.maxsize if sys.maxsize < 2**32 else 2**31 - 1)
    decoded = decode(data)
    text = decoded.text.replace("\0", "")
    told = _SEP_LINE.match(text)
    delimiter = delimiter or (told[1] if told else find_delimiter(text))
    records, unclosed = _records(text, delimiter)
    if told and records:
        records[0] = []
    while records and not any(records[-1]):
        records.pop()
    return TextTable(records, delimiter, decoded, unclosed)


def raw_records(text: str, delimiter: str) -> list[str]:
    """Each record of a text as it stands there, with its line end; the same ones that `read_text` gives."""
    lines = list(io.StringIO(text, newline=""))
    ends = _Repair(lines, delimiter).ends
    return ["".join(lines[first:end]) for first, end in pairwise([0, *ends])]


def find_delimiter(text: str) -> str:
    """The delimiter by which most of the first records come out equally wide; a comma when none does."""
    sample = _sample(text)
    scores = [(_score(sample, each), -place, each) for place, each in enumerate(_DELIMITERS) if each in sample]
    best = max(scores, default=(0.0, 0, ","))
    return best[2] if best[0] > 0 else ","


def _sample(text: str) -> str:
    """The text's beginning, cut at a line's end."""
    if len(text) <= _SAMPLE_CHARACTERS:
        return text
    cut = max(text.rfind("\n", 0, _SAMPLE_CHARACTERS), text.rfind("\r", 0, _SAMPLE_CHARACTERS))
    return text[: cut if cut > 0 else _SAMPLE_CHARACTERS]


def _score(sample: str, delimiter: str) -> float:
    """The share of records with the commonest width, more for wider ones and less for odd delimiters."""
    widths: Counter[int] = Counter()
    for record in _reader(sample, delimiter):
        if any(record):
            widths[len(record)] += 1
        if widths.total() >= _SAMPLE_RECORDS:
            break
    wide = {width: number for width, number in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, number = max(wide.items(), key=lambda item: (item[1], item[0]))
    near = sum(wide.get(width + step, 0) for step in (-1, 1)) * 0.3
    share = min(1.0, (number + near) / widths.total())
    clear = _PUNCTUATION if _is_punctuation(sample, delimiter) else _CLEAR.get(delimiter, _UNCLEAR)
    return share * (1 - 1 / (width + 0.5)) * clear


def _is_punctuation(sample: str, delimiter: str) -> bool:
    """Whether a comma or semicolon has a blank behind it nearly everywhere, as in a sentence or a time of day."""
    return delimiter in ",;" and sample.count(f"{delimiter} ") > 0.9 * sample.count(delimiter)


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _records(text: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """All records; a quotation mark that never closes does not swallow the records after it."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)), []
    except csv.Error:
        repair = _Repair(list(io.StringIO(text, newline="")), delimiter)
        return repair.records, repair.unclosed


class _Repair:
    """Reads lines with misplaced quotation marks record by record; `ends` are the lines after each record."""

    def __init__(self, lines: list[str], delimiter: str) -> None:
        self._lines, self._delimiter = lines, delimiter
        self.records: list[list[str]] = []
        self.ends: list[int] = []
        self.unclosed: list[int] = []
        place = 0
        while place < len(lines):
            place = self._read_on(place)

    def _read_on(self, place: int) -> int:
        """Read whole records from a line on; gives the line at which to go on after the first misplaced mark."""
        reader = csv.reader(self._from(place), delimiter=self._delimiter, strict=True)
        whole = 0
        try:
            for record in reader:
                whole = reader.line_num
                self._take(record, place + whole)
        except csv.Error as error:
            return self._misplaced(place + whole, place + reader.line_num, "unexpected end" in str(error))
        return len(self._lines)

    def _misplaced(self, first: int, after: int, at_end: bool) -> int:
        """Take the record of these lines loosely, or its first line alone where it swallowed other records."""
        width = len(self.records[0]) if self.records else 0
        swallowed = [line for line in self._lines[first + 1 : after] if line.count(self._delimiter) == width - 1]
        loose = not at_end and not (swallowed and width > 1)
        if loose:
            reader = csv.reader(self._lines[first:after], delimiter=self._delimiter)
            for record in reader:
                self._take(record, first + reader.line_num)
            return after
        line = self._lines[first : first + 1]
        for record in csv.reader(line, delimiter=self._delimiter, quoting=csv.QUOTE_NONE):
            self._take(record, first + 1)
        self.unclosed.append(len(self.records))
        return first + 1

    def _take(self, record: list[str], end: int) -> None:
        self.records.append(record)
        self.ends.append(end)

    def _from(self, place: int) -> Iterator[str]:
        for i in range(place, len(self._lines)):
            yield self._lines[i]
