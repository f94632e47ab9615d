"""The made-up log: what the people of a workbook were reached by, when, at which event and by whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from pmodash.demo.people import HUB, NEVER, People
from pmodash.demo.words import Chance, Flags, Floats, Ints, made_up, picks, series, vehicle_names, vehicle_weights
from pmodash.vocabulary import read_data, vehicles

_HISTORY_DAYS = 540
_HORIZON_DAYS = 45
_PLANNED_SHARE = 0.03
_OWN_EVENT = 0.85


@dataclass(frozen=True, slots=True)
class Log:
    """The rows of a touchpoint sheet, by date: one list for each column."""

    date: list[Any]
    contact: list[str]
    vehicle: list[str]
    event: list[str | None]
    by: list[str]
    state: list[str]
    notes: list[str | None]

    def rows(self) -> Any:
        """The rows in order, each as a tuple."""
        columns = (self.date, self.contact, self.vehicle, self.event, self.by, self.state, self.notes)
        return zip(*columns, strict=True)


@dataclass(frozen=True, slots=True)
class _Touches:
    contact: Ints
    day: Ints
    vehicle: Ints

    def plus(self, other: _Touches) -> _Touches:
        return _Touches(
            np.concatenate([self.contact, other.contact]),
            np.concatenate([self.day, other.day]),
            np.concatenate([self.vehicle, other.vehicle]),
        )

    def at(self, positions: Ints | Flags) -> _Touches:
        return _Touches(self.contact[positions], self.day[positions], self.vehicle[positions])

    def key(self) -> Ints:
        return (self.contact * 8_192 + self.day % 8_192) * 64 + self.vehicle


def make_log(people: People, count: int, as_of: dt.date, chance: Chance) -> Log:
    """A log of exactly `count` touchpoints that leaves every person standing as their register row says."""
    today = as_of.toordinal()
    outside_hub = np.flatnonzero(people.group != HUB)
    if not count or not len(outside_hub):
        return Log([], [], [], [], [], [], [])
    planned = _plans(people, min(int(count * _PLANNED_SHARE), len(outside_hub)), today, chance)
    last = _latest(people, today, chance)
    last = last.at(np.arange(len(last.contact))[: count - len(planned.contact)])
    done = last.plus(_earlier(people, last, count - len(planned.contact) - len(last.contact), today, chance))
    _set_dates(people, planned, done, as_of)
    return _written(people, done.plus(planned), today, chance)


def _weights(broadcasts: bool | None) -> list[Floats]:
    """Each group's vehicle weights: all (None), only those that qualify (False) or only broadcasts (True)."""
    broadcast = np.array([vehicle.broadcast for vehicle in vehicles()])
    accepts = [row["broadcast_qualifies"] for row in read_data("policy.toml")["groups"]]
    found = []
    for group in range(len(accepts)):
        weights = vehicle_weights(group)
        if broadcasts is False and not accepts[group]:
            weights = np.where(broadcast, 0.0, weights)
        if broadcasts is True:
            weights = np.where(broadcast, weights, 0.0)
        found.append(weights)
    return found


def _vehicles_for(groups: Ints, broadcasts: bool | None, chance: Chance) -> Ints:
    shares, found = chance.share(len(groups)), np.zeros(len(groups), dtype=np.int64)
    for group, weights in enumerate(_weights(broadcasts)):
        inside = groups == group
        if inside.any():
            found[inside] = picks(shares[inside], weights)
    return found


def _every(vehicle: Ints) -> Ints:
    days = np.ones(len(vehicle_names()), dtype=np.int64)
    for position, entry in series().items():
        days[position] = entry.every
    return days[vehicle]


