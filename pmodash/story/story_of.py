"""The story as others may see it, from an analysis that still holds everything."""

from __future__ import annotations

from dataclasses import replace

from pmodash.analysis import Analysis
from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redacting import Labels, redacted
from pmodash.redaction.redaction import Redaction
from pmodash.story.earlier import Earlier
from pmodash.story.story import Story
from pmodash.story.telling import Telling
from pmodash.story.telling_slides import tell


def story_of(analysis: Analysis, choices: StoryChoices, redaction: Redaction, earlier: Earlier | None = None) -> Story:
    """The story told from a whole analysis: redacted first, the manager's own words too."""
    hidden = redacted(analysis, redaction)
    return tell(Telling(hidden.analysis, _worded(choices, hidden.labels), redaction, earlier))


def _worded(choices: StoryChoices, labels: Labels) -> StoryChoices:
    return replace(
        choices,
        title=labels.in_text(choices.title),
        forum=labels.in_text(choices.forum),
        label=labels.in_text(choices.label),
        decisions=tuple(labels.in_text(words) for words in choices.decisions),
        slides=tuple(replace(choice, remark=labels.in_text(choice.remark)) for choice in choices.slides),
    )
