"""A text table edited as the text file that it is: what no edit concerns stays byte for byte."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.findings import RefusedWriteError
from pmodash.workbook.parsing.csv_text import raw_records, read_text
from pmodash.workbook.patches import AppendRow, AppendToSheet, Cell, Patch, PutColumn, SetCell
from pmodash.workbook.receipt import Written
from pmodash.workbook.text_records import TextRecords
from pmodash.workbook.writing import WriteOptions, write

PEOPLE = b'Name;Job title;Last contact\r\n"Ada Finch";Change Lead;05/11/2026\r\n"Okafor; Ben";"007";28/02/2026\r\n'


def written(data: bytes, *patches: Patch) -> Written:
    return write(data, "people.csv", patches, options=WriteOptions(as_text=True))


def setting(row: int, column: int, value: str | float | dt.date | None) -> SetCell:
    return SetCell("people", row, column, value, "edit 1")


def adding(row: int, *values: str | float | dt.date | None) -> AppendRow:
    cells = tuple(Cell(column, value) for column, value in enumerate(values, 1))
    return AppendRow("people", row, 1, 1, len(values), cells, "edit 1")


def test_only_the_field_concerned_changes() -> None:
    assert written(PEOPLE, setting(2, 2, "Head")).data == PEOPLE.replace(b"Change Lead", b"Head")


def test_the_name_of_the_file_stays() -> None:
    assert written(PEOPLE, setting(2, 2, "Head")).name == "people.csv"


def test_without_edits_the_same_bytes_come_back() -> None:
    assert written(PEOPLE).data is PEOPLE


def test_a_field_that_stood_in_quotation_marks_keeps_them() -> None:
    assert written(PEOPLE, setting(3, 2, "008")).data == PEOPLE.replace(b"007", b"008")


def test_a_text_that_needs_quotation_marks_gets_them() -> None:
    assert b';"Head; of ""it""";' in written(PEOPLE, setting(2, 2, 'Head; of "it"')).data


def test_a_text_with_a_line_break_stays_one_record() -> None:
    data = written(PEOPLE, setting(2, 2, "Head\nof it")).data
    assert read_text(data).records[1][1] == "Head\nof it"


@pytest.mark.parametrize("text", [b'"one\r\ntwo"', b'"one\rtwo"', b"_x0041_", b"a\x07b", b"x" * 40_000])
def test_a_text_that_no_workbook_can_hold_as_it_is_stays_where_nothing_is_edited(text: bytes) -> None:
    data = b"Name,Role,Notes\r\nAda,Lead," + text + b"\r\nBen,Analyst,b\r\n"
    assert written(data, setting(3, 2, "Boss")).data == data.replace(b"Analyst", b"Boss")


def test_a_record_below_the_last_is_written_as_the_one_above_it() -> None:
    data = written(PEOPLE, adding(4, "Cleo", "9", None)).data
    assert data == PEOPLE + b'Cleo;"9";\r\n'


def test_a_file_with_all_fields_in_quotation_marks_keeps_to_that() -> None:
    data = b'"Name","Role"\n"Ada",""\n'
    made = written(data, setting(2, 2, "Lead"), adding(3, "Ben", "Head")).data
    assert made == b'"Name","Role"\n"Ada","Lead"\n"Ben","Head"\n'


def test_a_file_without_a_last_line_end_keeps_none() -> None:
    assert written(b"Name,Role\nAda,Lead", adding(3, "Ben", "Head")).data == b"Name,Role\nAda,Lead\nBen,Head"


def test_a_blank_line_at_the_end_takes_the_new_record() -> None:
    assert written(b"Name,Role\nAda,Lead\n\n", adding(3, "Ben", "Head")).data == b"Name,Role\nAda,Lead\nBen,Head\n"


def test_a_field_beyond_the_end_of_a_short_record_gets_delimiters() -> None:
    assert written(b"Name,Role,Notes\nAda\n", setting(2, 3, "new")).data == b"Name,Role,Notes\nAda,,new\n"


def test_a_new_column_is_in_every_record() -> None:
    column = PutColumn("people", 1, 3, 2, 3, "PMO group", ((3, "Hub"),), "the column was asked for")
    data = written(PEOPLE, adding(4, "Cleo", "9", None), column).data
    assert [line.rpartition(b";")[2] for line in data.splitlines()] == [b"PMO group", b"", b"Hub", b""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe_and_a_note(start: str) -> None:
    made = written(PEOPLE, setting(2, 2, f"{start}SUM(A1)"))
    assert read_text(made.data).records[1][1] == f"'{start}SUM(A1)"
    assert any("1 text that begins like a formula" in note for note in made.receipt.notes)


@pytest.mark.parametrize("number", ["+44 20 7946 0000", "-5", "+49 (0)30 12345"])
def test_a_number_with_a_sign_is_no_formula(number: str) -> None:
    assert read_text(written(PEOPLE, setting(2, 2, number)).data).records[1][1] == number


@pytest.mark.parametrize("formula", ["+1+1", "-2-3", "+A1", "-(1)*2"])
def test_a_sum_with_a_sign_is_a_formula(formula: str) -> None:
    assert read_text(written(PEOPLE, setting(2, 2, formula)).data).records[1][1] == f"'{formula}"


def test_what_the_user_wrote_is_left_as_it_is_even_like_a_formula() -> None:
    data = b"Name,Role\nAda,=1+1\nBen,-\n"
    assert written(data, setting(3, 1, "Bea")).data == data.replace(b"Ben", b"Bea")


def test_a_day_is_written_as_the_days_of_its_column() -> None:
    assert b";02/01/2026\r\n" in written(PEOPLE, setting(2, 3, dt.date(2026, 1, 2))).data


def test_a_day_is_written_year_first_where_the_column_leaves_its_order_open() -> None:
    data = b"Name,Last contact\nAda,05/11/2026\nBen,\n"
    assert written(data, setting(3, 2, dt.date(2026, 1, 2))).data == data.replace(b"Ben,", b"Ben,2026-01-02")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp1251", "mac_roman", "gb18030"]
)
def test_the_encoding_and_its_mark_stay(encoding: str) -> None:
    words = {"cp1251": "Анна Иванова", "gb18030": "王小明经理"}.get(encoding, "Zoë Müller, Renée Çelik")
    text = f"Name;Role\r{words};Lead\rBen;Head\r".replace("\r", "\r" if encoding == "mac_roman" else "\r\n")
    data = text.encode(encoding)
    assert written(data, setting(3, 2, "Director")).data == text.replace("Head", "Director").encode(encoding)


