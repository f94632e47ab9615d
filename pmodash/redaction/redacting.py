"""The analysis as others may see it: whatever tells who is who is replaced before anything is measured or drawn."""

from __future__ import annotations

from dataclasses import dataclass

from pmodash.analysis import Analysis
from pmodash.redaction.findings_redaction import findings_naming_nobody, neutral_findings
from pmodash.redaction.labels import Labels
from pmodash.redaction.network_redaction import hidden_network, hidden_standing
from pmodash.redaction.redaction import Redaction
from pmodash.redaction.veil import Veil
from pmodash.redaction.veiling import veil_of

__all__ = ["Labels", "Redacted", "labels_of", "redacted"]


@dataclass(frozen=True, eq=False)
class Redacted:
    """An analysis that holds nothing but what may be seen, and the labels that stand in it."""

    analysis: Analysis
    labels: Labels


def redacted(analysis: Analysis, redaction: Redaction) -> Redacted:
    """The analysis as the redaction lets it be seen. Every number in it is that of the whole analysis."""
    if redaction == Redaction():
        return Redacted(analysis, Labels())
    veil = veil_of(analysis, redaction.degree)
    hiding = neutral_findings() if veil.all_of_it else findings_naming_nobody(veil.text)
    network = hidden_network(analysis.network, veil, hiding)
    labels = _labels(analysis, veil)
    everyone = hidden_standing(analysis.everyone, network, veil)
    shown = Analysis(network, everyone, analysis.as_of, analysis.window, labels.shown(analysis.selection))
    return Redacted(shown, labels)


def labels_of(analysis: Analysis, redaction: Redaction) -> Labels:
    """The labels alone, where nothing else of the analysis is to be seen."""
    return Labels() if redaction == Redaction() else _labels(analysis, veil_of(analysis, redaction.degree))


def _labels(analysis: Analysis, veil: Veil) -> Labels:
    owners = {text: (label,) for text, label in veil.owners.items()}
    if veil.all_of_it:
        organisations = {text: (label,) for text, label in veil.organisations.items()}
        return Labels(owners, organisations, veil.text)
    theirs = set(analysis.everyone["organisation"][veil.whom].dropna())
    both = {
        text: tuple(dict.fromkeys((veil.organisation(text), *([label] if text in theirs else ()))))
        for text, label in veil.organisations.items()
    }
    return Labels(owners, both, veil.text)
