"""How many contacts each group has."""

import pandas as pd

from pmodash.measures.groups import sizes, unsure
from pmodash.measures.sentences import finding_sizes
from tests.planning.small_network import contact, hub, standing

PEOPLE = [contact(), contact(), contact("Wider Business"), contact(None), hub(), contact(do_not_contact=True)]


def test_every_group_has_a_row_then_those_with_none_and_the_hub():
    measured = sizes(standing([*PEOPLE, contact(status="Left")]))
    assert [tuple(row) for row in measured.frame.itertuples(index=False)] == [
        ("Delivery Teams & Managers", 0),
        ("Senior Leadership", 3),
        ("Wider Business", 1),
        ("External Influencers", 0),
        ("Industry Acquaintances", 0),
        ("No group", 1),
        ("Team Members", 1),
    ]
    assert (measured.n, measured.left_out) == (6, (("left", 1),))


def test_the_largest_group_is_told_with_those_who_have_none():
    assert finding_sizes(sizes(standing(PEOPLE))) == (
        "Senior Leadership is the largest group: 3 of 6 contacts; 1 has no group"
    )
    two = finding_sizes(sizes(standing([contact(), contact("Wider Business")])))
    assert two == "Senior Leadership and Wider Business are the largest groups: 1 each of 2 contacts"
    all_of_one = finding_sizes(sizes(standing([contact(), contact()])))
    assert all_of_one == "All 2 contacts are of Senior Leadership"
    assert finding_sizes(sizes(standing([contact()]))) == "The one contact is of Senior Leadership"
    assert finding_sizes(sizes(standing([hub()]))) == "No contact has a group"


def test_unsure_are_the_guesses_and_the_counted_without_a_group() -> None:
    people = pd.DataFrame(
        {
            "group": pd.Series(["Wider Business", "Wider Business", None, None], dtype="str"),
            "group_confidence": [0.9, 0.5, float("nan"), float("nan")],
            "counted": [True, True, True, False],
        }
    )
    assert list(unsure(people).index) == [1, 2]
