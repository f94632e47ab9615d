"""A sheet that is being written to: values put in so that they read back as they were meant, formulas left alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from pmodash.findings import RefusedWriteError
from pmodash.languages import meanings
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.cells import CellValue, Sheet, address
from pmodash.workbook.package.cell_markup import cell_markup, has_formula
from pmodash.workbook.package.sheet_part import SheetPart
from pmodash.workbook.package.styles import Styles
from pmodash.workbook.patches import PatchValue
from pmodash.workbook.receipt import CellChange, Ledger
from pmodash.workbook.safe_text import LONGEST_TEXT

DATE_FORMAT = "yyyy-mm-dd"
_SAMPLE_ROWS, _SAMPLE_DAYS = 2_000, 100
_BLANK = ""


class OpenSheet:
    """One sheet while it is written to: every change goes through here and into the ledger.

    `before` are the sheet's values as they were read, `part` its part in the workbook's file.
    """

    def __init__(self, before: Sheet, part: SheetPart, styles: Styles, ledger: Ledger, from_1904: bool) -> None:
        self.name, self.part, self.ledger = before.name, part, ledger
        self._before, self._styles, self._from_1904 = before, styles, from_1904
        self._pushed = ledger.pushed.get(before.name, (before.last_row + 1, 0))
        self._values: dict[tuple[int, int], CellValue] = {}
        self._edge: tuple[int, int] | None = None
        self._looks: dict[int, str] = {}
        self._words: dict[int, Counter[CellValue]] = {}

    @property
    def last_row(self) -> int:
        """The last row with a value."""
        first, rows = self._pushed
        old = self._before.last_row + (rows if self._before.last_row >= first else 0)
        return max(old, self._written_to[0])

    @property
    def last_column(self) -> int:
        """The last column with a value."""
        old = self._before.first_column + self._before.width - 1
        return max(old, self._written_to[1])

    @property
    def _written_to(self) -> tuple[int, int]:
        """The last row and the last column in which a value was put."""
        if self._edge is None:
            put = [place for place, value in self._values.items() if value is not None]
            self._edge = max((row for row, _ in put), default=0), max((column for _, column in put), default=0)
        return self._edge

    def value(self, row: int, column: int) -> CellValue:
        """The cell's value as it is now, a moment at midnight as its day."""
        if (row, column) in self._values:
            return self._values[row, column]
        found = self._as_read(row, column)
        return found.date() if isinstance(found, dt.datetime) and found.time() == dt.time() else found

    def row(self, number: int) -> list[CellValue]:
        """The cells of a row as they are now."""
        return [self.value(number, column) for column in range(1, self.last_column + 1)]

    def _as_read(self, row: int, column: int) -> CellValue:
        """The cell's value as it was read, wherever rows were put in since."""
        first, rows = self._pushed
        if row < first:
            return self._before.value(row, column)
        return self._before.value(row - rows, column) if row >= first + rows else None

    def is_formula(self, row: int, column: int) -> bool:
        """Whether the cell works its value out itself."""
        return has_formula(self.part.rows.cell(row, column))

    def put(self, row: int, column: int, value: PatchValue, why: str, header_row: int = 1, new: bool = False) -> None:
        """Put a value in a cell; a day gets the column's date format, yes or no the column's words.

        RefusedWriteError names a cell that holds a formula or belongs to a merged area or a protected sheet.
        """
        if isinstance(value, bool):
            value = self._flag(value, column, header_row)
        self.put_plain(row, column, value, why, header_row, new)

    def put_plain(
        self, row: int, column: int, value: PatchValue, why: str, header_row: int = 1, new: bool = False
    ) -> None:
        """Put a value in a cell as it is: yes and no stay what they are."""
        self._refuse(row, column, value)
        style, old = self.style(row, column), self.value(row, column)
        is_day, shows_days = isinstance(value, dt.date), self._styles.shows_days(style)
        if is_day and not shows_days:
            style = self._styles.with_format(style, self._date_look(column, header_row))
        elif shows_days and not is_day and isinstance(value, int | float):
            style = self.in_general(style)
        self._put(row, column, value, style)
        self.part.mail_links.follow(row, column, value if isinstance(value, str) else "")
        self.ledger.touched[self.name, row, column] = value
        if not new and old != value:
            self.ledger.cells.append(CellChange(self.name, address(row, column), old, value, why))

    def _put(self, row: int, column: int, value: PatchValue, style: str) -> None:
        if value is not None or style or self.part.rows.cell(row, column):
            markup = cell_markup(row, column, value, style, self.part.prefix, self._from_1904)
            self.part.rows.put(row, column, markup)
        last_row, last_column = self._written_to
        self._values[row, column] = value
        if value is not None:
            self._edge = max(last_row, row), max(last_column, column)
        elif row == last_row or column == last_column:
            self._edge = None

    def style(self, row: int, column: int) -> str:
        """The number of a cell's style: its own, else that of its row or its column."""
        return self.part.style(row, column)

    def set_style(self, row: int, column: int, style: str) -> None:
        """Give a cell that holds nothing yet a style."""
        if style and not self.part.blocked_by(row, column):
            self._put(row, column, None, style)
            self.ledger.styled.add((self.name, row, column))

    def in_general(self, style: str) -> str:
        """The number of a style like another, for values of any kind."""
        return self._styles.with_format(style, "General") if style else style

    def carry_formula(self, row: int, column: int, above: int) -> bool:
        """Let a cell work itself out as the one above does, if that has a formula. Whether it does."""
        carried = self.part.carry_formula(row, column, above)
        if carried:
            self.ledger.touched[self.name, row, column] = None
            self.ledger.formulas.add((self.name, row, column))
        return carried

    def take_formula(self, row: int, column: int) -> None:
        """Let a cell that works its value out hold none, so that a value can be put in."""
        self._refuse_blocked(row, column)
        self.part.formulas.give_way(row, column)
        blank = cell_markup(row, column, None, self.style(row, column), self.part.prefix, self._from_1904)
        self.part.rows.put(row, column, blank)

    def is_locked(self, row: int, column: int) -> bool:
        """Whether the sheet's protection keeps a cell from being changed."""
        return self.part.protected and self._styles.locked(self.style(row, column))

    def _refuse_blocked(self, row: int, column: int) -> None:
        where = f"{self.name}!{address(row, column)}"
        blocked = self.part.blocked_by(row, column)
        if blocked == "merged cells":
            raise RefusedWriteError(f"{where} is part of merged cells", "undo the edit, or unmerge the cells in Excel")
        if blocked:
            raise RefusedWriteError(
                f"{where} lies inside {blocked}", "undo the edit, or take that apart in Excel first"
            )
        if self.is_locked(row, column):
            raise RefusedWriteError(
                f"the sheet {self.name!r} is protected", "unprotect it in Excel, then upload it again"
            )

    def _refuse(self, row: int, column: int, value: PatchValue) -> None:
        self._refuse_blocked(row, column)
        where = f"{self.name}!{address(row, column)}"
        if self.is_formula(row, column):
            what = f"{where} holds a formula, which is not overwritten"
            raise RefusedWriteError(what, "undo the edit, or change the formula in Excel")
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            what = f"{where} would hold {len(value):,} characters, more than the {LONGEST_TEXT:,} that a cell can"
            raise RefusedWriteError(what, "undo the edit, or shorten the text")

    def _flag(self, value: bool, column: int, header_row: int) -> PatchValue:
        """Yes or no in the words that the column uses already; no is blank where the column has no word for it."""
        answers, wanted = meanings("yes_no", comparable=plain), "yes" if value else "no"
        words = (word for word, _ in self._words_of(column, header_row).most_common())
        used = [word for word in words if answers.get(plain(tidy(word))) == wanted]
        if used:
            word = used[0]
            return word if isinstance(word, bool | str | int | float) else str(word)
        return "Yes" if value else None

    def _words_of(self, column: int, header_row: int) -> Counter[CellValue]:
        if column not in self._words:
            values = (value for _, value in self._filled(column, header_row))
            self._words[column] = Counter(value for value in values if isinstance(value, str | bool | int))
        return self._words[column]

    def _filled(self, column: int, header_row: int) -> Iterator[tuple[int, CellValue]]:
        """The first cells of a column with a value, below its header, as they were read."""
        first, cells = self._before.first_row, self._before.column(column)
        begin = max(header_row + 1 - first, 0)
        values = cells[begin : begin + _SAMPLE_ROWS]
        return ((row, value) for row, value in enumerate(values, first + begin) if value is not None)

    def _date_look(self, column: int, header_row: int) -> str:
        """The format in which most of a column's days are shown."""
        if column not in self._looks:
            days = (row for row, value in self._filled(column, header_row) if isinstance(value, dt.date))
            styles = (self.style(row, column) for row in islice(days, _SAMPLE_DAYS))
            looks = Counter(self._styles.format_code(style) for style in styles if self._styles.shows_days(style))
            self._looks[column] = looks.most_common(1)[0][0] if looks else DATE_FORMAT
        return self._looks[column]
