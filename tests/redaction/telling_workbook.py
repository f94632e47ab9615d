"""A workbook in which every word that tells who is who holds the same made-up syllables, so that none can hide."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx

MARK = "zyquav"
OTHERS = ("欧阳志远", "زكوفا المالح", "+49 30 9917", "9917")
AS_OF = dt.date(2026, 11, 20)
ODD_NAMES = (
    "欧阳志远",
    "زكوفا المالح",
    "<b>Zyquavhtml</b> **O’Zyquavbold** :red[x] $a$",
    "=ZYQUAVFORM(1)",
    "🦤 Zyquavdodo 🪿",
    "Zyquavlong " * 27,
    "ZYQUAVCAPS",
)
TITLES = ("Chief Executive", "Project Manager", "Consultant", "Software Engineer", "Finance Director", "PMO Analyst")
LEVELS = ("Resistant", "Neutral", "Supportive", "Leading", "Unaware")
HEADERS = (
    "ID", "Name", "E-mail", "Phone", "Organisation", "Job title", "Department", "Location", "Source", "Influence",
    "Interest", "Current engagement", "Desired engagement", "Relationship owner", "First met", "Notes",
)  # fmt: skip
PEOPLE = 42
FILE = "Zyquavorg stakeholders.xlsx"


def name_of(number: int) -> str:
    return ODD_NAMES[number] if number < len(ODD_NAMES) else f"Zyquavfirst{number} Zyquavlast{number}"


def organisation_of(number: int) -> str:
    return "Zyquavhome" if number % 3 else f"Zyquavfirm{number % 4} & Co"


def owner_of(number: int) -> str:
    return f"Zyquavowner{number % 5}"


def telling_workbook(people: int = PEOPLE) -> bytes:
    """The workbook: contacts in every state, a log with vehicles, events and notes of the user's own."""
    register, log = (
        PlainSheet("Zyquavsheet", [HEADERS, *map(_contact, range(people))]),
        PlainSheet("Touchpoints", _log(people)),
    )
    return plain_xlsx((register, log, PlainSheet("Sources", [("Source", "Group"), ("Zyquavsource", "Wider Business")])))


def _contact(number: int) -> tuple[Any, ...]:
    host = "zyquavhome" if number % 3 else f"zyquavfirm{number % 4}"
    return (
        f"ZYQUAV-{number}",
        name_of(number),
        f"zyquavbox{number}@{host}.example",
        f"+49 30 9917 {1000 + number}",
        organisation_of(number),
        f"{TITLES[number % 6]} Zyquavtitle",
        "Zyquavdepartment",
        "Zyquavtown",
        "Zyquavsource" if number % 2 else "Own network",
        ("High", "Low", "Medium")[number % 3],
        ("Low", "High")[number % 2],
        LEVELS[number % 5],
        "Supportive",
        owner_of(number),
        AS_OF - dt.timedelta(days=30 * number % 700),
        f"Zyquavnote on {name_of(number)[:20]}",
    )


def _log(people: int) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [("Date", "Contact", "Vehicle", "Event", "By", "State", "Notes")]
    for number in range(people):
        rows += [_touchpoint(number, step) for step in _steps(number)]
        if number % 4 == 0:
            rows.append(
                (AS_OF + dt.timedelta(number), name_of(number), "Workshop", None, owner_of(number), "Planned", None)
            )
    return rows


def _steps(number: int) -> range:
    return range(12) if _is_reached_often(number) else range(number % 4, number % 12)


def _is_reached_often(number: int) -> bool:
    return number > 38


def _touchpoint(number: int, step: int) -> tuple[Any, ...]:
    day = AS_OF - dt.timedelta(2 * step if _is_reached_often(number) else 30 * step)
    vehicle = ("One-to-one", "Workshop", "Coffee at Zyquavcafé", "Newsletter")[step % 4]
    event = f"Zyquavevent {step}" if step % 2 else None
    return day, name_of(number), vehicle, event, owner_of(number + step % 2), "Done", "Zyquavlog"
