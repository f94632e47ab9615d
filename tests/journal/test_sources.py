"""The group that a source leads to, edited: at once in its contacts' groups, and in the workbook when it comes back."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmodash.analysis import Analysis
from pmodash.findings import RefusedEditError
from pmodash.journal.applying import apply
from pmodash.journal.edits import Edit, Key, LogTouchpoints, SetPolicy, SetSource
from pmodash.journal.journal import Journal
from pmodash.journal.rereading import reread_notes
from pmodash.journal.updating import UpdateOptions, download
from pmodash.knowledge import Network
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.network.source_groups import source_table
from pmodash.vocabulary import group_names
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

DELIVERY, LEADERSHIP, BUSINESS, INFLUENCERS, ACQUAINTANCES = group_names()
SPONSORS, TEAM = "Customers – Sponsors", "Team Members"
SOURCE_MEANS = "The group that contacts of this source belong to."
AS_OF = dt.date(2026, 11, 20)
PEOPLE = [
    ("Name", "Email", "Source"),
    ("Ada Finch", "ada@larkfield.example", SPONSORS),
    ("Ben Okafor", "ben@larkfield.example", "Stakeholders"),
    ("Cleo Marsh", "cleo@larkfield.example", TEAM),
    ("Dee Park", "dee@elsewhere.example", "Vendors"),
]


def book_of(*more: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in (("Register", PEOPLE), *more):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


OWN = ("Sources", [("Source", "Group"), (SPONSORS, "SL"), ("Vendors", "IA"), (TEAM, "none"), (SPONSORS, "SL")])
NOTED = ("Sources", [("Source", "Group"), (SPONSORS, "SL"), (), ("Ask Kit Vale before changing this list.",)])
SHORT = ("Sources", [("Source", "Group"), ("Stakeholders", "WB")])
BOOKS = {
    "without a table": book_of(),
    "with a table": book_of(OWN),
    "with a note below": book_of(NOTED),
    "with one source": book_of(SHORT),
}


def register_of(data: bytes) -> Register:
    book = read(data, "r.xlsx")
    return build(book, understand(book))


def groups(register: Register) -> dict[str, str]:
    found = Network.of(register).classified.frame["group"].fillna("hub")
    return dict(zip(register.contacts["name"], found, strict=True))


def cells(data: bytes, sheet: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(data))[sheet].iter_rows(values_only=True))


def own_rows(data: bytes, sheet: str) -> list[tuple[Any, ...]]:
    """The rows of a sheet of the product's own from its headers on."""
    return cells(data, sheet)[2:]


def test_the_contacts_of_a_source_follow_its_group_at_once() -> None:
    register = register_of(BOOKS["without a table"])
    after = apply(register, [SetSource(SPONSORS, BUSINESS), SetSource("Stakeholders", DELIVERY)])
    assert groups(register)["Ada Finch"] == LEADERSHIP
    assert (groups(after)["Ada Finch"], groups(after)["Ben Okafor"]) == (BUSINESS, DELIVERY)
    assert register.source_groups == {}


def test_all_that_is_reckoned_by_group_follows_too() -> None:
    after = apply(register_of(BOOKS["without a table"]), [SetSource(SPONSORS, DELIVERY)])
    ada = Analysis.of(after, AS_OF).standing.iloc[0]
    assert (ada["group"], ada["source"], ada["ideal_days"], ada["network_type"]) == (
        DELIVERY, SPONSORS, 14, "Operational",
    )  # fmt: skip


def test_a_broadcast_counts_by_the_group_that_the_source_leads_to_now() -> None:
    people = [(*row, met) for row, met in zip(PEOPLE, ("Last contact", *[dt.date(2026, 1, 1)] * 4), strict=True)]
    buffer, book = io.BytesIO(), openpyxl.Workbook()
    for row in people:
        book.active.append(list(row))
    book.save(buffer)
    news = LogTouchpoints(AS_OF, "Newsletter", (Key(name="Ada Finch"),))
    register = register_of(buffer.getvalue())
    told = [
        apply(register, edits).contacts["last_touchpoint"].iloc[0].date()
        for edits in ([news], [SetSource(SPONSORS, BUSINESS), news])
    ]
    assert told == [dt.date(2026, 1, 1), AS_OF]


def test_the_pmos_own_people_can_be_led_to_a_group_and_back_to_the_hub() -> None:
    register = register_of(BOOKS["without a table"])
    out = apply(register, [SetSource(TEAM, BUSINESS)])
    cleo = Analysis.of(out, AS_OF).standing.iloc[2]
    assert (cleo["group"], cleo["source"], bool(cleo["counted"])) == (BUSINESS, TEAM, True)
    for word in ("", "None", "none: the hub"):
        back = apply(register, [SetSource(TEAM, BUSINESS), SetSource(TEAM, word)])
        assert groups(back)["Cleo Marsh"] == "hub"


@pytest.mark.parametrize("source", ["customers - sponsors", "CUSTOMERS – SPONSORS"])
@pytest.mark.parametrize("group", ["WB", "wider business", BUSINESS])
def test_source_and_group_may_be_spelled_as_people_do(source: str, group: str) -> None:
    after = apply(register_of(BOOKS["without a table"]), [SetSource(source, group)])
    assert after.source_groups == {SPONSORS: BUSINESS}


REFUSED = [
    (SetSource("Neighbours", BUSINESS), "edit 1: there is no source 'Neighbours'"),
    (SetSource("", BUSINESS), "edit 1: there is no source ''"),
    (SetSource(SPONSORS, "Friends"), "edit 1: Customers – Sponsors cannot lead to 'Friends'"),
    (SetSource(SPONSORS, ""), "edit 1: Customers – Sponsors cannot lead to 'None: the hub'"),
    (SetSource(TEAM, "Friends"), "edit 1: Team Members cannot lead to 'Friends'"),
]


