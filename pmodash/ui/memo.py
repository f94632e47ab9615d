"""Values derived from a session's inputs, each kept under the inputs it came from, for that session alone."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Memo:
    """The newest few values of each stage, by key. It belongs to one session and dies with it.

    Streamlit's own caches are shared by sessions, and contacts must never pass from one to another.
    """

    def __init__(self, keep: int = 4) -> None:
        self._keep = keep
        self._stages: dict[str, OrderedDict[Hashable, Any]] = {}

    def get(self, stage: str, key: Hashable, make: Callable[[], Made]) -> Made:
        """The stage's value under `key`, made now when it is not known yet; what `make` raises is not kept."""
        kept = self._stages.setdefault(stage, OrderedDict())
        if key not in kept:
            kept[key] = make()
        kept.move_to_end(key)
        while len(kept) > self._keep:
            kept.popitem(last=False)
        found: Made = kept[key]
        return found

    def knows(self, stage: str, key: Hashable) -> bool:
        """Whether the stage's value under `key` is at hand."""
        return key in self._stages.get(stage, {})

    def forget(self) -> None:
        """Drop everything, as when another workbook is opened."""
        self._stages.clear()
