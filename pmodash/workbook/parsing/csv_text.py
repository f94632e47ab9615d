"""Text tables (.csv, .tsv, .txt): their encoding, their delimiter and their records."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pmodash.workbook.parsing.text_encoding import Decoded, decode

_DELIMITERS = (",", ";", "\t", "|", "\x1f", "\x01", "^", "~", "¦", "·", ":")
_CLEAR = {",": 1.0, ";": 1.0, "\t": 1.02, "|": 1.0, "\x1f": 1.0, "\x01": 1.0}
_UNCLEAR = 0.6
_SAMPLE_RECORDS = 200
_SAMPLE_CHARACTERS = 200_000
_MOST_REPAIRS = 50
_SEP_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?[\r\n]+", re.IGNORECASE)


@dataclass(slots=True)
class TextTable:
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
    return share * (1 - 1 / (width + 0.5)) * _CLEAR.get(delimiter, _UNCLEAR)


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _records(text: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """All records; a quotation mark that never closes does not swallow the records after it."""
    records = list(_reader(text, delimiter))
    unclosed: list[int] = []
    if not records or not any("\n" in field or "\r" in field for field in records[-1]):
        return records, unclosed
    lines = list(io.StringIO(text, newline=""))
    while len(unclosed) < _MOST_REPAIRS:
        start = len(lines) - _lines_of(records[-1])
        if not _never_closes(lines[start:], delimiter):
            break
        records[-1] = next(csv.reader(lines[start : start + 1], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
        unclosed.append(len(records))
        records.extend(csv.reader(lines[start + 1 :], delimiter=delimiter))
    return records, unclosed


def _lines_of(record: list[str]) -> int:
    """How many lines the last record of a text spans."""
    text = "\0".join(record)
    breaks = len(re.findall(r"\r\n|\r|\n", text))
    return breaks if text.endswith(("\r", "\n")) else breaks + 1


def _never_closes(lines: list[str], delimiter: str) -> bool:
    if len(lines) < 2:
        return False
    try:
        next(csv.reader(lines, delimiter=delimiter, strict=True), None)
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
