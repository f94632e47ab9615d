"""The as-of date, the filters and what is hidden as the page's address, by codes and position numbers: no names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pmodash.redaction.redaction import GROUPS_ONLY, NAMES_HIDDEN, OFF
from pmodash.selection import BLANKS, Selection, choices
from pmodash.vocabulary import LEVELS, NETWORK_TYPES, group_names, groups

PRESENT, SLIDE = "present", "slide"
KINDS = ("group", "owner", "network_type", "organisation", "level")
BLANK_CODE = "NO"
GROUP_CODES = {**{group.name: group.code for group in groups()}, BLANKS["group"]: BLANK_CODE}
TYPE_CODES = {**{name: name[:1] for name in NETWORK_TYPES}, BLANKS["network_type"]: BLANK_CODE}
LEVEL_CODES = {**{name: name[:2].upper() for name in LEVELS}, BLANKS["level"]: BLANK_CODE}
DEGREE_CODES = {NAMES_HIDDEN: "hidden", GROUPS_ONLY: "groups"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in each filter; owners and organisations in the order that numbers them in the address."""

    group: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    network_type: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    level: tuple[str, ...] = ()


def choices_in(standing: pd.DataFrame) -> Choices:
    """What can be chosen for the contacts of this standing; a field that is blank throughout offers nothing."""
    found = {name: choices(standing, name) for name in KINDS}
    in_order = {"group": group_names(), "network_type": NETWORK_TYPES, "level": LEVELS}
    for name, order in in_order.items():
        found[name] = tuple(sorted(found[name], key=lambda value: order.index(value) if value in order else len(order)))
    return Choices(**{name: values if len(values) > 1 else () for name, values in found.items()})


def as_query(
    as_of: dt.date, today: dt.date, selection: Selection, choices: Choices, degree: str = OFF
) -> dict[str, str]:
    """The query of the address; what is as usual (today, no filter, names shown) is left out."""
    found = {
        "as-of": "" if as_of == today else as_of.isoformat(),
        "group": _codes(selection.group, GROUP_CODES),
        "type": _codes(selection.network_type, TYPE_CODES),
        "level": _codes(selection.level, LEVEL_CODES),
        "owner": _positions(selection.owner, choices.owner),
        "organisation": _positions(selection.organisation, choices.organisation),
        "names": DEGREE_CODES.get(degree, ""),
    }
    return {key: value for key, value in found.items() if value}


def day_of(query: Mapping[str, str]) -> dt.date | None:
    """The as-of date that an address asks for, None when it asks for none or for no real day."""
    try:
        return dt.date.fromisoformat(query.get("as-of", ""))
    except ValueError:
        return None


def degree_of(query: Mapping[str, str]) -> str:
    """How much an address asks to be hidden; what means nothing hides nothing."""
    return next((degree for degree, code in DEGREE_CODES.items() if code == query.get("names")), OFF)


def selection_of(query: Mapping[str, str], choices: Choices) -> Selection:
    """The filters that an address asks for; codes and numbers that mean nothing here are passed over."""
    return Selection(
        group=_named(query.get("group", ""), GROUP_CODES),
        owner=_at(query.get("owner", ""), choices.owner),
        network_type=_named(query.get("type", ""), TYPE_CODES),
        organisation=_at(query.get("organisation", ""), choices.organisation),
        level=_named(query.get("level", ""), LEVEL_CODES),
    )


def _codes(names: tuple[str, ...], codes: Mapping[str, str]) -> str:
    return ".".join(codes[name] for name in names if name in codes)


def _named(text: str, codes: Mapping[str, str]) -> tuple[str, ...]:
    wanted = text.split(".")
    return tuple(name for name, code in codes.items() if code in wanted)


def _positions(names: tuple[str, ...], known: tuple[str, ...]) -> str:
    number = {name: position for position, name in enumerate(known, start=1)}
    return ".".join(str(number[name]) for name in names if name in number)


def _at(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    numbers = [int(part) for part in text.split(".") if part.isascii() and part.isdigit() and len(part) < 7]
    return tuple(known[number - 1] for number in numbers if 1 <= number <= len(known))
