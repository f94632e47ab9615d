"""What the words of a column header say of the column's field, for one role of table."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from pmodash.languages import spoken
from pmodash.vocabulary import DATE_FIELDS
from pmodash.workbook.column_words import LIST_ROLES, field_class, helper_words, level_of_words
from pmodash.workbook.compound_words import taken_apart
from pmodash.workbook.header_lookup import (
    COMPOUND,
    LOOSE,
    UNKNOWN,
    Guess,
    field_as_words,
    lookup,
    lookup_loosely,
    mended,
)
from pmodash.workbook.header_text import inside_brackets, key, outside_brackets, parts
from pmodash.workbook.other_parties import asks_yes_or_no, counts_or_says_who, of_somebody_else
from pmodash.workbook.own_names import is_worked_out
from pmodash.workbook.paired_words import paired, says_wanted

INFLECTED = 0.75
MODIFIED = 0.6
DOUBTFUL = 0.45
LONGEST_HEADER = 400
_NEVER_ALONE = frozenset(("name", "contact_id", "date", "contact", "group", "notes", "job_title", "location", "status"))
_DAY_WORDS = frozenset(("date", "time", "datetime", "timestamp", "on", "day"))
_IDEOGRAPHS = re.compile(r"[一-鿿ぁ-ヿ]{2,}")


@lru_cache(maxsize=65536)
def match(header: str, role: str) -> Guess:
    """The fields that a header may mean in a table of a role."""
    text = " ".join(header.split())
    if len(text) > LONGEST_HEADER or not key(text):
        return Guess(why="a text too long for a header" if text else "the header is blank")
    if is_worked_out(text):
        return Guess(known=True, why="the app worked it out and wrote it here; it is worked out anew")
    level = level_of_words().get(key(outside_brackets(text)), "")
    found = _match_text(text, role)
    if not found.known and "\n" in header.strip():
        found = _match_text(header.strip().split("\n")[0], role).at_most(LOOSE)
    respelt = _mended(text, role)
    if respelt.confidence > found.confidence or not found.known:
        found = respelt
        level = level or level_of_words().get(mended(key(outside_brackets(text))), "")
    if found.field == "engagement_current" and says_wanted(text):
        found = Guess(
            (("engagement_desired", min(LOOSE, found.confidence)),), True, "an engagement level that is wanted"
        )
    if found.field == "name" and asks_yes_or_no(text):
        found = Guess(known=True, why="it asks yes or no")
    return replace(found, level=level)


@lru_cache(maxsize=65536)
def headerness(text: str) -> float:
    """How far a text is a header of some table: near 1 for a sure word, 0 for an unknown one."""
    words = key(outside_brackets(text))
    found = [match(text, "contacts"), *(lookup(words, role) for role in LIST_ROLES[1:])]
    known = 0.5 if any(guess.known for guess in found) else 0.0
    return max(known, *(guess.confidence for guess in found))


def _match_text(text: str, role: str) -> Guess:
    outside = outside_brackets(text)
    steps = (
        paired,
        counts_or_says_who,
        of_somebody_else,
        _trimmed,
        _inflected,
        _taken_apart,
        _run_together,
        _compound,
        _before_preposition,
        _ideographs,
        _modified,
    )
    if not key(outside):
        return UNKNOWN
    found = _whole(outside, role)
    if not found.known:
        found = _bracketed(text, role)
    for step in steps:
        found = found if found.known else step(outside, role)
    return found


def _whole(text: str, role: str) -> Guess:
    words = key(text)
    found = lookup(words, role)
    bare = words.strip("0123456789 ")
    return found if found.known or bare == words or len(bare) < 2 else lookup(bare, role)


def _bracketed(text: str, role: str) -> Guess:
    found = lookup(key(text), role)
    if found.known:
        return found
    inside = inside_brackets(text)
    if not inside:
        return UNKNOWN
    outer = _match_plain(outside_brackets(text), role)
    return outer if outer.known else lookup(key(inside), role).at_most(COMPOUND)


def _match_plain(text: str, role: str) -> Guess:
    for step in (_whole, of_somebody_else, _trimmed):
        found = step(text, role)
        if found.known:
            return found
    return UNKNOWN


def _trimmed(text: str, role: str) -> Guess:
    """The header without articles, without whose it is ("stakeholder") and which of several ("work")."""
    tokens = key(text).split()
    found = lookup_loosely(tokens, role)
    if found.known:
        return found.at_most(LOOSE)
    if tokens[-1] in _DAY_WORDS and (found := lookup_loosely(tokens[:-1], role)).field in DATE_FIELDS:
        return found.at_most(LOOSE)
    turned = _between_words("of").split(text, maxsplit=1)
    if len(turned) < 2:
        return UNKNOWN
    found = lookup_loosely(key(f"{turned[1]} {turned[0]}").split(), role).at_most(LOOSE)
    return found if found.known else _headed(turned[0], role)


def _inflected(text: str, role: str) -> Guess:
    """ "Bemerkung", "zainteresowane strony": known words in another number, gender or case."""
    return lookup_loosely(key(text).split(), role, inflected=True).at_most(INFLECTED)


def _taken_apart(text: str, role: str) -> Guess:
    """ "Kommunikationsrhythmus", "最近拜访时间": a compound read as the words it is made of."""
    apart = taken_apart(key(text))
    if apart == key(text):
        return UNKNOWN
    for step in (paired, _whole, _trimmed):
        if (found := step(apart, role)).known:
            return replace(found, why=f"read as '{apart}': {found.why}").at_most(INFLECTED)
    return UNKNOWN


@cache
def _between_words(name: str) -> re.Pattern[str]:
    """A pattern for any of the words of a list under [around] that stands between two others, the longest first."""
    words = sorted(spoken("around")[name], key=len, reverse=True)
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, words))})\s", re.IGNORECASE)


def _headed(head: str, role: str) -> Guess:
    """ "Responsable de la comunicación": in "X of Y" the X says what it is."""
    found = lookup_loosely(key(head).split(), role)
    return UNKNOWN if found.field in _NEVER_ALONE else found.at_most(COMPOUND)


def _compound(text: str, role: str) -> Guess:
    """ "Influence/Attitude": the first of the known things named, unless all are the same field."""
    pieces = parts(text)
    if len(pieces) < 2:
        return UNKNOWN
    guesses = [_match_plain(piece, role) for piece in pieces]
    fields = [guess.field for guess in guesses]
    if fields[0] and all(field == fields[0] for field in fields):
        return guesses[0].at_most(LOOSE)
    named = [guess for guess in guesses if guess.field]
    if not named:
        return replace(guesses[0], why="words known to be no field") if all(g.known for g in guesses) else UNKNOWN
    limit = COMPOUND if guesses[0].field else MODIFIED - 0.05
    mixed = {field: min(limit - 0.02 * i, c) for i, g in reversed([*enumerate(named)]) for field, c in g.candidates[:1]}
    ordered = tuple(sorted(mixed.items(), key=lambda entry: -entry[1]))
    return Guess(ordered, True, "several things in one header; taken for " + field_as_words(ordered[0][0]))


def _run_together(text: str, role: str) -> Guess:
    """ "Business address PO box": several known words, all for the same field."""
    dropped = helper_words("soft") | helper_words("kind") | helper_words("added")
    tokens = [token for token in key(text).split() if token not in dropped and not token.isdigit()]
    fields: set[str | None] = set()
    while tokens:
        size = next((n for n in range(min(3, len(tokens)), 0, -1) if lookup(" ".join(tokens[:n]), role).field), 0)
        if not size:
            return UNKNOWN
        fields.add(lookup(" ".join(tokens[:size]), role).field)
        tokens = tokens[size:]
    if len(fields) != 1 or None in fields:
        return UNKNOWN
    field = fields.pop() or ""
    return Guess(((field, LOOSE),), True, f"a run of known words for {field_as_words(field)}")


def _before_preposition(text: str, role: str) -> Guess:
    """ "Attitude towards the project": what stands before the preposition."""
    pieces = _between_words("prepositions").split(text, maxsplit=1)
    if len(pieces) < 2 or len(key(text).split()) > 9:
        return UNKNOWN
    found = _match_plain(pieces[0], role)
    return UNKNOWN if found.field in _NEVER_ALONE else found.at_most(COMPOUND)


def _ideographs(text: str, role: str) -> Guess:
    """Chinese and Japanese run words together: the longest known word at the end, or else at the start."""
    run = _IDEOGRAPHS.search(key(text))
    word = run.group() if run else ""
    ends = [word[start:] for start in range(1, len(word) - 1)]
    starts = [word[:end] for end in range(len(word) - 1, 1, -1)]
    found = (lookup(part, role) for part in (*ends, *starts))
    return next((guess.at_most(COMPOUND) for guess in found if guess.known), UNKNOWN)


def _modified(text: str, role: str) -> Guess:
    """ "Political influence": a known word at the end of a header whose first words are not known."""
    tokens = key(text).split()
    if not 2 <= len(tokens) <= 6:
        return UNKNOWN
    for start in range(1, len(tokens)):
        found = lookup(" ".join(tokens[start:]), role)
        if found.field in field_class("judgements") and found.confidence >= LOOSE:
            own = role == "contacts" and found.field in field_class("own_details")
            doubt = DOUBTFUL if own else MODIFIED
            return Guess(found.candidates, True, f"'{' '.join(tokens[start:])}' with words not known").at_most(doubt)
        if found.known and not found.candidates:
            return found
    named = role == "contacts" and tokens[-1] == "name"
    return Guess((("name", DOUBTFUL),), True, "a name of something not known") if named else UNKNOWN


def _mended(text: str, role: str) -> Guess:
    words = key(outside_brackets(text))
    respelt = mended(words)
    if respelt == words or taken_apart(words) != words:
        return UNKNOWN
    found = _match_text(respelt, role)
    pieces = parts(outside_brackets(text))
    if not found.known and len(pieces) > 1:
        found = _match_text(" / ".join(mended(key(piece)) for piece in pieces), role)
    if not found.known:
        return UNKNOWN
    return replace(found, why=f"read as '{respelt}': {found.why}").at_most(0.75)
