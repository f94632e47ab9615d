"""The only place that asks for the time: the day a page opens on and the minute an edit was made."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import streamlit as st


def this_minute() -> dt.datetime:
    """This minute in the viewer's own time zone, without its zone: the form in which edits keep their time."""
    return dt.datetime.now(_zone()).replace(tzinfo=None, microsecond=0)


def this_day() -> dt.date:
    """The viewer's own calendar day."""
    return this_minute().date()


def _zone() -> ZoneInfo | None:
    name = st.context.timezone
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None
