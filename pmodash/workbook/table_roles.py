"""What a table lists: contacts, touchpoints, communications and so on, told from its headers and its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmodash.workbook.column_fields import Heading, guess_with_band
from pmodash.workbook.column_words import LIST_ROLES, other_heads, title_words
from pmodash.workbook.header_text import key
from pmodash.workbook.marker_columns import LEAST_LEVELS

Fields = Mapping[str, float]
_HINT = {"contacts": 0.6}
_OWN_FACTS = frozenset(
    ("email", "phone", "influence", "interest", "engagement_current", "engagement_desired", "linkedin", "cadence")
)


@dataclass(frozen=True, slots=True)
class Role:
    """A table's role, how far it is to be trusted, and why."""

    name: str
    confidence: float
    why: str


def role_of(headings: Sequence[Heading], titles: Sequence[str], rows: int) -> Role:
    """The role of a table with these headings, under these titles (the sheet's name first)."""
    fields = {role: _fields(headings, role) for role in LIST_ROLES}
    hints = {role: _hint(role, titles) for role in LIST_ROLES}
    scores = {
        role: sum(fields[role].values()) + hints[role] for role in LIST_ROLES if _fits(role, fields, hints, headings)
    }
    if not scores or _is_other(headings, titles, fields["contacts"], scores):
        return Role("other", 0.6, "no list of contacts, touchpoints or communications")
    best = max(scores, key=lambda role: scores[role])
    return Role(best, _confidence(fields[best], hints[best], rows), _why(best, fields[best], titles, hints[best]))


def confidence_of(role: str, headings: Sequence[Heading], titles: Sequence[str], rows: int) -> float:
    """How well a table fits a role that is already settled, fuller tables better."""
    return _confidence(_fields(headings, role), _hint(role, titles), rows)


def _confidence(fields: Fields, hint: float, rows: int) -> float:
    fullness = min(1.0, len(str(rows)) / 4 + rows % 10 / 100) if rows else 0.0
    return round(min(0.98, 0.5 + 0.04 * min(len(fields), 8) + (0.06 if hint else 0.0) + 0.12 * fullness), 3)


def _fields(headings: Sequence[Heading], role: str) -> dict[str, float]:
    found: dict[str, float] = {}
    levels = 0
    for heading in headings:
        guess = guess_with_band(heading.header, heading.band, role)
        levels += bool(guess.level)
        if guess.field:
            found[guess.field] = max(found.get(guess.field, 0.0), guess.confidence)
    if role == "contacts" and levels >= LEAST_LEVELS:
        found["engagement_current"] = max(found.get("engagement_current", 0.0), 0.8)
    return found


def _hint(role: str, titles: Sequence[str]) -> float:
    words = title_words(role)
    for place, title in enumerate(titles):
        padded = f" {key(title)} "
        if any(f" {word} " in padded or (not word.isascii() and word in padded) for word in words):
            return (_HINT.get(role, 1.5)) * (1.0 if place == 0 or len(title) < 60 else 0.5)
    return 0.0


def _fits(role: str, fields: Mapping[str, Fields], hints: Mapping[str, float], headings: Sequence[Heading]) -> bool:
    """Whether a table holds what every table of a role must hold."""
    own = fields[role]
    return {
        "contacts": _fits_contacts,
        "touchpoints": lambda own, hint: (
            _has(own, 0.8, "date") and _has(own, 0.6, "contact", "event", "vehicle") and len(own) >= 2
        ),
        "vehicles": _fits_vehicles,
        "team": lambda own, hint: _has(own, 0.8, "name") and (_has(own, 0.8, "capacity") or hint > 0) and len(own) >= 2,
        "events": lambda own, hint: _has(own, 0.9, "event") and _has(own, 0.8, "date") and len(own) >= 3,
        "links": lambda own, hint: _has(own, 0.9, "from") and _has(own, 0.9, "to"),
        "policy": lambda own, hint: (
            _has(own, 0.8, "group") and (_has(own, 0.9, "value", "maximum") or _has(own, 0.9, "ideal"))
        ),
        "groups": lambda own, hint: (
            _has(own, 0.9, "group") and _has(own, 0.9, "source", "network_type", "notes") and len(headings) <= 5
        ),
    }[role](own, hints[role])


def _has(fields: Fields, least: float, *names: str) -> bool:
    return any(fields.get(name, 0.0) >= least for name in names)


def _fits_contacts(own: Fields, hint: float) -> bool:
    if _has(own, 0.6, "name", "first_name", "last_name", "email"):
        return len(own) >= 2 or hint > 0
    facts = sum(1 for name in _OWN_FACTS if own.get(name, 0.0) >= 0.6)
    return _has(own, 0.6, "organisation", "group", "role", "job_title") and (facts >= 2 or (facts >= 1 and hint > 0))


def _fits_vehicles(own: Fields, hint: float) -> bool:
    telling = _has(own, 0.8, "purpose") or _has(own, 0.95, "audience") or _has(own, 0.9, "mode", "reach") or hint > 0
    return telling and _has(own, 0.6, "vehicle", "purpose") and len(own) >= 3


def _is_other(
    headings: Sequence[Heading], titles: Sequence[str], contacts: Fields, scores: Mapping[str, float]
) -> bool:
    """Whether a list that might pass is a list of tasks, risks or questions, or a matrix of who does what."""
    first = next((h.header for h in headings if h.header and not contact_number(h.header)), "")
    certain = _has(contacts, 0.9, "first_name", "last_name", "email")
    if key(first) in other_heads() and not certain and not set(scores) & {"vehicles", "touchpoints", "events"}:
        return True
    marks = [h for h in headings[1:] if h.look.n >= 2 and h.look.share("raci") >= 0.8 and h.look.share("level") < 0.5]
    if len(marks) >= 3 and len(marks) >= 0.5 * len(headings) and not _has(contacts, 0.6, "name", "first_name"):
        return True
    strong = sum(1 for confidence in contacts.values() if confidence >= 0.8)
    return (
        bool(titles)
        and _hint("other", titles[:1]) > 0
        and not any(_hint(role, titles) for role in scores)
        and strong < 3
    )


def contact_number(header: str) -> bool:
    """Whether a header only numbers the rows."""
    return guess_with_band(header, "", "contacts").field == "contact_id"


def _why(role: str, fields: Fields, titles: Sequence[str], hint: float) -> str:
    named = ", ".join(name.replace("_", " ") for name in sorted(fields, key=lambda f: -fields[f])[:5])
    title = " and the name of the sheet or its title" if hint else ""
    return f"headers for {named}{title} speak for {role}"
