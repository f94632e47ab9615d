"""Which organisation is the user's own: asked on top of a page where nothing tells, else kept in a box below."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pmodash.knowledge import Network
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted, plain, shortened
from pmodash.ui.session import change, typed_anew

FEW_INSIDE = 0.5
MOST_NAMED = 3


def ask_for_home(page: Page) -> None:
    """Ask which organisation is the user's own where it was not found or is a guess; else show nothing."""
    if home_is_unsure(page.whole.network):
        with st.container(border=True):
            show_home_question(page)


def show_home_question(page: Page) -> None:
    """The question which organisation is the user's own: one click for the one read or for those named most often."""
    network = page.whole.network
    st.markdown("**Which organisation is yours?** It tells inside from outside, and so decides many groups.")
    read = home_as_read(network)
    answers = {f"Right: {shortened('; '.join(read))}": read} if read else {}
    often = commonest(network.register.contacts["organisation"])
    answers |= {label: (name,) for name, label in often.items() if name not in read}
    with st.container(horizontal=True):
        for place, (label, home) in enumerate(answers.items()):
            st.button(plain(label), key=f"home_{place}", on_click=_set_home, args=(home,))
    _show_home(page)


def home_as_read(network: Network) -> tuple[str, ...]:
    """The home organisation and its e-mail domains as they were found; empty where none was."""
    return (*network.home.names, *network.home.domains)


def offer_home(page: Page) -> None:
    """The box in which the home organisation is changed, where it is not asked for already."""
    if not home_is_unsure(page.whole.network):
        with st.expander("Your own organisation", icon=":material/home_work:", key="home_box"):
            _show_home(page)


def home_is_unsure(network: Network) -> bool:
    """Whether the home organisation was not found, or was guessed though most contacts are elsewhere."""
    home = network.home
    if not home.assumed or not home.known:
        return bool(home.findings)
    inside = network.classified.frame["relationship"] == "inside"
    return bool(len(inside)) and float(inside.mean()) < FEW_INSIDE


def commonest(organisations: pd.Series) -> dict[str, str]:
    """The organisations that most contacts belong to, each with its number in words; none that is named but once."""
    counts = organisations.value_counts()
    often = counts[counts > 1].head(MOST_NAMED)
    return {str(name): f"{shortened(name)} ({counted(int(number), 'contact')})" for name, number in often.items()}


def _show_home(page: Page) -> None:
    home, now = page.whole.network.home, page.session.workspace
    shown = "; ".join(home_as_read(page.whole.network))
    key = f"home_{hash(now.home)}_{now.understood_as[0]}"
    st.caption(plain(home.why))
    st.text_input(
        "Home organisation or its e-mail domain, several parted by semicolons",
        value=shown,
        key=key,
        on_change=_take_home,
        args=(key, shown),
        help="It tells inside from outside, which decides groups such as External Influencers.",
    )
    in_workbook = page.register.layout.settings.home
    if now.home or (now.home is None and in_workbook):
        again = () if in_workbook else None
        st.button("Work it out from the workbook again", on_click=_set_home, args=(again,))


def _take_home(key: str, shown: str) -> None:
    text = typed_anew(key, shown)
    if isinstance(text, str):
        _set_home(tuple(part.strip() for part in text.split(";") if part.strip()))


def _set_home(home: tuple[str, ...] | None) -> None:
    change(lambda now: now.at_home(home), "Groups were worked out again")
