"""A workbook's file as the judge sees it: parts by what they are, ties between them, and XML as plain facts.

A fact is where an element stands, one of its attributes and the value. Prefixes, order, spelled-out defaults, ids that
any program may number anew and names of parts are no facts.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

from bench.schema_defaults import DEFAULT_TRUE, DEFAULTS, FLAG_ELEMENTS, KINDS, NO_FACTS, NOT_COMPARED, RENUMBERED

Fact = tuple[object, ...]
Element = ElementTree.Element
_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_NO = ("0", "none", "baseline")
_HINTS = ("/excel/2006/main/ac", "/2009/9/ac", "revision", "markup-compatibility", "XML/1998/namespace", "dyDescent")


class Tie(NamedTuple):
    """A relationship: what kind of thing it leads to, and the part or the address it leads to."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one file; names are compared without case, as Excel does."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        names = [info.filename for info in self._zip.infolist() if not info.is_dir()]
        self.repeated = [name for name, count in Counter(names).items() if count > 1]
        self._stored = {name.replace("\\", "/").lstrip("/").lower(): name for name in names}
        self._trees: dict[str, Element | None] = {}
        self.parts = [n for n in self._stored if not n.endswith(".rels") and n not in NOT_COMPARED]

    def read(self, part: str) -> bytes:
        return self._zip.read(self._stored[part])

    def has(self, part: str) -> bool:
        return part in self._stored

    def tree(self, part: str) -> Element | None:
        """The part as XML; None when it is none."""
        if part not in self._trees:
            try:
                self._trees[part] = ElementTree.fromstring(self.read(part)) if self.has(part) else None
            except (ElementTree.ParseError, ValueError, LookupError):
                self._trees[part] = None
        return self._trees[part]

    @cached_property
    def types(self) -> dict[str, str]:
        """Content types by part ("/xl/workbook.xml") and by ending ("xml")."""
        root = self.tree("[content_types].xml")
        listed = list(root) if root is not None else []
        keys = [unquote(e.get("PartName") or e.get("Extension") or "").lower() for e in listed]
        return {key: e.get("ContentType", "").lower() for key, e in zip(keys, listed, strict=True)}

    def type_of(self, part: str) -> str:
        return self.types.get("/" + part) or self.types.get(part.rpartition(".")[2], "")

    def kind(self, part: str) -> str:
        """What a part is, in a word of the reader's: charts, pictures, comments …"""
        told = f"{self.type_of(part)} {part}"
        return next((kind for word, kind in KINDS.items() if word in told), "other parts")

    def ties(self, part: str) -> dict[str, Tie]:
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {e.get("Id", ""): self._tie(folder, e) for e in (root if root is not None else ())}

    def _tie(self, folder: str, element: Element) -> Tie:
        kind, target = element.get("Type", "").rpartition("/")[2], element.get("Target", "")
        if element.get("TargetMode") == "External":
            return Tie(kind, target, True)
        target = unquote(target.partition("#")[0].replace("\\", "/")).lower()
        return Tie(kind, posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/"), False)

    @cached_property
    def workbook(self) -> str:
        return next(tie.target for tie in self.ties("").values() if tie.kind == "officeDocument")

    def first(self, kind: str) -> str:
        """The part that the workbook has one of, such as its styles; "" without."""
        return next((tie.target for tie in self.ties(self.workbook).values() if tie.kind == kind), "")

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Names of the sheets in order, and their parts."""
        ties, root = self.ties(self.workbook), self.tree(self.workbook)
        found = [e for e in root.iter() if local(e) == "sheet"] if root is not None else []
        return {e.get("name", ""): ties[i].target for e in found if (i := tie_id(e)) in ties}

    def meaning(self, part: str, tie: str) -> str:
        """What an element is tied to: an address, or what kind of part, by its bytes where it is no XML."""
        found = self._ties_of(part).get(tie)
        if found is None or found.external:
            return found.target if found else ""
        kind = self.kind(found.target)
        return kind if not self.has(found.target) or self.tree(found.target) is not None else self.digest(found.target)

    def _ties_of(self, part: str) -> dict[str, Tie]:
        known: dict[str, dict[str, Tie]] = self.__dict__.setdefault("known_ties", {})
        if part not in known:
            known[part] = self.ties(part)
        return known[part]

    def digest(self, part: str) -> str:
        return hashlib.sha256(self.read(part)).hexdigest()[:16]


def local(element: Element) -> str:
    """The element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def tie_id(element: Element) -> str:
    return next((v for k, v in element.attrib.items() if k.startswith("{") and k.endswith("}id")), "")


def plain(text: str) -> str:
    """A value as text, however a number or a yes was written."""
    told = text.strip()
    if told.lower() in ("true", "false"):
        return "1" if told.lower() == "true" else "0"
    if told and len(told) < 30 and _NUMBER.fullmatch(told):
        return f"{float(told):.12g}"
    return told


Resolve = Callable[[Element, str, str], object]


def facts(root: Element, resolve: Resolve, every: bool = False) -> Iterator[Fact]:
    """The facts of an element and all below it; with `every` also that each element is there, else the empty ones."""
    waiting = [(root, local(root))]
    while waiting:
        element, path = waiting.pop()
        name = local(element)
        if name in FLAG_ELEMENTS and plain(element.get("val", "1")) in _NO:
            continue
        told = [(path, *fact) for fact in _attributes(element, name, resolve)]
        text = (element.text or "").strip()
        if text:
            told.append((path, "", resolve(element, "", plain(text))))
        yield from told
        if every or not (told or len(element) or name in NO_FACTS):
            yield (path, "is there", "")
        children = [child for child in element if local(child) and local(child) not in NOT_COMPARED]
        waiting += [(child, f"{path}/{_step(child, resolve)}") for child in children]


def _step(element: Element, resolve: Resolve) -> str:
    """The element's name, and what tells it from its like."""
    key = next((k for k in ("sqref", "ref", "name") if k in element.attrib), "")
    return f"{local(element)}[{resolve(element, key, plain(element.attrib[key]))}]" if key else local(element)


def _attributes(element: Element, name: str, resolve: Resolve) -> Iterator[tuple[str, object]]:
    for key, raw in element.attrib.items():
        space, _, attribute = key.rpartition("}")
        value = plain(raw)
        if name in FLAG_ELEMENTS and attribute == "val" and value in ("1", "single"):
            continue
        if RENUMBERED & {attribute, f"{name}/{attribute}"} or any(hint in space for hint in _HINTS):
            continue
        if space.endswith("/relationships"):
            yield attribute, resolve(element, "tie", raw)
        elif value not in ("", DEFAULTS.get(attribute), "1" if attribute in DEFAULT_TRUE else "0"):
            yield attribute, resolve(element, attribute, value)
