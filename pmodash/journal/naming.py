"""Names and what hangs on them: a name may be put together from two columns, or be taken from another field."""

from __future__ import annotations

import pandas as pd

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Draft
from pmodash.journal.field_places import name_parts, naming_columns, place_of
from pmodash.journal.values import FieldValue
from pmodash.network.contact_names import mailbox_name
from pmodash.network.levels import LEVEL_FIELDS
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.placement import tables_of
from pmodash.workbook.tables import Table

_PARTS = ("first_name", "last_name")
_TOLD_IN_THE_NAME = ("email", "phone")
_GO_WITH_NAME = "give a name, or mark them as left"


def set_name(draft: Draft, position: int, value: FieldValue) -> None:
    """Name a contact anew, in the column or columns that its table names its contacts by."""
    name = tidy(value)
    if not name:
        raise RefusedEditError(f"{draft.name(position)!r} cannot go without a name", _GO_WITH_NAME)
    _refuse_address(name)
    table = table_for(draft, position, rename=True)
    fields = naming_columns(table)
    if fields == ("name",):
        keep_homeless(draft, position, table, _TOLD_IN_THE_NAME)
        if _surname_apart(table):
            draft.put(position, "last_name", name.split()[-1])
    elif set(fields) <= set(_PARTS):
        for part, text in name_parts(name, fields).items():
            draft.put(position, part, text)
    else:
        field = _standing_in(draft, fields, position)
        draft.put(position, field, name)
    draft.put(position, "name", name)


def _refuse_address(name: str) -> None:
    if "@" in name:
        raise RefusedEditError(f"name cannot be {name!r}", "an e-mail address goes to the field email")


def set_part(draft: Draft, position: int, field: str, value: FieldValue) -> None:
    """Set a field of which the contact's name may be made: first and last name, and what stands in for a name."""
    table, before = table_for(draft, position), draft.value(position, field)
    fields = naming_columns(table)
    if field in _PARTS and value is not None and not (set(fields) <= set(_PARTS) or (table and table.of_field(field))):
        raise RefusedEditError(
            f"{draft.name(position)!r} stands in a list that does not keep first and last names", "set the name instead"
        )
    named_by_it = before is not None and draft.name(position) in (before, _as_name(field, before))
    draft.put(position, field, value)
    now = draft.value(position, field)
    if fields == ("name",):
        if field == "last_name" and before and _surname_apart(table):
            draft.put(position, "name", draft.name(position).replace(str(before), str(now or "")).strip())
        return
    if set(fields) <= set(_PARTS) and field in _PARTS:
        whole = " ".join(str(draft.value(position, part)) for part in _PARTS if draft.value(position, part))
        _rename(draft, position, whole)
    elif field in fields and named_by_it:
        _rename(draft, position, _as_name(field, now) if now else "")


def _rename(draft: Draft, position: int, name: str) -> None:
    if not name:
        raise RefusedEditError(f"{draft.name(position)!r} cannot go without a name", _GO_WITH_NAME)
    draft.put(position, "name", name)


def _as_name(field: str, value: FieldValue) -> str:
    """The name that a value of a field gives: an e-mail address gives the part before the @."""
    text = str(value)
    if field != "email":
        return text
    found = mailbox_name(pd.Series([text], dtype="str")).iloc[0]
    return str(found) if isinstance(found, str) else ""


def _standing_in(draft: Draft, fields: tuple[str, ...], position: int | None = None) -> str:
    """The field by which a table without names calls a contact, or most of them when none is asked for."""
    if position is not None:
        name = draft.name(position)
        own = next((field for field in fields if draft.value(position, field) == name), None)
        if own is not None and own != "email":
            return own
    contacts = draft.register.contacts
    counts = {field: int((contacts[field] == contacts["name"]).sum()) for field in fields if field != "email"}
    if not counts:
        raise RefusedEditError(
            "the contacts are called by their e-mail addresses", "add a column for names in the workbook"
        )
    return max(counts, key=lambda field: counts[field])


def _surname_apart(table: Table | None) -> bool:
    """Whether the table keeps last names beside a column of names that may hold first names alone."""
    return table is not None and bool(table.of_field("last_name")) and not table.of_field("first_name")


def table_for(draft: Draft, position: int, rename: bool = False) -> Table | None:
    """The table that a contact's row belongs to; None for a sheet that is yet to be made.

    RefusedEditError where two lists stand side by side and it would be a guess which of them the contact is in; and
    for a new name, as the other list may name the same contact.
    """
    if position in draft.added:
        return draft.added[position].table
    sheet, row = draft.place(position)
    found = tables_of(draft.register.layout, sheet, row)
    if len(found) < 2:
        return found[0] if found else None
    main = max(found, key=lambda table: table.confidence * table.rows)
    if rename or not _without_gaps(main) or not draft.index.alone_in_row(position):
        raise RefusedEditError(
            f"row {row} of the sheet {sheet!r} runs through {len(found)} lists side by side",
            "move one of them to a sheet of its own and upload the workbook again",
        )
    return main


def _without_gaps(table: Table) -> bool:
    """Whether every row of a table is a contact, so that a contact in one of its rows is one of its own."""
    rows = table.last_row - table.first_row + 1
    return table.rows == rows - len(table.left_out) - len(table.continuation)


def keep_homeless(draft: Draft, position: int, table: Table | None, fields: tuple[str, ...]) -> None:
    """Give fields that were read out of a cell about to be overwritten, and have no column, one of their own."""
    if table is None:
        return
    for field in fields:
        value = draft.value(position, field)
        if value is not None and not place_of(table, field).known:
            draft.changes.setdefault(field, {}).setdefault(position, value)


def keep_other_levels(draft: Draft, position: int, field: str) -> None:
    """Before one level of a cell that tells two is overwritten, the other gets a column of its own."""
    table = table_for(draft, position)
    if table is None or position in draft.added or not place_of(table, field).cells:
        return
    for name, column in LEVEL_FIELDS.items():
        if name == field:
            continue
        level = draft.register.contacts[column].array[position]
        unsaid = draft.first_value(position, name) is None and draft.value(position, name) is None
        if unsaid and isinstance(level, str):
            draft.put(position, name, level)
        keep_homeless(draft, position, table, (name,))


def name_for_new(draft: Draft, values: dict[str, FieldValue]) -> dict[str, FieldValue]:
    """The values of a new contact with their name, in the fields that its table names contacts by."""
    fields = naming_columns(draft.next_site.table)
    both = " ".join(tidy(values[part]) for part in _PARTS if values.get(part))
    name = tidy(values.get("name")) or both
    if not name:
        raise RefusedEditError("the new contact has no name", "give a name")
    _refuse_address(name)
    values["name"] = name
    if fields == ("name",):
        table = draft.next_site.table
        return {part: text for part, text in values.items() if part not in _PARTS or (table and table.of_field(part))}
    if set(fields) <= set(_PARTS):
        missing = {part: text for part, text in name_parts(name, fields).items() if not values.get(part)}
        values |= missing if not both or plain(both) != plain(name) else {}
        values["name"] = " ".join(tidy(values[part]) for part in _PARTS if values.get(part))
        return values
    return values | {_standing_in(draft, fields): name}
