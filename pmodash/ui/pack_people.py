"""One-pagers of single stakeholders, and what an owner has to do in the coming fortnight, as slides, report or PDF."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import streamlit as st

from pmodash.findings import Refusal
from pmodash.packs.making import PRINTED, REPORT, SLIDES
from pmodash.story.story import Story
from pmodash.story.story_of import one_pagers_of, worklist_of
from pmodash.story.worklist import NO_OWNER
from pmodash.ui import derived
from pmodash.ui.contact_picker import pick_contacts
from pmodash.ui.frame import Page
from pmodash.ui.pack_choices import PackChoices, ask_for_pack
from pmodash.ui.pack_offer import offer_pack
from pmodash.ui.plain import counted, plain, sentences

KINDS = (PRINTED, SLIDES, REPORT)
MOST_LINES = 200


def show_one_pagers(page: Page) -> None:
    """The contacts to be chosen, and a page for each of them."""
    st.caption(
        "A page for each stakeholder whom you choose: who they are, how it stands with them, what was done last and "
        "what comes next. To be read before a talk with them."
    )
    found = derived.analysis_of(page.session)
    places = pick_contacts(page.analysis.standing, "pack_people", "Stakeholders")
    chosen = ask_for_pack(page, KINDS)
    known = found.standing["contact_id"]
    ids = tuple(known.loc[[place for place in places if place in known.index]].tolist())
    if not ids:
        st.caption("Choose one or more stakeholders.")
        return
    choices = derived.register_of(page.session).story
    key = (found, choices, chosen.redaction, ids)
    _offer(page, chosen, key, lambda: one_pagers_of(found, choices, chosen.redaction, ids), "one-pagers")


def show_worklists(page: Page) -> None:
    """The owners to be chosen, and the touchpoints of their coming fortnight with the reason for each."""
    st.caption("Whom each owner is to reach in the coming fortnight, most pressing first, and why.")
    found, choices = derived.analysis_of(page.session), derived.register_of(page.session).story
    owners = _owners(page)
    names = sorted(owners, key=lambda name: (name == NO_OWNER, name.casefold()))
    chosen_names = st.multiselect(
        "Owners", names, key="pack_owners", placeholder="Every owner, a page each", filter_mode="contains"
    )
    chosen = ask_for_pack(page, KINDS)
    asked = tuple(owners[name] for name in chosen_names) or None
    key = (found, choices, chosen.redaction, asked)
    _offer(page, chosen, key, lambda: worklist_of(found, choices, chosen.redaction, asked), "worklist")


def _owners(page: Page) -> dict[str, str]:
    """What the owners of counted contacts are called on the pages now, and in the workbook."""
    named, seen = derived.analysis_of(page.session).standing, page.analysis.standing
    counted_ones = named["counted"].to_numpy()
    pairs = zip(
        seen["owner"][counted_ones].fillna(NO_OWNER), named["owner"][counted_ones].fillna(NO_OWNER), strict=True
    )
    return {str(label): str(name) for label, name in pairs}


def _offer(page: Page, chosen: PackChoices, key: Hashable, tell: Callable[[], Story], name: str) -> None:
    """What it will hold in words, and the button; or why there is nothing to make."""
    try:
        story = page.session.memo.get(name, key, tell)
    except Refusal as refusal:
        st.warning(plain(sentences(refusal.what, refusal.remedy)), icon=":material/block:")
        return
    offer_pack(page, story, chosen, name)
    hidden = f" · {plain(story.hidden)}" if story.hidden else ""
    st.caption(f"{counted(len(story.slides), 'page')}{hidden}")
    with st.container(border=True, key=f"{name}_preview", height=320 if len(story.slides) > 8 else "content"):
        st.markdown("\n".join(f"- {plain(slide.finding)}" for slide in story.slides[:MOST_LINES]))
