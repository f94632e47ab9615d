"""Whether an updated workbook, read again, says what the edits said; what differs is told in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from pmodash.network.levels import LEVEL_FIELDS
from pmodash.network.register import LEVEL_COLUMNS, Register
from pmodash.network.source_groups import THE_HUB, source_table
from pmodash.vocabulary import CONTACT_FIELDS
from pmodash.workbook.cells import address
from pmodash.workbook.placement import HEADERS, columns_of, table_of
from pmodash.workbook.tables import Layout

_MOST_SENTENCES = 20
_OF_LEVELS = {level: field for field, level in LEVEL_FIELDS.items()}
_COMPARED = (*CONTACT_FIELDS, *LEVEL_COLUMNS)


def reread_notes(
    expected: Register,
    again: Register,
    renamed: Mapping[str, str] | None = None,
    asked: Collection[str | None] = (),
    told: Sequence[str] = (),
    one_sheet: bool = False,
) -> tuple[str, ...]:
    """A sentence for each field of a contact, number of touchpoints or links, and group of a source read otherwise.

    `renamed` tells what sheets are called now whose name could not be kept. The fields `asked` for were written as the
    product works them out, and so may read otherwise. Nothing is said of a cell that what was not done, as `told`,
    begins with; nor of what stands on other sheets, where a text file of `one_sheet` was written.
    """
    moved = _moved(expected.contacts, renamed or {})
    left = frozenset(sentence.partition(" works itself out")[0] for sentence in told)
    sentences = [*_sentences(moved, again, asked, left), *(() if one_sheet else _others(expected, again))]
    rest = len(sentences) - _MOST_SENTENCES
    more = (f"And {rest} more fields read otherwise than they were edited.",) if rest > 0 else ()
    return (*sentences[:_MOST_SENTENCES], *more)


def _moved(contacts: pd.DataFrame, renamed: Mapping[str, str]) -> pd.DataFrame:
    """The contacts with their sheets, and the ids made of sheet and row, under the new names."""
    if all(old == new for old, new in renamed.items()):
        return contacts
    sheets = contacts["sheet"].replace(dict(renamed))
    by_place = contacts["contact_id"] == contacts["sheet"] + "!" + contacts["row"].astype("str")
    ids = contacts["contact_id"].mask(by_place, sheets + "!" + contacts["row"].astype("str"))
    return contacts.assign(sheet=sheets, contact_id=ids)


def _by_place(contacts: pd.DataFrame) -> pd.DataFrame:
    placed = contacts.set_index(["sheet", "row"])
    return placed[~placed.index.duplicated()]


def _sentences(
    contacts: pd.DataFrame, again: Register, asked: Collection[str | None], left: Collection[str]
) -> Iterator[str]:
    mine, theirs = _by_place(contacts), _by_place(again.contacts)
    lost, more = mine.index.difference(theirs.index), theirs.index.difference(mine.index)
    for sheet, row in lost[:_MOST_SENTENCES]:
        yield f"{sheet} row {row} is read as no contact any more."
    for sheet, row in more[:_MOST_SENTENCES]:
        yield f"{sheet} row {row} is read as a contact of its own now."
    both = mine.index.intersection(theirs.index, sort=False)
    for name in (name for name in _COMPARED if name not in asked):
        found = _field_sentences(name, mine.loc[both, name], theirs.loc[both, name])
        yield from (said for place, said in found if not left or _cell(again.layout, *place, name) not in left)


def _others(expected: Register, again: Register) -> Iterator[str]:
    for records in ("touchpoints", "links"):
        count, wanted = len(getattr(again, records)), len(getattr(expected, records))
        if count != wanted:
            one, verb = records.removesuffix("s"), "was" if wanted == 1 else "were"
            read = f"1 {one} is" if count == 1 else f"{count:,} {records} are"
            yield f"{read} read from the new file, where {wanted:,} {verb} expected."
    if again.group_rules != expected.group_rules:
        count, wanted = len(again.group_rules), len(expected.group_rules)
        yield f"Your rules for groups read otherwise than edited: {count:,} of them, where {wanted:,} were expected."
    if again.story != expected.story:
        yield "Your story for the meeting reads otherwise than edited."
    now = source_table(again.source_groups)
    for source, group in source_table(expected.source_groups).items():
        if now.get(source) != group:
            yield f"The source {source} leads to {now.get(source) or THE_HUB}, not {group or THE_HUB}."


def _cell(layout: Layout, sheet: str, row: int, name: str) -> str:
    """The cell in which a contact's field stands; blank where it has none of its own."""
    field = _OF_LEVELS.get(name, name)
    columns = columns_of(table_of(layout, sheet, row), field)
    return f"{sheet}!{address(row, columns[0].number)}" if columns else ""


def _field_sentences(name: str, mine: pd.Series, theirs: pd.Series) -> Iterator[tuple[tuple[str, int], str]]:
    same = (mine == theirs) | (mine.isna() & theirs.isna())
    places = np.flatnonzero(~same.to_numpy(dtype=bool))
    label = HEADERS.get(name, name.replace("_", " ").capitalize())
    for place in places[: _MOST_SENTENCES + 1].tolist():
        sheet, row = mine.index[place]
        yield (
            (sheet, row),
            f"{sheet} row {row}: {label} reads {_told(theirs.iat[place])}, not {_told(mine.iat[place])}.",
        )


def _told(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return "blank" if value is None or value is pd.NaT or value != value else repr(value)
