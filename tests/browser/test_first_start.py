"""The first start on a machine that has never run the app."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, free_port, wait_until_healthy


def test_the_first_start_asks_no_question_before_the_app_opens(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "BROWSER": "true"}
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **home}, stdin=quiet, stdout=quiet, stderr=subprocess.PIPE
    )
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}", server)
    finally:
        server.terminate()
        server.wait(20)
