"""The screen, the slides, the report, the PDF and `analyse --json` tell the same numbers of one workbook."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdf
import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from pmodash.cli import main
from pmodash.demo import demo
from pmodash.ui.session import KEY
from pmodash.ui.workspace import OpenFile, Workspace
from tests.redaction.what_is_sent import as_text

DAY = dt.date(2026, 11, 20)
STATUSES = {"On track": "on_track", "Due": "due", "Overdue": "overdue", "Dormant": "dormant", "Never": "never"}
GROWTH = {"Added": "added", "Revived": "revived", "Lost": "lost", "Gone stale": "went_stale"}
ALL = "All"
APP = Path(__file__).parents[2] / "app.py"


@cache
def workbook() -> bytes:
    return demo(70, 600, 5, DAY)


@cache
def packs() -> dict[str, bytes]:
    """What the command line makes of the workbook, by ending; ".json" is the analysis."""
    made = {}
    with TemporaryDirectory() as folder:
        register = Path(folder) / "register.xlsx"
        register.write_bytes(workbook())
        for ending in (".pptx", ".html", ".pdf"):
            output = Path(folder) / f"pack{ending}"
            assert main(["pack", str(register), "--as-of", DAY.isoformat(), "--output", str(output)]) == 0
            made[ending] = output.read_bytes()
    return made


@pytest.fixture
def analysis(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    register = tmp_path / "register.xlsx"
    register.write_bytes(workbook())
    assert main(["analyse", str(register), "--as-of", DAY.isoformat(), "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def slide_charts() -> list[dict[str, dict[str, float]]]:
    """Every native chart of the slides: series → category → value; categories without what is said at their end."""
    found = []
    for slide in Presentation(io.BytesIO(packs()[".pptx"])).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                plot = shape.chart.plots[0]
                names = [re.sub(r" \([^()]*\)$", "", str(name)) for name in plot.categories]
                found.append({one.name: dict(zip(names, one.values, strict=True)) for one in plot.series})
    return found


class _Rows(HTMLParser):
    """The rows of every table of a page, as texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._in_cell = True
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.tables[-1][-1][-1] += data


def report_tables() -> list[dict[str, dict[str, str]]]:
    """The tables of the report by row and column."""
    reader = _Rows()
    reader.feed(packs()[".html"].decode("utf-8"))
    return [
        {row[0]: dict(zip(table[0][1:], row[1:], strict=False)) for row in table[1:] if row}
        for table in reader.tables
        if table
    ]


@cache
def printed_text() -> str:
    pages = pypdf.PdfReader(io.BytesIO(packs()[".pdf"])).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@dataclass(frozen=True)
class Screen:
    """What the presentation shows of one slide: all its texts, and its chart as Plotly has it."""

    text: str
    chart: dict[str, Any]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every message that the app sends to the browser."""
    messages: list[Any] = []
    take = LocalScriptRunner.forward_msgs

    def noted(runner: LocalScriptRunner) -> Any:
        found = take(runner)
        messages.extend(found)
        return found

    monkeypatch.setattr(LocalScriptRunner, "forward_msgs", noted)
    return messages


def presented(slide: str, sent: list[Any]) -> Screen:
    app = AppTest.from_file(APP, default_timeout=60).run()
    now = app.session_state[KEY]
    now.workspace = Workspace(as_of=DAY, file=OpenFile.of("register.xlsx", workbook()))
    app.switch_page("pages/meeting/present.py").run()
    app.query_params["present"], app.query_params["slide"] = "1", slide
    app.run()
    assert not app.exception
    drawn = app.get("plotly_chart")
    chart = json.loads(drawn[0].proto.spec or drawn[0].proto.figure.spec) if drawn else {}
    return Screen(as_text(b"".join(message.SerializeToString() for message in sent)), chart)


def shares_said(analysis: dict[str, Any]) -> list[tuple[str, str]]:
    """Each group and what stands at the end of its row: "59 % of 44"."""
    return [
        (row["group"], f"{int(row['coverage'] * 100 + 0.5)} % of {row['counted']:,}")
        for row in analysis["coverage"]
        if row["coverage"] is not None
    ]


def test_the_slides_have_the_coverage_of_the_analysis(analysis: dict[str, Any]) -> None:
    wanted = {name: {row["group"]: float(row[key]) for row in analysis["coverage"]} for name, key in STATUSES.items()}
    assert wanted in slide_charts()


def test_the_slides_have_the_growth_of_the_analysis(analysis: dict[str, Any]) -> None:
    whole = [row for row in analysis["growth"] if row["group"] == ALL]
    wanted = {name: [float(row[key]) for row in whole] for name, key in GROWTH.items()}
    assert wanted in [{name: list(values.values()) for name, values in chart.items()} for chart in slide_charts()]


def test_the_report_has_the_coverage_of_the_analysis(analysis: dict[str, Any]) -> None:
    by_status = {
        name: {row["group"]: f"{row[key]:,}" for row in analysis["coverage"]} for name, key in STATUSES.items()
    }
    by_group = {group: {name: by_status[name][group] for name in STATUSES} for group in by_status["Due"]}
    told = [
        {
            row: {column: text for column, text in cells.items() if column in (*STATUSES, *by_group)}
            for row, cells in table.items()
        }
        for table in report_tables()
    ]
    assert by_status in told or by_group in told


def test_the_pdf_says_the_coverage_of_the_analysis(analysis: dict[str, Any]) -> None:
    missing = [words for _, words in shares_said(analysis) if words not in printed_text()]
    assert missing == []


def test_the_screen_draws_the_coverage_of_the_analysis(analysis: dict[str, Any], sent: list[Any]) -> None:
    drawn = {trace.get("name"): trace.get("customdata") for trace in presented("coverage", sent).chart["data"]}
    rows = analysis["coverage"]
    for name, key in STATUSES.items():
        assert sorted(drawn[name]) == sorted(row[key] for row in rows)


def test_the_headline_of_a_slide_is_the_same_everywhere(analysis: dict[str, Any], sent: list[Any]) -> None:
    whole = analysis["coverage"][-1]
    covered = whole["on_track"] + whole["due"]
    wanted = f"{covered:,} of {whole['counted']:,}"
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(packs()[".pptx"])).slides]
    assert any(wanted in title for title in titles)
    assert wanted in packs()[".html"].decode("utf-8")
    assert wanted in printed_text()
    assert wanted in presented("standing", sent).text
