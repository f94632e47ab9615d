"""Formulas whose references follow rows that are pushed down, as Excel has them follow when rows are put in.

ECMA-376 part 1: 18.17.2 (the grammar of formulas), 18.3.1.10 cfRule and 18.3.1.32 dataValidation, whose formulas are
told for the first cell of their area alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Area
from pmodash.workbook.package.ranges import LAST_ROW, area_of, down, grown_ref, is_on_sheet

_REF = re.compile(r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Za-z]{1,3}\$?[0-9]{1,7})?|\$?[0-9]{1,7}:\$?[0-9]{1,7}")
_COLUMNS = re.compile(r"\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}")
_NAME = re.compile(r"[^\W\d][\w.\\?]*|\\[\w.]*")
_OTHER_BOOK = re.compile(r"'?(?:[^'\[\]]*[\\/])?\[\d+\]")
_DIGITS = re.compile(r"[0-9]{1,7}")
_REMEDY = "make room below the table in Excel"


@dataclass(frozen=True, slots=True)
class Push:
    """Rows put into a sheet: from `row` on everything moves down by `rows`, which may be none.

    `table` is the table above with its records so far; its `last` row comes to be that of the last new one.
    """

    sheet: str
    row: int
    rows: int
    table: Area
    last: int

    def moved(self, row: int) -> int:
        """Where a row is afterwards."""
        return min(row + self.rows, LAST_ROW) if row >= self.row else row

    def area(self, area: Area) -> Area:
        """The area afterwards: one that the new rows come into takes them in."""
        return replace(area, first_row=self.moved(area.first_row), last_row=self.moved(area.last_row))

    def ref(self, ref: str) -> str:
        """A reference of the sheet, or a list of them, afterwards."""
        return grown_ref(ref, self.area)


def cannot(what: str) -> RefusedWriteError:
    """Why rows cannot be put in."""
    return RefusedWriteError(what, _REMEDY)


def names_the_sheet(prefix: str, push: Push) -> bool:
    """Whether what stands before a reference's `!` is the sheet; RefusedWriteError where it spans several sheets."""
    bare = prefix[1:-1].replace("''", "'") if prefix.startswith("'") else prefix
    if ":" in bare:
        raise cannot("a formula counts over several sheets")
    return bare.casefold() == push.sheet.casefold()


def farthest_row(text: str) -> int:
    """No reference in a formula goes to a row beyond this one, but for whole columns."""
    return max((int(told) for told in _DIGITS.findall(text)), default=0)


def moved_formula(text: str, own: bool, push: Push, below: bool = False) -> str:
    """A formula afterwards. `own` tells that it stands on the sheet itself, `below` that it is pushed down too.

    One that stands there or below counts the new rows in where it counted the table to its end.
    """
    if not below and farthest_row(text) < push.row:
        return text
    return _rewritten(text, own, push, lambda ref: _moved_ref(ref, push, below))


def _moved_ref(ref: str, push: Push, below: bool) -> str:
    moved = _with_rows(ref, push.moved)
    area = area_of(ref)
    if not below or area is None or area.first_row == area.last_row or not _counts_to_the_end(area, push):
        return moved
    if area.first_row > push.table.first_row + 1:
        raise cannot("a total below the table counts only a part of its rows")
    grown = down(push.table, push.last - push.table.last_row)(area)
    return _with_rows(moved, lambda row: grown.last_row if row == area.last_row else row)


def _counts_to_the_end(area: Area, push: Push) -> bool:
    beside = area.first_column > push.table.last_column or area.last_column < push.table.first_column
    return not beside and push.table.last_row <= area.last_row < push.row


def _with_rows(ref: str, change: Callable[[int], int]) -> str:
    """The reference with its row numbers changed, dollar signs and letters as they are."""
    return re.sub(r"(?<=[A-Za-z$:])[0-9]+|^[0-9]+", lambda found: str(change(int(found[0]))), ref)


def moved_for_area(text: str, area: Area, push: Push) -> str:
    """A formula that is told for the first row of an area and goes for all its rows, afterwards."""

    def move(ref: str) -> str:
        for end in ref.split(":"):
            number = _DIGITS.search(end)
            fixed = number is None or end[number.start() - 1 : number.start()] == "$"
            row = int(number[0]) if number else 0
            if fixed or row == area.first_row or area.first_row == area.last_row:
                continue
            if max(area.last_row, row + area.last_row - area.first_row) >= push.row:
                raise cannot("a format or a check of cells below the table looks at other rows")
        return _with_rows(ref, push.moved)

    return _rewritten(text, True, push, move)


def _rewritten(text: str, own: bool, push: Push, change: Callable[[str], str]) -> str:
    try:
        tokens = Tokenizer(f"={text}")
    except (TokenizerError, IndexError) as error:
        raise cannot("a formula cannot be made out") from error
    if _written(tokens) != text:
        raise cannot("a formula cannot be made out")
    for token in tokens.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            token.value = _changed(token.value, own, push, change)
        elif token.type == Token.FUNC and ":" in token.value:
            raise cannot("a formula refers to cells in a way that cannot be followed")
    return _written(tokens)


def _written(tokens: Tokenizer) -> str:
    return "".join(token.value for token in tokens.items)


def _changed(operand: str, own: bool, push: Push, change: Callable[[str], str]) -> str:
    prefix, mark, ref = operand.rpartition("!")
    if "[" in ref or _OTHER_BOOK.match(prefix) or _COLUMNS.fullmatch(ref):
        return operand
    if mark and not names_the_sheet(prefix, push):
        return operand
    if _REF.fullmatch(ref) and is_on_sheet(area_of(ref)):
        return f"{prefix}{mark}{change(ref)}" if mark or own else operand
    if _NAME.fullmatch(ref) or ref.startswith("#"):
        return operand
    raise cannot("a formula refers to cells in a way that cannot be followed")


def first_area(ref: str) -> Area | None:
    """The area that a list of references takes in, from its first row to its last."""
    areas = [area for part in ref.split() if (area := area_of(part))]
    if not areas:
        return None
    return Area(
        min(area.first_row for area in areas),
        min(area.first_column for area in areas),
        max(area.last_row for area in areas),
        max(area.last_column for area in areas),
    )
