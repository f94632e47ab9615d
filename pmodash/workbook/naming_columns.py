"""By what a touchpoint log or a links sheet names its contacts: a name, an e-mail address or an id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmodash.workbook.column_fields import Heading
from pmodash.workbook.column_matching import match
from pmodash.workbook.header_text import key
from pmodash.workbook.tables import Column

_NAMING = ("contact", "from", "to")
BODY_WORDS = frozenset(("organisation", "organization", "company", "account"))


def with_contact_keys(columns: Sequence[Column], headings: Sequence[Heading]) -> tuple[Column, ...]:
    """The columns, each that names a contact with `meaning` "email", "contact_id", "name" or "organisation"."""
    by_number = {heading.number: heading for heading in headings}
    found = []
    for column in columns:
        heading = by_number.get(column.number)
        named = column.field in _NAMING and heading is not None
        found.append(replace(column, meaning=_key_of(heading)) if named and heading else column)
    return tuple(found)


def _key_of(heading: Heading) -> str:
    words = set(key(heading.header).split())
    if heading.look.share("email") >= 0.6 or (
        match(heading.header, "contacts").field == "email" and not heading.look.n
    ):
        return "email"
    if words & {"id", "identifier", "ref", "reference", "no", "number", "code"}:
        return "contact_id"
    if heading.look.share("identifier", "number") >= 0.8 and heading.look.share("person") < 0.2:
        return "contact_id"
    return "organisation" if words & BODY_WORDS else "name"
