"""The home organisation: where the PMO sits, so that inside can be told from outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from pmodash.findings import Finding
from pmodash.network.evidence import distinct, text_column
from pmodash.network.phrases import folded
from pmodash.network.register import Register
from pmodash.vocabulary import read_data

_NOT_A_WORD = re.compile(r"\W+")
_LEAST_SHARE = 0.25
_LEAST_OF_ALL = 0.15
_LEAD_OVER_NEXT = 2.0
_LEAST_OF_LARGEST = 0.2
_REMEDY = "Name your own organisation or its e-mail domain as the home organisation"


@cache
def _told(name: str) -> frozenset[str]:
    """One of the lists of data/home.toml, as it is compared."""
    return frozenset(folded(text) for text in read_data("home.toml")[name])


@dataclass(frozen=True, slots=True)
class Home:
    """The home organisation's names and e-mail domains as the workbook writes them, and why they are believed.

    Both are empty when nothing tells; `assumed` is true when they were inferred rather than named.
    """

    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    why: str = ""
    findings: tuple[Finding, ...] = ()
    assumed: bool = False

    @property
    def known(self) -> bool:
        """Whether anything tells inside from outside by organisation or e-mail."""
        return bool(self.names or self.domains)


def organisation_key(name: str) -> str:
    """An organisation's name without capitals, accents, punctuation and legal form, so that spellings meet."""
    words = _NOT_A_WORD.sub(" ", folded(name)).split()
    kept = [word for word in words if word not in _told("legal_forms")]
    return " ".join(kept or words)


def organisation_keys(names: pd.Series[Any]) -> pd.Series[Any]:
    """The key of each organisation's name, blank where the name is."""
    texts, codes = distinct(names)
    keys = pd.array([*(organisation_key(text) for text in texts), None], dtype="str")
    return pd.Series(keys.take(codes), index=names.index)


def email_domains(contacts: pd.DataFrame) -> pd.Series[Any]:
    """Each contact's e-mail domain in small letters; blank without one, or with one that anybody can have."""
    texts, codes = distinct(text_column(contacts, "email"))
    after = [text.rpartition("@")[2] if "@" in text else "" for text in texts]
    meant = {text: _domain(text) for text in set(after)}
    found = pd.array([*(meant[text] for text in after), None], dtype="str")
    return pd.Series(found.take(codes), index=contacts.index)


def _domain(text: str) -> str | None:
    match = re.match(r"[\w-]+(?:\.[\w-]+)+", text)
    domain = match.group(0).casefold() if match else None
    return None if domain is None or domain in _told("free_mail") else domain


def home_of(register: Register, said: Sequence[str] | None = None) -> Home:
    """Where the PMO sits: as `said` by the user, else as the workbook keeps it, else inferred as `infer_home` does.

    None says nothing; a blank one leaves it to be inferred, whatever the workbook keeps.
    """
    settings = register.layout.settings
    if said is not None or not settings.home:
        return infer_home(register.contacts, said or ())
    home, cell = infer_home(register.contacts, settings.home), f"C{settings.home_place[0]}"
    why = f"Kept in {settings.sheet}: {' and '.join(settings.home)}."
    placed = tuple(replace(finding, sheet=settings.sheet, cell=cell) for finding in home.findings)
    return replace(home, why=why, findings=placed)


def infer_home(contacts: pd.DataFrame, named: Sequence[str] = ()) -> Home:
    """Where the PMO sits: as `named` by the user, else the workbook's dominant organisation or e-mail domain.

    `named` holds organisation names or e-mail domains ("northwind.gov.uk"); capitals, accents and legal forms
    do not matter. A domain brings the organisation whose contacts use it, and the other way round. An
    inferred home, or none, is said in a finding of kind "home-assumed"; a named one that no contact belongs
    to in one of kind "home-not-found".
    """
    seen = _Seen.of(contacts)
    if any(name.strip() for name in named):
        return _named_home(seen, [name.strip() for name in named if name.strip()])
    return _inferred_home(seen, _owners_domain(contacts))


@dataclass(frozen=True, slots=True)
class _Seen:
    """Organisations (as keys) and domains of the contacts, with the spelling that is commonest for each key."""

    keys: pd.Series[Any]
    domains: pd.Series[Any]
    spelling: dict[str, str]
    engaged: frozenset[str]
    outside: pd.Series[bool]

    @classmethod
    def of(cls, contacts: pd.DataFrame) -> _Seen:
        names = text_column(contacts, "organisation")
        texts, codes = distinct(names)
        keys = [organisation_key(text) for text in texts]
        counts = np.bincount(codes[codes >= 0], minlength=len(texts)) if texts else np.zeros(0)
        spelling: dict[str, str] = {}
        for number in sorted(range(len(texts)), key=lambda n: (counts[n], texts[n])):
            spelling[keys[number]] = texts[number]
        told = [key if key not in _told("no_organisation") else None for key in keys]
        column = pd.Series(np.array([*told, None], dtype=object)[codes], index=contacts.index, dtype="str")
        engaged = frozenset(key for key in keys if _holds_any(key, "engaged"))
        return cls(column, email_domains(contacts), spelling, engaged, _marked_outside(contacts))


def _marked_outside(contacts: pd.DataFrame) -> pd.Series[bool]:
    texts, codes = distinct(text_column(contacts, "relationship"))
    flags = np.array([*(_holds_any(folded(text), "outside") for text in texts), False])
    return pd.Series(flags[codes], index=contacts.index)


