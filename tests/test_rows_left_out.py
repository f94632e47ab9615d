"""Rows with text that are no record of their own: those passed over stand apart from those read into other rows."""

from __future__ import annotations

import datetime as dt

from pmodash.analysis import Analysis
from pmodash.inspection import inspection_lines
from pmodash.network.reading_register import build
from pmodash.network.register import Register, left_out_frame
from pmodash.network.row_reasons import carries_on, kinds_of_reasons, read_into_another, same_contact, why_merged
from pmodash.workbook.cells import Book
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

PAIRS = (
    b"Name,Job title,State,Engagement\n"
    b"Ada Ash,Director,Current,Neutral\n,,Desired,Supportive\n"
    b"Bo Diaz,Manager,Current,Unaware\n,,Desired,Leading\n"
    b"Cy Poe,Analyst,Current,Neutral\n,,Desired,Leading\n"
    b"Total,3,,\n"
)


def opened(data: bytes) -> tuple[Book, Register]:
    book = read(data, "people.csv")
    return book, build(book, understand(book))


def test_a_row_for_the_desired_level_is_read_into_another_and_a_total_is_not() -> None:
    _, register = opened(PAIRS)
    assert register.contacts["desired_level"].tolist() == ["Supportive", "Leading", "Leading"]
    into = read_into_another(register.left_out)
    assert sorted(register.left_out.loc[into, "row"]) == [3, 5, 7]
    assert register.left_out.loc[~into, "row"].tolist() == [8]


def test_the_analysis_still_lists_every_row_with_text_that_is_no_contact_by_itself() -> None:
    _, register = opened(PAIRS)
    analysis = Analysis.of(register, dt.date(2026, 11, 20)).as_json()
    rows = [one["row"] for key in ("contacts", "left_out") for one in analysis[key]]
    assert sorted(rows) == [2, 3, 4, 5, 6, 7, 8]


def test_inspection_in_words_tells_the_two_kinds_apart() -> None:
    lines = inspection_lines(*opened(PAIRS)).splitlines()
    assert "  people: 3 rows read into other rows" in lines
    assert "  people: row 8 left out: a total" in lines


def test_a_contact_listed_again_or_merged_away_is_read_into_another_row() -> None:
    whys = [same_contact("Plan", 4, ["vehicle"]), same_contact("Plan", 4, []), why_merged("C1", "Ada"), carries_on(3)]
    frame = left_out_frame({("Register", row): why for row, why in enumerate(whys)})
    assert read_into_another(frame).all()


def test_a_row_that_carries_on_one_that_was_left_out_is_left_out_too() -> None:
    frame = left_out_frame({("Register", 3): carries_on(2, read=False)})
    assert not read_into_another(frame).any()


def test_no_row_left_out_at_all_is_none_read_into_another() -> None:
    assert not read_into_another(left_out_frame({})).any()


def test_the_kind_of_a_reason_tells_no_name_and_no_row() -> None:
    whys = [
        same_contact("Ada's plan", 4, ["vehicle"]),
        why_merged("C1", "Ada\nAsh"),
        carries_on(3),
        carries_on(2, read=False),
        "its contact, Ada Ash; Bo, is not in the register",
        "several contacts are called Ada",
        "a total",
    ]
    kinds = kinds_of_reasons(left_out_frame({("Register", row): why for row, why in enumerate(whys)}))
    assert kinds.nunique() == len(whys)
    assert not kinds.str.contains(r"Ada|\d|C1", regex=True).any()
