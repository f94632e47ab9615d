"""The records of a text table as they stand in its file: one field changes, all else stays character for character."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict

from pmodash.workbook.parsing.csv_text import raw_records

_LINE_END = re.compile(r"(?:\r\n|\n|\r)\Z")


class TextRecords:
    """A text table that is being written to; records and fields count from 1."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._delimiter = delimiter
        self._raw = raw_records(text, delimiter)
        self._changes: defaultdict[int, dict[int, str]] = defaultdict(dict)
        ends = Counter(found[0] for found in map(_LINE_END.search, self._raw) if found)
        self._line_end = ends.most_common(1)[0][0] if ends else "\r\n"
        apart = re.escape(delimiter)
        self._field = re.compile(rf'"(?:[^"]|"")*"[^{apart}]*|[^{apart}]*')

    def put(self, record: int, field: int, text: str) -> None:
        """A text for a field; a record below the last is added."""
        self._changes[record][field] = text

    def add_field(self, first_record: int, field: int) -> None:
        """Let every record that ends just before a field have it too, a blank one where nothing was put there."""
        for record in range(first_record, len(self._raw) + 1):
            fields = self._fields(record)
            if len(fields) == field - 1 and any(fields):
                self._changes[record].setdefault(field, "")
        for record in [record for record in self._changes if record > len(self._raw)]:
            self._changes[record].setdefault(field, "")

    def to_text(self) -> str:
        """The text with the changes; whether it ends with a line end stays as it was."""
        last = max([len(self._raw), *self._changes])
        ended = not self._raw or bool(_LINE_END.search(self._raw[-1]))
        records = list(self._raw)
        if last > len(records):
            records = [*self._raw[:-1], *(self._ended(raw) for raw in self._raw[-1:])]
            records += [self._line_end] * (last - len(records))
        for record in sorted(self._changes):
            records[record - 1] = self._changed(record, records[record - 1])
        if not ended and last > len(self._raw):
            records[-1] = _LINE_END.sub("", records[-1])
        return "".join(records)

    def _ended(self, raw: str) -> str:
        return raw if _LINE_END.search(raw) else raw + self._line_end

    def _changed(self, record: int, raw: str) -> str:
        changes = self._changes[record]
        end = _LINE_END.search(raw)
        fields = self._fields(record)
        above = self._fields(record - 1)
        if not any(fields) and above:
            fields = [""] * max(len(fields), len(above))
        fields += [""] * (max(changes) - len(fields))
        for field in sorted(changes):
            fields[field - 1] = self._written(changes[field], self._is_quoted(fields, above, field - 1))
        return self._delimiter.join(fields) + (end[0] if end else "")

    def _is_quoted(self, fields: list[str], above: list[str], place: int) -> bool:
        """Whether a field stands in quotation marks without need: as it did, or as those above it or left of it do."""
        if fields[place]:
            return fields[place].startswith('"')
        beside = above[place : place + 1] if any(above[place : place + 1]) else fields[max(place - 1, 0) : place]
        return any(field.startswith('"') and not self._is_special(self._read(field)) for field in beside)

    def _is_special(self, text: str) -> bool:
        return text != text.strip() or any(mark in text for mark in (self._delimiter, '"', "\r", "\n"))

    def _written(self, text: str, quoted: bool) -> str:
        return '"' + text.replace('"', '""') + '"' if quoted or self._is_special(text) else text

    def _fields(self, record: int) -> list[str]:
        """A record's fields as they stand in the file; where its quotation marks are misplaced, as they are read."""
        if not 1 <= record <= len(self._raw):
            return []
        raw = _LINE_END.sub("", self._raw[record - 1])
        found = self._split(raw)
        return found if [self._read(field) for field in found] == self._cells(raw) else raw.split(self._delimiter)

    def _split(self, raw: str) -> list[str]:
        found: list[str] = []
        place = -1
        while raw and place < len(raw):
            field = self._field.match(raw, place + 1)
            found.append(field[0] if field else "")
            place = field.end() if field else len(raw)
        return found

    def _read(self, field: str) -> str:
        return next(iter(self._cells(field)), "")

    def _cells(self, raw: str) -> list[str]:
        return next(csv.reader(io.StringIO(raw, newline=""), delimiter=self._delimiter), [])
