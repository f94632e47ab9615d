"""Whatever people are called, a redacted analysis holds nothing of it and every number stays."""

import datetime as dt
import json
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.analysis import Analysis
from pmodash.demo import demo
from pmodash.network.reading_register import build
from pmodash.redaction.redacting import redacted
from pmodash.redaction.redaction import GROUPS_ONLY, NAMES_HIDDEN, OFF, Redaction
from pmodash.selection import Selection
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand
from tests.planning.small_network import AS_OF, contact, network, touch
from tests.redaction.test_redacting import all_of, numbers

MARK = "Xq"
WORDS = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs")), max_size=12).map(lambda text: MARK + text)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
TEXTS = st.one_of(st.none(), NAMES)
LEVELS = st.sampled_from([None, "Resistant", "Neutral", "Leading"])
FREE = ("email", "phone", "organisation", "department", "job_title", "role", "relationship", "location", "linkedin",
        "tags", "notes", "owner", "status", "cadence", "vehicle", "source", "influence")  # fmt: skip
PEOPLE = st.builds(
    lambda name, level, texts: contact(name=name, current_level=level, **texts),
    NAMES,
    LEVELS,
    st.dictionaries(st.sampled_from(FREE), TEXTS),
)
TOUCHES = st.fixed_dictionaries(dict.fromkeys(("by", "event", "notes", "direction"), TEXTS))
HIDING = (Redaction(NAMES_HIDDEN), Redaction(GROUPS_ONLY))


def named_in_free_text(people, rows):
    """The analysis with vehicles, statuses and the like that name somebody of the network."""
    named = [person | {"status": person["name"], "vehicle": person["name"]} for person in people]
    touches = [touch(place % len(people), 3 * place, people[0]["name"], **row) for place, row in enumerate(rows)]
    return Analysis.on_network(network(named, touches), AS_OF)


@settings(max_examples=10, deadline=None)
@given(st.lists(PEOPLE, min_size=1, max_size=4), st.lists(TOUCHES, max_size=6), st.sampled_from(HIDING))
def test_nothing_that_anybody_wrote_is_kept(people, rows, redaction):
    free = ("source", "influence", "vehicle", "cadence", "status")
    people = [{key: value for key, value in person.items() if key not in free} for person in people]
    rows = [{key: value for key, value in row.items() if key != "direction"} for row in rows]
    found = redacted(named_in_free_text(people, rows), redaction).analysis
    shown = json.dumps(found.as_json(), ensure_ascii=False)
    assert MARK not in shown and MARK.encode() not in pickle.dumps(found)


@settings(max_examples=10, deadline=None)
@given(
    st.lists(PEOPLE, min_size=1, max_size=5),
    st.lists(TOUCHES, max_size=8),
    st.sampled_from((*HIDING, Redaction(OFF, critics_shown=False))),
)
def test_no_number_changes_whatever_people_are_called(people, rows, redaction):
    whole = named_in_free_text(people, rows)
    assert numbers(redacted(whole, redaction).analysis) == numbers(whole)


@pytest.fixture(scope="module")
def made_up():
    book = read(demo(80, 600, 11, dt.date(2026, 11, 20)), "made-up.xlsx")
    return Analysis.of(build(book, understand(book)), dt.date(2026, 11, 20))


@pytest.mark.parametrize("redaction", (*HIDING, Redaction(OFF, critics_shown=False)), ids=str)
@pytest.mark.parametrize("narrowed", [False, True])
def test_every_number_of_a_lifelike_workbook_stays(made_up, redaction, narrowed):
    owner = made_up.everyone["owner"].mode()[0]
    whole = made_up.selecting(Selection(owner=(owner,), group=("Senior Leadership",))) if narrowed else made_up
    after, before = numbers(redacted(whole, redaction).analysis), numbers(whole)
    assert {key for key in before if after[key] != before[key]} == set()


@pytest.mark.parametrize("redaction", HIDING, ids=str)
def test_nobody_of_a_lifelike_workbook_is_left(made_up, redaction):
    found = redacted(made_up, redaction).analysis
    shown, kept = all_of(found, redaction), pickle.dumps(found)
    contacts = made_up.network.register.contacts
    told = {str(text) for name in ("name", "email", "phone", "notes") for text in contacts[name].dropna()}
    assert [text for text in told if text in shown or text.encode() in kept] == []
