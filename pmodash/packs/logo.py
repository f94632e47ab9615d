"""The logo that a pack carries: a PNG or JPEG picture, or a sentence why it is none."""

from __future__ import annotations

import io

from PIL import Image

from pmodash.findings import Refusal

MIMES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_REMEDY = "choose a PNG or JPEG picture"


def checked_logo(data: bytes) -> tuple[str, bytes]:
    """What kind of picture the logo is, and its bytes."""
    try:
        with Image.open(io.BytesIO(data), formats=tuple(MIMES)) as picture:
            picture.load()
            return MIMES[picture.format or ""], data
    except (OSError, ValueError, KeyError, SyntaxError, Image.DecompressionBombError) as trouble:
        raise Refusal("The logo cannot be read as a picture", _REMEDY) from trouble
