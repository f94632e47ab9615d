"""The button that makes a pack, and then the file: built only when asked, kept for this session alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pmodash.findings import Refusal
from pmodash.packs.making import SLIDES, make_pack, slides_in
from pmodash.redaction.redaction import OFF
from pmodash.story.story import Story
from pmodash.ui.frame import Page
from pmodash.ui.pack_choices import PackChoices
from pmodash.ui.plain import counted, plain, sentences

MIMES = {
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".html": "text/html",
    ".pdf": "application/pdf",
}
LIKE = {".pptx": "the slides", ".html": "the report", ".pdf": "the PDF"}


def offer_pack(page: Page, story: Story, chosen: PackChoices, name: str) -> None:
    """The button, and once it was pressed the file of that name, as long as nothing that it rests on changes."""
    key: Hashable = (story, chosen.ending, chosen.style, chosen.paper)
    known = page.session.memo.knows("pack", key)
    with st.container(horizontal=True, vertical_alignment="center", key=f"make_{name}"):
        place = st.empty()
        if not known and not _asked(place, story, chosen, name):
            return
        try:
            with st.spinner(f"Making {LIKE[chosen.ending]} …", show_time=True):
                data = page.session.memo.get(
                    "pack", key, lambda: make_pack(chosen.ending, story, chosen.style, chosen.paper)
                )
        except Refusal as refusal:
            st.error(plain(sentences(refusal.what, refusal.remedy)), icon=":material/error:")
            return
        place.empty()
        _offer(data, chosen.ending, file_name(name, chosen.redaction.degree, story.as_of, chosen.ending))


def _asked(place: DeltaGenerator, story: Story, chosen: PackChoices, name: str) -> bool:
    return place.button(
        f"Make {LIKE[chosen.ending]}",
        type="primary",
        icon=":material/slideshow:" if chosen.ending == SLIDES else ":material/article:",
        key=f"make_{name}_now",
        disabled=not chosen.usable or not story.slides,
    )


def _offer(data: bytes, ending: str, file: str) -> None:
    st.download_button(
        f"Download {LIKE[ending]}",
        data=data,
        file_name=file,
        mime=MIMES[ending],
        on_click="ignore",
        type="primary",
        icon=":material/download:",
        key=f"download_{file}",
    )
    pages = f"{counted(slides_in(data), 'slide')}, " if ending == SLIDES else ""
    st.caption(f"{file}: {pages}{size_in_words(len(data))}")


def file_name(name: str, degree: str, as_of: dt.date, ending: str) -> str:
    """What the file is called: what it is, how much of names it hides and of which day, and nothing of whom."""
    hidden = "" if degree == OFF else f"-{degree.replace(' ', '-')}"
    return f"{name}{hidden}-{as_of.isoformat()}{ending}"


def size_in_words(size: int) -> str:
    """A file's size as people read it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(round(size / 1000), 1):,} kB"
