"""The register: a workbook's contacts and touchpoints as checked, frozen frames, with all that was left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from pmodash.findings import Finding
from pmodash.network.group_rules import GroupRule
from pmodash.network.people.logged_changes import LoggedChange
from pmodash.network.story_choices import AS_USUAL, StoryChoices
from pmodash.vocabulary import CONTACT_FIELDS, DATE_FIELDS, Vehicle
from pmodash.workbook.tables import Layout

LEVEL_COLUMNS = ("influence_level", "interest_level", "current_level", "desired_level")
CONTACT_COLUMNS = (*CONTACT_FIELDS, *LEVEL_COLUMNS, "sheet", "row")
TOUCHPOINT_COLUMNS = (
    "contact",
    "date",
    "vehicle",
    "event",
    "by",
    "direction",
    "done",
    "notes",
    "sheet",
    "row",
)
LINK_COLUMNS = ("first", "second", "since", "sheet", "row")
TO_THEMSELF = "links a contact to itself"


def no_contacts() -> pd.DataFrame:
    """A frame of contacts with no row in it."""
    dtypes = dict.fromkeys(CONTACT_COLUMNS, "str") | dict.fromkeys(DATE_FIELDS, "datetime64[us]")
    dtypes |= {"do_not_contact": "bool", "row": "int64"}
    return pd.DataFrame({name: pd.Series([], dtype=dtype) for name, dtype in dtypes.items()})


def no_links() -> pd.DataFrame:
    """A frame of links with no row in it."""
    dtypes = {"first": "int64", "second": "int64", "since": "datetime64[us]", "sheet": "str", "row": "int64"}
    return pd.DataFrame({name: pd.Series([], dtype=dtypes[name]) for name in LINK_COLUMNS})


def nobody_gone() -> pd.DataFrame:
    """A frame of contacts merged away with no row in it."""
    return no_contacts().assign(stands_for=pd.Series([], dtype="int64"))


UNSETTLED_COLUMNS = (*TOUCHPOINT_COLUMNS[1:], "named", "kind")


@dataclass(frozen=True, slots=True)
class Register:
    """Everything the product knows from one workbook, before groups and status.

    `contacts` is indexed 0..n-1, one row a contact, in the workbook's order; its columns are CONTACT_COLUMNS.
    All are `str` with missing = blank, but: `last_touchpoint`, `next_touchpoint` and `first_met` are
    datetime64[us] days (NaT = blank or unreadable), `do_not_contact` is bool, `row` is int64 (the sheet's own
    row). `contact_id` and `name` are never blank and `contact_id` is unique (a workbook without ids gets
    "Sheet!row"). `influence_level` and `interest_level` hold High, Medium or Low; `current_level` and
    `desired_level` one of vocabulary.LEVELS; the user's own words stay in the fields beside them.

    `touchpoints` is indexed 0..m-1; `contact` is the int64 position in `contacts`; `date` is datetime64[us]
    and never NaT; `vehicle`, `event`, `by` and `direction` are categories (missing = blank; vehicle holds the
    vehicle register's own name where the word is known, else the user's word); `done` is bool (False: a
    plan); `notes` is str; `sheet` a category and `row` int64. `has_touchpoint_sheet` tells whether the
    workbook keeps a log of its own.

    `unsettled` holds the touchpoints of the log that cannot count, as their contact is not in the register or not told
    from others: UNSETTLED_COLUMNS, with `named`, what the log says, and `kind`, by what its column names contacts.

    `links` holds the links between contacts that the workbook records, one row each time that it does: `first` and
    `second` are the int64 positions of two different contacts, `since` a day or NaT, `sheet` str and `row` int64.

    `left_out` lists rows with text that are no record: columns sheet, row, why.
    `vehicles` is the vehicle register in force, `policy` and `source_groups` what the workbook itself says
    (group → field → value; source → group, "" for the hub). `source_rows` tells in which rows of its own tables of
    sources and groups a source stands: source → (sheet, row). `group_rules` are the user's own rules for groups, in
    order, and `rule_rows` the rows of their sheet that hold one or nothing; so `story`, what they chose for the story
    told in a meeting, and `story_rows`. `merged` maps the sheet and row of each
    contact merged away, which is left out, to the id of the contact who stands for it, and `merged_ids` are the ids
    that they had themselves; `gone` has what they were, with the columns of `contacts` and `stands_for`, the position
    of who stands for them; `merged_into` maps them to the sheet and row that their own status names. `restoring` gives
    the register in which they all are contacts, and in that `changes_before` are what the workbook's log of changes
    tells. `apart` are the pairs of contacts that are known to be two people, by what they are known by (see
    `people.apart`). `team` has what each of the PMO's own people is called, by name and
    e-mail address, from a sheet of them.
    """

    contacts: pd.DataFrame
    touchpoints: pd.DataFrame
    unsettled: pd.DataFrame
    left_out: pd.DataFrame
    findings: tuple[Finding, ...]
    layout: Layout
    vehicles: tuple[Vehicle, ...]
    has_touchpoint_sheet: bool
    policy: Mapping[str, Mapping[str, float | bool]] = field(default_factory=dict)
    source_groups: Mapping[str, str] = field(default_factory=dict)
    source_rows: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    group_rules: tuple[GroupRule, ...] = ()
    rule_rows: tuple[int, ...] = ()
    story: StoryChoices = AS_USUAL
    story_rows: tuple[int, ...] = ()
    links: pd.DataFrame = field(default_factory=no_links)
    merged: Mapping[tuple[str, int], str] = field(default_factory=dict)
    merged_ids: frozenset[str] = frozenset()
    gone: pd.DataFrame = field(default_factory=nobody_gone)
    merged_into: Mapping[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    changes_before: tuple[LoggedChange, ...] = ()
    restoring: Callable[[], Register] | None = None
    apart: frozenset[tuple[str, str]] = frozenset()
    team: tuple[tuple[str, ...], ...] = ()


def check_contacts(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame itself when it is as `Register` promises; ValueError names the first thing that is not."""
    missing = [name for name in CONTACT_COLUMNS if name not in frame.columns]
    if missing:
        raise ValueError(f"contacts lack the columns {', '.join(missing)}")
    if not frame["contact_id"].is_unique or frame[["contact_id", "name"]].isna().any(axis=None):
        raise ValueError("contact_id must be unique and neither it nor name blank")
    for name in DATE_FIELDS:
        if frame[name].dtype != "datetime64[us]":
            raise ValueError(f"{name} must be datetime64[us], not {frame[name].dtype}")
    if frame["do_not_contact"].dtype != bool or frame["row"].dtype != "int64":
        raise ValueError("do_not_contact must be bool and row int64")
    return frame


