"""What stands around the charts of the pages: what they cover, the first look of Complexity, tiles without dates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from app_driving import Opened, kept
from streamlit.testing.v1 import AppTest

from pmodash.figures.palette import STATUS_COLOURS, STATUS_COLOURS_ON_DARK
from pmodash.selection import Selection
from pmodash.ui.columns import _chips

UNDATED = (
    "Name,Company,Job title,Relationship owner\nAnn Lee,Northwind,Project Manager,A. Khan\nBo,Northwind,CFO,A. Khan"
)


def titles(app: AppTest) -> list[str]:
    charts = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    return [chart["layout"]["title"]["text"].replace("<br>", " ") for chart in charts]


def test_filters_in_words_name_no_person_and_no_organisation() -> None:
    chosen = Selection(group=("Senior Leadership", "Wider Business"), owner=("Rania Osei",), organisation=("A", "B"))
    assert chosen.in_words == "Senior Leadership or Wider Business; 1 owner; 2 organisations"
    assert Selection().in_words == ""


def test_every_chart_says_its_date_and_filters_without_a_name(with_sample: AppTest) -> None:
    session = kept(with_sample)
    chosen = Selection(group=("Senior Leadership", "Wider Business"))
    session.workspace = replace(session.workspace, selection=chosen)
    with_sample.switch_page("pages/insight/growth.py").run()
    for title in titles(with_sample):
        assert ", only Senior Leadership or Wider Business." in title and "As of " in title


def test_without_a_filter_only_the_date_is_said(with_sample: AppTest) -> None:
    with_sample.switch_page("pages/insight/coverage.py").run()
    (title,) = titles(with_sample)
    assert "As of " in title and "only" not in title


def test_complexity_opens_on_the_network_as_it_is(with_sample: AppTest) -> None:
    with_sample.switch_page("pages/insight/complexity.py").run()
    assert with_sample.slider(key="added").value == 0
    curve, grouped = titles(with_sample)
    assert "more would add" not in curve and "contacts and the PMO). Left out: " in curve
    assert "n = " in grouped
    assert with_sample.metric[0].delta.endswith("contacts and the PMO")


def test_a_register_without_dates_is_neither_a_disaster_nor_all_clear(opened: Opened) -> None:
    app = opened("undated.csv", UNDATED.encode())
    app.switch_page("pages/insight/overview.py").run()
    tiles = {metric.label: (metric.value, metric.delta) for metric in app.metric}
    assert {tiles[name] for name in ("Coverage", "On time", "Stale")} == {("–", "no contact dates")}
    assert any("which column holds the last contact" in text.value for text in app.markdown)


@pytest.mark.parametrize(("page", "colours"), [("light", STATUS_COLOURS), ("dark", STATUS_COLOURS_ON_DARK)])
def test_pills_have_the_status_colours_of_the_charts_of_their_page(page: str, colours: Mapping[str, str]) -> None:
    options = _chips("status", "Status", page)["type_config"]["options"]
    assert {option["value"]: option["color"] for option in options} == dict(colours)
