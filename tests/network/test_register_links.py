"""Recorded links out of a sheet of who knows whom, with every other row accounted for."""

import datetime as dt

import pandas as pd
import pytest

from pmodash.network.register import LINK_COLUMNS, check_links
from tests.network.typed_tables import kinds, register_of, typed

DAY = dt.date(2025, 3, 12)
PEOPLE = typed(
    "contact_id name email",
    ("C1", "Jörg Müller", "joerg@x.org"),
    ("C2", "Ann Lee", "ann@x.org"),
    ("C3", "Bo Park", "bo@x.org"),
    ("C4", "Ann Smith", None),
    ("C5", "Ann Smith", None),
)


def links(fields, *rows, **told):
    return register_of(PEOPLE, typed(fields, *rows, sheet="Links", role="links", **told))


def linked(register):
    return register.links[["first", "second"]].values.tolist()


def left_out(register):
    rows = register.left_out[register.left_out["sheet"] == "Links"]
    return dict(zip(rows["row"], rows["why"], strict=True))


def test_a_link_has_its_two_contacts_its_day_and_its_row():
    register = links("from to kind since:dmy", ("Ann Lee", "Bo Park", "knows", "12/03/2025"))
    assert register.links.iloc[0].to_dict() == {
        "first": 1, "second": 2, "since": pd.Timestamp(DAY), "sheet": "Links", "row": 2,
    }  # fmt: skip
    assert register.layout.tables[1].rows == 1
    assert register.findings == ()


def test_the_columns_are_as_the_register_promises():
    for register in (links("from to", ("Ann Lee", "Bo Park")), links("from to"), register_of(PEOPLE)):
        assert check_links(register.links, 5) is register.links
        assert list(register.links.columns) == list(LINK_COLUMNS)
        assert [str(dtype) for dtype in register.links.dtypes] == ["int64", "int64", "datetime64[us]", "str", "int64"]


@pytest.mark.parametrize("end", ["C1", "joerg@x.org", "Müller, Jörg", "Dr. jorg muller"])
def test_either_end_is_known_by_id_email_or_name_however_written(end):
    assert linked(links("from to", (end, "Ann Lee"), ("Ann Lee", end))) == [[0, 1], [1, 0]]


def test_ids_beside_names_tell_contacts_of_one_name_apart():
    register = links("from=name from=contact_id to=name", ("Ann Smith", "C5", "Bo Park"))
    assert linked(register) == [[4, 2]]


def test_a_cell_of_several_contacts_links_each_of_them_but_none_to_themself():
    register = links("from to", ("Ann Lee; Bo Park", "Bo Park, Jörg Müller"))
    assert linked(register) == [[1, 2], [1, 0], [2, 0]]
    assert register.layout.tables[1].rows == 1


LEFT_OUT = [
    (("Ann Lee", "Ann Lee"), "links a contact to itself"),
    (("Ann Lee", "Lee, Ann"), "links a contact to itself"),
    (("Ann Lee", None), "names only one contact"),
    ((None, None, "knows"), "names no contact"),
    (("Ann Lee", "Zed"), "its contact, Zed, is not in the register"),
    ((None, "Zed"), "its contact, Zed, is not in the register"),
    (("Ann Smith", "Bo Park"), "several contacts are called Ann Smith"),
]


@pytest.mark.parametrize("row, why", LEFT_OUT)
def test_a_row_that_links_no_two_contacts_is_left_out_and_says_why(row, why):
    register = links("from to kind", row)
    assert linked(register) == [] and left_out(register) == {2: why}


def test_each_end_whose_contacts_the_register_lacks_is_one_finding():
    register = links("from to", ("Zed", "Ann Lee"), ("Zed", "Yan"), ("Bo Park", "Ann Smith"))
    assert [(f.kind, f.cell, f.found) for f in register.findings] == [
        ("link-contact-unknown", "A", "2 links name 1 contact that is not in the register: Zed"),
        ("link-contact-unknown", "B", "1 link names 1 contact that is not in the register: Yan"),
        ("link-contact-ambiguous", "B", "1 link names 1 contact that stands twice in the register: Ann Smith"),
    ]


def test_a_day_that_cannot_be_read_is_a_finding_and_the_link_stays():
    register = links("from to since:dmy", ("Ann Lee", "Bo Park", "long ago"))
    assert kinds(register) == ["date-unreadable"]
    assert register.links["since"].isna().tolist() == [True]


def test_rows_that_the_layout_left_out_are_told_and_links_of_all_sheets_are_read():
    first = typed("from to", ("Example: A", "B"), ("Ann Lee", "Bo Park"), sheet="Links", role="links",
                  left_out={2: "an example row"})  # fmt: skip
    second = typed("from to", ("C1", "C2"), sheet="Reporting lines", role="links")
    register = register_of(PEOPLE, first, second)
    assert left_out(register) == {2: "an example row"}
    assert register.links[["first", "second", "sheet"]].values.tolist() == [[1, 2, "Links"], [0, 1, "Reporting lines"]]
