"""What else a workbook's file holds, in a PMO's words: an edit leaves all of it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pmodash.findings import RefusedWriteError
from pmodash.vocabulary import read_data
from pmodash.workbook.package.archive import Archive

_OF_XLSB = r"\.(?:xml|bin)"  # most parts of an .xlsb have the same names with another ending


@dataclass(frozen=True, slots=True)
class _Kind:
    """Parts of one kind: how their names read, and what they are called."""

    pattern: re.Pattern[str]
    one: str
    many: str
    name: str
    alone: bool


@cache
def _kinds(table: str) -> tuple[_Kind, ...]:
    """The kinds of a table of `data/parts.toml`."""
    return tuple(
        _Kind(
            re.compile(told["pattern"].replace(r"\.xml", _OF_XLSB), re.IGNORECASE),
            told["one"],
            told.get("many", ""),
            told.get("name", ""),
            told.get("alone", False),
        )
        for told in read_data("parts.toml")[table]
    )


def kept_parts(data: bytes) -> tuple[str, ...]:
    """What an .xlsx, .xlsm or .xlsb holds beside its cells, counted: "4 charts", "1 picture"; empty for other files.

    Only the names of the file's parts are looked at.
    """
    try:
        counts = counted_kinds(Archive(data).names)
    except RefusedWriteError:
        return ()
    kinds = {kind.name: kind for kind in _kinds("parts")}
    return tuple(f"{count:,} {kinds[name].one if count == 1 else kinds[name].many}" for name, count in counts.items())


def counted_kinds(names: Iterable[str]) -> dict[str, int]:
    """How many of these parts are of each kind that a workbook holds beside its cells: "charts" → 4."""
    known = tuple(names)
    counts = {kind.name: sum(bool(kind.pattern.fullmatch(name)) for name in known) for kind in _kinds("parts")}
    return {name: count for name, count in counts.items() if count}


def kinds_in_words(counts: Mapping[str, int], of: Mapping[str, int]) -> str:
    """Counted kinds in a line, some out `of` more: "charts 4, pictures 2, macros, Excel tables 3 of 4"."""
    alone = {kind.name for kind in _kinds("parts") if kind.alone}

    def told(name: str, count: int) -> str:
        if name in alone and count == 1:
            return name
        return f"{name} {count:,}" + (f" of {of[name]:,}" if of.get(name, 0) > count else "")

    return ", ".join(told(name, count) for name, count in counts.items())


def what_it_is(part: str) -> str:
    """What a part of the file is, in words: "chart", "sheet", "looks of cells"."""
    kinds = (*_kinds("parts"), *_kinds("others"))
    return next((kind.one for kind in kinds if kind.pattern.fullmatch(part)), "part that is left as it is")
