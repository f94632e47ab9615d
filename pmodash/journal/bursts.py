"""Words of the story that are typed anew at once in the same field: one step to undo."""

from __future__ import annotations

import datetime as dt

from pmodash.journal.edits import Edit, SetStory
from pmodash.journal.journal import Journal
from pmodash.network.story_choices import AS_USUAL, StoryChoices
from pmodash.network.story_texts import in_kept_form

_AT_ONCE = dt.timedelta(minutes=10)


def goes_on(journal: Journal, edit: Edit, at: dt.datetime) -> bool:
    """Whether the edit takes the place of the journal's last step, which typed in the same field a moment before.

    Each holds the whole story. Going back to the usual one is a step of its own, so that it can be undone.
    """
    told = [made.edit.choices for made in journal.made[: journal.count] if isinstance(made.edit, SetStory)]
    last = journal.last_step
    if len(last) != 1 or not isinstance(last[0].edit, SetStory) or not isinstance(edit, SetStory):
        return False
    before, now, new = map(in_kept_form, ((AS_USUAL, *told)[-2], told[-1], edit.choices))
    if AS_USUAL in (now, new) or at - last[0].at > _AT_ONCE:
        return False
    return len(_other(now, new)) == 1 and _other(before, now) == _other(now, new)


def _other(one: StoryChoices, two: StoryChoices) -> set[str]:
    """The fields that hold other words; every field where more than words is another."""
    texts = {name for name in ("title", "forum", "label", "decisions") if getattr(one, name) != getattr(two, name)}
    pairs = list(zip(one.in_order, two.in_order, strict=True))
    if any((was.slide, was.shown) != (now.slide, now.shown) for was, now in pairs):
        return {*texts, "slides", "their order"}
    return texts | {f"remark on {now.slide}" for was, now in pairs if was.remark != now.remark}
