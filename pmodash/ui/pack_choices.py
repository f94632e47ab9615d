"""What a pack is to be: its kind, its paper, what it shows of names, and the organisation's own look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from pmodash.findings import Refusal
from pmodash.packs.making import PAPERS, PRINTED, REPORT, SLIDES, refuse_logo, refuse_template
from pmodash.packs.pack_style import PackStyle
from pmodash.redaction.redaction import OFF, Redaction
from pmodash.ui.beside import forget_beside
from pmodash.ui.frame import Page
from pmodash.ui.names_choice import DEGREES
from pmodash.ui.plain import plain, sentences
from pmodash.ui.session import session, typed
from pmodash.ui.workspace import OpenFile

KINDS = {"Slides": SLIDES, "Report": REPORT, "PDF": PRINTED}
KIND_HELP = (
    "Slides: PowerPoint, with charts and tables that can be edited. Report: one HTML file, opened in any browser "
    "without a network. PDF: to print."
)
TEMPLATE, LOGO, CRITICS = "pack_template", "pack_logo", "pack_critics"


@dataclass(frozen=True, slots=True)
class PackChoices:
    """What was chosen. `usable` is whether the template and the logo will do."""

    ending: str
    redaction: Redaction
    style: PackStyle
    paper: str
    usable: bool = True


def ask_for_pack(page: Page, endings: tuple[str, ...] = (SLIDES, REPORT, PRINTED)) -> PackChoices:
    """The fields, each with what is wrong with its own file below it."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        ending = _ask_for_kind(endings)
        paper = PAPERS[0]
        if ending == PRINTED:
            paper = st.segmented_control(
                "Paper", PAPERS, default=PAPERS[0], key="pack_paper", required=True, persist_state="session"
            )
        degree = _degree(page)
    critics = _ask_about_critics(degree)
    chosen = any(which in session().beside for which in (TEMPLATE, LOGO))
    with st.expander("Your own look: template and logo", expanded=chosen, icon=":material/palette:", key="pack_look"):
        style, usable = _ask_for_style(ending)
    return PackChoices(ending, Redaction(degree, critics_shown=critics), style, paper, usable)


def _ask_for_kind(endings: tuple[str, ...]) -> str:
    kinds = sorted(KINDS, key=lambda name: endings.index(KINDS[name]))
    chosen = st.segmented_control(
        "Kind of file",
        kinds,
        default=kinds[0],
        key=f"pack_kind_{kinds[0]}",
        required=True,
        persist_state="session",
        help=KIND_HELP,
    )
    return KINDS[chosen]


def _degree(page: Page) -> str:
    """How much of who is who the pack shows: what the pages show, or less."""
    on_pages = page.session.redaction.degree
    offered = list(DEGREES)[list(DEGREES.values()).index(on_pages) :]
    chosen = st.segmented_control(
        "Names in it",
        offered,
        default=offered[0],
        key=f"pack_names_{len(offered)}",
        required=True,
        persist_state="session",
        help="Hidden: a label such as SL-03 stands for each person and organisation. Groups only: nobody singly.",
    )
    return DEGREES[chosen]


def _ask_about_critics(degree: str) -> bool:
    """Whether critics are named, of this workbook alone; not asked where nobody is."""
    file = session().workspace.file
    if degree != OFF or file is None:
        return False
    return st.checkbox(
        "Show critics' names and notes",
        key=f"{CRITICS}_{file.digest}",
        persist_state="session",
        help="Critics are contacts whose current level is Resistant. They may come to read it.",
    )


def _ask_for_style(ending: str) -> tuple[PackStyle, bool]:
    """The template, for slides alone, and the logo; whether both will do."""
    template, template_will_do = None, True
    if ending == SLIDES:
        template, template_will_do = _ask_for_file(
            TEMPLATE,
            "Your organisation's slide template",
            ("pptx", "potx"),
            "Its layouts, colours and fonts are used; slides that are in it are left out.",
            refuse_template,
        )
    logo, logo_will_do = _ask_for_file(LOGO, "Your logo", ("png", "jpg", "jpeg"), "A PNG or JPEG picture.", refuse_logo)
    return PackStyle(template, logo), template_will_do and logo_will_do


def _ask_for_file(
    which: str, label: str, types: tuple[str, ...], help: str, refuse: Callable[[bytes], None]
) -> tuple[bytes | None, bool]:
    """The bytes of a file, None where none was chosen, and whether it will do; what is wrong stands below it."""
    file = session().beside.get(which)
    if file is None:
        st.file_uploader(label, type=list(types), key=which, on_change=_take, args=(which,), help=help)
        return None, True
    with st.container(horizontal=True, vertical_alignment="center"):
        told = "chosen" if session().names_hidden else f"**{plain(file.name)}**"
        st.markdown(f"{label}: {told}")
        st.button("Choose another", key=f"{which}_drop", on_click=forget_beside, args=(which,), type="tertiary")
    try:
        session().memo.get(which, file.digest, lambda: refuse(file.data))
    except Refusal as refusal:
        st.error(plain(sentences(refusal.what, refusal.remedy)), icon=":material/error:")
        return None, False
    return file.data, True


def _take(which: str) -> None:
    uploaded: Any = typed(which)
    if uploaded is not None:
        session().beside[which] = OpenFile.of(uploaded.name, uploaded.getvalue())
