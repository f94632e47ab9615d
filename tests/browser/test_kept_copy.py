"""The copy of a workbook and its edits that this browser keeps when the user ticks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import free_port, running_app
from playwright.sync_api import Browser, Page, expect
from using_the_app import SAMPLE, download, expect_no_error, go_to, log_event, settle, upload

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TICK = "Keep a copy of this workbook and my edits in this browser"
READ_WORK = """() => new Promise((ok) => {
  const asked = indexedDB.open("pmodash", 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore("copy")
  asked.onsuccess = () => {
    const got = asked.result.transaction("copy").objectStore("copy").getAllKeys()
    got.onsuccess = () => { asked.result.close(); ok(got.result.join(" ")) }
  }
})"""
WRITE_WORK = """(work) => new Promise((ok) => {
  const asked = indexedDB.open("pmodash", 1)
  asked.onsuccess = () => {
    const all = asked.result.transaction("copy", "readwrite")
    all.objectStore("copy").put(work, "work")
    all.oncomplete = () => { asked.result.close(); ok() }
  }
})"""


@pytest.fixture
def told(visitor: Page) -> Iterator[list[str]]:
    """What the browser's console complains of during the test; it must be nothing but what a deep link asks in vain."""
    said: list[str] = []
    visitor.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    visitor.on("pageerror", lambda error: said.append(str(error)))
    yield said
    assert [line for line in said if "404" not in line] == []


def tick(page: Page) -> None:
    page.get_by_text(TICK).click()
    settle(page)
    expect(page.get_by_role("checkbox", name=TICK)).to_be_checked()
    page.wait_for_function("() => localStorage.getItem('pmodash_kept')")


def expect_status(page: Page, words: str) -> None:
    expect(page.get_by_text(f"{words} · as of").first).to_be_visible(timeout=60_000)


def with_an_edit_kept(page: Page) -> None:
    upload(page, SAMPLE)
    tick(page)
    log_event(page, "Winter sponsor briefing")
    expect_status(page, "1 unsaved edit")
    page.wait_for_timeout(500)


def test_a_reload_brings_workbook_and_edits_back_at_once_and_without_asking(visitor: Page, told: list[str]) -> None:
    asked: list[str] = []
    visitor.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    with_an_edit_kept(visitor)
    go_to(visitor, "Coverage")
    visitor.reload()
    expect_status(visitor, "1 unsaved edit")
    expect(visitor.locator("h1")).to_have_text("Coverage")
    settle(visitor)
    go_to(visitor, "Edits")
    expect(visitor.get_by_text("Winter sponsor briefing").first).to_be_attached()
    expect_no_error(visitor)
    assert asked == []


def test_another_tab_is_offered_the_copy_and_may_forget_it_for_good(visitor: Page, told: list[str]) -> None:
    with_an_edit_kept(visitor)
    other = visitor.context.new_page()
    other.goto(visitor.url)
    expect(other.get_by_text("with 1 edit, the last on").first).to_be_visible(timeout=60_000)
    other.get_by_role("button", name="Bring it back").click()
    expect_status(other, "1 unsaved edit")
    go_to(other, "Edits")
    other.get_by_text(TICK).click()
    expect(other.get_by_text("was forgotten").first).to_be_visible()
    assert other.evaluate(READ_WORK) == ""
    other.close()
    visitor.once("dialog", lambda dialog: dialog.accept())
    visitor.reload()
    settle(visitor)
    visitor.wait_for_timeout(1_000)
    expect(visitor.get_by_text("no unsaved edits")).to_have_count(0)
    expect(visitor.get_by_text("Bring it back")).to_have_count(0)


def test_a_server_that_was_started_again_gets_the_work_back(chromium: Browser, tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log.txt"
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.set_default_timeout(30_000)
    with running_app(port, log) as url:
        page.goto(url)
        with_an_edit_kept(page)
    with running_app(port, log):
        expect(page.get_by_text("is back, with 1 edit").first).to_be_visible(timeout=60_000)
        settle(page)
        go_to(page, "Edits")
        expect(page.get_by_text("Winter sponsor briefing").first).to_be_attached()
        page.reload()
        expect_status(page, "1 unsaved edit")
        expect_no_error(page)
    context.close()
    assert "Winter" not in log.read_text("utf-8")
    assert "Traceback" not in log.read_text("utf-8")


@pytest.mark.parametrize("junk", [{"mark": "x", "name": "A.xlsx", "edits": 2, "at": "", "text": "{}"}, 7, None])
def test_junk_in_the_store_is_told_in_one_sentence_and_can_be_forgotten(
    visitor: Page, told: list[str], junk: object
) -> None:
    upload(visitor, SAMPLE)
    tick(visitor)
    visitor.evaluate(WRITE_WORK, junk)
    visitor.reload()
    expect(visitor.get_by_text("it is damaged and cannot be brought back").first).to_be_visible(timeout=60_000)
    visitor.get_by_role("button", name="Forget it").click()
    expect(visitor.get_by_text("was forgotten").first).to_be_visible()
    assert visitor.evaluate(READ_WORK) == ""


def test_a_workbook_that_is_open_is_never_replaced_by_the_copy(visitor: Page, told: list[str], tmp_path: Path) -> None:
    with_an_edit_kept(visitor)
    other = visitor.context.new_page()
    other.goto(visitor.url.split("/log")[0])
    expect(other.get_by_role("button", name="Bring it back")).to_be_visible(timeout=60_000)
    small = tmp_path / "small.csv"
    small.write_text("Name,E-mail,Company\nAnn Lee,ann@northwind.example,Northwind\n")
    upload(other, small)
    expect_status(other, "no unsaved edits")
    expect(other.get_by_text("Ticking the box above replaces it").first).to_be_visible()
    tick(other)
    other.wait_for_timeout(500)
    other.reload()
    expect(other.get_by_text("small.csv · 1 contact").first).to_be_visible(timeout=60_000)


def expect_nothing_kept(page: Page, why: str) -> None:
    upload(page, SAMPLE)
    page.get_by_text(TICK).click()
    expect(page.get_by_text(why).first).to_be_visible(timeout=30_000)
    settle(page)
    expect(page.get_by_role("checkbox", name=TICK)).not_to_be_checked()
    expect_no_error(page)


def test_a_browser_that_keeps_nothing_says_so_and_nothing_breaks(visitor: Page, told: list[str]) -> None:
    visitor.add_init_script("indexedDB.open = () => { throw new DOMException('no', 'SecurityError') }")
    visitor.reload()
    expect_nothing_kept(visitor, "keeps nothing for this page")


def test_a_browser_without_room_says_so_and_nothing_breaks(visitor: Page, told: list[str]) -> None:
    settings = {"origin": visitor.url.rstrip("/"), "quotaSize": 10_000}
    visitor.context.new_cdp_session(visitor).send("Storage.overrideQuotaForOrigin", settings)
    expect_nothing_kept(visitor, "has no room for a copy")


def test_a_workbook_downloaded_and_opened_again_holds_the_work_and_is_left_without_a_question(
    visitor: Page, tmp_path: Path
) -> None:
    asked: list[str] = []
    visitor.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    upload(visitor, SAMPLE)
    log_event(visitor, "Winter sponsor briefing")
    updated = download(visitor, tmp_path)
    settle(visitor)
    visitor.reload()
    settle(visitor)
    go_to(visitor, "Upload")
    upload(visitor, updated)
    expect_status(visitor, "no unsaved edits")
    visitor.reload()
    settle(visitor)
    assert asked == []


def test_leaving_still_asks_where_no_copy_is_kept(visitor: Page) -> None:
    asked: list[str] = []
    upload(visitor, SAMPLE)
    log_event(visitor, "Winter sponsor briefing")
    visitor.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    visitor.reload()
    settle(visitor)
    assert asked == ["beforeunload"]
