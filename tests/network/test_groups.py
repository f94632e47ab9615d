"""Who each contact is to the PMO: the order of evidence, what is said of it, and what can be relied on."""

from __future__ import annotations

import pandas as pd
import pytest

from pmodash.network.groups import UNSURE, Classified, classify
from pmodash.network.home import Home
from pmodash.vocabulary import group_names

HOME = Home(("Northwind Council",), ("northwind.gov.uk",))
DELIVERY, LEADERSHIP, BUSINESS, INFLUENCERS, ACQUAINTANCES = group_names()


def classified(*rows: dict[str, str | None], home: Home = HOME, **given: dict[str, str]) -> Classified:
    return classify(pd.DataFrame(list(rows), dtype="str"), home, **given)


def first(row: dict[str, str | None], home: Home = HOME) -> pd.Series:
    return classified(row, home=home).frame.iloc[0]


INSIDE = {"organisation": "Northwind Council"}


@pytest.mark.parametrize(
    ("said", "group"),
    [
        ("Senior Leadership", LEADERSHIP),
        ("SL", LEADERSHIP),
        ("exec", LEADERSHIP),
        ("Senoir Leadership", LEADERSHIP),
        ("SL - Senior Leadership", LEADERSHIP),
        ("2. Senior leadership", LEADERSHIP),
        ("DT", DELIVERY),
        ("Delivery team", DELIVERY),
        ("Delivery Teams and Managers", DELIVERY),
        ("WB", BUSINESS),
        ("Wider org", BUSINESS),
        ("EI", INFLUENCERS),
        ("External", INFLUENCERS),
        ("IA", ACQUAINTANCES),
        ("LinkedIn", ACQUAINTANCES),
        ("Sponsors", LEADERSHIP),
        ("Customers - Delivery Teams", DELIVERY),
        ("Customers – Sponsors", LEADERSHIP),
        ("Stakeholders", BUSINESS),
        ("Geschäftsleitung", LEADERSHIP),
        ("équipe projet", DELIVERY),
        ("项目团队", DELIVERY),
    ],
)
def test_the_workbooks_own_group_column_is_understood(said: str, group: str) -> None:
    row = first({"job_title": "Wizard", "group": said})
    assert (row["group"], row["rule"], row["words"]) == (group, "group-column", said)


def test_a_group_column_beats_every_job_title() -> None:
    assert first({**INSIDE, "job_title": "Chief Executive", "group": "Delivery team"})["group"] == DELIVERY


def test_the_pmos_own_people_have_no_group_and_come_from_the_team() -> None:
    row = first({**INSIDE, "job_title": "Recruiter", "group": "PMO team"})
    assert (pd.isna(row["group"]), row["source"]) == (True, "Team Members")


def test_external_in_a_column_that_also_says_internal_is_no_group() -> None:
    found = classified({"group": "Internal", "role": "Sponsor"}, {"group": "External", "role": "Recruiter"}).frame
    assert list(found["group"]) == [LEADERSHIP, ACQUAINTANCES]
    assert list(found["relationship"]) == ["inside", "outside"]


def test_a_group_column_not_understood_leaves_the_rest_of_the_row_to_decide_and_is_listed() -> None:
    found = classified({**INSIDE, "group": "Workstream Zebra", "job_title": "Developer"})
    assert found.frame["group"].iloc[0] == DELIVERY
    assert [(f.kind, f.found) for f in found.findings] == [("group-not-understood", "Workstream Zebra")]


def test_a_source_column_brings_its_default_group() -> None:
    row = first({**INSIDE, "source": "Sponsors", "job_title": "Clerk"})
    assert (row["group"], row["source"], row["rule"]) == (LEADERSHIP, "Customers – Sponsors", "source-column")


def test_the_workbooks_own_table_of_sources_beats_the_default_one() -> None:
    rows = {"source": "Stakeholders"}, {"source": "Vendors"}
    found = classified(*rows, source_groups={"Stakeholders": LEADERSHIP, "vendors": ACQUAINTANCES}).frame
    assert list(found["group"]) == [LEADERSHIP, ACQUAINTANCES]


def test_a_group_column_in_the_words_of_sources_follows_the_table_of_sources() -> None:
    rows = {"group": "Sponsors"}, {"group": "Senior Leadership"}, {"group": "Industry Acquaintances"}
    given = {"Customers – Sponsors": BUSINESS, "Industry Acquaintances": DELIVERY}
    found = classified(*rows, source_groups=given).frame
    assert list(found["group"]) == [BUSINESS, LEADERSHIP, ACQUAINTANCES]


