"""Choices for the story told in a meeting that follow each other at once: one step to undo, however many fields."""

from __future__ import annotations

import datetime as dt

from pmodash.journal.edits import Edit, SetStory
from pmodash.journal.journal import Journal
from pmodash.network.story_choices import AS_USUAL

_AT_ONCE = dt.timedelta(minutes=10)


def goes_on(journal: Journal, edit: Edit, at: dt.datetime) -> bool:
    """Whether the edit takes the place of the journal's last step, which chose the same story a moment before.

    Each holds the whole story. Going back to the usual one is a step of its own, so that it can be undone.
    """
    last = journal.last_step
    if len(last) != 1 or not isinstance(last[0].edit, SetStory) or not isinstance(edit, SetStory):
        return False
    return AS_USUAL not in (edit.choices, last[0].edit.choices) and at - last[0].at <= _AT_ONCE
