"""Charts of vehicles: which means of contact carry each group, which carry too much, and which lie unused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.crosstabs import Crosstab, Figures
from pmodash.figures.labels import bold, label, number, percent
from pmodash.figures.margins import widest
from pmodash.figures.marks import Drawn
from pmodash.figures.months import month_names, months_axis
from pmodash.figures.theme import BODY, Axis, Theme, Trace, base_layout, empty, figure
from pmodash.measures.sentences.moves import points_between
from pmodash.vocabulary import ALL, groups

_SHORT_NAMES = {group.name: group.short for group in groups()}
MOST_VEHICLES, OF_EACH_GROUP = 7, 3
EFFECTIVE = "Effective: so many vehicles, used evenly, would be as varied."
OTHER, LIMIT = "Other vehicles", "Largest share the policy allows"
NOTHING = "No touchpoint in this window names a vehicle. Log touchpoints, or lengthen the window."
NO_RELIANCE = "No group leans on one vehicle beyond the limit of its policy."
ALL_USED = "Every vehicle of the register was used in this window."


def mix(
    drawn: Drawn,
    look: Theme,
    *,
    title: str,
    note: str = "",
    effective: Mapping[str, float] | None = None,
    register: Sequence[str] = (),
) -> go.Figure:
    """Each group's touchpoints by vehicle, as shares: those that lead in a group by name, the others together.

    Takes `vehicles.mix`'s frame and, to stand at the end of each row, `vehicles.effective_number`. `register` names
    every vehicle of the network in the order that settles their colours.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty:
        return empty(look, NOTHING, title=title, note=note)
    table = _leading(Crosstab.of(frame, "group", "vehicle", "touchpoints"), OF_EACH_GROUP)
    styles, names = _styles(look, table.columns, register), marks.row_labels(look, table.rows)
    notes = [_row_note(look, name, total, effective or {}) for name, total in zip(table.rows, table.sums, strict=True)]
    room = look.width - marks.beside(look, names, notes)
    columns = zip(styles.items(), table.shares().T, table.values.T, strict=True)
    return marks.bars_figure(
        look,
        (title, f"{note} {EFFECTIVE}".strip() if effective and not look.narrow else note),
        [_mix_bar(look, vehicle, shares, counts, room) for vehicle, shares, counts in columns],
        names=names,
        axes=(marks.percent_axis(look, "Share of touchpoints (%)"), ""),
        ends=([100] * len(names), notes),
        each=46,
        barmode="stack",
        bargap=0.2,
    )


def _leading(table: Crosstab, of_each: int = 0) -> Crosstab:
    """The table with its vehicles in order of use in all; those that lead neither in all nor in a row added up as one.

    The first seven lead in all, the first `of_each` in a row. One vehicle alone is not hidden.
    """
    parts = table.values[[place for place, name in enumerate(table.rows) if name != ALL]]
    order = np.argsort(-(parts if len(parts) else table.values).sum(axis=0), kind="stable").tolist()
    leading = {*order[:MOST_VEHICLES]}
    for row in parts if of_each else ():
        leading.update(place for place in np.argsort(-row, kind="stable")[:of_each].tolist() if row[place])
    kept = [place for place in order if place in leading]
    rest = [place for place in order if place not in leading]
    return table.take(columns=[*kept, *rest]).merged(len(kept) + (len(rest) == 1), OTHER)


