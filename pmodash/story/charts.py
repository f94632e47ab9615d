"""The charts of the story as figures, each from one measure of the analysis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from pmodash.analysis import Analysis
from pmodash.figures.palette import GROUP_COLOURS, STATUS_COLOURS
from pmodash.figures.schedule import WHEN as WHEN_NAMES
from pmodash.figures.theme import LIGHT
from pmodash.measures.measured import Measured
from pmodash.measures.schedule import WHEN
from pmodash.measures.sentences import people, percent
from pmodash.measures.sentences.moves import share_moved
from pmodash.story.story import Chart, Series
from pmodash.vocabulary import ALL, LEVELS, NO_GROUP, group_names

THEN_COLOUR, NOW_COLOUR = "#aab2bd", "#1d5f9c"
STATUS_COLUMNS = {"on_track": "On track", "due": "Due", "overdue": "Overdue", "dormant": "Dormant", "never": "Never"}
GROWTH_COLUMNS = {"added": "Added", "revived": "Revived", "lost": "Lost", "went_stale": "Gone stale"}
GROWTH_COLOURS = ("#2d735f", "#7fb5a3", "#a81a16", "#d99a6c")
WHEN_COLOURS = ("#a81a16", "#c9860f", "#4b8cc4", "#aab2bd")
MOST_VEHICLES = 6
OTHER = "Other vehicles"


def drawn(chart: Chart) -> Chart | None:
    """The chart, None where there is nothing to draw."""
    return None if chart.is_empty else chart


def changes_chart(then: pd.DataFrame, now: Measured, days: tuple[dt.date, dt.date]) -> Chart:
    """Each group's coverage on an earlier day beside that of now, with how far it moved at the end of the row."""
    before = then.set_index("group")["coverage"].reindex(now.frame["group"])
    frame = pd.DataFrame({"group": now.frame["group"], "then": before.to_numpy(), "now": now.frame["coverage"]})
    moved = [_moved(old, new) for old, new in zip(frame["then"], frame["now"], strict=True)]
    names = [f"{when.day} {when:%b %Y}" for when in days]
    if names[0] == names[1]:
        names = ["Earlier workbook", "This workbook"]
    series = tuple(
        Series(name, _numbers(frame[column]), colour)
        for name, column, colour in zip(names, ("then", "now"), (THEN_COLOUR, NOW_COLOUR), strict=True)
    )
    measured = Measured(frame.assign(moved=moved), now.n, now.unit, now.left_out)
    more = {"names": tuple(names)}
    return Chart(
        "changes",
        "bars",
        _texts(frame["group"]),
        series,
        "share",
        measured,
        axis="Group",
        notes=tuple(moved),
        more=more,
    )


def _moved(then: float, now: float) -> str:
    if now != now:
        return "none counted"
    return "not known before" if then != then else share_moved(then, now)


def coverage_chart(measured: Measured) -> Chart:
    """Each group's counted contacts by status, with its coverage at the end of the row."""
    frame = measured.frame
    notes = [_covered(share, count) for share, count in zip(frame["coverage"], frame["counted"], strict=True)]
    return Chart(
        name="coverage",
        kind="bars",
        categories=_texts(frame["group"]),
        series=tuple(
            Series(name, _numbers(frame[column]), STATUS_COLOURS[name]) for column, name in STATUS_COLUMNS.items()
        ),
        unit="contacts",
        measured=measured,
        stacked="shares",
        axis="Group",
        notes=tuple(notes),
    )


def _covered(share: float, count: int) -> str:
    return "none counted" if share != share else f"{percent(share)} of {count:,}"


def months_chart(measured: Measured) -> Chart:
    """Coverage at each month's end that is known, all contacts together; empty where only that of as-of is."""
    whole = measured.frame[measured.frame["group"] == ALL]
    told = whole.loc[whole["coverage"].notna(), "month"]
    told = told if len(told) > 1 else told[:0]
    measured = replace(measured, frame=measured.frame[measured.frame["month"].isin(told)])
    whole = whole[whole["month"].isin(told)]
    shares = _numbers(whole["coverage"])
    months = tuple(f"{day:%b %Y}" for day in whole["month"])
    series = (Series("Coverage", shares, GROUP_COLOURS[ALL]),)
    return Chart("months", "lines", months, series, "share", measured, axis="Month")


