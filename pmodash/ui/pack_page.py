"""The Pack page: the story as it will be told, what the pack is to be, and the file; one-pagers and worklists too."""

from __future__ import annotations

import streamlit as st

from pmodash.story.earlier import Earlier
from pmodash.story.story import Slide, Story
from pmodash.story.story_of import story_of
from pmodash.ui import derived
from pmodash.ui.frame import Page
from pmodash.ui.last_time import ask_for_last_time
from pmodash.ui.names_choice import say_closed
from pmodash.ui.pack_choices import PackChoices, ask_for_pack
from pmodash.ui.pack_offer import offer_pack
from pmodash.ui.pack_people import show_one_pagers, show_worklists
from pmodash.ui.plain import plain, shortened
from pmodash.ui.sections import choose_section
from pmodash.ui.story_editor import show_story_editor

PACK, STORY, ONE_PAGERS, WORKLISTS = SECTIONS = ("The pack", "Edit the story", "One-pagers", "Worklists")


def show_pack(page: Page) -> None:
    """The part that was chosen."""
    section = choose_section("pack_section", SECTIONS)
    if section == STORY and not page.names_shown:
        say_closed()
    elif section == STORY:
        show_story_editor(page)
    elif section == ONE_PAGERS and page.people_shown:
        show_one_pagers(page)
    elif section == WORKLISTS and page.people_shown:
        show_worklists(page)
    elif section == PACK:
        _show_pack(page)
    else:
        st.info("Only groups are shown now, and this is of single people.", icon=":material/visibility_off:")


def _show_pack(page: Page) -> None:
    chosen = ask_for_pack(page)
    earlier = ask_for_last_time(page.session)
    story = _story(page, chosen, earlier)
    offer_pack(page, story, chosen, "governance-pack")
    _show_preview(page, story)


def _story(page: Page, chosen: PackChoices, earlier: Earlier | None) -> Story:
    found, choices = derived.analysis_of(page.session), derived.register_of(page.session).story
    key = (found, choices, chosen.redaction, earlier)
    return page.session.memo.get("pack story", key, lambda: story_of(found, choices, chosen.redaction, earlier))


def _show_preview(page: Page, story: Story) -> None:
    """What will be in it, slide by slide, in words."""
    if not story.slides:
        st.info(
            "Every slide is left out. Choose at least one to be shown under “Edit the story”.",
            title="There is nothing to pack",
            icon=":material/hide_image:",
        )
        return
    st.subheader("What will be in it", anchor=False)
    st.caption(" · ".join(_told(page, story)))
    with st.container(border=True, key="pack_preview"):
        st.markdown("\n".join(_line(number, slide) for number, slide in enumerate(story.slides, 1)))


def _told(page: Page, story: Story) -> list[str]:
    """What it is called, for whom, how it is marked, of what it tells and what is hidden."""
    parts = [plain(shortened(text, 120)) for text in (story.title, story.forum, story.label) if text]
    if not page.session.workspace.selection.is_all:
        parts.append("of the contacts that the filters leave")
    return [*parts, plain(story.since), *([plain(story.hidden)] if story.hidden else [])]


def _line(number: int, slide: Slide) -> str:
    finding = f": {plain(shortened(slide.finding, 220))}" if slide.finding else ""
    remark = f"  \n   *{plain(shortened(slide.remark, 220))}*" if slide.remark else ""
    return f"{number}. **{plain(slide.title)}**{finding}{remark}"