def _styles(look: Theme, vehicles: Sequence[str], register: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The colour and hatch of each vehicle, by its place in the register whatever is drawn beside it."""
    known = {name: place for place, name in enumerate(dict.fromkeys([*register, *vehicles]))}
    return {name: (look.other_vehicles, "") if name == OTHER else look.vehicle(known[name]) for name in vehicles}


def _row_note(look: Theme, group: object, total: float, effective: Mapping[str, float]) -> str:
    known = effective.get(str(group))
    if look.narrow or known is None:
        return f"{bold(number(total))} in all"
    return f"{bold(number(total))} in all, {known:.1f} effective"


def _mix_bar(look: Theme, vehicle: tuple[str, tuple[str, str]], shares: Figures, counts: Figures, room: int) -> Trace:
    name, (colour, hatch) = vehicle
    return marks.flat_bar(
        shares,
        name=label(name),
        marker=marks.bar_style(look, colour, hatch),
        text=[_segment(look, name, share / 100, share / 100 * room) for share in shares],
        customdata=[int(count) for count in counts],
        hovertemplate=f"{label(name)}: %{{customdata:,}} touchpoints, %{{x:.0f}} %<extra></extra>",
        **marks.inside_text(look, colour),
    )


def _segment(look: Theme, name: str, share: float, room: float) -> str:
    """What fits in a segment of so many pixels: name and share in a line or in two, the share alone, or nothing."""
    figure_alone, vehicle = percent(share), label(name)
    for text in (f"{vehicle} {figure_alone}", f"{vehicle}<br>{figure_alone}", figure_alone):
        if widest([text], look.px(BODY - 1)) + look.px(6) <= room:
            return text
    return ""


def over_time(drawn: Drawn, look: Theme, *, title: str, note: str = "", register: Sequence[str] = ()) -> go.Figure:
    """Touchpoints by month, stacked by vehicle: the seven most used by name, the others together.

    Takes `vehicles.over_time`'s frame; `register` as in `mix`.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty or not frame["touchpoints"].sum():
        return empty(look, NOTHING, title=title, note=note)
    table = _leading(Crosstab.of(frame, "month", "vehicle", "touchpoints"))
    styles, months = _styles(look, table.columns, register), month_names(table.rows)
    columns = zip(styles.items(), table.values.T, strict=True)
    traces = [_month_bar(look, vehicle, counts, months) for vehicle, counts in columns]
    layout = base_layout(
        look,
        title,
        note,
        plot_height=300,
        keys=traces,
        xaxis=months_axis(look, table.rows, "Month (the last one up to the as-of date)"),
        yaxis=marks.figures_axis(look, "Touchpoints done (number)", float(table.sums.max()), space=1.06),
        barmode="stack",
        bargap=0.25,
    )
    return figure(traces, layout)


def _month_bar(look: Theme, vehicle: tuple[str, tuple[str, str]], counts: Figures, months: list[str]) -> Trace:
    name, (colour, hatch) = label(vehicle[0]), vehicle[1]
    return marks.bar(
        x=list(range(len(months))),
        y=[int(count) for count in counts],
        name=name,
        marker=marks.bar_style(look, colour, hatch),
        text=months,
        textposition="none",
        hovertemplate=f"{name}, %{{text}}: %{{y:,}} touchpoints<extra></extra>",
    )


def reliance(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """Each group's most used vehicle against the largest share its policy allows one vehicle.

    Takes `vehicles.over_reliance`'s frame; rows within their limit may be among them.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty:
        return empty(look, NO_RELIANCE, title=title, note=note)
    pairs = zip(*(marks.row_labels(look, frame[name]) for name in ("group", "vehicle")), strict=True)
    figures, hover = (frame[name] for name in ("share", "limit", "touchpoints")), "Limit: %{x:.0f} %<extra></extra>"
    colours = {"color": [look.group(group) for group in frame["group"]]}
    shares = marks.flat_bar(
        marks.in_percent(frame["share"]), marker=colours, hovertemplate="Share: %{x:.0f} %<extra></extra>"
    )
    return marks.bars_figure(
        look,
        (title, note),
        [shares, marks.tick_mark(look, marks.in_percent(frame["limit"]), name=LIMIT, size=18, hover=hover)],
        names=[f"{group}<br>{vehicle}" for group, vehicle in pairs],
        axes=(marks.percent_axis(look, "Share of the group's touchpoints (%)"), "Group, vehicle"),
        ends=([100] * len(frame), [_against_limit(look, *row) for row in zip(*figures, strict=True)]),
        each=52,
        bargap=0.5,
    )


def _against_limit(look: Theme, share: float, limit: float, touchpoints: int) -> str:
    if look.narrow:
        return f"{bold(percent(share))} of {number(touchpoints)}"
    over = f"{points_between(limit, share)} points over" if share > limit else "within its limit"
    return f"{bold(percent(share))} of {number(touchpoints)}, {over}"


def unused(drawn: Drawn, look: Theme, *, title: str, note: str = "", as_of: dt.date | None = None) -> go.Figure:
    """The vehicles that lie unused: a dot where each was last used, and whom it fits.

    Takes `vehicles.unused`'s frame; with `as_of` the axis runs up to it.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty:
        return empty(look, ALL_USED, title=title, note=note)
    frame, note = marks.top_rows(frame, "vehicle", note)
    frame = frame.sort_values("last_used", ascending=False, na_position="last", kind="stable")
    used = frame["last_used"].dropna()
    end = pd.Timestamp(as_of) if as_of else used.max() if len(used) else pd.Timestamp(0)
    return marks.bars_figure(
        look,
        (title, note),
        [_last_used(look, frame["last_used"])],
        names=marks.row_labels(look, frame["vehicle"]),
        axes=(_dates_axis(look, used, end), "Vehicle"),
        ends=(
            [_iso(end)] * len(frame),
            [_whom_it_fits(look, *row) for row in zip(frame["last_used"], frame["fits"], strict=True)],
        ),
        each=26,
    )


def _last_used(look: Theme, dates: pd.Series) -> Trace:
    return marks.scatter(
        x=[_iso(date) for date in dates],
        y=list(range(len(dates))),
        mode="markers",
        marker={"color": look.neutral, "size": look.px(9), "line": {"color": look.text, "width": 1}},
        cliponaxis=False,
        hovertemplate="Last used on %{x|%-d %b %Y}<extra></extra>",
    )


def _iso(date: pd.Timestamp) -> str | None:
    return None if pd.isna(date) else f"{date:%Y-%m-%d}"


def _dates_axis(look: Theme, used: pd.Series, end: pd.Timestamp) -> Axis:
    start = (used.min() if len(used) else end - pd.Timedelta(days=365)) - pd.Timedelta(days=14)
    any_used = bool(len(used))
    span = {"type": "date", "range": [_iso(start), _iso(end)], "showticklabels": any_used, "showgrid": any_used}
    return {"title": {"text": "Last used (date)"}, "nticks": 3 if look.narrow else 5, "tickangle": 0, **span}


def _whom_it_fits(look: Theme, last_used: pd.Timestamp, fits: str) -> str:
    when = "never used" if pd.isna(last_used) else f"{last_used.day} {last_used:%b %Y}"
    if look.narrow:
        return when
    return f"{when}, fits {label(', '.join(_SHORT_NAMES.get(name, name) for name in fits.split(', ')), 40)}"
