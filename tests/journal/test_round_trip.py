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

from pmodash.findings import RefusedEditError, RefusedWriteError
from pmodash.journal.applying import apply
from pmodash.journal.edits import (
    AddContact,
    Edit,
    Key,
    LogTouchpoints,
    MarkLeaver,
    MergeContacts,
    SetField,
    SetPolicy,
    UnmergeContacts,
)
from pmodash.journal.new_rows import place_notes
from pmodash.journal.replaying import replay
from pmodash.journal.rereading import reread_notes
from pmodash.journal.updating import UpdateOptions, download, update
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

PEOPLE = ("Ada Finch", "Ben Okafor", "Cleo Marsh", "Dee Park", "Eve Lund", "Femi Obi", "Gus Hale")
REGISTER_ROWS = (("Name", "Email"), *((name, f"{name.split()[0].lower()}@x.org") for name in PEOPLE))
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


def linked() -> bytes:
    """A sheet of who knows whom, by names and by ids, several and strangers in a cell, with a contact linked twice."""
    people: list[tuple[Any, ...]] = [("ID", "Name", "Email", "Status")]
    people += [(f"C{n}", name, f"{name[:3].lower()}@larkfield.example", None) for n, name in enumerate(PEOPLE)]
    ada, ben, cleo, dee, *_ = PEOPLE
    by_name = [("From", "To", "Since"), (ada, ben, dt.date(2024, 5, 1)), (cleo, f"{ada}; {dee}", None)]
    by_name += [(dee, f"{ben}; Zed Stranger", None), (ada, cleo, None), (ben, cleo, dt.date(2027, 1, 1))]
    by_id = [("Contact A", "Contact B", "Type"), ("C0", "C3", "knows"), ("C2", "C1", "reports to")]
    return book_of({"Register": people, "Links": by_name, "Reporting lines": by_id})


def told_in_one_cell() -> bytes:
    """Stance and interest in one column, and names that stand in for roles."""
    rows = [("Role", "Internal / External", "Position/Interest", "Email")]
    jobs = ("Sponsor", "Works council", "Supplier", "Regulator", "Board", "Union", "Press")
    rows += [(job, "Internal", "For/High", f"{job[:3].lower()}@larkfield.example") for job in jobs]
    return book_of({"Stakeholders": rows})


def prepared() -> bytes:
    """Rows numbered for contacts to come, in the register and in the log, and a legend below the register."""
    rows: list[tuple[Any, ...]] = [("No.", "Name", "Role", "Email", "Influence")]
    rows += [(n, name, "Analyst", f"{name[:3].lower()}@larkfield.example", "High") for n, name in enumerate(PEOPLE, 1)]
    rows += [(8,), (9,), (), ("Legend: H = high",)]
    log: list[tuple[Any, ...]] = [("No.", *LOG_HEADERS)]
    log += [(n, dt.date(2026, 8, 3 + n), name, "Phone call", None, "Kit Vale") for n, name in enumerate(PEOPLE, 1)]
    return book_of({"Register": rows, "Contact log": [*log, *((n,) for n in range(8, 30))]})


