"""The choices for the story told in a meeting as EDITS.json holds them, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmodash.findings import RefusedEditError
from pmodash.journal.entry_parts import check_names, flag_of, text_of
from pmodash.network.story_choices import SlideChoice, StoryChoices

_TEXTS = ("title", "forum", "label")
_PARTS = (*_TEXTS, "decisions", "slides")
_A_SLIDE = '{"slide": "coverage", "shown": true, "remark": …}'


def story_of(answer: object) -> StoryChoices:
    """The choices; what they do not name is as usual."""
    story = _object(answer, "the story", '{"title": …, "decisions": […], "slides": […]}')
    check_names(story, (), _PARTS)
    return StoryChoices(
        **{name: text_of(story, name) for name in _TEXTS},
        decisions=tuple(text_of({"decision": one}, "decision") for one in _list(story, "decisions")),
        slides=tuple(_slide(one) for one in _list(story, "slides")),
    )


def _slide(answer: object) -> SlideChoice:
    slide = _object(answer, "a slide", _A_SLIDE)
    check_names(slide, ("slide",), ("shown", "remark"))
    shown = flag_of(slide, "shown") if "shown" in slide else True
    return SlideChoice(text_of(slide, "slide"), shown, text_of(slide, "remark"))


def _object(answer: object, what: str, form: str) -> Mapping[str, Any]:
    if not isinstance(answer, dict):
        raise RefusedEditError(f"{what} cannot be {answer!r}", f"write {form}")
    return answer


def _list(story: Mapping[str, Any], name: str) -> list[Any]:
    found = story.get(name, [])
    if not isinstance(found, list):
        raise RefusedEditError(f"{name} is no list", f'write "{name}": […]')
    return found


def story_as_json(choices: StoryChoices) -> dict[str, Any]:
    """The choices in the form that `story_of` reads, without what is as usual."""
    story: dict[str, Any] = {name: getattr(choices, name) for name in _TEXTS if getattr(choices, name)}
    if choices.decisions:
        story["decisions"] = list(choices.decisions)
    if choices.slides:
        story["slides"] = [_slide_as_json(one) for one in choices.slides]
    return story


def _slide_as_json(choice: SlideChoice) -> dict[str, Any]:
    remark = {"remark": choice.remark} if choice.remark else {}
    return {"slide": choice.slide, "shown": choice.shown} | remark
