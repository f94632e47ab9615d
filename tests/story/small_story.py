"""The story of a small network written in the test itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmodash.analysis import Analysis
from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redaction import Redaction
from pmodash.story.earlier import Earlier
from pmodash.story.story import Slide, Story
from pmodash.story.telling import Telling
from pmodash.story.telling_slides import tell
from tests.planning.small_network import AS_OF, network

Rows = Sequence[Mapping[str, Any]]
BROKEN = re.compile(
    r"\bnan\b|\bNone\b(?! of )|  |\b1 (?:contacts|touchpoints|days|points|groups|relationships)\b|\(\)|: *$|<NA>"
)


def analysis(contacts: Rows, touchpoints: Rows = (), as_of: dt.date = AS_OF, **kinds: Any) -> Analysis:
    return Analysis.on_network(network(contacts, touchpoints, **kinds), as_of)


def story(contacts: Rows, touchpoints: Rows = (), earlier: Earlier | None = None, **choices: Any) -> Story:
    return tell(Telling(analysis(contacts, touchpoints), StoryChoices(**choices), Redaction(), earlier))


def slide(name: str, contacts: Rows, touchpoints: Rows = (), earlier: Earlier | None = None) -> Slide:
    found = story(contacts, touchpoints, earlier).slide(name)
    assert found is not None
    return found


def sentences(told: Story) -> Iterator[str]:
    """Every sentence of a story, those of its charts too; no cell of a table, which may be the user's own."""
    yield from (told.title, told.since, told.hidden)
    for one in told.slides:
        yield from (one.finding, one.since, one.note, *one.points, *one.definitions)
        yield from (text for fact in one.facts for text in (fact.label, fact.value, fact.behind, fact.change))
        yield from one.chart.notes if one.chart else ()
        yield from (one.table.title, *one.table.headings) if one.table else ()
    yield from (table.title for table in told.tables)
