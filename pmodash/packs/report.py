"""The offline report: one page with everything in it, to be opened, passed on and printed without a network."""

from __future__ import annotations

from pmodash.findings import Refusal
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.report_charts import chart_values
from pmodash.packs.report_cover import Sections, contents, cover, label_bar
from pmodash.packs.report_markup import NOTHING, Html, as_bytes, element, joined, json_block, text
from pmodash.packs.report_page import page
from pmodash.packs.report_sections import section
from pmodash.packs.report_tables import full_name, sortable, table_values, tables_in_full
from pmodash.story.story import Story, Table


def report_html(story: Story, style: PackStyle) -> bytes:
    """The whole story as one HTML file: the same story gives the same bytes."""
    if not story.slides:
        raise Refusal("The story has no slide, so there is nothing to report", "Choose at least one slide.")
    told = tuple((f"section-{place}", slide) for place, slide in enumerate(story.slides) if slide.name != "cover")
    in_full = tables_in_full(story)
    glossary = frozenset(point for slide in story.slides for point in slide.points)
    sections = [section(slide, name, in_full, glossary) for name, slide in told]
    main = [contents(told, in_full), *sections, _tables(in_full)]
    body = [
        label_bar(story.label, "top"),
        cover(story, style.logo),
        element("main", joined(main), id="main"),
        label_bar(story.label, "bottom"),
        json_block("chart-values", {name: chart_values(slide.chart) for name, slide in told if slide.chart}),
        json_block("table-values", _values(told, in_full)),
    ]
    return as_bytes(page(story, joined(body)))


def _tables(in_full: tuple[Table, ...]) -> Html:
    if not in_full:
        return NOTHING
    heading = element("h2", text("Tables in full"), id="tables-heading")
    made = [_in_full(table, full_name(table, in_full)) for table in in_full]
    return element("section", heading, *made, id="tables", class_="tables", aria_labelledby="tables-heading")


def _in_full(table: Table, name: str) -> Html:
    return element("div", sortable(table, name), id=name, class_="full")


def _values(told: Sections, in_full: tuple[Table, ...]) -> dict[str, object]:
    """Every table that the page's script sorts, by the name it stands under."""
    whole = {f"table-of-{name}": slide.table for name, slide in told if slide.table and slide.table not in in_full}
    named = {full_name(table, in_full): table for table in in_full}
    return {name: table_values(table) for name, table in {**whole, **named}.items()}
