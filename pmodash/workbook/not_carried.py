"""What a new .xlsx made of a workbook of another format does not hold, told from what the file really has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmodash.vocabulary import read_data
from pmodash.workbook.cells import Book
from pmodash.workbook.kept_parts import kept_parts

_LOOKS = "colours, fonts and number formats such as currency and percent"


def left_out(book: Book, data: bytes) -> tuple[str, ...]:
    """Sentences about the new .xlsx: what comes along and what does not."""
    if book.format == "csv":
        return ("The text file comes out as an Excel workbook; its values are texts, as they were.",)
    first = f"The .{book.format} workbook comes out as a new .xlsx with every sheet's values"
    others = [sheet.name for sheet in book.sheets if sheet.kind != "worksheet"]
    more = (f"Sheets without cells, such as charts, are left out: {', '.join(others)}.",) if others else ()
    if book.besides is None:
        lost = f"Formulas, column widths, charts, pictures, notes, macros, {_LOOKS} are not in it, if the file has any."
        return (f"{first}.", lost, *more)
    things = [*_counted(book.besides), *kept_parts(data)]
    told = f"Not in the new file: {', '.join(things)}. " if things else ""
    return (f"{first}, column widths and merged cells.", f"{told}{_LOOKS.capitalize()} do not come along.", *more)


def _counted(besides: Mapping[str, int]) -> Iterator[str]:
    for kind in read_data("not_carried.toml")["kinds"]:
        count = besides.get(kind["kind"], 0)
        if count:
            yield f"{count:,} {kind['one'] if count == 1 else kind['many']}"
