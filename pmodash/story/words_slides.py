"""The slides that are words: the first, what moved, the decisions wanted, definitions and what was left out."""

from __future__ import annotations

from dataclasses import replace

from pmodash.actions import next_actions
from pmodash.comparison.five_lines import five_lines
from pmodash.measures.sentences.wording import day, people
from pmodash.network.story_choices import slide_kinds
from pmodash.story.since import coverage_since, moved_groups
from pmodash.story.story import Slide, Table
from pmodash.story.telling import Telling

TITLE = "The PMO network"


def cover(telling: Telling, blank: Slide) -> Slide:
    """The title, whom it is told to and as of which day."""
    choices, found = telling.choices, telling.analysis
    narrowed = f"Only {found.selection.in_words}" if not found.selection.is_all else ""
    told = (choices.forum, f"As of {day(found.as_of)}", narrowed)
    return replace(blank, finding=choices.title or TITLE, points=tuple(text for text in told if text))


def changes(telling: Telling, blank: Slide) -> Slide | None:
    """What moved since last time; no slide where there is nothing to compare with."""
    earlier = telling.earlier
    if earlier is None:
        return None
    lines = five_lines(earlier.comparison) if earlier.comparison is not None else ()
    points = tuple(line.rstrip(".") for line in lines) or moved_groups(telling)
    return replace(
        blank,
        finding=coverage_since(telling) or points[0],
        points=points,
        note=f"Compared with {day(earlier.as_of)}, as told by {earlier.told_by}.",
    )


def decisions(telling: Telling, blank: Slide) -> Slide | None:
    """What the manager asks of the meeting; what the figures call for where nothing was written."""
    asked = tuple(text for text in telling.choices.decisions if text.strip())
    if asked:
        many = f"{len(asked):,} decisions are asked for" if len(asked) > 1 else "One decision is asked for"
        return replace(blank, finding=many, points=asked)
    actions = next_actions(telling.analysis)
    if not actions:
        return None
    count = f"{len(actions)} things" if len(actions) > 1 else "One thing"
    return replace(
        blank,
        title="What the figures call for",
        finding=f"{count} to do next, most pressing first",
        points=tuple(f"{action.text}: {action.why[:1].lower()}{action.why[1:]}" for action in actions),
    )


def appendix(telling: Telling, blank: Slide) -> Slide:
    """All definitions of the slides shown, and what was left out of the figures and of the list."""
    found = telling.analysis
    shown = [choice.slide for choice in telling.choices.in_order if choice.shown]
    words = tuple(text for name in shown for text in slide_kinds()[name].definitions)
    rows = len(found.network.register.left_out)
    out = found.coverage.left_out
    left = ", ".join(f"{count:,} {reason}" for reason, count in out) or "nobody"
    return replace(
        blank,
        finding=f"Left out of the figures: {left}; {_unread(rows)}",
        points=words,
        table=_left_out(telling),
        note=found.coverage.note,
    )


def _unread(rows: int) -> str:
    if not rows:
        return "every row of the workbook was read"
    return f"{people(rows, 'row')} of the workbook {'holds' if rows == 1 else 'hold'} no contact"


def _left_out(telling: Telling) -> Table | None:
    """Why rows of the workbook are no contacts, by reason."""
    reasons = telling.analysis.network.register.left_out["why"].value_counts()
    if reasons.empty:
        return None
    rows = tuple((str(why), int(count)) for why, count in reasons.items())
    return Table("Rows of the workbook that hold no contact", ("Why", "Rows"), ("text", "number"), rows)
