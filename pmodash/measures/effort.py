"""Effort: how contacts, touchpoints and the PMO's hours are spread over the three network types."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured, counted, left_out, not_counted
from pmodash.measures.periods import done_in
from pmodash.measures.sets import place_of, share
from pmodash.planning.codes import codes_in
from pmodash.planning.policy import Policy
from pmodash.vocabulary import NETWORK_TYPES


def type_balance(
    standing: pd.DataFrame, touchpoints: pd.DataFrame, policy: Policy, as_of: dt.date, window: int = 90
) -> Measured:
    """The operational, personal and strategic parts of the network, and what each is given in the window.

    One row a network type, all three. Columns: `network_type`, `contacts`, `touchpoints`, `hours`,
    `share_of_contacts`, `share_of_touchpoints`, `share_of_hours` (0 to 1, blank where the whole is nothing),
    `flagged` (strategic work under the policy's least share of effort). Source: Ibarra & Hunter, 2007.
    """
    rows = counted(standing, "network_type")
    types = codes_in(rows["network_type"], NETWORK_TYPES)
    recent = done_in(touchpoints, as_of, window)
    at = place_of(rows, recent["contact"].to_numpy(), types)
    kept = at >= 0
    columns = {
        "contacts": np.bincount(types[types >= 0], minlength=len(NETWORK_TYPES)),
        "touchpoints": np.bincount(at[kept], minlength=len(NETWORK_TYPES)),
        "hours": np.bincount(at[kept], recent["hours"].to_numpy()[kept], minlength=len(NETWORK_TYPES)),
    }
    frame = pd.DataFrame({"network_type": pd.Series(NETWORK_TYPES, dtype="str"), **columns})
    frame = frame.assign(**{f"share_of_{name}": share(column, column.sum()) for name, column in columns.items()})
    strategic = frame["network_type"] == "Strategic"
    frame = frame.assign(flagged=strategic & (frame["share_of_hours"] < policy.strategic_effort_share))
    reasons = left_out(("with no network type", int((types < 0).sum())))
    return Measured(frame, int(columns["contacts"].sum()), "contacts", (*reasons, *not_counted(standing)))
