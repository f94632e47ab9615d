"""The standing of any network is what the domain page's rules give for each contact by itself."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.planning.policy import policy_of
from pmodash.planning.ranking import ranked
from pmodash.vocabulary import GRADES, LEVELS, group_names
from tests.planning.reference import OWN_CADENCES, same, stands
from tests.planning.small_network import AS_OF, network

FIELDS = (
    "ideal_days",
    "maximum_days",
    "last_qualifying",
    "days_since",
    "status",
    "next_due",
    "priority",
    "next_planned",
)
days = st.integers(-60, 700).map(lambda number: AS_OF - dt.timedelta(days=number))
grade, level = st.sampled_from([None, *GRADES]), st.sampled_from([None, *LEVELS])
people = st.lists(
    st.fixed_dictionaries(
        {
            "_group": st.sampled_from([None, *group_names()]),
            "influence_level": grade,
            "interest_level": grade,
            "current_level": level,
            "desired_level": level,
        },
        optional={
            "cadence": st.sampled_from(list(OWN_CADENCES)),
            "last_touchpoint": days,
            "next_touchpoint": days,
            "status": st.sampled_from(["Active", "Left"]),
            "do_not_contact": st.booleans(),
            "_source": st.sampled_from(["Team Members", "Stakeholders"]),
        },
    ),
    min_size=1,
    max_size=6,
)
vehicle = st.sampled_from([None, "One-to-one", "Newsletter", "Workshop", "Survey", "Carrier pigeon", "LinkedIn post"])
log = st.lists(st.tuples(st.integers(0, 5), days, vehicle, st.booleans()), max_size=25)
lines = st.fixed_dictionaries(
    {}, optional={"ideal": st.integers(1, 300), "maximum": st.integers(1, 300), "broadcast_qualifies": st.booleans()}
)
modifiers = st.fixed_dictionaries(
    {}, optional={"critic_factor": st.floats(0.1, 1), "manage_closely_factor": st.floats(0.1, 1)}
)
policies = st.tuples(st.dictionaries(st.sampled_from(group_names()), lines), modifiers).map(
    lambda both: {**both[0], "All": both[1]}
)


@settings(max_examples=100, deadline=None)
@given(people, log, policies, days)
def test_a_standing_is_what_the_rules_give_for_each_contact_by_itself(persons, rows, policy, as_of):
    touches = [
        {"contact": who % len(persons), "date": date, "vehicle": means, "done": done} for who, date, means, done in rows
    ]
    known = network(persons, touches, policy=policy)
    found = known.standing(as_of)
    for place, person in enumerate(persons):
        own = [touch for touch in touches if touch["contact"] == place]
        expected = stands(person, own, policy_of(known.register), as_of)
        for field in FIELDS:
            value = found[field].iloc[place]
            assert same(expected[field], value), (field, expected[field], value)


@settings(max_examples=25, deadline=None)
@given(people, log, days)
def test_a_touchpoint_more_never_puts_the_last_one_longer_ago(persons, rows, as_of):
    for person in persons:
        person.pop("last_touchpoint", None)
    touches = [
        {"contact": who % len(persons), "date": date, "vehicle": means, "done": done} for who, date, means, done in rows
    ]
    before = network(persons, touches[:-1]).standing(as_of)
    after = network(persons, touches).standing(as_of)
    known = before["days_since"].notna()
    assert (after["days_since"][known] <= before["days_since"][known]).all()


@settings(max_examples=25, deadline=None)
@given(people, log)
def test_contacts_are_ranked_by_priority_then_influence_then_interest_then_name(persons, rows):
    touches = [
        {"contact": who % len(persons), "date": date, "vehicle": means, "done": done} for who, date, means, done in rows
    ]
    found = network(persons, touches).standing(AS_OF)
    order = ranked(found)
    places = {grade: place for place, grade in enumerate(GRADES)}
    keys = [
        (-row.priority, places.get(row.influence, 3), places.get(row.interest, 3), row.name.casefold())
        for row in order[order["counted"]].itertuples(index=False)
    ]
    assert keys == sorted(keys)
    assert sorted(order.index) == sorted(found.index)
    assert not order["counted"].iloc[int(found["counted"].sum()) :].any()


def test_nothing_handed_in_is_changed():
    known = network([{"_group": "Wider Business", "last_touchpoint": AS_OF}], [])
    before = known.register.contacts.copy()
    known.standing(AS_OF)
    assert known.register.contacts.equals(before)
