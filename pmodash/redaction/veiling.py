"""The veils: names hidden, groups only, and critics alone hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.analysis import Analysis
from pmodash.knowledge import Network
from pmodash.network.register import Register
from pmodash.redaction.groups_only import by_another, one_of_two
from pmodash.redaction.known_people import everybody, some
from pmodash.redaction.organisation_labels import organisation_labels
from pmodash.redaction.people_labels import Numbers, contact_labels, first_of, member_labels, numbers_of, told_apart
from pmodash.redaction.redaction import GROUPS_ONLY, OFF
from pmodash.redaction.text_redaction import TextRedaction
from pmodash.redaction.veil import Flags, Veil
from pmodash.redaction.wording import wording
from pmodash.vocabulary import CRITIC_LEVEL, HUB_SOURCE, NO_GROUP

Texts = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class _Known:
    """All labels of a network, before it is settled which of them are shown."""

    network: Network
    numbers: Numbers
    contacts: Texts
    members: Mapping[str, str]
    organisations: Mapping[str, str]


def veil_of(analysis: Analysis, degree: str) -> Veil:
    """What a degree of redaction puts in place of what; with names not hidden that is critics alone."""
    network = analysis.network
    register = network.register
    numbers = numbers_of(register)
    labels = contact_labels(network, numbers)
    members = member_labels(register, labels.tolist(), numbers)
    known = _Known(network, numbers, labels, members, organisation_labels(register, network.home, numbers))
    if degree == OFF:
        return _of_critics(known)
    return _of_groups(known, analysis) if degree == GROUPS_ONLY else _of_all(known)


def _of_all(known: _Known) -> Veil:
    register = known.network.register
    veil = Veil(
        whom=np.ones(len(register.contacts), dtype=bool),
        all_of_it=True,
        names=known.contacts,
        ids=known.contacts,
        numbers=known.numbers,
        owners=known.members,
        organisations=known.organisations,
        text=everybody(known.network, known.contacts, known.members, known.organisations),
    )
    nouns = veil.nouns
    sheets = {name: f"{nouns['sheet']} {place}" for place, name in enumerate(_sheets(register), start=1)}
    return replace(veil, sheets=sheets, vehicles=veil.category(_vehicles(register), "vehicle"))


def _of_groups(known: _Known, analysis: Analysis) -> Veil:
    frame, chosen, words = known.network.classified.frame, analysis.selection, wording()["groups_only"]
    hub = np.where((frame["source"] == HUB_SOURCE).to_numpy(dtype=bool), wording()["hub"], NO_GROUP)
    groups = np.where(frame["group"].notna(), frame["group"].to_numpy(dtype=object), hub)
    owners = one_of_two(known.members, chosen.owner, words["owner"], words["other_owner"])
    organisations = one_of_two(
        known.organisations, chosen.organisation, words["organisation"], words["other_organisation"]
    )
    veil = _of_all(replace(known, contacts=groups, members=owners, organisations=organisations))
    ids = np.array([str(number) for number in veil.numbers.tolist()], dtype=object)
    return replace(veil, coarse=True, ids=ids, another=by_another(analysis))


def _of_critics(known: _Known) -> Veil:
    register = known.network.register
    contacts = register.contacts
    critics = (contacts["current_level"] == CRITIC_LEVEL).to_numpy(dtype=bool)
    text, whom = some(register, known.contacts, critics, known.organisations)
    hidden = set(known.contacts[whom].tolist())
    owners = {name: _owner(name, first_of(label), hidden, text) for name, label in known.members.items()}
    veil = Veil(
        whom=whom,
        all_of_it=False,
        names=known.contacts,
        ids=_ids(contacts["contact_id"], known.contacts, whom, text),
        numbers=known.numbers,
        owners=told_apart(owners),
        organisations=known.organisations,
        text=text,
    )
    sheets = told_apart({name: text.of(name) for name in _sheets(register)})
    return replace(veil, sheets=sheets, vehicles=veil.category(_vehicles(register), "vehicle"))


def _owner(name: str, label: str, hidden: set[str], text: TextRedaction) -> str:
    return label if label in hidden else text.of(name)


def _ids(own: pd.Series[str], labels: Texts, whom: Flags, text: TextRedaction) -> Texts:
    """The contacts' own ids, and a label for whoever is hidden or has an id that tells of somebody who is."""
    hidden = whom | np.array([text.names(one) for one in own.tolist()], dtype=bool)
    others = set(own[~hidden].tolist())
    shown = [f"{label} (hidden)" if label in others else label for label in labels.tolist()]
    return np.where(hidden, np.array(shown, dtype=object), own.to_numpy(dtype=object))


def _sheets(register: Register) -> list[str]:
    frames = (register.contacts, register.gone, register.touchpoints, register.links, register.left_out)
    others = (str(name) for frame in frames for name in frame["sheet"].dropna().unique())
    tables = (table.sheet for table in register.layout.tables)
    return list(dict.fromkeys((*register.layout.sheets, *tables, *others)))


def _vehicles(register: Register) -> list[str]:
    logged = (*register.touchpoints["vehicle"].cat.categories, *register.unsettled["vehicle"].cat.categories)
    own = register.contacts["vehicle"].dropna().unique()
    return list(dict.fromkeys(map(str, (*(vehicle.name for vehicle in register.vehicles), *logged, *own))))
