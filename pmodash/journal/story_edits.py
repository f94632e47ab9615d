"""What an edit of the story told in a meeting does to a register's draft, and where the workbook keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Change, Draft
from pmodash.journal.edits import SetStory
from pmodash.journal.values import checked_text
from pmodash.network.story_choices import SlideChoice, StoryChoices, slide_kinds
from pmodash.network.story_texts import REMARK, in_kept_form, kind_words, most_decisions, too_long
from pmodash.workbook.kept_sheets import STORY, STORY_HEADERS, own_sheet
from pmodash.workbook.patches import AppendToSheet, PatchValue

WHOSE_STORY = "Your story for the meeting"
_TEXTS = {"story_title": "title", "story_forum": "forum", "story_classification": "label"}
_DECISIONS, _ORDER, _SHOWN, _REMARK = "story_decisions", "story_order", "slide_shown", "slide_remark"
STORY_FIELDS = (*_TEXTS, _DECISIONS, _ORDER, _SHOWN, _REMARK)


def set_story(draft: Draft, edit: SetStory) -> None:
    """Another story than before."""
    before, after = draft.story, in_kept_form(_checked(edit.choices))
    draft.story = after
    for name, old, new in story_differences(before, after):
        draft.record.append(Change(draft.number, None, WHOSE_STORY, name, old, new))


def _checked(choices: StoryChoices) -> StoryChoices:
    known, named = slide_kinds(), [slide.slide for slide in choices.slides]
    for name in named:
        if name not in known:
            raise RefusedEditError(f"there is no slide {name!r}", f"use {', '.join(known)}")
        if named.count(name) > 1:
            raise RefusedEditError(f"the slide {name!r} is named twice", "name each slide once")
    if len(choices.decisions) > most_decisions():
        raise RefusedEditError(
            f"{len(choices.decisions)} decisions are too many", f"ask for {most_decisions()} at most"
        )
    for kind, text in _texts(choices):
        checked_text(f"the {kind}", text)
    for kind, text in _texts(in_kept_form(choices)):
        if wrong := too_long(kind, text):
            raise RefusedEditError(f"the {kind} cannot be so long: {wrong}", "shorten it")
    return choices


def _texts(choices: StoryChoices) -> Iterator[tuple[str, str]]:
    yield from ((kind, getattr(choices, kind)) for kind in _TEXTS.values())
    yield from (("decision", decision) for decision in choices.decisions)
    yield from ((REMARK, slide.remark) for slide in choices.slides)


def story_differences(before: StoryChoices, after: StoryChoices) -> Iterator[tuple[str, str | None, str | None]]:
    """What is another: which field of the story, as it was and as it is."""
    for name, kind in _TEXTS.items():
        yield from _if_other(name, getattr(before, kind), getattr(after, kind))
    yield from _if_other(_DECISIONS, "; ".join(before.decisions), "; ".join(after.decisions))
    old, new = before.in_order, after.in_order
    yield from _if_other(_ORDER, _moved(old, new), _moved(new, old))
    was = {choice.slide: choice for choice in old}
    for choice in new:
        one = was[choice.slide]
        yield from _if_other(_SHOWN, _told(one, _shown(one)), _told(choice, _shown(choice)))
        yield from _if_other(_REMARK, _told(one, one.remark), _told(choice, choice.remark))


def _if_other(name: str, old: str, new: str) -> Iterator[tuple[str, str | None, str | None]]:
    if old != new:
        yield name, old or None, new or None


def _shown(choice: SlideChoice) -> str:
    return "shown" if choice.shown else "left out"


def _told(choice: SlideChoice, text: str) -> str:
    return f"{slide_kinds()[choice.slide].title}: {text}" if text else ""


def _moved(slides: Sequence[SlideChoice], others: Sequence[SlideChoice]) -> str:
    """The slides that stand in other places than in the other order, each with its number."""
    pairs = enumerate(zip(slides, others, strict=True), 1)
    return "; ".join(f"{n}. {slide_kinds()[one.slide].title}" for n, (one, other) in pairs if one.slide != other.slide)


def story_sheet(draft: Draft) -> Iterable[AppendToSheet]:
    """The choices on their own sheet, in the rows of those that were there; rows that were not understood stay."""
    if draft.story == draft.register.story:
        return
    words = {kind: said[0] for kind, said in kind_words().items()}
    told: list[tuple[PatchValue, ...]] = [
        (words[kind], None, None, getattr(draft.story, kind) or None) for kind in _TEXTS.values()
    ]
    told += [(words["decision"], None, None, decision) for decision in draft.story.decisions]
    told += [
        (words["slide"], slide_kinds()[one.slide].title, "yes" if one.shown else "no", one.remark or None)
        for one in draft.story.slides
    ]
    rows = tuple((number, *cells) for number, cells in enumerate(told, 1))
    sheet = own_sheet(draft.register.layout, STORY)
    yield AppendToSheet(sheet, STORY_HEADERS, rows, "your story was edited", over=draft.register.story_rows)