def check_touchpoints(frame: pd.DataFrame, contacts: int) -> pd.DataFrame:
    """The frame itself when it is as `Register` promises; ValueError names the first thing that is not."""
    missing = [name for name in TOUCHPOINT_COLUMNS if name not in frame.columns]
    if missing:
        raise ValueError(f"touchpoints lack the columns {', '.join(missing)}")
    if frame["date"].dtype != "datetime64[us]" or frame["date"].isna().any():
        raise ValueError("date must be datetime64[us] and never blank")
    if len(frame) and not frame["contact"].between(0, contacts - 1).all():
        raise ValueError("contact must be a position in contacts")
    return frame


def check_links(frame: pd.DataFrame, contacts: int) -> pd.DataFrame:
    """The frame itself when it is as `Register` promises; ValueError names the first thing that is not."""
    missing = [name for name in LINK_COLUMNS if name not in frame.columns]
    if missing:
        raise ValueError(f"links lack the columns {', '.join(missing)}")
    if len(frame) and not frame[["first", "second"]].isin(range(contacts)).all(axis=None):
        raise ValueError("first and second must be positions in contacts")
    if (frame["first"] == frame["second"]).any():
        raise ValueError("first and second must be two contacts")
    return frame


def left_out_frame(left_out: Mapping[tuple[str, int], str]) -> pd.DataFrame:
    """The rows left out, from why each is, as `Register` has them."""
    places = list(left_out)
    return pd.DataFrame(
        {
            "sheet": pd.Series([sheet for sheet, _ in places], dtype="str"),
            "row": pd.Series([row for _, row in places], dtype="int64"),
            "why": pd.Series(list(left_out.values()), dtype="str"),
        }
    )
