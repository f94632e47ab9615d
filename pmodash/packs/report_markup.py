"""HTML in which nothing a user typed can be more than text."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Any, NewType

Html = NewType("Html", str)
NOTHING = Html("")
_IN_SCRIPT = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def text(words: str) -> Html:
    """Words as they stand, whatever they are."""
    return Html(escape(words))


def element(tag: str, *inside: Html, **attributes: str) -> Html:
    """An element; `class_` is the attribute class, `aria_label` is aria-label."""
    said = "".join(
        f' {name.removesuffix("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items()
    )
    return Html(f"<{tag}{said}>{''.join(inside)}</{tag}>")


def worded(tag: str, words: str, **attributes: str) -> Html:
    """An element that holds words alone, written in the direction of their script; nothing for no words."""
    return element(tag, text(words), dir="auto", **attributes) if words.strip() else NOTHING


def joined(parts: list[Html]) -> Html:
    """Parts one after the other, a line each."""
    return Html("\n".join(part for part in parts if part))


def json_block(name: str, value: Any) -> Html:
    """Values for the page's own script, in a block that no text in them can end."""
    held = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Html(f'<script type="application/json" id="{escape(name)}">{held.translate(_IN_SCRIPT)}</script>')


def style_text(words: str) -> str:
    """Words as a string of a style sheet: every sign but letters and digits of ASCII by its number."""
    return '"' + "".join(s if s.isascii() and s.isalnum() else f"\\{ord(s):06x}" for s in words) + '"'


def as_bytes(page: str) -> bytes:
    """The page's bytes; halves of a sign that some programs leave behind become question marks."""
    return page.encode("utf-8", "replace")


def source_hash(code: str) -> str:
    """What the page's policy calls one of its own scripts or styles by, so that no other can run."""
    return f"'sha256-{b64encode(sha256(as_bytes(code)).digest()).decode('ascii')}'"
