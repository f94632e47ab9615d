"""Which pairs are left to be looked at, and who stays where all that are surely the same are merged."""

from __future__ import annotations

import pandas as pd

from pmodash.network.people.apart import pair_of, places_apart, ways_to_tell
from pmodash.network.people.pairs import likely_pairs
from pmodash.network.people.reviewing import kept_first, left_to_review, sure_merges


def register(*rows: tuple[str, str | None, str | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["name", "email", "phone"], dtype="str")
    numbers = pd.Series(range(2, len(rows) + 2), dtype="int64")
    ids = "Register!" + numbers.astype("str")
    return frame.assign(organisation="Northwind", job_title=None, sheet="Register", row=numbers, contact_id=ids)


PEOPLE = register(("Ann Lee", None, None), ("Ann Lee", "ann@x.org", "020 7946 0123"), ("Ann Lee", "ann@x.org", None))


def test_all_rows_of_one_person_go_into_the_one_that_tells_most() -> None:
    assert sure_merges(likely_pairs(PEOPLE), PEOPLE) == [(1, 2), (1, 0)]


def test_the_row_that_tells_more_comes_first() -> None:
    assert kept_first(PEOPLE, (0, 1)) == (1, 0)
    assert kept_first(PEOPLE, (1, 2)) == (1, 2)


def test_a_pair_known_to_be_two_people_is_left_out() -> None:
    people = register(("Ann Lee", "ann@x.org", None), ("A. Lee", None, None), ("Bo Oz", "bo@x.org", None))
    apart = [pair_of("ann@x.org", "A. Lee, Northwind")]
    pairs = likely_pairs(people)
    assert list(zip(pairs["first"], pairs["second"], strict=True)) == [(0, 1)]
    left = left_to_review(pairs, people, apart)
    assert left.empty
    assert left_to_review(left, people, apart).columns.tolist() == list(pairs)


def test_a_pair_is_found_by_whatever_tells_its_contacts() -> None:
    people = register(("Ann Lee", "ann@x.org", None), ("Bo Oz", None, None))
    assert list(places_apart(people, [("ANN@X.ORG", "bo oz, northwind")]).values()) == [(0, 1)]
    assert places_apart(people, [("ann@x.org", "Cy Poe, Northwind")]) == {}


def test_what_fits_several_tells_nobody() -> None:
    assert places_apart(PEOPLE, [("ann@x.org", "Ann Lee, Northwind")]) == {}


def test_the_place_of_a_row_is_no_id_to_know_a_contact_by() -> None:
    ways = ways_to_tell("a@x.org", "Register!5", "Ann Lee", "Northwind", "Lead", ("Register", 5))
    assert ways == ("a@x.org", "", "Ann Lee, Northwind", "Ann Lee, Northwind, Lead")
    assert ways_to_tell("", "S-1", "Ann Lee", "", "", ("Register", 5)) == ("", "S-1", "Ann Lee", "")
