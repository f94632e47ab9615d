"""Charts of coverage: who was reached within the time their policy allows, by set and month by month."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.crosstabs import Crosstab, Figures
from pmodash.figures.labels import bold, counted, label, number, percent
from pmodash.figures.marks import Drawn
from pmodash.figures.months import month_names, months_axis
from pmodash.figures.theme import Theme, Trace, base_layout, empty, figure
from pmodash.vocabulary import ALL

STATUS_COLUMNS = {"on_track": "On track", "due": "Due", "overdue": "Overdue", "dormant": "Dormant", "never": "Never"}
SETS = {
    "group": "", "owner": "Owner", "engagement_current": "Current engagement level",
    "network_type": "Network type", "organisation": "Organisation", "source": "Source", "department": "Department",
}  # fmt: skip
NOTHING = "No contact is counted here yet. Widen the filters, or add contacts with a group and a last touchpoint."
UNTOLD = "How coverage stood in earlier months is not known. It is told once a log of touchpoints reaches back."
MARKER = "Coverage"
GAP = 5.6


def by_attribute(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """Each set's contacts by status, as shares of those counted, with a mark where coverage ends.

    Takes `coverage.coverage`'s frame: its first column names the sets, "All" comes last.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty or not frame["counted"].sum():
        return empty(look, NOTHING, title=title, note=note)
    by = str(frame.columns[0])
    frame, note = marks.top_rows(frame, by, note)
    known = bool((frame["never"] < frame["counted"]).any())
    rows = zip(frame["coverage"], frame["counted"], strict=True)
    return marks.bars_figure(
        look,
        (title, note),
        [*(_status_bar(look, frame, column) for column in STATUS_COLUMNS), *([_mark(look, frame)] if known else [])],
        names=marks.row_labels(look, frame[by]),
        axes=(marks.percent_axis(look, "Share of counted contacts (%)"), SETS.get(by, by)),
        ends=([100] * len(frame), [_covered(*row, known) for row in rows]),
        each=34,
        barmode="stack",
    )


def _mark(look: Theme, frame: pd.DataFrame) -> Trace:
    hover = "Coverage: %{x:.0f} %<extra></extra>"
    return marks.tick_mark(look, marks.in_percent(frame["coverage"]), name=MARKER, size=15, hover=hover)


def _covered(coverage: float, contacts: int, known: bool) -> str:
    """A row's coverage; where nobody at all was ever reached there is none to tell."""
    if coverage != coverage:
        return "none counted"
    if not known:
        return f"{number(contacts)} never reached"
    return f"{bold(percent(coverage))} of {number(contacts)}"


def _status_bar(look: Theme, frame: pd.DataFrame, column: str) -> Trace:
    status = STATUS_COLUMNS[column]
    counts, whole = frame[column].to_numpy(dtype=float), frame["counted"].to_numpy(dtype=float)
    shares = np.divide(100 * counts, whole, out=np.zeros(len(frame)), where=whole > 0)
    colour = look.status(status)
    return marks.flat_bar(
        shares,
        name=status,
        marker=marks.bar_style(look, colour, marks.HATCHES.get(status, "")),
        text=[number(count) if share >= 4 else "" for count, share in zip(counts, shares, strict=True)],
        customdata=counts.astype(int).tolist(),
        hovertemplate=f"{status}: %{{customdata:,}} contacts, %{{x:.0f}} %<extra></extra>",
        **marks.inside_text(look, colour),
    )


def by_month(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """Coverage at each month's end, a line a group and a heavier one for all, named where they end.

    Takes `coverage.by_month`'s frame.
    """
    frame, note = marks.unpacked(drawn, note)
    table = Crosstab.of(frame, "month", "group", "coverage", absent=np.nan)
    table = table.take(columns=np.flatnonzero(~np.isnan(table.values).all(axis=0)).tolist())
    if not table.columns:
        return empty(look, NOTHING, title=title, note=note)
    if len(table.rows) > 1 and np.isnan(table.values[:-1]).all():
        return empty(look, UNTOLD, title=title, note=note)
    lines = dict(zip(table.columns, marks.in_percent(table.values.T), strict=True))
    ends = [float(line[~np.isnan(line)][-1]) for line in lines.values()]
    words = [_line_end(look, name, end) for name, end in zip(lines, ends, strict=True)]
    months = month_names(table.rows)
    traces = [_month_line(look, name, line, months) for name, line in lines.items()]
    traces.append(marks.end_notes(look, [len(months) - 1] * len(ends), words, marks.dodged(ends, GAP, 0, 100)))
    layout = base_layout(
        look,
        title,
        f"{note} {_fewer_before(frame, months)}".strip(),
        plot_height=340,
        xaxis=months_axis(look, table.rows, "Month (as it stood at its end)"),
        yaxis=marks.percent_axis(look, "Coverage (% of counted contacts)", range=[-3, 103]),
    )
    layout["margin"]["r"] = marks.room_for(look, words)
    layout["xaxis"]["range"] = [-0.3, len(months) - 0.99]
    return figure(traces, layout)


def _fewer_before(frame: pd.DataFrame, months: list[str]) -> str:
    """That earlier points rest on fewer contacts than the last; else blank."""
    told = frame[(frame["group"] == ALL) & frame["coverage"].notna()]
    whole = told["counted"].tolist()
    if len(whole) < 2 or min(whole[:-1]) >= whole[-1]:
        return ""
    return f"{months[-len(whole)]} rests on {counted(whole[0], 'contact')}, the last point on {number(whole[-1])}."


def _line_end(look: Theme, group: object, coverage: float) -> str:
    text = f"{marks.group_label(look, group)} {percent(coverage / 100)}"
    return "&nbsp;&nbsp;" + marks.keyed(_colour(look, group), bold(text) if group == ALL else text)


def _colour(look: Theme, group: object) -> str:
    return look.strong if group == ALL else look.group(group)


def _month_line(look: Theme, group: str, coverage: Figures, months: list[str]) -> Trace:
    whole, colour = group == ALL, _colour(look, group)
    return marks.scatter(
        x=list(range(len(months))),
        y=[None if value != value else round(float(value), 2) for value in coverage],
        mode="lines+markers",
        line={"color": colour, "width": look.px(4 if whole else 2)},
        marker={"color": colour, "opacity": 1, "size": [0] * (len(months) - 1) + [look.px(9 if whole else 7)]},
        text=months,
        hovertemplate=f"{label(group)}, %{{text}}: %{{y:.0f}} %<extra></extra>",
        cliponaxis=False,
    )
