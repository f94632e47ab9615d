"""Small stories to be printed, and what a PDF holds, for the tests of printed reports."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
import pypdf
from pypdf.generic import DictionaryObject, IndirectObject

from pmodash.analysis import Analysis
from pmodash.demo import demo
from pmodash.measures.measured import Measured
from pmodash.network.reading_register import build
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.printed import report_pdf
from pmodash.story.story import Chart, Fact, Series, Slide, Story, Table
from pmodash.story.telling import Telling
from pmodash.story.telling_slides import tell
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

AS_OF = dt.date(2026, 11, 20)
NOTHING = Measured(pd.DataFrame(), 0, ())


@cache
def told(contacts: int) -> Story:
    """The whole story of a made-up network of that many contacts."""
    book = read(demo(contacts, contacts * 4, 7, AS_OF), "made_up.xlsx")
    story = tell(Telling(Analysis.of(build(book, understand(book)), AS_OF)))
    return replace(story, label="OFFICIAL – SENSITIVE")


@cache
def printed(contacts: int) -> bytes:
    return report_pdf(told(contacts), PackStyle())


def reading(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """The text of each page, its lines joined."""
    return [joined(page.extract_text()) for page in reading(pdf).pages]


def joined(text: str) -> str:
    return " ".join(text.split())


def structure(pdf: bytes) -> Iterator[DictionaryObject]:
    """Every element of the structure tree."""
    waiting: list[Any] = [reading(pdf).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        held = waiting.pop()
        held = held.get_object() if isinstance(held, IndirectObject) else held
        if isinstance(held, list):
            waiting.extend(held)
        elif isinstance(held, DictionaryObject):
            yield held
            waiting.extend([held["/K"]] if "/K" in held else [])


def slide(name: str = "standing", **more: Any) -> Slide:
    return Slide(**{"name": name, "title": "Where we stand", "question": "How well?", "finding": "All is well", **more})


def story(*slides: Slide, **more: Any) -> Story:
    about = {"title": "Our network", "forum": "Board", "label": "OFFICIAL", "as_of": AS_OF, "since": "", "hidden": ""}
    return Story(**{**about, "slides": slides or (slide(),), **more})


def chart(kind: str, categories: tuple[str, ...], *series: Series, unit: str = "contacts", **more: Any) -> Chart:
    return Chart("made-up", kind, categories, series, unit, NOTHING, **more)


def people(count: int) -> Table:
    rows = tuple((f"Contact {n}", "Senior Leadership", n, dt.date(2026, 3, 2)) for n in range(count))
    return Table("Everyone", ("Contact", "Group", "Days over", "Due on"), ("text", "group", "number", "date"), rows)


def fact(**more: Any) -> Fact:
    return Fact(**{"label": "Coverage", "value": "71 %", "behind": "105 of 148", **more})
