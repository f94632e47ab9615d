"""The roster: whether a cadence applies to each contact at all, whatever the as-of date."""

from __future__ import annotations

import pandas as pd

from pmodash.planning.leavers import leavers
from pmodash.vocabulary import HUB_SOURCE

HUB_WHY = "in the PMO itself"
DO_NOT_CONTACT_WHY = "not to be contacted"


def roster(contacts: pd.DataFrame, classified: pd.DataFrame) -> pd.DataFrame:
    """Who is in the network and who counts. Index: that of contacts, as in `Register`.

    The columns of `classified` (`Classified.frame`), with `why` and `confidence` as `group_why` and
    `group_confidence`; `left` (bool: out of the active network), `left_on` (day; blank = no date known), `counted`
    (bool), `not_counted_why` (blank when counted). A leaver whom the status says the PMO keeps in touch with counts.
    Domain: leaver, Not counted.
    """
    gone = leavers(contacts["status"])
    still = gone["not_active"].isna()
    hub = (classified["source"] == HUB_SOURCE).fillna(False).astype(bool) & classified["group"].isna()
    why = gone["not_active"].mask(still & contacts["do_not_contact"], DO_NOT_CONTACT_WHY).mask(still & hub, HUB_WHY)
    return classified.rename(columns={"why": "group_why", "confidence": "group_confidence"}).assign(
        left=~still, left_on=gone["left_on"], counted=why.isna(), not_counted_why=why
    )
