"""The story that the meeting is shown: told once for what it rests on, for this session alone."""

from __future__ import annotations

from pmodash.analysis import Analysis
from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redaction import OFF, Redaction
from pmodash.story.earlier import Earlier
from pmodash.story.story import Story
from pmodash.story.story_of import story_of
from pmodash.ui import derived
from pmodash.ui.session import Session


def redaction_of(kept: Session) -> Redaction:
    """What may be seen in the meeting: critics stay hidden until the user says otherwise, whatever the degree."""
    return Redaction(OFF, kept.critics_shown)


def choices_of(kept: Session) -> StoryChoices:
    """What was chosen for the story."""
    return StoryChoices()


def earlier_of(kept: Session) -> Earlier | None:
    """How the network stood last time, None where nothing tells of it."""
    return None


def story_to_tell(kept: Session) -> Story:
    """The story of the contacts that the filters leave."""
    found = derived.analysis_of(kept)
    choices, redaction, earlier = choices_of(kept), redaction_of(kept), earlier_of(kept)
    key: tuple[Analysis, StoryChoices, Redaction, Earlier | None] = (found, choices, redaction, earlier)
    return kept.memo.get("story", key, lambda: story_of(found, choices, redaction, earlier))
