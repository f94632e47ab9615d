"""Blanks that pay: which contacts lack a field that a measure leaves them out for, and what filling it switches on."""

from __future__ import annotations

import datetime as dt
from functools import cache

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured, not_counted
from pmodash.measures.sentences.blanks import said_of
from pmodash.network.groups import UNSURE
from pmodash.network.levels import LEVEL_FIELDS
from pmodash.planning.codes import Flags
from pmodash.planning.touches import is_plan
from pmodash.vocabulary import CONTACT_FIELDS, read_data

WORTH_DAYS = 90


@cache
def gap_fields() -> dict[str, int]:
    """The fields that are worth asking for, in order, each with how much it switches on: see `data/gaps.toml`."""
    found = {str(entry["field"]): int(entry["switches"]) for entry in read_data("gaps.toml")["gaps"]}
    if not set(found) <= set(CONTACT_FIELDS) or any(switches < 1 for switches in found.values()):
        raise ValueError("data/gaps.toml: a gap has an unknown field or switches nothing on")
    return found


@cache
def heavy_influence() -> float:
    """How many times a contact of high influence counts."""
    return float(read_data("gaps.toml")["heavy_influence"])


def lacking(standing: pd.DataFrame, contacts: pd.DataFrame, touchpoints: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    """Who lacks what: a column of flags a field of `gap_fields`, with the standing's index.

    Only contacts who count are asked about: nobody who left, is not to be contacted or is of the PMO itself. A last
    contact is lacking where no touchpoint of any kind is known, a date first met where no day of joining is, and a
    group where none was found or it is a guess. A level whose word was not understood is no blank.
    """
    mine = contacts.loc[standing.index]
    blank = {name: mine[name].isna().to_numpy() for name in gap_fields()}
    unsure = standing["group"].isna() | (standing["group_confidence"] < UNSURE)
    touched = touchpoints.loc[~is_plan(touchpoints, as_of) & touchpoints["done"], "contact"]
    needed: dict[str, Flags] = {
        "last_touchpoint": (standing["status"] == "Never").to_numpy() & ~standing.index.isin(touched),
        "first_met": standing["joined"].isna().to_numpy(),
        "group": unsure.to_numpy(dtype=bool),
        **{name: standing[name].isna().to_numpy() for name in LEVEL_FIELDS},
    }
    counted = standing["counted"].to_numpy()
    found = {name: counted & flags & needed.get(name, True) for name, flags in blank.items()}
    return pd.DataFrame(found, index=standing.index)


def gaps(standing: pd.DataFrame, lacks: pd.DataFrame, as_of: dt.date) -> Measured:
    """The blanks by what filling them would switch on, the worthiest first; `lacks` is what `lacking` found.

    One row a field that somebody lacks. Columns: `field`, `contacts` (who lack it), `worth`, `sentence` (in words,
    with the figures of the measures that leave those contacts out). `worth` adds up the contacts, each counted as
    often as their cadence asks for a touchpoint in 90 days, twice where their influence is high, and multiplies the
    sum by what the field switches on (`gap_fields`).
    """
    weight = _weights(standing)
    rows = [
        (field, int(lacks[field].sum()), switches * float(weight[lacks[field].to_numpy()].sum()))
        for field, switches in gap_fields().items()
        if lacks[field].any()
    ]
    rows.sort(key=lambda row: -row[2])
    frame = pd.DataFrame(rows, columns=["field", "contacts", "worth"])
    frame = frame.astype({"field": "str", "contacts": "int64", "worth": "float64"})
    said = [said_of(field, standing, lacks[field].to_numpy(), as_of) for field in frame["field"]]
    frame = frame.assign(sentence=pd.Series(said, dtype="str"))
    return Measured(frame, int(standing["counted"].sum()), "contacts", not_counted(standing))


def _weights(standing: pd.DataFrame) -> np.ndarray:
    often = WORTH_DAYS / standing["ideal_days"].to_numpy(dtype=float)
    high = (standing["influence"] == "High").to_numpy(dtype=bool)
    weights: np.ndarray = np.where(high, heavy_influence() * often, often)
    return weights
