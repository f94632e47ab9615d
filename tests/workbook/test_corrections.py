"""What a user says of a sheet wins over what was understood; a wrong layout file is refused in a sentence."""

from __future__ import annotations

import pytest
from drawn_sheets import drawn, kinds, laid_out

from pmodash.findings import Refusal
from pmodash.workbook.corrections import corrections_from_json
from pmodash.workbook.tables import Corrections, SheetCorrection

SHEET = drawn("Who | Where they sit | Since\nAnn Lee | Leeds | 05/06/2026\nBo Diaz | York | 07/08/2026", "People")


def corrected(**said) -> Corrections:
    return Corrections((SheetCorrection("People", **said),))


def test_a_corrected_column_is_certain():
    layout = laid_out(SHEET, corrections=corrected(role="contacts", fields={"B": "location", "C": None}))
    columns = {c.column: c for c in layout.tables[0].columns}
    assert (columns["B"].field, columns["B"].certainty, columns["B"].why) == ("location", 1.0, "set by you")
    assert columns["C"].field is None


TWO_LISTS = drawn(
    "Name | Email | Place | | Name | Email | Seat\nAnn | a@x.org | Hull | | Cy | c@x.org | Bath\n"
    "Bo | b@x.org | York | | Di | d@x.org | Rye",
    "People",
)


def test_a_field_that_was_read_so_is_only_settled_and_changes_nothing_else():
    read = laid_out(SHEET, corrections=corrected(role="contacts"))
    same = {c.column: c.field for c in read.tables[0].columns if c.field}
    (table,) = laid_out(SHEET, corrections=corrected(role="contacts", fields=same)).tables
    assert [(c.field, c.confidence) for c in table.columns] == [(c.field, c.confidence) for c in read.tables[0].columns]
    assert [c.column for c in table.columns if c.settled] == list(same)


def test_a_correction_of_one_list_adds_no_column_to_the_list_beside_it():
    before = laid_out(TWO_LISTS)
    after = laid_out(TWO_LISTS, corrections=corrected(fields={"C": "location"}))
    assert [[c.column for c in t.columns] for t in after.tables] == [
        [c.column for c in t.columns] for t in before.tables
    ]


def test_a_role_that_was_read_so_leaves_the_surest_list_the_surest():
    (read,) = laid_out(drawn("Name | Email\nAnn Lee | a@x.org", "People")).tables
    (said,) = laid_out(
        drawn("Name | Email\nAnn Lee | a@x.org", "People"), corrections=corrected(role="contacts")
    ).tables
    assert (said.confidence, said.settled, said.certainty) == (read.confidence, True, 1.0)


def test_a_corrected_header_row_is_taken_though_no_word_is_known():
    sheet = drawn("List of friends\nFoo | Bar\nAnn Lee | Leeds", "People")
    layout = laid_out(
        sheet, corrections=corrected(role="contacts", header_row=2, fields={"A": "name", "B": "location"})
    )
    assert (layout.tables[0].header_row, layout.tables[0].rows) == (2, 1)


@pytest.mark.parametrize(
    "said, word",
    [
        (SheetCorrection("Persons", role="contacts"), "sheet 'Persons', which the workbook has not: use People"),
        (SheetCorrection("People", header_row=9), "header row 9, below all values: use a row from 1 to 3"),
        (SheetCorrection("People", fields={"ZZ": "notes"}), "column ZZ, which holds nothing"),
        (SheetCorrection("People", date_orders={"D": "mdy"}), "column D, which holds nothing"),
        (SheetCorrection("People", scales={"D": "rising"}), "column D, which holds nothing"),
    ],
)
def test_a_correction_of_what_the_workbook_has_not_is_refused(said, word):
    with pytest.raises(Refusal, match=word):
        laid_out(SHEET, corrections=Corrections((said,)))


def test_a_sheet_set_to_other_is_left_alone():
    sheet = drawn("Name | Email\nAnn Lee | a@x.org", "People")
    assert kinds(laid_out(sheet, corrections=corrected(role="other"))) == ["no-register"]


def test_a_corrected_date_order_is_not_asked_for_again():
    said = corrected(role="contacts", fields={"C": "last_touchpoint"}, date_orders={"C": "mdy"})
    layout = laid_out(SHEET, corrections=said)
    assert layout.tables[0].of_field("last_touchpoint")[0].date_order == "mdy"
    assert "date-order-assumed" not in kinds(layout)


def test_corrections_survive_the_way_to_json_and_back():
    said = corrected(role="contacts", header_row=2, fields={"A": "name", "B": None}, date_orders={"C": "dmy"})
    said = said.with_sheet(SheetCorrection("Others", scales={"B": "falling"}))
    assert corrections_from_json(said.as_json()) == said


@pytest.mark.parametrize(
    ("obj", "said"),
    [
        ([], "no object"),
        ({"sheets": {}}, "list"),
        ({"sheets": [{}]}, "names no sheet"),
        ({"sheets": [{"sheet": "A", "colour": 1}]}, "colour"),
        ({"sheets": [{"sheet": "A", "role": "friends"}]}, "friends"),
        ({"sheets": [{"sheet": "A", "header_row": 0}]}, "header row"),
        ({"sheets": [{"sheet": "A", "header_row": True}]}, "header row"),
        ({"sheets": [{"sheet": "A", "fields": {"1": "name"}}]}, "column letter"),
        ({"sheets": [{"sheet": "A", "fields": {"A": "shoe size"}}]}, "shoe size"),
        ({"sheets": [{"sheet": "A", "fields": {"A": ["name"]}}]}, "unknown field"),
        ({"sheets": [{"sheet": "A", "date_orders": {"A": "american"}}]}, "american"),
        ({"sheets": [{"sheet": "A", "scales": {"A": "upwards"}}]}, "upwards"),
        ({"sheets": [{"sheet": "A", "scales": ["A"]}]}, "column letters"),
        ({"sheets": [{"sheet": "A"}, {"sheet": "A"}]}, "twice"),
    ],
)
def test_a_wrong_layout_file_is_refused(obj, said):
    with pytest.raises(Refusal, match=said):
        corrections_from_json(obj)
