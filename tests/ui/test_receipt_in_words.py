"""The receipt on the Download page in a PMO's words: names, notes said once, no jargon outside the folded part."""

from __future__ import annotations

from app_driving import SMALL, Opened, kept, log_for_all_pasted, said
from streamlit.testing.v1 import AppTest

from pmodash.ui.derived import uploaded_register
from pmodash.ui.receipt import place_in_words
from pmodash.workbook.package.signatures import SignedError

DOWNLOAD = "pages/workbook/download.py"


def words(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\u2060", "")


def test_a_row_or_column_that_was_added_is_told_by_what_it_holds() -> None:
    names = {"Register!L": "Job title", "Register!A158:V158": "Dee Park"}
    assert place_in_words("Register!L", "column", names) == "Job title (column L on Register)"
    assert place_in_words("Register!A158:V158", "row", names) == "Dee Park (row 158 on Register)"
    assert place_in_words("My log!B4:G4", "row", {}) == "row 4 on My log"


def test_the_page_names_who_has_a_new_row_and_counts_the_rest_of_many(opened: Opened) -> None:
    app = opened("many.csv", _many("abcdefghi"))
    log_for_all_pasted(app, "\n".join(f"Ann Lee{letter}" for letter in "abcdefghi"))
    told = words(app.switch_page(DOWNLOAD).run())
    assert "**Rows added:** Ann Leea (row 4 on Touchpoints), Ann Leeb (row 5 on Touchpoints)" in told
    assert "Ann Leef (row 9 on Touchpoints) and 3 more" in told


def _many(letters: str) -> bytes:
    head, first, *_ = SMALL.splitlines()
    rows = (first.replace("Ann Lee", f"Ann Lee{letter}").replace("ann@", f"{letter}@") for letter in letters)
    return "\n".join((head, *rows)).encode()


def test_what_the_page_says_of_a_text_file_is_not_said_again_under_good_to_know(small: AppTest) -> None:
    log_for_all_pasted(small, "Ann Lee")
    assert words(small.switch_page(DOWNLOAD).run()).count("comes out as an Excel workbook") == 1


def test_the_page_speaks_of_parts_and_digests_in_the_folded_table_alone(with_sample: AppTest) -> None:
    log_for_all_pasted(with_sample, str(uploaded_register(kept(with_sample)).contacts["name"].iloc[0]))
    told = words(with_sample.switch_page(DOWNLOAD).run())
    assert "rels" not in told and "sha256" not in told and "digest" not in told
    assert "For whoever wants to check the file" in [box.label for box in with_sample.expander]


def test_the_refusal_of_a_signed_workbook_names_no_option_of_the_command_line() -> None:
    assert "--" not in str(SignedError()) and "ask for the signature to be removed" in str(SignedError())
