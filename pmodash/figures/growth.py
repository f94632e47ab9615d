"""Charts of growth: who came into the network and who was lost, month by month, and how much of it is new."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.labels import bold, number, percent
from pmodash.figures.marks import Drawn
from pmodash.figures.months import month_names, months_axis
from pmodash.figures.theme import BODY, Theme, Trace, base_layout, empty, figure
from pmodash.vocabulary import ALL

QUIET = "Nobody was added or lost in these months. Give contacts a date first met, and log touchpoints."
NO_DATES = "No date of a first meeting is on record. Give contacts a date first met, or log touchpoints."
NET = "Net (added − lost)"
MOVES = {"added": "Added", "revived": "Revived", "went_stale": "Went stale", "lost": "Lost"}
DOWNWARD = ("went_stale", "lost")


def by_month(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """What joined and came back above the line, what was lost and lapsed below it, with net growth as a line.

    Takes `growth.by_month`'s frame and draws its "All" rows, or the sum of the groups where it has none.
    """
    frame, note = marks.unpacked(drawn, note)
    whole = frame[frame["group"] == ALL]
    table = frame.groupby("month", sort=False)[list(MOVES)].sum() if whole.empty else whole.set_index("month")
    known = [column for column in MOVES if table[column].notna().any()]
    table = table.assign(**{column: table[column].fillna(0).astype("int64") for column in MOVES})
    if table.empty or not table[list(MOVES)].to_numpy().sum():
        return empty(look, QUIET, title=title, note=note)
    months = month_names(table.index)
    traces = [_moves(look, column, table[column].tolist(), months) for column in known]
    traces += [_losses(look, table), _net(look, (table["added"] - table["lost"]).tolist(), months)]
    layout = base_layout(
        look,
        title,
        note,
        plot_height=320,
        keys=traces,
        xaxis=months_axis(look, table.index, "Month (the last one up to the as-of date)"),
        yaxis={"title": {"text": "Contacts gained (up), lost (down)"}, "showgrid": True, **_both_ways(table)},
        barmode="relative",
        bargap=0.3,
    )
    return figure(traces, layout)


def _both_ways(table: pd.DataFrame) -> dict[str, object]:
    """Ticks that count both ways from zero, without a minus sign on the losses."""
    up, down = int(table[["added", "revived"]].sum(axis=1).max()), int(table[list(DOWNWARD)].sum(axis=1).max())
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**3, 10**4, 10**6) if (up + down) / size <= 8)
    ticks = list(range(-(-down // step) * -step, -(-up // step) * step + 1, step))
    line = {"zeroline": True, "zerolinewidth": 1}
    return {"tickvals": ticks, "ticktext": [f"{abs(tick):,}" for tick in ticks], **line}


def _moves(look: Theme, column: str, counts: list[int], months: list[str]) -> Trace:
    colour, hatch = _look_of(look, column)
    name, sign = MOVES[column], -1 if column in DOWNWARD else 1
    return marks.bar(
        x=list(range(len(counts))),
        y=[sign * count for count in counts],
        name=name,
        marker=marks.bar_style(look, colour, hatch),
        customdata=counts,
        text=months,
        textposition="none",
        hovertemplate=f"{name}, %{{text}}: %{{customdata:,}} contacts<extra></extra>",
    )


def _look_of(look: Theme, column: str) -> tuple[str, str]:
    """The colour and hatch of a move: what came back or lapsed is hatched, a loss strong, since losses are few."""
    colours = {"lost": look.strong, "went_stale": look.status("Overdue")}
    return colours.get(column, look.status("On track")), "/" if column in ("revived", "went_stale") else ""


def _losses(look: Theme, table: pd.DataFrame) -> Trace:
    """How many were lost, in words below the month: a bar of one contact in sixty is easily overlooked."""
    lost = table["lost"].tolist()
    return marks.scatter(
        x=list(range(len(lost))),
        y=[-below for below in table[list(DOWNWARD)].sum(axis=1).tolist()],
        text=[f"{count:,} lost" if count else "" for count in lost],
        mode="text",
        textposition="bottom center",
        textfont={"color": look.text, "size": look.px(BODY - 2)},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _net(look: Theme, net: list[int], months: list[str]) -> Trace:
    return marks.scatter(
        x=list(range(len(net))),
        y=net,
        name=NET,
        mode="lines+markers",
        line={"color": look.text, "width": look.px(2)},
        marker={"color": look.page, "size": look.px(7), "line": {"color": look.text, "width": look.px(2)}},
        text=months,
        hovertemplate="Net growth, %{text}: %{y:+,} contacts<extra></extra>",
    )


def freshness(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """The share of each group that was first met in the last 12 months.

    Takes `growth.freshness`'s frame.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty or not frame["contacts"].sum():
        return empty(look, NO_DATES, title=title, note=note)
    rows = zip(frame["share"], frame["fresh"], frame["contacts"], strict=True)
    texts = [f"{bold(percent(share))}: {number(fresh)} of {number(contacts)}" for share, fresh, contacts in rows]
    shares = marks.in_percent(frame["share"]).fillna(0).tolist()
    colours = {"color": [look.group(group) for group in frame["group"]]}
    return marks.bars_figure(
        look,
        (title, note),
        [marks.flat_bar(shares, marker=colours, hovertemplate="First met in 12 months: %{x:.0f} %<extra></extra>")],
        names=marks.row_labels(look, frame["group"]),
        axes=(marks.percent_axis(look, "Share first met in the last 12 months (%)"), ""),
        ends=(shares, texts),
    )
