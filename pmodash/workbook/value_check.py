"""Whether a column's values bear out the field that its header suggests, and which field they suggest themselves."""

from __future__ import annotations

from dataclasses import dataclass

from pmodash.workbook.column_words import field_class
from pmodash.workbook.value_look import Look

MOST = 0.97
CONTRADICTED = 0.3
EXPECTED: dict[str, tuple[str, ...]] = {
    "email": ("email",),
    "phone": ("phone",),
    "linkedin": ("linkedin",),
    "date": ("date",),
    "last_touchpoint": ("date",),
    "next_touchpoint": ("date",),
    "first_met": ("date",),
    "influence": ("grade", "step"),
    "interest": ("grade", "step"),
    "engagement_current": ("level", "mark", "step"),
    "engagement_desired": ("level", "mark", "step"),
    "cadence": ("cadence",),
    "relationship": ("inside",),
    "do_not_contact": ("yes_no", "mark"),
    "name": ("person",),
    "contact": ("person", "email"),
}
LOOK_NAMES = {
    "email": "e-mail addresses",
    "phone": "phone numbers",
    "linkedin": "LinkedIn addresses",
    "date": "days",
    "grade": "grades such as High or 3",
    "level": "engagement levels",
    "step": "steps of a scale such as 3, B or 40 %",
    "mark": "marks such as X or C",
    "cadence": "intervals such as weekly",
    "inside": "internal or external",
    "yes_no": "yes or no",
    "person": "names of people",
    "vehicle": "means of contact",
    "honorific": "forms of address such as Mr",
    "prose": "sentences",
    "number": "numbers",
}
_STRICT = frozenset(("email", "phone", "linkedin", "last_touchpoint", "next_touchpoint", "first_met", "date"))
_GRADED = frozenset(("influence", "interest", "engagement_current", "engagement_desired"))
_SAID_IN_WORDS = frozenset(("name", "job_title", "role", "organisation", "department", "location", "owner", "vehicle"))
_LEAST = 0.15
_MANY = 0.6


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far a field is to be trusted once its values were looked at, and what they look like."""

    confidence: float
    why: str = ""


def checked(field: str, confidence: float, look: Look) -> Verdict:
    """The confidence in a header's field after a look at the column's values."""
    if look.n == 0:
        waits = field == "linkedin" and confidence < 0.8
        return Verdict(0.45 if waits else confidence, "there are no values to look at")
    rival = _contradiction(field, look)
    if rival:
        return Verdict(CONTRADICTED, f"but {_count(look, rival)} look like {LOOK_NAMES[rival]}")
    special = _special(field, confidence, look)
    if special:
        return special
    if field in EXPECTED:
        return _borne_out(field, confidence, look)
    return Verdict(confidence)


def _borne_out(field: str, confidence: float, look: Look) -> Verdict:
    kind = max(EXPECTED[field], key=look.share)
    share = look.share(kind)
    why = f"{_count(look, kind)} look like {LOOK_NAMES[kind]}" if share else ""
    if share >= 0.5:
        return Verdict(min(MOST, confidence + 0.1), why)
    if field in _STRICT and share < _LEAST and look.n >= 2:
        return Verdict(confidence * (0.65 if confidence > 0.9 else 0.6), f"none of {look.n} values looks like it")
    if field in _GRADED and share < _LEAST and look.n >= 2:
        return Verdict(min(confidence, 0.6), f"its {look.n} values are words of their own")
    if field in _GRADED or field in _STRICT:
        return Verdict(min(confidence, 0.75), why)
    return Verdict(confidence, why)


def _contradiction(field: str, look: Look) -> str:
    """The way most values look when it rules the field out."""
    own = EXPECTED.get(field, ())
    for kind in ("email", "date", "linkedin", "phone"):
        if kind in own or look.share(kind) < _MANY:
            continue
        if field in _STRICT or (field in field_class("worded") and not (field == "owner" and kind == "email")):
            return kind
    if field == "job_title":
        return next((kind for kind in ("honorific", "level", "inside") if look.share(kind) >= _MANY), "")
    if field in ("name", "first_name", "last_name") and look.n >= 3:
        return next((k for k in ("number", "cadence", "level", "inside", "mark") if look.share(k) >= _MANY), "")
    if field in _SAID_IN_WORDS and look.n >= 3 and look.share("yes_no") >= _MANY:
        return "yes_no"
    if field in ("organisation", "group", "tags") and look.share("inside") >= _MANY:
        return "inside"
    if field == "vehicle" and look.n >= 3 and look.share("grade") >= _MANY:
        return "grade"
    return "level" if field == "status" and look.share("level") >= _MANY else ""


def _special(field: str, confidence: float, look: Look) -> Verdict | None:
    if field == "contact_id" and look.n >= 4 and look.distinct < 0.8:
        return Verdict(min(confidence, 0.45), "its values repeat, so they identify nobody")
    if field == "contact_id" and look.share("identifier", "number") >= 0.8:
        return Verdict(min(MOST, confidence + 0.1), "its values are short and differ from row to row")
    if field in ("name", "interest", "influence", "job_title") and look.share("prose") >= 0.5:
        return Verdict(min(confidence, 0.6), f"{_count(look, 'prose')} are sentences")
    if field == "vehicle" and look.share("cadence") >= 0.7 and look.share("vehicle") < 0.3:
        return Verdict(min(confidence, 0.6), f"{_count(look, 'cadence')} look like intervals")
    if field == "phone" and look.share("number") >= 0.8 and look.share("small") < 0.5:
        return Verdict(min(confidence, 0.6), "its values are numbers, perhaps of extensions")
    if field == "linkedin" and confidence < 0.8 and look.share("linkedin") < 0.5:
        return Verdict(0.2, "its values are no LinkedIn addresses")
    if field == "next_touchpoint" and confidence < 0.8 and look.share("date") < 0.3:
        return Verdict(0.3, "its values are no days")
    return None


# What values alone may suggest, and how many of them must look so: (field, look, share, confidence).
_SUGGESTED = (
    ("email", "email", 0.7, 0.7),
    ("linkedin", "linkedin", 0.7, 0.7),
    ("phone", "phone", 0.7, 0.6),
    ("engagement_current", "level", 0.6, 0.6),
    ("cadence", "cadence", 0.7, 0.6),
    ("relationship", "inside", 0.8, 0.6),
    ("vehicle", "vehicle", 0.7, 0.6),
)
# Header fields so open that the values may overrule them.
_OPEN_TO: dict[str, frozenset[str]] = {
    "email": frozenset(("name", "email", "phone", "location", "linkedin")),
    "phone": frozenset(("name", "email", "phone", "location", "contact_id")),
    "linkedin": frozenset(("linkedin", "notes")),
    "engagement_current": frozenset(("status", "job_title", "engagement_current", "group", "relationship")),
    "relationship": frozenset(("group", "relationship", "tags", "location", "organisation", "department")),
    "vehicle": frozenset(),
    "cadence": frozenset(("vehicle", "cadence", "name", "email", "phone")),
}


def suggested(look: Look, said: tuple[str, ...]) -> tuple[str, float, str]:
    """The contact field that the values suggest where the header says nothing, or only `said` loosely."""
    for field, kind, share, confidence in _SUGGESTED:
        if look.share(kind) < share or look.n < (1 if kind in ("email", "linkedin") else 2):
            continue
        if kind == "phone" and not said and look.share("bare_digits") >= 0.5:
            continue
        if not said or _OPEN_TO[field] & set(said):
            why = f"{_count(look, kind)} look like {LOOK_NAMES[kind]}"
            return field, min(confidence + (0.1 if said else 0.0), 0.75), why
    return "", 0.0, ""


def _count(look: Look, kind: str) -> str:
    return f"{round(look.share(kind) * look.n)} of {look.n} values"
