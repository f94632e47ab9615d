"""An import while it is looked at: the other file, how it is compared, and what the user chose of it so far."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

import pandas as pd

from pmodash.importing.choices import Choices, Event, FollowUp, follow_ups, safe_choices, usual_vehicle
from pmodash.importing.matching import NEW, UNSURE
from pmodash.importing.preview import Preview, Question
from pmodash.ui.workspace import OpenFile


@dataclass
class Chosen:
    """What is chosen of one preview. The fields are those of `Choices`; `planned` says which follow-ups are made."""

    new: set[int]
    taken: set[tuple[int, str]]
    source: str
    first_met: dt.date | None
    decided: dict[int, int | None] = field(default_factory=dict)
    accepted: dict[int, str] = field(default_factory=dict)
    logged: bool = False
    title: str = ""
    day: dt.date | None = None
    vehicle: str = ""
    by: str = ""
    planned: dict[str, bool] = field(default_factory=dict)
    days: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, preview: Preview, as_of: dt.date) -> Chosen:
        """What is chosen until the user says otherwise; the occasion of an attendee list is logged."""
        safe, occasion = safe_choices(preview, as_of), preview.other.occasion
        is_occasion = preview.other.kind.occasion
        chosen = cls(set(safe.new), set(safe.taken), safe.source, safe.first_met)
        chosen.logged, chosen.title, chosen.day = is_occasion, occasion.title, occasion.day or as_of
        chosen.vehicle = usual_vehicle(occasion.title, preview.register.vehicles)
        chosen.planned = {one.name: is_occasion for one in follow_ups()}
        chosen.days = {one.name: one.days for one in follow_ups()}
        return chosen

    def keeping(self, before: Chosen, was: Preview, found: Preview) -> Chosen:
        """The same with what was chosen of an earlier preview of this file, wherever that is still to be chosen."""
        place_of = {key: place for place, key in enumerate(found.keys)}
        now_at = {old: place_of[key] for old, key in enumerate(was.keys) if key in place_of}
        asked = set(was.rows(NEW)) & set(found.rows(NEW))
        differed = {(one.row, one.field, now_at.get(one.place)) for one in was.differences}
        both = {(one.row, one.field) for one in found.differences if (one.row, one.field, one.place) in differed}
        decided = {row: place if place is None else now_at.get(place, -1) for row, place in before.decided.items()}
        decided = {
            row: place
            for row, place in decided.items()
            if row in found.rows(UNSURE) and (place is None or place in found.matches[row].places)
        }
        proposed = {one.place for one in found.proposals if one.sure or one.row in decided}
        accepted = {now_at[old]: how for old, how in before.accepted.items() if now_at.get(old) in proposed}
        return replace(
            before,
            new=(self.new - asked) | (before.new & asked),
            taken=(self.taken - both) | {one for one in before.taken if one in both or one[0] in decided},
            decided=decided,
            accepted=accepted,
        )

    def choices(self, as_of: dt.date) -> Choices:
        """The same as a value."""
        return Choices(
            as_of,
            frozenset(self.new),
            frozenset(self.taken),
            dict(self.decided),
            dict(self.accepted),
            self.source,
            self.first_met,
            self._event(),
        )

    def _event(self) -> Event | None:
        if not self.logged or self.day is None:
            return None
        made = tuple(one for one in self.follow_ups() if self.planned[one.name])
        return Event(self.vehicle, self.day, self.title, self.by, made)

    def follow_ups(self) -> tuple[FollowUp, ...]:
        """The follow-ups with the days after which the user wants them."""
        return tuple(replace(one, days=self.days[one.name]) for one in follow_ups())


@dataclass
class Importing:
    """The other file, how it is compared, what was chosen for the preview `compared`, named `chosen_for`, and how often
    that changed as a whole; `drawn` are its tables as the browser has them. `done` says what was imported, once it
    was, and `not_done` what could not be.
    """

    file: OpenFile
    question: Question = field(default_factory=Question)
    chosen: Chosen | None = None
    chosen_for: object = None
    compared: Preview | None = None
    version: int = 0
    drawn: dict[str, pd.DataFrame] = field(default_factory=dict)
    done: str = ""
    not_done: tuple[str, ...] = ()
