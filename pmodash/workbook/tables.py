"""How a workbook was understood: its tables, what each column holds, and the corrections a user made to that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pmodash.findings import Finding
from pmodash.workbook.cells import column_number


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its letter, header text, the field it holds and why that is believed.

    `field` is None when the column is left alone; `offered` is then the field that it may hold, too unsure to be taken,
    None where nothing speaks for one. `confidence` runs from 0 to 1: that of the field, else of the offer.
    `date_order` is dmy, mdy, ymd or excel (true dates) for a date column, else None. `meaning` carries what the header
    itself says of the values: the level of a marker column ("Supportive"), or "" otherwise. `scale` is rising (1 or A
    is the weakest) or falling (1 or A is the strongest) for levels in numbers or letters, else None: before the
    register is built only as the user said it. `settled` tells that the user set the field; `confidence` stays as it
    was where that is the field that was read, so that of several columns the same one speaks first.
    """

    column: str
    header: str
    field: str | None
    confidence: float
    why: str
    date_order: str | None = None
    meaning: str = ""
    offered: str | None = None
    scale: str | None = None
    settled: bool = False

    @property
    def number(self) -> int:
        """The column's number from 1."""
        return column_number(self.column)

    @property
    def certainty(self) -> float:
        """How sure the field is: certain where the user set it."""
        return 1.0 if self.settled else self.confidence


@dataclass(frozen=True, slots=True)
class VacantRow:
    """A row in which a further record can stand. `number` is the id that it holds already, blank where it has none.

    `prepared` tells that its cells were laid out for a record: numbered, merged as those above, or with formulas.
    """

    row: int
    number: str = ""
    prepared: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table on a sheet. Row numbers are the sheet's own, from 1; `header_row` is the last header row.

    `first_row`..`last_row` are the rows below the header that belong to the table (last_row < first_row when
    there are none). `rows` counts contacts or touchpoints really read and is known once the register is built.
    `left_out` maps row numbers inside the table that are no record to the reason (title, total, legend, …).
    `continuation` maps row numbers that carry on the record of an earlier row to that row's number.
    `vacant` are the rows below the last record that await one. `clear_below` tells whether the sheet holds nothing
    but those below the last record, so that any number of new rows can follow. Where it holds more, `foot` is the row
    from which on it does, below those that await a record; it `pushes` that down where all that refers to it follows.
    `tells_more_of` is the sheet of the register whose contacts this table calls by id or name to tell more of them.
    Where it cannot take rows, `shut` says why, as the beginning of a sentence. `locked` are the letters of the columns
    with a field in which the protection of the sheet keeps every record's cell as it is. `ids_as` tells how the file
    holds the id of the last record: as a text or a number, or worked out by a formula; blank where that is not known.
    `settled` tells that the user set the role; as in a column, `confidence` stays where that is the role that was read.
    """

    sheet: str
    role: str
    confidence: float
    header_row: int | None
    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    why: str = ""
    rows: int = 0
    header_rows: tuple[int, ...] = ()
    left_out: dict[int, str] = field(default_factory=dict)
    continuation: dict[int, int] = field(default_factory=dict)
    vacant: tuple[VacantRow, ...] = ()
    clear_below: bool = True
    foot: int = 0
    pushes: bool = False
    shut: str = ""
    tells_more_of: str = ""
    locked: tuple[str, ...] = ()
    ids_as: str = ""
    settled: bool = False

    @property
    def certainty(self) -> float:
        """How sure the role is: certain where the user set it."""
        return 1.0 if self.settled else self.confidence

    def of_field(self, name: str) -> tuple[Column, ...]:
        """The columns that hold a field, best first."""
        return tuple(sorted((c for c in self.columns if c.field == name), key=lambda c: -c.confidence))


@dataclass(frozen=True, slots=True)
class Aspect:
    """What of a sheet a correction is about: its role, its header row, or the field, date order or scale of a column.

    A column goes by its header as `header_key` compares it, and by which it is of those headed so; one without a
    header goes by its letter.
    """

    kind: str
    header: str = ""
    nth: int = 1
    letter: str = ""


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A correction that the workbook itself keeps, in a row of its settings.

    `group` and `field` are what stands there; `sheet` is the sheet that it is for, blank where there is none like it.
    `applied` tells whether the workbook was understood by it.
    """

    row: int
    group: str
    field: str
    sheet: str
    aspect: Aspect
    value: str
    applied: bool = False