BOOKS = {
    "full": full(),
    "plain": plain_list(),
    "ticked": ticked(),
    "by_id": keyed_by_id(),
    "footed": footed(),
    "two": two_tables(),
    "linked": linked(),
    "prepared": prepared(),
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


def links(register: Register) -> list[tuple[Any, ...]]:
    """Each link by the ids of its two ends, with its day and where it stands."""
    ids = register.contacts["contact_id"].to_numpy()
    frame = register.links
    ends = [ids[frame[end].to_numpy()].tolist() for end in ("first", "second")]
    return sorted(zip(*ends, frame["since"].astype("str").fillna(""), frame["sheet"], frame["row"], strict=True))


def assert_kept(book: str, edits: Sequence[Edit]) -> None:
    register = REGISTERS[book]
    written = download(BOOKS[book], "register.xlsx", register, edits)
    expected, again = apply(register, edits), register_of(written.data)
    assert reread_notes(expected, again) == ()
    assert written.receipt.notes == tuple(place_notes(replay(register, edits)))
    pd.testing.assert_frame_equal(touches(expected), touches(again), check_categorical=False)
    assert links(expected) == links(again)
    assert again.policy == expected.policy
    assert again.merged == expected.merged


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


@pytest.mark.parametrize("book", list(BOOKS))
def test_a_merge_taken_back_in_the_workbook_that_came_back_leaves_no_trace(book: str) -> None:
    before = REGISTERS[book]
    sheet, row = before.contacts.loc[before.contacts["name"] == "Cleo Marsh", ["sheet", "row"]].iloc[0]
    merge = MergeContacts(Key(name="Ada Finch"), Key(name="Cleo Marsh"))
    merged = download(BOOKS[book], "r.xlsx", before, [merge]).data
    back = download(merged, "r.xlsx", register_of(merged), [UnmergeContacts(Key(row=int(row), sheet=str(sheet)))])
    again = register_of(back.data)
    assert back.receipt.notes == ()
    pd.testing.assert_frame_equal(again.contacts, before.contacts)
    pd.testing.assert_frame_equal(touches(again), touches(before), check_categorical=False)
    assert again.left_out[["sheet", "row"]].values.tolist() == before.left_out[["sheet", "row"]].values.tolist()


def twice(first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Register, Register]:
    """The register after both lists of edits, made to the workbook as it comes back: as expected and as read."""
    data = download(BOOKS["full"], "r.xlsx", REGISTERS["full"], first).data
    register = register_of(data)
    written = download(data, "r.xlsx", register, second)
    assert written.receipt.notes == ()
    return apply(register, second), register_of(written.data)


@pytest.mark.parametrize(
    "later",
    [
        SetField(Key(name="Ada Finch"), "name", "Ada Winslow"),
        SetField(Key(name="Ada Finch"), "contact_id", "X9"),
        MergeContacts(Key(name="Dee Park"), Key(name="Ada Finch")),
    ],
)
def test_a_contact_merged_away_stays_so_whatever_the_kept_one_is_called_later(later: Edit) -> None:
    expected, again = twice([MergeContacts(Key(name="Ada Finch"), Key(name="Cleo Marsh"))], [later])
    assert again.merged == expected.merged
    assert again.left_out["why"].tolist() == expected.left_out["why"].tolist()
    assert "Cleo Marsh" not in again.contacts["name"].tolist()


def logged_for(*names: str) -> bytes:
    """A register of three, and a log whose touchpoints name some who are not in it or not alone of their name."""
    people = [("Name", "Email", "Status"), ("Ada Finch", "ada@x.org", None), ("Ben Okafor", "ben@x.org", None)]
    people += [("Ada Finch", "finch@x.org", None)]
    rows = [(dt.date(2026, 8, 3 + n), name, "Phone call", None, "Kit Vale") for n, name in enumerate(names)]
    return book_of({"Register": people, "Contact log": [LOG_HEADERS, *rows]})


@pytest.mark.parametrize(
    "edit",
    [
        AddContact((("name", "Zed Quill"),)),
        SetField(Key(name="Ben Okafor"), "name", "Zed Quill"),
        MergeContacts(Key(email="ada@x.org"), Key(email="finch@x.org")),
        SetField(Key(email="finch@x.org"), "name", "Ada Winslow"),
    ],
)
def test_touchpoints_of_a_contact_who_becomes_known_count_at_once_and_when_read_again(edit: Edit) -> None:
    data = logged_for("Zed Quill", "Ben Okafor", "Ada Finch", "Zed Quill; Ben Okafor; Ada Finch")
    register = register_of(data)
    written = download(data, "r.xlsx", register, [edit])
    after, again = apply(register, [edit]), register_of(written.data)
    assert written.receipt.notes == ()
    assert len(after.touchpoints) > len(register.touchpoints)
    pd.testing.assert_frame_equal(touches(after), touches(again), check_categorical=False)
    assert sorted(after.left_out.values.tolist()) == sorted(again.left_out.values.tolist())
    assert len(after.unsettled) == len(again.unsettled)


def test_one_event_that_reached_both_of_two_who_are_merged_reached_one() -> None:
    log = [LOG_HEADERS, (dt.date(2026, 8, 3), "Ada Finch; Cleo Marsh", "Workshop", None, "Kit Vale")]
    people = [("Name", "Email", "Status"), *((name, f"{name[:3].lower()}@x.org", "Active") for name in PEOPLE)]
    data = book_of({"Register": people, "Contact log": log})
    register, edits = register_of(data), [MergeContacts(Key(name="Ada Finch"), Key(name="Cleo Marsh"))]
    written = download(data, "r.xlsx", register, edits)
    assert written.receipt.notes == ()
    assert len(apply(register, edits).touchpoints) == len(register_of(written.data).touchpoints) == 1


@pytest.mark.parametrize("book", ["full", "by_id"])
def test_touchpoints_of_two_contacts_of_one_name_are_told_apart(book: str) -> None:
    here = "Register" if book == "full" else "Stakeholders"
    row = 4 if book == "full" else 2
    edits = [
        AddContact((("name", "Ada Finch"),)),
        LogTouchpoints(day("2026-11-20"), "Workshop", (Key(row=row, sheet=here),)),
    ]
    assert_kept(book, edits)


def test_links_of_two_contacts_of_one_name_are_told_apart() -> None:
    assert_kept("linked", [AddContact((("name", "Ada Finch"),)), SetField(Key(name="Ben Okafor"), "name", "Dee Park")])


def test_a_cell_that_names_others_too_keeps_them_when_one_is_renamed() -> None:
    written = download(
        BOOKS["linked"], "r.xlsx", REGISTERS["linked"], [SetField(Key(name="Ben Okafor"), "name", "Ben Osei")]
    )
    sheet = openpyxl.load_workbook(io.BytesIO(written.data))["Links"]
    assert [cell.value for cell in sheet["B"]] == [
        "To", "Ben Osei", "Ada Finch; Dee Park", "Ben Osei; Zed Stranger", "Cleo Marsh", "Cleo Marsh",
    ]  # fmt: skip


def test_a_contact_added_twice_over_is_logged_by_its_row() -> None:
    edits: list[Edit] = [AddContact((("name", "Ivy Moss"),)), AddContact((("name", "Ivy Moss"),))]
    edits.append(LogTouchpoints(day("2026-11-20"), "Workshop", (Key(row=12, sheet="Register"),)))
    assert_kept("full", edits)


def test_undoing_all_edits_gives_the_first_bytes() -> None:
    assert download(BOOKS["full"], "register.xlsx", REGISTERS["full"], ()).data is BOOKS["full"]


def test_prepared_rows_are_filled_in_and_what_finds_no_room_goes_to_its_own_sheet() -> None:
    edits: list[Edit] = [
        AddContact((("name", name), ("influence", "Low"))) for name in ("Ivy Moss", "Jo Reed", "Kai Sun")
    ]
    edits.append(LogTouchpoints(day("2026-11-20"), "Workshop", (Key(name="Ivy Moss"), Key(name="Kai Sun"))))
    assert_kept("prepared", edits)
    written = download(BOOKS["prepared"], "r.xlsx", REGISTERS["prepared"], edits)
    again = register_of(written.data).contacts.tail(3)
    assert again["contact_id"].tolist() == ["8", "9", "PMO contacts!4"]
    assert written.receipt.notes == (
        "Something stands below the table on the sheet Register, so the new contact went to the sheet PMO contacts.",
    )
    assert [change.cell for change in written.receipt.cells if change.sheet == "Register"] == ["B9", "E9", "B10", "E10"]


def test_a_new_contact_that_would_be_read_as_one_of_another_table_is_refused() -> None:
    data = book_of(
        {"Register": [*REGISTER_ROWS, ("Total", None)], "More": [("Name", "Email"), ("Zed Quill", "z@x.org")]}
    )
    register = register_of(data)
    with pytest.raises(
        RefusedEditError, match="edit 1: 'Ada Finch' would not be told from 'Ada Finch' in Register row 2"
    ):
        apply(register, [AddContact((("name", "Ada Finch"),))])
    edit = AddContact((("name", "Ada Finch"), ("email", "another@x.org")))
    assert reread_notes(apply(register, [edit]), register_of(download(data, "r.xlsx", register, [edit]).data)) == ()


@pytest.mark.parametrize(
    "edit",
    [
        AddContact((("name", "Finch, Ada"),)),
        SetField(Key(name="Gus Hale"), "name", "Ada Finch"),
        SetField(Key(name="Gus Hale"), "name", "Dr. Ada Finch"),
    ],
)
def test_a_namesake_of_someone_whom_two_tables_name_is_refused(edit: Edit) -> None:
    with pytest.raises(RefusedEditError, match="would not be told from 'Ada Finch' in People row 2"):
        apply(REGISTERS["two"], [edit])


@pytest.mark.parametrize("field", ["first_name", "last_name"])
@pytest.mark.parametrize("book", ["footed", "ticked"])
def test_a_list_that_keeps_whole_names_is_given_no_column_for_their_parts(book: str, field: str) -> None:
    with pytest.raises(RefusedEditError, match="does not keep first and last names"):
        apply(REGISTERS[book], [SetField(Key(name="Ada Finch"), field, "Ada")])
    added = AddContact((("first_name", "Ivy"), ("last_name", "Moss")))
    assert_kept(book, [added])


def test_one_of_several_names_in_a_cell_gives_way_to_an_address_when_it_no_longer_tells() -> None:
    log = [LOG_HEADERS, (dt.date(2026, 8, 3), "Ada Finch; Ben Okafor", "Workshop", None, "Kit Vale")]
    data = book_of({"Register": REGISTER_ROWS, "Contact log": log})
    register, edit = register_of(data), AddContact((("name", "Ada Finch"),))
    written = download(data, "r.xlsx", register, [edit])
    assert written.receipt.notes == ()
    assert [change.new for change in written.receipt.cells] == ["ada@x.org; Ben Okafor"]


def test_an_id_column_of_the_log_is_filled_where_a_name_no_longer_tells() -> None:
    first = download(BOOKS["full"], "r.xlsx", REGISTERS["full"], [AddContact((("name", "Ada Finch"),)),
        LogTouchpoints(day("2026-11-20"), "Workshop", (Key(row=4, sheet="Register"),))]).data  # fmt: skip
    register = register_of(first)
    edit = AddContact((("name", "Ben Okafor"),))
    again = register_of(download(first, "r.xlsx", register, [edit]).data)
    pd.testing.assert_frame_equal(touches(apply(register, [edit])), touches(again), check_categorical=False)


def test_a_list_without_headers_is_given_no_column_but_takes_rows() -> None:
    data = book_of({"List": [(name, f"{name[:3].lower()}@x.example", "Analyst") for name in PEOPLE]})
    register = register_of(data)
    with pytest.raises(RefusedEditError, match="edit 1: the list on the sheet 'List' has no headers"):
        apply(register, [SetField(Key(row=1), "influence", "High")])
    edit = AddContact((("name", "Ivy Moss"), ("email", "ivy@x.example")))
    written = download(data, "r.xlsx", register, [edit])
    assert reread_notes(apply(register, [edit]), register_of(written.data)) == written.receipt.notes == ()


def test_a_list_with_another_beside_it_is_given_no_column() -> None:
    rows = [("Name", "Job title", "Email", None, None, "Stakeholder", "Organisation", "Influence")]
    rows += [(n, "Analyst", f"{n[:3]}@x.example", None, None, f"{n} Ltd", "Trade body", "High") for n in PEOPLE]
    register = register_of(book_of({"Sheet1": rows}))
    with pytest.raises(RefusedEditError, match=r"edit 1: .*(no room for one|side by side)"):
        apply(register, [SetField(Key(name="Ada Finch"), "notes", "x")])


def test_a_cell_that_cannot_be_written_is_refused_by_the_number_of_its_edit() -> None:
    book = openpyxl.load_workbook(io.BytesIO(BOOKS["full"]))
    book["Register"].merge_cells("D5:D6")
    buffer = io.BytesIO()
    book.save(buffer)
    edits = [SetField(Key(row=4), "job_title", "Head"), SetField(Key(row=6), "job_title", "Lead")]
    with pytest.raises(RefusedWriteError, match="edit 2: Register!D6 is part of merged cells"):
        download(buffer.getvalue(), "r.xlsx", register_of(buffer.getvalue()), edits)


def test_a_second_round_adds_to_what_the_first_wrote() -> None:
    first = download(BOOKS["full"], "r.xlsx", REGISTERS["full"], [AddContact((("name", "Ivy Moss"),))])
    register = register_of(first.data)
    edits = [AddContact((("name", "Jon Reed"),)), SetPolicy("All", "window_days", 60)]
    second = download(first.data, "r.xlsx", register, edits)
    assert reread_notes(apply(register, edits), register_of(second.data)) == ()
    log = openpyxl.load_workbook(io.BytesIO(second.data))["PMO change log"]
    whose = [row[2] or row[3] for row in log.iter_rows(min_row=4, values_only=True)]
    assert whose == ["Ivy Moss", "Receipt", "Jon Reed", "All", "Receipt"]


def test_the_change_log_tells_time_contact_field_values_and_cell() -> None:
    edit = SetField(Key(name="Ben Okafor"), "job_title", "Head of Change")
    at = dt.datetime(2026, 11, 20, 9, 30)
    written = download(BOOKS["full"], "r.xlsx", REGISTERS["full"], [edit], UpdateOptions(times=[at]))
    rows = list(
        openpyxl.load_workbook(io.BytesIO(written.data))["PMO change log"].iter_rows(min_row=3, values_only=True)
    )
    told = written.receipt.in_words()
    assert rows == [
        ("Time", "Edit", "Contact", "Field", "Old value", "New value", "Cell"),
        (at, 1, "Ben Okafor", "Job title", "Analyst", "Head of Change", "Register!D5"),
        (at, None, None, "Receipt", None, told, None),
    ]


def test_the_file_tells_the_time_of_the_last_edit_or_the_as_of_date() -> None:
    edit = SetField(Key(name="Ben Okafor"), "job_title", "Head of Change")
    at = dt.datetime(2026, 11, 20, 9, 30)
    data = BOOKS["full"]
    told = (
        update(data, "r.xlsx", [edit], UpdateOptions(times=[at])),
        update(data, "r.xlsx", [edit], UpdateOptions(as_of=dt.date(2026, 11, 21))),
    )
    changed = [openpyxl.load_workbook(io.BytesIO(one.data)).properties.modified for one in told]
    assert changed == [at, dt.datetime(2026, 11, 21)]


def test_a_field_that_was_asked_for_as_a_column_is_no_difference_to_tell() -> None:
    columns = {"Status": {("Register", 4): "Due"}}
    written = download(BOOKS["full"], "r.xlsx", REGISTERS["full"], (), UpdateOptions(columns=columns))
    assert written.receipt.notes == ()


def test_extra_columns_are_written_when_asked_for_and_never_read_as_fields_twice() -> None:
    columns = {"PMO status": {("Register", 4): "Due", ("Register", 5): "Overdue"}}
    written = download(BOOKS["full"], "r.xlsx", REGISTERS["full"], (), UpdateOptions(columns=columns))
    again = download(written.data, "r.xlsx", register_of(written.data), (), UpdateOptions(columns=columns))
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


def test_a_level_told_in_a_shared_cell_is_kept_where_other_contacts_have_a_column_for_it() -> None:
    data = told_in_one_cell()
    register = register_of(data)
    first = download(data, "r.xlsx", register, [SetField(Key(row=2), "interest", "Medium")]).data
    register, edit = register_of(first), SetField(Key(row=3), "engagement_current", "Resistant")
    written = download(first, "r.xlsx", register, [edit])
    assert reread_notes(apply(register, [edit]), register_of(written.data)) == written.receipt.notes == ()
    assert register_of(written.data).contacts["interest_level"].iloc[1] == "High"


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


def test_whom_a_contact_was_merged_into_is_told_by_the_name_that_the_sheet_has_now() -> None:
    name = "a list of stakeholders with a name that is far too long for a sheet.csv"
    data = b"Name,Job title,Email\nAda Finch,Analyst,ada@larkfield.example\nAda Finch,Lead,finch@larkfield.example\n"
    book = read(data, name)
    written = download(data, name, build(book, understand(book)), [MergeContacts(Key(row=2), Key(row=3))])
    again = register_of(written.data)
    assert again.left_out["why"].tolist() == [f"merged into {again.contacts['sheet'].iloc[0]}!2 Ada Finch"]


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
