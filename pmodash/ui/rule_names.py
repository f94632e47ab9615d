"""What the rules for groups are called on the pages."""

from __future__ import annotations

from pmodash.network.own_ballots import own_rule_number

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


def rule_label(rule: object) -> str:
    """What a rule for groups is called on the pages; blank for none."""
    number = own_rule_number(rule)
    if number is not None:
        return f"Your rule {number + 1}"
    name = rule if isinstance(rule, str) else ""
    return _RULE_NAMES.get(name) or name.replace("-", " ").capitalize()
