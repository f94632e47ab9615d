"""Each part of a page in turn with all its tables open, and how much of who is who is shown on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from app_driving import kept
from streamlit.testing.v1 import AppTest

SECTIONS = ("_section", "coverage_by", "schedule_when")


def every_part(app: AppTest, page: str, sent: list[Any]) -> Iterator[str]:
    """Each part of a page in turn, all its tables opened; what the part is called, while `sent` holds its messages."""
    app.switch_page(page).run()
    yield from _parts(app, sent, page, ())


def _parts(app: AppTest, sent: list[Any], where: str, been: tuple[str, ...]) -> Iterator[str]:
    keys = [str(one.key) for one in app.segmented_control]
    key = next((key for key in keys if key.endswith(SECTIONS) and key not in been), "")
    if not key:
        _open_tables(app, sent)
        assert not app.exception, [error.value for error in app.exception]
        yield where
        return
    for name in app.segmented_control(key=key).options:
        app.segmented_control(key=key).set_value(name).run()
        yield from _parts(app, sent, f"{where}, {name}", (*been, key))


def _open_tables(app: AppTest, sent: list[Any]) -> None:
    keys = [re.sub(r"^\$\$ID-[0-9a-f]+-", "", message.delta.add_block.expandable.id) for message in sent]
    for key in filter(None, keys):
        app.session_state[key] = True
    app.run()


def address_of(app: AppTest) -> str:
    """The page's address after the run."""
    return "&".join(f"{key}={value}" for key, value in sorted(app.query_params.items()))


def hide(app: AppTest, choice: str) -> AppTest:
    """Choose in the sidebar how much of who is who is shown."""
    app.selectbox(key="names").set_value(choice).run()
    assert kept(app).names_hidden == (choice != "Shown")
    return app
