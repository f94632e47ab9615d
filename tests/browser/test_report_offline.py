"""The offline report as it is opened: from a file, without a network, under its own policy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from pmodash.analysis import Analysis
from pmodash.demo import demo
from pmodash.network.reading_register import build
from pmodash.network.story_choices import StoryChoices
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.report import report_html
from pmodash.redaction.redaction import Redaction
from pmodash.story.story import Story, Table
from pmodash.story.story_of import story_of
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

pytestmark = pytest.mark.browser
AS_OF = dt.date(2026, 11, 20)
DAYS = (dt.date(2026, 3, 5), None, dt.date(2025, 12, 31), dt.date(2026, 10, 1))
SORTED = Table(
    "To be sorted",
    ("Name", "Days", "Share", "Due on", "Influence"),
    ("text", "number", "share", "date", "text"),
    tuple(
        (name, days, share, day, grade)
        for name, days, share, day, grade in zip(
            ("Zoë", "<b>Al</b>", "Émile", "bob"), (100, 9.125, 1204, None), (23 / 40, 0.09, None, 0.996), DAYS,
            ("Low", "High", "Medium", "High"), strict=True,
        )
    ),
)  # fmt: skip
LONG = Table("A long list", ("Name", "Days"), ("text", "number"), tuple((f"Person {n}", n) for n in range(1, 131)))


@pytest.fixture(scope="module")
def told() -> Story:
    book = read(demo(60, 480, 7, AS_OF), "made-up.xlsx")
    choices = StoryChoices(title="Our network", label="OFFICIAL – SENSITIVE")
    story = story_of(Analysis.of(build(book, understand(book)), AS_OF), choices, Redaction())
    return replace(story, tables=(*story.tables, LONG, SORTED))


@pytest.fixture(scope="module")
def report_file(told: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report as a file on a disk."""
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_bytes(report_html(told, PackStyle()))
    return file


class Opened:
    """A report that is open, with every request and complaint of the page."""

    def __init__(self, context: BrowserContext, file: Path) -> None:
        context.set_offline(True)
        context.route(
            "**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort()
        )
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(file.as_uri())
        self.page.wait_for_selector("[data-printed] .main-svg", state="attached")

    def table(self, title: str) -> str:
        return f'.table:has(h3:text-is("{title}"))'

    def column(self, title: str, place: int) -> list[str]:
        return self.page.locator(f"{self.table(title)} tbody td:nth-child({place})").all_inner_texts()

    def sort(self, title: str, heading: str) -> None:
        button = self.page.locator(f"{self.table(title)} th button", has_text=heading)
        button.focus()
        self.page.keyboard.press("Enter")


