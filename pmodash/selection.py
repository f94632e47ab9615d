"""The selection: which part of the network every page looks at."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from pmodash.vocabulary import NO_GROUP

COLUMNS = {
    "group": "group",
    "owner": "owner",
    "network_type": "network_type",
    "organisation": "organisation",
    "level": "engagement_current",
}
BLANKS = {
    "group": NO_GROUP,
    "owner": "No owner",
    "network_type": "No network type",
    "organisation": "No organisation",
    "level": "No level",
}


@dataclass(frozen=True)
class Selection:
    """What is asked for, by group, owner, network type, organisation and current engagement level.

    An empty tuple asks for all; several values of one kind are alternatives, and the kinds narrow each other. A blank
    is asked for by its name in BLANKS ("No owner"). The PMO's own staff have no group and so fall under "No group".
    """

    group: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    network_type: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    level: tuple[str, ...] = ()

    @staticmethod
    def all() -> Selection:
        """The whole network."""
        return Selection()

    @property
    def is_all(self) -> bool:
        """Whether nothing is narrowed."""
        return not any(getattr(self, field.name) for field in fields(self))

    @property
    def in_words(self) -> str:
        """What is asked for as a phrase that names no person and no organisation; blank when all are."""
        named = [" or ".join(getattr(self, kind)) for kind in ("group", "network_type", "level")]
        counts = (len(self.owner), "owner"), (len(self.organisation), "organisation")
        counted = [f"{count} {noun}{'s' if count > 1 else ''}" if count else "" for count, noun in counts]
        return "; ".join(part for part in (*named, *counted) if part)

    def of(self, standing: pd.DataFrame) -> pd.DataFrame:
        """The rows of a standing that are asked for, in its order; the standing itself when all are."""
        kept = np.ones(len(standing), dtype=bool)
        for kind, column in COLUMNS.items():
            wanted = getattr(self, kind)
            if wanted:
                blank = standing[column].isna().to_numpy() & (BLANKS[kind] in wanted)
                kept &= standing[column].isin(wanted).to_numpy() | blank
        return standing if kept.all() else standing[kept]


def choices(standing: pd.DataFrame, kind: str) -> tuple[str, ...]:
    """What can be asked for of one kind, in alphabetical order, the blank's name last where anything is blank."""
    values = standing[COLUMNS[kind]]
    named = sorted((str(value) for value in values.dropna().unique()), key=str.casefold)
    return (*named, BLANKS[kind]) if values.isna().any() else tuple(named)
