"""Who of another list is in the workbook already, and what it says otherwise: one row a field, each with a tick."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

import pandas as pd
import streamlit as st

from pmodash.importing.differences import DIFFERS, FILLS, Difference
from pmodash.importing.matching import SAME
from pmodash.importing.preview import Preview
from pmodash.importing.proposals import MOVING_FIELDS
from pmodash.journal.values import in_words
from pmodash.ui.frame import Page
from pmodash.ui.import_choices import Chosen
from pmodash.ui.import_ticks import choose_all, show_ticks
from pmodash.ui.plain import counted
from pmodash.workbook.field_names import field_label

KINDS = {FILLS: "Fills a blank", DIFFERS: "Another value", "empties": "Empties it"}


def show_same(page: Page, found: Preview, chosen: Chosen) -> None:
    """All that the list says otherwise of those who are there; what says that somebody moved is asked apart."""
    shown = asked_here(found)
    same = len(found.rows(SAME))
    if not shown:
        st.caption(
            f"{counted(same, 'person is', 'people are')} in your workbook, and the list says nothing else of them."
            if same
            else "Nobody in the list is known to be in your workbook already."
        )
        return
    st.caption("Blanks of yours are filled. A value of yours is only replaced where you tick it.")
    with st.container(horizontal=True):
        choose_all("Fill blanks only", "import_fills", partial(_choose, chosen, shown, (FILLS,)))
        choose_all("Take theirs everywhere", "import_theirs", partial(_choose, chosen, shown, tuple(KINDS)))
        choose_all("Take nothing", "import_nothing", partial(_choose, chosen, shown, ()))
    settings = {
        "tick": st.column_config.CheckboxColumn("Take it", width=70),
        "name": st.column_config.TextColumn("Contact"),
        "field": st.column_config.TextColumn("Field"),
        "ours": st.column_config.TextColumn("Your workbook"),
        "theirs": st.column_config.TextColumn("The list"),
        "kind": st.column_config.TextColumn("What it does"),
    }
    names = [(one.row, one.field) for one in shown]
    show_ticks(
        same_frame(found, shown, chosen), names, "import_same", settings, partial(_tick, chosen), "What the list says"
    )


def asked_here(found: Preview) -> list[Difference]:
    """The differences, without those that only say where a mover is now."""
    moving = found.moving
    return [one for one in found.differences if one.row not in moving or one.field not in MOVING_FIELDS]


def same_frame(found: Preview, shown: list[Difference], chosen: Chosen) -> pd.DataFrame:
    """A tick, the contact, the field, and both values in words."""
    names = found.register.contacts["name"].tolist()
    return pd.DataFrame(
        {
            "tick": [(one.row, one.field) in chosen.taken for one in shown],
            "name": [names[one.place] for one in shown],
            "field": [field_label(one.field) for one in shown],
            "ours": [in_words(one.ours) for one in shown],
            "theirs": [in_words(one.theirs) for one in shown],
            "kind": [KINDS[one.kind] for one in shown],
        }
    )


def _choose(chosen: Chosen, shown: list[Difference], kinds: tuple[str, ...]) -> None:
    chosen.taken = {(one.row, one.field) for one in shown if one.kind in kinds}


def _tick(chosen: Chosen, name: Hashable, value: object) -> None:
    if isinstance(name, tuple):
        (chosen.taken.add if value else chosen.taken.discard)(name)
