"""What is sent to the browser or left behind in a file, as text in which a name can be looked for."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from pypdf import PdfReader
from pypdf.generic import StreamObject

ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
EMBEDDED = re.compile(rb"data:[\w/+.-]*;base64,([A-Za-z0-9+/=]+)")
CHANCE = re.compile(rb"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
TAG = re.compile(r"</?[a-z]+(?: [^<>]*)?/?>")


def as_text(data: bytes) -> str:
    """Bytes as the words that a reader of them could make out: without escapes, markup, capitals and line breaks.

    Names of files that are made by chance, of 32 digits, tell nothing and may hold any short number.
    """
    text = ESCAPED.sub(lambda found: str(json.loads(f'"{found[0]}"')), CHANCE.sub(b" ", data).decode("utf-8", "ignore"))
    text = html.unescape(TAG.sub(" ", text)).replace("\\", "").replace("\u2060", "")
    return " ".join(text.casefold().split())


def found_in(sent: Iterable[bytes], telling: Iterable[str]) -> list[str]:
    """Which of the words are in what was sent, each with a little of what stands around it."""
    text = "\n".join(map(as_text, sent))
    words = (" ".join(word.casefold().split()) for word in telling)
    return [text[max(text.index(word) - 60, 0) : text.index(word) + 60] for word in words if word in text]


def all_in(data: bytes) -> Iterator[bytes]:
    """A file, and whatever is packed in it: parts of packages, streams and strings of a PDF, data within a page."""
    yield data
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as package:
            for name in package.namelist():
                yield name.encode()
                yield from all_in(package.read(name))
    elif data.startswith(b"%PDF"):
        yield from _in_pdf(PdfReader(BytesIO(data)))
    for embedded in EMBEDDED.findall(data):
        yield from all_in(base64.b64decode(embedded))


def _in_pdf(reader: PdfReader) -> Iterator[bytes]:
    yield str(reader.metadata).encode()
    yield from (page.extract_text().encode("utf-8", "ignore") for page in reader.pages)
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(number)
        yield str(found).encode("utf-8", "ignore")
        if isinstance(found, StreamObject):
            yield found.get_data()


def found_anywhere(data: bytes, telling: Iterable[str]) -> list[str]:
    """Which of the words are anywhere in a file, however its lines are broken."""
    text = "\n".join(_without_blanks(as_text(part)) for part in all_in(data))
    return sorted(word for word in telling if _without_blanks(as_text(word.encode())) in text)


def _without_blanks(text: str) -> str:
    return "".join(text.split())


def bytes_of(sent: list[Any]) -> list[bytes]:
    """Messages as they go to the browser."""
    return [message.SerializeToString() for message in sent]
