"""The only place that asks for the time: the day a page opens on and the minute an edit was made."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import streamlit as st


def this_minute() -> dt.datetime:
    """This minute in the viewer's own time zone, without its zone: the form in which edits keep their time."""
    return this_moment().replace(tzinfo=None)


def this_moment() -> dt.datetime:
    """This second in the viewer's own time zone, with its zone, or that of the server where the viewer's is unknown."""
    now = dt.datetime.now(_zone()).replace(microsecond=0)
    return now if now.tzinfo else now.astimezone()


def this_day() -> dt.date:
    """The viewer's own calendar day."""
    return this_minute().date()


def _zone() -> ZoneInfo | None:
    name = st.context.timezone
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None
