"""The presentation in a real browser: keys and clicker, full screen, the address, and that it can be read from afar."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from using_the_app import SAMPLE, go_to, settle, upload

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FURNITURE = ("stHeader", "stSidebar", "stToolbar", "stStatusWidget", "stToast")
SLIDES = ["cover", "standing", "coverage", "attention", "vehicles", "network", "growth", "engagement"]
SIZES = """() => {
  const size = (of) => [...document.querySelectorAll(of)].map((one) => parseFloat(getComputedStyle(one).fontSize))
  const chart = [...document.querySelectorAll('[data-testid=stPlotlyChart] text')].filter((one) => one.textContent)
  return {
    title: size('.stage-finding'), body: size('.stage-points'), cell: size('.stage-table td, .stage-table th'),
    foot: size('.stage-foot'), chart: chart.map((one) => parseFloat(getComputedStyle(one).fontSize)),
  }
}"""
OVERLAPS = """() => {
  const slide = document.querySelector('.stage-slide')
  const parts = [...slide.children].map((one) => one.getBoundingClientRect())
  return parts.some((box, at) => at && box.top < parts[at - 1].bottom - 1) || parts.at(-1).bottom > innerHeight
}"""
BOXES = """() => {
  const box = (of) => document.querySelector(of)?.getBoundingClientRect()
  const chart = box('.st-key-chart_of_standing'), told = {chart: chart.toJSON(), foot: box('.stage-foot').toJSON()}
  const others = ['.stage-head', '.stage-facts', '.stage-side', '.stage-remark', '.stage-foot']
  const meets = (one) => one && one.left < chart.right - 1 && chart.left < one.right - 1
    && one.top < chart.bottom - 1 && chart.top < one.bottom - 1
  return {...told, overlaps: others.filter((name) => meets(box(name)))}
}"""
LABELS_ON_MONTHS = """() => {
  const top = (of) => [...document.querySelectorAll(`.st-key-chart_of_standing ${of}`)].map(
    (one) => one.getBoundingClientRect())
  const months = Math.min(...top('.xtick text').map((one) => one.top))
  return top('.textpoint text').some((one) => one.bottom > months + 1)
}"""
SCROLLS = """() => ['html', 'body', '[data-testid=stMain]'].some((name) => {
  const one = document.querySelector(name), style = getComputedStyle(one)
  return style.overflowY !== 'hidden' && one.scrollHeight > one.clientHeight + 1 && one.offsetWidth > one.clientWidth
})"""


@pytest.fixture(scope="module")
def received() -> list[int]:
    """How many bytes each message of the app had."""
    return []


@pytest.fixture(scope="module")
def meeting(chromium: Browser, app_url: str, received: list[int]) -> Iterator[Page]:
    """A visitor at the start of the presentation, on a projector of 1280 × 720."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.set_default_timeout(12_000)
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))))
    page.goto(app_url)
    upload(page, SAMPLE)
    go_to(page, "Present")
    yield page
    context.close()


@pytest.fixture
def presented(meeting: Page) -> Iterator[Page]:
    """The presentation begun, at its first slide; ended afterwards."""
    meeting.locator(".st-key-present_from_start button").first.click()
    expect(meeting.locator(".stage-of-cover")).to_be_visible()
    meeting.wait_for_timeout(500)
    yield meeting
    if meeting.locator(".stage-slide").count():
        meeting.keyboard.press("Escape")
    expect(meeting.locator(".st-key-present_from_start")).to_be_visible()
    settle(meeting)


def slide(page: Page) -> str | None:
    """The slide that the address names."""
    name: str | None = page.evaluate("() => new URL(location.href).searchParams.get('slide')")
    return name


def shown(page: Page) -> int:
    """The number on the slide."""
    return int(page.locator(".stage-number").inner_text().split("/")[0])


def expect_number(page: Page, number: int) -> None:
    expect(page.locator(".stage-number")).to_have_text(f"{number} / {last(page)}")


def last(page: Page) -> int:
    return int(page.locator(".stage-number").inner_text().split("/")[1])


