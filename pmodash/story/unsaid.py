"""Slides with nothing to tell: which of them is kept to say why, and what is said of those left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from pmodash.measures.sentences import finding_sizes
from pmodash.measures.sentences.wording import listed
from pmodash.story.story import Fact, Slide
from pmodash.story.telling import Telling

NOBODY = "Nobody {where} counts, so there is nothing to tell"
NO_DATES = "The workbook tells of no contact with anybody, so nobody can be called in time or late"
WITHOUT_DATES = frozenset({"standing", "coverage", "attention", "vehicles", "growth", "next"})


def unsaid(slide: Slide, why: str, note: str = "") -> Slide:
    """The slide with nothing but why it tells nothing."""
    return replace(slide, finding=why, note=note, told=False)


def without_contacts(telling: Telling, blank: Slide) -> Slide | None:
    """The slide of a measure where nobody counts, or no date of contact is known; None where there is more to say."""
    found = telling.analysis
    if not found.coverage.n:
        where = "in the workbook" if found.selection.is_all else "in this selection"
        return _with_size(telling, unsaid(blank, NOBODY.format(where=where), found.coverage.note))
    if found.no_contact_dates and blank.name in WITHOUT_DATES and not _grows(telling, blank):
        return _with_size(telling, unsaid(blank, NO_DATES, found.coverage.note))
    return None


def contacts_fact(whole: pd.Series) -> tuple[str, str, str]:
    """How many contacts there are and how many of them count: what is known even where nothing else is."""
    counted = int(whole["counted"])
    return "Contacts", f"{int(whole['contacts']):,}", f"{f'{counted:,}' if counted else 'none'} counted"


def _with_size(telling: Telling, slide: Slide) -> Slide:
    """Where we stand still says how many contacts there are."""
    whole = telling.whole
    if slide.name != "standing" or not whole["contacts"]:
        return slide
    sizes = (finding_sizes(telling.analysis.group_sizes),) if whole["counted"] else ()
    return replace(slide, facts=(Fact(*contacts_fact(whole)),), points=sizes)


def _grows(telling: Telling, blank: Slide) -> bool:
    return blank.name == "growth" and telling.analysis.freshness.n > 0


def left_out(telling: Telling, made: Sequence[Slide]) -> tuple[Slide, ...]:
    """The slides not shown since they have nothing to tell. The first of them stays where the reason is that of all,
    or where nothing else is told; one that the manager wrote a remark on always does.
    """
    found = telling.analysis
    empty = tuple(slide for slide in made if not slide.told)
    of_all = not found.coverage.n or found.no_contact_dates or not any(one.told for one in made if one.name != "cover")
    return tuple(slide for slide in empty[1 if of_all else 0 :] if not slide.remark)


def why_left_out(slides: Sequence[Slide]) -> tuple[str, ...]:
    """Which slides are left out and why, once for each reason."""
    whys = dict.fromkeys(slide.finding for slide in slides)
    return tuple(_why([slide.title for slide in slides if slide.finding == why], why) for why in whys)


def _why(titles: list[str], why: str) -> str:
    left = "The slide on {} is left out" if len(titles) == 1 else "The slides on {} are left out"
    return f"{left.format(listed([f'“{title}”' for title in titles], len(titles)))}: {why[:1].lower()}{why[1:]}."
