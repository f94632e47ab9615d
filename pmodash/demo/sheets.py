"""The sheets of a made-up workbook, laid out as PMOs lay out theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from pmodash.demo.links import Link
from pmodash.demo.people import People
from pmodash.demo.touches import Log
from pmodash.demo.words import made_up
from pmodash.vocabulary import GRADES, LEVELS, group_names, sources, vehicles
from pmodash.workbook.cells import column_letter
from pmodash.workbook.plain_xlsx import PlainSheet

REGISTER_HEADERS = (
    "ID", "Name", "Job title", "Organisation", "Department", "Email", "Location", "Group", "Source", "Influence",
    "Interest", "Current engagement", "Desired engagement", "Preferred channel", "Contact frequency",
    "Relationship owner", "Last contact", "Next planned", "First met", "Status", "Do not contact", "Notes",
)  # fmt: skip
_WIDTHS = (8, 24, 30, 28, 20, 40, 14, 26, 26, 11, 11, 19, 19, 22, 20, 22, 13, 13, 13, 18, 15, 40)
_LISTS = {
    "Group": group_names(),
    "Source": tuple(source.name for source in sources()),
    "Influence": GRADES,
    "Interest": GRADES,
    "Current engagement": LEVELS,
    "Desired engagement": LEVELS,
}
HEADER_ROW = 4


def as_sheets(people: People, log: Log, links: Sequence[Link], as_of: dt.date) -> tuple[PlainSheet, ...]:
    """The register with its title rows, the log, the vehicle register, the team and, where there are any, the links."""
    lists = tuple((column_letter(REGISTER_HEADERS.index(header) + 1), words) for header, words in _LISTS.items())
    register = PlainSheet("Stakeholder register", _register(people, as_of), HEADER_ROW, _WIDTHS, lists=lists)
    widths = (13, 24, 24, 30, 22, 10, 34)
    touchpoints = PlainSheet("Touchpoints", _log(log), 1, widths, "TouchpointLog", (("F", ("Done", "Planned")),))
    return (register, touchpoints, _vehicles(), _team(people), *([_links(links)] if links else []))


def _register(people: People, as_of: dt.date) -> Iterator[tuple[Any, ...]]:
    yield (f"{made_up()['home']['name']} PMO: stakeholder register",)
    yield (f"As at {as_of.day} {as_of:%B %Y}",)
    yield ()
    yield REGISTER_HEADERS
    yield from zip(*(people.columns[header] for header in REGISTER_HEADERS), strict=True)


def _log(log: Log) -> Iterator[tuple[Any, ...]]:
    yield ("Date", "Contact", "Vehicle", "Event", "By", "State", "Notes")
    yield from log.rows()


def _vehicles() -> PlainSheet:
    rows: list[tuple[Any, ...]] = [("Vehicle", "Mode", "Reach", "Hours", "Technology", "Fits")]
    rows += [
        (v.name, v.mode, v.reach, v.hours, ", ".join(v.technology), "; ".join(v.fits) or "Any") for v in vehicles()
    ]
    return PlainSheet("Vehicles", rows, 1, (24, 13, 9, 8, 26, 52), "VehicleRegister")


def _team(people: People) -> PlainSheet:
    columns = people.columns
    rows: list[tuple[Any, ...]] = [("Name", "Role", "Email", "Hours a week")]
    rows += [
        (name, columns["Job title"][i], columns["Email"][i], (30, 20, 12, 16)[i % 4])
        for i, name in enumerate(people.team)
    ]
    return PlainSheet("Team", rows, 1, (24, 24, 40, 14), "PmoTeam")


def _links(links: Sequence[Link]) -> PlainSheet:
    rows: list[tuple[Any, ...]] = [("From", "To", "Kind", "Since", "Notes"), *links]
    return PlainSheet("Links", rows, 1, (24, 24, 16, 13, 34), "ContactLinks", (("C", tuple(made_up()["links"])),))
