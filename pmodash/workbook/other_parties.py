"""Headers about another than the contact: somebody else's details, a count, a fact about a field."""

from __future__ import annotations

from pmodash.workbook.column_words import field_class, helper_words
from pmodash.workbook.header_lookup import COMPOUND, LOOSE, UNKNOWN, Guess, lookup, lookup_loosely
from pmodash.workbook.header_text import key, parts


def counts_or_says_who(text: str, role: str) -> Guess:
    """ "Number of stakeholders", "Last contact by": about a field, not the field itself."""
    words = key(text)
    counted = any(words.startswith(start + " ") for start in helper_words("counts"))
    if counted or (words.endswith(" by") and role == "contacts"):
        return Guess(known=True, why="it counts something" if counted else "it says who did something")
    return UNKNOWN


def asks_yes_or_no(text: str) -> bool:
    """ "Volunteer?", "Is trustee": a question about the contact, which no name answers."""
    tokens = key(text).split()
    return tokens[0] in helper_words("asking") or (text.rstrip().endswith("?") and tokens[0] not in helper_words("who"))


def of_somebody_else(text: str, role: str) -> Guess:
    """ "Assistant's phone": another person's, or the organisation's, and not the contact's own."""
    tokens = key(text).split()
    others, bodies, spoilers = helper_words("others"), helper_words("bodies"), helper_words("spoilers")
    marks = [token for token in tokens if token in others or token in bodies]
    if not marks or len(marks) == len(tokens) or role != "contacts":
        return _spoiled(tokens, role) if set(tokens) & spoilers else UNKNOWN
    left = [token for token in tokens if token not in marks and not token.isdigit()]
    several = [lookup(key(part), role).known for part in parts(text)]
    if set(left) <= helper_words("subject") | helper_words("soft") or (len(several) > 1 and all(several)):
        return UNKNOWN
    rest = lookup_loosely(left, role)
    if not rest.known or (rest.field is not None and rest.field not in field_class("own_details")):
        return UNKNOWN
    if set(marks) <= bodies and left == ["name"]:
        return Guess((("organisation", LOOSE),), True, "the name of an organisation")
    if marks[0] in bodies and rest.field in ("location", "phone", "department"):
        return rest.at_most(COMPOUND)
    if marks[0] in bodies and rest.field == "contact_id":
        return Guess(known=True, why="an identifier of the organisation, not of the contact")
    return Guess(known=True, why=f"a detail of another ('{marks[0]}'), not of the contact")


def _spoiled(tokens: list[str], role: str) -> Guess:
    """ "Email verified", "Phone type": a fact about a field, not the field."""
    rest = [token for token in tokens if token not in helper_words("spoilers") and not token.isdigit()]
    if not rest or lookup_loosely(rest, role).known:
        return Guess(known=True, why="a fact about a field, not the field itself")
    return UNKNOWN
