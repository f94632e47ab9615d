"""What a table lists: contacts, touchpoints, communications and so on, told from its headers and its title."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmodash.workbook.column_fields import Heading, guess_with_band
from pmodash.workbook.column_words import LIST_ROLES, other_heads, title_words
from pmodash.workbook.header_lookup import Guess
from pmodash.workbook.header_text import key
from pmodash.workbook.marker_columns import LEAST_LEVELS
from pmodash.workbook.value_look import addressed_names

Fields = Mapping[str, float]
MOST_ALIKE = 3
_MOST = 0.5
_OPEN_TO_NAMES = ("name", "email", "phone", "notes")
_HINT = {"contacts": 0.6}
_JUDGED = ("influence", "interest", "engagement_current", "engagement_desired")
_DESCRIBING = ("email", "phone", "organisation", "department", "job_title")
_OWN_FACTS = frozenset(
    (
        "contact_id",
        "email",
        "phone",
        "influence",
        "interest",
        "engagement_current",
        "engagement_desired",
        "linkedin",
        "cadence",
    )
)


@dataclass(frozen=True, slots=True)
class Role:
    """A table's role, and why it is believed; whether the user set it, and whether it was also read so."""

    name: str
    why: str
    settled: bool = False
    read: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """What a table's headers say for one role: field → confidence, and how much of the table that explains."""

    fields: Fields
    explained: float


def role_of(headings: Sequence[Heading], titles: Sequence[str]) -> Role:
    """The role of a table with these headings, under these titles (the sheet's name first)."""
    if not any(heading.header for heading in headings):
        return Role("contacts", "no header row, but a column of e-mail addresses")
    said = {role: _said(headings, role) for role in LIST_ROLES}
    hints = {role: _hint(role, titles) for role in LIST_ROLES}
    fitting = [role for role in LIST_ROLES if _fits(role, said[role], hints[role], headings)]
    if not fitting or _is_other(headings, titles, said["contacts"], fitting):
        return Role("other", "no list of contacts, touchpoints or communications")
    best = max(fitting, key=lambda role: said[role].explained + hints[role])
    return Role(best, _why(best, said[best].fields, hints[best]))


def confidence_of(role: str, headings: Sequence[Heading], titles: Sequence[str], rows: int) -> float:
    """How well a table fits a role that is settled: more fields, a title that says so, more rows."""
    if not any(heading.header for heading in headings):
        return 0.5
    fullness = min(1.0, math.log10(rows + 1) / 2)
    fields = min(len(_said(headings, role).fields), 8)
    return round(min(0.98, 0.5 + 0.04 * fields + (0.06 if _hint(role, titles) else 0.0) + 0.12 * fullness), 3)


def _said(headings: Sequence[Heading], role: str) -> Said:
    fields: dict[str, float] = {}
    counts: dict[str, int] = {}
    explained, levels = 0.0, 0
    for heading in headings:
        guess = guess_with_band(heading.header, heading.band, role)
        levels += bool(guess.level)
        if guess.field:
            bears_out = guess.field == "email" and heading.look.share("email") >= 0.7
            confidence = max(guess.confidence, 0.8) if bears_out else guess.confidence
            fields[guess.field] = max(fields.get(guess.field, 0.0), confidence)
            counts[guess.field] = counts.get(guess.field, 0) + 1
            explained += confidence if counts[guess.field] <= MOST_ALIKE else 0.0
        if role == "contacts" and _names_with_addresses(heading, guess):
            fields["name"] = max(fields.get("name", 0.0), 0.8)
    if role == "contacts" and levels >= LEAST_LEVELS:
        fields["engagement_current"] = max(fields.get("engagement_current", 0.0), 0.8)
        explained += 0.8
    return Said(fields, explained)


def _names_with_addresses(heading: Heading, guess: Guess) -> bool:
    """Whether the values are "Ann Lee, ann@acme.com" under a header that does not say whose else they are."""
    open_to_it = guess.field in _OPEN_TO_NAMES if guess.known else True
    return open_to_it and addressed_names(heading.look) >= _MOST


def _hint(role: str, titles: Sequence[str]) -> float:
    words = title_words(role)
    for place, title in enumerate(titles):
        padded = f" {key(title)} "
        if any(f" {word} " in padded or (not word.isascii() and word in padded) for word in words):
            return (_HINT.get(role, 1.5)) * (1.0 if place == 0 or len(title) < 60 else 0.5)
    return 0.0


