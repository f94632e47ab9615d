"""What a slide says where there is nothing to tell: why, in one sentence, and what would fill it."""

from __future__ import annotations

from dataclasses import replace

from pmodash.measures.sentences import finding_sizes
from pmodash.story.story import Slide
from pmodash.story.telling import Telling

NOBODY = "Nobody {where} counts, so there is nothing to tell"
WIDEN = "Widen the filters, or add contacts to the workbook"
NO_DATES = "The workbook tells of no contact with anybody, so nobody can be called in time or late"
LOG = "Log touchpoints, or say which column holds the last contact, and this slide fills itself"
WITHOUT_DATES = {
    "standing": NO_DATES,
    "coverage": "Without dates of contact no group can be called well or badly reached",
    "attention": "Without dates of contact nobody can be called overdue",
    "vehicles": "No touchpoint is on record, so no vehicle can be seen",
    "growth": "Neither a touchpoint nor a date first met is on record, so growth cannot be told",
    "next": "Without dates of contact nobody is due before anybody else",
}


def unsaid(slide: Slide, why: str, remedy: str, note: str = "") -> Slide:
    """The slide with nothing but why it tells nothing and what would fill it."""
    return replace(slide, finding=why, points=(remedy,), note=note)


def without_contacts(telling: Telling, blank: Slide) -> Slide | None:
    """The slide of a measure where nobody counts, or no date of contact is known; None where there is more to say."""
    found = telling.analysis
    if not found.coverage.n:
        where = "in the workbook" if found.selection.is_all else "in this selection"
        return unsaid(blank, NOBODY.format(where=where), WIDEN, found.coverage.note)
    if found.no_contact_dates and blank.name in WITHOUT_DATES and not _grows(telling, blank):
        slide = unsaid(blank, WITHOUT_DATES[blank.name], LOG, found.coverage.note)
        sizes = (finding_sizes(found.group_sizes),) if blank.name == "coverage" else ()
        return replace(slide, points=(*sizes, *slide.points))
    return None


def _grows(telling: Telling, blank: Slide) -> bool:
    return blank.name == "growth" and telling.analysis.freshness.n > 0
