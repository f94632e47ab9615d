"""Charts of vehicles: which means of contact carry each group, which carry too much, and which lie unused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.labels import bold, label, number, percent
from pmodash.figures.marks import Drawn
from pmodash.figures.months import month_names, months_axis
from pmodash.figures.palette import OTHER_VEHICLES, vehicle_colours
from pmodash.figures.theme import Axis, Theme, base_layout, empty
from pmodash.vocabulary import ALL, groups

_SHORT_NAMES = {group.name: group.short for group in groups()}
MOST_VEHICLES = 7
OTHER = "Other vehicles"
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
    table = _by_vehicle(frame, "group", "touchpoints")
    shares = 100 * table.div(table.sum(axis=1), axis=0)
    colours, sums = _colours(table), table.sum(axis=1)
    return marks.bars_figure(
        look,
        (title, note),
        [_mix_bar(look, shares[name], table[name], colours[name]) for name in table.columns],
        names=marks.row_labels(look, table.index),
        axes=(marks.percent_axis("Share of touchpoints (%)"), "Group"),
        ends=([100] * len(table), [_row_note(name, total, effective or {}) for name, total in sums.items()]),
        legend=list(colours),
        each=40,
        barmode="stack",
    )


def _by_vehicle(frame: pd.DataFrame, rows: str, value: str) -> pd.DataFrame:
    """A table of rows × the most used vehicles, the rest summed as one last column."""
    table = frame.pivot_table(index=rows, columns="vehicle", values=value, aggfunc="sum", fill_value=0, sort=False)
    table = table.loc[list(dict.fromkeys(frame[rows]))]
    parts = table[table.index != ALL] if rows == "group" else table
    order = parts.sum().sort_values(ascending=False, kind="stable").index if len(parts) else table.columns
    most = len(order) if len(order) <= MOST_VEHICLES + 1 else MOST_VEHICLES
    kept = table[order[:most]]
    return kept if most == len(order) else kept.assign(**{OTHER: table[order[most:]].sum(axis=1)})


def _colours(table: pd.DataFrame) -> dict[str, str]:
    named = vehicle_colours(str(name) for name in table.columns if name != OTHER)
    return {name: named.get(name, OTHER_VEHICLES) for name in table.columns}


def _row_note(group: object, total: float, effective: Mapping[str, float]) -> str:
    note = f"{bold(number(total))} in all"
    known = effective.get(str(group))
    return note if known is None else f"{note}, {known:.1f} effective"


def _mix_bar(look: Theme, shares: pd.Series, counts: pd.Series, colour: str) -> go.Bar:
    name = str(shares.name)
    return marks.flat_bar(
        shares,
        name=label(name),
        marker=marks.bar_style(look, colour),
        text=[_segment(look, name, share) for share in shares],
        customdata=[int(count) for count in counts],
        hovertemplate=f"{label(name)}: %{{customdata:,}} touchpoints, %{{x:.0f}}%<extra></extra>",
        **marks.inside_text(look, colour),
    )


def _segment(look: Theme, name: str, share: float) -> str:
    """What fits in a segment at the narrowest: name and share, the share alone, or nothing."""
    room = share / 100 * (look.width - look.px(280)) / look.px(6.2)
    both = f"{name} {share:.0f}%"
    if len(both) + 1 <= room:
        return label(both, 80)
    return f"{share:.0f}%" if room >= 4 else ""


def over_time(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """Touchpoints by month, stacked by vehicle: the seven most used by name, the others together.

    Takes `vehicles.over_time`'s frame.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty or not frame["touchpoints"].sum():
        return empty(look, NOTHING, title=title, note=note)
    table = _by_vehicle(frame, "month", "touchpoints")
    colours = _colours(table)
    layout = base_layout(
        look,
        title,
        note,
        plot_height=300,
        legend=list(colours),
        xaxis=months_axis(table.index, "Month (the last one up to the as-of date)"),
        yaxis=marks.figures_axis("Touchpoints done (number)"),
        barmode="stack",
        bargap=0.25,
    )
    return go.Figure([_month_bar(look, table[name], colours[name]) for name in table.columns], layout)


def _month_bar(look: Theme, counts: pd.Series, colour: str) -> go.Bar:
    name = label(counts.name)
    return go.Bar(
        x=list(range(len(counts))),
        y=[int(count) for count in counts],
        name=name,
        marker=marks.bar_style(look, colour),
        text=month_names(counts.index),
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
    rows = zip(frame["share"], frame["limit"], frame["touchpoints"], strict=True)
    colours = {"color": [look.group(group) for group in frame["group"]]}
    shares = marks.flat_bar(
        100 * frame["share"], marker=colours, showlegend=False, hovertemplate="Share: %{x:.0f}%<extra></extra>"
    )
    return marks.bars_figure(
        look,
        (title, note),
        [
            shares,
            marks.tick_mark(
                look,
                100 * frame["limit"],
                name="Largest share the policy allows",
                size=18,
                hover="Limit: %{x:.0f}%<extra></extra>",
            ),
        ],
        names=[f"{group}<br>{vehicle}" for group, vehicle in pairs],
        axes=(marks.percent_axis("Share of the group's touchpoints (%)"), "Group and its most used vehicle"),
        ends=([100] * len(frame), [_against_limit(*row) for row in rows]),
        legend=["Largest share the policy allows"],
        each=52,
        bargap=0.5,
    )


def _against_limit(share: float, limit: float, touchpoints: int) -> str:
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
        axes=(_dates_axis(used, end), "Vehicle"),
        ends=(
            [_iso(end)] * len(frame),
            [_whom_it_fits(*row) for row in zip(frame["last_used"], frame["fits"], strict=True)],
        ),
        each=26,
    )


def _last_used(look: Theme, dates: pd.Series) -> go.Scatter:
    return go.Scatter(
        x=[_iso(date) for date in dates],
        y=list(range(len(dates))),
        mode="markers",
        marker={"color": look.quiet, "size": look.px(9), "line": {"color": look.text, "width": 1}},
        cliponaxis=False,
        hovertemplate="Last used on %{x|%-d %b %Y}<extra></extra>",
    )


def _iso(date: pd.Timestamp) -> str | None:
    return None if pd.isna(date) else f"{date:%Y-%m-%d}"


def _dates_axis(used: pd.Series, end: pd.Timestamp) -> Axis:
    start = (used.min() if len(used) else end - pd.Timedelta(days=365)) - pd.Timedelta(days=14)
    span = {"type": "date", "range": [_iso(start), _iso(end)], "showticklabels": bool(len(used))}
    return {"title": {"text": "Last used (date)"}, "showgrid": bool(len(used)), "nticks": 5, **span}


def _whom_it_fits(last_used: pd.Timestamp, fits: str) -> str:
    when = "never used" if pd.isna(last_used) else f"{last_used.day} {last_used:%b %Y}"
    return f"{when}, fits {label(', '.join(_SHORT_NAMES.get(name, name) for name in fits.split(', ')), 40)}"
