"""Every page stands with no workbook, with one, and with filters that leave nobody."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from app_driving import PAGES, ROOT, kept, said
from streamlit.testing.v1 import AppTest

from pmodash.selection import Selection

UPLOAD = "pages/workbook/upload.py"
WITHOUT_CONTACTS = {UPLOAD}


def heading(app: AppTest) -> str:
    assert not app.exception, [error.value for error in app.exception]
    return str(app.title[0].value)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_a_workbook_says_what_to_do(app: AppTest, page: str) -> None:
    app.switch_page(page).run()
    assert heading(app)
    labels = [button.label for button in app.button]
    assert "Open the sample network" in labels


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_the_sample_shows_no_error(with_sample: AppTest, page: str) -> None:
    with_sample.switch_page(page).run()
    assert heading(with_sample)
    assert not with_sample.error
    assert "Sample" in said(with_sample)


@pytest.mark.parametrize("page", [page for page in PAGES if page not in WITHOUT_CONTACTS])
def test_a_page_that_nobody_is_left_on_offers_to_clear_the_filters(with_sample: AppTest, page: str) -> None:
    session = kept(with_sample)
    session.workspace = replace(session.workspace, selection=Selection(organisation=("Nowhere at all",)))
    with_sample.switch_page(page).run()
    assert heading(with_sample)
    assert any("Nobody is left" in str(info.proto.title or info.value) for info in with_sample.info)
    with_sample.button(key="clear_filters_in_page").click().run()
    assert not with_sample.info
    assert kept(with_sample).workspace.selection.is_all


def test_every_page_is_in_the_menu() -> None:
    listed = (ROOT / "app.py").read_text("utf-8")
    assert [page for page in PAGES if page.replace("\\", "/") not in listed] == []


def drawn(app: AppTest) -> str:
    """All charts of the page as their JSON, without the markup of their words."""
    specs = "\n".join(chart.proto.spec for chart in app.get("plotly_chart"))
    return re.sub(r"(\\u003c.*?\\u003e)+", " ", specs)


def test_connections_tell_ties_known_by_a_recorded_link_from_those_of_events(with_sample: AppTest) -> None:
    with_sample.switch_page("pages/insight/connections.py").run()
    assert "known by a recorded link alone" in drawn(with_sample)
    assert "recorded as links" in drawn(with_sample)


def test_the_small_network_draws_recorded_links_apart(with_sample: AppTest) -> None:
    session = kept(with_sample)
    session.workspace = replace(
        session.workspace, selection=Selection(group=("Senior Leadership", "External Influencers"))
    )
    with_sample.switch_page("pages/insight/complexity.py").run()
    assert "Link on record" in drawn(with_sample) and '"dash":"dot"' in drawn(with_sample).replace(" ", "")
