"""The sections of the offline report: one a slide, its finding as the heading."""

from __future__ import annotations

from pmodash.packs.report_charts import slide_chart
from pmodash.packs.report_markup import NOTHING, Html, element, joined, text, worded
from pmodash.packs.report_tables import slide_table
from pmodash.story.story import Fact, Slide, Table


def section(slide: Slide, name: str, in_full: tuple[Table, ...], glossary: frozenset[str]) -> Html:
    """A slide as a section: what is asked beside it, the finding, what bears it out, and what it rests on.

    `glossary` are the sentences that the report says elsewhere, so that definitions are not printed twice.
    """
    beside = element("div", worded("p", slide.title, class_="kicker"), worded("p", slide.question, class_="question"))
    message = [
        worded("h2", heading(slide), id=f"{name}-heading"),
        worded("p", slide.since, class_="since"),
        _facts(slide.facts),
        slide_chart(slide, name),
        _points(slide),
        remark(slide.remark),
        slide_table(slide, f"table-of-{name}", in_full),
        worded("p", slide.note, class_="note"),
        _definitions(slide.definitions, glossary),
    ]
    body = element("div", joined(message), class_="message")
    return element("section", beside, body, id=name, aria_labelledby=f"{name}-heading")


def heading(slide: Slide) -> str:
    """What a slide is headed by: its finding."""
    return slide.finding if slide.finding.strip() else slide.title


def _facts(facts: tuple[Fact, ...]) -> Html:
    return element("dl", *map(_fact, facts), class_="facts") if facts else NOTHING


def _fact(fact: Fact) -> Html:
    moved = {True: "better", False: "worse", None: "moved"}[fact.better]
    verdict = f"{fact.change}, {moved}" if fact.change and fact.better is not None else fact.change
    return element(
        "div",
        worded("dt", fact.label),
        worded("dd", fact.value, class_="value"),
        worded("dd", fact.behind, class_="behind"),
        worded("dd", verdict, class_=f"change {moved}"),
        class_="fact",
    )


def _points(slide: Slide) -> Html:
    items = [worded("li", point) for point in slide.points]
    return element("ul", *items, class_="points") if items else NOTHING


def remark(words: str) -> Html:
    """The manager's own words, marked as such."""
    if not words.strip():
        return NOTHING
    lines = [worded("p", line) for line in words.splitlines()]
    return element("aside", worded("p", "Remark of the PMO", class_="by"), *lines, class_="remark")


def _definitions(definitions: tuple[str, ...], glossary: frozenset[str]) -> Html:
    if not definitions:
        return NOTHING
    items = element("ul", *(worded("li", words) for words in definitions))
    again = " again" if glossary.issuperset(definitions) else ""
    return element("details", element("summary", text("What the words mean")), items, class_=f"definitions{again}")
