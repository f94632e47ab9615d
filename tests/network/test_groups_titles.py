"""Job titles of many trades, each with the groups that a practitioner would accept (titles.csv; blank: the hub)."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from pmodash.network.groups import classify
from pmodash.network.home import infer_home

with (Path(__file__).parent / "titles.csv").open(encoding="utf-8") as lines:
    TITLES = [(row["job_title"], row["organisation"], row["acceptable"]) for row in csv.DictReader(lines)]
CONTACTS = pd.DataFrame(TITLES, columns=["job_title", "organisation", "acceptable"], dtype="str")
FOUND = classify(CONTACTS, infer_home(CONTACTS, ("Harbour City Council",))).frame


@pytest.mark.parametrize("number", range(len(TITLES)), ids=[f"{title} at {where}" for title, where, _ in TITLES])
def test_a_title_comes_out_in_an_acceptable_group(number: int) -> None:
    group = FOUND["group"].fillna("").iloc[number]
    assert group in TITLES[number][2].split("|"), FOUND["why"].iloc[number]


def test_the_pmo_of_the_home_organisation_is_the_hub() -> None:
    hub = CONTACTS["acceptable"].isna() | (CONTACTS["acceptable"] == "")
    assert set(FOUND.loc[hub, "source"]) == {"Team Members"}
