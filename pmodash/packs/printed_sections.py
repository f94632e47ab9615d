"""What each section of the printed report holds, as data for the typesetting."""

from __future__ import annotations

from typing import Any

from pmodash.figures.labels import plain_text, shortened
from pmodash.measures.sentences.wording import day
from pmodash.network.story_choices import slide_kinds
from pmodash.packs.printed_charts import printed_chart
from pmodash.packs.printed_tables import MOST_ROWS, printed_table
from pmodash.story.story import Fact, Slide, Story, Table
from pmodash.story.words_slides import TITLE

FEW_ROWS, NEARLY_FEW = 10, 16
MOST_IN_ALL, LEAST_OF_EACH = 2000, 40
COVER, NUMBERED = "cover", "decisions"

Printed = dict[str, Any]


def printed_document(story: Story) -> Printed:
    """The whole report. Its first page has the title and the contents, unless there is a single section."""
    cover = story.slide(COVER)
    told = [slide for slide in story.slides if slide is not cover]
    lists = _lists_left(story.tables, told)
    words = {text for kind in slide_kinds().values() for text in kind.definitions}
    words |= {text for slide in told for text in slide.definitions}
    opening = cover.points if cover is not None else (story.forum, f"As of {day(story.as_of)}")
    most = min(MOST_ROWS, max(LEAST_OF_EACH, MOST_IN_ALL // (len(told) or 1)))
    explained = {text for slide in told for text in slide.points} & words
    return {
        "title": plain_text(story.title) or TITLE,
        "label": plain_text(story.label),
        "day": day(story.as_of),
        "date": [story.as_of.year, story.as_of.month, story.as_of.day],
        "hidden": plain_text(story.hidden),
        "since": plain_text(story.since),
        "front": cover is not None or len(told) > 1,
        "opening": [plain_text(text) for text in opening if text],
        "remark": plain_text(cover.remark) if cover is not None else "",
        "sections": [_section(slide, lists, words, explained, most) for slide in told],
        "lists": [{"table": printed_table(table, MOST_ROWS), "name": f"list-{n}"} for n, table in enumerate(lists)],
        "unshown": False,
    }


def _section(slide: Slide, lists: list[Table], words: set[str], explained: set[str], most: int) -> Printed:
    drawn = slide.chart if slide.chart is not None and not slide.chart.is_empty else None
    return {
        "title": plain_text(slide.title),
        "question": plain_text(slide.question),
        "finding": plain_text(slide.finding),
        "since": plain_text(slide.since),
        "facts": [_fact(fact) for fact in slide.facts],
        "chart": printed_chart(drawn, plain_text(slide.finding)) if drawn is not None else None,
        "table": _table(slide.table, lists, most),
        "points": [plain_text(text) for text in slide.points if text and text not in words],
        "numbered": slide.name == NUMBERED,
        "words": [_word(text) for text in slide.points if text in words]
        + [_word(text) for text in slide.definitions if text not in explained],
        "note": plain_text(slide.note),
        "remark": plain_text(slide.remark),
        "alone": slide.name not in slide_kinds(),
    }


def _fact(fact: Fact) -> Printed:
    texts = {name: plain_text(getattr(fact, name)) for name in ("label", "value", "behind", "change")}
    return {**texts, "better": fact.better}


def _word(text: str) -> list[str]:
    """A definition as its word and what that means."""
    word, colon, meaning = plain_text(text).partition(": ")
    return [word, meaning] if colon else ["", word]


def _lists_left(tables: tuple[Table, ...], slides: list[Slide]) -> list[Table]:
    """The lists to be added: not those that a section shows whole."""
    whole = [slide.table for slide in slides if slide.table is not None and len(slide.table.rows) <= NEARLY_FEW]
    return [table for table in tables if table.rows and not any(_same(table, other) for other in whole)]


def _table(table: Table | None, lists: list[Table], most: int) -> Printed | None:
    """A section's table: its first rows where all of it is among the lists, else as many as each section may have."""
    if table is None or not table.rows:
        return None
    place = next((number for number, other in enumerate(lists) if _same(table, other)), None)
    if place is None:
        return printed_table(table, most)
    return {**printed_table(table, FEW_ROWS), "continued": f"list-{place}", "listed": shortened(lists[place].title, 80)}


def _same(one: Table, other: Table) -> bool:
    return one.headings == other.headings and one.rows == other.rows
