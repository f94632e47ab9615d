"""What can be relied on of the groups, whatever the workbook holds."""

from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.network.groups import classify
from pmodash.network.home import Home, infer_home
from pmodash.vocabulary import group_names, sources

HOME = Home(("Northwind Council",), ("northwind.gov.uk",))


def of_title(title: str) -> pd.Series:
    contact = pd.DataFrame({"organisation": ["Northwind Council"], "job_title": [title]}, dtype="str")
    return classify(contact, HOME).frame.iloc[0]


TEXTS = st.one_of(
    st.none(),
    st.sampled_from(["Head of Finance", "Developer", "Customers", "SL", "Left", "LinkedIn", "PMO", "Ünïcode 项目经理"]),
    st.text(max_size=30),
)
FIELDS = ("name", "job_title", "role", "organisation", "email", "relationship", "group", "source", "status")
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, TEXTS)), min_size=1, max_size=6)
SURE_TITLES = ["Head of Finance", "Scrum Master", "Executive Chef", "Programme Director", "Tax Agent"]


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_the_order_of_rows_does_not_matter(rows: list[dict[str, str | None]]) -> None:
    contacts = pd.DataFrame(rows, dtype="str")
    shuffled = contacts.sample(frac=1, random_state=len(rows))
    one = classify(contacts, infer_home(contacts)).frame
    other = classify(shuffled, infer_home(shuffled)).frame
    pd.testing.assert_frame_equal(one, other.sort_index())


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_any_cells_at_all_give_a_known_group_a_known_source_and_a_reason(rows: list[dict[str, str | None]]) -> None:
    found = classify(pd.DataFrame(rows, dtype="str"), HOME).frame
    assert set(found["group"].dropna()) <= set(group_names())
    assert set(found["source"].dropna()) <= {source.name for source in sources()}
    assert found["why"].str.len().gt(0).all()
    assert found["confidence"].between(0, 1).all()
    assert (found["group"].isna() == (found["source"].isna() | (found["source"] == "Team Members"))).all()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SURE_TITLES), st.data())
def test_capitals_and_spaces_do_not_matter(title: str, data: st.DataObject) -> None:
    letters = [data.draw(st.sampled_from([c.lower(), c.upper()])) for c in title]
    spaced = "".join(c if c != " " else data.draw(st.sampled_from([" ", "  ", " \t", "\u00a0"])) for c in letters)
    plain, odd = of_title(title), of_title(f" {spaced} ")
    assert (plain["group"], plain["rule"], plain["confidence"]) == (odd["group"], odd["rule"], odd["confidence"])


@settings(max_examples=60, deadline=None)
@given(ROWS, st.sampled_from(["DT", "SL", "WB", "EI", "IA"]))
def test_a_group_column_always_wins_over_all_but_leaving(rows: list[dict[str, str | None]], code: str) -> None:
    group = dict(zip(["DT", "SL", "WB", "EI", "IA"], group_names(), strict=True))[code]
    contacts = pd.DataFrame([{**row, "group": code, "status": None} for row in rows], dtype="str")
    assert set(classify(contacts, HOME).frame["group"]) == {group}


def test_the_contacts_are_not_changed() -> None:
    contacts = pd.DataFrame({"name": ["Ana"], "job_title": ["Head of IT"], "group": ["SL"]}, dtype="str")
    before = contacts.copy(deep=True)
    classify(contacts, infer_home(contacts))
    pd.testing.assert_frame_equal(contacts, before)
