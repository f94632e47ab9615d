"""The user's own rules for groups: what each looks at, what text it asks for, and the group that it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pmodash.network.declared import group_said
from pmodash.network.phrases import folded
from pmodash.vocabulary import HUB_SOURCE, group_names, read_data

LOOKS_AT = ("title", "title_word", "department", "domain", "organisation")
_NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class GroupRule:
    """Whoever fits `text` in what the rule `looks_at` (see LOOKS_AT) belongs to `group`.

    `group` is one of the five, or the hub by its source's name, "Team Members". Of several rules that a contact fits
    the first decides; the group in the contact's own row comes before them all.
    """

    looks_at: str
    text: str
    group: str

    @property
    def condition(self) -> str:
        """When the rule holds, in words: "title is exactly 'Benefits Lead'"."""
        return f"{_told()[self.looks_at].says} '{self.text}'"


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that a rule may look at: its label, how a sentence says it, and other words for it."""

    name: str
    label: str
    says: str
    words: tuple[str, ...]


def group_choices() -> tuple[str, ...]:
    """What a rule may give: the five groups and, for the PMO's own people, the hub."""
    return (*group_names(), HUB_SOURCE)


def label_of_look(looks_at: str) -> str:
    """What a rule looks at, as the pages and the workbook's sheet say it."""
    return _told()[looks_at].label


def look_called(text: str) -> str | None:
    """What a rule looks at, by one of the words that people use for it; None for other words."""
    key = _plain(text)
    return next(
        (look.name for look in _told().values() if key in map(_plain, (look.name, look.label, *look.words))), None
    )


def labels_of_looks() -> tuple[str, ...]:
    """All that a rule may look at, as the pages and the workbook's sheet say it."""
    return tuple(look.label for look in _told().values())


def group_named(text: str) -> str | None:
    """The group that a rule gives, by its name or another of its words, or the hub; None for other words."""
    found = HUB_SOURCE if _plain(text) in map(_plain, read_data("group_rules.toml")["hub"]) else group_said(text)
    return found if found in group_choices() else None


@cache
def _told() -> dict[str, Look]:
    entries = [Look(**{**entry, "words": tuple(entry["words"])}) for entry in read_data("group_rules.toml")["looks_at"]]
    if tuple(look.name for look in entries) != LOOKS_AT:
        raise ValueError("data/group_rules.toml: the things that a rule may look at are others, or in another order")
    return {look.name: look for look in entries}


def _plain(text: str) -> str:
    return _NO_WORD.sub(" ", folded(text)).strip()