def _latest(people: People, today: int, chance: Chance) -> _Touches:
    """The last qualifying touchpoint of everybody whom the log knows, near an occasion of its vehicle."""
    contact = np.flatnonzero((people.since != NEVER) & people.in_log)
    vehicle = _vehicles_for(people.group[contact], False, chance)
    since, every = people.since[contact], _every(vehicle)
    rounded = np.where(every > 1, (since + every // 2) // every * every, since)
    near = np.abs(rounded - since) * 8 <= np.maximum(since, 8)
    return _Touches(contact, today - np.where(near, rounded, since), vehicle)


def _plans(people: People, count: int, today: int, chance: Chance) -> _Touches:
    able = np.flatnonzero(people.group != HUB)
    contact = np.sort(able[np.argsort(chance.share(len(able)), kind="stable")[:count]])
    day = today + 1 + chance.below(len(contact), _HORIZON_DAYS)
    return _Touches(contact, day, _vehicles_for(people.group[contact], False, chance))


def _earlier(people: People, last: _Touches, count: int, today: int, chance: Chance) -> _Touches:
    """Older touchpoints, and broadcasts to those whom a broadcast does not count for; none twice while it can be."""
    latest = np.full(len(people), -1, dtype=np.int64)
    latest[last.contact] = last.day
    accepts = np.array([row["broadcast_qualifies"] for row in read_data("policy.toml")["groups"]])[people.group]
    weight = np.where((latest >= 0) | (~accepts & people.in_log), people.weight, 0.0)
    if not weight.any():
        weight = np.where(people.group != HUB, 1.0, 0.0)
    found = _Touches(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
    for _ in range(8):
        wanted = count - len(found.contact)
        if wanted <= 0:
            return found
        fresh = found.plus(_draw(people, latest, weight, int(wanted * 1.2) + 16, today, chance))
        _, first = np.unique(np.concatenate([last.key(), fresh.key()]), return_index=True)
        found = fresh.at(np.sort(first[first >= len(last.contact)] - len(last.contact))[:count])
    return found.plus(_draw(people, latest, weight, count - len(found.contact), today, chance))


def _draw(people: People, latest: Ints, weight: Floats, count: int, today: int, chance: Chance) -> _Touches:
    broadcast = np.array([vehicle.broadcast for vehicle in vehicles()])
    accepts = np.array([row["broadcast_qualifies"] for row in read_data("policy.toml")["groups"]])
    contact = picks(chance.share(count), weight)
    vehicle = _vehicles_for(people.group[contact], None, chance)
    unmet = latest[contact] < 0
    vehicle = np.where(unmet, _vehicles_for(people.group[contact], True, chance), vehicle)
    free = broadcast[vehicle] & ~accepts[people.group[contact]]
    end = np.where(free | unmet, today, latest[contact])
    start = np.maximum(today - _HISTORY_DAYS, today - people.known[contact])
    day = end - (chance.share(count) * np.maximum(end - start, 1)).astype(np.int64)
    every = _every(vehicle)
    return _Touches(contact, today - (today - day + every - 1) // every * every, vehicle)


def _set_dates(people: People, planned: _Touches, done: _Touches, as_of: dt.date) -> None:
    """The register's own date columns, made to agree with the log."""
    first = as_of.toordinal() - people.known
    np.minimum.at(first, done.contact, done.day)
    people.columns["First met"][:] = [dt.date.fromordinal(day) for day in first.tolist()]
    for contact, day in zip(planned.contact.tolist(), planned.day.tolist(), strict=True):
        people.columns["Next planned"][contact] = dt.date.fromordinal(day)


def _written(people: People, touches: _Touches, today: int, chance: Chance) -> Log:
    touches = touches.at(np.lexsort((touches.contact, touches.vehicle, touches.day)))
    event, host = _events(people, touches, chance)
    count, notes = len(touches.contact), made_up()["touch_notes"]
    note = np.where(chance.yes(count, 0.12), chance.below(count, len(notes)), -1)
    names, team, labels = people.columns["Name"], people.team, vehicle_names()
    dates = {day: dt.date.fromordinal(day) for day in np.unique(touches.day).tolist()}
    days = touches.day.tolist()
    return Log(
        [dates[day] for day in days],
        [names[contact] for contact in touches.contact.tolist()],
        [labels[vehicle] for vehicle in touches.vehicle.tolist()],
        event,
        [team[position] for position in host.tolist()],
        ["Planned" if day > today else "Done" for day in days],
        [notes[position] if position >= 0 else None for position in note.tolist()],
    )


def _events(people: People, touches: _Touches, chance: Chance) -> tuple[list[str | None], Ints]:
    """Each touchpoint's event, None for a meeting of two, and the position of the team member who ran it."""
    events = np.full(len(touches.contact), None, dtype=object)
    own = chance.yes(len(events), _OWN_EVENT)
    host = np.where(own, people.owner[touches.contact], chance.below(len(events), len(people.team)))
    place = np.zeros(len(people), dtype=np.int64)
    for group in range(len(made_up()["groups"])):
        inside = people.group == group
        place[inside] = np.arange(int(inside.sum()))
    for vehicle, entry in series().items():
        inside = touches.vehicle == vehicle
        contact = touches.contact[inside]
        seat = contact if entry.mixed else place[contact]
        cohort = seat // entry.size if entry.size else np.zeros_like(contact)
        labels = [_event_name(entry.names, number) for number in range(int(cohort.max(initial=0)) + 1)]
        events[inside] = np.array(labels, dtype=object)[cohort]
        host[inside] = (cohort * 7 + vehicle) % len(people.team)
    return list(events), host


def _event_name(names: tuple[str, ...], cohort: int) -> str:
    cycle, position = divmod(cohort, len(names))
    return names[position] if not cycle else f"{names[position]} {cycle + 1}"
