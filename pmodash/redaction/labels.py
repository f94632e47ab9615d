"""The labels that stand in a redacted analysis: what they stand for, and a manager's own texts put in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pmodash.redaction.text_redaction import TextRedaction
from pmodash.redaction.wording import wording
from pmodash.selection import BLANKS, Selection


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands in place of what: the neutral labels of one workbook's people and organisations.

    `owners` and `organisations` tell for each, as the workbook writes it, the labels that it has in the redacted
    analysis (several where only some of its contacts are hidden). A page that offers what may be filtered shows
    `shown(selection)` and takes back `meant(selection)`.
    """

    owners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organisations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: TextRedaction = field(default_factory=lambda: TextRedaction(any_address=False))

    def in_text(self, words: str) -> str:
        """A text that somebody typed, with every name, address and organisation of the network replaced."""
        return self.text.of(words)

    def shown(self, selection: Selection) -> Selection:
        """A selection by the workbook's own owners and organisations, as the redacted analysis knows them."""
        return replace(
            selection,
            owner=_labelled(selection.owner, self.owners, BLANKS["owner"]),
            organisation=_labelled(selection.organisation, self.organisations, BLANKS["organisation"]),
        )

    def called(self, selection: Selection) -> Selection:
        """The same as a filter lists them, each once, although only some of its contacts may be hidden."""
        return Labels(_first(self.owners), _first(self.organisations)).shown(selection)

    def meant(self, selection: Selection) -> Selection:
        """A selection by labels, as the workbook itself writes what they stand for."""
        return replace(
            selection,
            owner=_written(selection.owner, self.owners),
            organisation=_written(selection.organisation, self.organisations),
        )


def _first(labels: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {text: known[:1] for text, known in labels.items()}


def _labelled(values: tuple[str, ...], labels: Mapping[str, tuple[str, ...]], blank: str) -> tuple[str, ...]:
    unknown = (wording()["nouns"]["named"],) if labels else ()
    found = (label for value in values for label in _of(value, labels, blank, unknown))
    return tuple(dict.fromkeys(found))


def _of(value: str, labels: Mapping[str, tuple[str, ...]], blank: str, unknown: tuple[str, ...]) -> tuple[str, ...]:
    return labels.get(value) or ((value,) if value == blank or not unknown else unknown)


def _written(values: tuple[str, ...], labels: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    written: dict[str, list[str]] = {}
    for text, shown in labels.items():
        for label in shown:
            written.setdefault(label, []).append(text)
    return tuple(dict.fromkeys(text for value in values for text in written.get(value, [value])))
