"""The Compare page: what changed since an earlier workbook, and a colleague's copy brought in as one step."""

from __future__ import annotations

from app_driving import SMALL, kept, press
from streamlit.testing.v1 import AppTest

from pmodash.ui.derived import register_of
from pmodash.ui.workspace import OpenFile
from pmodash.workbook.parsing.protection import encrypted
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx
from pmodash.workbook.tables import SheetCorrection

COMPARE = "pages/workbook/compare.py"
ROWS = [line.split(",") for line in SMALL.split("\n")]


def with_file(app: AppTest, which: str, data: bytes, name: str = "other.csv") -> AppTest:
    """The page with a file chosen beside the workbook, by the same way as the uploader chooses it."""
    kept(app).beside[which] = OpenFile.of(name, data)
    return app.switch_page(COMPARE).run()


def in_merging(app: AppTest) -> AppTest:
    app.switch_page(COMPARE).run()
    return app.segmented_control(key="compare_section").set_value("Merge a colleague’s copy").run()


def test_the_same_workbook_shows_that_nothing_changed(small: AppTest) -> None:
    with_file(small, "earlier", SMALL.encode())
    assert [one.value for one in small.success] == ["Nothing changed between the two."]
    assert not small.exception


def test_five_lines_stand_on_top_and_name_nobody(small: AppTest) -> None:
    with_file(small, "earlier", SMALL.replace("Project Manager", "Clerk").encode())
    lines = next(one.value for one in small.markdown if one.value.startswith("- "))
    assert lines.count("\n") == 4 and "Ann" not in lines
    assert "Fields changed: 1" in [box.label for box in small.expander]


def test_the_chosen_file_may_be_the_later_one(small: AppTest) -> None:
    with_file(small, "earlier", "\n".join(SMALL.split("\n")[:-1]).encode())
    assert "Joined: 1" in [box.label for box in small.expander]
    small.toggle(key="compare_swapped").set_value(True).run()
    assert "Left: 1" in [box.label for box in small.expander]


def test_a_protected_workbook_asks_for_its_password_and_says_when_it_is_wrong(small: AppTest) -> None:
    rows = [*ROWS, *([f"Person {i}", f"p{i}@north.example", "Northwind", "Clerk"] for i in range(150))]
    with_file(small, "earlier", encrypted(plain_xlsx([PlainSheet("Register", rows)]), "open sesame"), "other.xlsx")
    small.text_input(key="beside_earlier_password").set_value("wrong")
    press(small, "Open")
    assert "does not open the workbook" in small.warning[0].value
    small.text_input(key="beside_earlier_password").set_value("open sesame")
    press(small, "Open")
    assert "Left: 150" in [box.label for box in small.expander]


def test_a_file_without_contacts_and_one_that_is_no_workbook_get_a_sentence(small: AppTest) -> None:
    with_file(small, "earlier", b"nothing here\n")
    assert len(small.error) == 1 and "No contacts were found" in small.error[0].value
    with_file(small, "earlier", b"PK\x03\x04 broken", "other.xlsx")
    assert len(small.error) == 1 and not small.exception


def test_their_copy_is_brought_in_as_one_step(small: AppTest) -> None:
    with_file(small, "base", SMALL.encode())
    with_file(
        small, "copy", (SMALL.replace("Project Manager", "Clerk") + "\nDi Poe,di@x.example,,,,").encode(), "theirs.csv"
    )
    in_merging(small)
    press(small, "Bring 2 changes")
    contacts = register_of(kept(small)).contacts
    assert contacts["name"].tolist()[-1] == "Di Poe" and contacts["job_title"].iloc[0] == "Clerk"
    journal = kept(small).workspace.journal
    assert {made.together for made in journal.made} == {"Merged from theirs.csv"}
    assert journal.undo().count == 0


def test_a_conflict_is_chosen_before_anything_is_brought_in(small: AppTest) -> None:
    with_file(small, "base", SMALL.replace("Project Manager", "Planner").encode())
    with_file(small, "copy", SMALL.replace("Project Manager", "Clerk").encode())
    in_merging(small)
    assert small.button(key="merge_bring_in").disabled
    small.segmented_control(key="merge_default").set_value("All theirs").run()
    assert not small.button(key="merge_bring_in").disabled
    press(small, "Bring 1 change")
    assert register_of(kept(small)).contacts["job_title"].iloc[0] == "Clerk"


def test_files_beside_the_workbook_are_forgotten_when_it_is_closed(small: AppTest) -> None:
    with_file(small, "earlier", SMALL.encode())
    press(small.switch_page("pages/workbook/upload.py").run(), "Close this")
    assert kept(small).workspace.file is None and kept(small).beside == {}


def test_what_was_corrected_of_the_open_workbook_holds_for_the_file_beside_it(small: AppTest) -> None:
    workspace = kept(small).workspace
    said = SheetCorrection("small", fields={"C": "department"})
    kept(small).workspace = workspace.corrected(said)
    with_file(small, "earlier", SMALL.encode(), "small.csv")
    assert [one.value for one in small.success] == ["Nothing changed between the two."]