def _fits(role: str, said: Said, hint: float, headings: Sequence[Heading]) -> bool:
    """Whether a table holds what every table of a role must hold."""
    own, width = said.fields, len(headings)
    if role == "contacts":
        return _fits_contacts(own, hint, headings)
    if role == "vehicles":
        return _fits_vehicles(own, hint) and (hint > 0 or not _lists_others(own, headings))
    if role == "team":
        return _has(own, 0.8, "name") and (_has(own, 0.9, "capacity") or hint > 0) and len(own) >= 2
    if role == "policy":
        pair = _has(own, 0.9, "field") and _has(own, 0.9, "value")
        return _has(own, 0.8, "group") and (pair or _has(own, 0.9, "maximum", "ideal"))
    if role == "groups":
        return _has(own, 0.9, "group") and _has(own, 0.9, "source", "network_type", "notes") and width <= 5
    if role == "touchpoints":
        return _fits_touchpoints(own, hint, headings)
    if role == "events":
        return _has(own, 0.9, "event") and _has(own, 0.8, "date") and len(own) >= 3
    return _fits_links(own, hint, headings)


def _fits_links(own: Fields, hint: float, headings: Sequence[Heading]) -> bool:
    """Whether two columns name the ends of a link; a plain "Name" may be one where nothing more is told of anybody."""
    if not _has(own, 0.9, "to"):
        return False
    described = _has(_said(headings, "contacts").fields, 0.8, *_DESCRIBING, *_JUDGED)
    return _has(own, 0.9, "from") or (_has(own, 0.8, "from") and hint > 0 and not described)


def _has(fields: Fields, least: float, *names: str) -> bool:
    return any(fields.get(name, 0.0) >= least for name in names)


def _fits_contacts(own: Fields, hint: float, headings: Sequence[Heading]) -> bool:
    if _has(own, 0.6, "name", "first_name", "last_name", "email"):
        others = len(headings) > 1 and any(_hint("contacts", [heading.header]) for heading in headings)
        enough = 2 if _has(own, 0.8, "name", "first_name", "last_name", "email") else 3
        return len(own) >= enough or hint > 0 or others or (len(headings) == 1 and _has(own, 0.8, "name", "email"))
    facts = sum(1 for name in _OWN_FACTS if own.get(name, 0.0) >= (0.9 if name == "contact_id" else 0.6))
    enough = 1 if hint > 0 or _has(own, 0.9, "contact_id") else 2
    return _has(own, 0.6, "organisation", "department", "group", "role", "job_title") and facts >= enough


def _fits_touchpoints(own: Fields, hint: float, headings: Sequence[Heading]) -> bool:
    dated = hint > 0 or any(heading.look.share("date") >= 0.5 for heading in headings)
    judged = _has(_said(headings, "contacts").fields, 0.8, *_JUDGED)
    sure = _has(own, 0.9, "date") or (dated and _has(own, 0.8, "date"))
    return sure and _has(own, 0.6, "contact", "event", "vehicle") and (hint > 0 or not judged)


def _lists_others(own: Fields, headings: Sequence[Heading]) -> bool:
    """Whether rows have a plain date and no interval, so that they happened; or are of people, who are judged."""
    least = 0.6 if any(heading.look.share("date") >= 0.5 for heading in headings) else 0.9
    dated = not _has(own, 0.8, "cadence") and _has(_said(headings, "touchpoints").fields, least, "date")
    people = _said(headings, "contacts").fields
    return dated or (_has(people, 0.8, "name", "first_name") and _has(people, 0.8, *_JUDGED))


def _fits_vehicles(own: Fields, hint: float) -> bool:
    telling = _has(own, 0.8, "purpose") or _has(own, 0.95, "audience") or _has(own, 0.9, "mode", "reach") or hint > 0
    return telling and _has(own, 0.6, "vehicle", "purpose") and len(own) >= 3


def _is_other(headings: Sequence[Heading], titles: Sequence[str], contacts: Said, fitting: Sequence[str]) -> bool:
    """Whether a list that might pass is a list of tasks, risks or questions, or a matrix of who does what."""
    first = next((h.header for h in headings if h.header and not contact_number(h.header)), "")
    certain = _has(contacts.fields, 0.9, "first_name", "last_name", "email")
    if key(first) in other_heads() and not certain and not set(fitting) & {"vehicles", "touchpoints", "events"}:
        return True
    marks = [h for h in headings[1:] if h.look.n >= 2 and h.look.share("raci") >= 0.8 and h.look.share("level") < 0.5]
    named = _has(contacts.fields, 0.6, "name", "first_name")
    if len(marks) >= 3 and len(marks) >= 0.5 * len(headings) and not named:
        return True
    strong = sum(1 for confidence in contacts.fields.values() if confidence >= 0.8)
    hinted = any(_hint(role, titles) for role in fitting)
    return bool(titles) and _hint("other", titles[:1]) > 0 and not hinted and strong < 3


def contact_number(header: str) -> bool:
    """Whether a header only numbers the rows."""
    return guess_with_band(header, "", "contacts").field == "contact_id"


def _why(role: str, fields: Fields, hint: float) -> str:
    named = ", ".join(name.replace("_", " ") for name in sorted(fields, key=lambda f: -fields[f])[:5])
    title = " and the name of the sheet or its title" if hint else ""
    return f"headers for {named}{title} speak for {role}"
