"""What the fields of a column and the roles of a sheet are called, on the pages and in the settings of a workbook."""

from __future__ import annotations

from pmodash.workbook.tables import Layout, Table

NOT_USED = "(not used)"
_NAMES = {
    "by": "By (PMO member)",
    "cadence": "Cadence (how often)",
    "contact": "Contact reached",
    "contact_id": "Contact id",
    "date": "Date of touchpoint",
    "email": "E-mail",
    "engagement_current": "Engagement level, current",
    "engagement_desired": "Engagement level, desired",
    "influence": "Influence (power)",
    "last_touchpoint": "Last contact",
    "linkedin": "LinkedIn",
    "next_touchpoint": "Next contact",
    "owner": "Relationship owner",
    "source": "Source (where from)",
    "state": "Planned or done",
    "status": "Status (active, left …)",
    "vehicle": "Vehicle (channel)",
}
ROLE_NAMES = {
    "contacts": "Contacts",
    "touchpoints": "Touchpoint log",
    "vehicles": "Vehicles",
    "team": "PMO team",
    "events": "Events",
    "links": "Links between contacts",
    "policy": "Cadence policy",
    "groups": "Sources and groups",
    "other": "Nothing to read",
}

KEPT_SHEET = "Kept by this app"


def field_label(field: str | None) -> str:
    """What a field is called on the pages; None is a column left alone."""
    if field is None:
        return NOT_USED
    return _NAMES.get(field) or field.replace("_", " ").capitalize()


def fields_by_label(fields: tuple[str, ...]) -> dict[str, str | None]:
    """The fields that can be chosen, by their names on the pages, with "(not used)" first."""
    return {NOT_USED: None, **{field_label(field): field for field in fields}}


def role_label(role: str) -> str:
    """What the role of a sheet is called on the pages."""
    return ROLE_NAMES.get(role, role.capitalize())


def holding(table: Table, layout: Layout) -> str:
    """What a sheet holds, as the pages call it; one of the product's own is called so, whatever stands on it."""
    return KEPT_SHEET if table.sheet in layout.kept.values() else role_label(table.role)
