"""What each column of a table is called on the pages, how its values look, and what it means in a PMO's words."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pmodash.figures.theme import GROUP_COLOURS, theme
from pmodash.vocabulary import STATUSES, group_names

_TEXT = st.column_config.TextColumn
_NUMBER = st.column_config.NumberColumn
_DATE = st.column_config.DateColumn
_LABELS = {
    "a": "Group",
    "added": "Added",
    "at": "Made at",
    "b": "With group",
    "band": "Age of last touch",
    "by": "By",
    "cadence_why": "Where the cadence comes from",
    "cell": "Cell",
    "column": "Column",
    "confidence": "Confidence",
    "contact_id": "Contact id",
    "contacts": "Contacts",
    "current": "Current level",
    "decides": "Decided",
    "department": "Department",
    "desired": "Desired level",
    "due_on": "Due on",
    "engagement_current": "Current level",
    "engagement_desired": "Desired level",
    "email": "E-mail",
    "event": "Event",
    "expected": "Expected",
    "expected_ei": "By chance",
    "external": "Ties to other groups",
    "field": "Field",
    "fires": "Votes",
    "first_met": "First met",
    "first_of_two": "Contact",
    "fits": "Fits",
    "found": "Found",
    "goes": "Who goes",
    "goes_in": "From",
    "group": "Group",
    "group_confidence": "Confidence",
    "group_why": "Why this group",
    "header": "Header",
    "influence": "Influence",
    "interest": "Interest",
    "internal": "Ties inside",
    "job_title": "Job title",
    "kind": "Kind",
    "last_qualifying": "Last touch",
    "last_used": "Last used",
    "last_vehicle": "Last vehicle",
    "lost": "Lost",
    "month": "Month",
    "name": "Contact",
    "network_type": "Network type",
    "next_due": "Next due",
    "next_planned": "Next planned",
    "not_counted_why": "Why not counted",
    "new": "New value",
    "notes": "Notes",
    "number": "No.",
    "together": "Made with",
    "old": "Old value",
    "organisation": "Organisation",
    "owner": "Owner",
    "quadrant": "Quadrant",
    "remedy": "What to do",
    "sentence": "What filling them would switch on",
    "revived": "Revived",
    "row": "Row",
    "rule": "Rule",
    "severity": "Severity",
    "second_of_two": "And",
    "sheet": "Sheet",
    "source": "Source",
    "stays": "Who stays",
    "stays_in": "In",
    "vehicle": "Vehicle",
    "went_stale": "Gone stale",
    "why": "Why",
    "words": "Words that decided",
    "when": "When",
    "where": "Where",
}
_HELP = {
    "effective_vehicles": "How many vehicles are really in use: 1 divided by the sum of the squared shares.",
    "days_over": "Days since the last touch beyond the longest gap the cadence allows.",
    "days_since": "Days from the last touch that counts for the cadence to the as-of date.",
    "debt_days": "All days beyond the maximum gap, summed over the contacts of the group.",
    "ei": "(ties to other groups − ties inside) ÷ all ties. +1: only across groups, −1: only inside.",
    "expected_ei": "The index that mixing at random would give, for comparison.",
    "inferred": "Pairs who took part in the same event of up to 50 people in the last 12 months.",
    "ideal_days": "The gap wanted between touchpoints that count.",
    "maximum_days": "The longest gap before the relationship counts as stale.",
    "worth": "How often those who lack it want a touchpoint in 90 days, times what the blank switches on.",
    "priority": "Days past the ideal gap, as a multiple of that gap. Higher is more urgent.",
    "recorded": "Pairs whom a sheet of your workbook links, such as who knows whom. A pair can also have met.",
    "confidence": "How sure the rule is, from 0 to 1. Under 0.6 deserves a look.",
    "group_confidence": "How sure the rule is, from 0 to 1. Under 0.6 deserves a look.",
}
_NUMBERS = {
    "contacts_met": "Contacts tied to",
    "counted": "Counted",
    "fresh": "New in 12 months",
    "groups_met": "Groups tied to",
    "days_over": "Days over",
    "days_since": "Days since last touch",
    "debt_days": "Touch debt (days)",
    "dormant": "Dormant",
    "due": "Due",
    "effective_vehicles": "Effective vehicles",
    "ideal_days": "Ideal gap (days)",
    "inferred": "Met at events",
    "later": "Later",
    "maximum_days": "Maximum gap (days)",
    "never": "Never",
    "observed": "Pairs with a tie",
    "on_track": "On track",
    "overdue": "Overdue",
    "planned": "Planned",
    "possible": "Possible pairs",
    "recorded": "Link on record",
    "this_month": "This month",
    "this_week": "This week",
    "touchpoints": "Touchpoints",
    "touchpoints_30d": "Touchpoints in 30 days",
    "would_go_stale": "Would go stale",
    "worth": "Worth",
}
SHARES = {
    "coverage": "Coverage (%)",
    "on_time_coverage": "On-time coverage (%)",
    "planned_coverage": "Planned coverage (%)",
    "share": "Share (%)",
    "limit": "Limit (%)",
    "share_of_contacts": "Share of contacts (%)",
    "share_of_touchpoints": "Share of touchpoints (%)",
    "share_of_hours": "Share of effort (%)",
}
_DATES = ("date", "due_on", "first_met", "last_qualifying", "last_used", "next_due", "next_planned")
_WIDTHS = {
    "found": 152,
    "remedy": 205,
    "expected": 130,
    "kind": 120,
    "where": 120,
    "column": 65,
    "header": 130,
    "why": 270,
    "number": 45,
    "edit": 185,
    "old": 105,
    "new": 145,
    "name": 150,
}
CHIPS = ("status", "group")
STALE_COLUMNS = (
    "name", "status", "days_over", "owner", "group", "last_vehicle", "days_since", "priority", "organisation",
    "last_qualifying", "next_due",
)  # fmt: skip
BELOW_COLUMNS = (
    "name", "organisation", "group", "owner", "influence", "interest", "engagement_current", "engagement_desired",
    "status",
)  # fmt: skip
BRIDGE_COLUMNS = ("name", "organisation", "group", "owner", "groups_met", "contacts_met")


def column_settings(frame: pd.DataFrame) -> dict[str, Any]:
    """Streamlit's settings for the columns of a frame, by column name."""
    settings = {str(name): _setting(str(name)) for name in frame.columns}
    if "month" in frame.columns and frame["month"].dtype.kind == "M":
        settings["month"] = _DATE(label_of("month"), format="MMM YYYY")
    return settings


