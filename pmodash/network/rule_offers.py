"""The rules that one contact's group could become: by title, a word of it, department, domain or organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from pmodash.network.evidence import Flags, distinct
from pmodash.network.group_rules import LOOKS_AT, GroupRule
from pmodash.network.groups import UNSURE, Classified
from pmodash.network.home import email_domains
from pmodash.network.own_ballots import looked_at
from pmodash.network.phrases import folded, quoted
from pmodash.network.rule_reach import Reach, reach_of
from pmodash.network.rule_texts import LONGEST_TEXT
from pmodash.network.rules import rule_book
from pmodash.vocabulary import read_data

_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """A rule that could be made, and what it would do."""

    rule: GroupRule
    reach: Reach


def offers_for(
    place: int, group: str, rules: Sequence[GroupRule], contacts: pd.DataFrame, classified: Classified
) -> list[Offer]:
    """The rules by which a contact's group could be everybody's who is like them, from the most particular on.

    Of the words of a title those are offered that settle the most unsure contacts and disturb the fewest sure ones.
    A rule that is in force already is not offered again.
    """
    cells = {looks_at: _text(contacts, looks_at, place) for looks_at in LOOKS_AT if looks_at != "title_word"}
    plain = [GroupRule(looks_at, text, group) for looks_at, text in cells.items() if text]
    worded = [GroupRule("title_word", text, group) for text in _phrases(cells["title"])]
    candidates = [rule for rule in (*plain, *worded) if rule not in rules]
    reaches = reach_of(candidates, rules, contacts, classified)
    offers = [Offer(rule, reach) for rule, reach in zip(candidates, reaches, strict=True)]
    best = _best([offer for offer in offers if offer.rule.looks_at == "title_word"], classified)
    kept = [offer for offer in offers if offer.rule.looks_at != "title_word" or offer is best]
    return sorted(kept, key=lambda offer: LOOKS_AT.index(offer.rule.looks_at))


def _text(contacts: pd.DataFrame, looks_at: str, place: int) -> str:
    """The contact's own cell, or the domain of an e-mail that is not one that anybody can have."""
    row = contacts.iloc[[place]]
    column = email_domains(row) if looks_at == "domain" else looked_at(row, looks_at)
    texts, _ = distinct(column)
    text = " ".join(texts[0].split()) if texts else ""
    return text if len(text) <= LONGEST_TEXT else ""


def _phrases(title: str) -> list[str]:
    """The runs of words of a title, shorter than the whole, that say something."""
    words = rule_book().speller.words(title)
    count = len(words) if len(words) <= _MOST_WORDS else 0
    spans = [(i, j) for i in range(count) for j in range(i, count) if j - i + 1 < count]
    raw = {(i, j): quoted(title, i, j) for i, j in spans}
    return list(dict.fromkeys(text for text in raw.values() if _speaks(text)))


def _speaks(text: str) -> bool:
    words = folded(text).split()
    return words[0] not in _joining() and words[-1] not in _joining() and not set(words) <= _too_general()


def _best(offers: Sequence[Offer], classified: Classified) -> Offer | None:
    sure = (classified.frame["confidence"] >= UNSURE).to_numpy()
    return max(offers, key=lambda offer: _worth(offer, sure), default=None)


def _worth(offer: Offer, sure: Flags) -> tuple[int, int, int]:
    disturbed, settled = int(sure[offer.reach.moves].sum()), int((~sure[offer.reach.decides]).sum())
    return settled - 2 * disturbed, -len(offer.rule.text.split()), len(offer.rule.text)


@cache
def _too_general() -> frozenset[str]:
    return frozenset(map(folded, read_data("group_rules.toml")["offered"]["too_general"])) | _joining()


@cache
def _joining() -> frozenset[str]:
    return frozenset(map(folded, read_data("group_rules.toml")["offered"]["joining"]))
