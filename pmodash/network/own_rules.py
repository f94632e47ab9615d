"""What a workbook itself says of vehicles, of the groups' cadence and of which source belongs to which group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pmodash.findings import Finding
from pmodash.network.contact_names import name_key
from pmodash.network.scales import number_in
from pmodash.network.table_rows import TableRows
from pmodash.network.vehicle_words import VehicleWords
from pmodash.vocabulary import ALL, Vehicle, groups, read_data, sources, vehicles
from pmodash.workbook.cell_text import plain
from pmodash.workbook.cells import Book
from pmodash.workbook.tables import Column, Layout, Table

Policy = dict[str, dict[str, float | bool]]
Row = dict[str, str]

POLICY_FIELDS = ("ideal", "maximum", "broadcast_qualifies", "largest_share")
_YES = ("yes", "y", "x", "true", "1", "ja", "oui", "si", "sim", "tak", "да", "是")
_NO = ("no", "n", "false", "0", "nein", "non", "nao", "nee", "nie", "нет", "否")
_MODES = ("interactive", "push", "pull")
_REACHES = ("one", "few", "many")
_LIST = re.compile(r"\s*[;,|\n]\s*")


@dataclass(frozen=True, slots=True)
class OwnRules:
    """The vehicle register in force, the policy values that the workbook sets, and its sources' groups."""

    vehicles: tuple[Vehicle, ...]
    policy: Policy
    source_groups: dict[str, str]
    findings: tuple[Finding, ...]


def own_rules(book: Book, layout: Layout) -> OwnRules:
    """The rules of the workbook's vehicle, policy and group tables, over the product's own."""
    findings: list[Finding] = []
    register = vehicles()
    for table in layout.of_role("vehicles"):
        register = _with_vehicles(register, book, table)
    policy: Policy = {}
    for table in layout.of_role("policy"):
        for group, field, value in _policy_values(book, table, findings):
            policy.setdefault(group, {})[field] = value
    source_groups: dict[str, str] = {}
    for table in layout.of_role("groups"):
        source_groups |= _source_groups(book, table, findings)
    return OwnRules(register, policy, source_groups, tuple(findings))


def _rows(book: Book, table: Table) -> Iterator[tuple[int, Row]]:
    """Each row of a small table as field → text; a column without a field goes by its heading."""
    rows = TableRows.body(book.sheet(table.sheet), table)
    columns = [(_key(column), rows.texts(column).fillna("").tolist()) for column in table.columns]
    for position, number in enumerate(rows.rows.tolist()):
        row: Row = {}
        for key, texts in columns:
            if texts[position]:
                row.setdefault(key, texts[position])
        if row:
            yield number, row


def _key(column: Column) -> str:
    return column.field or re.sub(r"\W+", "_", plain(column.header)).strip("_")


def _with_vehicles(register: tuple[Vehicle, ...], book: Book, table: Table) -> tuple[Vehicle, ...]:
    """The register with the table's modes, reaches and hours; rows that tell none of them change nothing."""
    words = VehicleWords(register)
    by_name = {vehicle.name: vehicle for vehicle in register}
    for _, row in _rows(book, table):
        if "vehicle" in row and _tells_effort(row):
            name = words.exactly(row["vehicle"]) or row["vehicle"]
            by_name[name] = _changed(by_name.get(name, Vehicle(name, "interactive", "one", 1.0)), row)
    return tuple(by_name.values())


def _tells_effort(row: Row) -> bool:
    mode, reach = plain(row.get("mode", "")), plain(row.get("reach", ""))
    return mode in _MODES or reach in _REACHES or number_in(row.get("hours", "")) is not None


def _changed(vehicle: Vehicle, row: Row) -> Vehicle:
    mode, reach = plain(row.get("mode", "")), plain(row.get("reach", ""))
    hours = number_in(row.get("hours", ""))
    return replace(
        vehicle,
        mode=mode if mode in _MODES else vehicle.mode,
        reach=reach if reach in _REACHES else vehicle.reach,
        hours=vehicle.hours if hours is None or hours < 0 else hours,
        technology=tuple(_LIST.split(row["technology"])) if "technology" in row else vehicle.technology,
        fits=_groups_in(row["fits"]) if "fits" in row else vehicle.fits,
    )


def _groups_in(text: str) -> tuple[str, ...]:
    return tuple(name for name in map(group_called, _LIST.split(text)) if name)


def group_called(text: str) -> str | None:
    """The group of a name, short name or code, None when it is none of the five."""
    key = name_key(text)
    named = ((group.name, (group.name, group.short, group.code)) for group in groups())
    return next((name for name, words in named if key in map(name_key, words)), None)


def _policy_values(book: Book, table: Table, findings: list[Finding]) -> Iterator[tuple[str, str, float | bool]]:
    for number, row in _rows(book, table):
        whole = plain(row.get("group", ALL)) in (plain(ALL), "", "all groups")
        group = ALL if whole else group_called(row["group"])
        if "field" in row:
            asked = {_policy_field(row["field"]): row.get("value", "")}
        else:
            asked = {field: row[field] for field in POLICY_FIELDS if field in row}
        for field, text in asked.items():
            value = policy_value(field, text)
            if group and value is not None and field in (general_fields() if whole else POLICY_FIELDS):
                yield group, field, value
            elif text:
                findings.append(_policy_finding(table, number, f"{row.get('group', '')} {field} {text}".strip()))


def _policy_field(text: str) -> str:
    """The policy's field that a cell names, whatever follows it: "Ideal (days)", "Largest share of one vehicle"."""
    words = re.sub(r"\W+", "_", plain(text)).strip("_")
    known = (*POLICY_FIELDS, *general_fields())
    return next((field for field in known if words == field or words.startswith(f"{field}_")), words)


def general_fields() -> tuple[str, ...]:
    """The names of the policy's numbers that hold for all groups: the modifiers and the limits."""
    data = read_data("policy.toml")
    return (*data["modifiers"], *data["limits"])


def policy_value(field: str, text: str) -> float | bool | None:
    """The value of a policy field written in a cell: days, yes or no, or a share such as 40 %; None when it is none."""
    if field == "broadcast_qualifies":
        return True if plain(text) in _YES else False if plain(text) in _NO else None
    number = number_in(text)
    if number is None or number < 0:
        return None
    if "share" in field and field != "least_touchpoints_for_share":
        return number / 100 if "%" in text or number > 1 else number
    number = number / 100 if "%" in text else number
    return number if number > 0 else None


def _policy_finding(table: Table, row: int, found: str) -> Finding:
    expected = "one of the five groups or All, a field of the policy, and a number above 0 (or yes or no)"
    return Finding("fix", "policy-unreadable", table.sheet, f"{row}:{row}", found[:80], expected, "Correct the row.")


def _source_groups(book: Book, table: Table, findings: list[Finding]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, row in _rows(book, table):
        if "source" not in row or "group" not in row:
            continue
        group = group_called(row["group"])
        if group is None:
            expected = "one of " + ", ".join(group.name for group in groups())
            remedy = "Name one of the five groups."
            cell = f"{number}:{number}"
            findings.append(Finding("fix", "group-unknown", table.sheet, cell, row["group"], expected, remedy))
            continue
        key = name_key(row["source"])
        known = next((source.name for source in sources() if name_key(source.name) == key), row["source"])
        found[known] = group
    return found
