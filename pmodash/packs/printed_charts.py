"""The story's charts as places, sizes and words, for the typesetting to draw."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pmodash.figures.labels import number, percent, plain_text, shortened
from pmodash.figures.palette import HEAT_ON_LIGHT, ink_on, on_scale
from pmodash.story.charts import GROWTH_COLUMNS
from pmodash.story.story import Chart, Series
from pmodash.vocabulary import ALL

LONGEST_NAME = 60
MOST_MONTHS = 14
MOST_VALUES = 14
STEPS = (1, 2, 5)
DOWNWARD = (GROWTH_COLUMNS["lost"], GROWTH_COLUMNS["went_stale"])

Drawn = dict[str, Any]


def printed_chart(chart: Chart, finding: str) -> Drawn:
    """What is drawn of a chart, with the words that stand for it where it cannot be seen."""
    shared = {"kind": chart.kind, "axis": plain_text(chart.axis), "alt": _in_words(chart, finding)}
    legend = [{"name": _name(one.name), **_look(one)} for one in chart.series] if len(chart.series) > 1 else []
    return {**shared, "legend": legend, "unit": _unit(chart), **DRAWN[chart.kind](chart)}


def _in_words(chart: Chart, finding: str) -> str:
    """The finding and every number of the chart."""
    rows = [
        f"{_name(one.name)}: " + ", ".join(f"{_name(at)} {_words(chart, value)}" for at, value in _pairs(chart, one))
        for one in chart.series
    ]
    return " ".join([f"{finding.rstrip('.')}.", *(f"{row}." for row in rows)])


def _pairs(chart: Chart, one: Series) -> list[tuple[str, float | None]]:
    return list(zip(chart.categories, one.values, strict=True))


def _look(one: Series) -> Drawn:
    return {"colour": one.colour, "ink": ink_on(one.colour), "hatch": one.hatch}


def _words(chart: Chart, value: float | None) -> str:
    if value is None:
        return "–"
    return percent(value) if chart.unit == "share" else number(value, 1)


def _name(text: str) -> str:
    return shortened(text, LONGEST_NAME)


def _unit(chart: Chart) -> str:
    if chart.stacked == "shares":
        return f"Share of {chart.unit}; the numbers are {chart.unit}"
    return "" if chart.unit == "share" else chart.unit.capitalize()


def _bars(chart: Chart) -> Drawn:
    """A row for each category: its parts end to end, or a bar below the other, from 0 to 1 of the room."""
    rows = [_row(chart, place) for place in range(len(chart.categories))]
    top, ticks = 1.0, _share_ticks()
    if chart.stacked != "shares" and chart.unit != "share":
        top, ticks = _scale(max(sum(part["value"] for part in lane) for row in rows for lane in row["lanes"]))
    for row in rows:
        for lane in row["lanes"]:
            whole = sum(part["value"] for part in lane) if chart.stacked == "shares" else top
            for part in lane:
                part["size"] = part["value"] / (whole or 1)
    return {"rows": rows, "ticks": [{"at": at / top, "text": text} for at, text in ticks]}


def _row(chart: Chart, place: int) -> Drawn:
    """One category: a single lane of all its parts where they are stacked, else a lane for each series."""
    parts = [_part(chart, one, place) for one in chart.series]
    lanes = [[part for part in parts if part["value"]]] if chart.stacked else [[part] for part in parts]
    note = plain_text(chart.notes[place]) if place < len(chart.notes) else ""
    category = chart.categories[place]
    return {"name": _name(category), "lanes": lanes, "note": note, "whole": category == ALL}


def _part(chart: Chart, one: Series, place: int) -> Drawn:
    alone = len(chart.series) == 1 and bool(chart.notes)
    text = "" if alone else _words(chart, one.values[place])
    return {"value": one.values[place] or 0, "text": text, **_look(one)}


def _columns(chart: Chart) -> Drawn:
    """Columns over time: what is gained above the line and lost below it, or a column beside the other."""
    both_ways = any(one.name in DOWNWARD for one in chart.series)
    made = _stacked_both_ways(chart) if both_ways else _beside(chart)
    ends = [end for bar in made for end in (bar["from"], bar["to"])]
    low, high, ticks = _both_scales(min([0, *ends]), max([0, *ends]), chart.unit == "share")
    return {
        "bars": made,
        "low": low,
        "high": high,
        "ticks": [{"at": at, "text": text} for at, text in ticks],
        "names": _thinned(chart.categories),
        "unit": f"{_unit(chart)}: gained above the line, lost below it" if both_ways else _unit(chart),
    }


def _stacked_both_ways(chart: Chart) -> list[Drawn]:
    made = []
    for place in range(len(chart.categories)):
        ends = {1: 0.0, -1: 0.0}
        for one in chart.series:
            sign, value = -1 if one.name in DOWNWARD else 1, one.values[place] or 0
            made.append(_column(chart, one, place, (ends[sign], ends[sign] + sign * value)))
            ends[sign] += sign * value
    return [bar for bar in made if bar["from"] != bar["to"]]


def _beside(chart: Chart) -> list[Drawn]:
    count = len(chart.series)
    return [
        {**_column(chart, one, place, (0, value)), "left": index / count, "width": 1 / count}
        for index, one in enumerate(chart.series)
        for place, value in enumerate(one.values)
        if value
    ]


def _column(chart: Chart, one: Series, place: int, ends: tuple[float, float]) -> Drawn:
    shape = {"place": place, "left": 0.0, "width": 1.0, "from": ends[0], "to": ends[1]}
    return {**shape, "text": _words(chart, abs(ends[1] - ends[0])), **_look(one)}


def _lines(chart: Chart) -> Drawn:
    """A line for each series; every value in words where there is a single line of few."""
    values = [value for one in chart.series for value in one.values if value is not None]
    top, ticks = (1.0, _share_ticks()) if chart.unit == "share" else _scale(max(values))
    each = len(chart.series) == 1 and len(chart.categories) <= MOST_VALUES
    lines = [
        {
            "name": _name(one.name),
            "colour": one.colour,
            "points": [None if value is None else value / top for value in one.values],
            "texts": [_words(chart, value) if each and value is not None else "" for value in one.values],
            "end": next((_words(chart, value) for value in reversed(one.values) if value is not None), ""),
        }
        for one in chart.series
    ]
    return {
        "lines": lines,
        "ticks": [{"at": at / top, "text": text} for at, text in ticks],
        "names": _thinned(chart.categories),
        "legend": [],
    }


def _grid(chart: Chart) -> Drawn:
    """A field for each pair, the darker the more it holds."""
    most = max((value or 0 for one in chart.series for value in one.values), default=0) or 1
    rows = []
    for one in chart.series:
        shades = [on_scale(HEAT_ON_LIGHT, (value or 0) / most) for value in one.values]
        fields = zip(one.values, shades, strict=True)
        rows.append(
            {
                "name": _name(one.name),
                "fields": [{"text": _words(chart, v), "colour": c, "ink": ink_on(c), "none": not v} for v, c in fields],
            }
        )
    return {"rows": rows, "names": [_name(name) for name in chart.categories], "side": chart.rows, "legend": []}


def _thinned(names: Sequence[str]) -> list[str]:
    """The names along an axis, the last one always, as many as can be read."""
    step = math.ceil(len(names) / MOST_MONTHS)
    return [_name(name) if (len(names) - 1 - place) % step == 0 else "" for place, name in enumerate(names)]


def _share_ticks() -> list[tuple[float, str]]:
    return [(part / 4, percent(part / 4)) for part in range(5)]


def _scale(top: float) -> tuple[float, list[tuple[float, str]]]:
    """A round end for an axis from nought, and its ticks."""
    _, high, ticks = _both_scales(0, top, False)
    return high, ticks


def _both_scales(low: float, high: float, share: bool) -> tuple[float, float, list[tuple[float, str]]]:
    """Round ends for an axis with nought on it, and its ticks, counted from nought both ways."""
    step = _step(high - low, 0.01 if share else 1)
    first, last = math.floor(low / step), max(math.ceil(high / step), 1)
    ticks = [place * step for place in range(first, last + 1)]
    texts = [percent(abs(tick)) if share else number(abs(tick)) for tick in ticks]
    return first * step, last * step, list(zip(ticks, texts, strict=True))


def _step(span: float, least: float) -> float:
    """The smallest round step that needs no more than six of it."""
    power = least
    while span / (power * STEPS[-1]) > 6:
        power *= 10
    return next(power * step for step in STEPS if span / (power * step) <= 6)


DRAWN: Mapping[str, Callable[[Chart], Drawn]] = {"bars": _bars, "columns": _columns, "lines": _lines, "grid": _grid}
