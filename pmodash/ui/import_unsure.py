"""Who of another list could be somebody in the workbook: decided one by one, and left alone until then."""

from __future__ import annotations

import streamlit as st

from pmodash.importing.choices import KEEP_IN_TOUCH
from pmodash.importing.differences import DIFFERS, differences
from pmodash.importing.matching import OTHER_ORGANISATION, UNSURE
from pmodash.importing.preview import Preview
from pmodash.importing.proposals import MOVING_FIELDS
from pmodash.journal.values import in_words
from pmodash.ui.contact_picker import labels_of
from pmodash.ui.frame import Page
from pmodash.ui.import_choices import Chosen
from pmodash.ui.plain import counted, plain, shortened
from pmodash.ui.session import typed
from pmodash.ui.tables import page_bounds, page_number
from pmodash.workbook.field_names import field_label

QUESTIONS = 10
LEAVE, AS_NEW = "leave", "new"
TOLD = ("job_title", "organisation", "email")


def show_unsure(page: Page, found: Preview, chosen: Chosen) -> None:
    """A page of questions; one left open imports nothing."""
    rows = found.rows(UNSURE)
    if not rows:
        st.caption("Nobody here is in doubt.")
        return
    done = sum(row in chosen.decided for row in rows)
    st.caption(
        f"{counted(len(rows), 'person', 'people')} to decide on, {done:,} decided. One left open is not imported."
    )
    start, stop = page_bounds(len(rows), page_number(len(rows), "import_unsure", QUESTIONS), QUESTIONS)
    for row in rows[start:stop]:
        _ask(found, chosen, row)


def _ask(found: Preview, chosen: Chosen, row: int) -> None:
    match, told = found.matches[row], found.told(row)
    contacts = found.register.contacts.iloc[list(match.places)]
    same = "Moved there" if match.why == OTHER_ORGANISATION else "The same as"
    words: dict[object, str] = {LEAVE: "Leave for now"}
    words |= {place: f"{same}: {name}" for place, name in zip(match.places, labels_of(contacts), strict=True)}
    words[AS_NEW] = "Someone new"
    place = chosen.decided.get(row, LEAVE)
    now = AS_NEW if place is None else place
    who = plain(shortened(told.get("name", "")))
    where = plain(shortened(", ".join(in_words(told[field]) for field in TOLD if field in told), 160))
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{who}** · {where}" if where else f"**{who}**")
        st.caption(plain(match.why[:1].upper() + match.why[1:]))
        st.radio(
            f"Who is {who}",
            list(words),
            index=list(words).index(now),
            format_func=lambda option: plain(words[option]),
            key=f"import_decide_{row}",
            horizontal=True,
            label_visibility="collapsed",
            on_change=_decide,
            args=(chosen, row, found),
        )
        if isinstance(now, int):
            _offer_values(found, chosen, row, now)


def _offer_values(found: Preview, chosen: Chosen, row: int, place: int) -> None:
    """What the list says otherwise of the one who was decided on; blanks are filled without asking."""
    passed = MOVING_FIELDS if row in found.moving else ()
    for one in differences(found.register.contacts, found.other, {row: place}):
        if one.kind == DIFFERS and one.field not in passed:
            theirs, ours = plain(shortened(in_words(one.theirs))), plain(shortened(in_words(one.ours)))
            st.checkbox(
                f"Take {field_label(one.field).lower()} {theirs} instead of {ours}",
                value=(row, one.field) in chosen.taken,
                key=f"import_take_{row}_{one.field}",
                on_change=_take,
                args=(chosen, row, one.field),
            )


def _take(chosen: Chosen, row: int, field: str) -> None:
    (chosen.taken.add if typed(f"import_take_{row}_{field}") else chosen.taken.discard)((row, field))


def _decide(chosen: Chosen, row: int, found: Preview) -> None:
    """Note what was decided. Who moved becomes an Industry Acquaintance until the user says otherwise."""
    answer = typed(f"import_decide_{row}")
    before = chosen.decided.pop(row, None)
    chosen.taken = {one for one in chosen.taken if one[0] != row}
    if before is not None:
        chosen.accepted.pop(before, None)
    if answer == AS_NEW:
        chosen.decided[row] = None
    elif isinstance(answer, int):
        chosen.decided[row] = answer
        if row in found.moving:
            chosen.accepted[answer] = KEEP_IN_TOUCH
