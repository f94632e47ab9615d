"""What each contact of a list can be known by: name, addresses, numbers and organisation in comparable forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.network.contact_names import STAND_INS, mailbox_name
from pmodash.network.evidence import distinct, text_column
from pmodash.network.home import email_domains, organisation_key
from pmodash.network.people.addresses import email_key, is_desk, linkedin_key, phone_key
from pmodash.network.people.letters import latin, sound
from pmodash.network.people.nicknames import root
from pmodash.network.people.person_names import PersonName, person_name
from pmodash.vocabulary import read_data

Texts = npt.NDArray[np.object_]

_MOST_SHARING = 2
_MOST_NAMES_OF_ONE = 3
_NAME_FIELDS = ("name", "first_name", "last_name", "email", *STAND_INS)


@dataclass(frozen=True, slots=True)
class Identities:
    """The contacts of one list, an entry each, blank where they do not tell.

    `shown` is the name as the cell says it, `names` its parts; of a name that is that of a role, a team or an
    organisation the parts are blank. `email` and `phone` are blank where people of several names share them; `domain`
    is that of any address but free mail. `place` is the organisation, or the one that the domain belongs to.
    """

    shown: Texts
    names: npt.NDArray[np.object_]
    given: Texts
    family: Texts
    given_sound: Texts
    family_sound: Texts
    given_root: Texts
    words: Texts
    sounds: Texts
    email: Texts
    box: Texts
    mail_domain: Texts
    domain: Texts
    phone: Texts
    linkedin: Texts
    organisation: Texts
    place: Texts
    job_title: Texts
    department: Texts

    def __len__(self) -> int:
        return len(self.shown)


def identities(contacts: pd.DataFrame) -> Identities:
    """What each contact is known by; columns that the frame lacks count as blank."""
    shown = _shown_names(contacts)
    names = _names(contacts, shown)
    given_sound = _of_names(names, lambda name: sound(name.given))
    family_sound = _of_names(names, lambda name: sound(name.family))
    given_root = _mapped(given_sound, root)
    sounds = _of_names(names, lambda name: name.sorted_sounds)
    mail = _keys(text_column(contacts, "email"), email_key)
    box, domain = _parts(mail)
    shared = _is_shared(mail, given_root, family_sound) | _mapped(box, is_desk).astype(bool)
    phone = _keys(text_column(contacts, "phone"), phone_key)
    organisation = _keys(text_column(contacts, "organisation"), _organisation_key)
    own_domain = email_domains(pd.DataFrame({"email": pd.Series(mail, dtype="str")})).fillna("").to_numpy(dtype=object)
    return Identities(
        shown=shown,
        names=names,
        given=_of_names(names, lambda name: name.given),
        family=_of_names(names, lambda name: name.family),
        given_sound=given_sound,
        family_sound=family_sound,
        given_root=given_root,
        words=_of_names(names, lambda name: name.sorted_words),
        sounds=sounds,
        email=np.where(shared, "", mail),
        box=np.where(shared, "", box),
        mail_domain=domain,
        domain=own_domain,
        phone=np.where(_is_shared(phone, given_root, family_sound), "", phone),
        linkedin=_keys(text_column(contacts, "linkedin"), linkedin_key),
        organisation=organisation,
        place=_places(organisation, own_domain),
        job_title=_keys(text_column(contacts, "job_title"), latin),
        department=_keys(text_column(contacts, "department"), latin),
    )


def _keys(texts: pd.Series[Any], key: Callable[[str], str]) -> Texts:
    words, codes = distinct(texts)
    return np.array([*(key(word) for word in words), ""], dtype=object)[codes]


def _mapped(texts: npt.NDArray[np.object_], answer: Callable[[Any], Any]) -> npt.NDArray[np.object_]:
    codes, words = pd.factorize(texts)
    found = np.empty(len(words), dtype=object)
    found[:] = [answer(word) for word in words]
    return found[codes]


def _of_names(names: npt.NDArray[np.object_], part: Callable[[PersonName], str]) -> Texts:
    return _mapped(names, part)


def _shown_names(contacts: pd.DataFrame) -> Texts:
    """The names as the cells say them, out of first and last name or the e-mail address where no name is given."""
    first, last = (text_column(contacts, field).fillna("") for field in ("first_name", "last_name"))
    whole = (first + " " + last).str.strip()
    names = text_column(contacts, "name").fillna(whole.mask(whole == ""))
    shown: Texts = names.fillna(mailbox_name(text_column(contacts, "email"))).fillna("").to_numpy(dtype=object)
    return shown


def _names(contacts: pd.DataFrame, shown: Texts) -> npt.NDArray[np.object_]:
    """The parts of the names; none of one that the contact's role, team or organisation stands in for."""
    standing_in = np.zeros(len(shown), dtype=bool)
    for field in STAND_INS:
        standing_in |= (text_column(contacts, field).fillna("").to_numpy(dtype=object) == shown) & (shown != "")
    return _mapped(np.where(standing_in, "", shown), person_name)


def _parts(mail: Texts) -> tuple[Texts, Texts]:
    return _mapped(mail, lambda text: text.partition("@")[0]), _mapped(mail, lambda text: text.partition("@")[2])


def _is_shared(keys: Texts, given: Texts, family: Texts) -> npt.NDArray[np.bool_]:
    """Which of the contacts have an address or a number that people of several given and family names have."""
    said = pd.DataFrame({"key": keys, "given": given, "family": family})
    told = said[(said["key"] != "") & (said["given"] != "")].drop_duplicates().groupby("key")
    several = (told.nunique().min(axis=1) > _MOST_SHARING) | (told.size() > _MOST_NAMES_OF_ONE)
    shared: npt.NDArray[np.bool_] = said["key"].isin(several.index[several]).to_numpy()
    return shared


def _organisation_key(text: str) -> str:
    key = organisation_key(latin(text))
    return "" if key in read_data("home.toml")["no_organisation"] else key


def _places(organisation: Texts, domain: Texts) -> Texts:
    """Each contact's organisation: its own, else the one most often told with its domain, else the domain."""
    both = pd.DataFrame({"domain": domain, "organisation": organisation})
    told = both[(both["domain"] != "") & (both["organisation"] != "")]
    counts = told.value_counts().reset_index().drop_duplicates("domain")
    usual = dict(zip(counts["domain"], counts["organisation"], strict=True))
    return np.where(organisation != "", organisation, _mapped(domain, lambda text: usual.get(text, text)))
