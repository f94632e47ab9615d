"""What the story of a network is told from."""

from __future__ import annotations

from dataclasses import dataclass, field

from pmodash.analysis import Analysis
from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redaction import Redaction
from pmodash.story.earlier import Earlier


@dataclass(frozen=True, eq=False)
class Telling:
    """The analysis, redacted already as `redaction` says; what the manager chose; how it stood last time."""

    analysis: Analysis
    choices: StoryChoices = field(default_factory=StoryChoices)
    redaction: Redaction = field(default_factory=Redaction)
    earlier: Earlier | None = None
