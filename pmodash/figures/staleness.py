"""Charts of stale relationships: who is furthest past their maximum, how old the debt is, and which groups owe it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.crosstabs import Crosstab, Figures
from pmodash.figures.labels import bold, counted, label, number
from pmodash.figures.marks import Drawn
from pmodash.figures.palette import on_scale
from pmodash.figures.theme import Theme, Trace, empty
from pmodash.vocabulary import ALL, STALE

MOST_CONTACTS = 20
NOBODY = "No relationship here is stale: everyone was reached within their maximum."
NO_CONTACTS = "No contact is counted here yet. Widen the filters, or add contacts with a last touchpoint."
NO_DEBT = "Nobody who was reached before is past their maximum; those never reached owe no days that can be counted."


def ranked(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """The twenty most pressing stale relationships and the days each is past its maximum.

    Takes `staleness.ranked_list`'s frame, in its order. Its `name` column is all that is said of a person, so a
    redacted list stays redacted.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty:
        return empty(look, NOBODY, title=title, note=note)
    if len(frame) > MOST_CONTACTS:
        note = (
            f"{note} The {MOST_CONTACTS} most pressing are drawn; {len(frame) - MOST_CONTACTS:,} more are in the table."
        )
    frame = frame.iloc[:MOST_CONTACTS]
    since, past = (frame[name].to_numpy(dtype=float, na_value=np.nan) for name in ("days_since", "days_over"))
    over = np.nan_to_num(past).tolist()
    return marks.bars_figure(
        look,
        (title, note.strip()),
        [_status_bars(look, frame["status"], over, status) for status in STALE],
        names=marks.row_labels(look, frame["name"]),
        axes=(marks.figures_axis(look, "Days past the maximum (days)", max(over)), "Contact"),
        ends=(over, [_days(look, *row) for row in zip(frame["status"], past, since, strict=True)]),
        each=26,
        barmode="stack",
    )


def _days(look: Theme, status: str, over: float, since: float) -> str:
    if over != over or since != since:
        return f"{label(status)}: no touchpoint known"
    if look.narrow:
        return f"{bold(number(over))} over"
    return f"{bold(number(over))} over, {number(since)} since the last"


def _status_bars(look: Theme, statuses: pd.Series, over: list[float], status: str) -> Trace:
    days = [value if own == status else float("nan") for value, own in zip(over, statuses, strict=True)]
    style = marks.bar_style(look, look.status(status), marks.HATCHES.get(status, ""))
    hover = f"{status}: %{{x:,}} days past the maximum<extra></extra>"
    return marks.flat_bar(days, name=status, marker=style, hovertemplate=hover)


def ageing(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """Each group's contacts by how long they are past their maximum, as shares of the group.

    Takes `staleness.ageing_bands`'s frame: bands in their order, the last of them for contacts never reached.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty or not frame["contacts"].sum():
        return empty(look, NO_CONTACTS, title=title, note=note)
    table = Crosstab.of(frame, "group", "band", "contacts")
    bands, columns = table.columns, zip(table.values.T, table.shares().T, strict=True)
    return marks.bars_figure(
        look,
        (title, note),
        [_band_bar(look, bands, place, *column) for place, column in enumerate(columns)],
        names=marks.row_labels(look, table.rows),
        axes=(marks.percent_axis(look, "Share of counted contacts (%)"), ""),
        ends=([100] * len(table.rows), [counted(total, "contact") for total in table.sums]),
        each=36,
        barmode="stack",
    )


def _band_bar(look: Theme, bands: list[str], place: int, contacts: Figures, shares: Figures) -> Trace:
    name, colour = label(bands[place]), _band_colour(look, place, len(bands))
    return marks.flat_bar(
        shares,
        name=name,
        marker=marks.bar_style(look, colour, marks.HATCHES["Never"] if place == len(bands) - 1 else ""),
        text=[number(count) if share >= 4 else "" for count, share in zip(contacts, shares, strict=True)],
        customdata=contacts.astype(int).tolist(),
        hovertemplate=f"{name}: %{{customdata:,}} contacts, %{{x:.0f}} %<extra></extra>",
        **marks.inside_text(look, colour),
    )


def _band_colour(look: Theme, place: int, bands: int) -> str:
    """Green within the maximum, then from amber to dark as the debt ages, grey for never."""
    if place in (0, bands - 1):
        return look.status("On track" if place == 0 else "Never")
    scale = [look.status("Due"), look.status("Overdue"), look.status("Dormant")]
    return on_scale(scale, (place - 1) / max(bands - 3, 1))


def touch_debt(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """The days that each group's contacts are past their maximum, added up.

    Takes `staleness.touch_debt`'s frame; "All" is said in its note, not drawn beside its parts.
    """
    frame, note = marks.unpacked(drawn, note)
    parts = frame[frame["group"] != ALL]
    if parts.empty or not parts["debt_days"].sum():
        return empty(look, NO_DEBT, title=title, note=note)
    days = parts["debt_days"].tolist()
    texts = [
        f"{bold(counted(owed, 'day'))}, {counted(n, 'contact')}"
        for owed, n in zip(days, parts["contacts"], strict=True)
    ]
    colours = {"color": [look.group(group) for group in parts["group"]]}
    return marks.bars_figure(
        look,
        (title, note),
        [marks.flat_bar(days, marker=colours, hovertemplate="%{x:,} days past the maximum<extra></extra>")],
        names=marks.row_labels(look, parts["group"]),
        axes=(marks.figures_axis(look, "Touch debt (days past the maximum, added up)", max(days)), ""),
        ends=(days, texts),
    )
