"""The words that decided a contact's group, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pmodash.network.declared import Declared
from pmodash.network.evidence import Cells, Codes, Evidence
from pmodash.network.home import Home
from pmodash.network.rules import INSIDE, SIDES, SUPPLIER
from pmodash.network.votes import ABSTAINS, Ballot, Count

_LABELS = {
    "job_title": "Job title",
    "role": "Role",
    "name": "Name",
    "department": "Department",
    "organisation": "Organisation",
    "relationship": "Relationship",
    "tags": "Tag",
    "group": "Group",
    "status": "Status",
}
_DECLARED_SENTENCES = {
    "leaver": "Status '{}': who has left becomes an acquaintance; no bridge is burnt.",
    "group-column": "The workbook's own group column says '{}'.",
    "source-column": "The workbook's own source column says '{}', which belongs to this group.",
}
_ELSE_SHOWN = ("job_title", "role", "name", "department", "organisation", "relationship", "group")
_LONGEST_QUOTE = 60
NOTHING_TELLS = "Nothing in the row tells who this contact is to the PMO: no group, job title, role or organisation."

Texts = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Reasons:
    """For each row the words that decided (None where no single words did) and one sentence of why."""

    words: Texts
    why: Texts


def reasons_of(
    ballots: Sequence[Ballot],
    counted: Count,
    standing: Standing,
    told: Mapping[str, Declared],
    evidence: Evidence,
) -> Reasons:
    """The words and the sentence for every row, worked out once for each distinct combination."""
    words: Texts = np.full(evidence.size, None, dtype=object)
    why: Texts = np.full(evidence.size, NOTHING_TELLS, dtype=object)
    for number, ballot in enumerate(ballots):
        rows = np.flatnonzero(counted.ballot == number)
        if ballot.because:
            words[rows], why[rows] = ballot.words, ballot.because
            continue
        if ballot.rule is None:
            _say_declared(ballot.name, rows, told, evidence, words, why)
            continue
        for place in np.unique(ballot.field[rows]):
            these = rows[ballot.field[rows] == place]
            if place == ABSTAINS:
                _say_of_the_rest(ballot, these, standing, evidence, why)
            else:
                _say(ballot, ballot.rule.reads[place], these, standing, evidence, words, why)
    return Reasons(words, why)


def _say_declared(
    name: str, rows: Codes, told: Mapping[str, Declared], evidence: Evidence, words: Texts, why: Texts
) -> None:
    if name == "leaver":
        texts, codes = evidence.cells["status"].texts, evidence.cells["status"].codes[rows]
    else:
        column = told[name.removesuffix("-column")]
        texts, codes = column.texts, column.codes[rows]
    sentence = _DECLARED_SENTENCES[name]
    distinct_codes, which = np.unique(codes, return_inverse=True)
    found = [texts[code] for code in distinct_codes]
    words[rows] = np.array(found, dtype=object)[which]
    why[rows] = np.array([sentence.format(_clipped(text)) for text in found], dtype=object)[which]


def _say(
    ballot: Ballot, field: str, rows: Codes, standing: Standing, evidence: Evidence, words: Texts, why: Texts
) -> None:
    assert ballot.rule is not None
    cells, number = evidence.cells[field], evidence.book.numbers[ballot.rule.words]
    codes = cells.codes[rows]
    distinct_codes, which = np.unique(codes, return_inverse=True)
    words[rows] = np.array([cells.quote(int(code), number) for code in distinct_codes], dtype=object)[which]
    why[rows] = _sentences(_LABELS[field], cells, codes, standing, rows, ballot.rule.because)


def _say_of_the_rest(ballot: Ballot, rows: Codes, standing: Standing, evidence: Evidence, why: Texts) -> None:
    assert ballot.rule is not None
    left = rows
    for field in _ELSE_SHOWN:
        cells = evidence.cells[field]
        these = left[cells.codes[left] >= 0]
        why[these] = _sentences(_LABELS[field], cells, cells.codes[these], standing, these, ballot.rule.because)
        left = left[cells.codes[left] < 0]
    why[left] = f"Only this is known of the contact: {ballot.rule.because}."


def _sentences(label: str, cells: Cells, codes: Codes, standing: Standing, rows: Codes, because: str) -> Texts:
    keys, which = np.unique(codes * len(standing.phrases) + standing.codes[rows], return_inverse=True)
    said = []
    for key in keys:
        text, place = divmod(int(key), len(standing.phrases))
        said.append(f"{label} '{_clipped(cells.texts[text])}' {standing.phrases[place]}: {because}.")
    found: Texts = np.array(said, dtype=object)[which]
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """Where each contact stands, as a phrase ("inside Northwind Council"), once for each distinct one."""

    phrases: Sequence[str]
    codes: Codes


def standing_of(stands: Count, assumed: int, home: Home, organisation: Cells) -> Standing:
    """The phrases for where contacts stand; `assumed` is the number of the ballot that only takes as inside."""
    outside = stands.outcome != SIDES.index(INSIDE)
    place = np.where(outside, organisation.codes + 1, 0).astype(np.int64)
    kind = np.where(stands.ballot == assumed, len(SIDES), stands.outcome).astype(np.int64)
    width = len(organisation.texts) + 1
    keys, codes = np.unique(kind * width + place, return_inverse=True)
    pairs = [divmod(int(key), width) for key in keys]
    return Standing([_phrase(kind, place, home, organisation.texts) for kind, place in pairs], codes)


def _phrase(kind: int, place: int, home: Home, organisations: Sequence[str]) -> str:
    if kind == len(SIDES):
        return "taken as inside"
    if SIDES[kind] == INSIDE:
        return f"inside {_clipped(home.names[0])}" if home.names else "inside"
    where = f" {_clipped(organisations[place - 1])}" if place else ""
    if SIDES[kind] == SUPPLIER:
        return f"at the supplier{where}" if where else "at a supplier"
    return f"at{where}, outside" if where else "outside"


def _clipped(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST_QUOTE else one_line[: _LONGEST_QUOTE - 1].rstrip() + "…"
