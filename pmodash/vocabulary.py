"""The words of a PMO network and the product's default numbers, read once from `data/` and checked strictly."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pmodash.languages import spoken

LEVELS = ("Unaware", "Resistant", "Neutral", "Supportive", "Leading")
CHAMPION_LEVELS = ("Supportive", "Leading")
CRITIC_LEVEL = "Resistant"
GRADES = ("High", "Medium", "Low")
STATUSES = ("On track", "Due", "Overdue", "Dormant", "Never", "Not counted")
COVERED = ("On track", "Due")
STALE = ("Overdue", "Dormant", "Never")
NETWORK_TYPES = ("Operational", "Personal", "Strategic")
HUB_SOURCE = "Team Members"
ALL = "All"
NO_GROUP = "No group"

CONTACT_FIELDS = (
    "contact_id", "name", "first_name", "last_name", "email", "phone", "organisation", "department",
    "job_title", "role", "relationship", "source", "group", "network_type", "influence", "interest",
    "engagement_current", "engagement_desired", "vehicle", "cadence", "last_touchpoint", "next_touchpoint",
    "owner", "location", "linkedin", "first_met", "status", "tags", "notes", "do_not_contact",
)  # fmt: skip
DATE_FIELDS = ("last_touchpoint", "next_touchpoint", "first_met")
TOUCHPOINT_FIELDS = ("date", "contact", "vehicle", "event", "by", "direction", "state", "notes")
ROLES = ("contacts", "touchpoints", "vehicles", "team", "events", "links", "policy", "groups", "other")


@dataclass(frozen=True, slots=True)
class Group:
    """One of the five groups by which contact is managed, with its default network type."""

    name: str
    short: str
    code: str
    network_type: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a contact comes from; `group` is blank for the hub, the PMO's own staff."""

    name: str
    who: str
    group: str


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A means of contact. `hours` is the PMO's effort for one occasion; `fits` is empty for any group."""

    name: str
    mode: str
    reach: str
    hours: float
    technology: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def broadcast(self) -> bool:
        """Whether it reaches many and only pushes or waits to be read."""
        return self.reach == "many" and self.mode in ("push", "pull")


def read_data(name: str) -> dict[str, Any]:
    """One of the product's own data files, as its TOML says."""
    return tomllib.loads(files("pmodash").joinpath("data", name).read_text("utf-8"))


@cache
def groups() -> tuple[Group, ...]:
    """The five groups, in the order every table and chart keeps."""
    found = tuple(Group(**entry) for entry in read_data("network.toml")["groups"])
    if any(group.network_type not in NETWORK_TYPES for group in found):
        raise ValueError("data/network.toml: a group has an unknown network_type")
    return found


@cache
def group_names() -> tuple[str, ...]:
    """The names of the five groups, in order."""
    return tuple(group.name for group in groups())


@cache
def sources() -> tuple[Source, ...]:
    """The six sources, in order."""
    found = tuple(Source(**entry) for entry in read_data("network.toml")["sources"])
    if any(source.group not in (*group_names(), "") for source in found):
        raise ValueError("data/network.toml: a source has an unknown group")
    return found


@cache
def vehicles() -> tuple[Vehicle, ...]:
    """The default vehicle register."""
    found = tuple(_vehicle(entry) for entry in read_data("vehicles.toml")["vehicles"])
    for vehicle in found:
        known_mode = vehicle.mode in ("interactive", "push", "pull")
        if not known_mode or vehicle.reach not in ("one", "few", "many") or set(vehicle.fits) - set(group_names()):
            raise ValueError(f"data/vehicles.toml: {vehicle.name} has an unknown mode, reach or group")
    return found


def _vehicle(entry: dict[str, Any]) -> Vehicle:
    return Vehicle(
        name=entry["name"],
        mode=entry["mode"],
        reach=entry["reach"],
        hours=float(entry["hours"]),
        technology=tuple(entry["technology"]),
        fits=tuple(entry["fits"]),
        also=spoken("vehicles")[entry["name"]],
    )
