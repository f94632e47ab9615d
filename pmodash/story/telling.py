"""What the story of a network is told from."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from pmodash.analysis import Analysis
from pmodash.measures.sentences.wording import day
from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redaction import OFF, Redaction
from pmodash.story.earlier import Earlier
from pmodash.vocabulary import ALL, CRITIC_LEVEL


@dataclass(frozen=True, eq=False)
class Telling:
    """The analysis, redacted already as `redaction` says; what the manager chose; how it stood last time."""

    analysis: Analysis
    choices: StoryChoices = field(default_factory=StoryChoices)
    redaction: Redaction = field(default_factory=Redaction)
    earlier: Earlier | None = None

    @property
    def then(self) -> Earlier | None:
        """Last time, where it can be compared: kept figures are of the whole network, so not with a part of it."""
        earlier = self.earlier
        whole = self.analysis.selection.is_all
        return earlier if earlier is not None and (whole or earlier.analysis is not None) else None

    @property
    def whole(self) -> pd.Series:
        """The row "All" of coverage by group."""
        return self.analysis.coverage.frame.iloc[-1]

    @property
    def whole_then(self) -> pd.Series | None:
        """The row "All" of last time's coverage; None where there is none, or nothing told of any contact then."""
        if self.then is None or self.analysis.no_contact_dates:
            return None
        rows = self.then.coverage
        rows = rows[(rows["group"] == ALL) & (rows["never"] < rows["counted"])]
        return rows.iloc[0] if len(rows) else None

    @property
    def since(self) -> str:
        """How a sentence on what moved begins: "Since 6 November 2026"."""
        if self.then is None:
            return ""
        return (
            f"Since {day(self.then.as_of)}" if self.then.as_of < self.analysis.as_of else "Beside the earlier workbook,"
        )

    @property
    def only(self) -> str:
        """Which part of the network is told of: "Only Senior Leadership."; blank for the whole."""
        selection = self.analysis.selection
        return "" if selection.is_all else f"Only {selection.in_words}."

    @property
    def hidden(self) -> str:
        """What redaction hides, in words; blank for nothing."""
        if self.redaction.degree != OFF:
            return self.redaction.degree
        critics = bool((self.analysis.standing["engagement_current"] == CRITIC_LEVEL).any())
        return "names and notes of critics hidden" if critics and not self.redaction.critics_shown else ""
