"""What real registers hold and tidy ones do not, put into the sample so that the product can be seen coping with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from pmodash.demo.links import Link
from pmodash.demo.people import HUB, NEVER, People
from pmodash.demo.touches import Log
from pmodash.demo.words import made_up

_WAITING_ROW = 88
_TOWN_HALL_AGO, _OPEN_DAY_AGO = 270, 301
_OPEN_DAY_GUESTS = 62

Columns = dict[str, list[Any]]


def add_traps(people: People, log: Log, links: Sequence[Link], as_of: dt.date) -> tuple[People, Log, Sequence[Link]]:
    """The same with duplicates, odd dates, leavers, strangers, big events, idle links and texts like formulas."""
    columns = {header: list(values) for header, values in people.columns.items()}
    quiet = _quiet(people)
    _odd_dates(columns, people, quiet, as_of)
    _leavers(columns, people, as_of)
    _odd_words(columns, people)
    _same_people(columns, people, quiet)
    odd_links = _odd_links(people, links, as_of)
    return replace(people, columns=columns), _odd_log(people, log, as_of), odd_links


def _quiet(people: People) -> list[int]:
    """People outside the hub whom the log does not know."""
    return np.flatnonzero(~people.in_log & (people.group != HUB)).tolist()


def _busy(people: People) -> list[int]:
    return np.flatnonzero(people.in_log & (people.since != NEVER)).tolist()


def _odd_dates(columns: Columns, people: People, quiet: list[int], as_of: dt.date) -> None:
    columns["Last contact"][quiet[0]] = "sometime in spring"
    columns["Last contact"][quiet[1]] = "31/02/2026"
    columns["Last contact"][quiet[2]] = as_of + dt.timedelta(days=12)
    for position, text in zip(
        _busy(people)[4:40:9], ("07/06/2025", "23/06/2025", "11/02/2024", "03/09/2025"), strict=True
    ):
        columns["First met"][position] = text


def _leavers(columns: Columns, people: People, as_of: dt.date) -> None:
    busy = _busy(people)
    gone = [position for position in busy if people.since[position] > 60]
    left = as_of - dt.timedelta(days=41)
    columns["Status"][gone[0]] = f"Left {left.isoformat()}"
    columns["Status"][gone[3]] = f"Left {(left - dt.timedelta(days=12)).isoformat()}, keep in touch"
    columns["Status"][gone[6]] = "Left the company"
    for position in (busy[15], busy[55]):
        columns["Do not contact"][position] = "Yes"


def _odd_words(columns: Columns, people: People) -> None:
    busy = _busy(people)
    columns["Notes"][busy[6]] = "=follow up after the March board"
    columns["Notes"][busy[9]] = "+1 for the drop-in idea"
    columns["Notes"][busy[12]] = "@home on Fridays"
    columns["Influence"][busy[7]] = "H"
    columns["Interest"][busy[8]] = "medium "
    columns["Current engagement"][busy[10]] = "supportive "
    columns["Contact frequency"][busy[11]] = "when the moon is right"
    columns["Group"][busy[13]] = "Sponsors"


def _same_people(columns: Columns, people: People, quiet: list[int]) -> None:
    """A person entered twice, two people of one name, and a row that waits for a name."""
    twice = _busy(people)[5]
    first, _, last = columns["Name"][twice].partition(" ")
    _append(columns, people, twice, {"Name": f"{last}, {first}", "Notes": None, "Influence": None, "Status": None})
    other = {"Organisation": "Solway Training", "Email": None, "Department": None, "Group": "Industry Acquaintances"}
    _append(columns, people, quiet[3], other | {"Source": "Industry Acquaintances", "Job title": "Trainer"})
    waiting = {"ID": "C0999", "Notes": "To be confirmed: the new finance director, from January"}
    for header, values in columns.items():
        values.insert(_WAITING_ROW, waiting.get(header))


def _append(columns: Columns, people: People, like: int, other: Columns | dict[str, Any]) -> None:
    number = len(columns["ID"]) + 1
    for header, values in columns.items():
        values.append(other.get(header, values[like]))
    columns["ID"][-1] = f"C{number:04d}"


def _odd_log(people: People, log: Log, as_of: dt.date) -> Log:
    rows = [list(row) for row in log.rows()]
    busy, columns, team = _busy(people), people.columns, people.team
    for place, word in ((40, "1:1"), (90, "Teams call"), (140, "catch-up")):
        _first_from(rows, place, lambda row: row[2] == "One-to-one")[2] = word
    _first_from(rows, 60, lambda row: row[2] == "Steering committee")[2] = "SteerCo"
    for place in (80, 400, 700):
        row = rows[place]
        row[1] = columns["Email"][columns["Name"].index(row[1])] or row[1]
    rows += _big_events(people, as_of)
    stranger = dt.timedelta(days=33)
    rows += [[as_of - stranger * n, "Zebedee Orlop", "Phone call", None, team[0], "Done", None] for n in (1, 2)]
    name = columns["Name"]
    rows.append([as_of + dt.timedelta(days=9), name[busy[2]], "One-to-one", None, team[1], "Done", "Booked"])
    rows.append([as_of - dt.timedelta(days=20), name[busy[14]], "One-to-one", None, team[0], "Planned", "Postponed"])
    rows.append(["next Tuesday", name[busy[17]], "Phone call", None, team[0], "Planned", None])
    rows.sort(key=lambda row: row[0] if isinstance(row[0], dt.date) else as_of)
    return Log(*(list(column) for column in zip(*rows, strict=True)))


def _first_from(rows: Sequence[list[Any]], start: int, wanted: Callable[[list[Any]], bool]) -> list[Any]:
    return next(row for row in rows[start:] if wanted(row))


def _big_events(people: People, as_of: dt.date) -> list[list[Any]]:
    """A town hall for everybody inside and an open day too big for its guests to have met each other."""
    home, columns = made_up()["home"]["name"], people.columns
    inside = [
        columns["Name"][position]
        for position in np.flatnonzero((people.since >= 0) & (people.since < _TOWN_HALL_AGO) & people.in_log).tolist()
        if columns["Organisation"][position] == home
    ]
    hall, open_day = as_of - dt.timedelta(days=_TOWN_HALL_AGO), as_of - dt.timedelta(days=_OPEN_DAY_AGO)
    host = people.team[0]
    rows = [[hall, name, "Town hall", "Spring town hall", host, "Done", None] for name in inside]
    guests = inside[:: max(len(inside) // _OPEN_DAY_GUESTS, 1)][:_OPEN_DAY_GUESTS]
    rows += [[open_day, name, "Lunch and learn", "PMO open day", host, "Done", None] for name in guests]
    return rows


def _odd_links(people: People, links: Sequence[Link], as_of: dt.date) -> list[Link]:
    """A link told from both ends, one with a stranger, one of a person with themself, and one that is yet to come."""
    name, busy = people.columns["Name"], _busy(people)
    first, second, *_ = links[0]
    return [
        *links,
        (second, first, "Knows", None, "As the other one sees it"),
        (name[busy[2]], "Zebedee Orlop", "Introduced by", None, None),
        (name[busy[3]], name[busy[3]], "Knows", None, None),
        (name[busy[7]], name[busy[21]], "Works with", as_of + dt.timedelta(days=42), "From the new year"),
    ]
