"""The receipt tells what changed, what did not, and what every unchanged part holds."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
from typing import Any

import pytest
from edited_books import REGISTER, book_of, bytes_of, values

from pmodash.workbook import part_comparing
from pmodash.workbook.kept_parts import what_it_is
from pmodash.workbook.part_comparing import COMPRESSED, KeptPart
from pmodash.workbook.patches import AppendToSheet, Patch, SetCell
from pmodash.workbook.receipt import CellChange, Receipt
from pmodash.workbook.writing import WriteOptions, write

EDIT = SetCell("Register", 2, 2, "Head of Change", "edit 1")
HEADERS = ("Time", "Edit", "Contact", "Field", "Old value", "New value", "Cell")
LOG = AppendToSheet("PMO change log", HEADERS, ((None, 1, "Ada Finch", "Job title", "a", "b", "Register!B2"),), "log")
WHEN = dt.datetime(2026, 11, 20, 9, 30)


def workbook(**files: str) -> bytes:
    """The register, with these parts laid beside its own."""
    data = bytes_of(book_of({"Register": REGISTER, "Other": [("a", "b")]}))
    held = io.BytesIO(data)
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return held.getvalue()


def charted() -> bytes:
    named = {"xl/charts/chart1.xml": "<c/>", "xl/charts/chart2.xml": "<c/>", "xl/media/image1.png": "png"}
    return workbook(**named, **{"xl/vbaProject.bin": "macros"})


def content(data: bytes, part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(part)


def told(data: bytes, *patches: Patch, **options: Any) -> dict[str, Any]:
    return write(data, "r.xlsx", patches, options=WriteOptions(**options)).receipt.as_json()


def test_every_unchanged_part_has_a_digest_of_what_it_holds() -> None:
    data = charted()
    unchanged = told(data, EDIT)["unchanged"]
    assert {"xl/charts/chart1.xml", "xl/vbaProject.bin", "xl/worksheets/sheet2.xml"} <= {
        one["part"] for one in unchanged
    }
    for one in unchanged:
        assert one["digest"] == f"sha256:{hashlib.sha256(content(data, one['part'])).hexdigest()}"


def test_the_digest_of_a_large_part_is_that_of_its_compressed_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part_comparing, "_LARGE", 3)
    kept = {one.part: one for one in part_comparing.all_kept(charted())}
    assert kept["xl/media/image1.png"].of == "content"
    assert kept["xl/vbaProject.bin"].of == COMPRESSED


def test_each_part_is_accounted_for_once() -> None:
    data = charted()
    written = write(data, "r.xlsx", [EDIT, LOG])
    receipt = written.receipt
    kept = {one.part for one in receipt.unchanged}
    changed, gone = {part for part, _ in receipt.parts_changed}, {part for part, _ in receipt.parts_removed}
    with zipfile.ZipFile(io.BytesIO(written.data)) as after, zipfile.ZipFile(io.BytesIO(data)) as before:
        assert kept | changed | set(receipt.parts_added) == set(after.namelist())
        assert kept | changed | gone == set(before.namelist())
    assert receipt.as_json()["parts_unchanged"] == len(kept)
    assert not kept & changed


def test_the_sentence_counts_what_stayed_and_names_it() -> None:
    receipt = write(charted(), "r.xlsx", [EDIT]).receipt
    assert receipt.in_words() == (
        f"1 cell changed; {len(receipt.unchanged)} other parts byte-identical: charts 2, pictures 1, macros"
    )
    assert receipt.as_json()["kept"] == {"charts": 2, "pictures": 1, "macros": 1}


def test_only_parts_that_did_not_change_are_counted_as_kept() -> None:
    receipt = Receipt(unchanged=(KeptPart("xl/charts/chart1.xml"),), parts_changed=(("xl/charts/chart2.xml", "w"),))
    assert receipt.kept == {"charts": 1}


def test_every_changed_part_says_why() -> None:
    whys = {one["part"]: one["why"] for one in told(charted(), EDIT, LOG, when=WHEN)["parts_changed"]}
    assert whys == {
        "[Content_Types].xml": "lists what each part of the file is, and parts came or went",
        "docProps/app.xml": "tells which program changed the file last, and the sheets by name",
        "docProps/core.xml": "tells when the file was changed last",
        "xl/_rels/workbook.xml.rels": "points at the new sheets",
        "xl/styles.xml": "holds one more look for cells, such as that of dates",
        "xl/workbook.xml": "lists the new sheets; has Excel work formulas out anew when it opens the file",
        "xl/worksheets/sheet1.xml": "holds the edits to Register",
    }


def test_a_workbook_that_comes_back_as_it_was_says_so() -> None:
    receipt = write(charted(), "r.xlsx", []).receipt
    assert receipt.in_words() == "nothing changed, the file is byte for byte as it was"
    assert len(receipt.unchanged) == len(zipfile.ZipFile(io.BytesIO(charted())).namelist())


def test_a_file_that_is_no_package_is_one_part() -> None:
    (kept,) = write(b"Name\nAnn\n", "r.csv", []).receipt.unchanged
    assert kept == KeptPart(
        "file", f"sha256:{hashlib.sha256(b'Name' + bytes([10]) + b'Ann' + bytes([10])).hexdigest()}"
    )


def test_a_conversion_claims_no_part_to_be_as_it_was() -> None:
    receipt = write(b"Name,Title\nAnn,Lead\n", "r.csv", [SetCell("r", 2, 2, "Head", "edit 1")]).receipt
    assert (receipt.unchanged, receipt.parts_changed) == ((), ())
    assert "xl/workbook.xml" in receipt.parts_added
    assert receipt.in_words() == "1 cell changed"


def test_the_change_log_holds_the_receipt_in_one_line() -> None:
    written = write(charted(), "r.xlsx", [EDIT, LOG], options=WriteOptions(when=WHEN))
    *_, line = values(written.data, "PMO change log")
    assert line == (WHEN, None, None, "Receipt", None, written.receipt.in_words(), None)
    assert written.receipt.in_words().startswith("1 cell changed, 1 sheet added; ")


def test_a_second_download_adds_its_own_line_and_counts_right() -> None:
    once = write(charted(), "r.xlsx", [EDIT, LOG], options=WriteOptions(when=WHEN)).data
    again = write(once, "r.xlsx", [SetCell("Register", 3, 2, "x", "edit 1"), LOG], options=WriteOptions(when=WHEN))
    lines = values(again.data, "PMO change log")
    assert [line[3] for line in lines[2:]] == ["Field", "Job title", "Receipt", "Job title", "Receipt"]
    assert lines[-1][5] == again.receipt.in_words()
    assert again.receipt.rows_of_the_user == ()


def test_a_change_log_under_another_name_gets_the_line_too() -> None:
    data = bytes_of(book_of({"Register": REGISTER, "pmo CHANGE log": [("Mine",)]}))
    written = write(data, "r.xlsx", [EDIT, LOG])
    assert written.receipt.sheets_added == ("PMO change log (2)",)
    assert [line[3] for line in values(written.data, "PMO change log (2)")[2:]] == ["Field", "Job title", "Receipt"]
    assert written.receipt.rows_of_the_user == ()


def test_what_was_not_done_stands_in_the_receipt_and_in_the_change_log() -> None:
    book = book_of({"Register": REGISTER})
    book["Register"]["G2"] = "=MAX(1,2)"
    date = SetCell("Register", 2, 7, dt.date(2026, 11, 20), "edit 1", keep_formula=True)
    written = write(bytes_of(book), "r.xlsx", [EDIT, date, LOG])
    sentences = ["Register!G2 works itself out with a formula and was left as it is."]
    assert written.receipt.as_json()["not_done"] == written.receipt.as_json()["notes"] == sentences
    lines = values(written.data, "PMO change log")
    assert [line[5] for line in lines if line[3] == "Not done"] == sentences


def test_what_was_done_in_another_place_is_a_note_and_nothing_that_was_not_done() -> None:
    written = write(charted(), "r.xlsx", [EDIT, LOG], options=WriteOptions(notes=("A row went elsewhere.",)))
    assert written.receipt.not_done == ()
    assert written.receipt.notes == ("A row went elsewhere.",)
    assert [line[5] for line in values(written.data, "PMO change log") if line[3] == "Note"] == list(
        written.receipt.notes
    )


def test_the_change_log_names_the_first_of_many_notes() -> None:
    options = WriteOptions(notes=tuple(f"Row {number} went elsewhere." for number in range(50)))
    lines = values(write(charted(), "r.xlsx", [EDIT, LOG], options=options).data, "PMO change log")
    assert [line[5] for line in lines][-1] == "30 more, which the receipt names"
    assert sum(line[3] == "Note" for line in lines) == 21


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl/worksheets/sheet1.xml", "sheet"),
        ("xl/worksheets/_rels/sheet1.xml.rels", "list of which part belongs to which"),
        ("xl/charts/chart3.xml", "chart"),
        ("xl/charts/style3.xml", "look of a chart"),
        ("docProps/core.xml", "properties of the file"),
        ("xl/unheard/of.bin", "part that is left as it is"),
    ],
)
def test_a_part_is_named_in_words(part: str, words: str) -> None:
    assert what_it_is(part) == words


def test_kinds_of_which_one_changed_are_told_out_of_how_many() -> None:
    kept = tuple(KeptPart(f"xl/tables/table{number}.xml") for number in (1, 2, 3))
    cell = CellChange("Register", "B2", "a", "b", "edit 1")
    receipt = Receipt(unchanged=kept, parts_changed=(("xl/tables/table4.xml", "grew"),), cells=(cell,))
    assert receipt.in_words() == "1 cell changed; 3 other parts byte-identical: Excel tables 3 of 4"
