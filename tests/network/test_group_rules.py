"""The user's own rules for groups: whom they fit, what they beat, whom they reach and what is offered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.network.group_rules import GroupRule, group_choices, group_named, look_called
from pmodash.network.groups import Classified, classify
from pmodash.network.home import Home
from pmodash.network.own_ballots import fits
from pmodash.network.rivals import rivals
from pmodash.network.rule_offers import offers_for
from pmodash.network.rule_reach import moved_between, reach_of, standings
from pmodash.network.rule_texts import NoRule, checked_rule, with_rule

DELIVERY, LEADERSHIP, BUSINESS, INFLUENCERS, ACQUAINTANCES, HUB = group_choices()
HOME = Home(("Larkfield",), ("larkfield.example",))
FIELDS = ("job_title", "department", "organisation", "email", "group", "status", "source")


def people(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(FIELDS), dtype="str")


def titled(*titles: str) -> pd.DataFrame:
    return people(*({"job_title": title, "organisation": "Larkfield"} for title in titles))


def fitted(rule: GroupRule, contacts: pd.DataFrame) -> list[bool]:
    return [bool(one) for one in fits([rule], contacts)[0]]


def grouped(contacts: pd.DataFrame, *rules: GroupRule) -> Classified:
    return classify(contacts, HOME, group_rules=rules)


def test_an_exact_title_is_found_whatever_its_capitals_accents_and_spaces() -> None:
    rule = GroupRule("title", "Chargé de  projet", DELIVERY)
    assert fitted(rule, titled("chargé de projet", "CHARGE DE PROJET", "Chargé de projet senior")) == [
        True,
        True,
        False,
    ]


def test_a_role_stands_in_for_a_title_that_is_blank() -> None:
    contacts = titled("Clerk", "").assign(role=["Benefits Lead", "Benefits Lead"]).replace({"job_title": {"": None}})
    assert fitted(GroupRule("title", "benefits lead", DELIVERY), contacts) == [False, True]


def test_words_of_a_title_are_found_as_whole_words_in_a_row_in_singular_and_plural() -> None:
    rule = GroupRule("title_word", "Benefits Lead", DELIVERY)
    found = fitted(rule, titled("Senior Benefit Lead", "Lead, Benefits", "Benefits Leadership", "Team Benefits Leads"))
    assert found == [True, False, False, True]


def test_words_are_found_in_a_script_without_spaces() -> None:
    assert fitted(GroupRule("title_word", "总监", LEADERSHIP), titled("财务总监", "财务经理")) == [True, False]


@pytest.mark.parametrize("text", ["^clerk", "clerk$", "  clerk  "])
def test_no_sign_in_a_rules_text_has_a_meaning_of_its_own(text: str) -> None:
    assert fitted(GroupRule("title_word", text, DELIVERY), titled("Senior clerk of works")) == [True]


def test_an_organisation_is_found_whatever_its_legal_form() -> None:
    contacts = people(
        {"organisation": "Osmond Retail Ltd."}, {"organisation": "OSMOND RETAIL"}, {"organisation": "Osmond"}
    )
    assert fitted(GroupRule("organisation", "Osmond Retail", BUSINESS), contacts) == [True, True, False]


@pytest.mark.parametrize("text", ["osmond.example", "@Osmond.example", "*.osmond.example", "ann@osmond.example"])
def test_a_domain_takes_in_those_below_it_and_no_other(text: str) -> None:
    mails = ("a@osmond.example", "b@mail.Osmond.example", "c@notosmond.example", "osmond.example")
    contacts = people(*({"email": mail} for mail in mails))
    assert fitted(GroupRule("domain", text, BUSINESS), contacts) == [True, True, False, False]


def test_a_rule_beats_the_products_own_and_the_source_and_says_so() -> None:
    contacts = people({"job_title": "Benefits Lead", "organisation": "Larkfield", "source": "Customers – Sponsors"})
    found = grouped(contacts, GroupRule("title", "Benefits Lead", DELIVERY)).frame.iloc[0]
    assert (found["group"], found["why"]) == (DELIVERY, "Your rule: title is exactly 'Benefits Lead'.")
    assert found["confidence"] > 0.6 and found["words"] == "Benefits Lead"


def test_the_group_in_the_contacts_own_row_beats_every_rule() -> None:
    contacts = people({"job_title": "Benefits Lead", "group": "Wider Business"})
    assert grouped(contacts, GroupRule("title", "Benefits Lead", DELIVERY)).frame["group"].tolist() == [BUSINESS]


def test_who_left_stays_an_acquaintance() -> None:
    contacts = people({"job_title": "Benefits Lead", "status": "Left"})
    assert grouped(contacts, GroupRule("title", "Benefits Lead", DELIVERY)).frame["group"].tolist() == [ACQUAINTANCES]


def test_a_rule_can_put_contacts_in_the_hub() -> None:
    found = grouped(titled("Portfolio Clerk"), GroupRule("title", "Portfolio clerk", HUB)).frame.iloc[0]
    assert pd.isna(found["group"]) and found["source"] == "Team Members"


def test_the_first_rule_that_fits_decides() -> None:
    first, second = GroupRule("title_word", "Clerk", DELIVERY), GroupRule("title", "Clerk", INFLUENCERS)
    assert grouped(titled("Clerk"), first, second).frame["group"].tolist() == [DELIVERY]
    assert grouped(titled("Clerk"), second, first).frame["group"].tolist() == [INFLUENCERS]


@pytest.mark.parametrize(
    ("text", "look"),
    [("Job title is exactly", "title"), ("word in title", "title_word"), ("Abteilung", "department"),
     ("E-mail domain", "domain"), ("Company", "organisation"), ("title_word", "title_word"), ("shoe size", None)],
)  # fmt: skip
def test_what_a_rule_looks_at_is_known_by_many_words(text: str, look: str | None) -> None:
    assert look_called(text) == look


@pytest.mark.parametrize(
    ("text", "group"),
    [("SL", LEADERSHIP), ("wider business", BUSINESS), ("the hub", HUB), ("Team Members", HUB), ("Freinds", None),
     ("", None), ("Sponsors", None)],
)  # fmt: skip
def test_the_group_of_a_rule_is_known_by_its_usual_words(text: str, group: str | None) -> None:
    assert group_named(text) == group


@pytest.mark.parametrize("text", ["", "  ", "!!!"])
def test_a_rule_without_words_is_none(text: str) -> None:
    found = checked_rule("title_word", text, DELIVERY)
    assert isinstance(found, NoRule) and found.what == "a rule has no text to look for"


def test_a_new_rule_stands_before_more_general_ones_and_takes_the_place_of_one_that_asks_the_same() -> None:
    title, department = GroupRule("title", "Clerk", DELIVERY), GroupRule("department", "HR", BUSINESS)
    rules = with_rule(with_rule((), department), title)
    assert rules == (title, department)
    assert with_rule(rules, GroupRule("department", "hr", LEADERSHIP)) == (
        title,
        GroupRule("department", "hr", LEADERSHIP),
    )


TEXTS = ("Benefits Lead", "Senior Benefits Lead", "Clerk", "Project Manager")
A_RULE = st.one_of(
    st.builds(
        GroupRule, st.sampled_from(["title", "title_word"]), st.sampled_from(TEXTS), st.sampled_from(group_choices())
    ),
    st.builds(GroupRule, st.just("department"), st.sampled_from(["HR", "Digital"]), st.sampled_from(group_choices())),
)
A_ROW = st.fixed_dictionaries(
    {
        "job_title": st.sampled_from(TEXTS),
        "department": st.sampled_from(["HR", "Digital", None]),
        "organisation": st.just("Larkfield"),
        "group": st.sampled_from([None, None, "WB", "SL"]),
    }
)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(A_ROW, min_size=1, max_size=12), rules=st.lists(A_RULE, max_size=4), new=A_RULE)
def test_whom_a_rule_is_said_to_move_is_whom_it_moves(
    rows: list[dict[str, str]], rules: Sequence[GroupRule], new: GroupRule
) -> None:
    contacts = people(*rows)
    distinct: tuple[GroupRule, ...] = ()
    for rule in rules:
        distinct = with_rule(distinct, rule)
    before = grouped(contacts, *distinct)
    told = reach_of([new], distinct, contacts, before)[0]
    moved = moved_between(before, grouped(contacts, *with_rule(distinct, new)))
    expected = moved[moved["after"] == new.group]
    assert told.moves.tolist() == expected["place"].tolist()
    assert told.moves_from == expected["before"].value_counts().to_dict()


def test_overlaps_conflicts_and_rules_never_reached_are_told() -> None:
    contacts = titled("Benefits Lead", "Benefits Clerk", "Clerk")
    rules = (
        GroupRule("title_word", "Benefits", DELIVERY),
        GroupRule("title", "Benefits Lead", LEADERSHIP),
        GroupRule("title_word", "Clerk", DELIVERY),
        GroupRule("department", "Moon", BUSINESS),
    )
    found = standings(rules, contacts, grouped(contacts, *rules))
    assert [one.decides.tolist() for one in found] == [[0, 1], [], [2], []]
    assert [one.idle for one in found] == ["", "earlier rules", "", "nobody fits"]
    told = [[(other.other, other.both.tolist(), other.conflict) for other in one.overlaps] for one in found]
    assert told == [[(1, [0], True), (2, [1], False)], [(0, [0], True)], [(0, [1], False)], []]


def test_a_rule_whose_contacts_all_have_a_group_in_their_own_row_is_told_apart() -> None:
    contacts = people({"job_title": "Clerk", "group": "WB"})
    rules = (GroupRule("title", "Clerk", DELIVERY),)
    (found,) = standings(rules, contacts, grouped(contacts, *rules))
    assert (found.idle, found.own_row.tolist()) == ("own rows", [0])


def test_each_rule_that_one_contacts_group_could_become_is_offered_with_its_reach() -> None:
    her = {"department": "Port", "organisation": "Larkfield", "email": "a@larkfield.example"}
    contacts = people(
        {**her, "job_title": "Deputy Harbourmaster", "group": "DT"}, {**her, "job_title": "Harbourmaster"},
        {"job_title": "Deputy Finance Director", "organisation": "Larkfield"},
    )  # fmt: skip
    offers = offers_for(0, DELIVERY, (), contacts, grouped(contacts))
    assert [(offer.rule.looks_at, offer.rule.text) for offer in offers] == [
        ("title", "Deputy Harbourmaster"), ("title_word", "Harbourmaster"), ("department", "Port"),
        ("domain", "larkfield.example"), ("organisation", "Larkfield"),
    ]  # fmt: skip
    assert [offer.reach.moves.tolist() for offer in offers] == [[], [1], [1], [1], [1, 2]]


def test_a_domain_that_anybody_can_have_and_a_title_too_general_are_not_offered() -> None:
    contacts = people({"job_title": "Senior Manager", "email": "a@gmail.com", "group": "DT"})
    offers = offers_for(0, DELIVERY, (), contacts, grouped(contacts))
    assert [offer.rule.looks_at for offer in offers] == ["title"]


def test_a_rule_in_force_is_not_offered_again() -> None:
    contacts = people({"job_title": "Clerk", "group": "DT"})
    rule = GroupRule("title", "Clerk", DELIVERY)
    assert offers_for(0, DELIVERY, (rule,), contacts, grouped(contacts, rule)) == []


def test_rivals_are_the_other_groups_that_rules_vote_for() -> None:
    found = grouped(titled("Project Sponsor and Finance Manager"))
    told = {rival.group for rival in rivals(found, 0)}
    assert told and found.frame["group"].iloc[0] not in told


def test_rules_are_looked_up_once_for_each_distinct_text() -> None:
    many = titled(*(f"Clerk {number % 50}" for number in range(5000)))
    assert int(np.sum(fits([GroupRule("title", "clerk 7", DELIVERY)], many))) == 100
