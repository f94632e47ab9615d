"""The page that the offline report stands in: its style, its scripts and the policy that lets nothing else in."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from string import Template

from pmodash.figures.offline import plotly_js, plotly_styles
from pmodash.figures.palette import GROUP_COLOURS, STATUS_COLOURS, STATUS_COLOURS_ON_DARK
from pmodash.packs.report_markup import Html, source_hash, style_text, text
from pmodash.story.story import Story
from pmodash.vocabulary import NO_GROUP, STATUSES, group_names

LONG_LABEL = 90
SCRIPTS = ("page.js", "charts.js", "tables.js")


def page(story: Story, body: Html) -> str:
    """The whole page."""
    style = _style(story)
    scripts = [plotly_js(), "\n".join(_own(name) for name in SCRIPTS)]
    return Template(_own("page.html")).substitute(
        policy=text(_policy(style, scripts)),
        title=text(story.title),
        style=style,
        body=body,
        scripts="\n".join(f"<script>{code}</script>" for code in scripts),
    )


def _own(name: str) -> str:
    return files("pmodash").joinpath("data", "report", name).read_text("utf-8")


def _policy(style: str, scripts: list[str]) -> str:
    """Nothing is fetched or sent, and nothing runs but the page's own scripts.

    The library that draws adds style sheets of its own and sets the look of single shapes.
    """
    rules: Mapping[str, str] = {
        "default-src": "'none'",
        "script-src": " ".join(map(source_hash, scripts)),
        "style-src-elem": " ".join(map(source_hash, (style, *plotly_styles()))),
        "style-src-attr": "'unsafe-inline'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())


def _style(story: Story) -> str:
    """The style sheet, with the colours of groups and statuses and what stands on every printed page."""
    return Template(_own("report.css")).substitute(
        colours="\n".join([*_group_colours(), *_status_colours()]),
        label=style_text(story.label),
        label_size="8pt" if len(story.label) <= LONG_LABEL else "6pt",
        title=style_text(_short(story.title)),
    )


def _short(words: str, most: int = 60) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _group_colours() -> list[str]:
    return [f".group-{place}{{--dot:{GROUP_COLOURS[name]}}}" for place, name in enumerate((*group_names(), NO_GROUP))]


def _status_colours() -> list[str]:
    pairs = ((STATUS_COLOURS[name], STATUS_COLOURS_ON_DARK[name]) for name in STATUSES)
    return [f".status-{place}{{--dot:light-dark({light},{dark})}}" for place, (light, dark) in enumerate(pairs)]
