"""Legends of scales under a list are no contacts, and thin records after a gap are."""

from __future__ import annotations

import io

import openpyxl
import pytest

from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

HEADER = ("ID", "Name", "Organisation", "Influence", "Interest")
PEOPLE = ((1, "Ann Lee", "Acme", 5, 3), (2, "Bo Khan", "Acme", 2, 4), (3, "Cy Young", "Beta", 1, 1))
NAMES = ["Ann Lee", "Bo Khan", "Cy Young"]
Rows = tuple[tuple[object, ...], ...]


def register_of(header: tuple[str, ...], *rows: tuple[object, ...]) -> Register:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (header, *rows):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    cells = read(stream.getvalue(), "register.xlsx")
    return build(cells, understand(cells))


@pytest.mark.parametrize(
    "below",
    [
        (("Legend",), (1, "Low"), (2, "Medium"), (3, "High")),
        ((1, "Low"), (2, "Medium"), (3, "High")),
        (("Key:",), ("High", "has the power to stop the project"), ("Low", "little power")),
        (("Key:",), ("1 = Low",), ("5 = High",)),
        (("H", "High influence"), ("M", "Medium influence"), ("L", "Low influence")),
        (("Scale", 1, 2, 3), ("Meaning", "Low", "Medium", "High")),
        (("Legende",), ("hoch", "entscheidet"), ("mittel", "redet mit"), ("niedrig", "wird informiert")),
    ],
)
def test_the_legend_of_a_scale_below_the_list_is_no_contact(below: Rows) -> None:
    for header, people in ((HEADER, PEOPLE), (HEADER[1:], tuple(row[1:] for row in PEOPLE))):
        register = register_of(header, *people, (), *below)
        assert register.contacts["name"].tolist() == NAMES
        assert len(register.left_out) == len(below)


@pytest.mark.parametrize(
    "thin", [(4, "Di Fox"), (4, "Di Fox", "High Street Ltd"), (None, "High, Peter", "Acme"), (4, "Peter Strong")]
)
def test_a_thin_record_after_a_gap_is_a_contact(thin: tuple[object, ...]) -> None:
    assert len(register_of(HEADER, *PEOPLE, (), thin).contacts) == 4