def test_a_contact_without_a_source_is_taken_to_come_from_one_that_leads_to_its_group() -> None:
    rows = {"group": "WB"}, {"group": "SL"}, {"group": "IA"}
    given = {"Stakeholders": LEADERSHIP, "External Influencers": BUSINESS}
    found = classified(*rows, source_groups=given).frame
    assert list(found["source"]) == ["External Influencers", "Customers – Sponsors", "Industry Acquaintances"]


def test_the_pmos_own_people_go_where_the_table_leads_them_however_they_are_known() -> None:
    rows = {**INSIDE, "source": "Team Members"}, {**INSIDE, "job_title": "PMO Analyst"}, {"group": "PMO team"}
    found = classified(*rows, source_groups={"Team Members": BUSINESS}).frame
    assert list(found["group"]) == [BUSINESS] * 3
    assert list(found["source"]) == ["Team Members"] * 3


def test_a_group_column_beats_a_source_column() -> None:
    row = first({"group": "WB", "source": "Sponsors"})
    assert (row["group"], row["source"]) == (BUSINESS, "Customers – Sponsors")


def test_a_source_that_contradicts_the_hub_gives_way_to_the_group() -> None:
    row = first({"group": "WB", "source": "Team Members"})
    assert (row["group"], row["source"]) == (BUSINESS, "Stakeholders")


@pytest.mark.parametrize("status", ["Left 2026-03-01", "Left 2026-03-01, keep in touch"])
def test_a_leaver_becomes_an_acquaintance_whatever_they_were(status: str) -> None:
    row = first({**INSIDE, "group": "SL", "source": "Sponsors", "status": status})
    assert (row["group"], row["rule"], row["relationship"]) == (ACQUAINTANCES, "leaver", "outside")
    assert row["network_type"] == "Personal"


def test_a_leaver_whom_the_workbook_already_holds_for_an_influencer_stays_one() -> None:
    assert first({"group": "EI", "status": "Left"})["group"] == INFLUENCERS


def test_a_relationship_column_beats_the_organisation_and_the_disagreement_is_told() -> None:
    found = classified({"organisation": "Fabrikam", "relationship": "Internal", "job_title": "Finance Director"})
    assert found.frame["group"].iloc[0] == LEADERSHIP
    assert [finding.kind for finding in found.findings] == ["relationship-disagrees"]


@pytest.mark.parametrize(
    ("organisation", "group"),
    [
        ("Northwind Council", LEADERSHIP),
        ("NORTHWIND COUNCIL LTD.", LEADERSHIP),
        ("Northwind Council – Highways", LEADERSHIP),
        ("Fabrikam plc", ACQUAINTANCES),
        ("Association for Project Management", INFLUENCERS),
        ("Initech (supplier)", ACQUAINTANCES),
        ("Self-employed", ACQUAINTANCES),
    ],
)
def test_a_finance_director_is_placed_by_their_organisation(organisation: str, group: str) -> None:
    assert first({"job_title": "Finance Director", "organisation": organisation})["group"] == group


@pytest.mark.parametrize(
    ("email", "relationship"),
    [("a@northwind.gov.uk", "inside"), ("a@fabrikam.com", "outside"), ("a@gmail.com", "inside")],
)
def test_an_email_tells_inside_from_outside_where_the_organisation_is_blank(email: str, relationship: str) -> None:
    assert first({"job_title": "Finance Director", "email": email})["relationship"] == relationship


def test_an_email_domain_stands_in_for_a_blank_organisation() -> None:
    row = first({"job_title": "Senior Analyst", "email": "jo@gartner.com"})
    assert (row["group"], row["relationship"]) == (INFLUENCERS, "outside")


def test_somebody_of_another_organisation_with_an_email_at_home_is_engaged_in_projects() -> None:
    row = first({"job_title": "Developer", "organisation": "Initech", "email": "a@northwind.gov.uk"})
    assert (row["group"], row["relationship"]) == (DELIVERY, "outside")


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Project sponsor", LEADERSHIP),
        ("Software team", DELIVERY),
        ("HR team", BUSINESS),
        ("End users", BUSINESS),
        ("Finance department", BUSINESS),
        ("Board", LEADERSHIP),
        ("Suppliers", ACQUAINTANCES),
        ("Customers", ACQUAINTANCES),
        ("Regulator", INFLUENCERS),
        ("Web Development Vendor", DELIVERY),
    ],
)
def test_a_name_that_is_a_role_or_a_team_is_read_as_one(name: str, group: str) -> None:
    assert first({"name": name}, Home())["group"] == group