def go_to_slide(page: Page, name: str) -> None:
    """Walk to a slide and wait for its chart, where it has one."""
    page.keyboard.press("Home")
    for _ in range(SLIDES.index(name)):
        page.keyboard.press("ArrowRight")
    assert slide(page) == name
    if page.locator(".stage-hole").count():
        expect(page.locator(f".st-key-chart_of_{name} .main-svg").first).to_be_visible()


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        (["ArrowRight"], 2),
        (["PageDown", "PageDown", "PageUp"], 2),
        ([" ", " ", "Shift+ "], 2),
        (["ArrowDown", "n", "p", "ArrowLeft"], 1),
        (["ArrowLeft"], 1),
        (["End", "Home"], 1),
        (["5", "Enter"], 5),
        (["1", "1", "Enter", "PageUp"], 10),
    ],
)
def test_keys_and_clicker_move(presented: Page, keys: list[str], number: int) -> None:
    for key in keys:
        presented.keyboard.press(key.replace("Shift+ ", "Shift+Space") if key != " " else "Space")
    expect_number(presented, number)


def test_the_last_slide_is_the_end(presented: Page) -> None:
    presented.keyboard.press("End")
    presented.keyboard.press("PageDown")
    expect_number(presented, last(presented))


def test_presses_faster_than_the_app_neither_skip_nor_count_twice(presented: Page) -> None:
    for _ in range(7):
        presented.keyboard.press("PageDown")
    settle(presented)
    expect_number(presented, 8)
    assert slide(presented) == SLIDES[7]
    expect(presented.locator(".st-key-chart_of_engagement .main-svg").first).to_be_visible()


def test_b_and_the_full_stop_turn_the_screen_black_and_back(presented: Page) -> None:
    for key in ("b", "."):
        presented.keyboard.press(key)
        expect(presented.locator(".stage-black")).to_be_visible()
        presented.keyboard.press("PageDown")
        expect(presented.locator(".stage-black")).to_be_hidden()
    expect_number(presented, 1)


def test_the_click_opens_the_full_screen_and_f_leaves_and_enters_it_without_ending(presented: Page) -> None:
    whole = "() => Boolean(document.fullscreenElement)"
    presented.wait_for_function(whole)
    presented.keyboard.press("ArrowRight")
    settle(presented)
    assert presented.evaluate(whole)
    presented.keyboard.press("f")
    presented.wait_for_function(f"() => !({whole})()")
    expect_number(presented, 2)
    presented.keyboard.press("f")
    presented.wait_for_function(whole)
    expect_number(presented, 2)


def test_leaving_the_full_screen_ends_the_presentation(presented: Page) -> None:
    presented.wait_for_function("() => Boolean(document.fullscreenElement)")
    presented.evaluate("() => document.exitFullscreen()")
    expect(presented.locator(".stage-slide")).to_have_count(0)
    assert slide(presented) is None


def test_escape_ends_and_brings_the_furniture_back(presented: Page) -> None:
    presented.keyboard.press("Escape")
    presented.keyboard.press("Escape")
    expect(presented.locator(".stage-slide")).to_have_count(0)
    expect(presented.get_by_test_id("stSidebar")).to_be_visible()
    assert presented.evaluate("() => !document.fullscreenElement")


def test_the_last_slides_chart_is_gone_at_once_and_never_stands_in_the_next_ones_frame(presented: Page) -> None:
    go_to_slide(presented, "standing")
    settle(presented)
    chart = presented.locator(".st-key-figure_of_standing .main-svg").first
    expect(chart).to_be_visible()
    presented.evaluate(
        "() => { const at = window.__pmodash_present; Object.assign(at, {told: at.tell, tell: () => {}}) }"
    )
    presented.keyboard.press("ArrowRight")
    expect(chart).to_be_hidden()
    come = (
        "(names) => document.querySelector(`.st-key-${names[0]}`).classList.replace(...names.map((n) => `st-key-${n}`))"
    )
    presented.evaluate(come, ["chart_of_standing", "chart_of_coverage"])
    expect(chart).to_be_hidden()
    presented.evaluate(come, ["chart_of_coverage", "chart_of_standing"])
    presented.evaluate("() => { window.__pmodash_present.tell = window.__pmodash_present.told }")


