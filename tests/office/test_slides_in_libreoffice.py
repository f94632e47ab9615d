"""Slides as LibreOffice shows them: as many pages as slides, none of them empty, every finding to be read."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pypdfium2
import pytest
from in_libreoffice import Office

from pmodash.packs.pack_style import PackStyle
from pmodash.packs.slides import slides_pptx
from tests.packs.deck_checks import faults, opened
from tests.packs.slide_stories import network
from tests.packs.slide_templates import corporate, dark, odd, picture

pytestmark = pytest.mark.xdist_group("office")
SOME_INK = 0.004


@pytest.fixture(scope="module")
def decks() -> dict[str, bytes]:
    stories = {contacts: network(contacts) for contacts in (5, 150, 10_000)}
    plain = {f"{contacts:,} contacts": slides_pptx(story, PackStyle()) for contacts, story in stories.items()}
    made = {"dark": dark(), "corporate": corporate(), "odd": odd()}
    return plain | {name: slides_pptx(stories[150], PackStyle(data, picture())) for name, data in made.items()}


def test_slides_are_shown_whole(decks: dict[str, bytes], tmp_path: Path) -> None:
    office = Office.found(tmp_path)
    if office is None and os.environ.get("CI"):
        pytest.fail("LibreOffice is not installed: apt-get install libreoffice-impress")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    shown = office.converted(decks, "pdf", "pdf", "pptx")
    for name, deck in decks.items():
        pages = pypdfium2.PdfDocument(shown[name][0])
        slides = opened(deck).slides
        assert len(pages) == len(slides), name
        for page, slide in zip(pages, slides, strict=True):
            read = _letters(page.get_textpage().get_text_range())
            assert _letters(slide.shapes.title.text_frame.text) in read, name
            assert _ink(page) > SOME_INK, f"{name}: {slide.shapes.title.text_frame.text}"


def test_ten_thousand_contacts_are_as_sound_as_five(decks: dict[str, bytes]) -> None:
    assert {name: faults(deck) for name, deck in decks.items()} == {key: [] for key in decks}


def test_slides_of_many_contacts_are_written_in_a_few_seconds() -> None:
    story = network(10_000)
    begun = time.process_time()
    slides_pptx(story, PackStyle())
    assert time.process_time() - begun < 5


def _letters(text: str) -> str:
    return "".join(text.split())


def _ink(page: pypdfium2.PdfPage) -> float:
    """The share of the page that is not of its commonest shade."""
    shades = page.render(scale=0.5, grayscale=True).to_pil().histogram()
    return 1 - max(shades) / sum(shades)
