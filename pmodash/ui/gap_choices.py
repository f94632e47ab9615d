"""What a person has to say of answers that came back: which way round a day is meant, and which answers to take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pmodash.journal.values import in_words
from pmodash.packs.gap_reading import Answer, EitherDay
from pmodash.ui.columns import column_settings, label_of
from pmodash.ui.plain import counted, plain
from pmodash.ui.session import show_in_widget, typed
from pmodash.ui.tables import height_for, show_table
from pmodash.workbook.field_names import field_label

ORDERS = {"dmy": "Day first", "mdy": "Month first"}
EITHER_COLUMNS = ("name", "field", "found", "day_first", "month_first", "cell")
CHOICE_COLUMNS = ("take", "name", "organisation", "field", "old", "new", "why", "file", "cell")


def day_orders(files: Sequence[str]) -> dict[str, str]:
    """The order of day and month that the user chose for each file; blank where none was."""
    return {name: str(typed(_order_key(name)) or "") for name in files}


def _order_key(file: str) -> str:
    return f"gap_day_order_{file}"


def ask_day_order(either: Sequence[EitherDay], contacts: pd.DataFrame) -> None:
    """For each file with days that can be read in two ways: both readings, and one click that settles them all."""
    for file in dict.fromkeys(day.file for day in either):
        days = [day for day in either if day.file == file]
        st.markdown(f"**{counted(len(days), 'date')}** in {plain(file)} can be read in two ways")
        st.segmented_control(
            f"Dates such as {plain(days[0].text)} are written",
            list(ORDERS),
            format_func=ORDERS.__getitem__,
            key=_order_key(file),
            help="Nothing in the file or the workbook settles it. Until you choose, these dates are left out.",
        )
        show_table(_either_frame(days, contacts), f"gap_days_{file}", f"Dates of {file} to settle", EITHER_COLUMNS)


def _either_frame(days: Sequence[EitherDay], contacts: pd.DataFrame) -> pd.DataFrame:
    names = contacts["name"].tolist()
    rows = [
        {
            "name": names[day.position],
            "field": field_label(day.field),
            "found": day.text,
            "day_first": in_words(day.days[0]),
            "month_first": in_words(day.days[1]),
            "cell": f"{day.sheet} {day.cell}",
        }
        for day in days
    ]
    return pd.DataFrame(rows, dtype="str")


def answers_frame(answers: Sequence[Answer], contacts: pd.DataFrame) -> pd.DataFrame:
    """One row an answer: whose field it fills, what stands there now, what it gives, why it is to be chosen."""
    places = [answer.position for answer in answers]
    people = contacts[["name", "organisation"]].iloc[places].fillna("").reset_index(drop=True)
    rows = [
        {
            "field": field_label(answer.field),
            "old": in_words(answer.ours),
            "new": in_words(answer.value),
            "why": answer.why[:1].upper() + answer.why[1:],
            "file": answer.file,
            "cell": f"{answer.sheet} {answer.cell}",
        }
        for answer in answers
    ]
    return people.join(pd.DataFrame(rows, dtype="str"))


def ask_about(choices: Sequence[Answer], contacts: pd.DataFrame, revision: int) -> list[int]:
    """The numbers of the answers that are ticked to be taken; none is by itself."""
    st.markdown("**To choose**")
    st.caption(
        "The workbook keeps what it holds unless you tick an answer. Of two for one cell the first ticked counts."
    )
    start = f"gap_choices_{revision}_{hash(tuple(choices))}"
    taken, turn = _all_taken(start)
    with st.container(horizontal=True):
        for label, every in (("Take all", True), ("Keep all", False)):
            st.button(label, on_click=show_in_widget, args=(start, (every, turn + 1)), key=f"{start}_{every}")
    frame = answers_frame(choices, contacts).assign(take=taken)[list(CHOICE_COLUMNS)]
    key = f"{start}_{turn}"
    _show_choices(frame, key)
    state: Any = typed(key)
    ticked = {int(row): values.get("take", taken) for row, values in (state["edited_rows"] if state else {}).items()}
    return [number for number in range(len(choices)) if ticked.get(number, taken)]


def _all_taken(key: str) -> tuple[bool, int]:
    """Whether all were taken at one click, and how often all were taken or kept so."""
    said: Any = typed(key)
    return said or (False, 0)


def _show_choices(frame: pd.DataFrame, key: str) -> None:
    st.data_editor(
        frame,
        hide_index=True,
        column_config={
            **column_settings(frame),
            "take": st.column_config.CheckboxColumn("Take it"),
            "name": st.column_config.TextColumn(label_of("name")),
            "old": st.column_config.TextColumn("The workbook has"),
            "new": st.column_config.TextColumn("The answer"),
        },
        disabled=[name for name in CHOICE_COLUMNS if name != "take"],
        key=key,
        height=height_for(len(frame)),
        alt="Answers that need a choice",
    )
