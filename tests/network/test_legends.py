"""Where a workbook explains its scales: around the list, in a column of words beside, on a sheet of its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.cells import Book, CellValue, Sheet
from pmodash.workbook.tables import Corrections, SheetCorrection
from pmodash.workbook.understanding import understand

Rows = Sequence[Sequence[CellValue]]
PEOPLE: Rows = (
    ("Name", "Email", "Power"),
    ("Ann Lee", "ann@x.example", 1),
    ("Bo Diaz", "bo@x.example", 2),
    ("Cy Poe", "cy@x.example", 3),
    ("Di Roe", "di@x.example", 1),
)
NOTHING: Rows = ((None,),)


def register_of(people: Rows, corrections: Corrections | None = None, **others: Rows) -> Register:
    sheets = tuple(_sheet(name, rows) for name, rows in {"Register": people, **others}.items())
    book = Book("book.xlsx", "xlsx", sheets, sheet_names=tuple(sheet.name for sheet in sheets))
    return build(book, understand(book, corrections or Corrections()))


def _sheet(name: str, rows: Rows) -> Sheet:
    width = max(map(len, rows))
    return Sheet(name, [(*row, *(None,) * (width - len(row))) for row in rows])


def beside(*more: Sequence[CellValue]) -> Rows:
    return [(*row, *cells) for row, cells in zip(PEOPLE, more, strict=True)]


def power(register: Register) -> list[str]:
    return register.contacts["influence_level"].tolist()


def asked(register: Register) -> list[str]:
    return [finding.cell for finding in register.findings if finding.kind == "scale-assumed"]


@pytest.mark.parametrize(
    ("people", "others"),
    [
        ((("1 = high, 3 = low",), *NOTHING, *PEOPLE), {}),
        ((*PEOPLE, *NOTHING, *NOTHING, ("Scale: 1 = high, 3 = low",)), {}),
        (beside((None,), (None, 1, "High"), (None, 2, "Medium"), (None, 3, "Low"), ()), {}),
        (PEOPLE, {"Guide": (("How to fill this in",), ("Power: 1 = high, 2 = medium, 3 = low",))}),
        (PEOPLE, {"Legend": (("Score", "Meaning"), (1, "High"), (2, "Medium"), (3, "Low"))}),
        (PEOPLE, {"Legend": ((1, "High", "decides"), (2, "Medium", "advises"), (3, "Low", "is told"))}),
        ((("Name", "Email", "Power\n(1 = high)"), *PEOPLE[1:]), {}),
        (beside(("Power in words",), ("High",), ("Medium",), ("Low",), ("High",)), {}),
    ],
    ids=["above", "below", "beside", "in a sentence", "on a sheet", "with remarks", "heading", "words"],
)  # fmt: skip
def test_a_scale_runs_as_the_workbook_explains_it(people: Rows, others: dict[str, Rows]) -> None:
    register = register_of(people, **others)
    assert power(register) == ["High", "Medium", "Low", "High"]
    assert asked(register) == []


@pytest.mark.parametrize(
    "others",
    [
        {"Lists": (("Rating", "Score"), ("High", 1), ("Medium", 2), ("Low", 3))},
        {"Guide": (("Priority: 1 = high, 2 = medium, 3 = low",),)},
        {"Guide": (("Interest: 1 = high, 2 = medium, 3 = low",),)},
    ],
    ids=["lists side by side", "another scale", "another field"],
)
def test_what_explains_no_scale_of_the_list_leaves_it_open(others: dict[str, Rows]) -> None:
    register = register_of(PEOPLE, **others)
    assert power(register) == ["Low", "Medium", "High", "Low"]
    assert asked(register) == ["C"]


def test_what_the_user_says_of_a_scale_is_asked_no_more() -> None:
    said = Corrections((SheetCorrection("Register", scales={"C": "falling"}),))
    register = register_of(PEOPLE, said)
    assert power(register) == ["High", "Medium", "Low", "High"]
    assert asked(register) == []
    assert register.layout.tables[0].columns[2].scale == "falling"
