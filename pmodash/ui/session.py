"""The one object that a browser session keeps: the user's inputs, and what was derived from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import streamlit as st

from pmodash.journal.edits import LogTouchpoints
from pmodash.redaction.redaction import OFF, Redaction
from pmodash.ui import clock
from pmodash.ui.address import degree_of
from pmodash.ui.browser_copy import BrowserCopy
from pmodash.ui.import_choices import Importing
from pmodash.ui.memo import Memo
from pmodash.ui.queue_state import GroupQueue
from pmodash.ui.workspace import OpenFile, Workspace
from pmodash.workbook.carried_corrections import Told

KEY = "pmodash"


@dataclass
class Session:
    """Inputs in `workspace`, values derived from them in `memo`. `address` is what the page's address asked for
    when the session began, until a workbook is open to which it can be applied; `notice` is said once, on the
    next page shown, as a warning when `notice_is_bad`. `waiting` is a
    file to be opened while there are unsaved edits, until the user says what to do, and `closing` a workbook to be
    closed so; `asked` is a touchpoint for many contacts, until the user says that all of them are meant;
    `go_to` is the page to be shown next; `width` is how much room
    the browser gives a page: narrow, middle or wide; `copy` is what is known of the copy that the browser keeps;
    `queue` is how far the user has come with the contacts whose group is unsure; `beside` are files opened beside the
    workbook, by what they were chosen for; `former` is what was corrected of the workbook that was open before, as
    rows of settings, and its home organisation; `importing` is the import that is being looked at; `redaction` is how
    much of who is who is shown, on every page and whatever workbook is open; `critics_shown` is whether the meeting
    may see the critics' names and notes, `slide` the name of the slide that it sees, and `in_meeting` whether the page
    that is shown is one that it may see.
    """

    workspace: Workspace
    memo: Memo = field(default_factory=Memo)
    address: dict[str, str] = field(default_factory=dict)
    notice: str = ""
    notice_is_bad: bool = False
    waiting: OpenFile | None = None
    closing: bool = False
    asked: LogTouchpoints | None = None
    go_to: str = ""
    width: str = "wide"
    copy: BrowserCopy = field(default_factory=BrowserCopy)
    importing: Importing | None = None
    queue: GroupQueue = field(default_factory=GroupQueue)
    beside: dict[str, OpenFile] = field(default_factory=dict)
    critics_shown: bool = False
    slide: str = ""
    in_meeting: bool = False
    former: tuple[tuple[Told, ...], tuple[str, ...]] = ((), ())
    redaction: Redaction = field(default_factory=Redaction)

    @property
    def names_hidden(self) -> bool:
        """Whether neutral labels stand in place of names, or nobody is shown singly."""
        return self.redaction.degree != OFF

    @property
    def told_redaction(self) -> Redaction:
        """How much of who is who is told in the meeting: as on every page, but critics are hidden until asked for."""
        return replace(self.redaction, critics_shown=self.critics_shown and not self.names_hidden)

    @property
    def around_redaction(self) -> Redaction:
        """How much of who is who may stand around a page, in its filters and its status line."""
        return self.told_redaction if self.in_meeting and not self.names_hidden else self.redaction


def session() -> Session:
    """This browser session's object, begun on first use."""
    if KEY not in st.session_state:
        asked = dict(st.query_params)
        st.session_state[KEY] = Session(
            Workspace(as_of=clock.this_day()), address=asked, redaction=Redaction(degree_of(asked))
        )
    found: Session = st.session_state[KEY]
    return found


def workspace() -> Workspace:
    """The user's inputs as they stand."""
    return session().workspace


def change(step: Callable[[Workspace], Workspace], notice: str = "") -> None:
    """Replace the inputs by what `step` makes of them, and say `notice` when the page is next drawn."""
    kept = session()
    kept.workspace = step(kept.workspace)
    kept.notice, kept.notice_is_bad = notice, False


def once(key: str) -> str:
    """The key of a field that starts afresh once something was saved."""
    return f"{key}_{session().workspace.revision}"


def typed(key: str) -> object:
    """What the user has typed or chosen in the widget of that key, None when it is not on the page."""
    return st.session_state.get(key)


def typed_anew(key: str, shown: object) -> object:
    """What the user has typed in the widget of that key; None where that is what was shown.

    When a page is left just as one of its fields is changed, the browser may tell the values of all of them again.
    """
    value = typed(key)
    return None if value == shown else value


def show_in_widget(key: str, value: object) -> None:
    """Put a value in a widget before it is drawn; each time, since a widget forgets its value with its page."""
    st.session_state[key] = value
