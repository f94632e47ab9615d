"""Who of another file is somebody merged away: the contact who stands for them, who is never imported beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from pmodash.importing.differences import DIFFERS, Difference, differences
from pmodash.importing.matching import NEW, SAME, Match, match
from pmodash.importing.other_file import OtherFile


def match_with_merged(
    contacts: pd.DataFrame, gone: pd.DataFrame, other: OtherFile, key: str = "auto"
) -> tuple[Match, ...]:
    """A match for each person as `match` gives it; who was merged away is the contact who stands for them.

    `gone` are those merged away, as a register has them.
    """
    found = match(contacts, other, key)
    if gone.empty:
        return found
    told = zip(found, match(gone, other, key), strict=True)
    return tuple(_of_both(one, by_merged, gone) for one, by_merged in told)


def _of_both(one: Match, by_merged: Match, gone: pd.DataFrame) -> Match:
    if one.grade == SAME or by_merged.grade == NEW:
        return one
    stand = tuple(dict.fromkeys(gone["stands_for"].iloc[list(by_merged.places)].tolist()))
    why = f"{by_merged.why} as {gone['name'].iat[by_merged.places[0]]}, who was merged into this contact"
    sure = by_merged.grade == SAME and (not one.places or stand[0] in one.places)
    if sure:
        return Match(SAME, stand, why, by_merged.places[0])
    return (
        replace(one, places=tuple(dict.fromkeys((*one.places, *stand))))
        if one.places
        else replace(by_merged, places=stand, why=why)
    )


def without_known(
    found: Sequence[Difference], matches: Sequence[Match], gone: pd.DataFrame, other: OtherFile
) -> tuple[Difference, ...]:
    """The differences without what the contact's own merged row says already, and without those of a person whose
    contact another row of the file is too.
    """
    merged = {row: one.merged for row, one in enumerate(matches) if one.merged is not None}
    if not merged:
        return tuple(found)
    itself = {one.places[0] for one in matches if one.grade == SAME and one.merged is None}
    unknown = {(one.row, one.field) for one in differences(gone, other, merged)}
    return tuple(
        one
        for one in found
        if one.row not in merged
        or (one.place not in itself and (one.kind != DIFFERS or (one.row, one.field) in unknown))
    )
