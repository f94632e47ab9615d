"""What is sent to the browser or stands in it, as text in which a name can be looked for."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from typing import Any

ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
TAG = re.compile(r"</?[a-z]+(?: [^<>]*)?/?>")


def as_text(data: bytes) -> str:
    """Bytes as the words that a reader of them could make out: without escapes, markup, capitals and line breaks."""
    text = ESCAPED.sub(lambda found: str(json.loads(f'"{found[0]}"')), data.decode("utf-8", "ignore"))
    text = html.unescape(TAG.sub(" ", text)).replace("\\", "").replace("\u2060", "")
    return " ".join(text.casefold().split())


def found_in(sent: Iterable[bytes], telling: Iterable[str]) -> list[str]:
    """Which of the words are in what was sent, each with a little of what stands around it."""
    text = "\n".join(map(as_text, sent))
    words = (" ".join(word.casefold().split()) for word in telling)
    return [text[max(text.index(word) - 60, 0) : text.index(word) + 60] for word in words if word in text]


def bytes_of(sent: list[Any]) -> list[bytes]:
    """Messages as they go to the browser."""
    return [message.SerializeToString() for message in sent]
