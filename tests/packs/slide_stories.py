"""Stories for the tests of slides: of a made-up network, and of texts that are hard to show."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from pmodash.analysis import Analysis
from pmodash.demo import demo
from pmodash.measures.measured import Measured
from pmodash.network.reading_register import build
from pmodash.network.story_choices import StoryChoices
from pmodash.story.story import Chart, Fact, Series, Slide, Story, Table
from pmodash.story.telling import Telling
from pmodash.story.telling_slides import tell
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

AS_OF = dt.date(2026, 11, 20)
LABEL = "OFFICIAL – SENSITIVE"
RESTS_ON = Measured(pd.DataFrame(), 0)


def network(contacts: int) -> Story:
    """The story of a made-up network."""
    book = read(demo(contacts, max(20, contacts * 10), 7, AS_OF), "demo.xlsx")
    analysis = Analysis.of(build(book, understand(book)), AS_OF)
    return tell(Telling(analysis, StoryChoices(title="Autumn review", forum="Portfolio board", label=LABEL)))


def told(*slides: Slide, title: str = "Autumn review", label: str = LABEL) -> Story:
    """A story of these slides."""
    return Story(title, "Portfolio board", label, AS_OF, "Compared with nothing", "", slides)


def slide(finding: str = "All is well", **more: object) -> Slide:
    """One slide of a story."""
    return Slide(name="one", title="One", question="How is it?", finding=finding, **more)  # type: ignore[arg-type]


def chart(kind: str = "bars", stacked: str = "shares", unit: str = "contacts", **more: object) -> Chart:
    """A chart of three rows and two colours, one figure unknown."""
    first = (0.5, None, 0.25) if unit == "share" else (22.0, None, 7.0)
    series = (Series("On track", first, "#2d735f"), Series("Due", tuple(v and v / 2 for v in first), "#c9860f"))
    usual: dict[str, object] = {"categories": ("North", "South", "East"), "series": series}
    return Chart(name="made", kind=kind, unit=unit, measured=RESTS_ON, stacked=stacked, **(usual | more))  # type: ignore[arg-type]


def people(rows: int) -> Table:
    """A list of contacts."""
    lines = tuple((f"Contact {number}", "Wider Business", "Overdue", number, AS_OF) for number in range(rows))
    kinds = ("text", "group", "status", "number", "date")
    return Table("Stale, most pressing first", ("Contact", "Group", "Status", "Days over", "Due on"), kinds, lines)


HARD = {
    "long": "Coverage of the whole network fell further than anybody had expected " * 5,
    "chinese": "利益相关者网络覆盖率下降，外部影响者联系最少，需要在两周内采取行动" * 6,
    "arabic": "انخفضت تغطية الشبكة خلال هذا الشهر وما زال التواصل مع المؤثرين الخارجيين ضعيفا " * 4,
    "emoji": "🚀 Launch 👩‍👩‍👧‍👦 team 🇬🇧 " * 12,
    "unbroken": "Donaudampfschifffahrtsgesellschaft" * 9,
    "markup": '<b>&amp;</b> =HYPERLINK("http://x")\x00\x0b\x1f\ufffe\ud800 {{x}} $y$ ' * 5,
}


def hard(words: str) -> Story:
    """Every part of a story told in the same hard words."""
    facts = tuple(Fact(words, words, words, f"up {words}", better) for better in (True, False, None, None))
    table = Table(words, (words, "Group"), ("text", "group"), tuple((words, words) for _ in range(30)))
    names = (words, f"{words} 2")
    drawn = chart(categories=names, series=(Series(words, (3.0, 2.0), "#2d735f"), Series("Due", (1.0, 4.0), "#c9860f")))
    grid = chart(kind="grid", stacked="", categories=names, series=drawn.series, rows=words, axis=words)
    points, more = (
        (words,) * 6,
        {"question": words, "since": words, "note": words, "remark": words, "definitions": (words,)},
    )
    slides = (
        Slide("cover", words, words, words, points=(words, words)),
        Slide("a", words, finding=words, facts=facts, chart=drawn, table=table, points=points, **more),
        Slide("b", words, finding=words, chart=grid, points=points, **more),
        Slide("c", words, finding=words, table=table, points=points, **more),
        Slide("d", words, finding=words, points=points * 3, **more),
        Slide("e", words, finding=words, facts=facts * 4, **more),
    )
    return Story(words, words, words, AS_OF, words, words, slides)
