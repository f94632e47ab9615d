"""Every rule's own examples, and the checks on the rule book."""

from __future__ import annotations

import pandas as pd
import pytest

from pmodash.network.groups import Classified, classify
from pmodash.network.home import Home
from pmodash.network.rules import INSIDE, OUTSIDE, SUPPLIER, Rule, rule_book, rule_book_of
from pmodash.vocabulary import read_data

SAYS = {INSIDE: "Internal", OUTSIDE: "External", SUPPLIER: "Supplier"}
BOOK = rule_book()
TOLD = [rule for rule in (*BOOK.sides, *BOOK.rules) if not rule.otherwise]


def named(value: Rule | str) -> str:
    return value if isinstance(value, str) else value.name


def one_contact(rule: Rule, text: str) -> Classified:
    """The rules' votes on one contact who satisfies the rule's other conditions and holds `text` where it reads."""
    row = {rule.reads[0]: text}
    if rule.sides and rule.reads[0] != "relationship":
        row["relationship"] = SAYS[rule.sides[0]]
    if rule.organisation:
        row["organisation"] = rule.organisation[0]
    if rule.department:
        row["department"] = rule.department[0]
    return classify(pd.DataFrame([row], dtype="str"), Home())


def fires(rule: Rule, text: str) -> bool:
    rules = one_contact(rule, text).rules.set_index("rule")
    return bool(rules.loc[rule.name, "fires"])


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in TOLD for text in rule.matches], ids=named)
def test_a_rule_votes_on_each_of_its_matches(rule: Rule, text: str) -> None:
    assert fires(rule, text), f"{rule.name} abstains on {text!r}"


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in TOLD for text in rule.misses], ids=named)
def test_a_rule_abstains_on_each_of_its_misses(rule: Rule, text: str) -> None:
    assert not fires(rule, text), f"{rule.name} votes on {text!r}"


def of_status(text: str) -> str:
    contact = pd.DataFrame({"job_title": ["Finance Manager"], "status": [text]}, dtype="str")
    return str(classify(contact, Home()).frame["rule"].iloc[0])


@pytest.mark.parametrize("text", BOOK.leaver.matches)
def test_a_status_that_tells_of_leaving_makes_a_leaver(text: str) -> None:
    assert of_status(text) == "leaver"


@pytest.mark.parametrize("text", BOOK.leaver.misses)
def test_another_status_makes_no_leaver(text: str) -> None:
    assert of_status(text) != "leaver"


def test_two_rules_of_one_name_are_refused() -> None:
    data = read_data("groups.toml")
    data["rules"].append(data["rules"][0])
    with pytest.raises(ValueError, match="two rules are named"):
        rule_book_of(data)


@pytest.mark.parametrize(
    ("key", "value"), [("group", "Nobody"), ("matches", []), ("sides", ["above"]), ("confidence", 2.0)]
)
def test_an_incomplete_rule_is_refused_by_name(key: str, value: object) -> None:
    data = read_data("groups.toml")
    broken = next(entry for entry in data["rules"] if entry["name"] == "sponsor")
    broken[key] = value
    with pytest.raises(ValueError, match="rule sponsor"):
        rule_book_of(data)


def test_each_word_a_column_may_say_means_one_thing() -> None:
    for column in ("group", "network_type"):
        meant: dict[tuple[str, ...], str] = {}
        for name, texts in BOOK.says[column].items():
            for text in texts:
                words = tuple(BOOK.speller.words(text))
                assert meant.setdefault(words, name) == name, f"{text} means two things"
