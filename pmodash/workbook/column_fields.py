"""Which field each column of a table holds: the words of the headers and the look of the values together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pmodash.workbook.cells import column_letter
from pmodash.workbook.column_matching import match
from pmodash.workbook.column_words import field_class, helper_words
from pmodash.workbook.header_lookup import Guess
from pmodash.workbook.header_text import key
from pmodash.workbook.marker_columns import marked
from pmodash.workbook.paired_words import says_wanted
from pmodash.workbook.tables import Column
from pmodash.workbook.value_check import CONTRADICTED, checked, suggested
from pmodash.workbook.value_look import Look, addressed_names

LEAST_BELIEVED = 0.5
SINGLE = ("contact_id", "name", "first_name", "last_name", "linkedin", "date")
NAME_FIELDS = ("name", "first_name", "last_name")


@dataclass(frozen=True, slots=True)
class Heading:
    """One column to be understood: its number, its header, the band above it and what its values look like."""

    number: int
    header: str
    band: str
    look: Look


@dataclass(slots=True)
class _Reading:
    """A column while the others are still being weighed."""

    heading: Heading
    guess: Guess
    options: list[tuple[str, float, str]]
    taken: tuple[str, float, str] | None = None
    meaning: str = ""


def columns_of(headings: Sequence[Heading], role: str) -> tuple[Column, ...]:
    """Every column with its field for a table of a role; a field below 0.5 is not taken."""
    readings = [_reading(heading, role) for heading in headings]
    if role == "contacts":
        _leave_other_people_alone(readings)
        _settle_name_pieces(readings)
        _settle_states(readings)
    for field in SINGLE:
        _keep_one(readings, field)
    if role == "contacts":
        _name_somebody(readings)
    columns = [_column(reading) for reading in readings]
    return tuple(marked(columns, headings, role)) if role == "contacts" else tuple(columns)


def _reading(heading: Heading, role: str) -> _Reading:
    guess = guess_with_band(heading.header, heading.band, role)
    options = []
    for field, confidence in guess.candidates:
        verdict = checked(field, confidence, heading.look)
        options.append((field, verdict.confidence, _because(heading.header, guess, verdict.why)))
    best = max((confidence for _, confidence, _ in options), default=0.0)
    if role == "contacts" and not heading.header and heading.look.share("person") >= 0.7:
        options.append(("name", 0.55, "a column without a header whose values look like names of people"))
    if role == "contacts" and best <= 0.7 and not (guess.known and not guess.candidates):
        field, confidence, why = suggested(heading.look, tuple(f for f, c, _ in options if c > CONTRADICTED))
        if field == "engagement_current" and says_wanted(heading.header):
            field = "engagement_desired"
        if field and not (heading.header and field == "email" and "owner" in key(heading.header)):
            options.append((field, confidence, f"header '{_short(heading.header)}' is not clear; {why}"))
    options.sort(key=lambda option: -option[1])
    return _Reading(heading, guess, options)


def guess_with_band(header: str, band: str, role: str) -> Guess:
    """What a header says, read together with the band above it where that says more, or says whose it is."""
    alone = match(header, role)
    if not band or key(band) == key(header):
        return alone
    together = match(f"{band} {header}", role)
    tokens = set(key(band).split())
    if tokens & helper_words("others") and together.known and not together.candidates:
        return together
    no_field = alone.known and not alone.candidates
    if alone.level or together.confidence <= (0.7 if no_field else alone.confidence + 0.05):
        return alone
    joined = together.at_most(0.8)
    return replace(joined, why=f"under '{_short(band)}', {joined.why}")


def _because(header: str, guess: Guess, values: str) -> str:
    said = (
        f"header '{_short(header)}' is {guess.why}"
        if guess.why.startswith("a ")
        else f"header '{_short(header)}': {guess.why}"
    )
    return f"{said}; {values}" if values else said


def _short(header: str) -> str:
    text = " ".join(header.split())
    return text if len(text) <= 40 else text[:39] + "…"


def _leave_other_people_alone(readings: list[_Reading]) -> None:
    """A header that opens a block of details ("Team", "Team e-mail", "Team phone") is another party's."""
    keys = [key(reading.heading.header).split() for reading in readings]
    blocks: dict[str, set[int]] = {}
    for place, (tokens, reading) in enumerate(zip(keys, readings, strict=True)):
        party = len(tokens) > 1 and reading.guess.confidence < 0.8 and _names_a_party(tokens[0])
        if party and _is_personal(" ".join(tokens[1:])):
            blocks.setdefault(tokens[0], set()).add(place)
    for first, places in blocks.items():
        for place, tokens in enumerate(keys):
            if len(places) > 1 and (place in places or tokens == [first]):
                _drop(readings[place], f"a detail of another ('{first}'), not of the contact")


def _is_personal(words: str) -> bool:
    """Whether words name what only a person or a body has: an address, a phone, a web site."""
    return match(words, "contacts").field in field_class("personal") or words in field_class("personal")


def _names_a_party(word: str) -> bool:
    neutral = {w for name in ("soft", "subject", "kind", "added", "bodies") for w in helper_words(name)} | {
        "owner",
        "role",
    }
    return word not in neutral and match(word, "contacts").field not in field_class("own_details") - {"department"}