def label_of(name: str) -> str:
    """What a column is called on the pages."""
    return _LABELS.get(name) or _NUMBERS.get(name) or SHARES.get(name) or name.replace("_", " ").capitalize()


def _setting(name: str) -> Any:
    label, tip = label_of(name), _HELP.get(name)
    if name in CHIPS:
        return _chips(name, label, st.context.theme.type or "light")
    if name in _DATES:
        return _DATE(label, format="D MMM YYYY", help=tip)
    if name == "at":
        return st.column_config.DatetimeColumn(label, format="D MMM YYYY, HH:mm", width=150)
    if name in SHARES:
        return _NUMBER(label, format="%d", help=tip)
    if name in ("confidence", "group_confidence", "ei", "expected_ei", "priority", "effective_vehicles"):
        return _NUMBER(label, format="%.2f", help=tip)
    if name == "hours":
        return _NUMBER("Hours", format="%.1f", help="PMO effort, preparation included; an event's hours count once.")
    if name in _NUMBERS or name in ("contacts", "row"):
        return _NUMBER(label, format="%d", help=tip)
    return _TEXT(label, help=tip, width=_WIDTHS.get(name), pinned=name == "name")


def _chips(name: str, label: str, page: str) -> Any:
    statuses = dict(theme(page).statuses)
    colours = statuses if name == "status" else GROUP_COLOURS
    known = STATUSES if name == "status" else group_names()
    return st.column_config.MultiselectColumn(
        label, options=list(known), color=[colours.get(option, "#8c8c8c") for option in known]
    )