@dataclass(frozen=True, slots=True)
class KeptSettings:
    """What a workbook keeps of how it is to be understood: the corrections, and the home organisation.

    `sheet` holds them; `home_place` is the row of the home organisation with what stands there as group and field.
    """

    sheet: str = ""
    corrections: tuple[KeptCorrection, ...] = ()
    home: tuple[str, ...] = ()
    home_place: tuple[int, str, str] = (0, "", "")
    findings: tuple[Finding, ...] = ()

    @property
    def applied(self) -> tuple[KeptCorrection, ...]:
        """The corrections by which the workbook was understood."""
        return tuple(kept for kept in self.corrections if kept.applied)

    def of_sheet(self, name: str) -> tuple[KeptCorrection, ...]:
        """The corrections of one sheet."""
        return tuple(kept for kept in self.corrections if kept.sheet == name)


@dataclass(frozen=True, slots=True)
class Layout:
    """Every table found in a workbook, in sheet order, and what was noticed while looking for them.

    `sheets` are the names of all its sheets, those without a table among them; `kept` tells on which of them the
    product keeps what (see `kept_sheets.kept_sheets`), `settings` what it keeps of how it is to be understood.
    `takes_no_sheets` tells that the protection of the workbook lets no sheet be added.
    """

    tables: tuple[Table, ...]
    findings: tuple[Finding, ...] = ()
    sheets: tuple[str, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)
    settings: KeptSettings = field(default_factory=KeptSettings)
    takes_no_sheets: bool = False

    def of_role(self, role: str) -> tuple[Table, ...]:
        """The tables of one role, such as contacts or touchpoints."""
        return tuple(table for table in self.tables if table.role == role)


@dataclass(frozen=True, slots=True)
class SheetCorrection:
    """What a user said of one sheet; None and empty mean: as understood.

    `fields` maps a column letter to a field name, or None to leave the column alone. `date_orders` maps a
    column letter to dmy or mdy, `scales` one to rising or falling. `anew` takes back what the workbook keeps of the
    sheet.
    """

    sheet: str
    role: str | None = None
    header_row: int | None = None
    fields: dict[str, str | None] = field(default_factory=dict)
    date_orders: dict[str, str] = field(default_factory=dict)
    anew: bool = False
    scales: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that a user corrected in how the workbook was understood."""

    sheets: tuple[SheetCorrection, ...] = ()

    def of_sheet(self, name: str) -> SheetCorrection:
        """The corrections of one sheet, empty when there are none."""
        return next((c for c in self.sheets if c.sheet == name), SheetCorrection(name))

    def with_sheet(self, correction: SheetCorrection) -> Corrections:
        """These corrections with one sheet's replaced; one that says nothing is none."""
        others = tuple(c for c in self.sheets if c.sheet != correction.sheet)
        mine = () if correction == SheetCorrection(correction.sheet) else (correction,)
        return replace(self, sheets=(*others, *mine))

    @property
    def said(self) -> dict[tuple[str, str], object]:
        """Each single thing that was said: the sheet and what of it → the value."""
        found: dict[tuple[str, str], object] = {}
        for c in self.sheets:
            whole = {"role": c.role, "header row": c.header_row, "anew": c.anew or None}
            found |= {(c.sheet, name): value for name, value in whole.items() if value is not None}
            found |= {(c.sheet, f"field {letter}"): field for letter, field in c.fields.items()}
            found |= {(c.sheet, f"dates {letter}"): order for letter, order in c.date_orders.items()}
            found |= {(c.sheet, f"scale {letter}"): scale for letter, scale in c.scales.items()}
        return found

    def as_json(self) -> dict[str, Any]:
        """The corrections in the form that `--layout FILE` takes."""
        return {
            "sheets": [
                {
                    "sheet": c.sheet,
                    "role": c.role,
                    "header_row": c.header_row,
                    "fields": c.fields,
                    "date_orders": c.date_orders,
                    "anew": c.anew,
                    "scales": c.scales,
                }
                for c in self.sheets
            ]
        }
