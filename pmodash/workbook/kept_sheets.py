"""The sheets in which the product keeps what it needs to know again: the log of changes, the settings, the history, the
user's own rules for groups, and what they chose for the story told in a meeting.
"""

from __future__ import annotations

from collections.abc import Mapping

from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.own_names import first_name, header_row_of
from pmodash.workbook.safe_text import sheet_title
from pmodash.workbook.tables import Layout

CHANGE_LOG = "PMO change log"
SETTINGS = "PMO settings"
HISTORY = "PMO history"
RULES = "PMO group rules"
STORY = "PMO story"
LOG_HEADERS = ("Time", "Edit", "Contact", "Field", "Old value", "New value", "Cell")
SETTINGS_HEADERS = ("Group", "Field", "Value", "What it means")
RULES_HEADERS = ("Order", "Looks at", "Text", "Group", "In words")
STORY_HEADERS = ("Order", "What", "Slide", "Shown", "Text")
HISTORY_HEADERS = (
    "Date", "Group", "Contacts", "Counted", "On track", "Due", "Overdue", "Dormant", "Never", "Coverage",
    "On-time coverage",
)  # fmt: skip
_KEPT = {
    CHANGE_LOG: LOG_HEADERS,
    SETTINGS: SETTINGS_HEADERS,
    HISTORY: HISTORY_HEADERS,
    RULES: RULES_HEADERS,
    STORY: STORY_HEADERS,
}


def free_name(layout: Layout, name: str) -> str:
    """A name like this for a new sheet, which no sheet of the workbook has."""
    return sheet_title(name, (*layout.sheets, *(table.sheet for table in layout.tables)))


def own_sheet(layout: Layout, name: str) -> str:
    """The sheet that takes what the product keeps under a name: one that it keeps already, or one to be made."""
    return layout.kept.get(name) or free_name(layout, name)


def kept_sheets(book: Book) -> Mapping[str, str]:
    """The product's own sheets that a workbook has: what is kept → the sheet; one of another's only shares the name."""
    found: dict[str, str] = {}
    for sheet in book.sheets:
        name = next((name for name in _KEPT if name.casefold() == first_name(sheet.name).casefold()), "")
        if name and _has_headers(sheet, name):
            found.setdefault(name, sheet.name)
    return found


def keeps_records(sheet: Sheet) -> bool:
    """Whether a sheet is the product's log of changes, history, rules or story, whatever it is called by now."""
    return any(_has_headers(sheet, name) for name in (CHANGE_LOG, HISTORY, RULES, STORY))


def _has_headers(sheet: Sheet, name: str) -> bool:
    return header_row_of(sheet.row, _KEPT[name]) > 0
