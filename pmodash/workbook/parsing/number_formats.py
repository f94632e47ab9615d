"""Which numbers in an .xlsx are dates, times or durations, as their cell formats tell."""

from __future__ import annotations

import datetime as dt
import re

from pmodash.workbook.parsing.package_parts import local

_BUILT_IN_MOMENTS = {*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)}
_BUILT_IN_DURATIONS = {46}
_LITERAL = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[(?:\$[^\]]*|Red|Black|Blue|Green|White|Yellow|Cyan|Magenta|Color ?\d+)\]', re.I
)
_LAST_DAY = 2_958_466
_DAY = 86_400_000


class Styles:
    """Which cell formats show a date, a time or a duration."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._formats: list[str] = []
        self._inside = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name in ("numFmts", "cellXfs", "dxfs"):
            self._inside = name
        elif name == "numFmt" and self._inside == "numFmts":  # looks that depend on values have numbers of their own
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and self._inside == "cellXfs":
            self._formats.append(attributes.get("numFmtId", "0"))

    def end(self, tag: str) -> None:
        if local(tag) == self._inside:
            self._inside = ""

    def text(self, characters: str) -> None:
        """Nothing to do: formats are in attributes."""

    def kinds(self) -> list[str]:
        """For each cell format "moment", "duration" or "" for a plain number."""
        return [_format_kind(number, self._codes) for number in self._formats]


def _format_kind(number: str, codes: dict[str, str]) -> str:
    if number not in codes:
        known = int(number) if number.isdigit() else 0
        if known in _BUILT_IN_DURATIONS:
            return "duration"
        return "moment" if known in _BUILT_IN_MOMENTS else ""
    code = _LITERAL.sub("", codes[number].split(";")[0]).lower()
    if re.search(r"\[(h+|m+|s+)\]", code):
        return "duration"
    return "moment" if re.search(r"[dmyhs]", code.replace("general", "")) else ""


def shown(number: float, kind: str, from_1904: bool) -> object:
    """What a number shows in a format of that kind; the number itself when it is out of range or plain."""
    if kind == "duration" and abs(number) < _LAST_DAY:
        return dt.timedelta(milliseconds=round(number * _DAY))
    if kind == "moment" and 0 <= number < _LAST_DAY:
        return _moment(number, from_1904)
    return number


def _moment(number: float, from_1904: bool) -> object:
    """A time for a part of a day, a date for whole days, else both; Excel counts a 29 February 1900 that never was."""
    if number < 1:
        return (dt.datetime(1900, 1, 1) + dt.timedelta(milliseconds=round(number * _DAY))).time()
    days = number + 1462 if from_1904 else number + (number < 60)
    moment = dt.datetime(1899, 12, 30) + dt.timedelta(milliseconds=round(days * _DAY))
    return moment.date() if moment.time() == dt.time() else moment
