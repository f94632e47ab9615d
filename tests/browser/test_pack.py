"""The story edited by mouse and keyboard, made into slides, and kept in the workbook, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation
from using_the_app import download, expect_no_error, go_to, settle, upload

from pmodash.network.reading_register import build
from pmodash.network.story_choices import StoryChoices
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PEOPLE = "\n".join(
    (
        "Name,E-mail,Organisation,Job title,Relationship owner,Last contact",
        "Ann Lee,ann@northwind.example,Northwind,Project Manager,A. Khan,2026-11-02",
        "Bo Osei,bo@northwind.example,Northwind,Chief Financial Officer,A. Khan,2026-03-02",
        "Cy Moss,cy@elsewhere.example,Elsewhere,Consultant,B. Mora,",
    )
)


def choose_part(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).click()
    settle(page)


def edit_story(page: Page) -> None:
    """A title and at once, without a pause, whom it is told to; a decision; a slide moved and another left out."""
    choose_part(page, "Edit the story")
    page.get_by_label("Title of the story").fill("Larkfield network")
    page.keyboard.press("Tab")
    page.get_by_label("For whom it is told").press_sequentially("Portfolio board", delay=60)
    page.keyboard.press("Tab")
    settle(page)
    expect(page.get_by_label("For whom it is told")).to_have_value("Portfolio board")
    page.get_by_label("Decisions wanted, one on each line").fill("Fund a second adviser")
    page.get_by_label("Remark on Growth").fill("Two suppliers joined")
    page.keyboard.press("Tab")
    settle(page)
    place = page.get_by_role("combobox", name="Place of Coverage by group")
    place.focus()
    page.keyboard.type("5")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    settle(page)
    page.locator(".st-key-story_shown_network label").first.click()
    settle(page)


def make_slides(page: Page, folder: Path) -> Path:
    choose_part(page, "The pack")
    page.get_by_role("button", name="Make the slides").click()
    settle(page)
    with page.expect_download(timeout=60_000) as coming:
        page.get_by_role("button", name="Download the slides").click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def words(path: Path) -> list[str]:
    """All words of each slide."""
    shapes = [[shape for shape in slide.shapes if shape.has_text_frame] for slide in Presentation(str(path)).slides]
    return [" ".join(shape.text_frame.text for shape in of_slide) for of_slide in shapes]


def story_in(path: Path) -> StoryChoices:
    book = read(path.read_bytes(), path.name)
    return build(book, understand(book)).story


def test_a_story_is_edited_made_into_slides_and_kept_in_the_workbook(visitor: Page, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    upload(visitor, tmp_path / "people.csv")
    go_to(visitor, "Pack")
    edit_story(visitor)
    path = make_slides(visitor, tmp_path)
    assert path.name.startswith("governance-pack-") and path.suffix == ".pptx"
    told = words(path)
    assert "Larkfield network" in told[0] and "Portfolio board" in told[0]
    assert any("Fund a second adviser" in slide for slide in told)
    expect_no_error(visitor)
    story = story_in(download(visitor, tmp_path))
    names = [choice.slide for choice in story.slides if choice.shown]
    assert (story.title, story.decisions) == ("Larkfield network", ("Fund a second adviser",))
    assert names.index("coverage") == names.index("attention") + 1 and "network" not in names
    assert next(choice.remark for choice in story.slides if choice.slide == "growth") == "Two suppliers joined"
