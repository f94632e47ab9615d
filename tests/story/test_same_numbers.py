"""Every number of the story's charts, facts and tables is the one that `analyse --json` prints."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import pytest

from pmodash.analysis import Analysis
from pmodash.demo import demo
from pmodash.network.reading_register import build
from pmodash.story.charts import STATUS_COLUMNS
from pmodash.story.story import Chart, Slide, Story, Table
from pmodash.story.telling import Telling
from pmodash.story.telling_slides import tell
from pmodash.vocabulary import ALL, STALE
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

DAY = dt.date(2026, 11, 20)


@cache
def both() -> tuple[dict[str, Any], Story, Analysis]:
    book = read(demo(60, 500, 3, DAY), "made-up.xlsx")
    found = Analysis.of(build(book, understand(book)), DAY)
    return found.as_json(), tell(Telling(found)), found


def slide(name: str) -> Slide:
    found = both()[1].slide(name)
    assert found is not None
    return found


def chart(name: str) -> Chart:
    found = slide(name).chart
    assert found is not None
    return found


def table(name: str) -> Table:
    found = slide(name).table
    assert found is not None
    return found


def told(key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = both()[0][key]
    return rows


def rounded(values: tuple[float | None, ...]) -> list[float | None]:
    return [None if value is None else round(value, 6) for value in values]


def test_the_four_numbers_are_those_of_all() -> None:
    whole, facts = told("coverage")[-1], slide("standing").facts
    stale = sum(whole[name] for name in ("overdue", "dormant", "never"))
    assert [fact.value for fact in facts] == [
        f"{whole['contacts']}",
        f"{int(whole['coverage'] * 100 + 0.5)} %",
        f"{int(whole['on_time_coverage'] * 100 + 0.5)} %",
        f"{stale}",
    ]
    within = whole["on_track"] + whole["due"]
    assert [fact.behind.split()[0] for fact in facts] == [
        str(number) for number in (whole["counted"], within, whole["on_track"], whole["never"])
    ]


@pytest.mark.parametrize("column", STATUS_COLUMNS)
def test_the_coverage_chart_counts_as_the_analysis_does(column: str) -> None:
    found = chart("coverage")
    series = next(one for one in found.series if one.name == STATUS_COLUMNS[column])
    assert found.categories == tuple(row["group"] for row in told("coverage"))
    assert list(series.values) == [row[column] for row in told("coverage")]


def test_each_month_s_coverage_is_that_of_all() -> None:
    months = [row["coverage"] for row in told("coverage_by_month") if row["group"] == ALL]
    assert rounded(chart("standing").series[0].values) == months


def test_the_vehicles_of_each_group_add_up_to_its_touchpoints() -> None:
    found = chart("vehicles")
    for place, group in enumerate(found.categories):
        rows = {row["vehicle"]: row["touchpoints"] for row in told("vehicles") if row["group"] == group}
        shown = {one.name: one.values[place] for one in found.series if one.name != "Other vehicles"}
        assert shown == {name: rows.get(name, 0) for name in shown}
        assert sum(one.values[place] or 0 for one in found.series) == sum(rows.values())


def test_the_channels_are_those_of_the_analysis() -> None:
    complexity = both()[0]["complexity"]
    assert chart("network").series[0].values == (complexity["potential_channels"], complexity["grouped_channels"])
    assert slide("network").note.startswith(f"n = {complexity['n']} people")


def test_each_month_s_growth_is_that_of_all() -> None:
    rows = [row for row in told("growth") if row["group"] == ALL]
    columns = ("added", "revived", "lost", "went_stale")
    assert [list(one.values) for one in chart("growth").series] == [[row[name] for row in rows] for name in columns]


def test_the_grid_of_levels_is_the_engagement_gap() -> None:
    found = chart("engagement")
    cells = {
        (one.name, wanted): value
        for one in found.series
        for wanted, value in zip(found.categories, one.values, strict=True)
        if value
    }
    assert cells == {(row["current"], row["desired"]): row["contacts"] for row in told("engagement_gap")}
    assert len(table("engagement").rows) == len(both()[0]["below_desired"])


def test_those_who_need_attention_are_all_who_are_stale_with_their_own_days() -> None:
    stale = {row["name"]: row for row in told("contacts") if row["status"] in STALE}
    rows = table("attention").rows
    assert {row[0] for row in rows} == set(stale) and len(rows) == len(stale)
    for name, _, status, since, over, *_ in rows:
        one = stale[str(name)]
        assert (status, since) == (one["status"], one["days_since"])
        assert over == (None if since is None else one["days_since"] - one["maximum_days"])


def test_those_due_next_are_listed_on_their_day() -> None:
    days = {row["name"]: row["next_due"] for row in told("contacts")}
    assert table("next").rows
    assert all(row[3].isoformat() == days[str(row[0])] for row in table("next").rows if isinstance(row[3], dt.date))


def test_those_due_are_counted_once_each_by_group() -> None:
    found = chart("next")
    counted = {row["group"]: row["counted"] for row in told("coverage")}
    sums = [sum(one.values[place] or 0 for one in found.series) for place in range(len(found.categories))]
    assert sums == [counted[group] for group in found.categories]


def test_the_tables_of_a_report_hold_the_figures_by_group() -> None:
    tables = {one.title: one for one in both()[1].tables}
    rows = tables["Coverage by group"].rows
    assert [(row[0], row[2], round(float(row[8] or 0), 6)) for row in rows] == [
        (row["group"], row["counted"], row["coverage"]) for row in told("coverage")
    ]
    mixed = tables["Touchpoints by group and vehicle"].rows
    assert [(row[0], row[1], row[2]) for row in mixed] == [
        (row["group"], row["vehicle"], row["touchpoints"]) for row in told("vehicles")
    ]


def test_the_policy_in_force_stands_in_the_appendix() -> None:
    lines = both()[2].network.policy.groups
    assert [row[:3] for row in table("appendix").rows] == [(line.group, line.ideal, line.maximum) for line in lines]
