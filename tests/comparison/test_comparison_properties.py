"""What can be relied on of a comparison, whatever the workbooks hold."""

from __future__ import annotations

import os
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from two_workbooks import compared, network, told

from pmodash.comparison.merging import merge_copies

KEYS = ("name", "name email", "name organisation", "contact_id name email organisation job_title")
NAMES = st.sampled_from(["Ann Lee", "Lee, Ann", "Bo Osei", "bo osei", "Zoë Müller", "Project team", "王芳", "=1+1"])
CELLS = {
    "contact_id": st.one_of(st.none(), st.integers(1, 9).map(str)),
    "name": NAMES,
    "email": st.one_of(st.none(), st.sampled_from(["a@n.example", "b@n.example", "pmo@n.example"])),
    "organisation": st.sampled_from([None, "North", "North Ltd", "South"]),
    "job_title": st.sampled_from([None, "Clerk", "Chief executive", "Project manager"]),
}
LOG = st.lists(
    st.tuples(
        st.sampled_from(["2026-11-02", "2026-11-03"]), NAMES, st.sampled_from(["Phone call", "Workshop"]),
        st.sampled_from([None, "Kit"]), st.sampled_from([None, "Done", "Planned"]),
    ),
    max_size=6,
)  # fmt: skip


def rows_of(fields: str) -> st.SearchStrategy[list[tuple[str | None, ...]]]:
    return st.lists(st.tuples(*(CELLS[field] for field in fields.split())), min_size=1, max_size=8)


@pytest.mark.parametrize("fields", KEYS)
@settings(max_examples=int(os.environ.get("PMODASH_EXAMPLES", "5")), deadline=None)
@given(data=st.data(), seed=st.integers(0, 10_000))
def test_a_workbook_and_its_copy_sorted_anew_do_not_differ(fields: str, data: st.DataObject, seed: int) -> None:
    rows, log = data.draw(rows_of(fields)), data.draw(LOG)
    anew, log_anew = list(rows), list(log)
    random.Random(seed).shuffle(anew)
    random.Random(seed + 1).shuffle(log_anew)
    first = network(fields, *rows, log=log)
    assert compared(first, first).nothing_changed
    assert compared(first, network(fields, *anew, log=log_anew)).nothing_changed


@pytest.mark.parametrize("fields", KEYS)
@settings(max_examples=int(os.environ.get("PMODASH_EXAMPLES", "5")), deadline=None)
@given(data=st.data())
def test_who_joined_one_way_has_left_the_other_way(fields: str, data: st.DataObject) -> None:
    a, b = (network(fields, *data.draw(rows_of(fields)), log=data.draw(LOG)) for _ in range(2))
    there, back = compared(a, b), compared(b, a)
    assert Counter(told(there, "joined", "contact_id")) == Counter(told(back, "left", "contact_id"))
    assert Counter(told(there, "left", "contact_id")) == Counter(told(back, "joined", "contact_id"))
    assert Counter(told(there, "fields_changed", "field")) == Counter(told(back, "fields_changed", "field"))
    assert len(there.answers["touchpoints_added"]) == len(back.answers["touchpoints_removed"])


@pytest.mark.parametrize("fields", KEYS[-2:])
@settings(max_examples=int(os.environ.get("PMODASH_EXAMPLES", "5")), deadline=None)
@given(data=st.data())
def test_a_copy_that_nobody_changed_brings_nothing(fields: str, data: st.DataObject) -> None:
    base, copy = (network(fields, *data.draw(rows_of(fields)), log=data.draw(LOG)) for _ in range(2))
    assert merge_copies(base, copy, base).edits({}) == merge_copies(base, copy, copy).edits({}) == ()