def test_nothing_but_the_slide_is_seen(presented: Page) -> None:
    for name in FURNITURE:
        for found in presented.get_by_test_id(name).all():
            expect(found).to_be_hidden()
    for words in ("What does the meeting need to see?", "no unsaved edits"):
        expect(presented.get_by_text(words).locator("visible=true")).to_have_count(0)
    assert not presented.evaluate(SCROLLS)


def test_every_slide_can_be_read_from_the_back_row(presented: Page) -> None:
    for number in range(1, last(presented) + 1):
        name = slide(presented)
        if presented.locator(".stage-hole").count():
            expect(presented.locator(f".st-key-chart_of_{name} .main-svg").first).to_be_visible()
        sizes = presented.evaluate(SIZES)
        assert min(sizes["title"]) >= 36, name
        assert min(sizes["body"], default=24) >= 24 or sizes["chart"], (name, sizes["body"])
        assert min(sizes["body"], default=24) >= 20, (name, sizes["body"])
        assert min(sizes["cell"], default=20) >= 20, name
        assert min(sizes["chart"], default=18) >= 18, name
        assert not presented.evaluate(OVERLAPS), name
        assert not presented.evaluate(SCROLLS), name
        presented.keyboard.press("ArrowRight")
        if number < last(presented):
            expect_number(presented, number + 1)


def test_a_chart_answers_to_the_mouse_and_the_keys_go_on_after_a_click_into_it(presented: Page) -> None:
    go_to_slide(presented, "coverage")
    bar = presented.locator(".st-key-chart_of_coverage .bars path").first
    box = bar.bounding_box()
    assert box
    presented.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    expect(presented.locator(".st-key-chart_of_coverage .hoverlayer .hovertext")).to_contain_text("contacts")
    presented.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    presented.keyboard.press("ArrowRight")
    expect_number(presented, 4)


def test_the_filter_narrows_the_slide_that_is_on(presented: Page) -> None:
    go_to_slide(presented, "coverage")
    presented.mouse.move(300, 300)
    presented.mouse.move(320, 320)
    presented.locator(".st-key-present_filter button").first.click()
    presented.get_by_test_id("stPopoverBody").get_by_text("Senior Leadership").click()
    expect(presented.locator(".st-key-present_filter")).to_contain_text("Senior Leadership")
    settle(presented)
    assert slide(presented) == "coverage"
    presented.get_by_test_id("stPopoverBody").get_by_text("All groups").click()
    settle(presented)
    presented.keyboard.press("Escape")
    expect(presented.get_by_test_id("stPopoverBody")).to_have_count(0)
    assert presented.locator(".stage-slide").count() == 1


def test_back_leaves_the_presentation(presented: Page) -> None:
    presented.keyboard.press("ArrowRight")
    expect_number(presented, 2)
    settle(presented)
    presented.go_back()
    expect(presented.locator(".stage-slide")).to_have_count(0)
    expect(presented.locator(".st-key-present_from_start")).to_be_visible()


def test_a_slide_change_sends_its_chart_and_little_else(presented: Page, received: list[int]) -> None:
    go_to_slide(presented, "standing")
    settle(presented)
    received.clear()
    presented.keyboard.press("ArrowRight")
    expect(presented.locator(".st-key-chart_of_coverage .main-svg").first).to_be_visible()
    settle(presented)
    assert 0 < sum(received) < 40_000


def test_a_slide_is_scaled_to_any_window_without_scrolling(presented: Page) -> None:
    go_to_slide(presented, "vehicles")
    for width, height in ((1024, 768), (1600, 900), (1920, 1080), (800, 600)):
        presented.set_viewport_size({"width": width, "height": height})
        settle(presented)
        assert not presented.evaluate(SCROLLS)
        assert not presented.evaluate(OVERLAPS)
        plot = presented.locator(".st-key-chart_of_vehicles .main-svg").first.bounding_box()
        hole = presented.locator(".stage-hole").bounding_box()
        assert plot and hole
        assert abs(plot["width"] - hole["width"]) < 2
        assert abs(plot["height"] - hole["height"]) < 2
    presented.set_viewport_size({"width": 1280, "height": 720})


