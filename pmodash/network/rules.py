"""The rules that tell who a contact is to the PMO, read once from data/groups.toml and checked strictly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pmodash.network.phrases import Phrases, Speller
from pmodash.vocabulary import NETWORK_TYPES, group_names, read_data, sources

INSIDE, SUPPLIER, OUTSIDE = "inside", "supplier", "outside"
SIDES = (INSIDE, SUPPLIER, OUTSIDE)
READABLE = ("job_title", "role", "name", "department", "organisation", "relationship", "tags", "group", "status")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: where it reads, which words make it vote, and for what.

    A rule votes for a group, for the hub (`source` and no group), or, in `sides`, for where a contact stands.
    `words`, `with_`, `unless`, `organisation` and `department` are lists of phrases; an empty one asks nothing.
    """

    name: str
    confidence: float
    reads: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    department: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    only: bool = False
    otherwise: bool = False
    short: bool = False
    general: bool = False
    last: bool = False
    group: str = ""
    source: str = ""
    side: str = ""
    network_type: str = ""
    because: str = ""
    matches: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()

    @property
    def lists(self) -> tuple[tuple[str, ...], ...]:
        """The lists of phrases that the rule looks for, without the empty ones."""
        return tuple(x for x in (self.words, self.with_, self.unless, self.organisation, self.department) if x)


@dataclass(frozen=True, slots=True)
class Leaving:
    """The words of a status cell that say that someone has left, and those that say to keep in touch."""

    words: tuple[str, ...]
    unless: tuple[str, ...]
    keep_in_touch: tuple[str, ...]
    matches: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules in order, the words that a workbook's own columns may say, and one finder for every list.

    `numbers` gives the place of each list in `phrases`; by `role_words` a name is seen to be a role's or a team's.
    """

    rules: tuple[Rule, ...]
    sides: tuple[Rule, ...]
    leaver: Leaving
    says: Mapping[str, Mapping[str, tuple[str, ...]]]
    phrases: Phrases
    numbers: Mapping[tuple[str, ...], int]
    role_words: frozenset[str]

    @property
    def speller(self) -> Speller:
        """Brings each word to one spelling."""
        return self.phrases.speller


@cache
def rule_book() -> RuleBook:
    """The product's own rules; ValueError names the first thing in data/groups.toml that is not as it should be."""
    return rule_book_of(read_data("groups.toml"))


def rule_book_of(data: Mapping[str, Any]) -> RuleBook:
    """The rules that a parsed groups.toml holds, checked."""
    named = {name: tuple(words) for name, words in data["lists"].items()}
    rules = tuple(_rule(entry, named) for entry in data["rules"])
    sides = tuple(_rule(entry, named) for entry in data["sides"])
    leaver = Leaving(**{name: tuple(words) for name, words in data["leaver"].items()})
    lists = dict.fromkeys(x for rule in (*sides, *rules) for x in rule.lists)
    lists |= dict.fromkeys((leaver.words, leaver.unless, leaver.keep_in_touch))
    _check(rules, sides)
    speller = Speller(_variants(data["spelling"]))
    return RuleBook(
        rules=rules,
        sides=sides,
        leaver=leaver,
        says={field: {name: tuple(said) for name, said in told.items()} for field, told in data["says"].items()},
        phrases=Phrases(list(lists), speller),
        numbers={words: number for number, words in enumerate(lists)},
        role_words=_role_words((*sides, *rules), speller),
    )


def _role_words(rules: Iterable[Rule], speller: Speller) -> frozenset[str]:
    phrases = {phrase for rule in rules if "name" in rule.reads for phrase in (*rule.words, *rule.with_)}
    return frozenset(word for phrase in phrases for word in speller.words(phrase))


def _variants(spelling: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {variant: word for word, variants in spelling.items() for variant in variants}


def _rule(entry: Mapping[str, Any], named: Mapping[str, tuple[str, ...]]) -> Rule:
    values = {("with_" if key == "with" else key): value for key, value in entry.items()}
    for key, value in values.items():
        if isinstance(value, list):
            values[key] = tuple(value)
    for key in ("words", "with_", "unless", "organisation", "department"):
        values[key] = _spelled_out(values.get(key, ()), named)
    return Rule(**values)


def _spelled_out(phrases: Iterable[str], named: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(x for phrase in phrases for x in (named[phrase[1:]] if phrase.startswith("@") else (phrase,)))


def _check(rules: Iterable[Rule], sides: Iterable[Rule]) -> None:
    seen: set[str] = set()
    hubs = {source.name for source in sources() if not source.group}
    for rule in (*sides, *rules):
        if rule.name in seen:
            raise ValueError(f"data/groups.toml: two rules are named {rule.name}")
        seen.add(rule.name)
        votes = (rule.group in group_names()) + (rule.source in hubs) + (rule.side in SIDES)
        told = rule.otherwise or (rule.reads and rule.words and rule.matches and rule.misses)
        known = set(rule.reads) <= set(READABLE) and set(rule.sides) <= set(SIDES)
        if votes != 1 or not told or not known or rule.network_type not in (*NETWORK_TYPES, ""):
            raise ValueError(f"data/groups.toml: rule {rule.name} is incomplete or names something unknown")
        if not 0 < rule.confidence <= 1:
            raise ValueError(f"data/groups.toml: rule {rule.name} needs a confidence between 0 and 1")
