"""A user's work on one workbook in the form in which it is kept outside the app: plain JSON, with no class in it."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pmodash.findings import Refusal
from pmodash.journal.edits import Edit
from pmodash.journal.edits_json import edits_as_json, edits_from_json
from pmodash.journal.journal import Journal, Made
from pmodash.workbook.corrections import corrections_from_json
from pmodash.workbook.tables import Corrections

FORMAT = 1
LONGEST_WINDOW = 36_500
DAMAGED = "the copy is damaged"
REMEDY = "open the workbook itself, and forget the copy"


@dataclass(frozen=True, slots=True)
class KeptWork:
    """What is kept beside a workbook's bytes: which workbook (`name`, `digest`, whether it is the sample), how it was
    corrected, whose organisation is home, over how many days vehicles are looked at, the journal, the edits that the
    last download holds, and the corrections and the home that it `kept`. Neither a password nor the as-of date: a copy
    brought back later is looked at on that day.
    """

    name: str
    digest: str
    sample: bool = False
    corrections: Corrections = field(default_factory=Corrections)
    home: tuple[str, ...] | None = None
    window: int | None = None
    journal: Journal = field(default_factory=Journal)
    saved: tuple[Edit, ...] = ()
    kept: tuple[Corrections, tuple[str, ...] | None] = (Corrections(), None)

    def as_text(self) -> str:
        """The work as one text, the same for the same work."""
        made = self.journal.made
        return json.dumps(
            {
                "format": FORMAT,
                "name": self.name,
                "digest": self.digest,
                "sample": self.sample,
                "corrections": self.corrections.as_json(),
                "home": self.home,
                "window": self.window,
                "edits": edits_as_json([each.edit for each in made]),
                "times": [each.at.isoformat() for each in made],
                "steps": [[each.step, each.together] for each in made],
                "in_force": self.journal.count,
                "saved": edits_as_json(self.saved),
                "kept": {"corrections": self.kept[0].as_json(), "home": self.kept[1]},
            }
        )


def kept_work(text: str) -> KeptWork:
    """The work that a text of `as_text` holds. Refusal, in one sentence, where it is of another form or damaged."""
    try:
        told = json.loads(text)
        if isinstance(told, dict) and told.get("format") != FORMAT:
            raise Refusal("the copy was made by another version of this app", REMEDY)
        return _work(told)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Refusal(DAMAGED, REMEDY) from None
    except Refusal as refusal:
        raise Refusal(refusal.what, REMEDY) from None


def _work(told: Mapping[str, Any]) -> KeptWork:
    window, kept = told["window"], told.get("kept") or {"corrections": {"sheets": []}, "home": None}
    if not isinstance(told["name"], str) or not isinstance(told["digest"], str) or not isinstance(told["sample"], bool):
        raise ValueError
    if window is not None and (type(window) is not int or not 1 <= window <= LONGEST_WINDOW):
        raise ValueError
    return KeptWork(
        name=told["name"],
        digest=told["digest"],
        sample=told["sample"],
        corrections=corrections_from_json(told["corrections"]),
        home=_home(told["home"]),
        window=window,
        journal=_journal(told),
        saved=edits_from_json(told["saved"]),
        kept=(corrections_from_json(kept["corrections"]), _home(kept["home"])),
    )


def _home(told: Any) -> tuple[str, ...] | None:
    if told is None:
        return None
    if not isinstance(told, list) or not all(isinstance(name, str) for name in told):
        raise ValueError
    return tuple(told)


def _journal(told: Mapping[str, Any]) -> Journal:
    edits, count = edits_from_json(told["edits"]), told["in_force"]
    times = [dt.datetime.fromisoformat(at).replace(tzinfo=None) for at in told["times"]]
    steps = _steps(told.get("steps") or [[number, ""] for number in range(1, len(edits) + 1)])
    made = tuple(Made(edit, at, *step) for edit, at, step in zip(edits, times, steps, strict=True))
    numbers = [each.step for each in made]
    edges = {0, len(made), *(n for n in range(1, len(made)) if numbers[n - 1] != numbers[n])}
    if type(count) is not int or count not in edges:
        raise ValueError
    return Journal(made, count)


def _steps(told: Any) -> list[tuple[int, str]]:
    """The step of each edit: numbers that grow, each with the words of what made it."""
    steps = [(number, words) for number, words in told]
    if not all(type(number) is int and isinstance(words, str) for number, words in steps):
        raise ValueError
    if any(later[0] - earlier[0] not in (0, 1) for earlier, later in itertools.pairwise([(0, ""), *steps])):
        raise ValueError
    return steps
