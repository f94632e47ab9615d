"""Who of another list is new: each with a tick, and what all of them get."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

import pandas as pd
import streamlit as st

from pmodash.importing.matching import NEW
from pmodash.importing.preview import Preview
from pmodash.ui.frame import Page
from pmodash.ui.import_choices import Chosen
from pmodash.ui.import_ticks import choose_all, show_ticks
from pmodash.ui.session import typed
from pmodash.vocabulary import sources
from pmodash.workbook.field_names import field_label

SHOWN = ("name", "organisation", "job_title", "email", "phone", "first_met", "tags")


def show_new(page: Page, found: Preview, chosen: Chosen) -> None:
    """The people who are in no row of the workbook."""
    rows = found.rows(NEW)
    if not rows:
        st.caption("Nobody here is new: everyone in the list is in your workbook already, or you are asked about them.")
        return
    _ask_what_all_get(chosen, rows)
    frame = new_frame(found, rows, chosen)
    settings = {"tick": st.column_config.CheckboxColumn("Import", width=70)}
    settings |= {name: st.column_config.TextColumn(field_label(name)) for name in frame.columns[1:]}
    if "first_met" in frame:
        settings["first_met"] = st.column_config.DateColumn("First met", format="D MMM YYYY")
    show_ticks(frame, rows, "import_new", settings, partial(_tick, chosen), "People who are new")


def _ask_what_all_get(chosen: Chosen, rows: tuple[int, ...]) -> None:
    """The source and the day that all of them get, and the ticks of all."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = [source.name for source in sources()]
        st.selectbox(
            "Where they come from",
            names,
            index=names.index(chosen.source) if chosen.source else None,
            key="import_source",
            placeholder="Not known: the rules decide",
            on_change=_take_source,
            args=(chosen,),
            help="The source decides their group, unless the list itself says more.",
            width=300,
        )
        st.date_input(
            "First met, where the list tells no day",
            value=chosen.first_met,
            key="import_first_met",
            format="YYYY-MM-DD",
            on_change=_take_day,
            args=(chosen,),
            width=260,
        )
        choose_all("Tick all", "import_all_new", partial(chosen.new.update, rows))
        choose_all("Tick none", "import_none_new", chosen.new.clear)


def new_frame(found: Preview, rows: tuple[int, ...], chosen: Chosen) -> pd.DataFrame:
    """A tick and the fields that anybody has a value in, one row a person."""
    people = found.other.people.iloc[list(rows)]
    used = [name for name in SHOWN if people[name].notna().any()]
    frame = people[used].reset_index(drop=True)
    if people["do_not_contact"].any():
        frame = frame.assign(do_not_contact=people["do_not_contact"].map({True: "Do not contact", False: ""}).tolist())
    frame.insert(0, "tick", [row in chosen.new for row in rows])
    return frame


def _tick(chosen: Chosen, row: Hashable, value: object) -> None:
    if isinstance(row, int):
        (chosen.new.add if value else chosen.new.discard)(row)


def _take_source(chosen: Chosen) -> None:
    chosen.source = str(typed("import_source") or "")


def _take_day(chosen: Chosen) -> None:
    chosen.first_met = typed("import_first_met")  # type: ignore[assignment]
