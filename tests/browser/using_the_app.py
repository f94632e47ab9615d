"""What a visitor does in the browser: wait, go to a page, open the sample, log an event, download."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

SAMPLE = Path(__file__).parent.parent.parent / "sample_data" / "sample_network.xlsx"
RUNNING = "[data-testid=stApp][data-test-script-state=running]"
LINK = "[data-testid=stSidebarNavLink]"
CARD, CHART = "[data-testid=stPlotlyChart]", "[data-testid=stPlotlyChart] .main-svg:first-child"


def settle(page: Page) -> None:
    """Wait until the app has worked through what was asked of it."""
    page.wait_for_timeout(400)
    expect(page.locator(RUNNING)).to_have_count(0, timeout=90_000)
    expect(page.locator("[data-testid=stSpinner]")).to_have_count(0, timeout=90_000)
    page.wait_for_timeout(300)


def upload(page: Page, path: Path) -> None:
    """Give the Upload page a file."""
    page.locator("input[type=file]").first.set_input_files(str(path))
    expect(page.get_by_text("How your columns were understood")).to_be_visible(timeout=90_000)
    settle(page)


def page_names(page: Page) -> list[str]:
    """The names in the menu, in order."""
    expect(page.locator(LINK).first).to_be_visible()
    return [name.strip() for name in page.locator(f"{LINK} span[label], {LINK} p").all_inner_texts()]


def go_to(page: Page, name: str) -> None:
    """Open a page by its name in the menu."""
    page.locator(LINK).get_by_text(name, exact=True).click()
    expect(page.locator("h1")).to_be_visible(timeout=60_000)
    settle(page)


def expect_no_error(page: Page) -> None:
    """No traceback and no red box on the page."""
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    expect(page.locator("[data-testid=stAlertContentError]")).to_have_count(0)


def sections(page: Page) -> list[Locator]:
    """The names of a long page's parts, to be chosen one after the other."""
    return page.locator("[class*='_section'] [data-testid=stButtonGroup] button").all()


def expect_charts_drawn(page: Page) -> None:
    """Every chart of the page is drawn."""
    expect(page.locator(CHART)).to_have_count(page.locator(CARD).count(), timeout=60_000)


def log_event(page: Page, name: str) -> None:
    """Log one event for a whole group."""
    go_to(page, "Log touchpoints")
    page.get_by_role("radio", name="A whole group").click()
    settle(page)
    page.get_by_role("button", name="Senior Leadership").click()
    settle(page)
    page.get_by_role("combobox", name="Vehicle").fill("Sponsor briefing")
    page.get_by_role("option", name="Sponsor briefing").first.click()
    page.get_by_label("Event", exact=True).fill(name)
    page.get_by_test_id("stBaseButton-primaryFormSubmit").click()
    settle(page)


def download(page: Page, folder: Path) -> Path:
    """Fetch the updated workbook, which a small file is built for at once."""
    go_to(page, "Download")
    button = page.locator(".st-key-download_workbook button")
    expect(button).to_be_visible(timeout=120_000)
    with page.expect_download(timeout=60_000) as coming:
        button.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path
