"""The round-robin: a sheet for each owner with only what their contacts lack, as one workbook or a file each."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pmodash.analysis import Analysis
from pmodash.measures.gaps import gap_fields
from pmodash.measures.sets import BLANK
from pmodash.packs.gap_identity import keys_of
from pmodash.packs.gap_layout import digest_of
from pmodash.packs.gap_lists import add_lists
from pmodash.packs.gap_looks import name_looks
from pmodash.packs.gap_table import GapTable, write_gaps
from pmodash.planning.ranking import ranked
from pmodash.workbook.safe_text import sheet_title

_NOT_IN_A_FILE_NAME = re.compile(r"[^\w .,()&'\-]+")
_LONGEST_FILE_NAME = 60


def usually_asked(analysis: Analysis) -> tuple[str, ...]:
    """The blanks that owners are asked for, of those there are: what switches much on, or is a column in use."""
    contacts = analysis.network.register.contacts
    lacked = set(analysis.gaps.frame["field"])
    worth = (name for name, switches in gap_fields().items() if switches > 1 or contacts[name].notna().any())
    return tuple(name for name in worth if name in lacked)


def gap_tables(analysis: Analysis, fields: Sequence[str]) -> tuple[GapTable, ...]:
    """What is asked of each owner, by name; last what is asked about contacts without one. Most pressing first."""
    lacks = analysis.lacking[[name for name in gap_fields() if name in fields]]
    standing = ranked(analysis.standing[lacks.any(axis=1).to_numpy()])
    owners = standing["owner"].fillna("")
    contacts = analysis.network.register.contacts
    digest, marks = digest_of(contacts), keys_of(contacts)
    names = sorted(owners.unique(), key=lambda owner: (owner == "", owner.casefold(), owner))
    found = []
    for owner in names:
        theirs = lacks.loc[standing.index[owners == owner]]
        known = [marks[position] for position in theirs.index]
        found.append(GapTable(owner, contacts.loc[theirs.index], known, theirs.loc[:, theirs.any()], digest))
    return tuple(found)


def gap_workbook(analysis: Analysis, fields: Sequence[str]) -> bytes:
    """One workbook with a sheet for each owner, which asks for these fields."""
    return _workbook(analysis, gap_tables(analysis, fields))


def gap_files(analysis: Analysis, fields: Sequence[str]) -> bytes:
    """A zip of workbooks, one for each owner, so that each can be sent alone."""
    held = io.BytesIO()
    taken: list[str] = []
    when = analysis.as_of
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as files:
        for table in gap_tables(analysis, fields):
            name = _file_name(table.owner, taken)
            taken.append(name.casefold())
            entry = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
            files.writestr(entry, _workbook(analysis, (table,)), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _workbook(analysis: Analysis, tables: tuple[GapTable, ...]) -> bytes:
    book = Workbook()
    name_looks(book)
    places = add_lists(book, analysis.network.register.contacts)
    titles: list[str] = list(book.sheetnames)
    for number, table in enumerate(tables):
        titles.append(sheet_title(table.owner or BLANK["owner"], tuple(titles)))
        sheet: Worksheet = book.create_sheet(titles[-1], number)
        write_gaps(sheet, table, places)
    if not tables:
        book.create_sheet("Nothing is missing", 0)
    book.active = 0
    book.properties.creator = "PMO Network Dashboard"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _file_name(owner: str, taken: list[str]) -> str:
    """A name that every system takes, unlike those taken; it begins with a word, so it is no device's or path."""
    plain = _NOT_IN_A_FILE_NAME.sub(" ", owner or BLANK["owner"])[:_LONGEST_FILE_NAME].strip(" .")
    base, number = f"Gaps - {plain or 'owner'}", 2
    name = f"{base}.xlsx"
    while name.casefold() in taken:
        name, number = f"{base} ({number}).xlsx", number + 1
    return name
