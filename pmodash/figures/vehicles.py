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
from pmodash.figures.marks import Drawn
from pmodash.figures.months import month_names, months_axis
from pmodash.figures.palette import OTHER_VEHICLES, vehicle_colours
from pmodash.figures.theme import Axis, Theme, Trace, base_layout, empty, figure
from pmodash.vocabulary import ALL, groups

_SHORT_NAMES = {group.name: group.short for group in groups()}
MOST_VEHICLES = 7
OTHER, LIMIT = "Other vehicles", "Largest share the policy allows"
NOTHING = "No touchpoint in this window names a vehicle. Log touchpoints, or lengthen the window."
NO_RELIANCE = "No group leans on one vehicle beyond the limit of its policy."
ALL_USED = "Every vehicle of the register was used in this window."


def mix(
    drawn: Drawn, look: Theme, *, title: str, note: str = "", effective: Mapping[str, float] | None = None
) -> go.Figure:
    """Each group's touchpoints by vehicle, as shares: the seven most used by name, the others together.

    Takes `vehicles.mix`'s frame and, to stand at the end of each row, `vehicles.effective_number`.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty:
        return empty(look, NOTHING, title=title, note=note)
    table = _most_used(Crosstab.of(frame, "group", "vehicle", "touchpoints"))
    colours, names = _colours(table.columns), marks.row_labels(look, table.rows)
    notes = [_row_note(look, name, total, effective or {}) for name, total in zip(table.rows, table.sums, strict=True)]
    room = look.width - marks.beside(look, names, notes)
    columns = zip(colours.items(), table.shares().T, table.values.T, strict=True)
    return marks.bars_figure(
        look,
        (title, note),
        [_mix_bar(look, vehicle, shares, counts, room) for vehicle, shares, counts in columns],
        names=names,
        axes=(marks.percent_axis(look, "Share of touchpoints (%)"), "Group"),
        ends=([100] * len(names), notes),
        each=40,
        barmode="stack",
    )


def _most_used(table: Crosstab) -> Crosstab:
    """The table with its vehicles in order of use in all, those past the seventh added up as one."""
    parts = table.values[[place for place, name in enumerate(table.rows) if name != ALL]]
    order = np.argsort(-(parts if len(parts) else table.values).sum(axis=0), kind="stable").tolist()
    return table.take(columns=order).merged(MOST_VEHICLES + (len(order) == MOST_VEHICLES + 1), OTHER)


def _colours(vehicles: Sequence[str]) -> dict[str, str]:
    named = vehicle_colours(name for name in vehicles if name != OTHER)
    return {name: named.get(name, OTHER_VEHICLES) for name in vehicles}


def _row_note(look: Theme, group: object, total: float, effective: Mapping[str, float]) -> str:
    known = effective.get(str(group))
    if look.narrow or known is None:
        return f"{bold(number(total))} in all"
    return f"{bold(number(total))} in all, {known:.1f} effective"


def _mix_bar(look: Theme, vehicle: tuple[str, str], shares: Figures, counts: Figures, room: int) -> Trace:
    name, colour = vehicle
    return marks.flat_bar(
        shares,
        name=label(name),
        marker=marks.bar_style(look, colour),
        text=[_segment(name, share, share / 100 * room / look.px(6.4)) for share in shares],
        customdata=[int(count) for count in counts],
        hovertemplate=f"{label(name)}: %{{customdata:,}} touchpoints, %{{x:.0f}}%<extra></extra>",
        **marks.inside_text(look, colour),
    )


def _segment(name: str, share: float, room: float) -> str:
    """What fits in a segment with room for so many characters: name and share, the share alone, or nothing."""
    both = f"{name} {share:.0f}%"
    if len(both) + 1 <= room:
        return label(both, 80)
    return f"{share:.0f}%" if room >= 4.5 else ""


def over_time(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """Touchpoints by month, stacked by vehicle: the seven most used by name, the others together.

    Takes `vehicles.over_time`'s frame.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty or not frame["touchpoints"].sum():
        return empty(look, NOTHING, title=title, note=note)
    table = _most_used(Crosstab.of(frame, "month", "vehicle", "touchpoints"))
    colours, months = _colours(table.columns), month_names(table.rows)
    columns = zip(colours.items(), table.values.T, strict=True)
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


def _month_bar(look: Theme, vehicle: tuple[str, str], counts: Figures, months: list[str]) -> Trace:
    name, colour = label(vehicle[0]), vehicle[1]
    return marks.bar(
        x=list(range(len(months))),
        y=[int(count) for count in counts],
        name=name,
        marker=marks.bar_style(look, colour),
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
    figures, hover = (frame[name] for name in ("share", "limit", "touchpoints")), "Limit: %{x:.0f}%<extra></extra>"
    colours = {"color": [look.group(group) for group in frame["group"]]}
    shares = marks.flat_bar(100 * frame["share"], marker=colours, hovertemplate="Share: %{x:.0f}%<extra></extra>")
    return marks.bars_figure(
        look,
        (title, note),
        [shares, marks.tick_mark(look, 100 * frame["limit"], name=LIMIT, size=18, hover=hover)],
        names=[f"{group}<br>{vehicle}" for group, vehicle in pairs],
        axes=(marks.percent_axis(look, "Share of the group's touchpoints (%)"), "Group, vehicle"),
        ends=([100] * len(frame), [_against_limit(look, *row) for row in zip(*figures, strict=True)]),
        each=52,
        bargap=0.5,
    )


def _against_limit(look: Theme, share: float, limit: float, touchpoints: int) -> str:
    if look.narrow:
        return f"{bold(percent(share))} of {number(touchpoints)}"
    over = f"{round(100 * share) - round(100 * limit)} points over" if share > limit else "within its limit"
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
