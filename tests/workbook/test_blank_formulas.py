"""Formulas without a stored result: read as blank, and said."""

from __future__ import annotations

import io

import openpyxl
import pytest
from made_files import openpyxl_book

from pmodash.workbook.parsing.blank_formulas import _CELL
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

HEADERS = ("Name", "Email", "Company", "Job title", "Budget")


def never_opened() -> bytes:
    """A register as a script writes it: the job titles and the budgets are formulas that nothing worked out."""
    book = openpyxl.Workbook()
    book.active.append(HEADERS)
    for row, name in enumerate(("Ann Lee", "Bo Osei", "Cy Moor"), 2):
        mail = f"{name.split()[0].lower()}@x.example"
        book.active.append((name, mail, "Northwind", f'=CONCATENATE("Head of ",C{row})', f"=2*{row}"))
    book.active["D9"] = "=D2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_column_of_formulas_without_results_is_a_finding_that_says_what_to_do() -> None:
    findings = understand(read(never_opened(), "people.xlsx")).findings
    told = [(one.severity, one.sheet, one.cell, one.found) for one in findings if one.kind == "formula-no-value"]
    assert told == [("fix", "Sheet", "D", "3 of the formulas under 'Job title' hold no result")]


def test_a_workbook_without_formulas_has_no_such_finding() -> None:
    findings = understand(read(openpyxl_book(A1="Name", B1="Email", A2="Ann", B2="a@x.example"), "a.xlsx")).findings
    assert [one for one in findings if one.kind == "formula-no-value"] == []


@pytest.mark.parametrize(
    ("cell", "blank"),
    [
        (b'<c r="D2"><f>C2</f></c>', True),
        (b'<c r="D2"><f>C2</f><v></v></c>', True),
        (b'<c r="D2" s="1"><f t="shared" si="0"/><v/></c>', True),
        (b'<x:c r="D2"><x:f>C2</x:f><x:v /></x:c>', True),
        (b'<c r="D2" t="str"><f>C2</f><v></v></c>', False),
        (b'<c r="D2"><f>C2</f><v>0</v></c>', False),
        (b'<c r="D2"/><c r="E2"><v>1</v></c>', False),
    ],
)
def test_a_formula_counts_only_where_its_cell_holds_no_result_at_all(cell: bytes, blank: bool) -> None:
    assert bool(_CELL.search(cell)) is blank