@pytest.fixture(scope="module")
def compared(chromium: Browser, app_url: str) -> Iterator[Page]:
    """A visitor whose workbook is compared with how it stood on its last day."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(app_url)
    upload(page, SAMPLE)
    go_to(page, "Pack")
    page.locator(".st-key-pack_since summary").click()
    page.locator(".st-key-pack_since input[type=file]").set_input_files(str(SAMPLE))
    settle(page)
    yield page
    context.close()


def remark_on_first_numbers(page: Page, text: str) -> None:
    go_to(page, "Pack")
    page.get_by_text("Edit the story", exact=True).first.click()
    settle(page)
    page.get_by_label("Remark on Where we stand").fill(text)
    page.keyboard.press("Tab")
    settle(page)


def begin(page: Page) -> None:
    go_to(page, "Present")
    page.locator(".st-key-present_from_start button").first.click()
    expect(page.locator(".stage-of-cover")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".st-key-chart_of_standing .main-svg").first).to_be_visible()


def expect_room_for_all(page: Page) -> None:
    """At any size of window the trend is high, and nothing of the slide lies on anything else."""
    for width, height in ((1280, 720), (800, 600), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        boxes = page.evaluate(BOXES)
        assert boxes["chart"]["height"] >= 200, (width, height)
        assert boxes["chart"]["bottom"] <= boxes["foot"]["top"] + 1
        assert not boxes["overlaps"], (width, height, boxes["overlaps"])
        assert not page.evaluate(LABELS_ON_MONTHS), (width, height)
        assert not page.evaluate(OVERLAPS)


def test_the_first_numbers_keep_a_trend_that_can_be_read(compared: Page) -> None:
    remark_on_first_numbers(compared, "Mind the summer.")
    begin(compared)
    expect(compared.locator(".stage-since")).to_be_visible()
    expect_room_for_all(compared)
    compared.keyboard.press("ArrowRight")
    expect(compared.locator(".stage-remark")).to_contain_text("Mind the summer.")
    expect(compared.locator(".stage-kicker")).to_have_text("Where we stand, continued")
    compared.keyboard.press("Escape")
    settle(compared)
    remark_on_first_numbers(compared, "Three owners were away. " * 20)
    begin(compared)
    expect_room_for_all(compared)


def narrow_to(page: Page, group: str) -> None:
    page.mouse.move(300, 300)
    page.mouse.move(320, 320)
    page.locator(".st-key-present_filter button").first.click()
    page.get_by_test_id("stPopoverBody").get_by_text(group).click()
    settle(page)
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)


def test_the_trend_can_be_read_under_a_filter_too(presented: Page) -> None:
    narrow_to(presented, "Senior Leadership")
    go_to_slide(presented, "standing")
    expect_room_for_all(presented)
    presented.set_viewport_size({"width": 1280, "height": 720})
    narrow_to(presented, "All groups")


def test_a_reload_comes_back_to_the_same_slide_once_the_workbook_is_open_again(chromium: Browser, app_url: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(app_url)
    upload(page, SAMPLE)
    page.get_by_text("Keep a copy of this workbook and my edits in this browser").click()
    settle(page)
    page.wait_for_function("() => localStorage.getItem('pmodash_kept')")
    go_to(page, "Present")
    page.locator(".st-key-present_from_start button").first.click()
    expect(page.locator(".stage-of-cover")).to_be_visible()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    settle(page)
    assert slide(page) == "coverage"
    page.reload()
    expect(page.locator(".stage-slide")).to_be_visible(timeout=90_000)
    assert slide(page) == "coverage"
    expect(page.locator(".st-key-chart_of_coverage .main-svg").first).to_be_visible()
    context.close()
