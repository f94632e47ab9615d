"""The copy that the browser keeps, as the app knows of it: what it orders the browser to do, and what it was told."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from pmodash.findings import Refusal
from pmodash.journal.kept_work import DAMAGED, REMEDY, KeptWork, kept_work
from pmodash.ui.workspace import OpenFile, Workspace

LARGEST = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """A copy that lies in the browser: its mark, the workbook's name, the edits in force and when the last was made.

    `name` is blank where the copy is damaged.
    """

    mark: str
    name: str = ""
    edits: int = 0
    at: dt.datetime | None = None

    @classmethod
    def of(cls, told: dict[str, Any]) -> Found:
        """What the browser told of it, which anybody may have written there."""
        mark, name, edits = str(told.get("mark", "")), told.get("name"), told.get("edits")
        if not isinstance(name, str) or type(edits) is not int:
            return cls(mark)
        try:
            at = dt.datetime.fromisoformat(told["at"]) if told.get("at") else None
        except (TypeError, ValueError):
            at = None
        return cls(mark, name, edits, at)


@dataclass(frozen=True, slots=True)
class Copy:
    """One state of the work as it is kept: its text, and its mark, which changes with it."""

    text: str
    mark: str
    name: str
    edits: int
    at: str

    @classmethod
    def of(cls, now: Workspace) -> Copy:
        """The copy of what is open now."""
        if now.file is None:
            raise LookupError("no workbook is open")
        text = KeptWork(
            name=now.file.name,
            digest=now.file.digest,
            sample=now.file.sample,
            corrections=now.corrections,
            home=now.home,
            window=now.window,
            journal=now.journal,
            saved=now.saved,
            kept=now.kept,
        ).as_text()
        times = now.journal.times
        mark = blake2b(text.encode(), digest_size=16).hexdigest()
        return cls(text, mark, now.file.name, len(times), times[-1].isoformat() if times else "")


@dataclass
class BrowserCopy:
    """`keeping` while the user wants a copy, `forgetting` until the browser has deleted it, `found` a copy that lies
    there from before, `bringing` while it is asked for: its text is in `text`, its bytes so far in `pieces`.
    `told` is the mark of the state that was sent last, `send_file` whether the bytes go along with the next order.
    """

    keeping: bool = False
    forgetting: bool = False
    bringing: bool = False
    found: Found | None = None
    text: str = ""
    pieces: bytearray = field(default_factory=bytearray)
    told: str = ""
    send_file: bool = False

    def keep(self) -> None:
        """Keep a copy from now on."""
        self.keeping, self.forgetting, self.found = True, False, None

    def forget(self) -> None:
        """Have the copy deleted, and keep none."""
        self.keeping, self.forgetting, self.told = False, True, ""
        self.give_up()

    def bring(self) -> None:
        """Ask for the copy that was found."""
        self.give_up()
        self.bringing = True

    def give_up(self) -> None:
        """Ask for it no longer."""
        self.bringing, self.text, self.pieces = False, "", bytearray()

    def take_piece(self, told: dict[str, Any], piece: bytes) -> bool:
        """One more piece of the bytes; whether it was the last. A piece that was taken already is passed over."""
        if not self.bringing or told.get("from") != len(self.pieces):
            return False
        self.text = self.text or str(told.get("text", ""))
        self.pieces += piece
        return not piece or len(self.pieces) >= int(told.get("total", 0))

    def brought(self, as_of: dt.date, revision: int) -> Workspace:
        """What was kept, whole. Refusal where the bytes are not those that the work was done on."""
        work, file = kept_work(self.text), bytes(self.pieces)
        opened = OpenFile.of(work.name, file, work.sample)
        if opened.digest != work.digest:
            raise Refusal(DAMAGED, REMEDY)
        return Workspace(
            as_of=as_of,
            file=opened,
            corrections=work.corrections,
            home=work.home,
            window=work.window,
            journal=work.journal,
            revision=revision,
            saved=work.saved,
            kept=work.kept,
        )

    def order(self, now: Workspace, copy: Copy | None) -> bytes:
        """What the browser is to do: a line of JSON, with the workbook's bytes behind it where it lacks them.

        The state goes along once, when it is new; what is lost on the way the browser asks for.
        """
        if copy is not None and now.file is not None:
            said = {"do": "keep", "mark": copy.mark, "digest": now.file.digest, "file": self.send_file}
            if copy.mark != self.told or self.send_file:
                said["work"] = {"text": copy.text, "name": copy.name, "edits": copy.edits, "at": copy.at}
            data = now.file.data if self.send_file else b""
            self.told, self.send_file = copy.mark, False
            return json.dumps(said).encode() + b"\n" + data
        if self.forgetting:
            return b'{"do": "forget"}\n'
        mark = self.found.mark if self.found else ""
        if self.bringing:
            return json.dumps({"do": "give", "mark": mark, "from": len(self.pieces)}).encode() + b"\n"
        return json.dumps({"do": "look", "known": mark}).encode() + b"\n"


def fits(file: OpenFile) -> bool:
    """Whether a workbook is small enough to be kept."""
    return len(file.data) <= LARGEST