def _drop(reading: _Reading, why: str) -> None:
    reading.options = [(f, min(c, 0.4), why) for f, c, _ in reading.options]
    reading.guess = replace(reading.guess, why=why)


def _settle_name_pieces(readings: list[_Reading]) -> None:
    """Beside "Vorname", "Name" is the family name; beside "Apellidos", "Nombre" is the first name."""
    held = {best[0] for reading in readings if (best := _best(reading))}
    missing = [field for field in ("first_name", "last_name") if field not in held]
    if len(missing) != 1:
        return
    for reading in readings:
        best, header = _best(reading), reading.heading.header
        tokens = set(key(header).split())
        names = helper_words("bare_names")
        plain_word = bool(tokens & names) and tokens <= names | helper_words("subject")
        if best and best[0] == "name" and plain_word and reading.heading.look.share("person") < 0.5:
            reading.options.insert(0, (missing[0], 0.8, f"header '{header}' beside the other part of the name"))


def _settle_states(readings: list[_Reading]) -> None:
    """ "Estado" is a part of an address beside a city or country, and else how things stand."""
    places = [reading for reading in readings if (best := _best(reading)) and best[0] == "location"]
    for reading in readings:
        both = [option for option in reading.options if option[0] in ("location", "status")]
        if len(both) == 2 and both[0][1] == both[1][1] and not [place for place in places if place is not reading]:
            reading.options.sort(key=lambda option: (-option[1], option[0] == "location"))


def _best(reading: _Reading) -> tuple[str, float, str] | None:
    return reading.options[0] if reading.options and reading.options[0][1] >= LEAST_BELIEVED else None


def _keep_one(readings: list[_Reading], field: str) -> None:
    """Only one column can be the name, the id and so on: the likeliest, and of equals the first."""
    claims = [reading for reading in readings if (best := _best(reading)) and best[0] == field]
    if len(claims) < 2:
        return
    chosen = max(claims, key=lambda reading: (_claim(reading, field), -reading.heading.number))
    for reading in claims:
        if reading is not chosen:
            _give_way(reading, field, chosen, readings)


def _claim(reading: _Reading, field: str) -> float:
    confidence = reading.options[0][1]
    if field == "name":
        confidence += 0.1 * reading.heading.look.share("person") + 0.02 * (key(reading.heading.header) == "name")
    return round(confidence, 3)


def _give_way(reading: _Reading, field: str, chosen: _Reading, readings: list[_Reading]) -> None:
    letter = column_letter(chosen.heading.number)
    others = [option for option in reading.options if option[0] != field]
    clear = any(confidence >= 0.8 for _, confidence, _ in others)
    is_body = (
        field == "name" and not clear and key(reading.heading.header).startswith(tuple(helper_words("represented")))
    )
    if is_body and chosen.heading.look.share("person") >= 0.5 and not _held(readings, "organisation"):
        others.insert(
            0, ("organisation", 0.6, f"column {letter} holds the names of people, so this is who they speak for")
        )
    reading.options = [*others, (field, 0.45, f"column {letter} already holds the {field.replace('_', ' ')}")]


def _held(readings: Iterable[_Reading], field: str) -> bool:
    return any((best := _best(reading)) and best[0] == field for reading in readings)


def _name_somebody(readings: Sequence[_Reading]) -> None:
    """Where no column is the name: one that might be, or unknown ones of people, or a first one that groups nobody."""
    if any(_held(readings, field) for field in NAME_FIELDS):
        return
    unknown = [reading for reading in readings if not reading.guess.known and _are_people(reading.heading.look)]
    first = [reading for reading in readings[:2] if _is_told_apart(reading) or _is_a_name(reading)]
    for reading in readings:
        if addressed_names(reading.heading.look) >= 0.5:
            reading.options.insert(0, ("name", 0.8, "its values are names with an address beside them"))
            return
    for reading in (*unknown, *first)[:1]:
        why = f"no other column names the contacts; header '{_short(reading.heading.header)}' may"
        reading.options.insert(0, ("name", 0.6, why))


def _are_people(look: Look) -> bool:
    return look.n >= 3 and look.share("person") >= 0.7 and look.distinct >= 0.8


def _is_a_name(reading: _Reading) -> bool:
    """ "Executive sponsor name", "Referente": another's name, unless the table names nobody else."""
    best, look = _best(reading), reading.heading.look
    other = best is not None and best[0] == "owner" and best[1] <= 0.8 and look.distinct == 1.0
    return (other or key(reading.heading.header).endswith(" name")) and _are_people(look)


def _is_told_apart(reading: _Reading) -> bool:
    """Whether a doubtful group column holds another word in each row, so that it groups nobody."""
    best, look = _best(reading), reading.heading.look
    return best is not None and best[0] == "group" and best[1] < 0.8 and look.n >= 3 and look.distinct == 1.0


def _column(reading: _Reading) -> Column:
    letter, header = column_letter(reading.heading.number), reading.heading.header
    best = _best(reading)
    if best:
        return Column(letter, header, best[0], round(best[1], 2), best[2])
    if reading.options:
        field, confidence, why = reading.options[0]
        return Column(letter, header, None, round(confidence, 2), why, offered=field)
    why = _because(header, reading.guess, "") if header else "a column without a header"
    return Column(letter, header, None, 0.8 if reading.guess.known and not reading.guess.candidates else 0.3, why)
