"""The page that presents: before the meeting what will be told, in the meeting the slides alone."""

from __future__ import annotations

import streamlit as st

from pmodash.figures.theme import Theme
from pmodash.story.story import Chart
from pmodash.ui import present_address
from pmodash.ui.frame import Page
from pmodash.ui.present_address import screen_in
from pmodash.ui.present_figure import look_of, wall_figure
from pmodash.ui.present_filter import show_group_filter
from pmodash.ui.present_keys import listen_to_keys
from pmodash.ui.present_slide import Screen, screens_of
from pmodash.ui.present_stage import show_stage
from pmodash.ui.present_start import show_start
from pmodash.ui.present_story import story_to_tell
from pmodash.ui.present_words import words_of


def show_present(page: Page) -> None:
    """The start, or the slides once they are asked for."""
    story = story_to_tell(page.session)
    screens = screens_of(story)
    if present_address.is_presenting() and not screens:
        present_address.end()
        st.rerun()
    if not present_address.is_presenting():
        show_start(page, story, screens)
        return
    show_group_filter(page)
    with st.container(key="present_screen"):
        _show_slide(page)
        show_stage(words_of(screens, story, page.look), screen_in(screens).name, page.look.name == "dark")


@st.fragment
def _show_slide(page: Page) -> None:
    """The chart of the slide that is on, and the keys: all that is drawn again when the slide changes."""
    if not present_address.is_presenting():
        st.rerun()
    screens = screens_of(story_to_tell(page.session))
    screen = screen_in(screens)
    scale = listen_to_keys([one.name for one in screens], screen.name)
    if screen.has_chart and screen.slide.chart is not None:
        _show_chart(page, screen, screen.slide.chart, look_of(screen, page.look, scale))


def _show_chart(page: Page, screen: Screen, chart: Chart, look: Theme) -> None:
    figure = page.session.memo.get(f"chart of {screen.name}", (chart, look), lambda: wall_figure(chart, look))
    with st.container(key=f"chart_of_{screen.name}"):
        st.plotly_chart(
            figure,
            theme=None,
            height="stretch",
            key=f"figure_of_{screen.name}",
            config={"displayModeBar": False},
            alt=screen.slide.finding,
        )
