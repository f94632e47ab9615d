"""The words that a sheet of gaps offers to choose from, on a hidden sheet of their own."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from openpyxl import Workbook

from pmodash.network.group_rules import group_choices
from pmodash.network.levels import ENGAGEMENT_FIELDS, GRADE_FIELDS
from pmodash.vocabulary import GRADES, LEVELS
from pmodash.workbook.cells import column_letter
from pmodash.workbook.safe_text import cell_text, without_formula

_TITLE = "Words to choose from"


def add_lists(book: Workbook, contacts: pd.DataFrame) -> Mapping[str, str]:
    """Put the lists in the workbook's only sheet and hide it; the field → where its words stand.

    A name that a spreadsheet would take for a formula is not offered, since choosing it would type it.
    """
    owners = sorted({cell_text(name) for name in contacts["owner"].dropna()}, key=str.casefold)
    choices: dict[str, tuple[str, ...]] = {
        "owner": tuple(name for name in owners if without_formula(name) == name),
        "group": group_choices(),
        **dict.fromkeys(GRADE_FIELDS, GRADES),
        **dict.fromkeys(ENGAGEMENT_FIELDS, LEVELS),
    }
    sheet = book[book.sheetnames[0]]
    sheet.title, sheet.sheet_state = _TITLE, "hidden"
    places = {}
    for column, (field, words) in enumerate(choices.items(), start=1):
        for row, word in enumerate(words, start=1):
            sheet.cell(row, column, word)
        if words:
            places[field] = f"'{_TITLE}'!${column_letter(column)}$1:${column_letter(column)}${len(words)}"
    return places
