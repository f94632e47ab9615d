"""The story of the meeting as its manager wants it told: its words, its slides in their order, a remark on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from pmodash.journal.edits import SetStory
from pmodash.network.story_choices import AS_USUAL, SlideChoice, StoryChoices, slide_kinds
from pmodash.network.story_texts import REMARK, classifications, most_decisions, tidy_text, too_long
from pmodash.ui import derived
from pmodash.ui.committing import commit
from pmodash.ui.frame import Page
from pmodash.ui.not_writable import can_keep
from pmodash.ui.session import session, show_in_widget, typed
from pmodash.workbook.kept_sheets import STORY

KEPT = "All of it is kept on the sheet “PMO story” of the workbook that you download."
PACK_PAGE, SECTION, EDITING = "pages/meeting/pack.py", "pack_section", "Edit the story"
NOTICE = "The story was changed"
WORDS = {
    "title": ("Title of the story", "The PMO network"),
    "forum": ("For whom it is told", "Portfolio board"),
}
_DECISIONS, _LABEL = "story_decisions", "story_label"


def offer_editing() -> None:
    """The way to the editor from elsewhere."""
    st.button("Edit the story", icon=":material/edit_note:", on_click=_go_to_editor, key="edit_story", type="tertiary")


def _go_to_editor() -> None:
    show_in_widget(SECTION, EDITING)
    session().go_to = PACK_PAGE


def show_story_editor(page: Page) -> None:
    """Its words on top, then its slides; each answer is an edit at once."""
    story = _in_force()
    if can_keep(derived.layout_of(page.session), STORY):
        st.caption(KEPT)
    _show_words(story)
    _show_decisions(story)
    _show_slides(story.in_order)
    st.button(
        "As usual",
        icon=":material/restart_alt:",
        disabled=story == AS_USUAL,
        on_click=_commit,
        args=(AS_USUAL, "The story is as usual again"),
        key="story_as_usual",
        help="No words of your own, and every slide in its usual place. It can be undone.",
    )


def _show_words(story: StoryChoices) -> None:
    with st.grid(3, min_column_width=220):
        for name, (label, usual) in WORDS.items():
            key = f"story_{name}"
            _follow(key, getattr(story, name))
            st.text_input(label, key=key, placeholder=usual, on_change=_take_word, args=(name, key))
            _say_limit(name, key)
        offered = list(dict.fromkeys((*classifications(), *([story.label] if story.label else []))))
        _follow(_LABEL, story.label or None)
        st.selectbox(
            "Classification",
            offered,
            index=None,
            key=_LABEL,
            placeholder="None",
            accept_new_options=True,
            on_change=_take_word,
            args=("label", _LABEL),
            help="It stands on every page. Choose one, or type your own and press Enter.",
        )


def _show_decisions(story: StoryChoices) -> None:
    _follow(_DECISIONS, "\n".join(story.decisions))
    st.text_area(
        "Decisions wanted, one on each line",
        key=_DECISIONS,
        height=100,
        placeholder="Agree who sponsors the suppliers’ forum",
        on_change=_take_decisions,
    )
    _say_limit("decision", _DECISIONS)


def _show_slides(slides: Sequence[SlideChoice]) -> None:
    """A row for each slide: its place, whether it is shown, the remark on it."""
    st.markdown("**Slides**: their place, whether they are shown, your remark")
    kinds = slide_kinds()
    for place, choice in enumerate(slides):
        name, title = choice.slide, kinds[choice.slide].title
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"story_row_{name}"):
            _show_place(name, title, place + 1, len(slides))
            key = f"story_shown_{name}"
            _follow(key, choice.shown)
            st.checkbox(
                title,
                key=key,
                on_change=_take_shown,
                args=(name, key),
                help=kinds[name].question,
                width=300,
            )
            key = f"story_remark_{name}"
            _follow(key, choice.remark)
            st.text_input(
                f"Remark on {title}",
                key=key,
                placeholder="Your remark",
                label_visibility="collapsed",
                on_change=_take_remark,
                args=(name, key),
            )
        _say_limit(REMARK, key)


def _say_limit(kind: str, key: str) -> None:
    """Below a field whose words are more than can be kept: that they are not, and why; they stay in the field."""
    text = str(typed(key) or "")
    lines = [line for line in text.splitlines() if line.strip()] if kind == "decision" else [text]
    wrong = next((wrong for line in lines if (wrong := too_long(kind, tidy_text(line)))), "")
    if not wrong and kind == "decision" and len(lines) > most_decisions():
        wrong = f"there are {len(lines):,}, of {most_decisions()} at most"
    if wrong:
        st.caption(f":red[:material/error: Not kept: {wrong}. Shorten it.]")


def _show_place(name: str, title: str, place: int, count: int) -> None:
    key = f"story_place_{name}"
    _follow(key, place)
    st.selectbox(
        f"Place of {title}",
        range(1, count + 1),
        key=key,
        label_visibility="collapsed",
        width=84,
        on_change=_take_place,
        args=(name, key),
        filter_mode="contains",
    )


def _follow(key: str, value: object) -> None:
    """Have a field show what is in force, where that became another by something else than the field itself.

    What stands in a field otherwise is being typed, or was refused: it stays.
    """
    shown = f"{key}_in_force"
    stands = typed(key)
    if stands != value and (stands is None or typed(shown) != value):
        show_in_widget(key, value)
    show_in_widget(shown, value)


def _in_force() -> StoryChoices:
    return derived.register_of(session()).story


def _commit(choices: StoryChoices, notice: str = NOTICE) -> None:
    commit(SetStory(choices), notice=notice)


def _take_word(name: str, key: str) -> None:
    word: dict[str, Any] = {name: str(typed(key) or "")}
    _commit(replace(_in_force(), **word))


def _take_decisions() -> None:
    lines = str(typed(_DECISIONS) or "").splitlines()
    _commit(replace(_in_force(), decisions=tuple(line for line in lines if line.strip())))


def _take_shown(name: str, key: str) -> None:
    _put(name, replace(_choice(name), shown=bool(typed(key))))


def _take_remark(name: str, key: str) -> None:
    _put(name, replace(_choice(name), remark=str(typed(key) or "")))


def _choice(name: str) -> SlideChoice:
    return next(choice for choice in _in_force().in_order if choice.slide == name)


def _put(name: str, changed: SlideChoice) -> None:
    slides = tuple(changed if choice.slide == name else choice for choice in _in_force().in_order)
    _commit(replace(_in_force(), slides=slides))


def _take_place(name: str, key: str) -> None:
    place: Any = typed(key)
    others = [choice for choice in _in_force().in_order if choice.slide != name]
    if isinstance(place, int):
        slides = (*others[: place - 1], _choice(name), *others[place - 1 :])
        _commit(replace(_in_force(), slides=slides))
