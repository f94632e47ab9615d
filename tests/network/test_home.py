"""The home organisation: named by the user, or inferred and said."""

from __future__ import annotations

import pandas as pd
import pytest

from pmodash.network.home import Home, infer_home, organisation_key


def home(rows: list[tuple[str | None, str | None]], *named: str) -> Home:
    return infer_home(pd.DataFrame(rows, columns=["organisation", "email"], dtype="str"), named)


MIXED = [
    ("Northwind Council", "a@northwind.gov.uk"),
    ("Northwind Council", "b@northwind.gov.uk"),
    ("northwind council", None),
    (None, "c@northwind.gov.uk"),
    ("Fabrikam plc", "d@fabrikam.com"),
    ("Contoso (supplier)", "e@contoso.com"),
    ("Self-employed", "f@gmail.com"),
]


def test_the_commonest_organisation_is_taken_as_home_with_its_email_domain() -> None:
    found = home(MIXED)
    assert (found.names, found.domains) == (("Northwind Council",), ("northwind.gov.uk",))
    assert found.assumed


def test_an_assumed_home_is_said_with_what_to_do_about_it() -> None:
    (finding,) = home(MIXED).findings
    assert (finding.severity, finding.kind) == ("note", "home-assumed")
    assert finding.found == "Northwind Council, northwind.gov.uk"
    assert "3 of the 5" in finding.expected
    assert finding.remedy


def test_a_named_organisation_brings_its_domain_and_no_finding() -> None:
    found = home(MIXED, "Fabrikam")
    assert (found.names, found.domains, found.findings) == (("Fabrikam", "Fabrikam plc"), ("fabrikam.com",), ())


def test_a_named_domain_brings_its_organisation() -> None:
    found = home(MIXED, "northwind.gov.uk")
    assert (found.names, found.domains) == (("Northwind Council",), ("northwind.gov.uk",))


def test_a_name_that_no_contact_belongs_to_is_said() -> None:
    (finding,) = home(MIXED, "Initech").findings
    assert (finding.severity, finding.kind, finding.found) == ("fix", "home-not-found", "Initech")


@pytest.mark.parametrize(
    "spelling", ["NORTHWIND COUNCIL", "Nörthwind Council", "Northwind Council Ltd.", "northwind  council"]
)
def test_spelling_and_legal_form_do_not_matter(spelling: str) -> None:
    assert organisation_key(spelling) == organisation_key("Northwind Council")


def test_organisations_that_balance_give_no_home_and_say_so() -> None:
    found = home([("A Ltd", None), ("B Ltd", None), ("A Ltd", None), ("B Ltd", None)])
    assert not found.known
    assert [finding.kind for finding in found.findings] == ["home-assumed"]


def test_a_commonest_employer_among_many_is_no_home() -> None:
    rows: list[tuple[str | None, str | None]] = [(f"Company {n}", None) for n in range(40)]
    assert not home(rows + [("Big Bank", None)] * 4).known


def test_organisations_given_only_for_outsiders_give_no_home() -> None:
    blank: list[tuple[str | None, str | None]] = [(None, None)] * 30
    assert not home([*blank, ("Contoso", None), ("Contoso", None), ("Initech", None)]).known


def test_suppliers_and_those_marked_outside_are_not_candidates() -> None:
    rows = [("Contoso (supplier)", "External")] * 5 + [("Fabrikam", "External")] * 4 + [("Northwind", "Internal")] * 3
    contacts = pd.DataFrame(rows, columns=["organisation", "relationship"], dtype="str")
    assert infer_home(contacts).names == ("Northwind",)


def test_mail_that_anybody_can_have_names_no_home() -> None:
    assert not home([(None, "a@gmail.com"), (None, "b@gmail.com"), (None, "c@gmail.com")]).known


def test_an_email_domain_is_home_where_no_organisation_is_given() -> None:
    assert home([(None, "a@acme.co.uk"), (None, "b@acme.co.uk"), (None, "c@other.org")]).domains == ("acme.co.uk",)


def test_the_owners_own_email_tells_home_first_of_all() -> None:
    contacts = pd.DataFrame(
        {
            "organisation": ["Fabrikam", "Fabrikam", "Contoso"],
            "owner": ["x@northwind.gov.uk", "y@northwind.gov.uk", None],
        },
        dtype="str",
    )
    assert infer_home(contacts).domains == ("northwind.gov.uk",)


def test_contacts_without_organisation_or_email_need_no_home_and_no_finding() -> None:
    found = infer_home(pd.DataFrame({"name": ["Ana", "Bo"]}, dtype="str"))
    assert (found.known, found.findings) == (False, ())


def test_a_contractor_with_an_email_at_home_does_not_make_their_firm_home() -> None:
    rows = [("Acme", "a@acme.com"), ("Acme", "b@acme.com"), ("Initech", "c@acme.com")]
    assert home(rows, "acme.com").names == ("Acme",)
