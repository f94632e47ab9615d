"""What else a workbook's file holds, in a PMO's words: an edit leaves all of it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pmodash.findings import RefusedWriteError
from pmodash.vocabulary import read_data
from pmodash.workbook.package.archive import Archive


def kept_parts(data: bytes) -> tuple[str, ...]:
    """What an .xlsx, .xlsm or .xlsb holds beside its cells, counted: "4 charts", "1 picture"; empty for other files.

    The kinds stand in `data/parts.toml`. Only the names of the file's parts are looked at.
    """
    try:
        names = Archive(data).names
    except RefusedWriteError:
        return ()
    return tuple(_counted(names))


def _counted(names: tuple[str, ...]) -> Iterator[str]:
    for kind in read_data("parts.toml")["parts"]:
        # most parts of an .xlsb have the same names with another ending
        pattern = kind["pattern"].replace(r"\.xml", r"\.(?:xml|bin)")
        count = sum(bool(re.fullmatch(pattern, name, re.IGNORECASE)) for name in names)
        if count:
            yield f"{count:,} {kind['one'] if count == 1 else kind['many']}"
