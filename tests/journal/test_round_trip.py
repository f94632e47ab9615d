"""Edits in the workbook, read again, say what the edits said: the promise on which the whole journal rests."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_network import day

from pmodash.findings import RefusedEditError
from pmodash.journal.applying import apply
from pmodash.journal.edits import AddContact, Edit, Key, LogTouchpoints, MarkLeaver, MergeContacts, SetField, SetPolicy
from pmodash.journal.rereading import reread_notes
from pmodash.journal.updating import download
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

PEOPLE = ("Ada Finch", "Ben Okafor", "Cleo Marsh", "Dee Park", "Eve Lund", "Femi Obi", "Gus Hale")
LOG_HEADERS = ("Date", "Contact", "Vehicle", "Event", "By")


def book_of(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def full() -> bytes:
    """Titles above, an id, a log, last contact, everything in columns of its own."""
    rows: list[tuple[Any, ...]] = [
        ("Stakeholder register",), (),
        ("ID", "Name", "Email", "Job title", "Influence", "Current engagement", "Last contact", "Status", "Notes",
         "Do not contact"),
    ]  # fmt: skip
    for number, name in enumerate(PEOPLE):
        mail = f"{name.split()[0].lower()}@larkfield.example"
        met = dt.date(2026, 9, 1 + number) if number % 2 else None
        rows.append((f"C{number + 1:03d}", name, mail, "Analyst", "High", "Neutral", met, "Active", None, None))
    log = [(dt.date(2026, 8, 3 + n), name, "Phone call", None, "Kit Vale") for n, name in enumerate(PEOPLE)]
    return book_of({"Register": rows, "Contact log": [LOG_HEADERS, *log]})


def plain_list() -> bytes:
    """No id, no log, no status; names in two columns."""
    rows = [("First name", "Last name", "Company", "Email", "Power")]
    rows += [(*name.split(), "Larkfield", f"{name.split()[0].lower()}@larkfield.example", "Medium") for name in PEOPLE]
    return book_of({"Contacts": rows})


def ticked() -> bytes:
    """The engagement matrix: C for the current and D for the desired level."""
    rows: list[tuple[Any, ...]] = [
        ("Stakeholder", "Role", "Influence", "Unaware", "Resistant", "Neutral", "Supportive", "Leading", "Notes")
    ]
    marks = (("C", None, None, "D", None), (None, "C", None, "D", None), (None, None, "C,D", None, None))
    rows += [(name, "Director", "High", *marks[number % 3], None) for number, name in enumerate(PEOPLE)]
    return book_of({"Engagement matrix": rows})


def keyed_by_id() -> bytes:
    """A log that names contacts by their id, and texts of a field over several columns."""
    rows: list[tuple[Any, ...]] = [
        ("Contact ID", "Name", "Organisation", "Street", "City", "Country", "Interest", "Email")
    ]
    rows += [
        (
            f"STK-{100 + n}",
            name,
            "Larkfield",
            f"{n} High St",
            "Leeds",
            "UK",
            "Low",
            f"{name[:3].lower()}@larkfield.example",
        )
        for n, name in enumerate(PEOPLE)
    ]
    log = [(dt.date(2026, 8, 3 + n), f"STK-{100 + n}", "Email", "Launch") for n in range(len(PEOPLE))]
    return book_of({"Stakeholders": rows, "Touchpoints": [("Date", "Contact ID", "Channel", "Event"), *log]})


def footed() -> bytes:
    """A register with a total below it, so that new contacts need another place."""
    rows: list[tuple[Any, ...]] = [("Name", "Job title", "Email", "Influence", "Owner")]
    rows += [(name, "Analyst", f"{name[:3].lower()}@larkfield.example", "High", "Kit Vale") for name in PEOPLE]
    return book_of({"Register": [*rows, ("Total", None, None, None, None)]})


def two_tables() -> bytes:
    """People on one sheet, the same people with more about them on another."""
    people = [
        ("Name", "Job title", "Email"),
        *((name, "Analyst", f"{name[:3].lower()}@larkfield.example") for name in PEOPLE),
    ]
    more = [
        ("Stakeholder", "Influence", "Interest", "Notes"),
        *((name, "High", "Low", "Met in May") for name in PEOPLE[:5]),
    ]
    return book_of({"People": people, "Power grid": more})


def told_in_one_cell() -> bytes:
    """Stance and interest in one column, and names that stand in for roles."""
    rows = [("Role", "Internal / External", "Position/Interest", "Email")]
    jobs = ("Sponsor", "Works council", "Supplier", "Regulator", "Board", "Union", "Press")
    rows += [(job, "Internal", "For/High", f"{job[:3].lower()}@larkfield.example") for job in jobs]
    return book_of({"Stakeholders": rows})


BOOKS = {
    "full": full(),
    "plain": plain_list(),
    "ticked": ticked(),
    "by_id": keyed_by_id(),
    "footed": footed(),
    "two": two_tables(),
}
REGISTERS: dict[str, Register] = {}


def register_of(data: bytes) -> Register:
    book = read(data, "register.xlsx")
    return build(book, understand(book))


@pytest.fixture(scope="module", autouse=True)
def registers() -> None:
    REGISTERS.update({name: register_of(data) for name, data in BOOKS.items()})


def touches(register: Register) -> pd.DataFrame:
    contacts = register.contacts["contact_id"].to_numpy()
    frame = register.touchpoints.assign(contact=lambda f: contacts[f["contact"].to_numpy()])
    texts = frame[["contact", "vehicle", "event", "by", "sheet", "notes"]].astype("str").fillna("")
    known = pd.concat([texts, frame[["date", "done", "row"]]], axis=1)
    return known.sort_values(list(known.columns), ignore_index=True)


def without_merged(register: Register) -> Register:
    from dataclasses import replace

    merged = register.contacts["status"].str.startswith("Merged into", na=False).to_numpy()
    if not merged.any():
        return register
    places = (~merged).cumsum() - 1
    frame = register.touchpoints.assign(contact=places[register.touchpoints["contact"].to_numpy()])
    return replace(register, contacts=register.contacts[~merged].reset_index(drop=True), touchpoints=frame)


def assert_kept(book: str, edits: Sequence[Edit]) -> None:
    register = REGISTERS[book]
    written = download(BOOKS[book], "register.xlsx", register, edits)
    expected, again = apply(register, edits), without_merged(register_of(written.data))
    assert reread_notes(expected, again) == written.receipt.notes == ()
    pd.testing.assert_frame_equal(touches(expected), touches(again), check_categorical=False)
    assert again.policy == expected.policy


WORDS = st.sampled_from(["Head of Change", "=1+1", "007", "Årsmøte; x", "two\nlines", "A, B", "TBC"])
KEYS = st.sampled_from([Key(name=name) for name in PEOPLE[:4]])
FIELDS = st.sampled_from(["job_title", "notes", "owner", "tags", "location", "cadence", "department", "status"])
LEVELS = st.sampled_from(["influence", "interest"])
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
EDITS = st.one_of(
    st.builds(SetField, KEYS, FIELDS, WORDS | st.none()),
    st.builds(SetField, KEYS, LEVELS, st.sampled_from(["High", "Medium", "Low"])),
    st.builds(SetField, KEYS, st.just("engagement_current"), st.sampled_from(["Resistant", "Neutral", "Supportive"])),
    st.builds(SetField, KEYS, st.just("engagement_desired"), st.sampled_from(["Neutral", "Supportive", "Leading"])),
    st.builds(SetField, KEYS, st.sampled_from(["last_touchpoint", "next_touchpoint", "first_met"]), DAYS),
    st.builds(SetField, KEYS, st.just("do_not_contact"), st.booleans()),
    st.builds(SetField, KEYS, st.just("email"), st.sampled_from(["new@larkfield.example", None])),
    st.builds(
        LogTouchpoints, DAYS, st.sampled_from(["Workshop", "coffee", "Raven"]),
        st.lists(KEYS, min_size=1, max_size=3).map(tuple), st.sampled_from(["", "Kit Vale"]),
        st.sampled_from(["", "Launch"]),
        st.sampled_from(["", "went well"]), st.sampled_from(["done", "planned"]),
    ),
    st.builds(AddContact, st.fixed_dictionaries(
        {"name": st.sampled_from(["Ivy Moss", "Jon Reed"])},
        optional={"email": st.just("ivy@else.example"), "influence": st.just("Low"), "phone": st.just("+44 20 555")},
    ).map(lambda fields: tuple(fields.items()))),
    st.builds(MarkLeaver, KEYS, DAYS, st.booleans()),
    st.builds(SetPolicy, st.just("Senior Leadership"), st.just("ideal"), st.integers(5, 45)),
)  # fmt: skip


@pytest.mark.parametrize("book", list(BOOKS))
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=st.lists(EDITS, min_size=1, max_size=6))
def test_what_was_edited_is_what_is_read_again(book: str, edits: list[Edit]) -> None:
    assert_kept(book, edits)


@pytest.mark.parametrize("book", list(BOOKS))
def test_a_rename_is_followed_by_the_log(book: str) -> None:
    assert_kept(book, [SetField(Key(name="Ada Finch"), "name", "Ada Winslow")])


@pytest.mark.parametrize("book", list(BOOKS))
def test_a_merge_is_followed_by_the_log(book: str) -> None:
    assert_kept(book, [MergeContacts(Key(name="Ada Finch"), Key(name="Cleo Marsh"))])


@pytest.mark.parametrize("book", ["full", "by_id"])
def test_touchpoints_of_two_contacts_of_one_name_are_told_apart(book: str) -> None:
    here = "Register" if book == "full" else "Stakeholders"
    row = 4 if book == "full" else 2
    edits = [
        AddContact((("name", "Ada Finch"),)),
        LogTouchpoints(day("2026-11-20"), "Workshop", (Key(row=row, sheet=here),)),
    ]
    assert_kept(book, edits)


def test_a_contact_added_twice_over_is_logged_by_its_row() -> None:
    edits: list[Edit] = [AddContact((("name", "Ivy Moss"),)), AddContact((("name", "Ivy Moss"),))]
    edits.append(LogTouchpoints(day("2026-11-20"), "Workshop", (Key(row=12, sheet="Register"),)))
    assert_kept("full", edits)


def test_undoing_all_edits_gives_the_first_bytes() -> None:
    assert download(BOOKS["full"], "register.xlsx", REGISTERS["full"], ()).data is BOOKS["full"]


def test_a_second_round_adds_to_what_the_first_wrote() -> None:
    first = download(BOOKS["full"], "r.xlsx", REGISTERS["full"], [AddContact((("name", "Ivy Moss"),))])
    register = register_of(first.data)
    edits = [AddContact((("name", "Jon Reed"),)), SetPolicy("All", "window_days", 60)]
    second = download(first.data, "r.xlsx", register, edits)
    assert reread_notes(apply(register, edits), register_of(second.data)) == ()
    log = openpyxl.load_workbook(io.BytesIO(second.data))["PMO change log"]
    assert [row[2] for row in log.iter_rows(min_row=2, values_only=True)] == ["Ivy Moss", "Jon Reed", "All"]


def test_the_change_log_tells_time_contact_field_values_and_cell() -> None:
    edit = SetField(Key(name="Ben Okafor"), "job_title", "Head of Change")
    at = dt.datetime(2026, 11, 20, 9, 30)
    written = download(BOOKS["full"], "r.xlsx", REGISTERS["full"], [edit], times=[at])
    rows = list(openpyxl.load_workbook(io.BytesIO(written.data))["PMO change log"].iter_rows(values_only=True))
    assert rows == [
        ("Time", "Edit", "Contact", "Field", "Old value", "New value", "Cell"),
        (at, 1, "Ben Okafor", "Job title", "Analyst", "Head of Change", "Register!D5"),
    ]


def test_extra_columns_are_written_when_asked_for_and_never_read_as_fields_twice() -> None:
    columns = {"PMO status": {("Register", 4): "Due", ("Register", 5): "Overdue"}}
    written = download(BOOKS["full"], "r.xlsx", REGISTERS["full"], (), columns=columns)
    again = download(written.data, "r.xlsx", register_of(written.data), (), columns=columns)
    assert written.receipt.columns_added == ("Register!K",)
    assert again.receipt.columns_added == ()
    assert reread_notes(REGISTERS["full"], register_of(again.data)) == ()


def test_a_new_level_leaves_the_other_that_its_cell_told() -> None:
    data = told_in_one_cell()
    register = register_of(data)
    edits = [SetField(Key(row=2), "engagement_current", "Resistant"), SetField(Key(row=3), "influence", "Low")]
    written = download(data, "r.xlsx", register, edits)
    again = register_of(written.data)
    assert reread_notes(apply(register, edits), again) == written.receipt.notes == ()
    assert again.contacts["interest_level"].tolist() == register.contacts["interest_level"].tolist()


def test_a_role_that_names_a_contact_can_be_changed_by_either_field() -> None:
    data = told_in_one_cell()
    register = register_of(data)
    edits: list[Edit] = [
        SetField(Key(name="Sponsor"), "name", "Lead sponsor"),
        SetField(Key(name="Union"), "role", "Staff union"),
        AddContact((("name", "Auditor"),)),
    ]
    written = download(data, "r.xlsx", register, edits)
    assert reread_notes(apply(register, edits), register_of(written.data)) == ()
    assert apply(register, edits).contacts["name"].tolist()[::5] == ["Lead sponsor", "Staff union"]


def test_a_long_file_name_still_takes_its_edits() -> None:
    name = "a list of stakeholders with a name that is far too long for a sheet.csv"
    data = b"Name,Job title,Email\nAda Finch,Analyst,ada@larkfield.example\nBen Okafor,Lead,ben@larkfield.example\n"
    book = read(data, name)
    register = build(book, understand(book))
    edits: list[Edit] = [SetField(Key(name="Ada Finch"), "job_title", "Head"), AddContact((("name", "Dee Park"),))]
    written = download(data, name, register, edits)
    assert written.name.endswith("for a sheet.xlsx")
    assert [note.split()[0] for note in written.receipt.notes] == ["The", "Sheet"]


def test_lists_side_by_side_are_not_guessed_at() -> None:
    rows = [("Name", "Job title", "Email", None, None, "Stakeholder", "Organisation", "Influence")]
    rows += [(n, "Analyst", f"{n[:3]}@x.example", None, None, f"{n} Ltd", "Trade body", "High") for n in PEOPLE]
    data = book_of({"Sheet1": rows})
    register = register_of(data)
    if len(register.layout.of_role("contacts")) > 1:
        with pytest.raises(RefusedEditError, match="side by side"):
            apply(register, [SetField(Key(name="Ada Finch"), "job_title", "Head")])
    edit = LogTouchpoints(day("2026-11-20"), "Workshop", (Key(name="Ada Finch"),))
    written = download(data, "r.xlsx", register, [edit])
    assert reread_notes(apply(register, [edit]), register_of(written.data)) == ()
