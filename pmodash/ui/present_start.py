"""Before the meeting: what will be told, what stays hidden, and one button that begins."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pmodash.figures.theme import figure
from pmodash.redaction.redaction import OFF, Redaction
from pmodash.story.story import Story
from pmodash.ui.frame import Page
from pmodash.ui.kept_copy import offer_keeping_in_the_meeting
from pmodash.ui.plain import counted, plain, shortened
from pmodash.ui.present_address import begin
from pmodash.ui.present_keys import open_full_screen_on_start
from pmodash.ui.present_slide import Screen
from pmodash.ui.session import session, show_in_widget, typed
from pmodash.ui.story_editor import offer_editing

CRITICS = "present_critics"
KEYS = (
    "**→ ←**, Page Down and Page Up, Space or a clicker move · **Home** and **End** go to the first and last · "
    "a number and **Enter** go to that slide · **B** or **.** turns the screen black · **F** full screen · **Esc** ends"
)


def show_start(page: Page, story: Story, screens: Sequence[Screen]) -> None:
    """What the story will be, and the button."""
    page.session.slide = ""
    if not screens:
        st.info(
            "Every slide of the story is left out. Choose at least one to be shown.",
            title="There is nothing to present",
            icon=":material/hide_image:",
        )
        offer_editing()
        return
    open_full_screen_on_start()
    _fetch_what_draws()
    with st.container(border=True, key="present_start"):
        st.subheader(plain(shortened(story.title, 160)), anchor=False)
        st.markdown("  \n".join(_told(story, page.session.told_redaction, screens)))
        _choose_critics(page.session.told_redaction)
        offer_keeping_in_the_meeting()
        with st.container(key="present_from_start"):
            st.button(
                "Present",
                type="primary",
                icon=":material/play_arrow:",
                on_click=begin,
                args=(screens[0].name,),
                help="Opens the full screen and begins with the first slide.",
            )
        st.caption(KEYS)
        offer_editing()
    _show_slides(screens)


def _fetch_what_draws() -> None:
    """An empty chart that nobody sees: the browser then has what draws charts before the first one is shown."""
    with st.container(key="present_warm"):
        st.plotly_chart(figure([], {}), key="present_warm_figure", alt="Nothing is drawn here")


def _told(story: Story, redaction: Redaction, screens: Sequence[Screen]) -> list[str]:
    """What the story is, whom it is for, what is hidden and what it is compared with, a line each."""
    whom = f" · for {plain(shortened(story.forum, 120))}" if story.forum else ""
    label = f" · marked {plain(shortened(story.label, 80))}" if story.label else ""
    names = "Names are shown." if redaction.degree == OFF else f"{plain(story.hidden.capitalize())}."
    return [
        f"{counted(len(screens), 'slide')}{whom}{label}",
        f"{plain(story.since)}.",
        f":material/visibility: {names} {_critics(redaction)}",
    ]


def _critics(redaction: Redaction) -> str:
    if redaction.critics_shown and redaction.degree == OFF:
        return "Critics' names and notes are shown too."
    return "Critics' names and notes are hidden."


def _choose_critics(redaction: Redaction) -> None:
    if redaction.degree != OFF:
        return
    show_in_widget(CRITICS, redaction.critics_shown)
    st.checkbox(
        "Show critics' names and notes",
        key=CRITICS,
        on_change=_take_critics,
        help="Critics are contacts whose current level is Resistant. They may be in the room.",
    )


def _take_critics() -> None:
    session().critics_shown = bool(typed(CRITICS))


def _show_slides(screens: Sequence[Screen]) -> None:
    """Every slide in small, to begin there."""
    with st.grid(4, min_column_width=230, gap="small", key="present_slides"):
        for number, screen in enumerate(screens, start=1):
            with st.container(border=True, height="stretch", key=f"present_from_{screen.name}", gap="xsmall"):
                st.button(
                    f"{number} · {plain(shortened(screen.title, 60))}",
                    key=f"present_at_{screen.name}",
                    type="tertiary",
                    on_click=begin,
                    args=(screen.name,),
                    help="Present from this slide on",
                )
                st.caption(plain(shortened(_said_of(screen), 110)))


def _said_of(screen: Screen) -> str:
    """Its message, or what it goes on with where its list is all that it says."""
    return screen.heading if screen.heading != screen.title else screen.kicker
