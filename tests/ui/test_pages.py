"""Every page stands with no workbook, with one, and with filters that leave nobody."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from app_driving import PAGES, ROOT, Opened, kept, said
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


@pytest.mark.parametrize("before", ["", "Our list,,,\n,,,\n"])
def test_a_header_with_nothing_below_it_is_said_on_upload_and_among_the_findings(opened: Opened, before: str) -> None:
    app = opened("empty.csv", f"{before}Name,E-mail,Company,Job title\n".encode())
    row = before.count("\n") + 1
    assert not app.exception
    assert f"a header in row {row} and no contacts below it" in app.warning[0].value
    app.switch_page("pages/workbook/quality.py").run()
    assert not app.exception
    assert "For your information: 1 finding" in [subheader.value for subheader in app.subheader]
    app.switch_page("pages/insight/coverage.py").run()
    assert f"a header in row {row} and no contacts below it" in app.info[0].value
    app.button(key="lead_to_upload").click().run()
    assert heading(app) == "Upload"


OUTSIDERS = "\n".join(
    ("Name,Company,Job title", *(f"Person{number} Lee,Firm {number // 2},Consultant" for number in range(8)))
)


@pytest.mark.parametrize("page", [UPLOAD, "pages/insight/groups.py"])
def test_the_home_organisation_is_asked_for_where_none_stands_out(opened: Opened, page: str) -> None:
    app = opened("outsiders.csv", OUTSIDERS.encode()).switch_page(page).run()
    assert "Which organisation is yours?" in said(app)
    field = next(field for field in app.text_input if field.label.startswith("Home organisation"))
    field.set_value("Firm 1").run()
    assert not app.exception
    assert kept(app).workspace.home == ("Firm 1",)
    assert "Which organisation is yours?" not in said(app)


def test_one_click_names_the_home_organisation(opened: Opened) -> None:
    app = opened("outsiders.csv", OUTSIDERS.encode())
    next(
        button for button in app.button if button.label.replace("\\", "").startswith("Firm 1 (2 contacts")
    ).click().run()
    assert not app.exception
    assert kept(app).workspace.home == ("Firm 1",)
    assert "Which organisation is yours?" not in said(app)


def test_the_home_organisation_is_not_asked_for_where_most_contacts_are_in_it(with_sample: AppTest) -> None:
    assert "Which organisation is yours?" not in said(with_sample)


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
