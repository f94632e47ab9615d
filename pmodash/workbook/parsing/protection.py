"""Workbooks that are encrypted with a password: telling that they are, opening them, and closing them again.

Imports msoffcrypto only when an encrypted file is met; without that library such files are refused by name.
"""

from __future__ import annotations

import io
from typing import Any

DEFAULT_PASSWORD = "VelvetSweatshop"  # what Excel itself uses when it only marks a workbook read-only


class _InMemory:
    """Stands in for `tempfile` where msoffcrypto would put a decrypted workbook on the disk."""

    TemporaryFile = io.BytesIO


class PasswordNeededError(Exception):
    """The file is encrypted and no password was given."""


class WrongPasswordError(Exception):
    """The file is encrypted with another password."""


class NoDecryptionError(Exception):
    """The file is encrypted and cannot be opened here: the library is missing or the method is unknown."""


def decrypted(data: bytes, password: str = "") -> bytes:
    """The workbook inside an encrypted OLE2 file, or the same bytes when they are not encrypted."""
    return unlocked(data, password)[0]


def encrypted(data: bytes, password: str) -> bytes:
    """A workbook (.xlsx or .xlsm) encrypted with a password, as Excel does."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def needs_password(data: bytes) -> bool:
    """Whether a file is encrypted so that only a password of its user's opens it."""
    try:
        unlocked(data)
    except PasswordNeededError:
        return True
    except NoDecryptionError:
        pass
    return False


def unlocked(data: bytes, password: str = "") -> tuple[bytes, str]:
    """The workbook inside an encrypted file and the password that opened it; the bytes as they are, without one, where
    they are not encrypted.
    """
    try:
        import msoffcrypto
    except ImportError as error:
        raise NoDecryptionError from error
    for word in (password, DEFAULT_PASSWORD):
        try:
            document = msoffcrypto.OfficeFile(io.BytesIO(data))
            if not document.is_encrypted():
                return data, ""
            if word:
                return _opened(document, word), word
        except msoffcrypto.exceptions.InvalidKeyError:
            continue
        except Exception as error:
            raise NoDecryptionError from error
    raise WrongPasswordError if password else PasswordNeededError


def _opened(document: Any, password: str) -> bytes:
    from msoffcrypto.format import xls97

    xls97.tempfile = _InMemory
    out = io.BytesIO()
    document.load_key(password=password)
    document.decrypt(out)
    return out.getvalue()
