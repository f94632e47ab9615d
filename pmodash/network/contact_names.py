"""What a contact is called, and the forms of a name by which two cells are known to mean the same contact."""

from __future__ import annotations

import re

import pandas as pd

from pmodash.network.contact_fields import Fields
from pmodash.workbook.cell_text import plain

NO_NAME = "no name, e-mail, role or organisation to know the contact by"
STAND_INS = ("role", "job_title", "group", "department", "organisation")

TITLES = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "herr", "frau", "mme", "mlle"]
) | {"monsieur", "madame", "senor", "senora", "sra", "srta", "dott", "dottssa", "dhr", "mevr"}
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "mba", "md", "esq", "pmp", "cpa", "msc", "bsc"))
_BRACKETED = re.compile(r"[(\[（][^()\[\]（）]*[)\]）]")
_ORDINARY = re.compile(r"\w+(?: \w+)*")
_NOT_LETTERS = re.compile(r"[^\w]+")


def name_of(fields: Fields) -> pd.Series:
    """The contacts' names; missing where nothing tells whom the row means.

    The name column speaks first, then first and last name. Where a table has neither, its rows are roles,
    teams or organisations: the column of them with the most different entries names the contact. Else the
    part of the e-mail address before the @, the role or the organisation stands in.
    """
    own = _with_last_name(fields["name"], fields["first_name"], fields["last_name"])
    whole = (fields["first_name"].fillna("") + " " + fields["last_name"].fillna("")).str.strip()
    names = own.fillna(whole.mask(whole == ""))
    stand_ins = {name: fields[name] for name in STAND_INS}
    mailbox = mailbox_name(fields["email"])
    if names.notna().any():
        order = [mailbox, stand_ins["job_title"], stand_ins["role"], stand_ins["organisation"]]
    else:
        candidates = [*stand_ins.values(), mailbox]
        order = sorted(candidates, key=lambda texts: -texts.nunique())
    for texts in order:
        names = names.fillna(texts)
    return names


def _with_last_name(names: pd.Series, first: pd.Series, last: pd.Series) -> pd.Series:
    """The names, completed where the table keeps last names apart and has no column of first names."""
    if first.notna().any() or last.isna().all():
        return names
    lacks = names.notna() & last.notna()
    parts = zip(names[lacks], last[lacks], strict=True)
    whole = [name if plain(rest) in plain(name) else f"{name} {rest}" for name, rest in parts]
    return names.mask(lacks, pd.Series(whole, index=names.index[lacks], dtype="str").reindex(names.index))


def mailbox_name(emails: pd.Series) -> pd.Series:
    """The e-mail addresses' part before the @, as a name: jane.doe is Jane Doe, jdoe stays."""
    box = emails.str.replace(r"@.*", "", regex=True)
    spaced = box.str.replace(r"[._+\-]+", " ", regex=True).str.strip()
    named = spaced.where(spaced == box, spaced.str.title())
    return named.mask(named == "")


def name_key(name: str) -> str:
    """A name for comparing: without capitals, accents, titles and remarks in brackets; "Doe, Jane" is "jane doe"."""
    whole = plain(name)
    if (
        _ORDINARY.fullmatch(whole)
        and whole.partition(" ")[0] not in TITLES
        and whole.rpartition(" ")[2] not in SUFFIXES
    ):
        return whole
    before, comma, after = (_BRACKETED.sub(" ", whole).strip() or whole).partition(",")
    words = _words(before)
    if comma and not set(_words(after)) <= SUFFIXES:
        words = [*_words(after), *words]
    elif len(words) > 2 and words[-1] in SUFFIXES:
        words = words[:-1]
    if len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return " ".join(words) or whole


def _words(text: str) -> list[str]:
    return _NOT_LETTERS.sub(" ", text.replace(".", " ").replace("'", "")).split()


def sorted_key(name: str) -> str:
    """A name key whose words are in the order of the alphabet, so that "Doe Jane" and "Jane Doe" agree."""
    return " ".join(sorted(name_key(name).split()))
