"""The groups themselves: how many contacts each has, the PMO's own staff and those with no group among them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured, left_out
from pmodash.network.groups import UNSURE
from pmodash.planning.codes import codes_in
from pmodash.vocabulary import HUB_SOURCE, NO_GROUP, group_names

SIZES = (*group_names(), NO_GROUP, HUB_SOURCE)


def sizes(standing: pd.DataFrame) -> Measured:
    """How many contacts each group has, whether they count or not; those who left are left out.

    One row a group, empty ones at 0, then "No group" and the PMO's own staff under their source. Columns: `group`,
    `contacts`.
    """
    here = standing.loc[~standing["left"], ["group", "source"]]
    place = codes_in(here["group"], group_names())
    place = np.where(place >= 0, place, SIZES.index(NO_GROUP))
    place = np.where(here["source"] == HUB_SOURCE, SIZES.index(HUB_SOURCE), place)
    contacts = np.bincount(place, minlength=len(SIZES))
    frame = pd.DataFrame({"group": pd.Series(SIZES, dtype="str"), "contacts": contacts})
    return Measured(frame, len(here), "contacts", left_out(("left", int(standing["left"].sum()))))


def unsure(standing: pd.DataFrame) -> pd.DataFrame:
    """The contacts whose group is a guess worth a look: a confidence under 0.6, or no group though they count."""
    guess = (standing["group_confidence"] < UNSURE) & standing["group"].notna()
    return standing[guess | (standing["counted"] & standing["group"].isna())]
