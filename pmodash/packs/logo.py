"""The organisation's logo: an image or a refusal."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from pmodash.findings import Refusal

MIMES = {"PNG": "image/png", "JPEG": "image/jpeg"}
MOST_BYTES = 2_000_000


def checked_logo(logo: bytes) -> tuple[str, bytes]:
    """The logo with its media type. Anything that is no PNG or JPEG image is refused."""
    if len(logo) > MOST_BYTES:
        raise Refusal("The logo is larger than 2 MB", "Give a smaller PNG or JPEG image.")
    try:
        with Image.open(BytesIO(logo), formats=list(MIMES)) as image:
            image.load()
            return MIMES[str(image.format)], logo
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Refusal("The logo is not an image that can be read", "Give a PNG or JPEG image.") from None
