"""The contacts whose group is unsure, answered without a mouse, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from using_the_app import expect_no_error, go_to, settle, upload

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PEOPLE = "\n".join(
    (
        "Name,E-mail,Organisation,Department,Job title",
        "Ann Lee,ann@northwind.example,Northwind,Port,Harbourmaster",
        "Bo Osei,bo@northwind.example,Northwind,Port,Harbourmaster",
        "Cy Moss,cy@northwind.example,Northwind,Quay,Harbourmaster",
        "Di Poe,di@northwind.example,Northwind,Finance,Project Manager",
    )
)


def press(page: Page, key: str, progress: str) -> None:
    page.keyboard.press(key)
    expect(page.get_by_test_id("stProgress")).to_contain_text(progress, timeout=15_000)
    settle(page)


def test_keys_answer_skip_accept_take_back_and_make_a_rule(visitor: Page, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    upload(visitor, tmp_path / "people.csv")
    go_to(visitor, "Groups")
    expect(visitor.get_by_test_id("stProgress")).to_contain_text("1 of 3")
    press(visitor, "2", "2 of 3")
    press(visitor, "s", "3 of 3 · 1 skipped")
    press(visitor, "u", "2 of 3")
    press(visitor, "a", "3 of 3")
    press(visitor, "u", "2 of 3")
    press(visitor, "u", "1 of 3")
    press(visitor, "2", "2 of 3")
    visitor.keyboard.press("t")
    expect(visitor.get_by_text("Nobody is unsure")).to_be_visible(timeout=15_000)
    expect_no_error(visitor)


def test_the_proposal_is_accepted_by_key_while_the_focus_is_on_the_sections(visitor: Page, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    upload(visitor, tmp_path / "people.csv")
    go_to(visitor, "Groups")
    visitor.get_by_test_id("stButtonGroup").get_by_role("radio", name="Queue").focus()
    press(visitor, "a", "2 of 3")


def test_a_number_typed_in_a_field_answers_nothing(visitor: Page, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    upload(visitor, tmp_path / "people.csv")
    go_to(visitor, "Groups")
    visitor.locator("[data-testid=stSidebar] input").first.focus()
    visitor.keyboard.press("2")
    settle(visitor)
    expect(visitor.get_by_test_id("stProgress")).to_contain_text("1 of 3")
