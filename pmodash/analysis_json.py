"""An analysis in the keys that `analyse --json` prints, which other programs rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmodash.measuring import Measures

DIGITS = 6
CONTACT_KEYS = (
    "contact_id", "sheet", "row", "name", "organisation", "job_title", "group", "group_why", "group_confidence",
    "source", "network_type", "influence", "interest", "engagement_current", "engagement_desired", "owner",
    "counted", "last_qualifying", "ideal_days", "maximum_days", "days_since", "status", "next_due", "priority",
)  # fmt: skip
EXTRA_CONTACT_KEYS = (
    "not_counted_why",
    "cadence_why",
    "rule",
    "words",
    "department",
    "last_vehicle",
    "next_planned",
    "first_met",
)
WORDS = {
    "influence_word": "influence",
    "interest_word": "interest",
    "engagement_current_word": "engagement_current",
    "engagement_desired_word": "engagement_desired",
}


def as_json(measures: Measures) -> dict[str, Any]:
    """Every key of the contract, and those the product adds beside them. Dates are ISO, shares 0 to 1, blanks null."""
    register = measures.network.register
    return {
        "as_of": measures.as_of.isoformat(),
        "home": [*measures.network.home.names, *measures.network.home.domains],
        "window": measures.window,
        "contacts": _contacts(measures),
        **_measures(measures),
        **_ties(measures),
        "left_out": rows(register.left_out[["sheet", "row", "why"]]),
        "findings": [finding.as_json() for finding in measures.findings],
    }


def _contacts(measures: Measures) -> list[dict[str, Any]]:
    standing = measures.standing
    contacts = measures.network.register.contacts
    chosen = contacts if len(contacts) == len(standing) else contacts.loc[standing.index]
    frame = standing[[*CONTACT_KEYS, *EXTRA_CONTACT_KEYS]].assign(
        **{key: chosen[field] for key, field in WORDS.items()}
    )
    return rows(frame)


def _measures(measures: Measures) -> dict[str, Any]:
    gap = measures.engagement_gap.frame
    complexity = measures.complexity
    return {
        "coverage": rows(measures.coverage.frame),
        "coverage_by_month": rows(measures.coverage_by_month.frame),
        "vehicles": rows(measures.vehicle_mix.frame),
        "effective_vehicles": {group: round(value, DIGITS) for group, value in measures.effective_vehicles.items()},
        "over_reliance": rows(measures.over_reliance.frame),
        "unused_vehicles": rows(measures.unused_vehicles.frame),
        "touch_debt": rows(measures.touch_debt.frame),
        "complexity": {
            "n": complexity.n,
            "potential_channels": complexity.potential_channels,
            "grouped_channels": complexity.grouped_channels,
        },
        "growth": rows(measures.growth_by_definition.frame),
        "freshness": rows(measures.freshness.frame),
        "key_person": rows(measures.key_person.frame),
        "fatigue": rows(measures.fatigue.frame[["contact_id", "touchpoints_30d", "limit"]]),
        "type_balance": rows(measures.type_balance.frame),
        "engagement_gap": rows(gap[gap["contacts"] > 0]),
        "below_desired": measures.below_desired.frame["contact_id"].tolist(),
    }


def _ties(measures: Measures) -> dict[str, Any]:
    index, pairs = measures.ei.frame.set_index("group"), measures.pairs.frame
    return {
        "cross_pollination": {
            "pairs": rows(pairs),
            "ei": by_key(index["ei"]),
            "expected_ei": by_key(index["expected_ei"]),
            "bridges": measures.bridges.frame["contact_id"].tolist(),
            "inferred": int(pairs["inferred"].sum()),
            "recorded": int(pairs["recorded"].sum()),
        }
    }


def by_key(values: pd.Series) -> dict[str, Any]:
    """A column as an object keyed by its index."""
    return dict(zip(map(str, values.index), plain(values), strict=True))


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A frame as a list of objects, column by column so that it is quick."""
    keys = [str(column) for column in frame.columns]
    columns: Sequence[list[Any]] = [plain(frame[column]) for column in frame.columns]
    return [dict(zip(keys, values, strict=True)) for values in zip(*columns, strict=True)]


def plain(values: pd.Series) -> list[Any]:
    """A column as values that JSON knows: blank is null, a date ISO text, a share rounded to six digits."""
    if pd.api.types.is_datetime64_dtype(values.dtype):
        found = np.datetime_as_string(values.to_numpy(), unit="D").astype(object)
        found[values.isna().to_numpy()] = None
    elif pd.api.types.is_float_dtype(values.dtype):
        numbers = values.to_numpy(dtype=float, na_value=np.nan)
        found = np.round(numbers, DIGITS).astype(object)
        found[np.isnan(numbers)] = None
    else:
        found = values.astype(object).to_numpy(copy=True)
        found[values.isna().to_numpy()] = None
    return list(found.tolist())
