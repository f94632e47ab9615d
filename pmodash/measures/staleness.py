"""Stale relationships: whom the PMO has let go quiet, for how long, and in whose care they are."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured, counted, left_out, not_counted
from pmodash.measures.sets import cross_tally, sets_by, with_all
from pmodash.planning.ranking import ranked
from pmodash.vocabulary import STALE

AGEING_BANDS = (
    "Within maximum",
    "1–30 days over",
    "31–90 days over",
    "91–180 days over",
    "More than 180 days over",
    "Never reached",
)
BAND_ENDS = (0, 30, 90, 180)
AGEING_NEEDS = ("group", "source", "days_since", "maximum_days")
LIST_COLUMNS = (
    "contact_id", "name", "organisation", "group", "owner", "status", "days_since", "days_over", "priority",
    "last_vehicle", "last_qualifying", "next_due",
)  # fmt: skip


def ranked_list(standing: pd.DataFrame) -> Measured:
    """The stale relationships, the most pressing first: by priority, then influence, interest and name.

    Indexed by the contact's position in the register. Columns: `contact_id`, `name`, `organisation`, `group`,
    `owner`, `status` (Overdue, Dormant or Never), `days_since` and `days_over` the maximum (blank for Never),
    `priority`, `last_vehicle`, `last_qualifying`, `next_due`. n counts the contacts looked at. Domain: stale.
    """
    needed = [*(name for name in LIST_COLUMNS if name != "days_over"), "maximum_days", "influence", "interest"]
    rows = ranked(standing.loc[standing["status"].isin(STALE), needed])
    rows = rows.assign(days_over=rows["days_since"] - rows["maximum_days"])
    return Measured(rows[list(LIST_COLUMNS)], int(standing["counted"].sum()), "contacts", not_counted(standing))


def ageing_bands(standing: pd.DataFrame) -> Measured:
    """How far past their maximum the contacts of each group are, as debts are aged.

    One row a group and band, empty ones at 0, "All" last. Columns: `group`, `band` (AGEING_BANDS, in that order),
    `contacts`. Domain: ageing bands.
    """
    rows = counted(standing, *AGEING_NEEDS)
    sets = sets_by(rows, "group")
    tally = cross_tally(sets.codes, sets.size, _bands(rows), len(AGEING_BANDS))
    tally = np.vstack([tally, tally.sum(axis=0)])
    names = with_all(sets)
    frame = pd.DataFrame(
        {
            "group": pd.Series([name for name in names for _ in AGEING_BANDS], dtype="str"),
            "band": pd.Series(list(AGEING_BANDS) * len(names), dtype="str"),
            "contacts": tally.ravel(),
        }
    )
    return Measured(frame, len(rows), "contacts", not_counted(standing))


def _bands(rows: pd.DataFrame) -> np.ndarray:
    over = _days_over(rows)
    band = np.searchsorted(np.array(BAND_ENDS, dtype=float), over, side="left")
    return np.where(np.isnan(over), len(AGEING_BANDS) - 1, band).astype(np.int64)


def _days_over(rows: pd.DataFrame) -> np.ndarray:
    since = rows["days_since"].to_numpy(dtype=float, na_value=np.nan)
    over: np.ndarray = since - rows["maximum_days"].to_numpy(dtype=float)
    return over


def touch_debt(standing: pd.DataFrame) -> Measured:
    """How many days past the maximum each group's contacts are, added up: what it would take to be square.

    One row a group, "All" last. Columns: `group`, `contacts` (past their maximum), `debt_days` (Σ days over the
    maximum). Those never reached owe no countable days and are left out. Domain: touch debt.
    """
    rows = counted(standing, *AGEING_NEEDS)
    sets = sets_by(rows, "group")
    over = _days_over(rows)
    never = int(np.isnan(over).sum())
    owed = np.where(over > 0, over, 0).astype(np.int64)
    contacts = np.bincount(sets.codes[owed > 0], minlength=sets.size)
    debt = np.bincount(sets.codes, owed, minlength=sets.size).astype(np.int64)
    frame = pd.DataFrame(
        {
            "group": pd.Series(with_all(sets), dtype="str"),
            "contacts": np.append(contacts, contacts.sum()),
            "debt_days": np.append(debt, debt.sum()),
        }
    )
    return Measured(frame, len(rows) - never, "contacts", left_out(("never reached", never), *not_counted(standing)))
