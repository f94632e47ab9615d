"""Two contacts side by side, field by field: merged as chosen, told apart, or left for later."""

from __future__ import annotations

import streamlit as st

from pmodash.journal.edits import MergeContacts, SetApart
from pmodash.journal.merging import BOTH, CHOSEN_FIELDS, DROP, KEEP, usual_choice
from pmodash.journal.values import FieldValue, in_words
from pmodash.network.merged_contacts import Place
from pmodash.network.people.reviewing import Places, kept_first
from pmodash.network.people.rules import SAME_PERSON
from pmodash.network.register import Register
from pmodash.ui import derived
from pmodash.ui.columns import label_of
from pmodash.ui.committing import commit, key_of
from pmodash.ui.contacts_editor import value_of
from pmodash.ui.duplicates import Queue, rows_of
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted, plain, shortened
from pmodash.ui.session import session, typed

_TOLD_BY_NAME = ("first_name", "last_name")
_LONGEST = 80


def show_pair(page: Page, queue: Queue) -> None:
    """The next pair, how far one has come, and the three answers."""
    _show_progress(queue)
    if queue.waiting.empty:
        if len(queue.pairs):
            st.caption(f"You put off {counted(len(queue.pairs), 'pair')}.")
            st.button("Look at them now", key="look_again", icon=":material/undo:", on_click=_look_again)
        return
    register, pair = page.register, queue.waiting.iloc[0]
    rows = rows_of(register, queue.waiting.head(1))[0]
    places = kept_first(register.contacts, (int(pair["first"]), int(pair["second"])))
    key = "_".join(f"{sheet}!{row}" for sheet, row in sorted(rows))
    with st.container(border=True):
        sure = pair["grade"] == SAME_PERSON
        st.badge(*(("Surely the same",) if sure else ("Unsure",)), color="green" if sure else "orange")
        st.markdown(f"**{plain(pair['why'])}**")
        if _stays(register, places, key) == DROP:
            places = (places[1], places[0])
        _show_fields(register, places, key)
    _show_answers(register, places, rows, key)


def _show_progress(queue: Queue) -> None:
    total = queue.decided + len(queue.pairs)
    later = len(queue.pairs) - len(queue.waiting)
    if total:
        put_off = f", {later:,} put off" if later else ""
        told = f"{queue.decided:,} decided, {len(queue.waiting):,} to look at{put_off}"
        st.progress((queue.decided + later) / total, text=told)


def _stays(register: Register, places: Places, key: str) -> str:
    """Which of the two rows is to stay, as chosen."""
    named = dict(zip((KEEP, DROP), (_called(register, place) for place in places), strict=True))
    chosen = st.segmented_control(
        "The row that stays",
        (KEEP, DROP),
        default=KEEP,
        format_func=named.__getitem__,
        key=f"stays_{key}",
        required=True,
        wrap=True,
    )
    return DROP if chosen == DROP else KEEP


def _called(register: Register, place: int) -> str:
    contacts = register.contacts
    where = f"{contacts['sheet'].iloc[place]} row {contacts['row'].iloc[place]}"
    touched = int((register.touchpoints["contact"] == place).sum())
    name = shortened(contacts["name"].iloc[place], 40)
    return plain(f"{name} ({where}, {counted(touched, 'touchpoint')})")


def _show_fields(register: Register, places: Places, key: str) -> None:
    """The fields in which the two differ, each with both values to choose from, then those that need no choice."""
    same, filled = [], []
    for name, (mine, theirs) in _told(register, places).items():
        told = f"{label_of(name)}: {shortened(in_words(mine) or in_words(theirs), _LONGEST)}"
        if in_words(mine).casefold() == in_words(theirs).casefold():
            same.append(told)
        elif None in (mine, theirs) and name != "status":
            filled.append(told)
        else:
            _ask(name, mine, theirs, f"{key}_{places[0]}")
    for what, fields in (("The same in both", same), ("Only one of them has, and it is kept", filled)):
        if fields:
            st.caption(what)
            st.text(" · ".join(fields))
    st.caption("The values not chosen go into the notes of the row that stays.")


def _told(register: Register, places: Places) -> dict[str, tuple[FieldValue, FieldValue]]:
    """The fields that either contact has, with what both have there."""
    rows = register.contacts.iloc[list(places)]
    both: dict[str, tuple[FieldValue, FieldValue]] = {}
    for name in CHOSEN_FIELDS:
        mine, theirs = (value_of(value) for value in rows[name].tolist())
        if name not in _TOLD_BY_NAME and any(value not in (None, False) for value in (mine, theirs)):
            both[name] = (mine, theirs)
    return both


def _ask(name: str, mine: FieldValue, theirs: FieldValue, key: str) -> None:
    usual = usual_choice(name, mine, theirs)
    shown = {KEEP: _shown(mine), DROP: _shown(theirs), BOTH: "Both"}
    st.segmented_control(
        f":material/difference: {label_of(name)}",
        [KEEP, DROP, *([BOTH] if usual == BOTH else [])],
        default=usual,
        format_func=shown.__getitem__,
        key=_field_key(name, key),
        required=True,
        wrap=True,
    )


def _shown(value: FieldValue) -> str:
    return plain(shortened(in_words(value), _LONGEST)) or "(blank)"


def _field_key(name: str, key: str) -> str:
    return f"choose_{name}_{key}"


def _show_answers(register: Register, places: Places, rows: frozenset[Place], key: str) -> None:
    with st.container(horizontal=True):
        st.button(
            "Merge",
            key="merge_pair",
            type="primary",
            icon=":material/merge:",
            shortcut="M",
            on_click=_merge,
            args=(register, places, key),
        )
        st.button(
            "Not the same",
            key="not_the_same",
            icon=":material/call_split:",
            shortcut="N",
            on_click=_part,
            args=(register, places),
        )
        st.button("Later", key="later_pair", icon=":material/schedule:", shortcut="L", on_click=_put_off, args=(rows,))


def _merge(register: Register, places: Places, key: str) -> None:
    told = _told(register, places)
    chosen = {name: typed(_field_key(name, f"{key}_{places[0]}")) for name in told}
    fields = tuple(
        (name, str(choice))
        for name, choice in chosen.items()
        if choice in (KEEP, DROP) and choice != usual_choice(name, *told[name])
    )
    keep, drop = (key_of(register, place) for place in places)
    names = [shortened(register.contacts["name"].iloc[place]) for place in places]
    commit(MergeContacts(keep, drop, fields), notice=f"{names[1]} was merged into {names[0]}")


def _part(register: Register, places: Places) -> None:
    names = [shortened(register.contacts["name"].iloc[place]) for place in places]
    one, other = (key_of(register, place) for place in places)
    commit(SetApart((one, other)), notice=f"{names[0]} and {names[1]} will not be proposed again")


def _put_off(rows: frozenset[Place]) -> None:
    derived.put_off(session()).add(rows)


def _look_again() -> None:
    derived.put_off(session()).clear()