@pytest.mark.parametrize(("edit", "sentence"), REFUSED)
def test_an_unknown_source_or_group_is_refused_in_one_sentence(edit: SetSource, sentence: str) -> None:
    with pytest.raises(RefusedEditError) as refused:
        apply(register_of(BOOKS["without a table"]), [edit])
    assert refused.value.what == sentence and refused.value.remedy.startswith("use one of ")


def test_undoing_the_edit_gives_the_first_groups_and_redoing_it_the_new_ones() -> None:
    register = register_of(BOOKS["with a table"])
    journal = Journal().add(SetSource(SPONSORS, BUSINESS), dt.datetime(2026, 11, 20))
    assert groups(apply(register, journal.undo().edits)) == groups(register)
    assert groups(apply(register, journal.undo().redo().edits))["Ada Finch"] == BUSINESS


def test_a_table_of_the_workbooks_own_takes_the_group_in_every_row_of_the_source() -> None:
    edits = [SetSource(SPONSORS, BUSINESS), SetSource("Vendors", INFLUENCERS)]
    written = download(BOOKS["with a table"], "r.xlsx", register_of(BOOKS["with a table"]), edits)
    assert cells(written.data, "Sources")[1:] == [
        (SPONSORS, BUSINESS), ("Vendors", INFLUENCERS), (TEAM, "none"), (SPONSORS, BUSINESS),
    ]  # fmt: skip
    assert "PMO settings" not in openpyxl.load_workbook(io.BytesIO(written.data)).sheetnames


def test_a_source_that_the_own_table_lacks_gets_a_row_below_the_others() -> None:
    edits = [SetSource("Stakeholders", DELIVERY), SetSource("External Influencers", ACQUAINTANCES)]
    written = download(BOOKS["with a table"], "r.xlsx", register_of(BOOKS["with a table"]), edits)
    assert cells(written.data, "Sources")[5:] == [
        ("Stakeholders", DELIVERY), ("External Influencers", ACQUAINTANCES),
    ]  # fmt: skip
    assert written.receipt.rows_added[:2] == ("Sources!A6:B6", "Sources!A7:B7")


def test_without_an_own_table_the_settings_keep_it_beside_the_policy() -> None:
    edits: list[Edit] = [SetPolicy(LEADERSHIP, "ideal", 21), SetSource(SPONSORS, BUSINESS), SetSource(TEAM, BUSINESS)]
    data = BOOKS["without a table"]
    first = download(data, "r.xlsx", register_of(data), edits)
    assert own_rows(first.data, "PMO settings") == [
        ("Group", "Field", "Value", "What it means"),
        (LEADERSHIP, "ideal", 21, "Days between touchpoints that the group should see."),
        (SPONSORS, "group_of_source", BUSINESS, SOURCE_MEANS),
        (TEAM, "group_of_source", BUSINESS, SOURCE_MEANS),
    ]
    again = register_of(first.data)
    assert (again.policy, again.source_groups) == ({LEADERSHIP: {"ideal": 21}}, {SPONSORS: BUSINESS, TEAM: BUSINESS})
    second = download(first.data, "r.xlsx", again, [SetSource(TEAM, "")])
    assert own_rows(second.data, "PMO settings")[3] == (TEAM, "group_of_source", "None: the hub", SOURCE_MEANS)
    assert groups(register_of(second.data))["Cleo Marsh"] == "hub"


def test_the_change_log_says_what_led_where_and_in_which_cell() -> None:
    at = dt.datetime(2026, 11, 20, 9, 30)
    for book, cell in (("with a table", "Sources!B2, Sources!B5"), ("with a note below", "Sources!B2"),
                       ("without a table", "PMO settings")):  # fmt: skip
        written = download(
            BOOKS[book], "r.xlsx", register_of(BOOKS[book]), [SetSource(SPONSORS, BUSINESS)], UpdateOptions(times=[at])
        )
        assert own_rows(written.data, "PMO change log")[1] == (
            at, 1, SPONSORS, "Group of source", LEADERSHIP, BUSINESS, cell,
        )  # fmt: skip


def test_the_own_table_wins_over_the_settings() -> None:
    kept = ("PMO settings", [("Group", "Field", "Value"), (SPONSORS, "group_of_source", DELIVERY)])
    assert register_of(book_of(kept, OWN)).source_groups[SPONSORS] == LEADERSHIP


def test_a_group_that_no_source_leads_to_in_the_settings_is_a_finding() -> None:
    kept = ("PMO settings", [("Group", "Field", "Value"), (SPONSORS, "group_of_source", "Friends")])
    register = register_of(book_of(kept))
    assert [(f.kind, f.found) for f in register.findings] == [("group-unknown", "Friends")]
    assert register.source_groups == {}


SOURCES = st.sampled_from([*source_table({})])
EDITS = st.builds(SetSource, SOURCES, st.sampled_from(group_names())) | st.just(SetSource(TEAM, ""))


@pytest.mark.parametrize("book", BOOKS)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=st.lists(EDITS, min_size=1, max_size=6))
def test_the_groups_read_again_are_those_that_were_edited(book: str, edits: list[SetSource]) -> None:
    register = register_of(BOOKS[book])
    written = download(BOOKS[book], "r.xlsx", register, edits)
    expected, again = apply(register, edits), register_of(written.data)
    assert written.receipt.notes == () and reread_notes(expected, again) == ()
    assert groups(again) == groups(expected)
    assert source_table(again.source_groups) == source_table(expected.source_groups)
