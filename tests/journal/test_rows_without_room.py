"""New rows where there is no room below the table: what stands there moves down, or they go to a sheet of their own."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Protection
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from pmodash.findings import RefusedWriteError
from pmodash.journal.applying import apply
from pmodash.journal.edits import AddContact, Edit, Key, LogTouchpoints, SetField
from pmodash.journal.updating import register_with_room, update
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Written
from pmodash.workbook.tables import Corrections
from pmodash.workbook.understanding import understand

HEADERS = ("Name", "Email", "Job title", "Influence", "Last contact", "Budget")
PEOPLE = ("Ada Finch", "Ben Okafor", "Cleo Marsh")
TWO_NEW = (AddContact((("name", "Dee Park"),)), AddContact((("name", "Eve Lund"), ("influence", "High"))))
LOGGED = LogTouchpoints(dt.date(2026, 11, 20), "Phone call", (Key(name="Ada Finch"),))
Change = Callable[[Worksheet], None]


def book_with(*changes: Change) -> bytes:
    """A register in rows 1 to 4 of its sheet, and what the changes make of it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Register"
    sheet.append(HEADERS)
    for number, name in enumerate(PEOPLE, 1):
        mail = f"{name.split()[0].lower()}@x.example"
        sheet.append((name, mail, "Analyst", "High" if number < 3 else "Low", dt.date(2026, 9, number), number))
    for change in changes:
        change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_table(ref: str, **told: Any) -> Change:
    def change(sheet: Worksheet) -> None:
        table = Table(displayName="People", ref=ref, **told)
        table._initialise_columns()
        for column, name in zip(table.tableColumns, HEADERS, strict=True):
            column.name = name
        table.autoFilter.ref = "A1:F4"
        sheet.add_table(table)

    return change


def totals(sheet: Worksheet) -> None:
    with_table("A1:F5", totalsRowCount=1)(sheet)
    sheet["A5"], sheet["F5"], sheet["D5"] = "Total", "=SUBTOTAL(109,People[Budget])", '=COUNTIF(D2:D4,"High")'


def footer(sheet: Worksheet) -> None:
    sheet["A5"], sheet["F5"], sheet["A7"] = (
        "Total",
        "=SUM(F2:F4)",
        "Kept by the PMO, see the guide for how to fill it in",
    )


def protected(sheet: Worksheet) -> None:
    sheet.protection.sheet = True


def locked_structure(sheet: Worksheet) -> None:
    sheet.parent.security = WorkbookProtection(lockStructure=True)


def updated(data: bytes, *edits: Edit) -> Written:
    return update(data, "register.xlsx", edits)


def cells(written: Written, sheet: str = "Register") -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(written.data))[sheet].iter_rows(values_only=True))


def names(register: Register) -> list[str]:
    return register.contacts["name"].tolist()


def test_new_contacts_go_above_the_totals_of_an_excel_table() -> None:
    written = updated(book_with(totals), *TWO_NEW)
    rows = cells(written)
    assert [row[0] for row in rows[4:]] == ["Dee Park", "Eve Lund", "Total"]
    assert rows[6][3] == '=COUNTIF(D2:D6,"High")'
    table = openpyxl.load_workbook(io.BytesIO(written.data))["Register"].tables["People"]
    assert (table.ref, table.autoFilter.ref, table.totalsRowCount) == ("A1:F7", "A1:F6", 1)
    assert written.receipt.notes == ("What stands below the table on the sheet Register moved down by 2 rows.",)


def test_new_contacts_go_above_a_total_and_a_note_of_a_plain_list() -> None:
    rows = cells(updated(book_with(footer), *TWO_NEW))
    assert [row[0] for row in rows[4:]] == ["Dee Park", "Eve Lund", "Total", None, rows[-1][0]]
    assert rows[6][5] == "=SUM(F2:F6)"
    assert rows[-1][0].startswith("Kept by")


def total_below_a_gap(sheet: Worksheet) -> None:
    sheet["A8"], sheet["F8"] = "Total", "=SUM(F2:F4)"


@pytest.mark.parametrize(("new", "counted"), [(1, "=SUM(F2:F5)"), (2, "=SUM(F2:F6)"), (4, "=SUM(F2:F8)")])
def test_a_total_below_a_gap_counts_the_new_contacts_too(new: int, counted: str) -> None:
    edits = [AddContact((("name", name),)) for name in ("Dee Park", "Eve Lund", "Femi Obi", "Gus Hale")]
    rows = cells(updated(book_with(total_below_a_gap), *edits[:new]))
    assert next(row[5] for row in rows if row[0] == "Total") == counted


@pytest.mark.parametrize("change", [totals, footer, total_below_a_gap])
def test_the_page_shows_the_register_as_it_will_be_read_again(change: Change) -> None:
    data = book_with(change)
    book = read(data, "register.xlsx")
    expected = apply(register_with_room(data, "register.xlsx", book, Corrections()), TWO_NEW)
    written = updated(data, *TWO_NEW)
    assert written.book is not None
    again = build(written.book, understand(written.book))
    assert names(again) == names(expected) == [*PEOPLE, "Dee Park", "Eve Lund"]
    assert again.contacts["row"].tolist() == expected.contacts["row"].tolist() == [2, 3, 4, 5, 6]
    left_out = [register.left_out[["row", "why"]].to_dict("records") for register in (again, expected)]
    assert left_out[0] == left_out[1]
    tables = [register.layout.of_role("contacts")[0] for register in (again, expected)]
    assert tables[0].last_row == tables[1].last_row


