"""The offline report as bytes: what it says, what it lets in, and that it is the same for the same story."""

from __future__ import annotations

import datetime as dt
import json
import re
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image

from pmodash.analysis import Analysis
from pmodash.demo import demo
from pmodash.findings import Refusal
from pmodash.network.reading_register import build
from pmodash.network.story_choices import StoryChoices
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.report import report_html
from pmodash.redaction.redaction import Redaction
from pmodash.story.earlier import Earlier
from pmodash.story.story import Fact, Slide, Story, Table
from pmodash.story.story_of import story_of
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

AS_OF = dt.date(2026, 11, 20)
SLIDE = Slide("standing", "Where we stand", "How well are we doing?", "Two of three are reached")
STORY = Story("Our network", "Portfolio board", "OFFICIAL", AS_OF, "Compared with 6 November 2026", "", (SLIDE,))
HOSTILE = '<img src=x onerror="alert(1)">&amp;</script><script>alert(2)</script>'


class Page(HTMLParser):
    """A report as a list of its elements, with the words of each."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.codes: list[str] = []
        self.feed(data.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem != "style":
            (self.codes if self.cdata_elem else self.words).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def report(story: Story, logo: bytes | None = None) -> bytes:
    return report_html(story, PackStyle(logo=logo))


def words(story: Story) -> str:
    return " ".join(" ".join(Page(report(story)).words).split())


def with_slide(**more: Any) -> Story:
    return replace(STORY, slides=(replace(SLIDE, **more),))


def block(data: bytes, name: str) -> Any:
    found = re.search(rb'<script type="application/json" id="%s">(.*?)</script>' % name.encode(), data, re.DOTALL)
    assert found
    return json.loads(found[1])


def made_up(contacts: int = 60) -> Story:
    book = read(demo(contacts, contacts * 8, 7, AS_OF), "made-up.xlsx")
    register, day = build(book, understand(book)), dt.date(2026, 8, 20)
    earlier = Earlier(day, Analysis.of(register, day).coverage.frame, "the figures kept")
    return story_of(Analysis.of(register, AS_OF), StoryChoices(), Redaction(), earlier)


@pytest.fixture(scope="module")
def told() -> Story:
    return made_up()


@pytest.fixture(scope="module")
def told_report(told: Story) -> bytes:
    return report(told)


def test_the_same_story_gives_the_same_bytes(told: Story, told_report: bytes) -> None:
    assert report(made_up()) == told_report


def test_a_story_without_slides_is_refused_in_one_sentence() -> None:
    with pytest.raises(Refusal, match="no slide"):
        report(replace(STORY, slides=()))


def test_a_cover_alone_is_a_report() -> None:
    assert "As of 20 November 2026" in words(replace(STORY, slides=(Slide("cover", "Title", "", "Our network"),)))


def test_the_cover_says_forum_day_comparison_and_redaction() -> None:
    said = words(replace(STORY, hidden="names hidden"))
    assert all(text in said for text in ("Portfolio board", "20 November 2026", "6 November 2026", "names hidden"))


def test_the_title_of_the_page_is_the_storys() -> None:
    assert b"<title>Our network</title>" in report(STORY)


def test_a_finding_is_the_heading_of_its_section() -> None:
    assert b'dir="auto" id="section-0-heading">Two of three are reached</h2>' in report(STORY)


def test_a_slide_says_all_it_has() -> None:
    fact = Fact("Coverage", "71 %", "105 of 148 within the maximum", "up 4 points", True)
    said = words(
        with_slide(since="Up since then", facts=(fact,), points=("One more",), note="n = 3.", remark="We moved")
    )
    parts = ("How well", "Up since then", "71 %", "105 of 148", "up 4 points, better", "One more", "n = 3.", "We moved")
    assert [part for part in parts if part not in said] == []


def test_a_remark_is_marked_as_the_pmos_own() -> None:
    assert "Remark of the PMO We lost two people" in words(with_slide(remark="We lost two people"))


def test_headings_go_down_one_level_at_a_time(told_report: bytes) -> None:
    levels = [int(tag[1]) for tag, _ in Page(told_report).elements if re.fullmatch(r"h\d", tag)]
    steps = [after - before for before, after in pairwise(levels)]
    assert levels[0] == 1 and levels.count(1) == 1 and max(steps) <= 1


def test_every_link_leads_to_a_place_on_the_page(told_report: bytes) -> None:
    page = Page(told_report)
    places = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    assert {str(link["href"]).removeprefix("#") for link in page.all("a")} <= places


def test_no_two_places_have_the_same_name(told_report: bytes) -> None:
    names = [attrs["id"] for _, attrs in Page(told_report).elements if "id" in attrs]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("text", [HOSTILE, "=HYPERLINK(1)", "م" * 300, "王小明 👩‍👩‍👧", "$$title ${style}", "a\u2028b"])
def test_any_text_stands_as_it_was_typed_and_adds_no_element(text: str) -> None:
    table = Table(text, (text,), ("text",), ((text,),))
    fact = Fact(text, text, text, text)
    slide = Slide("standing", text, text, text, text, (fact,), None, table, (text,), text, text, (text,))
    plain = replace(slide, title="t", question="q", finding="f", since="s", remark="r", note="n")
    page = Page(report(Story(text, text, text, AS_OF, text, text, (slide,))))
    calm = Page(report(Story("t", "f", "l", AS_OF, "s", "h", (plain,))))
    assert len(page.all("script")) == len(calm.all("script")) and not page.all("img")
    assert page.words.count(text) >= 15


def test_half_a_sign_left_by_another_program_does_no_harm() -> None:
    assert b"Kim ? Lee" in report(with_slide(finding="Kim \ud83d Lee"))


def test_only_its_own_scripts_and_styles_may_run(told_report: bytes) -> None:
    page = Page(told_report)
    policy = str(page.all("meta")[1]["content"])
    scripts = [code for code in page.codes if not code.startswith(("{", "["))]
    hashes = [b64encode(sha256(code.encode()).digest()).decode() for code in scripts]
    assert len(hashes) == 2 and all(f"'sha256-{found}'" in policy for found in hashes)
    assert policy.startswith("default-src 'none'") and "script-src 'unsafe-inline'" not in policy


def test_it_tells_of_no_author_and_no_place_on_a_machine(told_report: bytes) -> None:
    assert [attrs.get("name") for attrs in Page(told_report).all("meta")] == [
        None, None, "viewport", "color-scheme", "referrer",
    ]  # fmt: skip


def test_the_logo_is_inside_the_page() -> None:
    held = BytesIO()
    Image.new("RGB", (40, 20), "red").save(held, "PNG")
    source = str(Page(report(STORY, held.getvalue())).all("img")[0]["src"])
    kind, _, inside = source.partition(",")
    assert kind == "data:image/png;base64" and Image.open(BytesIO(b64decode(inside))).size == (40, 20)


@pytest.mark.parametrize("logo", [b"not an image", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\n"])
def test_a_logo_that_is_no_image_is_refused(logo: bytes) -> None:
    with pytest.raises(Refusal, match="logo"):
        report(STORY, logo)


def test_a_long_table_stands_whole_once_and_its_first_rows_in_its_section() -> None:
    table = Table("Stale", ("Contact",), ("text",), tuple((f"Person {place}",) for place in range(30)))
    data = report(replace(with_slide(table=table), tables=(table,)))
    assert list(block(data, "table-values")) == ["table-1"]
    assert "The first 10 of 30. All 30 rows, to sort and to search" in " ".join(" ".join(Page(data).words).split())


def test_a_story_of_lists_alone_holds_each_whole_in_its_section() -> None:
    table = Table("To reach", ("Contact",), ("text",), tuple((f"Person {place}",) for place in range(30)))
    data = report(with_slide(table=table))
    assert list(block(data, "table-values")) == ["table-of-section-0"] and b"Tables in full" not in data


def test_a_short_table_is_not_told_twice() -> None:
    table = Table("Stale", ("Contact",), ("text",), (("Kim",), ("Lee",)))
    assert list(block(report(replace(with_slide(table=table), tables=(table,))), "table-values")) == [
        "table-of-section-0"
    ]


def test_a_table_of_nobody_says_so() -> None:
    assert "Nobody is listed here" in words(replace(STORY, tables=(Table("Stale", ("Contact",), ("text",), ()),)))


def test_every_table_of_the_script_stands_on_the_page(told: Story) -> None:
    empty = Table("Stale", ("Contact",), ("text",), ())
    data = report(replace(told, slides=(*told.slides, replace(SLIDE, table=empty)), tables=(*told.tables, empty)))
    places = {attrs["data-table"] for attrs in Page(data).all("div") if "data-table" in attrs}
    assert places == set(block(data, "table-values"))


def test_cells_stand_as_they_are_read_and_are_kept_as_they_sort() -> None:
    row = ("Kim", 1204, 0.996, dt.date(2026, 3, 5), "Senior Leadership", "Due", None)
    kinds = ("text", "number", "share", "date", "group", "status", "text")
    data = report(with_slide(table=Table("All", tuple("ABCDEFG"), kinds, (row,))))
    held = block(data, "table-values")["table-of-section-0"]["rows"][0]
    assert held == ["Kim", 1204, 0.996, "2026-03-05", "Senior Leadership", "Due", None]
    said = " ".join(" ".join(Page(data).words).split())
    assert "Kim 1,204 >99 % 5 Mar 2026 Senior Leadership Due" in said


def test_words_of_one_scale_sort_by_that_scale() -> None:
    rows = (("High", "Leading", "Kim"), ("Low", "Neutral", "Lee"))
    data = report(with_slide(table=Table("All", ("Influence", "Level", "Name"), ("text",) * 3, rows)))
    orders = block(data, "table-values")["table-of-section-0"]["orders"]
    assert [order[:2] for order in orders] == [["High", "Medium"], ["Unaware", "Resistant"], []]


def charts_of(story: Story, data: bytes) -> dict[str, Any]:
    held = block(data, "chart-values")
    slides = {f"section-{place}": slide for place, slide in enumerate(story.slides) if slide.chart}
    assert set(held) == set(slides)
    return {slide.chart.name: held[name] for name, slide in slides.items() if slide.chart}


def drawn(figure: Any, name: str, key: str) -> list[float]:
    return next(trace[key] for trace in figure["data"] if trace.get("name") == name)


def chart_series(story: Story, slide: str) -> dict[str, list[float | None]]:
    found = story.slide(slide)
    assert found and found.chart
    return {one.name: list(one.values) for one in found.chart.series}


LOOKS = ("light", "dark", "light-narrow", "dark-narrow", "printed")


@pytest.mark.parametrize("look", LOOKS)
def test_the_bars_of_coverage_are_the_storys_figures(told: Story, told_report: bytes, look: str) -> None:
    figure = charts_of(told, told_report)["coverage"][look]
    for name, values in chart_series(told, "coverage").items():
        assert drawn(figure, name, "customdata") == values


@pytest.mark.parametrize("look", LOOKS)
def test_the_bars_of_growth_are_the_storys_figures(told: Story, told_report: bytes, look: str) -> None:
    figure = charts_of(told, told_report)["growth"][look]
    values = chart_series(told, "growth")
    assert drawn(figure, "Added", "customdata") == values["Added"]
    assert drawn(figure, "Revived", "customdata") == values["Revived"]


def test_the_line_of_all_contacts_is_the_storys_coverage(told: Story, told_report: bytes) -> None:
    figure = charts_of(told, told_report)["months"]["light"]
    line = next(trace["y"] for trace in figure["data"] if trace.get("hovertemplate", "").startswith("All,"))
    assert line == [round(100 * value, 2) for value in chart_series(told, "standing")["Coverage"] if value is not None]


def test_the_bars_of_what_comes_next_are_the_storys_figures(told: Story, told_report: bytes) -> None:
    figure = charts_of(told, told_report)["next"]["light"]
    bars = [trace["x"] for trace in figure["data"] if trace["type"] == "bar"]
    assert bars == list(chart_series(told, "next").values())


def test_the_bars_of_what_moved_are_the_storys_figures(told: Story, told_report: bytes) -> None:
    figure = charts_of(told, told_report)["changes"]["light"]
    for name, shares in chart_series(told, "changes").items():
        assert drawn(figure, name, "x") == [None if share is None else round(100 * share, 2) for share in shares]


def test_the_figures_behind_a_chart_are_the_storys(told: Story, told_report: bytes) -> None:
    found = told.slide("network")
    assert found and found.chart
    values = [f"{value:,.0f}" for value in found.chart.series[0].values if value is not None]
    said = " ".join(" ".join(Page(told_report).words).split())
    assert f"Channels Could be needed {values[0]} Run once grouped {values[1]}" in said


def test_a_chart_says_in_words_what_it_shows(told: Story, told_report: bytes) -> None:
    charts = [attrs for attrs in Page(told_report).all("div") if attrs.get("role") == "img"]
    found = told.slide("coverage")
    assert found and any(found.finding in str(attrs["aria-label"]) for attrs in charts)


def test_charts_name_nobody(told: Story, told_report: bytes) -> None:
    lists = [table for table in told.tables if table.headings[0] == "Contact"]
    names = {str(row[0]) for table in lists for row in table.rows}
    held = json.dumps(block(told_report, "chart-values"), ensure_ascii=False)
    assert names and [name for name in names if name in held] == []
