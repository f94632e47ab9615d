"""The ids that new contacts get: the next of the series that their table's own ids run in."""

from __future__ import annotations

from pmodash.journal.keys import ContactIndex
from pmodash.network.id_series import IdSeries, id_series
from pmodash.network.register import Register
from pmodash.workbook.tables import Table


class NewIds:
    """Ids for contacts that are added one after the other, none of them anybody's.

    Nor are they those of contacts merged away, or of somebody whom the log alone still knows: touchpoints would follow.
    """

    def __init__(self, register: Register, index: ContactIndex) -> None:
        self._register, self._index = register, index
        self._known_of_others = register.merged_ids.union(register.unsettled["named"].dropna())
        self._series: dict[str, IdSeries | None] = {}
        self._given = 0

    def following(self, table: Table | None) -> str | int | None:
        """The next id of the table's own series as its cells hold ids; None where they run in none.

        Ids that a formula works out are left to it.
        """
        if table is None or table.ids_as not in ("text", "number"):
            return None
        if table.sheet not in self._series:
            self._series[table.sheet] = self._of(table)
        series = self._series[table.sheet]
        if series is None:
            return None
        while True:
            self._given += 1
            found = series.following(self._given)
            if found not in self._known_of_others and not self._index.positions("contact_id", found):
                return int(found) if table.ids_as == "number" and found.isdigit() else found

    def _of(self, table: Table) -> IdSeries | None:
        contacts = self._register.contacts
        here = contacts[(contacts["sheet"] == table.sheet) & contacts["row"].between(table.first_row, table.last_row)]
        places = here["sheet"] + "!" + here["row"].astype("str")
        return id_series(here["contact_id"][here["contact_id"] != places])
