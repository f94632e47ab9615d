"""The filters hold on every page and stand in the address without a name in it."""

from __future__ import annotations

import datetime as dt

from app_driving import ROOT, kept
from streamlit.testing.v1 import AppTest

from pmodash.ui.derived import analysis_of


def test_a_filter_chosen_on_one_page_holds_on_the_next(with_sample: AppTest) -> None:
    with_sample.switch_page("pages/insight/coverage.py").run()
    with_sample.multiselect(key="filter_group").set_value(["Senior Leadership"]).run()
    with_sample.switch_page("pages/insight/stale.py").run()
    assert with_sample.multiselect(key="filter_group").value == ["Senior Leadership"]
    assert set(analysis_of(kept(with_sample)).standing["group"]) == {"Senior Leadership"}
    assert with_sample.query_params["group"] == "SL"


def test_an_owner_stands_in_the_address_by_number_only(with_sample: AppTest) -> None:
    with_sample.switch_page("pages/insight/coverage.py").run()
    owner = with_sample.multiselect(key="filter_owner").options[0]
    with_sample.multiselect(key="filter_owner").set_value([owner]).run()
    assert with_sample.query_params["owner"] == "1"


def test_the_as_of_date_is_taken_up_by_the_figures(with_sample: AppTest) -> None:
    with_sample.switch_page("pages/insight/overview.py").run()
    with_sample.date_input(key="filter_as_of").set_value(dt.date(2026, 6, 30)).run()
    assert analysis_of(kept(with_sample)).as_of == dt.date(2026, 6, 30)
    assert with_sample.query_params["as-of"] == "2026-06-30"


def test_an_address_with_filters_sets_them_once_a_workbook_is_open() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["group"] = "SL"
    app.query_params["as-of"] = "2026-06-30"
    app.run()
    next(button for button in app.button if button.label == "Open the sample network").click().run()
    now = kept(app).workspace
    assert now.selection.group == ("Senior Leadership",)
    assert now.as_of == dt.date(2026, 6, 30)


def test_clearing_the_filters_shows_everyone_again(with_sample: AppTest) -> None:
    with_sample.switch_page("pages/insight/coverage.py").run()
    with_sample.multiselect(key="filter_group").set_value(["Senior Leadership"]).run()
    next(button for button in with_sample.button if button.label == "Clear filters").click().run()
    assert with_sample.multiselect(key="filter_group").value == []
    assert "group" not in with_sample.query_params
