"""The workbook that answers are for: its cells, its contacts as they are now, and whom those merged away became."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pmodash.knowledge import Network
from pmodash.network.register import Register
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, CellValue, Sheet
from pmodash.workbook.placement import table_of


@dataclass(frozen=True, eq=False)
class AskedWorkbook:
    """A workbook as it was read, and its network with the edits made since."""

    book: Book
    uploaded: Register
    network: Network

    @property
    def register(self) -> Register:
        """The contacts as they are now."""
        return self.network.register

    def people(self) -> tuple[pd.DataFrame, list[int]]:
        """All whom a sheet may have been about, those merged away last, each with the position of who stands for them.

        A row that holds several contacts tells not which of them was merged, so it is left to those who remain.
        """
        contacts, merged, uploaded = self.register.contacts, self.register.merged, self.uploaded
        if not merged:
            return contacts, contacts.index.tolist()
        whole = uploaded.restoring() if uploaded.restoring else uploaded
        still = set(_places(contacts))
        places = [merged.get(place, "") if place not in still else "" for place in _places(whole.contacts)]
        gone = whole.contacts[[bool(kept) for kept in places]]
        positions = {contact_id: i for i, contact_id in enumerate(contacts["contact_id"].tolist())}
        stand_ins = [positions[kept] for kept in places if kept]
        return pd.concat([contacts, gone], ignore_index=True), [*contacts.index.tolist(), *stand_ins]

    def words_in(self, sheet: str, row: int, field: str) -> str:
        """What the uploaded workbook's own cells hold for a field in a row, whatever was made of it; blank for none."""
        table, cells = table_of(self.register.layout, sheet, row), self._sheet(sheet)
        if table is None or cells is None:
            return ""
        texts = (tidy(cells.value(row, column.number)) for column in table.of_field(field))
        return next((text for text in texts if text), "")

    def column(self, sheet: str, number: int) -> Sequence[CellValue]:
        """The different values in a column of the uploaded workbook."""
        cells = self._sheet(sheet)
        return cells.column(number).distinct if cells else ()

    def _sheet(self, name: str) -> Sheet | None:
        return next((sheet for sheet in self.book.sheets if sheet.name == name), None)


def _places(contacts: pd.DataFrame) -> list[tuple[str, int]]:
    return list(zip(contacts["sheet"].tolist(), contacts["row"].tolist(), strict=True))
