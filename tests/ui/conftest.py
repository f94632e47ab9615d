"""The app as a test can drive it: with nothing open, with a small workbook, and with the sample network."""

from __future__ import annotations

from typing import Any

import pytest
from app_driving import ROOT, SMALL, Opened, kept
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from pmodash.demo import sample
from pmodash.ui.workspace import OpenFile


@pytest.fixture
def app() -> AppTest:
    """The app on its first page, with no workbook."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()


@pytest.fixture
def opened(app: AppTest) -> Opened:
    """Open a file of that name and content."""

    def open_file(name: str, data: bytes) -> AppTest:
        return app.file_uploader[0].upload(name, data).run()

    return open_file


@pytest.fixture
def small(opened: Opened) -> AppTest:
    """The app with a workbook of three contacts."""
    return opened("small.csv", SMALL.encode())


@pytest.fixture(scope="session")
def sample_bytes() -> bytes:
    """The sample network, made once."""
    return sample()


@pytest.fixture
def with_sample(app: AppTest, sample_bytes: bytes) -> AppTest:
    """The app with the sample network, by the same way as the button opens it."""
    session = kept(app)
    session.workspace = session.workspace.opened(OpenFile.of("Sample.xlsx", sample_bytes, sample=True))
    return app.run()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The messages of the last run, as they go to the browser."""
    messages: list[Any] = []
    take = LocalScriptRunner.forward_msgs

    def noted(runner: LocalScriptRunner) -> list[Any]:
        messages[:] = take(runner)
        return messages

    monkeypatch.setattr(LocalScriptRunner, "forward_msgs", noted)
    return messages
