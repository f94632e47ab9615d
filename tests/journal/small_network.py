"""A register made by hand, small enough to read in a test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmodash.network.levels import LEVEL_FIELDS, level_of
from pmodash.network.register import CONTACT_COLUMNS, UNSETTLED_COLUMNS, Register, check_contacts, check_touchpoints
from pmodash.network.touchpoint_frames import no_touchpoints
from pmodash.vocabulary import CONTACT_FIELDS, DATE_FIELDS, vehicles
from pmodash.workbook.placement import HEADERS, TOUCHPOINT_HEADERS
from pmodash.workbook.tables import Column, Layout, Table

TOUCH_COLUMNS = ("date", "contact", "vehicle", "event", "by", "state", "notes")


def register_of(
    rows: Sequence[Mapping[str, Any]],
    touches: Sequence[tuple[Any, ...]] = (),
    log: bool = True,
    clear_below: bool = True,
) -> Register:
    """Contacts in rows 2 on of the sheet "Register"; touches are (position, date, vehicle, event, done)."""
    contacts = _contacts(rows)
    tables = [_table("Register", "contacts", CONTACT_FIELDS, HEADERS, len(rows), clear_below)]
    if log:
        tables.append(_table("Log", "touchpoints", TOUCH_COLUMNS, TOUCHPOINT_HEADERS, len(touches), True))
    return Register(
        contacts=check_contacts(contacts),
        touchpoints=check_touchpoints(_touchpoints(touches), len(contacts)),
        unsettled=no_touchpoints(UNSETTLED_COLUMNS),
        left_out=pd.DataFrame(
            {"sheet": pd.Series(dtype="str"), "row": pd.Series(dtype="int64"), "why": pd.Series(dtype="str")}
        ),
        findings=(),
        layout=Layout(tuple(tables)),
        vehicles=vehicles(),
        has_touchpoint_sheet=log,
    )


def _contacts(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    columns: dict[str, Any] = {}
    for name in CONTACT_FIELDS:
        values = [row.get(name) for row in rows]
        if name in DATE_FIELDS:
            columns[name] = np.array(values, dtype="datetime64[us]")
        elif name == "do_not_contact":
            columns[name] = np.array([bool(value) for value in values], dtype=bool)
        else:
            columns[name] = pd.array(values, dtype="str")
    columns["contact_id"] = pd.array(
        [row.get("contact_id", f"Register!{i}") for i, row in enumerate(rows, 2)], dtype="str"
    )
    for field, column in LEVEL_FIELDS.items():
        columns[column] = pd.array(
            [level_of(field, row[field]) if row.get(field) else None for row in rows], dtype="str"
        )
    columns["sheet"] = pd.array(["Register"] * len(rows), dtype="str")
    columns["row"] = np.arange(2, len(rows) + 2, dtype="int64")
    return pd.DataFrame(columns)[list(CONTACT_COLUMNS)]


def _touchpoints(touches: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    count = len(touches)
    columns = list(zip(*touches, strict=True)) if touches else [()] * 5
    blank = pd.Categorical([None] * count, categories=pd.Index([], dtype="str"))
    return pd.DataFrame(
        {
            "contact": np.array(columns[0], dtype="int64"),
            "date": np.array(columns[1], dtype="datetime64[us]"),
            "vehicle": _category(columns[2]),
            "event": _category(columns[3]),
            "by": blank,
            "direction": blank,
            "done": np.array(columns[4], dtype=bool),
            "notes": pd.array([None] * count, dtype="str"),
            "sheet": _category(["Log"] * count),
            "row": np.arange(2, count + 2, dtype="int64"),
        }
    )


def _category(values: Sequence[str | None]) -> pd.Categorical:
    return pd.Categorical(pd.array(list(values), dtype="str"))


def _table(
    sheet: str, role: str, fields: Sequence[str], headers: Mapping[str, str], count: int, clear_below: bool
) -> Table:
    columns = tuple(
        Column(_letter(number), headers[field], field, 1.0, "the header") for number, field in enumerate(fields, 1)
    )
    return Table(sheet, role, 1.0, 1, 2, 1 + count, columns, rows=count, header_rows=(1,), clear_below=clear_below)


def _letter(number: int) -> str:
    return chr(64 + number) if number <= 26 else "A" + chr(64 + number - 26)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def contact(register: Register, name: str) -> dict[str, Any]:
    """The contact of that name as a dictionary; blanks are None."""
    rows = register.contacts[register.contacts["name"] == name]
    assert len(rows) == 1, f"{len(rows)} contacts are named {name}"
    values = rows.iloc[0].to_dict()
    return {field: None if pd.isna(value) else value for field, value in values.items()}
