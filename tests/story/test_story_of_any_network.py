"""The story of any network is told: no sentence is empty or broken, and its numbers are those of the analysis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pmodash.analysis import Analysis
from pmodash.redaction.redaction import DEGREES, Redaction
from pmodash.story.earlier import Earlier, earlier_workbook
from pmodash.story.story import Story
from pmodash.story.telling import Telling
from pmodash.story.telling_slides import tell
from pmodash.vocabulary import GRADES, LEVELS, STALE, group_names
from pmodash.workbook.cells import Book
from tests.planning.small_network import AS_OF, network
from tests.story.small_story import BROKEN, sentences

days = st.integers(-40, 500).map(lambda number: AS_OF - dt.timedelta(days=number))


def blank_or(words: Sequence[str]) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *words])


contacts = st.lists(
    st.fixed_dictionaries(
        {
            "_group": blank_or(group_names()),
            "influence_level": blank_or(GRADES),
            "interest_level": blank_or(GRADES),
            "current_level": blank_or(LEVELS),
            "desired_level": blank_or(LEVELS),
            "owner": blank_or(("Kim", "Lee")),
        },
        optional={
            "last_touchpoint": days,
            "first_met": days,
            "status": st.sampled_from(["Active", "Left"]),
            "do_not_contact": st.booleans(),
            "_source": st.sampled_from(["Team Members", "Stakeholders"]),
        },
    ),
    max_size=9,
)
vehicle = st.sampled_from([None, "One-to-one", "Newsletter", "Workshop", "Carrier pigeon"])
log = st.lists(st.tuples(st.integers(0, 8), days, vehicle, st.booleans()), max_size=25)


def told_of(persons: list[dict[str, Any]], rows: list[Any], as_of: dt.date = AS_OF) -> Analysis:
    touches = [
        {"contact": who % len(persons), "date": date, "vehicle": means, "done": done} for who, date, means, done in rows
    ]
    return Analysis.on_network(network(persons, touches if persons else []), as_of)


@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(contacts, log, st.sampled_from(DEGREES), st.booleans(), st.booleans())
def test_the_story_of_any_network_is_whole_sentences(persons, rows, degree, with_earlier, kept_only):
    found = told_of(persons, rows if persons else [])
    earlier = None
    if with_earlier and persons:
        before = told_of(persons, rows[: len(rows) // 2]).network.register
        earlier = earlier_workbook(Book("b.xlsx", "xlsx", ()), before, found.network, AS_OF)
        kept = Earlier(earlier.as_of, earlier.coverage, "the figures kept in the workbook")
        earlier = kept if kept_only else earlier
    told = tell(Telling(found, redaction=Redaction(degree), earlier=earlier))
    broken = [text for text in sentences(told) if BROKEN.search(text)]
    assert broken == []
    assert all(one.finding for one in told.slides)
    assert all(len(one.finding) <= 120 for one in told.slides), [one.finding for one in told.slides]
    assert earlier is not None or not any(one.since for one in told.slides)
    assert_numbers_are_those_of(found, told)


def assert_numbers_are_those_of(found: Analysis, told: Story) -> None:
    """Counted here anew, contact by contact."""
    counted = [row for row in found.as_json()["contacts"] if row["counted"]]
    standing, next_ = told.slide("standing"), told.slide("next")
    assert standing is not None
    if len(standing.facts) > 1:
        stale = sum(row["status"] in STALE for row in counted)
        assert [standing.facts[0].behind, standing.facts[3].value] == [f"{len(counted):,} counted", f"{stale:,}"]
    if next_ is not None and next_.chart:
        assert sum(value or 0 for one in next_.chart.series for value in one.values) == len(counted)
