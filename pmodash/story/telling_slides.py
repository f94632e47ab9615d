"""The story of a network: its slides made from an analysis, in the order and with the words that were chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from pmodash.measures.sentences.wording import day
from pmodash.network.story_choices import SlideChoice, slide_kinds
from pmodash.story import network_slides, people_slides, reach_slides, words_slides
from pmodash.story.appendix import appendix, rows_left_out
from pmodash.story.changes import changes
from pmodash.story.story import Slide, Story, Table
from pmodash.story.tables import COVERAGE, DUE, MIX, STALE, table_of
from pmodash.story.telling import Telling
from pmodash.story.unsaid import left_out, without_contacts
from pmodash.story.words_slides import TITLE

NOTHING_BEFORE = "No earlier workbook and no kept figures are at hand to compare with"
ONLY_A_PART = "The figures kept in the workbook are of the whole network, so this part of it is not compared with them"
KEPT_TELLS_LESS = "; they tell of coverage and status alone"
LAST = "appendix"
Maker = Callable[[Telling, Slide], Slide | None]
IN_WORDS: Mapping[str, Maker] = {
    "cover": words_slides.cover,
    "changes": changes,
    "decisions": words_slides.decisions,
}
MEASURED: Mapping[str, Maker] = {
    "standing": reach_slides.standing,
    "coverage": reach_slides.coverage,
    "attention": people_slides.attention,
    "vehicles": reach_slides.vehicles,
    "network": network_slides.network,
    "growth": network_slides.growth,
    "engagement": people_slides.engagement,
    "next": people_slides.coming,
}


def tell(telling: Telling) -> Story:
    """The story with every slide that was chosen and that there is something to say on."""
    choices = telling.choices
    chosen = [choice for choice in choices.in_order if choice.shown]
    made = [slide for choice in chosen if choice.slide != LAST and (slide := _made(telling, choice)) is not None]
    empty = left_out(telling, made)
    told = {slide.name: slide for slide in made if slide not in empty}
    slides = [
        appendix(telling, _blank(choice), tuple(told.values()), empty) if choice.slide == LAST else told[choice.slide]
        for choice in chosen
        if choice.slide == LAST or choice.slide in told
    ]
    return Story(
        title=choices.title or TITLE,
        forum=choices.forum,
        label=choices.label,
        as_of=telling.analysis.as_of,
        since=_since(telling),
        hidden=telling.hidden,
        slides=tuple(replace(slide, note=_covered(telling, slide)) for slide in slides),
        tables=_tables(telling),
    )


def _made(telling: Telling, choice: SlideChoice) -> Slide | None:
    blank = _blank(choice)
    if choice.slide in IN_WORDS:
        return IN_WORDS[choice.slide](telling, blank)
    return without_contacts(telling, blank) or MEASURED[choice.slide](telling, blank)


def _covered(telling: Telling, slide: Slide) -> str:
    """The slide's note with the part of the network that it is of; the cover says that in its own words."""
    return slide.note if slide.name == "cover" else f"{telling.only} {slide.note}".strip()


def _blank(choice: SlideChoice) -> Slide:
    kind = slide_kinds()[choice.slide]
    return Slide(kind.name, kind.title, kind.question, "", remark=choice.remark, definitions=kind.definitions)


def _since(telling: Telling) -> str:
    then = telling.then
    if then is None:
        return NOTHING_BEFORE if telling.earlier is None else ONLY_A_PART
    less = "" if then.analysis else KEPT_TELLS_LESS
    return f"Compared with {day(then.as_of)}, as told by {then.told_by}{less}"


def _tables(telling: Telling) -> tuple[Table, ...]:
    """What a report adds in full: figures by group, and the lists where single contacts are to be shown."""
    found = telling.analysis
    groups = (
        table_of("Coverage by group", found.coverage.frame, COVERAGE),
        table_of("Touchpoints by group and vehicle", found.vehicle_mix.frame, MIX),
    )
    lists = (
        table_of("Stale relationships, most pressing first", found.stale.frame, STALE),
        table_of("Due, soonest first", found.due.frame, DUE),
    )
    left_out = rows_left_out(telling)
    everybody = lists if telling.redaction.shows_people else ()
    return tuple(table for table in (*groups, *everybody, *([left_out] if left_out else [])) if table.rows)