@pytest.mark.parametrize("name", ["Dean Parker", "Mason Cook", "Sponsor Mbeki", "Jane Smith", "Chase Directo"])
def test_a_persons_name_is_never_read_as_a_role(name: str) -> None:
    row = first({"name": name}, Home())
    assert (pd.isna(row["group"]), row["confidence"]) == (True, 0.0)
    assert "Nothing in the row tells" in row["why"]


def test_a_role_told_in_a_sentence_gives_way_to_the_job_title() -> None:
    row = first({"job_title": "Marketing Officer", "role": "Make sure that the website drives customer engagement"})
    assert (row["group"], row["relationship"]) == (BUSINESS, "inside")


def test_a_sponsor_by_role_is_a_leader_whatever_the_job_title() -> None:
    assert first({**INSIDE, "job_title": "Team Leader", "role": "Project sponsor"})["group"] == LEADERSHIP


def test_only_a_department_tells_enough_when_the_title_is_blank() -> None:
    found = classified({**INSIDE, "department": "Change Delivery"}, {**INSIDE, "department": "Finance"}).frame
    assert list(found["group"]) == [DELIVERY, BUSINESS]
    assert (found["confidence"] < 0.7).all()


def test_an_unknown_organisation_lowers_the_confidence() -> None:
    row = {"job_title": "Finance Manager"}
    found = classified(row, {**row, **INSIDE}).frame
    assert found["confidence"].iloc[0] < found["confidence"].iloc[1]
    assert list(found["relationship"]) == ["inside", "inside"]


def test_without_a_home_contacts_of_many_organisations_are_taken_as_outside_and_unsure() -> None:
    rows = [{"job_title": "Product Manager", "organisation": f"Company {letter}"} for letter in "ABCDE"]
    found = classified(*rows, home=Home()).frame
    assert set(found["group"]) == {ACQUAINTANCES}
    assert (found["confidence"] < UNSURE).all()


@pytest.mark.parametrize(
    ("told", "kind"), [("Strategic", "Strategic"), ("operational", "Operational"), ("Persnal", "Personal")]
)
def test_the_contacts_own_network_type_beats_the_groups_default(told: str, kind: str) -> None:
    assert first({"group": "WB", "network_type": told})["network_type"] == kind


def test_a_mentor_from_outside_is_a_personal_tie() -> None:
    row = first({"job_title": "Chief Executive", "organisation": "Fabrikam plc", "relationship": "Mentor"})
    assert (row["group"], row["network_type"]) == (INFLUENCERS, "Personal")


def test_every_group_has_its_default_network_type() -> None:
    rows = [{"group": code} for code in ("DT", "SL", "WB", "EI", "IA")]
    expected = ["Operational", "Strategic", "Operational", "Strategic", "Personal"]
    assert list(classified(*rows).frame["network_type"]) == expected


def test_the_reason_quotes_the_title_the_home_and_the_words_that_decided() -> None:
    row = first({**INSIDE, "job_title": "HEAD  OF Finance"})
    assert row["words"] == "HEAD  OF"
    assert row["why"] == "Job title 'HEAD OF Finance' inside Northwind Council: a head of function decides."


def test_the_rules_table_counts_votes_and_decisions() -> None:
    found = classified({**INSIDE, "job_title": "Finance Director"}, {**INSIDE, "job_title": "Developer"})
    rules = found.rules.set_index("rule")
    assert list(rules.loc["director", ["fires", "decides", "group"]]) == [1, 1, LEADERSHIP]
    assert list(rules.loc["inside-otherwise", ["fires", "decides"]]) == [2, 0]
    assert list(rules.loc["organisation-is-home", ["decides", "relationship"]]) == [2, "inside"]
    assert rules["decides"].le(rules["fires"]).all()


def test_no_contacts_give_empty_columns_of_the_promised_kinds() -> None:
    found = classify(pd.DataFrame({"job_title": pd.Series([], dtype="str")}), Home()).frame
    kinds = dict.fromkeys(("group", "source", "network_type", "rule", "words", "why", "relationship"), "str")
    assert dict(found.dtypes.astype("str")) == {**kinds, "confidence": "float64"}


def test_a_group_not_understood_tells_nothing_by_itself() -> None:
    row = first({"name": "Jane Smith", "group": "Zebra"})
    assert (pd.isna(row["group"]), pd.isna(row["relationship"])) == (True, True)
