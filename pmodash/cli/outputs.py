"""What a command of the command line says: text or JSON on standard output, progress on standard error."""

from __future__ import annotations

import io
import json
import sys
from typing import Any


def say(answer: Any) -> None:
    """Print in UTF-8 whatever the terminal's own encoding is, since other programs read it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    text = answer if isinstance(answer, str) else as_text(answer)
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


def as_text(answer: Any) -> str:
    """An answer as JSON, as a file or another program takes it."""
    return json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def progress(sentence: str) -> None:
    """How far a command is, told to a person at a terminal and to no program."""
    if sys.stderr.isatty():
        sys.stderr.write(sentence + "\n")
