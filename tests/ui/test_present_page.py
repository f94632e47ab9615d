"""The page that presents: what the meeting will see, the start, the slide in the address, and when there is nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from app_driving import Opened, kept, press, said
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import SetStory
from pmodash.network.story_choices import SlideChoice, StoryChoices, slide_kinds
from pmodash.ui.present_slide import pages_of, screens_of
from pmodash.ui.present_story import story_to_tell

PRESENT = "pages/meeting/present.py"
NO_TOUCH = b"Name,E-mail,Job title\nAnn Lee,ann@northwind.example,Project Manager\nBo Osei,bo@x.example,Sponsor\n"


def at_start(app: AppTest) -> AppTest:
    return app.switch_page(PRESENT).run()


def presenting(app: AppTest, slide: str = "") -> AppTest:
    """The app with the presentation begun, at a slide."""
    at_start(app)
    app.query_params["present"] = "1"
    app.query_params["slide"] = slide
    return app.run()


def charts(app: AppTest) -> int:
    return len(app.get("plotly_chart"))


def test_without_a_workbook_the_page_asks_for_one(app: AppTest) -> None:
    at_start(app)
    assert "Open a stakeholder workbook first" in said(app)
    assert not app.exception


def test_the_start_says_what_is_told_and_what_is_hidden(small: AppTest) -> None:
    at_start(small)
    assert "Critics' names and notes are hidden" in said(small)
    assert "compare with" in said(small)
    assert [button.label for button in small.button if button.label.startswith("3 ")] == ["3 · Coverage by group"]


def test_critics_stay_hidden_until_they_are_ticked(small: AppTest) -> None:
    at_start(small)
    assert not kept(small).told_redaction.critics_shown
    small.checkbox(key="present_critics").check().run()
    assert kept(small).told_redaction.critics_shown
    assert "Critics' names and notes are shown too" in said(small)


def test_the_start_says_what_a_reload_would_lose_and_keeps_it(small: AppTest) -> None:
    at_start(small)
    tick = small.checkbox(key="keep_copy")
    assert "a reload in the meeting closes the workbook" in tick.label
    tick.check().run()
    assert kept(small).copy.keeping
    assert not small.exception


def test_the_button_begins_with_the_first_slide_and_puts_it_in_the_address(small: AppTest) -> None:
    press(at_start(small), "Present")
    assert dict(small.query_params) == {"present": "1", "slide": "cover"}
    assert not small.exception


def test_a_slide_of_the_start_begins_there(small: AppTest) -> None:
    press(at_start(small), "3 ")
    assert small.query_params["slide"] == "coverage"
    assert charts(small) == 1


@pytest.mark.parametrize("slide", ["", "nonsense", "coverage-99"])
def test_a_slide_that_is_not_there_shows_the_first(small: AppTest, slide: str) -> None:
    presenting(small, slide)
    assert not small.exception
    assert charts(small) == 0


def test_every_slide_can_be_shown(with_sample: AppTest) -> None:
    for screen in screens_of(story_to_tell(kept(with_sample))):
        presenting(with_sample, screen.name)
        assert not with_sample.exception, screen.name
        assert charts(with_sample) == int(screen.has_chart), screen.name


def test_the_filter_narrows_the_story_and_the_address_keeps_the_slide(with_sample: AppTest) -> None:
    presenting(with_sample, "coverage")
    with_sample.radio(key="present_group").set_value("Senior Leadership").run()
    assert dict(with_sample.query_params) == {"group": "SL", "present": "1", "slide": "coverage"}
    assert story_to_tell(kept(with_sample)).slides[0].points[-1] == "Only Senior Leadership"


def test_the_story_is_told_once_for_what_it_rests_on(small: AppTest) -> None:
    session = kept(small)
    assert story_to_tell(session) is story_to_tell(session)
    before = story_to_tell(session)
    session.critics_shown = True
    assert story_to_tell(session) is not before


def test_a_workbook_without_any_touchpoint_is_presented_in_words(opened: Opened) -> None:
    app = opened("no_touch.csv", NO_TOUCH)
    for slide in ("standing", "coverage", "attention", "vehicles"):
        presenting(app, slide)
        assert not app.exception, slide


def choose(app: AppTest, choices: StoryChoices) -> AppTest:
    """The app with these choices for the story kept in the workbook that is open."""
    session = kept(app)
    session.workspace = session.workspace.edited(SetStory(choices), dt.datetime(2026, 11, 20))
    return app


def test_no_slide_chosen_says_so(small: AppTest) -> None:
    none = StoryChoices(slides=tuple(SlideChoice(name, shown=False) for name in slide_kinds()))
    presenting(choose(small, none), "cover")
    assert "nothing to present" in "".join(str(info.proto) for info in small.info)


def test_what_was_chosen_for_the_story_is_what_is_presented(small: AppTest) -> None:
    chosen = StoryChoices(title="Larkfield", slides=(SlideChoice("growth", True, "Look"),))
    story = story_to_tell(kept(at_start(choose(small, chosen))))
    remarks = [(slide.name, slide.remark) for slide in story.slides if slide.remark]
    assert (story.title, remarks, story.slides[0].name) == ("Larkfield", [("growth", "Look")], "cover")


def test_long_words_go_on_to_further_screens_none_lost() -> None:
    points = tuple(f"{number} " + "word " * 60 for number in range(9))
    pages = pages_of(points)
    assert len(pages) > 1
    assert tuple(point for page in pages for point in page) == points


def test_a_single_word_beyond_all_measure_has_a_screen_of_its_own() -> None:
    assert pages_of(("short", "x" * 5000, "short")) == [("short",), ("x" * 5000,), ("short",)]
