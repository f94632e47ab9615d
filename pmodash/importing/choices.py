"""What the user chooses of an import, and what is chosen until they do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pmodash.importing.differences import EMPTIES, FILLS
from pmodash.importing.export_kinds import exports_data
from pmodash.importing.matching import NEW, SAME
from pmodash.importing.preview import Preview
from pmodash.importing.proposals import MOVING_FIELDS
from pmodash.vocabulary import Vehicle
from pmodash.workbook.cell_text import plain

KEEP_IN_TOUCH, OUT, STAYS = "keep in touch", "out", "stays"
THEY_CAME, THEY_ARE_NEW = "came", "new"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is to be done after an occasion, as a planned touchpoint: its vehicle, and how many days after.

    `who` is THEY_CAME for all who came, THEY_ARE_NEW for those of them who were not in the workbook.
    """

    name: str
    vehicle: str
    days: int
    who: str

    def day(self, event: dt.date, as_of: dt.date | None) -> dt.date:
        """When it is planned for: so many days after the event, and never before the day of the import."""
        return max(event + dt.timedelta(days=self.days), as_of or dt.date.min)


@dataclass(frozen=True, slots=True)
class Event:
    """The occasion as it is logged for those who came, and the follow-ups that are planned after it."""

    vehicle: str
    day: dt.date
    title: str = ""
    by: str = ""
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What of a preview is done. `new` are rows to be added; `taken` the row and field of each difference to be taken
    over; `decided` says of unsure rows which place they are, or None for someone new (rows not named are left alone);
    `accepted` says of the places of proposals what becomes of them: KEEP_IN_TOUCH (an Industry Acquaintance), OUT (of
    the active network) or STAYS (only what changed is taken over). `source` and `first_met` are for new contacts.
    """

    as_of: dt.date | None
    new: frozenset[int] = frozenset()
    taken: frozenset[tuple[int, str]] = frozenset()
    decided: Mapping[int, int | None] = field(default_factory=dict)
    accepted: Mapping[int, str] = field(default_factory=dict)
    source: str = ""
    first_met: dt.date | None = None
    event: Event | None = None


def safe_choices(preview: Preview, as_of: dt.date | None) -> Choices:
    """All who are new, and blanks filled; nothing overwritten, nobody who is unsure, nobody moved.

    Of a person who seems to have moved, it is asked first whether they did. A list of bounced messages adds nobody,
    and a mailing list nobody who asked to be left alone.
    """
    moving, people = preview.moving, preview.other.people
    safe = [one for one in preview.differences if one.kind in (FILLS, EMPTIES)]
    taken = {(one.row, one.field) for one in safe if one.row not in moving or one.field not in MOVING_FIELDS}
    kind, day = preview.other.kind, preview.other.occasion.day
    wanted = people["came"] & bool(people["bounced"].isna().all())
    if kind.kind == "mailing":
        wanted &= ~people["do_not_contact"]
    return Choices(
        as_of,
        frozenset(row for row in preview.rows(NEW) if wanted.iat[row]),
        frozenset(taken),
        source=kind.source,
        first_met=day or as_of,
    )


def follow_ups() -> tuple[FollowUp, ...]:
    """What the network needs after an occasion: data/exports.toml."""
    return tuple(FollowUp(**entry) for entry in exports_data()["follow_ups"])


def usual_vehicle(title: str, vehicles: Sequence[Vehicle]) -> str:
    """The vehicle that an occasion is taken for until the user says otherwise: the one that its title names."""
    said = plain(title)
    named = [vehicle.name for vehicle in vehicles if plain(vehicle.name) in said]
    return max(named, key=len) if named else str(exports_data()["attendance"]["vehicle"])


def those_who_came(preview: Preview) -> tuple[int, ...]:
    """The rows of those who came, new or there already."""
    came = preview.other.people["came"].tolist()
    return tuple(row for row in (*preview.rows(NEW), *preview.rows(SAME)) if came[row])
