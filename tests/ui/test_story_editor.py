"""The story as its manager wants it told, edited on the Pack page and kept in the workbook."""

from __future__ import annotations

import datetime as dt

import pytest
from app_driving import Opened, kept, press, said
from streamlit.testing.v1 import AppTest
from test_not_writable import locked_workbook

from pmodash.journal.edits import SetStory
from pmodash.network.story_choices import AS_USUAL, StoryChoices, slide_kinds
from pmodash.ui.derived import register_of

PACK = "pages/meeting/pack.py"
FIRST, SECOND, *_ = slide_kinds()


@pytest.fixture
def editor(small: AppTest) -> AppTest:
    return edit_story(small.switch_page(PACK).run())


def edit_story(app: AppTest) -> AppTest:
    app.segmented_control(key="pack_section").set_value("Edit the story").run()
    assert not app.exception
    return app


def story(app: AppTest) -> StoryChoices:
    return register_of(kept(app)).story


def test_the_words_are_edits_as_soon_as_they_are_typed(editor: AppTest) -> None:
    editor.text_input(key="story_title").set_value("  Larkfield   network ").run()
    editor.text_input(key="story_forum").set_value("Portfolio board").run()
    editor.selectbox(key="story_label").set_value("OFFICIAL – SENSITIVE").run()
    editor.text_area(key="story_decisions").set_value("Fund it\n\n Agree =1+1 ").run()
    found = story(editor)
    assert (found.title, found.forum, found.label) == ("Larkfield network", "Portfolio board", "OFFICIAL – SENSITIVE")
    assert found.decisions == ("Fund it", "Agree =1+1")
    assert editor.text_input(key="story_title").value == "Larkfield network"


def test_undo_takes_back_one_field_and_the_words_typed_anew_in_it(editor: AppTest) -> None:
    editor.text_input(key="story_forum").set_value("Portfolio board").run()
    editor.text_input(key="story_remark_growth").set_value("Two joined").run()
    editor.text_input(key="story_remark_growth").set_value("Two suppliers joined").run()
    session = kept(editor)
    session.workspace = session.workspace.undone()
    assert story(editor).forum == "Portfolio board"
    assert not any(slide.remark for slide in story(editor).in_order)


def test_a_remark_that_is_too_long_stays_in_its_field_with_the_limit(editor: AppTest) -> None:
    long = "Remark words " * 45
    editor.text_input(key="story_remark_growth").set_value(long).run()
    assert editor.text_input(key="story_remark_growth").value == long
    assert "584 characters long, of 500 at most" in said(editor)
    assert story(editor) == AS_USUAL
    editor.text_input(key="story_remark_growth").set_value("Short").run()
    assert "of 500 at most" not in said(editor)


def test_a_slide_is_moved_left_out_and_remarked_on(editor: AppTest) -> None:
    editor.selectbox(key=f"story_place_{FIRST}").set_value(2).run()
    editor.checkbox(key="story_shown_network").uncheck().run()
    editor.text_input(key="story_remark_growth").set_value("Two suppliers joined").run()
    found = {choice.slide: choice for choice in story(editor).in_order}
    assert list(found)[:2] == [SECOND, FIRST]
    assert not found["network"].shown and found["growth"].remark == "Two suppliers joined"
    assert editor.selectbox(key=f"story_place_{SECOND}").value == 1


def test_a_slide_goes_to_any_place_at_once(editor: AppTest) -> None:
    usual = list(slide_kinds())
    editor.selectbox(key=f"story_place_{FIRST}").set_value(len(usual)).run()
    assert [choice.slide for choice in story(editor).in_order] == [*usual[1:], FIRST]
    editor.selectbox(key=f"story_place_{FIRST}").set_value(1).run()
    assert story(editor) == AS_USUAL


def test_as_usual_takes_all_back_and_can_be_undone(editor: AppTest) -> None:
    editor.text_input(key="story_title").set_value("Ours").run()
    editor.checkbox(key="story_shown_network").uncheck().run()
    press(editor, "As usual")
    assert story(editor) == AS_USUAL
    assert editor.text_input(key="story_title").value == "" and editor.checkbox(key="story_shown_network").value
    editor.switch_page("pages/workbook/edits.py").run()
    press(editor, "Undo")
    assert story(editor).title == "Ours"


def test_what_was_undone_elsewhere_stands_in_the_fields_again(editor: AppTest) -> None:
    editor.text_input(key="story_title").set_value("Ours").run()
    editor.switch_page("pages/workbook/edits.py").run()
    press(editor, "Undo")
    edit_story(editor.switch_page(PACK).run())
    assert editor.text_input(key="story_title").value == ""


def test_what_is_refused_stays_in_its_field_with_the_reason(editor: AppTest) -> None:
    text = "\n".join(f"Decision {number}" for number in range(21))
    editor.text_area(key="story_decisions").set_value(text).run()
    assert "21 decisions are too many" in said(editor).replace("\\", "")
    assert any("there are 21, of 20 at most" in caption.value for caption in editor.caption)
    assert editor.text_area(key="story_decisions").value == text and story(editor) == AS_USUAL


def test_what_the_workbook_keeps_stands_in_the_fields_as_text(small: AppTest) -> None:
    session = kept(small)
    edit = SetStory(StoryChoices(title="**bold** <b>", label="Eyes only"))
    session.workspace = session.workspace.edited(edit, dt.datetime(2026, 11, 20))
    app = edit_story(small.switch_page(PACK).run())
    assert app.text_input(key="story_title").value == "**bold** <b>"
    assert app.selectbox(key="story_label").value == "Eyes only"


def test_a_workbook_that_cannot_keep_it_warns_first(opened: Opened) -> None:
    app = edit_story(opened("locked.xlsx", locked_workbook()).switch_page(PACK).run())
    assert any("your story for the meeting" in warning.value for warning in app.warning)
    assert "PMO story" not in said(app)


def test_the_start_of_presenting_leads_to_the_editor(small: AppTest) -> None:
    app = press(small.switch_page("pages/meeting/present.py").run(), "Edit the story")
    assert not app.exception and app.text_input(key="story_title").label == "Title of the story"
