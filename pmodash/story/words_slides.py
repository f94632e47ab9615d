"""The slides that are words: the first, and the decisions wanted."""

from __future__ import annotations

from dataclasses import replace

from pmodash.actions import next_actions
from pmodash.measures.sentences.wording import day
from pmodash.story.story import Slide
from pmodash.story.telling import Telling
from pmodash.story.unsaid import unsaid

TITLE = "The PMO network"
NOTHING_ASKED = "No decision is asked for, and the figures call for nothing"


def cover(telling: Telling, blank: Slide) -> Slide:
    """The title, whom it is told to and as of which day."""
    choices, found = telling.choices, telling.analysis
    told = (choices.forum, f"As of {day(found.as_of)}", telling.only.removesuffix("."))
    return replace(blank, finding=choices.title or TITLE, points=tuple(text for text in told if text))


def decisions(telling: Telling, blank: Slide) -> Slide:
    """What the manager asks of the meeting; what the figures call for where nothing was written."""
    asked = tuple(text for text in telling.choices.decisions if text.strip())
    if asked:
        many = f"{len(asked):,} decisions are asked for" if len(asked) > 1 else "One decision is asked for"
        return replace(blank, finding=many, points=asked)
    actions = next_actions(telling.analysis)
    if not actions:
        return unsaid(blank, NOTHING_ASKED)
    count = f"{len(actions)} things" if len(actions) > 1 else "One thing"
    return replace(
        blank,
        title="What the figures call for",
        finding=f"{count} to do next, most pressing first",
        points=tuple(f"{action.text}: {action.why[:1].lower()}{action.why[1:]}" for action in actions),
    )
