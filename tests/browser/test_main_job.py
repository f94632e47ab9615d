"""The whole job in a real browser: a workbook in, every page, an event logged, the workbook out and in again."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from using_the_app import (
    CHART,
    SAMPLE,
    download,
    expect_charts_drawn,
    expect_no_error,
    go_to,
    log_event,
    page_names,
    sections,
    settle,
    upload,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WITH_CHARTS = (
    "Overview",
    "Coverage",
    "Vehicles",
    "Stale relationships",
    "Complexity",
    "Engagement",
    "Connections",
    "Growth",
    "Risk and balance",
)
OFFLINE_HOSTS = ("127.0.0.1", "localhost")


def test_every_page_shows_the_sample_without_an_error(visitor: Page) -> None:
    upload(visitor, SAMPLE)
    parted = set()
    for name in page_names(visitor):
        go_to(visitor, name)
        expect_no_error(visitor)
        if name in WITH_CHARTS:
            expect(visitor.locator(CHART).first).to_be_visible(timeout=60_000)
        for section in sections(visitor):
            parted.add(name)
            section.click()
            settle(visitor)
            expect_no_error(visitor)
            expect_charts_drawn(visitor)
    assert parted >= {"Contacts", "Groups", "Vehicles", "Schedule", "Risk and balance"}


def test_an_event_logged_is_in_the_workbook_that_comes_back(visitor: Page, tmp_path: Path) -> None:
    upload(visitor, SAMPLE)
    log_event(visitor, "Winter sponsor briefing")
    go_to(visitor, "Edits")
    expect(visitor.get_by_text("Winter sponsor briefing").first).to_be_attached()
    updated = download(visitor, tmp_path)
    assert updated.stat().st_size > 10_000
    visitor.reload()
    settle(visitor)
    go_to(visitor, "Upload")
    upload(visitor, updated)
    assert_logged(updated)


def assert_logged(path: Path) -> None:
    from pmodash.network.reading_register import build
    from pmodash.workbook.reading import read
    from pmodash.workbook.understanding import understand

    book = read(path.read_bytes(), path.name)
    touchpoints = build(book, understand(book)).touchpoints
    logged = touchpoints[touchpoints["event"] == "Winter sponsor briefing"]
    assert len(logged) >= 5
    assert set(logged["vehicle"]) == {"Sponsor briefing"}


def test_a_deep_link_on_a_fresh_visit_asks_for_a_workbook(chromium: Browser, app_url: str) -> None:
    page = chromium.new_page()
    page.goto(app_url + "/coverage")
    expect(page.get_by_text("Open the sample network")).to_be_visible(timeout=60_000)
    expect_no_error(page)
    page.close()


def test_a_filter_stays_when_the_page_changes(visitor: Page) -> None:
    upload(visitor, SAMPLE)
    go_to(visitor, "Coverage")
    visitor.get_by_role("button", name="Filters: everyone").click()
    visitor.get_by_role("combobox", name="Group").first.click()
    visitor.get_by_role("option", name="Senior Leadership").click()
    visitor.keyboard.press("Escape")
    settle(visitor)
    before = visitor.url
    visitor.keyboard.press("Escape")
    go_to(visitor, "Schedule")
    expect(visitor.get_by_text("shown").first).to_be_visible()
    assert "SL" in before or "group" in before
    assert "Senior" not in before


def test_nothing_is_asked_of_any_other_machine(chromium: Browser, app_url: str) -> None:
    asked: list[str] = []
    page = chromium.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(app_url)
    upload(page, SAMPLE)
    go_to(page, "Coverage")
    expect(page.locator(CHART).first).to_be_visible(timeout=60_000)
    page.close()
    abroad = [url for url in asked if url.startswith("http") and url.split("/")[2].split(":")[0] not in OFFLINE_HOSTS]
    assert abroad == []


def test_a_picture_renamed_to_a_workbook_is_refused_in_one_sentence(visitor: Page, tmp_path: Path) -> None:
    picture = tmp_path / "stakeholders.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    visitor.locator("input[type=file]").first.set_input_files(str(picture))
    expect(visitor.get_by_text("cannot be used").first).to_be_visible(timeout=60_000)
    expect(visitor.locator("[data-testid=stException]")).to_have_count(0)


def test_a_visit_leaves_no_contact_in_the_log(visitor: Page, server_log: Path) -> None:
    upload(visitor, SAMPLE)
    go_to(visitor, "Contacts")
    said = server_log.read_text("utf-8", errors="replace")
    assert "@" not in said
    assert "Traceback" not in said
