"""A value put in a contact's field, with all that hangs on it."""

from __future__ import annotations

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Draft
from pmodash.journal.field_places import place_of, ticked_word
from pmodash.journal.naming import keep_other_levels, set_name, set_part, table_for
from pmodash.journal.values import FieldValue, as_kept, bars_contact
from pmodash.network.contact_names import STAND_INS
from pmodash.network.levels import LEVEL_FIELDS
from pmodash.workbook.cell_text import tidy

NAMING_FIELDS = ("first_name", "last_name", "email", *STAND_INS)


def put_field(draft: Draft, position: int, field: str, value: FieldValue) -> None:
    """Put a checked value in a field, with all that hangs on it: ids, names, levels and whether to contact at all."""
    if as_kept(field, value) == draft.value(position, field):
        return
    place = place_of(table_for(draft, position), field)
    if field == "contact_id":
        _set_id(draft, position, value)
    elif field == "name":
        set_name(draft, position, value)
    elif field in NAMING_FIELDS:
        set_part(draft, position, field, value)
    elif place.ticks:
        draft.put(position, field, ticked_word(place, field, tidy(value)) if value else None)
    else:
        if field in LEVEL_FIELDS:
            keep_other_levels(draft, position, field)
        draft.put(position, field, value)
        if field == "status":
            _follow_status(draft, position, place_of(table_for(draft, position), "do_not_contact").known)


def _follow_status(draft: Draft, position: int, has_column: bool) -> None:
    """A status may itself say not to contact somebody."""
    says = bars_contact(draft.value(position, "status"))
    said = position not in draft.added and bars_contact(draft.first_value(position, "status"))
    if says or (said and not has_column):
        draft.put(position, "do_not_contact", says)


def _set_id(draft: Draft, position: int, value: FieldValue) -> None:
    if value is None:
        raise RefusedEditError(f"{draft.name(position)!r} cannot go without an id", "give another id")
    draft.refuse_taken_id(position, tidy(value))
    draft.put(position, "contact_id", value)
