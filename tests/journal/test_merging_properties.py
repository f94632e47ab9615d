"""Whatever was merged comes apart exactly: random merges and un-merges, in one session and over downloads."""

from __future__ import annotations

import datetime as dt
import io
import random
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from pmodash.journal.applying import apply
from pmodash.journal.edits import Edit, Key, MergeContacts, UnmergeContacts
from pmodash.journal.updating import UpdateOptions, download
from pmodash.network.reading_register import build
from pmodash.network.register import CONTACT_COLUMNS, Register
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

HEADERS = (
    "Name", "First name", "Last name", "Email", "Organisation", "Job title", "Phone", "Influence", "Do not contact",
    "First met", "Last contact", "Tags", "Status", "Notes",
)  # fmt: skip
NAMES = ("Ann Smith", "Ann Smith", "Ann Smyth", "Anna Smith", "Ben Okafor", "Ann Smith")
WORDS = {
    "Organisation": ("Northwind", "Northwind Ltd", None),
    "Job title": ("Planner", "Lead planner", None),
    "Phone": ("020 7946 0123", "020 7946 0999", None, None),
    "Influence": ("High", "Low", None),
    "Do not contact": ("yes", None, None),
    "First met": (dt.date(2020, 1, 6), dt.date(2021, 3, 1), None),
    "Last contact": (dt.date(2026, 3, 2), dt.date(2026, 9, 9), dt.date(2026, 10, 5), None),
    "Tags": ("steering", "vip; steering", None),
    "Status": ("Active", "On leave", None),
    "Notes": ("Sponsor", "met in May\n  twice", None),
}
CHOOSABLE = ("name", "phone", "influence", "notes", "status", "organisation")
WHEN = dt.datetime(2026, 11, 20, 12, 0)


def workbook(chance: random.Random, ids: bool) -> bytes:
    """A register with namesakes, some of whom have an address, and a log that names them by it, by id or by name."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Register"
    sheet.append((*(("ID",) if ids else ()), *HEADERS))
    log = book.create_sheet("Contact log")
    log.append(("Date", "Contact", "Vehicle"))
    for number, name in enumerate(NAMES):
        first, last = name.split()
        email = f"{first.lower()}{number}@north.example" if number != 1 else None
        own = {"Name": name, "First name": first, "Last name": last, "Email": email}
        told: dict[str, Any] = own | {header: chance.choice(words) for header, words in WORDS.items()}
        sheet.append((*((f"S-{number:02d}",) if ids else ()), *(told[header] for header in HEADERS)))
        for key in (email, name, f"S-{number:02d}" if ids else email):
            log.append((dt.date(2026, 5, 1 + number), key or name, "Phone call"))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def register_of(data: bytes) -> Register:
    book = read(data, "r.xlsx")
    return build(book, understand(book))


def downloaded(data: bytes, *edits: Edit) -> bytes:
    done = download(data, "r.xlsx", register_of(data), edits, UpdateOptions(times=[WHEN] * len(edits)))
    assert done.receipt.notes == ()
    return done.data


def told(register: Register) -> list[Any]:
    """All fields of the contacts, whom the touchpoints reach, and who is merged away."""
    contacts = register.contacts[list(CONTACT_COLUMNS)].astype(object).where(register.contacts.notna(), None)
    touches = register.touchpoints[["contact", "date", "row"]].values.tolist()
    return [contacts.values.tolist(), touches, sorted(register.merged.items()), len(register.unsettled)]


def key(row: int) -> Key:
    return Key(row=row, sheet="Register")


def merges(chance: random.Random) -> list[MergeContacts]:
    """Merges of rows that stand: several into one, and chains."""
    rows = list(range(2, 2 + len(NAMES)))
    made = []
    for _ in range(chance.randint(2, 4)):
        drop = rows.pop(chance.randrange(len(rows)))
        chosen = chance.sample(CHOOSABLE, chance.randint(0, 2))
        fields = tuple((name, chance.choice(("keep", "drop"))) for name in chosen)
        values = (("job_title", "Director"),) if chance.random() < 0.2 else ()
        made.append(MergeContacts(key(chance.choice(rows)), key(drop), fields, values))
    return made


def unmerges(made: Sequence[MergeContacts], chance: random.Random) -> list[UnmergeContacts]:
    return [UnmergeContacts(merge.drop) for merge in chance.sample(list(made), len(made))]


@pytest.mark.parametrize("seed", range(12))
def test_all_come_apart_in_one_session_in_any_order(seed: int) -> None:
    chance = random.Random(seed)
    register = register_of(workbook(chance, ids=bool(seed % 2)))
    made = merges(chance)
    assert told(apply(register, [*made, *unmerges(made, chance)])) == told(register)


@pytest.mark.parametrize("seed", range(8))
def test_all_come_apart_after_a_download_in_any_order(seed: int) -> None:
    chance = random.Random(seed)
    data = workbook(chance, ids=bool(seed % 2))
    made = merges(chance)
    merged = downloaded(data, *made)
    assert told(register_of(downloaded(merged, *unmerges(made, chance)))) == told(register_of(data))


@pytest.mark.parametrize("seed", range(4))
def test_all_come_apart_over_a_download_for_each_edit(seed: int) -> None:
    chance = random.Random(seed)
    data = before = workbook(chance, ids=bool(seed % 2))
    made = merges(chance)
    for edit in [*made, *unmerges(made, chance)]:
        data = downloaded(data, edit)
    assert told(register_of(data)) == told(register_of(before))


@pytest.mark.parametrize("seed", range(6))
def test_merges_and_un_merges_in_turn_come_apart(seed: int) -> None:
    chance = random.Random(seed)
    data = before = workbook(chance, ids=bool(seed % 2))
    away: dict[int, MergeContacts] = {}
    for _ in range(4):
        made = [merge for merge in merges(chance) if not {merge.keep.row, merge.drop.row} & away.keys()][:1]
        away |= {merge.drop.row or 0: merge for merge in made}
        back = [away.pop(chance.choice(list(away)))] if away and chance.random() < 0.5 else []
        data = downloaded(data, *made, *unmerges(back, chance))
    data = downloaded(data, *unmerges(list(away.values()), chance))
    assert told(register_of(data)) == told(register_of(before))


@pytest.mark.parametrize("seed", range(6))
def test_taking_one_merge_back_gives_what_the_others_give(seed: int) -> None:
    chance = random.Random(seed)
    data = workbook(chance, ids=bool(seed % 2))
    drops = chance.sample(range(3, 2 + len(NAMES)), 3)
    made = [MergeContacts(key(2), key(drop)) for drop in drops]
    one = chance.choice(made)
    others = [merge for merge in made if merge is not one]
    wanted = told(apply(register_of(data), others))
    assert told(apply(register_of(data), [*made, UnmergeContacts(one.drop)])) == wanted
    assert told(register_of(downloaded(downloaded(data, *made), UnmergeContacts(one.drop)))) == wanted
