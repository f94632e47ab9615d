"""A preview as JSON, in the form that other programs rest on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pmodash.importing.differences import Difference, Value
from pmodash.importing.matching import NEW, SAME, UNSURE
from pmodash.importing.preview import Preview
from pmodash.importing.proposals import MOVED, Proposal


def preview_as_json(preview: Preview) -> dict[str, Any]:
    """The keys new, same (each with its changes), unsure, proposals, left_out, kind, occasion and findings."""
    other = preview.other
    return {
        "kind": other.kind.kind,
        "occasion": {"title": other.occasion.title, "date": _plain(other.occasion.day)},
        "new": [_person(preview, row) for row in preview.rows(NEW)],
        "same": [_same(preview, row) for row in preview.rows(SAME)],
        "unsure": [_unsure(preview, row) for row in preview.rows(UNSURE)],
        "proposals": [_proposal(preview, one) for one in preview.proposals],
        "left_out": [{"sheet": sheet, "row": row, "why": why} for (sheet, row), why in preview.passed_over.items()],
        "findings": [finding.as_json() for finding in other.findings],
    }


def _person(preview: Preview, row: int) -> dict[str, Any]:
    people = preview.other.people
    place = {"sheet": str(people["sheet"].iat[row]), "row": int(people["row"].to_numpy()[row])}
    fields = {name: _plain(value) for name, value in preview.told(row).items()}
    return place | {"name": str(people["name"].iat[row]), "came": bool(people["came"].iat[row]), "fields": fields}


def _contact(preview: Preview, place: int) -> dict[str, Any]:
    contacts = preview.register.contacts
    return {name: str(contacts[name].iat[place]) for name in ("contact_id", "name", "sheet")} | {
        "row": int(contacts["row"].to_numpy()[place])
    }


def _same(preview: Preview, row: int) -> dict[str, Any]:
    match = preview.matches[row]
    changes = [_change(one) for one in preview.changes(row)]
    contact = _contact(preview, match.places[0])
    told = {"contact_id": contact["contact_id"], "contact": contact, "why": match.why, "changes": changes}
    return _person(preview, row) | told


def _unsure(preview: Preview, row: int) -> dict[str, Any]:
    match = preview.matches[row]
    return _person(preview, row) | {
        "why": match.why,
        "candidates": [_contact(preview, place) for place in match.places],
    }


def _change(one: Difference) -> dict[str, Any]:
    return {"field": one.field, "kind": one.kind, "ours": _plain(one.ours), "theirs": _plain(one.theirs)}


def _proposal(preview: Preview, one: Proposal) -> dict[str, Any]:
    contact = _contact(preview, one.place)
    told: dict[str, Any] = {"proposal": one.what, **contact, "why": one.why, "sure": one.sure}
    if one.what == MOVED and one.row is not None:
        theirs = preview.told(one.row)
        told["to"] = {name: _plain(theirs[name]) for name in ("organisation", "email", "job_title") if name in theirs}
    return told


def _plain(value: Value) -> Value:
    return value.isoformat() if isinstance(value, dt.date) else value
