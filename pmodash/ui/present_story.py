"""The story that the meeting is shown: told once for what it rests on, for this session alone."""

from __future__ import annotations

from dataclasses import replace

from pmodash.analysis import Analysis
from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redaction import Redaction
from pmodash.story.earlier import Earlier, earlier_kept
from pmodash.story.story import Story
from pmodash.story.story_of import story_of
from pmodash.ui import derived
from pmodash.ui.session import Session


def redaction_of(kept: Session) -> Redaction:
    """What may be seen in the meeting: critics stay hidden until the user says otherwise, where names are not anyway."""
    return replace(kept.redaction, critics_shown=kept.critics_shown and not kept.names_hidden)


def choices_of(kept: Session) -> StoryChoices:
    """What was chosen for the story."""
    return derived.register_of(kept).story


def earlier_of(kept: Session) -> Earlier | None:
    """How the network stood last time by the figures that the workbook keeps, None where it keeps none."""
    now = kept.workspace
    key = (now.understood_as, now.as_of)
    return kept.memo.get(
        "earlier", key, lambda: earlier_kept(derived.book_of(kept), derived.layout_of(kept), now.as_of)
    )


def story_to_tell(kept: Session) -> Story:
    """The story of the contacts that the filters leave."""
    found = derived.analysis_of(kept)
    choices, redaction, earlier = choices_of(kept), redaction_of(kept), earlier_of(kept)
    key: tuple[Analysis, StoryChoices, Redaction, Earlier | None] = (found, choices, redaction, earlier)
    return kept.memo.get("story", key, lambda: story_of(found, choices, redaction, earlier))
