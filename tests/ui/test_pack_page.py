"""The Pack page: what will be in it, refusals beside what they concern, and the file built only when asked."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from app_driving import SMALL, Opened, kept, press, said
from PIL import Image
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Checkbox

from pmodash.journal.edits import SetStory
from pmodash.network.story_choices import SlideChoice, StoryChoices, slide_kinds
from pmodash.redaction.redaction import NAMES_HIDDEN, OFF
from pmodash.selection import Selection
from pmodash.ui.pack_offer import file_name, size_in_words
from pmodash.ui.workspace import OpenFile

PACK = "pages/meeting/pack.py"
LATER = SMALL.replace("2026-03-01", "2026-11-19")


@pytest.fixture
def page(small: AppTest) -> AppTest:
    return small.switch_page(PACK).run()


def part(app: AppTest, name: str) -> AppTest:
    app.segmented_control(key="pack_section").set_value(name).run()
    assert not app.exception
    return app


def make_pdf(app: AppTest, kind: str = "Slides") -> AppTest:
    app.segmented_control(key=f"pack_kind_{kind}").set_value("PDF").run()
    press(app, "Make the PDF")
    assert not app.exception
    return app


def downloads(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def picture() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (200, 60), "navy").save(held, "PNG")
    return held.getvalue()


def choose(app: AppTest, which: str, data: bytes) -> AppTest:
    kept(app).beside[which] = OpenFile.of("chosen", data)
    app.run()
    assert not app.exception
    return app


def test_the_slides_are_told_in_words_before_anything_is_made(page: AppTest) -> None:
    assert not page.exception
    assert "1. **Title**" in said(page) and "**Where we stand**" in said(page)
    assert "nothing to compare with yet" in said(page)
    assert not downloads(page)


def test_a_pack_is_made_when_asked_and_forgotten_when_what_it_rests_on_changes(page: AppTest) -> None:
    make_pdf(page)
    assert downloads(page) == ["Download the PDF"]
    assert any(caption.value.startswith("governance-pack-") and "kB" in caption.value for caption in page.caption)
    page.segmented_control(key="pack_paper").set_value("Letter").run()
    assert not downloads(page)
    page.segmented_control(key="pack_paper").set_value("A4").run()
    assert downloads(page) == ["Download the PDF"]


def test_a_file_name_tells_what_and_of_which_day_and_nothing_of_whom() -> None:
    day = dt.date(2026, 11, 20)
    assert file_name("governance-pack", OFF, day, ".pptx") == "governance-pack-2026-11-20.pptx"
    assert file_name("one-pagers", NAMES_HIDDEN, day, ".pdf") == "one-pagers-names-hidden-2026-11-20.pdf"


@pytest.mark.parametrize(("size", "words"), [(10, "1 kB"), (81_400, "81 kB"), (1_260_000, "1.3 MB")])
def test_a_size_is_told_as_people_read_it(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_a_story_without_slides_says_what_to_do(page: AppTest) -> None:
    session = kept(page)
    none = StoryChoices(slides=tuple(SlideChoice(name, False) for name in slide_kinds()))
    session.workspace = session.workspace.edited(SetStory(none), dt.datetime(2026, 11, 20))
    page.run()
    assert any("nothing to pack" in str(info.proto.title) for info in page.info)
    assert next(button for button in page.button if button.label.startswith("Make")).disabled


def test_a_bad_logo_is_told_below_it_and_nothing_can_be_made(page: AppTest) -> None:
    choose(page, "pack_logo", b"no picture")
    (error,) = page.error
    assert "logo" in error.value.casefold()
    assert next(button for button in page.button if button.label.startswith("Make")).disabled


def test_a_good_logo_is_taken(page: AppTest) -> None:
    choose(page, "pack_logo", picture())
    assert not page.error and downloads(make_pdf(page)) == ["Download the PDF"]


@pytest.mark.parametrize("template", [b"no template", b""])
def test_a_bad_template_is_told_below_it_and_matters_to_slides_alone(page: AppTest, template: bytes) -> None:
    choose(page, "pack_template", template)
    (error,) = page.error
    assert "template" in error.value.casefold()
    make_pdf(page)
    assert not page.error and downloads(page) == ["Download the PDF"]


def test_critics_are_hidden_until_it_is_ticked(opened: Opened) -> None:
    rows = "Name,E-mail,Current level\nAnn Lee,ann@n.example,Resistant\nBo Osei,bo@n.example,Neutral\n"
    page = part(opened("people.csv", rows.encode()).switch_page(PACK).run(), "One-pagers")
    page.multiselect(key="pack_people").set_value([0, 1]).run()
    assert "1 page" in said(page) and "Ann Lee" not in said(page)
    critics_box(page).check().run()
    assert "2 pages" in said(page) and "Ann Lee" in said(page)


def critics_box(page: AppTest) -> Checkbox:
    """The tick that names critics."""
    return next(box for box in page.checkbox if "critics" in box.label)


def test_critics_of_one_workbook_being_shown_does_not_show_those_of_the_next(page: AppTest) -> None:
    critics_box(page).check().run()
    critics_box(page.switch_page("pages/meeting/present.py").run()).check().run()
    press(page.switch_page("pages/workbook/upload.py").run(), "Close")
    page.file_uploader[0].upload("other.csv", LATER.encode()).run()
    assert not critics_box(page.switch_page(PACK).run()).value
    assert not critics_box(page.switch_page("pages/meeting/present.py").run()).value


def test_a_pack_shows_no_more_of_names_than_the_pages_do(page: AppTest) -> None:
    page.selectbox(key="names").set_value("Hidden").run()
    assert page.segmented_control(key="pack_names_2").options == ["Hidden", "Groups only"]
    assert "Ann" not in said(part(page, "Worklists")) and "Khan" not in said(page)
    assert [info.proto.title for info in part(page, "Edit the story").info] == ["Names are hidden"]
    assert not page.text_input


def test_filters_are_told_where_they_leave_some_out(page: AppTest) -> None:
    session = kept(page)
    session.workspace = replace(session.workspace, selection=Selection(organisation=("Northwind",)))
    page.run()
    assert "of the contacts that the filters leave" in said(page)


def test_an_earlier_workbook_chosen_here_is_compared_with(opened: Opened) -> None:
    app = opened("now.csv", LATER.encode()).switch_page(PACK).run()
    choose(app, "earlier", SMALL.encode())
    assert "Compared with" in said(app) and not app.error


def test_an_earlier_workbook_of_other_people_is_refused_in_a_sentence(page: AppTest) -> None:
    choose(page, "earlier", b"Name,E-mail\nZed Nobody,zed@nowhere.example\n")
    assert any("no contact in common" in error.value for error in page.error)


def test_one_pagers_are_made_of_those_chosen(page: AppTest) -> None:
    part(page, "One-pagers")
    assert "Choose one or more stakeholders" in said(page) and not downloads(page)
    page.multiselect(key="pack_people").set_value([0, 1]).run()
    press(page, "Make the PDF")
    assert downloads(page) == ["Download the PDF"]
    assert any(caption.value.startswith("one-pagers-") for caption in page.caption)


def test_no_single_person_has_a_page_where_only_groups_are_shown(page: AppTest) -> None:
    part(page, "One-pagers")
    page.multiselect(key="pack_people").set_value([0]).run()
    page.segmented_control(key="pack_names_3").set_value("Groups only").run()
    assert not page.exception and not downloads(page)
    assert any("only groups are shown" in warning.value for warning in page.warning)


def test_a_worklist_is_made_of_some_owners_or_of_all(page: AppTest) -> None:
    part(page, "Worklists")
    press(page, "Make the PDF")
    assert downloads(page) == ["Download the PDF"]
    page.multiselect(key="pack_owners").set_value(["A. Khan"]).run()
    assert not page.exception and not downloads(page)
    assert "1 page" in said(page)
