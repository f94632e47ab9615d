"""The text fields of contacts out of the columns that hold them, several columns of one field brought together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pandas as pd

from pmodash.network.levels import LEVEL_FIELDS, grade_of, placeholders, word_list
from pmodash.network.table_rows import TableRows
from pmodash.vocabulary import CONTACT_FIELDS, DATE_FIELDS, LEVELS
from pmodash.workbook.cell_text import BLANKS, plain, spread
from pmodash.workbook.tables import Column

Fields = dict[str, pd.Series]
Details = dict[str, list[str | None]]

TEXT_FIELDS = tuple(name for name in CONTACT_FIELDS if name not in (*DATE_FIELDS, "do_not_contact"))
GATHERED_FIELDS = ("location", "phone", "notes", "tags")
SHARED_FIELDS = ("organisation", "department", "group", "relationship", "owner", "location")
FREE_FIELDS = ("first_name", "last_name", "notes", "tags", "status")

_EMAIL = re.compile(r"[\w.+'\-]+@[\w\-]+(?:\.[\w\-]+)+")
_PHONE = re.compile(r"\+?\(?\d[\d\s().\-/]{5,}\d(?:\s*(?:x|ext\.?)\s*\d+)?")
_LABELS = re.compile(r"(?i)\b(?:e-?mail|mail|tel|phone|telephone|mobile|mob|cell|fax|mailto)\b\.?\s*:?")
_EDGES = BLANKS + ",;:|/<>()[]–-"


def marked_level(column: Column) -> str | None:
    """The level that a column is ticked for, when it is one level of a scale; None for any other column."""
    if column.field not in LEVEL_FIELDS or not column.meaning:
        return None
    return column.meaning if column.meaning in LEVELS else grade_of(column.meaning)


def text_fields(rows: TableRows) -> Fields:
    """Every text field of a contact, one row a row of the table, missing where blank.

    Of several columns for a field, locations, phones, notes and tags are joined in the order of the columns;
    of other fields the surest column that is not blank speaks. Placeholders such as "n/a" count as blank, but
    not in notes, tags and status.
    """
    nothing = pd.Series([None] * len(rows), dtype="str")
    fields: Fields = {}
    for name in TEXT_FIELDS:
        columns = [column for column in rows.table.of_field(name) if not marked_level(column)]
        ticked = [column for column in columns if column.meaning]
        silent = frozenset[str]() if name in FREE_FIELDS else placeholders()
        parts = [rows.texts(column, silent) for column in _in_use(name, columns) if not column.meaning]
        marks = joined(_ticked_texts(rows, column) for column in ticked)
        told = [joined(parts)] if name in GATHERED_FIELDS else parts
        fields[name] = _first_told([part for part in (*told, marks) if part is not None] or [nothing])
    return fields


def spread_over_merged(rows: TableRows, fields: Fields) -> Fields:
    """The fields with what a cell merged down says, such as an organisation beside its people, told of every row."""
    down = [area for area in rows.sheet.merged if area.last_row > area.first_row]
    if not down:
        return fields
    place = {number: position for position, number in enumerate(rows.rows.tolist())}
    down = [area for area in down if area.first_row in place]
    spread_fields: Fields = {}
    for name in SHARED_FIELDS:
        columns = {column.number for column in rows.table.of_field(name)}
        texts = _plain_list(fields[name])
        for area in (area for area in down if area.first_column in columns):
            covered = [
                place[row]
                for row in range(area.first_row + 1, min(area.last_row, rows.sheet.last_row) + 1)
                if row in place
            ]
            for position in covered:
                texts[position] = texts[position] or texts[place[area.first_row]]
        spread_fields[name] = pd.Series(texts, dtype="str")
    return {**fields, **spread_fields}


def _ticked_texts(rows: TableRows, column: Column) -> pd.Series:
    """The answer that the column stands for, in the rows where it is ticked or holds any other word but no."""
    words, places = rows.words(column)
    no_tick = word_list("sides", "none") | {""}
    return spread([column.meaning if plain(word) not in no_tick else None for word in words], places)


def _in_use(name: str, columns: Sequence[Column]) -> Sequence[Column]:
    if name == "contact_id":
        return columns[:1]
    return sorted(columns, key=lambda column: column.number) if name in GATHERED_FIELDS else columns


def _first_told(parts: Sequence[pd.Series]) -> pd.Series:
    told = parts[0]
    for part in parts[1:]:
        told = told.fillna(part)
    return told


def joined(parts: Iterable[pd.Series], separator: str = ", ") -> pd.Series | None:
    """The texts side by side, blanks and repetitions passed over; None when there are no parts."""
    together: pd.Series | None = None
    for part in parts:
        if together is None:
            together = part
            continue
        both = together.notna() & part.notna() & (together != part)
        together = together.mask(both, together + separator + part).fillna(part)
    return together


def unpack_details(fields: Fields) -> Fields:
    """The fields with e-mail addresses and phone numbers taken out of cells that hold several things.

    "Jane Doe <jane@example.org>, 0123 456789" in a name cell gives a name, an e-mail and a phone; what an
    e-mail cell holds besides one address goes to the phone, or to the notes where it is no number.
    """
    in_name = fields["name"].str.contains("@", regex=False, na=False)
    untidy_email = fields["email"].notna() & ~fields["email"].str.fullmatch(_EMAIL, na=False)
    if not (in_name | untidy_email).any():
        return fields
    details: Details = {name: _plain_list(fields[name]) for name in ("name", "email", "phone", "notes")}
    for position in in_name.to_numpy().nonzero()[0].tolist():
        _unpack_name(details, position)
    for position in untidy_email.to_numpy().nonzero()[0].tolist():
        _unpack_email(details, position)
    return {**fields, **{name: pd.Series(texts, dtype="str") for name, texts in details.items()}}


def _plain_list(texts: pd.Series) -> list[str | None]:
    return [text if isinstance(text, str) else None for text in texts.tolist()]


def _unpack_name(details: Details, position: int) -> None:
    text = details["name"][position] or ""
    emails = _EMAIL.findall(text)
    if len(emails) != 1:
        return
    rest = _EMAIL.sub(" ", text)
    details["email"][position] = details["email"][position] or emails[0]
    phones = _PHONE.findall(rest)
    if len(phones) == 1:
        rest = rest.replace(phones[0], " ")
        details["phone"][position] = details["phone"][position] or phones[0].strip()
    details["name"][position] = _bare(rest) or None


def _unpack_email(details: Details, position: int) -> None:
    text = details["email"][position] or ""
    emails = _EMAIL.findall(text)
    if len(emails) > 1:
        return
    rest = _bare(_EMAIL.sub(" ", text))
    details["email"][position] = emails[0] if emails else None
    phone = _PHONE.search(rest)
    aside = "phone" if phone and phone[0].strip() == rest else "notes"
    known = details[aside][position]
    if rest and not (aside == "phone" and known):
        details[aside][position] = f"{known}, {rest}" if known else rest


def _bare(text: str) -> str:
    return " ".join(_LABELS.sub(" ", text).split()).strip(_EDGES)
