"""A table as CSV that a spreadsheet opens as text: nothing in it can run as a formula."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pmodash.workbook.safe_text import without_formula


def csv_bytes(frame: pd.DataFrame, headings: Sequence[str] = ()) -> bytes:
    """The frame without its index as UTF-8 CSV under its headings, with the mark by which Excel knows the encoding.

    Without `headings` its columns keep their names. Text that a spreadsheet would take for a formula is preceded by
    an apostrophe; days are written as ISO days, with the minute in a column of
    times, and missing values as blanks.
    """
    safe = {str(name): _safe(frame.iloc[:, place]) for place, name in enumerate(frame.columns)}
    table = pd.DataFrame(safe, index=frame.index)
    table.columns = pd.Index([without_formula(str(name)) for name in headings or frame.columns])
    return b"\xef\xbb\xbf" + table.to_csv(index=False, date_format="%Y-%m-%d").encode("utf-8")


def _safe(values: pd.Series) -> pd.Series:
    kind = values.dtype.kind if hasattr(values.dtype, "kind") else "O"
    if kind == "M" and (values.dropna() != values.dropna().dt.normalize()).any():
        timed: pd.Series = values.dt.strftime("%Y-%m-%d %H:%M")
        return timed
    if kind in "iufbM":
        return values
    return values.map(_told, na_action="ignore")


def _told(value: object) -> object:
    if isinstance(value, list | tuple):
        value = ", ".join(str(part) for part in value)
    return without_formula(value) if isinstance(value, str) else value
