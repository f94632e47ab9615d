"""All by which a network's people and organisations may be told from a text, taken from its register."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.knowledge import Network
from pmodash.network.register import Register
from pmodash.redaction.people_labels import first_of
from pmodash.redaction.text_lexicon import TextLexicon
from pmodash.redaction.text_redaction import ADDRESS, TextRedaction
from pmodash.redaction.wording import wording, words_of

Labels = npt.NDArray[np.object_]
Flags = npt.NDArray[np.bool_]


def everybody(
    network: Network, labels: Labels, members: Mapping[str, str], organisations: Mapping[str, str]
) -> TextRedaction:
    """What finds every contact, PMO member and organisation of a network in a text."""
    lexicon = TextLexicon()
    register = network.register
    _add_contacts(lexicon, register.contacts, labels)
    _add_contacts(lexicon, register.gone, labels[register.gone["stands_for"].to_numpy(dtype=np.int64)])
    contacts = {words_of(name) for name in register.contacts["name"].tolist()}
    for name, label in members.items():
        if words_of(name) not in contacts:
            _add_anybody(lexicon, name, first_of(label))
    for name in register.unsettled["named"].dropna().unique():
        _add_anybody(lexicon, str(name), wording()["someone"])
    for name, label in organisations.items():
        lexicon.add_organisation(name, first_of(label))
    for domain in _domains(register, network):
        lexicon.add_domain(domain, wording()["nouns"]["domain"].lower())
    return lexicon.redaction(any_address=True)


def some(
    register: Register, labels: Labels, whom: Flags, organisations: Mapping[str, str]
) -> tuple[TextRedaction, Flags]:
    """What finds some of the contacts in a text, with those merged into them and organisations that bear their names.

    Who has no name but one that tells of them ("Jane Doe's office") is to be hidden with them: the flags say whom.
    """
    lexicon = TextLexicon()
    _add_contacts(lexicon, register.contacts[whom], labels[whom])
    into = register.gone["stands_for"].to_numpy(dtype=np.int64)
    _add_contacts(lexicon, register.gone[whom[into]], labels[into[whom[into]]])
    hidden = lexicon.redaction(any_address=False)
    names = register.contacts["name"].tolist()
    telling = [hidden.names(name) and lexicon.tells_of(name) for name in names]
    told: Flags = whom | np.array(telling, dtype=bool)
    for name in register.contacts["name"][~told].tolist():
        lexicon.spare_person(name)
    for name, label in organisations.items():
        if hidden.names(name):
            lexicon.add_organisation(name, first_of(label))
    return lexicon.redaction(any_address=False), told


def _add_contacts(lexicon: TextLexicon, contacts: pd.DataFrame, labels: Labels) -> None:
    adding = {
        "contact_id": lexicon.add_id,
        "name": lexicon.add_person,
        "first_name": lexicon.add_person,
        "last_name": lexicon.add_person,
        "email": lexicon.add_address,
        "phone": lexicon.add_number,
        "linkedin": lexicon.add_text,
    }
    for column, add in adding.items():
        told = contacts[column].notna().to_numpy()
        for text, label in zip(contacts[column][told].tolist(), labels[told].tolist(), strict=True):
            add(text, label)


def _add_anybody(lexicon: TextLexicon, name: str, label: str) -> None:
    if ADDRESS.fullmatch(name.strip()):
        lexicon.add_address(name, label)
    else:
        lexicon.add_person(name, label)


def _domains(register: Register, network: Network) -> set[str]:
    addresses = register.contacts["email"].dropna().unique()
    return {*(str(address).rpartition("@")[2].strip().casefold() for address in addresses), *network.home.domains}