def vehicles_chart(analysis: Analysis) -> Chart:
    """Each group's touchpoints by vehicle: those used most by name, the others together."""
    measured, names = analysis.vehicle_mix, analysis.network.vehicle_names
    frame = measured.frame
    whole = frame.loc[frame["group"] == ALL, "vehicle"].astype(str).tolist()
    leading, groups = whole[:MOST_VEHICLES], tuple(dict.fromkeys(frame["group"].astype(str)))
    shown = frame["vehicle"].astype(str).where(frame["vehicle"].isin(leading), OTHER)
    table = (
        pd.crosstab(frame["group"].astype(str), shown, frame["touchpoints"], aggfunc="sum")
        .reindex(index=list(groups), columns=[*leading, *([OTHER] if len(whole) > len(leading) else [])])
        .fillna(0)
        .astype("int64")
    )
    series = [Series(str(name), _numbers(table[name]), *_vehicle_look(str(name), names)) for name in table.columns]
    totals = table.sum(axis=1)
    notes = tuple(people(total, "touchpoint") for total in totals.tolist())
    more = {"effective": analysis.effective_vehicles, "register": names}
    return Chart(
        "vehicles", "bars", groups, tuple(series), "touchpoints", measured, "shares", "Group", notes=notes, more=more
    )


def _vehicle_look(name: str, register: Sequence[str]) -> tuple[str, str]:
    """The colour and the hatch of a vehicle: those that it has on every page."""
    return LIGHT.vehicle(register.index(name)) if name in register else (LIGHT.other_vehicles, "")


def network_chart(analysis: Analysis) -> Chart:
    """Channels that could be needed beside those that are run once the network is managed in groups, if known."""
    found = analysis.complexity
    values = (float(found.potential_channels), float(found.grouped_channels))
    series = (Series("Channels", values, GROUP_COLOURS[ALL]),)
    return Chart(
        "network",
        "bars",
        ("Could be needed", "Run once grouped"),
        series,
        "channels",
        found.by_group,
        notes=tuple(f"{value:,.0f}" for value in values),
        more={"mixed": analysis.vehicle_mix.frame},
    )


def growth_chart(measured: Measured) -> Chart:
    """Added, revived, lost and gone stale in each of the last months, all groups together."""
    whole = measured.frame[measured.frame["group"] == ALL]
    months = tuple(f"{pd.Period(str(month), freq='M').to_timestamp():%b %Y}" for month in whole["month"])
    series = tuple(
        Series(name, _numbers(whole[column]), colour)
        for (column, name), colour in zip(GROWTH_COLUMNS.items(), GROWTH_COLOURS, strict=True)
        if whole[column].notna().any()
    )
    return Chart("growth", "columns", months, series, "contacts", measured, axis="Month")


def engagement_chart(measured: Measured) -> Chart:
    """How many contacts stand at each current level and are wanted at each desired one."""
    table = measured.frame.pivot_table(index="current", columns="desired", values="contacts", aggfunc="sum")
    table = table.reindex(index=list(LEVELS), columns=list(LEVELS)).fillna(0)
    series = tuple(Series(level, _row(table, level), "#1d5f9c") for level in LEVELS)
    return Chart("engagement", "grid", LEVELS, series, "contacts", measured, axis="Desired level", rows="Current level")


def next_chart(analysis: Analysis) -> Chart:
    """How many contacts of each group are overdue, due this week, this month and later."""
    due = analysis.due
    table = pd.crosstab(due.frame["group"].fillna(NO_GROUP), due.frame["when"])
    names = [name for name in (*group_names(), NO_GROUP) if name in table.index]
    table = table.reindex(index=names, columns=list(WHEN)).fillna(0).astype("int64")
    frame = table.rename(columns=dict(zip(WHEN, WHEN_NAMES, strict=True))).rename_axis("group").reset_index()
    told = zip(WHEN, WHEN_NAMES.values(), WHEN_COLOURS, strict=True)
    series = tuple(Series(name, _numbers(table[when]), colour) for when, name, colour in told)
    notes = tuple(people(total) for total in table.sum(axis=1).tolist())
    measured = Measured(frame, due.n, due.unit, due.left_out)
    return Chart("next", "bars", tuple(names), series, "contacts", measured, "counts", "Group", notes=notes)


def _texts(values: pd.Series | pd.Index) -> tuple[str, ...]:
    return tuple(map(str, values))


def _numbers(values: pd.Series) -> tuple[float | None, ...]:
    found = values.to_numpy(dtype=float, na_value=np.nan).tolist()
    return tuple(None if value != value else value for value in found)


def _row(table: pd.DataFrame, name: str) -> tuple[float | None, ...]:
    return tuple(float(value) for value in table.loc[[name]].to_numpy(dtype=float)[0])
