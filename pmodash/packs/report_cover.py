"""The first and the last words of the offline report: what it is, for whom, and what it holds."""

from __future__ import annotations

from base64 import b64encode

from pmodash.measures.sentences.wording import day
from pmodash.packs.logo import checked_logo
from pmodash.packs.report_markup import NOTHING, Html, element, joined, text, worded
from pmodash.packs.report_sections import heading, remark
from pmodash.story.story import Slide, Story, Table

LONG = 60
Sections = tuple[tuple[str, Slide], ...]


def cover(story: Story, logo: bytes | None) -> Html:
    """Title, forum, as-of day, what it is compared with, what is hidden; the manager's remark on it."""
    first = story.slide("cover")
    hidden = f"Redacted: {story.hidden}" if story.hidden else ""
    told = (story.forum, f"As of {day(story.as_of)}", *(first.points if first else ()), story.since, hidden)
    lines = [worded("p", words) for words in dict.fromkeys(told)]
    return element(
        "header",
        element("button", type="button", id="look", hidden=""),
        _logo(logo),
        worded("h1", story.title, class_="long" if len(story.title) > LONG else ""),
        element("div", *lines, class_="told"),
        remark(first.remark) if first else NOTHING,
        class_="cover",
    )


def _logo(logo: bytes | None) -> Html:
    if logo is None:
        return NOTHING
    source = f"data:image/png;base64,{b64encode(checked_logo(logo).png).decode('ascii')}"
    return Html(str(element("img", src=source, alt="Logo", class_="logo")).removesuffix("</img>"))


def contents(sections: Sections, in_full: tuple[Table, ...]) -> Html:
    """The way to every section, with its finding, and to the tables."""
    items = [_entry(name, slide.title, heading(slide)) for name, slide in sections]
    if in_full:
        titles = "; ".join(table.title for table in in_full)
        items.append(_entry("tables", "Tables in full", titles))
    if not items:
        return NOTHING
    return element(
        "nav", element("h2", text("In brief"), id="contents"), element("ol", joined(items)), aria_labelledby="contents"
    )


def _entry(name: str, title: str, said: str) -> Html:
    link = element("a", worded("span", title, class_="where"), worded("span", said, class_="said"), href=f"#{name}")
    return element("li", link)


def label_bar(label: str, place: str) -> Html:
    """The classification label, at the top or the bottom."""
    return worded("p", label, class_=f"label {place}")
