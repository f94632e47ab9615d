"""The made-up people of a workbook: who they are, how they stand, and how they ought to be looked after."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from pmodash.demo.words import Chance, Flags, Floats, Ints, made_up, slug, vehicle_names, vehicle_weights
from pmodash.vocabulary import GRADES, HUB_SOURCE, LEVELS, read_data

HUB = -1
NEVER = -1
_LONE_OFFICER = "Robin Finch"
_CRITICS, _HIGH = LEVELS.index("Resistant"), 0
_CADENCES_OF_GROUP = ((0, 1, 2), (2, 3, 4, 5), (4, 6), (4, 6), (6,))
_LEVEL_WEIGHTS = (6, 9, 34, 38, 13)
_GRADE_WEIGHTS = ((15, 55, 30), (78, 18, 4), (8, 42, 50), (35, 45, 20), (4, 36, 60))


@dataclass(frozen=True, slots=True)
class People:
    """The register's columns by header, as lists, and what the log is made from, as arrays.

    `group` is the position of the group or HUB; `since` the days since the last qualifying touchpoint or NEVER;
    `known` the days since first met; `in_log` whether the log knows the person; `team` the PMO's names.
    """

    columns: dict[str, list[Any]]
    group: Ints
    since: Ints
    known: Ints
    weight: Floats
    in_log: Flags
    owner: Ints
    team: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.group)


def make_people(count: int, as_of: dt.date, chance: Chance) -> People:
    """The contacts of a made-up register; the first few are the PMO's own team."""
    groups = made_up()["groups"]
    team_size = min(max(count // 30, 4), 40, count // 3)
    group = chance.pick(count, [entry["share"] for entry in groups])
    group[:team_size] = HUB
    columns = _identities(count, group, chance)
    team = tuple(columns["Name"][:team_size]) or (_LONE_OFFICER,)
    levels = _standing(count, group, columns, chance)
    ideal, maximum = _intervals(group, levels, columns, chance)
    since = _days_since(group, ideal, maximum, chance)
    known = np.maximum((chance.share(count) ** 2 * 1_800).astype(np.int64) + 40, np.where(since >= 0, since + 3, 0))
    owner = chance.below(count, len(team))
    _contact_columns(columns, group, owner, team, chance)
    _dates(columns, since, known, as_of)
    in_log = ~chance.yes(count, 0.06) & (group != HUB)
    return People(columns, group, since, known, np.where(group == HUB, 0.0, 1.0 / ideal), in_log, owner, team)


def _identities(count: int, group: Ints, chance: Chance) -> dict[str, list[Any]]:
    words = made_up()
    first, last = words["first"], words["last"]
    start = int(chance.below(1, len(first) * len(last))[0])
    pairs = (np.arange(count) * 10_007 + start) % (len(first) * len(last))
    middle = [chr(64 + cycle) for cycle in (np.arange(count) // (len(first) * len(last))).tolist()]
    firsts, lasts = (pairs % len(first)).tolist(), (pairs // len(first)).tolist()
    names = [
        f"{first[f]} {last[s]}" if m == "@" else f"{first[f]} {m}. {last[s]}"
        for f, s, m in zip(firsts, lasts, middle, strict=True)
    ]
    places = _by_group(group, "organisations", chance, words["home"]["name"])
    slugs = {text: slug(text) for text in {*first, *last, *places}}
    domains = {place: f"{slugs[place]}.example" for place in set(places)} | {
        words["home"]["name"]: words["home"]["domain"]
    }
    no_address = chance.share(count) < np.where(group >= 3, 0.25, 0.03)
    emails = [
        None if none else f"{slugs[first[f]]}.{'' if m == '@' else m.lower() + '.'}{slugs[last[s]]}@{domains[place]}"
        for f, s, m, place, none in zip(firsts, lasts, middle, places, no_address.tolist(), strict=True)
    ]
    titles = _by_group(group, "titles", chance, "")
    roles = words["team_roles"]
    titles = [title or roles[position % len(roles)] for position, title in enumerate(titles)]
    departments = [text or None for text in _by_group(group, "departments", chance, "Portfolio Office")]
    ids = [f"C{number:0{max(4, len(str(count)))}d}" for number in range(1, count + 1)]
    return {
        "ID": ids,
        "Name": names,
        "Job title": titles,
        "Organisation": list(places),
        "Department": departments,
        "Email": emails,
    }


def _by_group(group: Ints, key: str, chance: Chance, of_hub: str) -> list[str]:
    """One of each group's own words for every person."""
    shares = chance.share(len(group))
    found = np.full(len(group), of_hub, dtype=object)
    for position, entry in enumerate(made_up()["groups"]):
        inside = group == position
        choice = (shares[inside] * len(entry[key])).astype(np.int64)
        found[inside] = np.array(entry[key], dtype=object)[choice]
    return list(found)


def _words(positions: Ints, words: tuple[str, ...], blank: Flags) -> list[Any]:
    found = np.array([*words], dtype=object)[positions]
    found[blank] = None
    return list(found)


def _standing(count: int, group: Ints, columns: dict[str, list[Any]], chance: Chance) -> dict[str, Ints]:
    """Influence, interest and engagement, written into the columns; the positions come back (-1 for blank)."""
    blank = chance.yes(count, 0.05)
    hub = group == HUB
    graded = {}
    for header in ("Influence", "Interest"):
        shares, positions = chance.share(count), np.zeros(count, dtype=np.int64)
        for place, weights in enumerate(_GRADE_WEIGHTS):
            edges = np.cumsum(weights) / 100
            positions[group == place] = np.searchsorted(edges, shares[group == place], side="right")
        graded[header] = np.minimum(positions, 2)
        columns[header] = _words(graded[header], GRADES, blank | hub)
    current = chance.pick(count, _LEVEL_WEIGHTS)
    desired = np.minimum(np.maximum(current + chance.pick(count, (62, 30, 8)), 2), 4)
    columns["Current engagement"] = _words(current, LEVELS, blank | hub)
    columns["Desired engagement"] = _words(desired, LEVELS, blank | hub)
    unknown = np.int64(-1)
    return {
        "close": np.where(blank, False, (graded["Influence"] == _HIGH) & (graded["Interest"] == _HIGH)).astype(
            np.int64
        ),
        "behind": np.where(blank, False, (current == _CRITICS) | (desired > current)).astype(np.int64),
        "current": np.where(blank, unknown, current),
    }


def _intervals(
    group: Ints, levels: dict[str, Ints], columns: dict[str, list[Any]], chance: Chance
) -> tuple[Floats, Floats]:
    """About how often each person ought to be reached, in days: the ideal and the maximum."""
    policy = read_data("policy.toml")["groups"]
    place = np.maximum(group, 0)
    factor = np.where(levels["behind"] == 1, 0.5, 1.0) * np.where(levels["close"] == 1, 0.75, 1.0)
    ideal = np.maximum(np.array([row["ideal"] for row in policy])[place] * factor, 1.0)
    maximum = np.maximum(np.array([row["maximum"] for row in policy])[place] * factor, 1.0)
    entries = made_up()["cadences"]
    own, choice = chance.yes(len(group), 0.12), chance.share(len(group))
    texts: list[Any] = [None] * len(group)
    for position in np.flatnonzero(own & (group != HUB)).tolist():
        options = _CADENCES_OF_GROUP[group[position]]
        entry = entries[options[int(choice[position] * len(options))]]
        texts[position], ideal[position], maximum[position] = entry["text"], entry["days"], entry["days"] * 1.5
    for position in np.flatnonzero(chance.yes(len(group), 0.03) & ~own & (group != HUB)).tolist():
        texts[position] = "Ad hoc"
    columns["Contact frequency"] = texts
    return ideal, maximum


def _days_since(group: Ints, ideal: Floats, maximum: Floats, chance: Chance) -> Ints:
    """Days since the last qualifying touchpoint, drawn so that each status has its share; NEVER where none."""
    shares, drawn = chance.share(len(group)), chance.share(len(group))
    status = np.zeros(len(group), dtype=np.int64)
    for place, entry in enumerate(made_up()["groups"]):
        edges = np.cumsum(entry["statuses"])
        status[group == place] = np.searchsorted(edges / edges[-1], shares[group == place], side="right")
    low = np.choose(np.minimum(status, 3), [np.zeros_like(ideal), ideal + 1, maximum + 1, 2 * maximum + 2])
    high = np.choose(np.minimum(status, 3), [ideal, maximum, 2 * maximum, np.minimum(3.5 * maximum, 2 * maximum + 200)])
    days = np.floor(low + drawn * np.maximum(high - low, 0)).astype(np.int64)
    return np.where((status >= 4) | (group == HUB), NEVER, days)


def _contact_columns(
    columns: dict[str, list[Any]], group: Ints, owner: Ints, team: tuple[str, ...], chance: Chance
) -> None:
    words, count, hub = made_up(), len(group), group == HUB
    names = [entry["name"] for entry in words["groups"]]
    origins = [entry["source"] for entry in words["groups"]]
    columns["Group"] = _words(group, (*names, ""), hub | chance.yes(count, 0.38))
    columns["Source"] = _words(group, (*origins, HUB_SOURCE), chance.yes(count, 0.2) & ~hub)
    preferred = np.zeros(count, dtype=np.int64)
    for place in range(len(names)):
        inside = group == place
        preferred[inside] = chance.pick(int(inside.sum()), list(vehicle_weights(place)))
    columns["Preferred channel"] = _words(preferred, vehicle_names(), hub | chance.yes(count, 0.3))
    columns["Relationship owner"] = _words(owner, team, hub | chance.yes(count, 0.06))
    status = np.where(chance.yes(count, 0.02) & ~hub, 1, 0)
    columns["Status"] = _words(status, ("Active", "Left"), chance.yes(count, 0.02))
    columns["Do not contact"] = _words(np.zeros(count, dtype=np.int64), ("Yes",), hub | ~chance.yes(count, 0.015))
    columns["Location"] = _words(
        chance.below(count, len(words["locations"])), tuple(words["locations"]), chance.yes(count, 0.2)
    )
    columns["Notes"] = _words(chance.below(count, len(words["notes"])), tuple(words["notes"]), ~chance.yes(count, 0.3))


def _dates(columns: dict[str, list[Any]], since: Ints, known: Ints, as_of: dt.date) -> None:
    today = as_of.toordinal()
    day = {n: dt.date.fromordinal(n) for n in range(today - 4_000, today + 1)}
    columns["Last contact"] = [None if d < 0 else day[today - d] for d in since.tolist()]
    columns["Next planned"] = [None] * len(since)
    columns["First met"] = [day[today - d] for d in known.tolist()]
