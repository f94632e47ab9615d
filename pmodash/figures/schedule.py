"""Charts of the schedule: what falls due on which day, on whose desk, and how it spreads over the coming weeks."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.grids import Cells, draw_cells, grid_figure
from pmodash.figures.labels import counted, label, number
from pmodash.figures.marks import Drawn
from pmodash.figures.theme import Theme, Trace, base_layout, empty, figure
from pmodash.vocabulary import ALL, NO_GROUP, group_names

OVERDUE = "Overdue or never reached"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WHEN = {"overdue": OVERDUE, "this_week": "This week", "this_month": "This month", "later": "Later"}
HOW_TO_READ = "In each day the contacts due; +n: touchpoints planned."
WAITING = "Those past their ideal gap but within their maximum are due now: they stand on the as-of day."
IN_SEGMENTS = "In each segment the number of contacts."
NOTHING_DUE = "Nothing falls due or is planned in these weeks."
NO_DESKS = "No contact is counted here yet. Widen the filters, or give contacts an owner."
WEEKS = 12
PLACES = (-1.1, 0.6, *range(2, WEEKS + 1), WEEKS + 1.4)


def calendar(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """A calendar of the coming weeks: the more contacts fall due on a day, the stronger its cell.

    Takes `schedule.calendar`'s frame. Weekends are drawn only when something falls on them. Those who wait on the
    as-of day do not set the scale, or every other day would look empty.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty or not (frame["due"].sum() + frame["planned"].sum()):
        return empty(look, NOTHING_DUE, title=title, note=note)
    dates = pd.DatetimeIndex(frame["date"])
    monday = dates[0] - pd.Timedelta(days=int(dates[0].weekday()))
    weekend = dates.weekday >= 5
    rows = 7 if frame.loc[weekend, ["due", "planned"]].to_numpy().any() else 5
    frame, dates = frame[dates.weekday < rows], dates[dates.weekday < rows]
    said = [_day(*day) for day in zip(dates, frame["due"], frame["waiting"], frame["planned"], strict=True)]
    weeks = ((dates - monday).days // 7).to_numpy()
    figures = frame["due"].to_numpy(dtype=float)
    cells = Cells(dates.weekday.to_numpy(), weeks, figures, [text for text, _ in said], [day for _, day in said])
    starts = [monday + pd.Timedelta(days=7 * week) for week in range(int(weeks.max()) + 1)]
    top, waiting = float((frame["due"] - frame["waiting"]).max()), bool(frame["waiting"].any())
    return grid_figure(
        look,
        (title, " ".join([note, HOW_TO_READ, *([WAITING] if waiting else [])]).strip()),
        draw_cells(look, cells, (rows, len(starts)), top=top),
        across=[f"{day.day}<br>{day:%b}" for day in starts],
        down=WEEKDAYS[:rows],
        titles=("Week beginning", "Weekday"),
        each=44,
    )


def _day(date: pd.Timestamp, due: int, waiting: int, planned: int) -> tuple[str, str]:
    """What stands in a day's cell, and what it says when pointed at."""
    text = str(due or "") + ("<br>" if due and planned else "") + (f"+{planned}" if planned else "")
    day = f"{WEEKDAYS[date.weekday()]} {date.day} {date:%b %Y}"
    before = f" ({waiting:,} of them since an earlier day)" if waiting else ""
    return text, f"{day}: {counted(due, 'contact')} due{before}, {counted(planned, 'touchpoint')} planned"


def by_owner(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """How many contacts each owner has to reach, by how soon.

    Takes `schedule.by_owner`'s frame and leaves its "All" row to the table.
    """
    return _by_set(drawn, look, (title, note), "owner", "Owner")


def by_group(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """How many contacts of each group are to be reached, by how soon: a frame as `by_owner` takes, by `group`."""
    return _by_set(drawn, look, (title, note), "group", "")


def _by_set(drawn: Drawn, look: Theme, heading: tuple[str, str], by: str, named: str) -> go.Figure:
    title, note = heading
    frame, note = marks.unpacked(drawn, note)
    parts = frame[frame[by] != ALL]
    if parts.empty or not parts[list(WHEN)].to_numpy().sum():
        return empty(look, NO_DESKS, title=title, note=note)
    parts, note = marks.top_rows(parts, by, note)
    sums, names = parts[list(WHEN)].sum(axis=1).tolist(), marks.row_labels(look, parts[by])
    texts = [counted(total, "contact") for total in sums]
    each = max(sums) / (look.width - marks.beside(look, names, texts))
    return marks.bars_figure(
        look,
        (title, f"{note} {IN_SEGMENTS}".strip()),
        [_when_bar(look, parts[column], each) for column in WHEN],
        names=names,
        axes=(marks.figures_axis(look, "Contacts (number)", max(sums)), named),
        ends=(sums, texts),
        barmode="stack",
    )


def _when_bar(look: Theme, contacts: pd.Series, each: float) -> Trace:
    """The bars of one stretch of time, numbered where there is room; `each` is what a pixel stands for."""
    column, name = str(contacts.name), WHEN[str(contacts.name)]
    colours = {"overdue": look.status("Overdue"), "this_week": look.status("Due"), "this_month": look.heat[3]}
    colour = colours.get(column, look.neutral)
    return marks.flat_bar(
        contacts,
        name=name,
        marker=marks.bar_style(look, colour),
        text=[number(count) if count >= each * look.px(9 * len(str(count)) + 3) else "" for count in contacts],
        hovertemplate=f"{name}: %{{x:,}} contacts<extra></extra>",
        **marks.inside_text(look, colour),
    )


def timeline(drawn: Drawn, look: Theme, *, title: str, note: str = "", as_of: dt.date) -> go.Figure:
    """Contacts by the week they fall due, stacked by group: those overdue first, then twelve weeks, then later.

    Takes `schedule.due`'s frame and its `when`: what it calls overdue stands in the first bar, those past their ideal
    but within their maximum in this week's. Nobody is named.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty:
        return empty(look, NO_DESKS, title=title, note=note)
    monday = as_of - dt.timedelta(days=as_of.weekday())
    tally = _by_week(frame, monday)
    starts = [monday + dt.timedelta(days=7 * week) for week in range(1, WEEKS)]
    names = ["Overdue", "This week", *(f"{day.day} {day:%b}" for day in starts), "Later"]
    weeks = {"tickvals": list(PLACES), "ticktext": ["Over-<br>due", "This<br>week", *_days(starts), "Later"]}
    traces = [_weeks_bar(look, name, counts, names) for name, counts in tally.items()]
    sums = [sum(counts) for counts in zip(*tally.values(), strict=True)]
    traces.append(marks.tops(look, PLACES, sums))
    layout = base_layout(
        look,
        title,
        note,
        plot_height=300,
        keys=traces,
        xaxis={**weeks, "tickangle": 0, "title": {"text": "Week beginning (overdue: those never reached included)"}},
        yaxis=marks.figures_axis(look, "Contacts due (number)", max(sums), space=1.1),
        barmode="stack",
        bargap=0.2,
    )
    return figure(traces, layout)


def _by_week(frame: pd.DataFrame, monday: dt.date) -> dict[str, list[int]]:
    """For each group in use the contacts overdue, those of each of twelve weeks, and those later."""
    day = frame["due_on"].to_numpy().astype("datetime64[D]")
    weeks = (day - np.datetime64(monday)).astype(np.int64) // 7
    place = np.where(frame["when"] == "Overdue", 0, np.clip(weeks + 1, 1, WEEKS + 1))
    codes, names = pd.factorize(frame["group"])
    found = {str(name): np.bincount(place[codes == code], minlength=WEEKS + 2) for code, name in enumerate(names)}
    found[NO_GROUP] = np.bincount(place[codes < 0], minlength=WEEKS + 2)
    order = [*group_names(), NO_GROUP]
    return {name: found[name].tolist() for name in order if name in found and found[name].any()}


def _days(dates: list[dt.date]) -> list[str]:
    """Days along an axis, the month below the first of them and wherever it is another."""
    months = [None, *(date.month for date in dates)]
    return [
        f"{date.day}<br>{date:%b}" if date.month != before else str(date.day)
        for date, before in zip(dates, months, strict=False)
    ]


def _weeks_bar(look: Theme, group: str, counts: list[int], weeks: list[str]) -> Trace:
    name = label(group)
    return marks.bar(
        x=list(PLACES),
        y=counts,
        name=name,
        marker=marks.bar_style(look, look.group(group)),
        text=weeks,
        textposition="none",
        hovertemplate=f"{name}, %{{text}}: %{{y:,}} contacts<extra></extra>",
    )
