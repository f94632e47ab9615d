"""The organisation's logo, checked: a picture for every pack, without what cameras and programs write in it."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field

from PIL import Image, ImageOps, UnidentifiedImageError

from pmodash.findings import Refusal

MOST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
LEAST_SIDE = 16
MOST_SIDE = 1200
FLATTEST = 20.0
REMEDY = "give a PNG or JPEG picture, say 600 pixels wide"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as PNG: how wide and high it is in pixels, and its colour on the whole ("#rrggbb").

    `see_through` is whether the page shows through it.
    """

    png: bytes = field(repr=False)
    width: int
    height: int
    colour: str
    see_through: bool


def checked_logo(data: bytes) -> Logo:
    """The logo of these bytes, made small enough; refused when it is no picture or none that can be shown."""
    if not data:
        raise Refusal("The logo is an empty file", REMEDY)
    if len(data) > MOST_BYTES:
        raise Refusal(f"The logo is larger than {MOST_BYTES // 1_000_000} MB", REMEDY)
    return _logo(_within_size(_opened(data)))


def _opened(data: bytes) -> Image.Image:
    """The picture, decoded to its end so that one cut short is found here."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
            if picture.width * picture.height > MOST_PIXELS:
                raise Refusal(f"The logo has more than {MOST_PIXELS // 1_000_000} million pixels", REMEDY)
            picture.load()
            return ImageOps.exif_transpose(picture).convert("RGBA")
    except UnidentifiedImageError:
        raise Refusal("The logo is not a PNG or JPEG picture", REMEDY) from None
    except Image.DecompressionBombError:
        raise Refusal(f"The logo has more than {MOST_PIXELS // 1_000_000} million pixels", REMEDY) from None
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError):
        raise Refusal("The logo is a picture that is damaged or cut short", REMEDY) from None


def _within_size(picture: Image.Image) -> Image.Image:
    short, long = sorted(picture.size)
    if short < LEAST_SIDE:
        raise Refusal(f"The logo is only {picture.width} by {picture.height} pixels", REMEDY)
    if long / short > FLATTEST:
        raise Refusal(f"The logo is more than {FLATTEST:.0f} times as long as it is high or wide", REMEDY)
    picture.thumbnail((MOST_SIDE, MOST_SIDE))
    return picture


def _logo(picture: Image.Image) -> Logo:
    opacity = picture.getchannel("A")
    tiny = Image.new("RGBA", (1, 1))
    tiny.paste(picture.convert("RGBa").resize((1, 1), Image.Resampling.BOX).convert("RGBA"))
    pixel = tiny.getpixel((0, 0))
    red, green, blue = pixel[:3] if isinstance(pixel, tuple) else (0, 0, 0)
    see_through = any(opacity.histogram()[:250])
    return Logo(_png(picture), *picture.size, f"#{red:02x}{green:02x}{blue:02x}", see_through)


def on_plate(logo: Logo, colour: str = "#ffffff") -> Logo:
    """The logo on a plate of one colour with a little room around it, for a page on which it could not be seen."""
    picture = Image.open(io.BytesIO(logo.png))
    edge = max(4, min(picture.size) // 8)
    plate = Image.new("RGBA", (picture.width + 2 * edge, picture.height + 2 * edge), colour)
    plate.alpha_composite(picture.convert("RGBA"), (edge, edge))
    return Logo(_png(plate), *plate.size, colour, False)


def _png(picture: Image.Image) -> bytes:
    clean = Image.new("RGBA", picture.size)
    clean.paste(picture)
    kept = io.BytesIO()
    clean.save(kept, "PNG", optimize=False)
    return kept.getvalue()
