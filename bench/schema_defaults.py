"""What the schemas of ECMA-376 take for granted, and what parts are called: schema_defaults.toml as values."""

from __future__ import annotations

import tomllib
from pathlib import Path

_TOLD = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
DEFAULT_TRUE = frozenset(_TOLD["default_true"])
FLAG_ELEMENTS = frozenset(_TOLD["flag_elements"])
NO_FACTS = frozenset(_TOLD["no_facts"])
RENUMBERED = frozenset(_TOLD["renumbered"])
NOT_COMPARED = frozenset(_TOLD["not_compared"])
ORDER: list[str] = _TOLD["order"]
FORMATS: dict[str, str] = _TOLD["formats"]
DEFAULTS: dict[str, str] = _TOLD["defaults"]
KINDS: dict[str, str] = _TOLD["kinds"]
SHEET_KINDS: dict[str, str] = _TOLD["sheet_kinds"]
