"""The `--corpus DIR` option: tests that take `corpus_file` run once for every workbook found below DIR."""

from __future__ import annotations

from pathlib import Path

import pytest

ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--corpus", metavar="DIR", help="also try every workbook found below DIR")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "corpus_file" in metafunc.fixturenames:
        folder = metafunc.config.getoption("--corpus")
        found = sorted(Path(folder).rglob("*")) if folder else []
        files = [path for path in found if path.suffix.lower() in ENDINGS and path.is_file()]
        metafunc.parametrize("corpus_file", files, ids=[path.name for path in files])