@pytest.fixture
def opened(chromium: Browser, report_file: Path) -> Iterator[Opened]:
    """The report, opened on a laptop."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    yield Opened(context, report_file)
    context.close()


def test_nothing_is_asked_of_a_network_and_nothing_is_complained_of(opened: Opened) -> None:
    opened.page.click("#look")
    opened.page.mouse.wheel(0, 3000)
    opened.page.wait_for_timeout(300)
    assert len(opened.requests) == 1 and opened.complaints == []


def test_every_chart_is_drawn(opened: Opened, told: Story) -> None:
    charts = sum(slide.chart is not None for slide in told.slides)
    assert opened.page.locator(".chart .main-svg:first-child").count() == charts


def test_pointing_at_a_bar_tells_its_figure(opened: Opened) -> None:
    chart = opened.page.locator("[data-chart]:has(.barlayer)").first
    chart.scroll_into_view_if_needed()
    chart.locator(".barlayer .point path").first.hover(force=True)
    opened.page.wait_for_selector(".hoverlayer .hovertext")
    assert "On track:" in opened.page.locator(".hoverlayer .hovertext").first.text_content()


@pytest.mark.parametrize(
    ("heading", "place", "upward"),
    [
        ("Name", 1, ["<b>Al</b>", "bob", "Émile", "Zoë"]),
        ("Days", 2, ["9.13", "100", "1,204", ""]),
        ("Share", 3, ["9 %", "58 %", ">99 %", ""]),
        ("Due on", 4, ["31 Dec 2025", "5 Mar 2026", "1 Oct 2026", ""]),
        ("Influence", 5, ["High", "High", "Medium", "Low"]),
    ],
)
def test_a_column_sorts_as_what_it_holds_blanks_last(
    opened: Opened, heading: str, place: int, upward: list[str]
) -> None:
    opened.sort("To be sorted", heading)
    assert opened.column("To be sorted", place) == upward
    opened.sort("To be sorted", heading)
    told, blank = [text for text in upward if text], [text for text in upward if not text]
    assert opened.column("To be sorted", place) == [*reversed(told), *blank]


def test_the_sorted_column_says_which_way(opened: Opened) -> None:
    opened.sort("To be sorted", "Days")
    head = opened.page.locator(f"{opened.table('To be sorted')} th[aria-sort]")
    assert head.get_attribute("aria-sort") == "ascending"
    opened.sort("To be sorted", "Days")
    assert head.get_attribute("aria-sort") == "descending"


def test_cells_read_the_same_after_sorting_as_before(opened: Opened) -> None:
    before = sorted(opened.page.locator(f"{opened.table('To be sorted')} tbody tr").all_inner_texts())
    opened.sort("To be sorted", "Name")
    assert sorted(opened.page.locator(f"{opened.table('To be sorted')} tbody tr").all_inner_texts()) == before


def test_a_long_table_is_turned_a_page_at_a_time(opened: Opened) -> None:
    opened.page.locator(f"{opened.table('A long list')} button", has_text="Further rows").press("Enter")
    assert opened.column("A long list", 1)[0] == "Person 51"
    assert "Rows 51 to 100 of 130" in opened.page.locator(opened.table("A long list")).inner_text()


def test_the_size_of_a_page_is_ones_choice(opened: Opened) -> None:
    opened.page.locator(f"{opened.table('A long list')} select").select_option("All")
    assert len(opened.column("A long list", 1)) == 130


def test_a_search_keeps_the_rows_that_hold_every_word(opened: Opened) -> None:
    opened.page.locator(f"{opened.table('A long list')} input").fill("person 12")
    assert opened.column("A long list", 2) == ["12", "112", *map(str, range(120, 130))]


def test_a_search_for_nothing_there_says_so(opened: Opened) -> None:
    opened.page.locator(f"{opened.table('A long list')} input").fill("nobody")
    assert "No row of 130 holds these words" in opened.page.locator(opened.table("A long list")).inner_text()


def test_the_page_turns_dark_and_its_charts_with_it(opened: Opened) -> None:
    opened.page.click("#look")
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(14, 17, 23)"
    assert set(opened.page.eval_on_selector_all("[data-chart]", "all => all.map(one => one.dataset.look)")) == {"dark"}


@pytest.mark.parametrize("width", [360, 800, 1600])
def test_no_page_is_wider_than_its_window(opened: Opened, width: int) -> None:
    opened.page.set_viewport_size({"width": width, "height": 800})
    opened.page.wait_for_timeout(400)
    assert opened.page.evaluate("document.documentElement.scrollWidth") == width


def test_the_first_stop_of_the_keyboard_skips_to_the_findings(opened: Opened) -> None:
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.textContent") == "Skip to the findings"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_printed_page_has_its_label_and_number_and_something_to_say(opened: Opened, paper: str) -> None:
    pages = pypdf.PdfReader(BytesIO(opened.page.pdf(format=paper))).pages
    said = [" ".join(page.extract_text().split()) for page in pages]
    assert [text.count("OFFICIAL – SENSITIVE") for text in said] == [2] * len(pages)
    assert [f"{place + 1} of {len(pages)}" in text for place, text in enumerate(said)] == [True] * len(pages)
    assert min(map(len, said)) > 150


def test_a_table_over_several_printed_pages_has_its_heads_on_each(opened: Opened) -> None:
    opened.page.locator(f"{opened.table('A long list')} select").select_option("All")
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(opened.page.pdf(format="A4"))).pages]
    held = [text for text in pages if "Person 1" in text]
    assert len(held) > 2 and all("Days" in text for text in held)
