"""In a real browser: once names are hidden, neither what stands there nor what comes over the connection tells one."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocket, expect
from using_the_app import expect_no_error, go_to, page_names, settle, upload

from tests.redaction.telling_workbook import FILE, MARK, OTHERS, telling_workbook
from tests.redaction.what_is_sent import found_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TELLING = (MARK, *OTHERS)
TOAST_GONE = 6_000


@pytest.fixture
def came(visitor: Page, tmp_path: Path) -> list[bytes]:
    """All that comes over the connection of a visitor who looks at the telling workbook, names shown."""
    frames: list[bytes] = []

    def note(payload: str | bytes) -> None:
        frames.append(payload if isinstance(payload, bytes) else payload.encode())

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", note)

    visitor.on("websocket", listen)
    visitor.reload()
    settle(visitor)
    path = tmp_path / FILE
    path.write_bytes(telling_workbook())
    upload(visitor, path)
    return frames


def hide(page: Page, choice: str) -> None:
    choices = page.get_by_role("combobox", name="Names")
    choices.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    choices.click()
    page.get_by_role("option", name=choice, exact=True).click()
    settle(page)


def standing_on(page: Page) -> list[bytes]:
    """The page as it stands: its markup, its words, the values of its fields, its title and its address."""
    values = page.eval_on_selector_all("input, textarea", "all => all.map(one => one.value)")
    told = [page.content(), page.inner_text("body"), page.title(), page.url, *values]
    return [text.encode() for text in told]


def search_on_groups(page: Page, words: str) -> None:
    go_to(page, "Groups")
    page.get_by_role("radio", name="Contacts", exact=True).click()
    settle(page)
    page.get_by_label("Search contacts").fill(words)
    settle(page)


FEW = ("Contacts", "Stale relationships", "Schedule", "Risk and balance")


@pytest.mark.parametrize(("choice", "pages"), [("Hidden", ()), ("Groups only", FEW)])
def test_no_page_tells_a_name_once_names_are_hidden(
    visitor: Page, came: list[bytes], choice: str, pages: tuple[str, ...]
) -> None:
    search_on_groups(visitor, "Zyquavlast")
    assert found_in(standing_on(visitor), (MARK,)) and found_in(came, (MARK,))
    came.clear()
    hide(visitor, choice)
    visitor.wait_for_timeout(TOAST_GONE)
    assert found_in(standing_on(visitor), TELLING) == []
    for name in pages or page_names(visitor):
        go_to(visitor, name)
        expect_no_error(visitor)
        assert found_in(standing_on(visitor), TELLING) == [], name
    assert found_in(came, TELLING) == []


def test_a_list_and_its_file_hold_labels_and_names_come_back(visitor: Page, came: list[bytes], tmp_path: Path) -> None:
    go_to(visitor, "Stale relationships")
    hide(visitor, "Hidden")
    with visitor.expect_download() as coming:
        visitor.locator(".st-key-stale-relationships_csv button").click()
    coming.value.save_as(tmp_path / "list.csv")
    rows = (tmp_path / "list.csv").read_bytes()
    assert rows.count(b"\n") > 3 and b"SL-" in rows
    assert found_in([rows, coming.value.suggested_filename.encode()], TELLING) == []
    go_to(visitor, "Contacts")
    visitor.get_by_role("button", name="Show names").click()
    settle(visitor)
    expect(visitor.get_by_text("Edit in the table")).to_be_visible()
    assert "names=" not in visitor.url and found_in(standing_on(visitor), (MARK,))
