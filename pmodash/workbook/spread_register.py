"""A register spread over several sheets: one tells more of the contacts of another, whom it calls by id or name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pmodash.vocabulary import CONTACT_FIELDS
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.cells import Book, CellValue, column_letter
from pmodash.workbook.column_fields import Heading
from pmodash.workbook.column_matching import match
from pmodash.workbook.grid import Grid
from pmodash.workbook.table_roles import Role
from pmodash.workbook.tables import Column, Table

MOSTLY = 0.8
FEWEST = 2
ANSWERING = ("other", "vehicles")
_KEYS = ("contact_id", "name")
_TOLD = frozenset(CONTACT_FIELDS) - {*_KEYS, "first_name", "last_name", "owner", "notes", "status", "location", "role"}


@dataclass(frozen=True, slots=True)
class People:
    """The contacts of the main register as other sheets may call them, and the sheet that it stands on."""

    sheet: str
    called: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Key:
    """The column by which a table calls the contacts of the register: its number, and the field that it holds."""

    column: int
    field: str
    sheet: str

    @property
    def role(self) -> Role:
        """The role of such a table."""
        letter = column_letter(self.column)
        return Role("contacts", f"column {letter} calls the contacts of {self.sheet}, so it tells more of them")


def people_of(book: Book, tables: Sequence[Table]) -> People | None:
    """The people of the longest of the surest registers; None without one."""
    contacts = [table for table in tables if table.role == "contacts" and table.rows >= FEWEST]
    if not contacts:
        return None
    main = max(contacts, key=lambda table: table.confidence * table.rows)
    sheet = book.sheet(main.sheet)
    called: dict[str, frozenset[str]] = {}
    for field in _KEYS:
        cells = [sheet.column(column.number) for column in main.of_field(field)[:1]]
        called[field] = _keys(value for column in cells for value in column.distinct)
    return People(main.sheet, called)


def key_of(grid: Grid, headings: Sequence[Heading], first: int, last: int, people: People) -> Key | None:
    """The column among the first two that calls the register's people, once each, where others tell more of them."""
    filled = [heading for heading in headings if heading.look.n]
    told = {match(heading.header, "contacts").field for heading in filled}
    if grid.sheet.name == people.sheet or not told & _TOLD:
        return None
    for heading in filled[:2]:
        for field in _KEYS:
            own = _keys(grid.sample(heading.number, first, last))
            known = len(own & people.called[field])
            if heading.look.distinct >= MOSTLY and known >= max(FEWEST, MOSTLY * len(own)):
                return Key(heading.number, field, people.sheet)
    return None


def with_key(columns: Sequence[Column], key: Key) -> tuple[Column, ...]:
    """The columns with the key as the one that tells whom a row is about."""
    why = f"its values are those of {key.sheet}"
    return tuple(
        replace(column, field=key.field, confidence=0.9, why=why, meaning="", offered=None)
        if column.number == key.column
        else replace(column, field=None, offered=column.field)
        if column.field == key.field
        else column
        for column in columns
    )


def _keys(values: Iterable[CellValue]) -> frozenset[str]:
    return frozenset(key for value in values if (key := plain(tidy(value))))
