"""What the fields of a contact or a touchpoint, the roles of a sheet and the kinds of edit are called on the pages."""

from __future__ import annotations

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
_RULE_NAMES = {
    "chief-something-officer": "Chief … officer",
    "doer": "Does the work",
    "email-at-home": "Your e-mail, another organisation",
    "email-is-another": "E-mail of another organisation",
    "email-is-home": "E-mail of your own organisation",
    "group-column": "Group column, or your own choice",
    "group-says-inside": "Group column says inside",
    "group-says-outside": "Group column says outside",
    "inside-otherwise": "Inside, no better sign",
    "might-deliver-a-part": "May deliver a part",
    "not-software-developer": "Developer, but not of software",
    "organisation-without-a-home": "An organisation, yours not known",
    "organisation-is-another": "Another organisation",
    "organisation-is-home": "Your own organisation",
    "outside-otherwise": "Outside, no better sign",
    "pmo-department": "PMO department",
    "pmo-title": "PMO in the title",
    "pmo-trade": "PMO trade",
    "prince2-user": "PRINCE2 role",
    "project-or-programme-manager": "Project or programme manager",
    "says-inside": "Relationship says inside",
    "says-outside": "Relationship says outside",
    "says-supplier": "Relationship says supplier",
    "source-column": "Source column",
    "supplier-otherwise": "Supplier, no better sign",
    "taken-as-inside": "Taken as inside: nothing tells",
    "user": "Uses what projects deliver",
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


def field_label(field: str | None) -> str:
    """What a field is called on the pages; None is a column left alone."""
    if field is None:
        return NOT_USED
    return _NAMES.get(field) or field.replace("_", " ").capitalize()


def fields_by_label(fields: tuple[str, ...]) -> dict[str, str | None]:
    """The fields that can be chosen, by their names on the pages, with "(not used)" first."""
    return {NOT_USED: None, **{field_label(field): field for field in fields}}


def rule_label(rule: object) -> str:
    """What a rule for groups is called on the pages; blank for none."""
    name = rule if isinstance(rule, str) else ""
    return _RULE_NAMES.get(name) or name.replace("-", " ").capitalize()


def role_label(role: str) -> str:
    """What the role of a sheet is called on the pages."""
    return ROLE_NAMES.get(role, role.capitalize())
