"""The story, the one-pagers and the worklists as others may see them, from an analysis that still holds everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmodash.analysis import Analysis
from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redacting import Labels, redacted
from pmodash.redaction.redaction import Redaction
from pmodash.story.earlier import Earlier
from pmodash.story.one_pagers import one_pagers
from pmodash.story.story import Story
from pmodash.story.telling import Telling
from pmodash.story.telling_slides import tell
from pmodash.story.worklist import FORTNIGHT, Owners, named, worklist


def story_of(analysis: Analysis, choices: StoryChoices, redaction: Redaction, earlier: Earlier | None = None) -> Story:
    """The story told from a whole analysis: redacted first, the manager's own words too."""
    before = earlier and earlier.within(analysis.selection, analysis.window)
    return tell(replace(_telling(analysis, choices, redaction), earlier=before))


def one_pagers_of(analysis: Analysis, choices: StoryChoices, redaction: Redaction, contact_ids: Sequence[str]) -> Story:
    """A page for each of the contacts ticked, by the ids that the whole analysis knows them by: see `one_pagers`."""
    telling = _telling(analysis, choices, redaction)
    shown = dict(zip(analysis.everyone["contact_id"], telling.analysis.everyone["contact_id"], strict=True))
    return one_pagers(telling, [shown.get(key, key) for key in contact_ids])


def worklist_of(
    analysis: Analysis, choices: StoryChoices, redaction: Redaction, owners: Owners, days: int = FORTNIGHT
) -> Story:
    """The worklists of owners, by the names that the whole analysis knows them by, or of all: see `worklist`."""
    telling = _telling(analysis, choices, redaction)
    if owners is None:
        return worklist(telling, None, days)
    shown = dict(zip(analysis.everyone["owner"], telling.analysis.everyone["owner"], strict=True))
    return worklist(telling, [str(shown.get(name, name)) for name in named(owners)], days)


def _telling(analysis: Analysis, choices: StoryChoices, redaction: Redaction) -> Telling:
    hidden = redacted(analysis, redaction)
    return Telling(hidden.analysis, _worded(choices, hidden.labels), redaction)


def _worded(choices: StoryChoices, labels: Labels) -> StoryChoices:
    return replace(
        choices,
        title=labels.in_text(choices.title),
        forum=labels.in_text(choices.forum),
        label=labels.in_text(choices.label),
        decisions=tuple(labels.in_text(words) for words in choices.decisions),
        slides=tuple(replace(choice, remark=labels.in_text(choice.remark)) for choice in choices.slides),
    )
