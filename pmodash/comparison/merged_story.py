"""What their copy changed of the story told in a meeting, part by part: its texts, its order, each slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmodash.comparison.conflicts import MINE, STORY_CHANGED, THEIRS, Conflict
from pmodash.comparison.copies import Copies
from pmodash.comparison.merged_fields import Step
from pmodash.journal.edits import SetStory
from pmodash.journal.story_edits import WHOSE_STORY
from pmodash.network.story_choices import SlideChoice, StoryChoices, slide_kinds
from pmodash.network.story_texts import in_kept_form, kind_words
from pmodash.workbook.kept_sheets import STORY

Parts = Mapping[tuple[str, str], Any]
_WHOLE = ("title", "forum", "label", "decisions")


def story_steps(copies: Copies) -> Iterator[Step]:
    """Your story with what only theirs changed. What both changed otherwise is chosen together."""
    base, mine, theirs = (register.story for register in (copies.base, copies.mine, copies.theirs))
    if theirs in (base, mine) or copies.lost_there(STORY):
        return
    before, ours, others = map(_parts, (base, mine, theirs))
    changed = [part for part in others if others[part] != before[part]]
    torn = [part for part in changed if ours[part] not in (before[part], others[part])]
    after = _story({**ours, **{part: others[part] for part in changed if part not in torn}})
    if after != mine:
        yield SetStory(after)
    if torn:
        was, now, there = (_in_words(parts, torn) for parts in (before, ours, others))
        with_theirs = _story({**ours, **{part: others[part] for part in changed}})
        yield Conflict(STORY_CHANGED, WHOSE_STORY, "", was, now, there, {MINE: (), THEIRS: (SetStory(with_theirs),)})


def _parts(story: StoryChoices) -> Parts:
    slides = story.in_order
    parts: dict[tuple[str, str], Any] = {(name, ""): getattr(story, name) for name in _WHOLE}
    parts["order", ""] = tuple(choice.slide for choice in slides)
    parts |= {("shown", choice.slide): choice.shown for choice in slides}
    return parts | {("remark", choice.slide): choice.remark for choice in slides}


def _story(parts: Parts) -> StoryChoices:
    whole = {name: parts[name, ""] for name in _WHOLE}
    slides = (SlideChoice(name, parts["shown", name], parts["remark", name]) for name in parts["order", ""])
    return in_kept_form(StoryChoices(**whole, slides=tuple(slides)))


def _in_words(parts: Parts, torn: Sequence[tuple[str, str]]) -> str:
    """What a copy says of the parts that both changed, each with its name."""
    said = [(_name(part), _value(part, parts[part])) for part in torn]
    return "; ".join(f"{name}: {value}" for name, value in said if value)


def _name(part: tuple[str, str]) -> str:
    kind, slide = part
    if slide:
        title = slide_kinds()[slide].title
        return title if kind == "shown" else f"Remark on {title}"
    return kind_words()[kind][0] if kind in kind_words() else kind.capitalize()


def _value(part: tuple[str, str], value: Any) -> str:
    kind, _ = part
    if kind == "shown":
        return "shown" if value else "left out"
    if kind == "order":
        return ", ".join(slide_kinds()[name].title for name in value)
    return "; ".join(value) if kind == "decisions" else str(value)
