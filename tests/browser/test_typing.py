"""What a visitor types, and where they click right after it, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from using_the_app import LINK, SAMPLE, expect_no_error, go_to, settle, upload

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def press_at_once(page: Page, name: str) -> None:
    """Press and release the mouse on a page's name in the menu, without a moment between."""
    box = page.locator(LINK).get_by_text(name, exact=True).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.up()
    expect(page.locator("h1")).to_have_text(name, timeout=10_000)
    page.wait_for_timeout(2_000)
    settle(page)


def unsaved(page: Page, words: str) -> None:
    expect(page.get_by_text(f" · {words} · as of").first).to_be_visible()


def test_enter_takes_the_one_contact_whose_name_was_typed(visitor: Page) -> None:
    upload(visitor, SAMPLE)
    go_to(visitor, "Contacts")
    go_to(visitor, "Log touchpoints")
    box = visitor.get_by_role("combobox", name="Contacts, one or more")
    box.click()
    visitor.keyboard.type("ravi", delay=25)
    expect(visitor.get_by_role("option").first).to_contain_text("Ravi")
    expect(visitor.get_by_text("Select", exact=False).filter(has_text="match")).to_have_count(0)
    visitor.keyboard.press("Enter")
    settle(visitor)
    expect(visitor.get_by_text("1 contact chosen")).to_be_visible()


def test_a_number_typed_just_before_a_click_in_the_menu_is_one_edit_and_the_click_counts(visitor: Page) -> None:
    upload(visitor, SAMPLE)
    for number, typed in enumerate(("11", "12"), start=1):
        go_to(visitor, "Policy")
        field = visitor.get_by_role("spinbutton", name="Most touchpoints in 30 days")
        field.click()
        field.press("Control+a")
        visitor.keyboard.type(typed, delay=25)
        press_at_once(visitor, "Edits")
        expect(visitor.locator("h1")).to_have_text("Edits")
        unsaved(visitor, f"{number} unsaved edit{'s' if number > 1 else ''}")
    expect_no_error(visitor)


def test_a_window_made_wider_just_before_a_click_in_the_menu_takes_nobody_back(visitor: Page) -> None:
    upload(visitor, SAMPLE)
    go_to(visitor, "Policy")
    visitor.set_viewport_size({"width": 800, "height": 900})
    visitor.wait_for_timeout(1_500)
    visitor.set_viewport_size({"width": 1400, "height": 900})
    visitor.wait_for_timeout(150)
    press_at_once(visitor, "Edits")
    expect(visitor.locator("h1")).to_have_text("Edits")
    unsaved(visitor, "no unsaved edits")
