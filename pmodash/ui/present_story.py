"""The story that the meeting is shown: told once for what it rests on, for this session alone."""

from __future__ import annotations

from dataclasses import replace

from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redaction import Redaction
from pmodash.story.story import Story
from pmodash.story.story_of import story_of
from pmodash.ui import derived
from pmodash.ui.last_time import last_time
from pmodash.ui.session import Session


def redaction_of(kept: Session) -> Redaction:
    """What may be seen in the meeting: critics only where all names are and the user says so."""
    return replace(kept.redaction, critics_shown=kept.critics_shown and not kept.names_hidden)


def choices_of(kept: Session) -> StoryChoices:
    """What was chosen for the story."""
    return derived.register_of(kept).story


def story_to_tell(kept: Session) -> Story:
    """The story of the contacts that the filters leave."""
    found = derived.analysis_of(kept)
    choices, redaction, earlier = choices_of(kept), redaction_of(kept), last_time(kept)
    key = (found, choices, redaction, earlier)
    return kept.memo.get("story", key, lambda: story_of(found, choices, redaction, earlier))
