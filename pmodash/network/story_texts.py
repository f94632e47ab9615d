"""The texts of a story's choices: tidy, of a length that fits a slide, and the whole in the one form that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from pmodash.network.story_choices import SlideChoice, StoryChoices, slide_kinds
from pmodash.vocabulary import read_data
from pmodash.workbook.cell_text import tidy

REMARK = "remark"


def tidy_text(text: str) -> str:
    """The text as it is kept: in one line, without blanks at the ends."""
    return tidy(" ".join(text.split()))


def too_long(kind: str, text: str) -> str:
    """What is wrong with the length of a text; blank for nothing."""
    longest = longest_text(kind)
    return f"it is {len(text):,} characters long, of {longest:,} at most" if len(text) > longest else ""


@cache
def longest_text(kind: str) -> int:
    """How many characters a text of this kind may have."""
    found: int = read_data("story_kept.toml")["longest"][kind]
    return found


@cache
def most_decisions() -> int:
    """How many decisions can be asked of one meeting."""
    found: int = read_data("story_kept.toml")["most"]["decisions"]
    return found


@cache
def kind_words() -> Mapping[str, tuple[str, ...]]:
    """What a row of the sheet may call what it keeps, by kind; the first word is the one that is written."""
    return {kind: tuple(words) for kind, words in read_data("story_kept.toml")["kinds"].items()}


@cache
def classifications() -> tuple[str, ...]:
    """The classifications that are offered; any other may be written."""
    return tuple(read_data("story_kept.toml")["classifications"]["offered"])


def in_kept_form(choices: StoryChoices) -> StoryChoices:
    """The same choices in the one form that they are kept in: texts tidy, and either every slide or, as usual, none."""
    slides = tuple(replace(slide, remark=tidy_text(slide.remark)) for slide in choices.in_order)
    decisions = (tidy_text(decision) for decision in choices.decisions)
    return StoryChoices(
        title=tidy_text(choices.title),
        forum=tidy_text(choices.forum),
        label=tidy_text(choices.label),
        decisions=tuple(decision for decision in decisions if decision),
        slides=() if slides == tuple(map(SlideChoice, slide_kinds())) else slides,
    )
