"""Frames of touchpoints: empty ones, several as one, and those whose contact a finder comes to know."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from pmodash.network.contact_finder import ContactFinder
from pmodash.network.register import TOUCHPOINT_COLUMNS

_CATEGORIES = ("vehicle", "event", "by", "direction", "sheet")
_DTYPES = {"contact": "int64", "date": "datetime64[us]", "done": "bool", "row": "int64"}


def no_touchpoints(columns: Sequence[str] = TOUCHPOINT_COLUMNS) -> pd.DataFrame:
    """A frame of touchpoints with no row in it."""
    nothing = pd.Series(pd.Categorical([], categories=pd.Index([], dtype="str")))
    return pd.DataFrame(
        {name: nothing if name in _CATEGORIES else pd.Series([], dtype=_DTYPES.get(name, "str")) for name in columns}
    )


def together(frames: Sequence[pd.DataFrame], columns: Sequence[str] = TOUCHPOINT_COLUMNS) -> pd.DataFrame:
    """The touchpoints of several frames one after the other, their categories united."""
    frames = [frame for frame in frames if len(frame)] or [no_touchpoints(columns)]
    if len(frames) == 1:
        return frames[0]
    whole = pd.concat([frame.drop(columns=list(_CATEGORIES)) for frame in frames], ignore_index=True)
    for name in _CATEGORIES:
        whole[name] = union_categoricals([frame[name] for frame in frames])
    return whole[list(columns)]


def settled(unsettled: pd.DataFrame, finder: ContactFinder) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The touchpoints of contacts whom the finder knows, one for each that their words mean, and those still unsettled.

    The unsettled have UNSETTLED_COLUMNS: what the log says of the contact and by what its column names contacts.
    """
    codes, words = pd.factorize(pd.MultiIndex.from_frame(unsettled[["named", "kind"]]))
    known = [finder.meant(named, kind).contacts for named, kind in words]
    sizes = np.array([len(contacts) for contacts in known], dtype=np.int64)[codes]
    contacts = [position for code in codes.tolist() for position in known[code]]
    found = unsettled.iloc[np.repeat(np.arange(len(unsettled)), sizes)].reset_index(drop=True)
    found = found.assign(contact=np.array(contacts, dtype=np.int64))[list(TOUCHPOINT_COLUMNS)]
    return found, unsettled[sizes == 0].reset_index(drop=True)


def in_order(touchpoints: pd.DataFrame, sheets: Sequence[str]) -> pd.DataFrame:
    """The touchpoints in the order of these sheets and of their rows; those of other sheets come last."""
    order = {sheet: place for place, sheet in enumerate(sheets)}
    column = touchpoints["sheet"].cat
    places = np.array([order.get(sheet, len(order)) for sheet in column.categories], dtype=np.int64)
    sort = np.lexsort((touchpoints["row"].to_numpy(), places[column.codes.to_numpy()]))
    return touchpoints.iloc[sort].reset_index(drop=True)
