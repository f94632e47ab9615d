"""What a workbook itself says of vehicles, of the groups' cadence and of which source belongs to which group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pmodash.findings import Finding
from pmodash.languages import meanings
from pmodash.network.kept_group_rules import KeptGroupRules, kept_group_rules
from pmodash.network.people.apart import speaks_of_apart
from pmodash.network.scales import number_in
from pmodash.network.source_groups import group_called, group_of_source, groups_of_source, source_called
from pmodash.network.table_rows import TableRows
from pmodash.network.vehicle_words import VehicleWords
from pmodash.vocabulary import ALL, Vehicle, read_data, vehicles
from pmodash.workbook.cell_text import plain
from pmodash.workbook.cells import Book
from pmodash.workbook.kept_corrections import speaks_of_understanding
from pmodash.workbook.tables import Column, Layout, Table

Policy = dict[str, dict[str, float | bool]]
Row = dict[str, str]
Place = tuple[str, int]

SOURCE_FIELD = "group_of_source"
POLICY_FIELDS = ("ideal", "maximum", "broadcast_qualifies", "largest_share")
_MODES = ("interactive", "push", "pull")
_REACHES = ("one", "few", "many")
_LIST = re.compile(r"\s*[;,|\n]\s*")


@dataclass(frozen=True, slots=True)
class OwnRules:
    """The vehicle register in force, the policy values that the workbook sets, and its sources' groups.

    `source_rows` tells in which rows of its own tables of sources and groups (sheet, row) each source stands;
    `groups` are the user's own rules for groups.
    """

    vehicles: tuple[Vehicle, ...]
    policy: Policy
    source_groups: dict[str, str]
    source_rows: dict[str, tuple[Place, ...]]
    groups: KeptGroupRules
    findings: tuple[Finding, ...]


def own_rules(book: Book, layout: Layout) -> OwnRules:
    """The rules of the workbook's vehicle, policy and group tables, over the product's own."""
    findings: list[Finding] = []
    register = vehicles()
    for table in layout.of_role("vehicles"):
        register = _with_vehicles(register, book, table)
    policy: Policy = {}
    for table in layout.of_role("policy"):
        for group, field, value in _policy_values(book, layout, table, findings):
            policy.setdefault(group, {})[field] = value
    kept = _kept_sources(book, layout, findings)
    tables, source_rows = _own_sources(book, layout, findings)
    rules = kept_group_rules(book)
    return OwnRules(register, policy, kept | tables, source_rows, rules, (*findings, *rules.findings))


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


def _policy_values(
    book: Book, layout: Layout, table: Table, findings: list[Finding]
) -> Iterator[tuple[str, str, float | bool]]:
    for number, row in _rows(book, table):
        whole = plain(row.get("group", ALL)) in (plain(ALL), "", "all groups")
        group = ALL if whole else group_called(row["group"])
        if _is_of_source(row) or (table.sheet == layout.settings.sheet and _is_of_understanding(row)):
            continue
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
        return {"yes": True, "no": False}.get(meanings("yes_no", comparable=plain).get(plain(text), ""))
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


def _is_of_source(row: Row) -> bool:
    return _policy_field(row.get("field", "")) == SOURCE_FIELD


def _is_of_understanding(row: Row) -> bool:
    group = row.get("group", "")
    return speaks_of_understanding(group, row.get("field", "")) or speaks_of_apart(group)


def _kept_sources(book: Book, layout: Layout, findings: list[Finding]) -> dict[str, str]:
    """The sources' groups that stand among the policy, where the product itself keeps them."""
    found: dict[str, str] = {}
    for table in layout.of_role("policy"):
        for number, row in _rows(book, table):
            if _is_of_source(row):
                source = source_called(row.get("group", ""), {}) or row.get("group", "")
                _lay(found, table, number, source, row.get("value", ""), findings)
    return found


def _own_sources(
    book: Book, layout: Layout, findings: list[Finding]
) -> tuple[dict[str, str], dict[str, tuple[Place, ...]]]:
    """What the workbook's own tables of sources and groups say, and where each source stands in them."""
    found: dict[str, str] = {}
    places: dict[str, tuple[Place, ...]] = {}
    for table in layout.of_role("groups"):
        if not table.of_field("source") or not table.of_field("group"):
            continue
        for number, row in _rows(book, table):
            if "source" in row:
                source = source_called(row["source"], {}) or row["source"]
                places[source] = (*places.get(source, ()), (table.sheet, number))
                if "group" in row:
                    _lay(found, table, number, source, row["group"], findings)
    return found, places


def _lay(found: dict[str, str], table: Table, row: int, source: str, text: str, findings: list[Finding]) -> None:
    group = group_of_source(source, text)
    if group is not None:
        found[source] = group
        return
    expected, cell = "one of " + ", ".join(groups_of_source(source)), f"{row}:{row}"
    findings.append(Finding("fix", "group-unknown", table.sheet, cell, text[:80], expected, "Name one of these."))