def _holds_any(text: str, name: str) -> bool:
    return any(word in text for word in _told(name))


def _owners_domain(contacts: pd.DataFrame) -> str | None:
    owners = email_domains(pd.DataFrame({"email": text_column(contacts, "owner")}))
    counts = owners.value_counts()
    return str(counts.index[0]) if len(counts) and counts.iloc[0] >= 0.8 * counts.sum() else None


def _named_home(seen: _Seen, named: list[str]) -> Home:
    domains = {_bare_domain(name) for name in named if _is_domain(name)}
    keys = {organisation_key(name) for name in named if not _is_domain(name)}
    home = _linked(seen, keys, domains)
    names = tuple(
        dict.fromkeys([*(n for n in named if not _is_domain(n)), *(seen.spelling[k] for k in sorted(home[0]))])
    )
    told = Home(names, tuple(sorted(home[1] | domains)), f"You named {' and '.join(named)} as the home organisation.")
    inside = is_home_key(seen.keys, told) | seen.domains.isin(told.domains)
    if inside.any() or (seen.keys.isna().all() and seen.domains.isna().all()):
        return told
    finding = Finding("fix", "home-not-found", found=", ".join(named), remedy="Name it as the workbook spells it")
    return Home(told.names, told.domains, told.why, (finding,))


def _is_domain(name: str) -> bool:
    return re.fullmatch(r"@?[\w-]+(\.[\w-]+)+", name) is not None


def _bare_domain(name: str) -> str:
    return name.removeprefix("@").casefold()


def _inferred_home(seen: _Seen, owners: str | None) -> Home:
    if owners is not None:
        keys, domains = _linked(seen, set(), {owners})
        return _assumed(seen, keys, domains, f"the relationship owners' own e-mail is at {owners}")
    open_to = ~seen.outside
    key, why = _dominant(seen.keys.where(open_to & ~seen.keys.isin(seen.engaged)), seen.keys, "with an organisation")
    if key is not None:
        keys, domains = _linked(seen, {key}, set())
        return _assumed(seen, keys, domains, why.format(seen.spelling[key]))
    domain, why = _dominant(seen.domains.where(open_to), seen.domains, "with an e-mail of an organisation's")
    if domain is not None:
        keys, domains = _linked(seen, set(), {domain})
        return _assumed(seen, keys, domains, why.format(domain))
    return _unknown(seen)


def _dominant(candidates: pd.Series[Any], all_of_them: pd.Series[Any], kind: str) -> tuple[str | None, str]:
    counts = candidates.value_counts()
    told = int(all_of_them.notna().sum())
    if not len(counts) or counts.iloc[0] < 2:
        return None, ""
    first, following = int(counts.iloc[0]), int(counts.iloc[1]) if len(counts) > 1 else 0
    clear = first >= _LEAD_OVER_NEXT * following or first > told / 2
    if first < _LEAST_SHARE * told or first < _LEAST_OF_ALL * len(all_of_them) or not clear or first == following:
        return None, ""
    return str(counts.index[0]), f"{first} of the {told} contacts {kind} are at {{}}"


def _linked(seen: _Seen, keys: set[str], domains: set[str]) -> tuple[set[str], set[str]]:
    """The keys and domains with those that the contacts who carry both tie to them."""
    both = pd.DataFrame({"key": seen.keys, "domain": seen.domains}).dropna()
    at_home = is_home_key(both["key"], Home(names=tuple(keys)))
    uses = at_home.groupby(both["domain"]).agg(["mean", "sum"])
    usual = uses.index[(uses["mean"] > 0.5) & (uses["sum"] >= _LEAST_OF_LARGEST * uses["sum"].max())]
    mailed = both.loc[both["domain"].isin(domains) & ~both["key"].isin(seen.engaged), "key"].value_counts()
    commonest = mailed.index[mailed == mailed.max()]
    more = {str(commonest[0])} if len(commonest) == 1 else set()
    return {key for key in keys if key in seen.spelling} | more, domains | {str(domain) for domain in usual}


def is_home_key(keys: pd.Series[Any], home: Home) -> pd.Series[bool]:
    """Which organisation keys are the home organisation: its name, or its name with a part of it after it."""
    known = {organisation_key(name) for name in home.names}
    texts, codes = distinct(keys)
    flags = np.array([*(_is_part(text, known) for text in texts), False])
    return pd.Series(flags[codes], index=keys.index)


def _is_part(key: str, known: Iterable[str]) -> bool:
    return any(key == name or (" " in name and key.startswith(f"{name} ")) for name in known)


def _assumed(seen: _Seen, keys: set[str], domains: set[str], why: str) -> Home:
    names = tuple(seen.spelling[key] for key in sorted(keys))
    found = ", ".join((*names, *sorted(domains)))
    finding = Finding("note", "home-assumed", found=found, expected=why, remedy=f"{_REMEDY}, if it is another one")
    return Home(names, tuple(sorted(domains)), why[:1].upper() + why[1:] + ".", (finding,), assumed=True)


def _unknown(seen: _Seen) -> Home:
    why = "no organisation or e-mail domain stands out among the contacts"
    if seen.keys.isna().all() and seen.domains.isna().all():
        return Home(why="The contacts carry no organisation and no e-mail domain of one; all are taken as inside.")
    finding = Finding("note", "home-assumed", found="", expected=why, remedy=_REMEDY)
    return Home(why=why[:1].upper() + why[1:] + ".", findings=(finding,), assumed=True)