def test_the_next_download_puts_further_contacts_above_the_totals_again() -> None:
    first = updated(book_with(totals), TWO_NEW[0])
    assert first.receipt.notes == ("What stands below the table on the sheet Register moved down by 1 row.",)
    second = updated(first.data, TWO_NEW[1])
    assert [row[0] for row in cells(second)[4:]] == ["Dee Park", "Eve Lund", "Total"]


def test_totals_that_show_nothing_yet_are_not_written_over() -> None:
    def change(sheet: Worksheet) -> None:
        with_table("A1:F7", totalsRowCount=1)(sheet)

    rows = cells(updated(book_with(change), *TWO_NEW, AddContact((("name", "Femi Obi"),))))
    assert [row[0] for row in rows[4:]] == ["Dee Park", "Eve Lund", "Femi Obi"]


def with_query(sheet: Worksheet) -> None:
    with_table("A1:F4", tableType="queryTable")(sheet)


def with_a_chart_below(sheet: Worksheet) -> None:
    footer(sheet)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=6, min_row=1, max_row=4))
    sheet.add_chart(chart, "A9")


def with_merged_cells_below(sheet: Worksheet) -> None:
    sheet.merge_cells("A6:F7")


def with_an_array_formula_below(sheet: Worksheet) -> None:
    footer(sheet)
    sheet["B7"] = ArrayFormula("B7:B8", "=A1:A2")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (with_query, "A query fills the table on the sheet Register"),
        (with_a_chart_below, "cannot move down (a chart or a picture stands there)"),
        (with_an_array_formula_below, "cannot move down (an array formula"),
        (protected, "The sheet Register is protected"),
    ],
)
def test_where_nothing_can_move_new_contacts_go_to_a_sheet_of_their_own_and_the_receipt_says_why(
    change: Change, why: str
) -> None:
    written = updated(book_with(change), *TWO_NEW)
    assert [row[0] for row in cells(written, "PMO contacts")[3:]] == ["Dee Park", "Eve Lund"]
    assert [note for note in written.receipt.notes if why in note and "went to the sheet PMO contacts" in note]
    assert written.receipt.not_done == ()
    assert len(written.receipt.notes) == 1


def test_merged_cells_below_do_not_refuse_a_new_contact() -> None:
    written = updated(book_with(with_merged_cells_below), *TWO_NEW)
    assert written.book is not None
    assert set(names(build(written.book, understand(written.book)))) == {*PEOPLE, "Dee Park", "Eve Lund"}


def test_rows_of_a_protected_sheet_that_are_left_free_take_new_contacts() -> None:
    def change(sheet: Worksheet) -> None:
        protected(sheet)
        for letter in "ABCDEF":
            sheet.column_dimensions[letter].protection = Protection(locked=False)

    written = updated(book_with(change), TWO_NEW[0])
    assert cells(written)[4][0] == "Dee Park"


def test_a_locked_cell_is_refused_by_the_number_of_the_edit() -> None:
    with pytest.raises(RefusedWriteError, match="edit 1: the sheet 'Register' is protected"):
        updated(book_with(protected), SetField(Key(name="Ada Finch"), "job_title", "Director"))


def test_a_touchpoint_with_somebody_on_a_protected_sheet_is_logged_and_the_date_there_left() -> None:
    written = updated(book_with(protected), LOGGED)
    assert cells(written, "Touchpoints")[3][1] == "Ada Finch"
    assert any(note.startswith("Register!E2 is locked") for note in written.receipt.notes)


def test_a_protected_structure_lets_a_cell_be_changed_without_the_change_log() -> None:
    edit = SetField(Key(name="Ada Finch"), "job_title", "Director")
    written = updated(book_with(locked_structure), edit)
    assert cells(written)[1][2] == "Director"
    assert written.receipt.sheets_added == ()
    assert any("'PMO change log' could not be added" in note for note in written.receipt.notes)


def test_a_protected_structure_lets_touchpoints_go_into_the_workbooks_own_log() -> None:
    def change(sheet: Worksheet) -> None:
        locked_structure(sheet)
        log = sheet.parent.create_sheet("Contact log")
        log.append(("Date", "Contact", "Vehicle"))
        log.append((dt.date(2026, 8, 3), "Ada Finch", "Phone call"))

    assert cells(updated(book_with(change), LOGGED), "Contact log")[2][1] == "Ada Finch"


def test_a_protected_structure_refuses_what_needs_a_sheet_by_name() -> None:
    with pytest.raises(RefusedWriteError, match="protected, so the sheet 'Touchpoints' cannot be added"):
        updated(book_with(locked_structure), LOGGED)


def test_a_users_own_sheet_is_not_taken_for_one_of_the_product_by_its_name() -> None:
    book = openpyxl.Workbook()
    mine, others = book.active, book.create_sheet("Suppliers")
    mine.title = "PMO contacts"
    for sheet, names in ((mine, (*PEOPLE, "Fay Holt", "Gus Ryle")), (others, PEOPLE[:2])):
        sheet.append(HEADERS[:4])
        for name in names:
            sheet.append((name, f"{name.split()[0].lower()}@x.example", "Analyst", "High"))
    out = io.BytesIO()
    book.save(out)
    written = update(out.getvalue(), "r.xlsx", TWO_NEW[:1])
    assert "PMO contacts!A7:D7" in written.receipt.rows_added
