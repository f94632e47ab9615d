"""Slides on the organisation's own template: its look kept, its old slides gone, a bad one refused in a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest
from pptx.opc.constants import CONTENT_TYPE

from pmodash.figures.palette import contrast
from pmodash.findings import Refusal
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.slide_design import plain_deck
from pmodash.packs.slide_layouts import places_of
from pmodash.packs.slides import refuse_template, slides_pptx
from tests.packs.deck_checks import faults, names, opened, texts
from tests.packs.slide_stories import HARD, hard, network, slide, told
from tests.packs.slide_templates import (
    OLD_WORDS,
    PPTX,
    as_potx,
    changed,
    corporate,
    dark,
    no_layouts,
    no_titles,
    odd,
    picture,
    saved,
)

TEMPLATES = {"dark": dark, "corporate": corporate, "odd": odd, "no titles": no_titles}


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_slides_are_sound_on_quite_different_templates(template: object) -> None:
    style = PackStyle(template(), picture())  # type: ignore[operator]
    for story in (network(150), hard(HARD["long"]), hard(HARD["arabic"])):
        made = slides_pptx(story, style)
        assert faults(made) == []
        assert all(one.shapes.title is not None for one in opened(made).slides)


def test_the_templates_size_and_layouts_are_used() -> None:
    made, given = opened(slides_pptx(told(slide()), PackStyle(corporate()))), opened(corporate())
    assert (made.slide_width, made.slide_height) == (given.slide_width, given.slide_height)
    assert [one.name for one in made.slide_layouts] == [one.name for one in given.slide_layouts]


def test_nothing_of_the_templates_old_slides_and_makers_is_left() -> None:
    package = zipfile.ZipFile(io.BytesIO(slides_pptx(told(slide()), PackStyle(dark()))))
    whole = b"".join(package.read(name) for name in package.namelist())
    assert OLD_WORDS.encode() not in whole and b"Template Maker" not in whole
    assert [name for name in package.namelist() if name.startswith("ppt/slides/slide")] == ["ppt/slides/slide1.xml"]
    assert not {"docProps/app.xml", "docProps/thumbnail.jpeg", "ppt/viewProps.xml"} & set(package.namelist())


def test_a_potx_gives_a_presentation() -> None:
    made = slides_pptx(told(slide()), PackStyle(as_potx(corporate())))
    assert opened(made).part.content_type == CONTENT_TYPE.PML_PRESENTATION_MAIN


def test_ink_can_be_read_on_a_dark_page_and_on_a_coloured_band() -> None:
    on_dark, on_band = places_of(opened(dark())).finding, places_of(opened(corporate())).finding
    assert contrast(on_dark.palette.ink, on_dark.palette.page) > 7 and on_dark.palette.inherited
    assert (on_band.palette.page, on_band.title_look.colour) == ("#ffffff", "")


def test_the_layout_of_a_finding_has_no_place_for_more_than_its_title() -> None:
    places = places_of(plain_deck())
    assert [place.layout.name for place in (places.cover, places.finding, places.points)] == [
        "Cover", "Finding", "Finding with points",
    ]  # fmt: skip


def test_what_a_template_lacks_at_its_foot_is_put_there() -> None:
    made = opened(slides_pptx(told(slide()), PackStyle(odd()))).slides[0]
    assert {"As-of date", "Label", "Slide number"} <= set(names(made))


def _bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "presentationml")
        for number in range(9):
            package.writestr(f"ppt/{number}.xml", b"0" * 50_000_000)
    return kept.getvalue()


def _other_zip() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        package.writestr("a.txt", "a")
    return kept.getvalue()


MACROS = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
BAD = {
    "no zip": (lambda: b"hello", "no PowerPoint file"),
    "another zip": (_other_zip, "no PowerPoint file"),
    "cut short": (lambda: dark()[:9000], "no PowerPoint file"),
    "damaged": (lambda: changed(dark(), "ppt/presentation.xml", b"<p:", b"<q:"), "damaged"),
    "no layouts": (no_layouts, "no layout"),
    "macros": (lambda: changed(dark(), "[Content_Types].xml", PPTX.encode(), MACROS.encode()), "macros"),
    "password": (lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old format": (lambda: b"\xd0\xcf\x11\xe0" + b"0" * 512, "old format"),
    "bomb": (_bomb, "unpacks to far more"),
    "too large": (lambda: b"0" * 60_000_001, "larger than 60 MB"),
}


@pytest.mark.parametrize(("template", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_template_is_refused_in_one_sentence(template: object, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        slides_pptx(told(slide()), PackStyle(template()))  # type: ignore[operator]


def test_a_link_from_a_layout_to_an_old_slide_does_not_bring_it_back() -> None:
    deck = opened(dark())
    layout = deck.slide_layouts[0]
    layout.part.relate_to(
        deck.slides[0].part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
    )
    made = slides_pptx(told(slide()), PackStyle(saved(deck)))
    assert OLD_WORDS not in "".join(texts(made)) and len(opened(made).slides) == 1


def test_a_template_broken_anywhere_is_refused_before_it_is_used() -> None:
    whole = corporate()
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        names_of_parts = package.namelist()
    for part in names_of_parts:
        for instead in (None, b"<x", b""):
            broken = with_part(whole, part, instead)
            try:
                refuse_template(broken)
            except Refusal:
                with pytest.raises(Refusal):
                    slides_pptx(told(slide()), PackStyle(broken))
            else:
                assert len(opened(slides_pptx(told(slide()), PackStyle(broken))).slides) == 1


def test_the_plain_design_tells_of_no_program_that_made_it() -> None:
    with zipfile.ZipFile(io.BytesIO(slides_pptx(told(slide()), PackStyle()))) as package:
        kinds = [name for name in package.namelist() if "printerSettings" in name or name.endswith("app.xml")]
    assert kinds == []


def with_part(package: bytes, part: str, instead: bytes | None) -> bytes:
    """The package with other bytes in a part, or without it."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as given, zipfile.ZipFile(changed, "w") as made:
        for name in given.namelist():
            if name != part:
                made.writestr(name, given.read(name))
            elif instead is not None:
                made.writestr(name, instead)
    return changed.getvalue()
