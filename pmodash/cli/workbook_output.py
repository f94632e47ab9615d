"""How a command writes the workbook that it updated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pmodash.cli.outputs import progress
from pmodash.workbook.file_kinds import ending_of
from pmodash.workbook.output_files import check_ending, write_files
from pmodash.workbook.receipt import Written

NO_FILES: Mapping[Path, bytes] = MappingProxyType({})


def write_workbook(output: Path, written: Written, beside: Mapping[Path, bytes] = NO_FILES) -> None:
    """Write the workbook under a name that fits its kind, and the files `beside` it: all of them or none."""
    if written.book and written.book.format != "csv":
        check_ending(output, ending_of(written.data, written.book.format))
    write_files({output: written.data, **beside})
    progress(f"{output}: {written.receipt.in_words()}")
