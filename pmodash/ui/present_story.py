"""The story that the meeting is shown: told once for what it rests on, for this session alone."""

from __future__ import annotations

from pmodash.analysis import Analysis
from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redaction import Redaction
from pmodash.story.earlier import Earlier
from pmodash.story.story import Story
from pmodash.story.story_of import story_of
from pmodash.ui import derived
from pmodash.ui.last_time import last_time
from pmodash.ui.session import Session


def story_to_tell(kept: Session) -> Story:
    """The story of the contacts that the filters leave."""
    found = derived.analysis_of(kept)
    choices, redaction, earlier = derived.register_of(kept).story, kept.told_redaction, last_time(kept)
    key: tuple[Analysis, StoryChoices, Redaction, Earlier | None] = (found, choices, redaction, earlier)
    return kept.memo.get("story", key, lambda: story_of(found, choices, redaction, earlier))
