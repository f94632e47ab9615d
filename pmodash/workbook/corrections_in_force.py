"""What holds of one sheet: what the user says of it now, over what the workbook keeps of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pmodash.findings import Finding
from pmodash.workbook.cells import Sheet, column_number
from pmodash.workbook.correction_words import letter_of
from pmodash.workbook.kept_corrections import header_row_in, unfit
from pmodash.workbook.kept_sheets import SETTINGS
from pmodash.workbook.tables import KeptCorrection, KeptSettings, SheetCorrection, Table

SET_BY_USER = "set by you"
KEPT = f"{SET_BY_USER}, kept in {SETTINGS}"
Headers = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class InForce:
    """The corrections of one sheet. Those of columns ask for the numbers and headers of the columns of its tables."""

    sheet: Sheet
    said: SheetCorrection
    kept: tuple[KeptCorrection, ...] = ()

    @classmethod
    def of(cls, sheet: Sheet, said: SheetCorrection, settings: KeptSettings) -> InForce:
        """What holds of a sheet; what the workbook keeps of it is passed over where the user took that back."""
        return cls(sheet, said, () if said.anew else settings.of_sheet(sheet.name))

    @property
    def role(self) -> str | None:
        """What the sheet holds."""
        return self.said.role or next((kept.value for kept in self.kept if kept.aspect.kind == "role"), None)

    @property
    def role_why(self) -> str:
        """Why it is believed."""
        return SET_BY_USER if self.said.role else KEPT

    @property
    def header_row(self) -> int | None:
        """The row of its header."""
        kept = (header_row_in(self.sheet, kept) for kept in self.kept if kept.aspect.kind == "header_row")
        return self.said.header_row or next(kept, None)

    def fields(self, columns: Headers) -> dict[str, str | None]:
        """The field of each column letter that has one said of it."""
        kept = {letter: value or None for letter, value in self._of_columns("field", columns).items()}
        return kept | self.said.fields

    def field_why(self, letter: str) -> str:
        """Why the field of a column is believed."""
        return SET_BY_USER if letter in self.said.fields else KEPT

    def date_orders(self, columns: Headers) -> dict[str, str]:
        """The date order of each column letter that has one said of it."""
        return self._of_columns("date_order", columns) | self.said.date_orders

    def scales(self, columns: Headers) -> dict[str, str]:
        """Which end of its scale is the strongest, for each column letter that has it said of it."""
        return self._of_columns("scale", columns) | self.said.scales

    def _of_columns(self, kind: str, columns: Headers) -> dict[str, str]:
        found = ((self._letter(kept, columns), kept.value) for kept in self.kept if kept.aspect.kind == kind)
        return {letter: value for letter, value in found if letter}

    def _letter(self, kept: KeptCorrection, columns: Headers) -> str | None:
        letter = letter_of(kept.aspect, columns)
        inside = letter and column_number(letter) < self.sheet.first_column + self.sheet.width
        return letter if inside else None

    def outcome(self, tables: Sequence[Table]) -> tuple[tuple[KeptCorrection, ...], tuple[KeptCorrection, ...]]:
        """The kept corrections by which these tables, those of the sheet, are understood; and those that fit nothing.

        One that the user has said otherwise of now is neither.
        """
        columns = headers_of(tables)
        applied, unfitting = [], []
        for kept in self.kept:
            fits, overruled = self._fits(kept, columns)
            if fits and not overruled:
                applied.append(replace(kept, applied=True))
            elif not fits and not overruled and (self.role != "other" or kept.aspect.kind == "role"):
                unfitting.append(kept)
        return tuple(applied), tuple(unfitting)

    def _fits(self, kept: KeptCorrection, columns: Headers) -> tuple[bool, bool]:
        """Whether a kept correction has its place in the sheet, and whether the user says something else there."""
        if kept.aspect.kind == "role":
            return True, self.said.role is not None
        if kept.aspect.kind == "header_row":
            return header_row_in(self.sheet, kept) is not None, self.said.header_row is not None
        letter = self._letter(kept, columns)
        orders, scales = self.said.date_orders, self.said.scales
        said = {"field": {*self.said.fields}, "date_order": {*orders}, "scale": {*scales}}
        return letter is not None, letter in said[kept.aspect.kind]


def headers_of(tables: Iterable[Table]) -> Headers:
    """The number and header of every column of a sheet's tables."""
    return [(column.number, column.header) for table in tables for column in table.columns]


def with_outcome(settings: KeptSettings, outcomes: Iterable[tuple[InForce, Sequence[Table]]]) -> KeptSettings:
    """The settings, each correction marked that was applied, with a finding for each that had no place."""
    applied: dict[int, KeptCorrection] = {}
    findings: list[Finding] = []
    for force, tables in outcomes:
        mine, unfitting = force.outcome(tables)
        applied |= {kept.row: kept for kept in mine}
        findings += [unfit(settings, kept) for kept in unfitting]
    marked = tuple(applied.get(kept.row, kept) for kept in settings.corrections)
    return replace(settings, corrections=marked, findings=(*settings.findings, *findings))
