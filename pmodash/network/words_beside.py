"""A column of words that stands beside one of numbers or letters and says the same."""

from __future__ import annotations

import pandas as pd

from pmodash.network.scale_labels import Labels, level_meant
from pmodash.network.table_rows import TableRows
from pmodash.workbook.cell_text import plain
from pmodash.workbook.tables import Column

LEAST_ROWS, LEAST_STEPS = 4, 3


def labels_beside(rows: TableRows, column: Column, field: str) -> Labels:
    """What each step means by the words in the next column, where all rows agree; empty where there is no such one."""
    near = (other for other in rows.table.columns if abs(other.number - column.number) == 1 and not other.meaning)
    for other in near:
        if other.field in (None, field):
            found = _labels(rows.texts(column), rows.texts(other), field)
            if len(found) >= (2 if other.field else LEAST_STEPS):
                return found
    return {}


def _labels(steps: pd.Series[str], words: pd.Series[str], field: str) -> Labels:
    both = pd.DataFrame({"step": steps, "word": words}).dropna()
    pairs = both.drop_duplicates()
    if len(both) < LEAST_ROWS or not pairs["step"].is_unique:
        return {}
    meant = {plain(step): level_meant(field, word) for step, word in zip(pairs["step"], pairs["word"], strict=True)}
    levels = {step: level for step, level in meant.items() if level}
    return levels if len(levels) == len(meant) and len(set(levels.values())) > 1 else {}
