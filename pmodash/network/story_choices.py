"""What a PMO manager chose for the story told in the meeting: its slides, their order, remarks and decisions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pmodash.vocabulary import read_data


@dataclass(frozen=True, slots=True)
class SlideKind:
    """One slide that the story can have: its name, its title in lists, the question it answers, its definitions."""

    name: str
    title: str
    question: str
    definitions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlideChoice:
    """What was chosen for one slide: whether it is shown, and the manager's own remark on it."""

    slide: str
    shown: bool = True
    remark: str = ""


@dataclass(frozen=True, slots=True)
class StoryChoices:
    """All that was chosen. Blank texts and slides that are not named are as usual.

    `title` stands on the first slide, `forum` is whom it is told to ("Portfolio board"), `label` the classification
    that stands on every page ("OFFICIAL – SENSITIVE"), `decisions` what is asked of the meeting. `slides` come in the
    order chosen; those it does not name are shown and keep their usual place, so that the title stays the first.
    """

    title: str = ""
    forum: str = ""
    label: str = ""
    decisions: tuple[str, ...] = ()
    slides: tuple[SlideChoice, ...] = ()

    @property
    def in_order(self) -> tuple[SlideChoice, ...]:
        """A choice for every slide there is, in the order that the story is told; names that mean nothing left out."""
        known = slide_kinds()
        chosen = {choice.slide: choice for choice in self.slides if choice.slide in known}
        in_turn = iter(chosen.values())
        return tuple(next(in_turn) if name in chosen else SlideChoice(name) for name in known)


AS_USUAL = StoryChoices()


@cache
def slide_kinds() -> dict[str, SlideKind]:
    """Every slide that a story can have, by name, in the usual order."""
    entries = read_data("story.toml")["slides"]
    kinds = [SlideKind(**{**entry, "definitions": tuple(entry["definitions"])}) for entry in entries]
    return {kind.name: kind for kind in kinds}
