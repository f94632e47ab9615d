"""The story of a network: its slides made from an analysis, in the order and with the words that were chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pmodash.measures.sentences.wording import day
from pmodash.network.story_choices import slide_kinds
from pmodash.redaction.redaction import OFF
from pmodash.story import network_slides, people_slides, reach_slides, words_slides
from pmodash.story.story import Slide, Story, Table
from pmodash.story.tables import DUE, STALE, people_table
from pmodash.story.telling import Telling

TITLE = "The PMO network"
NOTHING_BEFORE = "No earlier workbook and no kept figures are at hand to compare with"
MAKERS: Mapping[str, Callable[[Telling, Slide], Slide | None]] = {
    "cover": words_slides.cover,
    "standing": reach_slides.standing,
    "changes": words_slides.changes,
    "coverage": reach_slides.coverage,
    "attention": people_slides.attention,
    "vehicles": reach_slides.vehicles,
    "network": network_slides.network,
    "growth": network_slides.growth,
    "engagement": people_slides.engagement,
    "next": people_slides.coming,
    "decisions": words_slides.decisions,
    "appendix": words_slides.appendix,
}


def tell(telling: Telling) -> Story:
    """The story with every slide that was chosen and that there is something to say on."""
    choices, kinds = telling.choices, slide_kinds()
    slides = []
    for choice in choices.in_order:
        kind = kinds[choice.slide]
        blank = Slide(kind.name, kind.title, kind.question, "", remark=choice.remark, definitions=kind.definitions)
        made = MAKERS[choice.slide](telling, blank) if choice.shown else None
        if made is not None:
            slides.append(made)
    degree = telling.redaction.degree
    return Story(
        title=choices.title or TITLE,
        forum=choices.forum,
        label=choices.label,
        as_of=telling.analysis.as_of,
        since=_since(telling),
        hidden="" if degree == OFF else degree,
        slides=tuple(slides),
        tables=_tables(telling),
    )


def _since(telling: Telling) -> str:
    earlier = telling.earlier
    if earlier is None:
        return NOTHING_BEFORE
    return f"Compared with {day(earlier.as_of)}, as told by {earlier.told_by}"


def _tables(telling: Telling) -> tuple[Table, ...]:
    """The lists that a report adds in full; none where single contacts are not to be shown."""
    if not telling.redaction.shows_people:
        return ()
    found = telling.analysis
    stale, due = found.stale.frame, found.due.frame
    return (
        people_table("Stale relationships, most pressing first", stale, STALE),
        people_table("Due, soonest first", due, DUE),
    )
