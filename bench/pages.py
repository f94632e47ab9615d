"""The pages in a real Chromium, beside an empty Streamlit page with one chart.

`make bench BENCH_ARGS=--pages`, or `python -m bench.pages` for these alone. A page counts as open when its title
stands, the app is at rest, and every chart on it is drawn. It is timed in the browser, frame by frame, ROUNDS times
after it was opened once; the empty app is timed alike, just before, on the same machine.
"""

from __future__ import annotations

import datetime as dt
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from pmodash.demo import demo

ROOT = Path(__file__).parent.parent
LINK = "[data-testid=stSidebarNavLink]"
FILTERED = ("Overview", "Coverage", "Stale relationships", "Contacts")
OPEN, FILTER = range(2)
DONE = ("open", "a filter")
CHOSEN = "Senior Leadership"
ROUNDS = 5
EMPTY_APP = """import plotly.graph_objects as go
import streamlit as st

def page(title):
    st.title(title)
    group = st.multiselect("Group", ["Senior Leadership", "Wider Business"])
    st.query_params["group"] = str(len(group))
    st.plotly_chart(go.Figure(go.Bar(x=["a", "b"], y=[1, 2 + len(group)])), key=f"chart {title}")

pages = [st.Page(lambda: page("Empty"), title="Empty", url_path="empty"),
         st.Page(lambda: page("Empty too"), title="Empty too", url_path="too")]
st.navigation(pages).run()
"""
AT_REST = """(title) => {
  const app = document.querySelector('[data-testid=stApp]');
  const head = document.querySelector('h1');
  const charts = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
  return app && app.dataset.testScriptState === 'notRunning' && head && head.innerText.trim() === title
    && !document.querySelector('[data-testid=stSpinner]') && !document.querySelector('[data-stale=true]')
    && charts.every((chart) => chart.querySelector('.main-svg'));
}"""
TIMED = """async (title) => {
  const name = (link) => link.innerText.trim().split('\\n').pop().trim();
  const links = [...document.querySelectorAll('[data-testid=stSidebarNavLink]')];
  const begin = performance.now();
  let rest = 0, since = 0;
  links.find((link) => name(link) === title).click();
  return await new Promise((resolve, reject) => {
    const look = () => {
      if (performance.now() - begin > 60000) return reject(new Error(title + ' is not at rest after a minute'));
      if ((AT_REST)(title)) {
        rest += 1;
        since = rest === 1 ? performance.now() - begin : since;
        if (rest === 3) return resolve(since / 1000);
      } else rest = 0;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}""".replace("AT_REST", AT_REST)


def measure_pages(contacts: int, touchpoints: int, as_of: dt.date) -> list[str]:
    """Lines of a Markdown table: what was done, the median seconds until it was on the screen, and how often the time
    of the empty page with one chart that is.
    """
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY_APP, "utf-8")
        book = Path(folder) / "demo.xlsx"
        book.write_bytes(demo(contacts, touchpoints, 1, as_of))
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        with _served(empty) as url, _served(ROOT / "app.py") as app_url:
            page, product = _opened(browser, url, "Empty"), _opened(browser, app_url, "Upload")
            floors = _empty_page(page)
            rows = _product(product, book)
    return _as_table(f"### Pages, {contacts:,} contacts and {touchpoints:,} touchpoints\n", rows, floors)


def _as_table(title: str, rows: list[tuple[str, float, int]], floors: list[float]) -> list[str]:
    lines = [title, "| done | seconds | × empty page |", "|---|---:|---:|"]
    lines += [f"| empty page: {done} | {floor:.2f} | 1.0 |" for done, floor in zip(DONE, floors, strict=True)]
    return lines + [f"| {name} | {took:.2f} | {took / floors[kind]:.1f} |" for name, took, kind in rows]


def _opened(browser: Browser, url: str, title: str) -> Page:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(60_000)
    page.goto(url)
    _at_rest(page, title)
    return page


def _empty_page(page: Page) -> list[float]:
    """The seconds to open the other page, and to change its filter."""
    opened = [_open(page, title) for _ in range(ROUNDS) for title in ("Empty too", "Empty")]
    filtered = [_filtered(page, "Empty") for _ in range(ROUNDS)]
    return [statistics.median(opened[2:]), statistics.median(filtered)]


def _product(page: Page, book: Path) -> list[tuple[str, float, int]]:
    """What was done, the seconds it took, and which of the empty page's times it is held against."""
    begin = time.perf_counter()
    page.locator("input[type=file]").first.set_input_files(str(book))
    page.get_by_text("How your columns were understood").wait_for()
    _at_rest(page, "Upload")
    rows = [("upload the workbook and see how it was understood", time.perf_counter() - begin, OPEN)]
    names = list(dict.fromkeys(name.strip() for name in page.locator(f"{LINK} p").all_inner_texts()))
    first = {name: _open(page, name) for name in names}
    again = [{name: _open(page, name) for name in names} for _ in range(ROUNDS)]
    for name in names:
        rows += [
            (f"{name}, the first time", first[name], OPEN),
            (f"{name}, again", statistics.median(took[name] for took in again), OPEN),
        ]
    for name in FILTERED:
        _open(page, name)
        rows.append((f"{name}: a filter", statistics.median(_filtered(page, name) for _ in range(ROUNDS)), FILTER))
    return rows


def _open(page: Page, title: str) -> float:
    took = float(page.evaluate(TIMED, title))
    page.wait_for_timeout(200)
    return took


def _filtered(page: Page, title: str) -> float:
    """The seconds to choose a group; then everyone is shown again."""
    button = page.get_by_role("button", name="Filters:")
    if button.count() and not page.get_by_role("combobox", name="Group").first.is_visible():
        button.click()
    option = page.get_by_role("option", name=CHOSEN)
    if not option.is_visible():
        page.get_by_role("combobox", name="Group").first.click()
        option.wait_for()
    before, begin = page.url, time.perf_counter()
    option.click()
    page.wait_for_function("before => location.href !== before", arg=before, polling=10)
    _at_rest(page, title)
    took = time.perf_counter() - begin
    page.get_by_role("combobox", name="Group").first.press("Backspace")
    page.wait_for_timeout(800)
    _at_rest(page, title)
    return took


def _at_rest(page: Page, title: str) -> None:
    page.wait_for_function(AT_REST, arg=title, polling=20)


@contextmanager
def _served(app: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options, "--browser.gatherUsageStats", "false"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=app.parent, stdout=quiet, stderr=quiet)
    try:
        _wait_for(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(url: str) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(url + "/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError("the app did not start within a minute")


if __name__ == "__main__":
    print("\n".join(measure_pages(10_000, 100_000, dt.date(2026, 11, 20))))
