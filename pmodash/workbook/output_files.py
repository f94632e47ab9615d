"""Files that leave the product: each appears whole or not at all, and nothing but an ordinary file is replaced."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pmodash.findings import Refusal

TEXT_ENDINGS = (".csv", ".tsv", ".txt")
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods", *TEXT_ENDINGS)


def write_files(files: Mapping[Path, bytes]) -> None:
    """Put the bytes in files that appear whole or not at all, all of them or none, in place of older ones.

    A link stays a link: the file it leads to is replaced.
    """
    places = [_ordinary(path) for path in files]
    staged: list[str] = []
    try:
        for path, place, data in zip(files, places, files.values(), strict=True):
            staged.append(_staged(path, place, data))
        for path, place, temporary in zip(files, places, staged, strict=True):
            _put(path, place, temporary)
    finally:
        for temporary in staged:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def check_ending(path: Path, ending: str) -> None:
    """Refuse a name whose ending tells of another kind of workbook, since Excel would not open it."""
    if path.suffix.lower() in WORKBOOK_ENDINGS and path.suffix.lower() != ending:
        raise Refusal(
            f"the workbook comes out as {ending}, and {path.name} is the name of another kind",
            f"name the output {path.stem}{ending}",
        )


def _ordinary(path: Path) -> Path:
    """Where the bytes go; a folder or a device is refused."""
    try:
        place = path.resolve()
        if place.exists() and not place.is_file():
            kind = "a folder" if place.is_dir() else "no ordinary file"
            raise Refusal(f"{path} cannot be written (it is {kind})", "name a file")
    except (OSError, RuntimeError) as error:
        raise _unwritable(path, error) from None
    return place


def _staged(path: Path, place: Path, data: bytes) -> str:
    """The bytes in a file beside their place, with the rights that they will have."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".pmodash.", suffix=".part", dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_rights(place))
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise _unwritable(path, error) from None
    return temporary


def _put(path: Path, place: Path, temporary: str) -> None:
    try:
        Path(temporary).replace(place)
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: Exception) -> Refusal:
    why = error.strerror if isinstance(error, OSError) else "a link that leads nowhere"
    return Refusal(f"{path} cannot be written ({why})", "check the folder and its rights")


def _rights(path: Path) -> int:
    """The rights of the file that is replaced, else those that a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
