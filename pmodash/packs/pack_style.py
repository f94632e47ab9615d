"""The organisation's own look of a pack: its slide template and its logo."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PackStyle:
    """The bytes of a slide template (.pptx or .potx) and of a logo (PNG or JPEG); None where none is given."""

    template: bytes | None = field(default=None, repr=False)
    logo: bytes | None = field(default=None, repr=False)
