"""Charts of risk: contacts who hang on one PMO member, and contacts who are reached too often."""

from __future__ import annotations

import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.labels import bold, counted, number
from pmodash.figures.marks import Drawn
from pmodash.figures.theme import Theme, empty

NO_RISK = "No contact hangs on a single PMO member, or the touchpoints do not say who made them."
NO_FATIGUE = "Nobody was reached more often than the limit in the last 30 days."
HANGING, LAPSING = "Hang on this person alone", "Of them, would go stale"


def key_person(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """How many contacts hang on each PMO member alone and, within them, how many would go stale without.

    Takes `risk.key_person`'s frame; `owner` is drawn as given.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty:
        return empty(look, NO_RISK, title=title, note=note)
    frame, note = marks.top_rows(frame, "owner", note)
    contacts, stale = frame["contacts"].tolist(), frame["would_go_stale"].tolist()
    hover = "%{x:,} contacts<extra></extra>"
    all_of_them = marks.flat_bar(contacts, name=HANGING, marker={"color": look.neutral}, hovertemplate=hover)
    lapsing = marks.flat_bar(
        stale, name=LAPSING, marker={"color": look.status("Overdue")}, width=0.32, hovertemplate=hover
    )
    texts = [f"{bold(number(n))}, {number(lapse)} would go stale" for n, lapse in zip(contacts, stale, strict=True)]
    return marks.bars_figure(
        look,
        (title, note),
        [all_of_them, lapsing],
        names=marks.row_labels(look, frame["owner"]),
        axes=(marks.figures_axis(look, "Contacts (number)", max(contacts)), "PMO member"),
        ends=(contacts, texts),
        barmode="overlay",
    )


def fatigue(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """The contacts who were reached more often than the limit in 30 days, with the limit as a mark.

    Takes `risk.fatigue`'s frame; `name` is all that is said of a person.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty:
        return empty(look, NO_FATIGUE, title=title, note=note)
    frame, note = marks.top_rows(frame, "name", note)
    touches = frame["touchpoints_30d"].tolist()
    hover = "%{x:,} touchpoints in 30 days<extra></extra>"
    limit = marks.tick_mark(look, frame["limit"], name="Limit", size=15, hover="Limit: %{x}<extra></extra>")
    bars = marks.flat_bar(touches, marker={"color": look.neutral}, hovertemplate=hover)
    return marks.bars_figure(
        look,
        (title, note),
        [bars, limit],
        names=marks.row_labels(look, frame["name"]),
        axes=(
            marks.figures_axis(look, "Touchpoints in 30 days (number)", max(touches)),
            "Contact",
        ),
        ends=(touches, [counted(count, "touchpoint") for count in touches]),
        each=26,
    )