def test_bytes_that_are_not_of_the_encoding_stay_as_they_are() -> None:
    data = "Name,Role,Notes\nZoë Müller,Lead,äöüÄÖÜßéèê\nBen,Head,".encode() + b"\xff\n"
    assert written(data, setting(3, 2, "Boss")).data == data.replace(b"Head", b"Boss")


def test_a_letter_that_the_encoding_lacks_is_refused_with_its_cell() -> None:
    data = "Name;Ort\nAda Müller;Köln\n".encode("cp1252")
    with pytest.raises(RefusedWriteError, match=r"people!A2 is to hold 'Ł'.*cp1252.*CSV UTF-8"):
        written(data, setting(2, 1, "Łucja"))


def test_a_line_that_names_the_delimiter_stays() -> None:
    data = b"sep=;\nName;Role\nAda;Lead\n"
    assert written(data, setting(3, 2, "Head")).data == data.replace(b"Lead", b"Head")


def test_a_misplaced_quotation_mark_elsewhere_stays() -> None:
    data = b'Name,Role,Notes\nAda,Lead,a "quoted" word\nBen,Head,"never closed\nCleo,Chief,x\n'
    assert written(data, setting(4, 2, "Boss")).data == data.replace(b"Chief", b"Boss")


def test_what_other_sheets_would_hold_is_told_and_not_dropped_in_silence() -> None:
    log = AppendToSheet("PMO change log", ("Time",), (("now",),), "the log of changes")
    touches = AppendToSheet("Touchpoints", ("Date",), (("a",), ("b",)), "a new touchpoint")
    made = written(PEOPLE, setting(2, 2, "Head"), touches, log)
    assert made.data == PEOPLE.replace(b"Change Lead", b"Head")
    wanted = "A text file holds one sheet. Not in it: 2 touchpoints and the change log."
    assert any(note.startswith(wanted) for note in made.receipt.notes)


def test_where_all_edits_are_for_other_sheets_the_file_comes_back_with_the_note() -> None:
    made = written(PEOPLE, AppendToSheet("Touchpoints", ("Date",), (("a",),), "a new touchpoint"))
    assert made.data is PEOPLE
    assert any("Not in it: 1 touchpoint." in note for note in made.receipt.notes)


def test_the_receipt_tells_the_cells_the_rows_and_the_file() -> None:
    receipt = written(PEOPLE, setting(2, 2, "Head"), adding(4, "Cleo", None, None)).receipt
    assert [(cell.cell, cell.old, cell.new) for cell in receipt.cells] == [("B2", "Change Lead", "Head")]
    assert (receipt.rows_added, receipt.parts_changed) == (("people!A4:C4",), (("file", "holds the edits"),))


FIELDS = st.text(st.sampled_from('ab ,;"\n\r\té='), max_size=5)
TABLES = st.lists(st.lists(FIELDS, min_size=1, max_size=4), min_size=1, max_size=6)
RAW = st.text(st.sampled_from('ab,"\n\r '), max_size=40)


@given(RAW)
def test_the_records_as_they_stand_make_up_the_text(text: str) -> None:
    records = raw_records(text, ",")
    assert "".join(records) == text
    assert TextRecords(text, ",").to_text() == text


def in_marks(field: str, quoted: bool) -> str:
    return '"' + field.replace('"', '""') + '"' if quoted or set(field) & set(',"\r\n') else field


def filled(text: str) -> dict[tuple[int, int], str]:
    records = read_text(text.encode(), ",").records
    return {(i, j): field for i, record in enumerate(records, 1) for j, field in enumerate(record, 1) if field}


@settings(max_examples=200)
@given(TABLES, st.data())
def test_a_field_put_in_any_table_reads_back_and_changes_no_other(table: list[list[str]], data: st.DataObject) -> None:
    quoted = data.draw(st.booleans())
    text = "\r\n".join(",".join(in_marks(field, quoted) for field in record) for record in table)
    wanted = filled(text)
    row, field, value = data.draw(st.integers(1, len(table) + 2)), data.draw(st.integers(1, 5)), data.draw(FIELDS)
    changed = TextRecords(text, ",")
    changed.put(row, field, value)
    wanted[row, field] = value
    assert filled(changed.to_text()) == {place: told for place, told in wanted.items() if told}
