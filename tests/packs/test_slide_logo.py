"""The logo: a picture is shown on every slide, anything else is refused in a sentence."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pmodash.findings import Refusal
from pmodash.packs.logo import checked_logo
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.slides import slides_pptx
from tests.packs.deck_checks import faults, names, opened
from tests.packs.slide_stories import network, slide, told
from tests.packs.slide_templates import dark, picture


@pytest.mark.parametrize("size", [(600, 200), (100, 100), (60, 400), (4000, 900)], ids=str)
def test_a_logo_of_any_shape_stands_clear_on_every_slide(size: tuple[int, int]) -> None:
    made = slides_pptx(network(5), PackStyle(logo=picture(*size, kind="JPEG")))
    assert faults(made) == [] and all("Logo" in names(one) for one in opened(made).slides)


BAD = {
    "words": (b"hello", "not a PNG or JPEG"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a PNG or JPEG"),
    "gif": (picture(kind="GIF"), "not a PNG or JPEG"),
    "cut short": (picture(kind="JPEG", width=2000, height=1500)[:6000], "damaged or cut short"),
    "one pixel": (picture(1, 1), "only 1 by 1 pixels"),
    "a line": (picture(2000, 20), "times as long"),
    "huge": (picture(8000, 6000), "million pixels"),
    "too large": (b"\x89PNG" + b"0" * 10_000_001, "larger than 10 MB"),
}


@pytest.mark.parametrize(("data", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_logo_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        slides_pptx(told(slide()), PackStyle(logo=data))


def test_what_a_camera_wrote_into_the_picture_is_gone() -> None:
    kept, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = "Jo Photographer"
    Image.new("RGB", (300, 200)).save(kept, "JPEG", exif=exif)
    assert b"Jo Photographer" in kept.getvalue() and b"Jo Photographer" not in checked_logo(kept.getvalue()).png


def test_a_dark_logo_on_a_dark_page_stands_on_a_white_plate() -> None:
    kept = io.BytesIO()
    mark = Image.new("RGBA", (300, 200))
    mark.paste((20, 20, 40, 255), (50, 50, 250, 150))
    mark.save(kept, "PNG")
    made = opened(slides_pptx(told(slide()), PackStyle(dark(), kept.getvalue()))).slides[0]
    shown = next(one for one in made.shapes if one.name == "Logo")
    assert Image.open(io.BytesIO(shown.image.blob)).convert("RGB").getpixel((1, 1)) == (255, 255, 255)
