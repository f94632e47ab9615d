"""The pages in a real Chromium, beside an empty Streamlit page with one chart.

`make bench BENCH_ARGS=--pages`, or `python -m bench.pages` for these alone. A page counts as open when its title
stands, the app is at rest, and, where it has charts, the first of them is drawn.
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from pmodash.demo import demo

ROOT = Path(__file__).parent.parent
LINK = "[data-testid=stSidebarNavLink]"
WITHOUT_CHART = ("Upload", "Data quality", "Contacts", "Log touchpoints", "Policy", "Edits", "Download", "Groups")
EMPTY_APP = """import plotly.graph_objects as go
import streamlit as st
st.title("Empty")
height = st.radio("Height", [1, 2, 3])
st.plotly_chart(go.Figure(go.Bar(x=["a", "b"], y=[1, height])), key=f"chart{height}")
st.text(f"height {height}")
"""
AT_REST = """([title, chart]) => {
  const app = document.querySelector('[data-testid=stApp]');
  const head = document.querySelector('h1');
  return app && app.dataset.testScriptState === 'notRunning' && head && head.innerText.trim() === title
    && !document.querySelector('[data-testid=stSpinner]') && !document.querySelector('[data-stale=true]')
    && (!chart || document.querySelector('.js-plotly-plot .main-svg'));
}"""


def measure_pages(contacts: int, touchpoints: int, as_of: dt.date) -> list[str]:
    """Lines of a Markdown table: what was done, and the seconds until it was on the screen."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY_APP, "utf-8")
        book = Path(folder) / "demo.xlsx"
        book.write_bytes(demo(contacts, touchpoints, 1, as_of))
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        with _served(empty) as url:
            rows = _empty_page(browser, url)
        with _served(ROOT / "app.py") as url:
            rows += _product(browser, url, book)
    head = [f"### Pages, {contacts:,} contacts and {touchpoints:,} touchpoints\n", "| done | seconds |", "|---|---:|"]
    return head + [f"| {name} | {seconds:.2f} |" for name, seconds in rows]


def _empty_page(browser: Browser, url: str) -> list[tuple[str, float]]:
    page = browser.new_page()
    opened = _timed(partial(_open, page, url, "Empty", chart=True))
    again = [_timed(partial(_choose, page, choice)) for choice in ("2", "3", "1")]
    page.close()
    return [("empty page with one chart: open", opened), ("empty page: change a choice", statistics.median(again))]


def _open(page: Page, url: str, title: str, chart: bool) -> None:
    page.goto(url)
    _at_rest(page, title, chart)


def _choose(page: Page, choice: str) -> None:
    page.locator("[data-testid=stRadio] label").get_by_text(choice, exact=True).click()
    page.get_by_text(f"height {choice}", exact=True).wait_for()
    _at_rest(page, "Empty", chart=True)


def _product(browser: Browser, url: str, book: Path) -> list[tuple[str, float]]:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(180_000)
    rows = [("open the app", _timed(partial(_open, page, url, "Upload", chart=False)))]
    rows.append(("upload the workbook and see how it was understood", _timed(partial(_upload, page, book))))
    names = dict.fromkeys(name.strip() for name in page.locator(f"{LINK} p").all_inner_texts())
    for when in ("the first time", "again"):
        rows += [(f"{name}, {when}", _timed(partial(_go_to, page, name))) for name in names]
    _go_to(page, "Overview")
    page.get_by_role("button", name="Filters: everyone").click()
    page.get_by_role("combobox", name="Group").first.click()
    rows.append(("Overview: choose a group", _timed(partial(_choose_group, page, "Senior Leadership", "Overview"))))
    page.close()
    return rows


def _upload(page: Page, book: Path) -> None:
    page.locator("input[type=file]").first.set_input_files(str(book))
    page.get_by_text("How your columns were understood").wait_for()
    _at_rest(page, "Upload", chart=False)


def _go_to(page: Page, name: str) -> None:
    page.locator(LINK).get_by_text(name, exact=True).click()
    _at_rest(page, name, chart=name not in WITHOUT_CHART)


def _choose_group(page: Page, group: str, title: str) -> None:
    before = page.url
    page.get_by_role("option", name=group).click()
    page.wait_for_function("before => location.href !== before", arg=before, polling=20)
    _at_rest(page, title, chart=True)


def _at_rest(page: Page, title: str, chart: bool) -> None:
    page.wait_for_function(AT_REST, arg=[title, chart], polling=20)


def _timed(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


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
