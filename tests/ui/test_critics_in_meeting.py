"""Where critics are hidden from the meeting, nothing that is sent while it looks on tells who they are."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from app_driving import kept, press
from streamlit.testing.v1 import AppTest

from pmodash.selection import Selection
from pmodash.ui.present_slide import screens_of
from pmodash.ui.present_story import story_to_tell
from pmodash.ui.workspace import OpenFile
from tests.redaction.what_is_sent import bytes_of, found_in

PRESENT, PACK = "pages/meeting/present.py", "pages/meeting/pack.py"
AS_OF = dt.date(2026, 11, 20)
ROWS = (
    "ID,Name,E-mail,Company,Job title,Relationship owner,Current engagement,Last contact,Notes",
    "K1,Zyquava Zyquavent,zyquava@zyquav.example,Zyquavent & Co,Sponsor,Ann Lee,Resistant,2026-03-01,Zyquav shouted",
    "K2,Ann Lee,ann@north.example,Northwind,PMO Analyst,Zyquava Zyquavent,Supportive,2026-11-10,Saw Zyquavent",
    "K3,PA to Zyquava Zyquavent,pa@north.example,Northwind,Consultant,Zyquavent,Neutral,2026-11-01,",
    "K4,Bo Osei,bo@north.example,Northwind,Finance Director,Bo Osei,Neutral,2026-10-01,",
)
SECRETS = ("zyquav",)


@pytest.fixture
def told_of(app: AppTest, sent: list[Any]) -> AppTest:
    """The app with a workbook that, and whose file, is full of one critic's name."""
    session = kept(app)
    file = OpenFile.of("Zyquavent stakeholders.csv", "\n".join(ROWS).encode())
    session.workspace = replace(session.workspace, as_of=AS_OF).opened(file)
    session.notice = "Zyquava Zyquavent was changed"
    return app


@pytest.mark.parametrize("page", [PRESENT, PACK])
def test_the_page_before_the_meeting_names_no_critic_anywhere(told_of: AppTest, sent: list[Any], page: str) -> None:
    told_of.switch_page(page).run()
    assert not told_of.exception and told_of.multiselect(key="filter_owner_label").options
    assert found_in(bytes_of(sent), SECRETS) == []


@pytest.mark.parametrize("page", [PRESENT, PACK])
def test_the_same_search_finds_critics_who_are_shown(told_of: AppTest, sent: list[Any], page: str) -> None:
    kept(told_of).critics_shown = True
    told_of.switch_page(page).run()
    assert found_in(bytes_of(sent), SECRETS)


def test_no_slide_is_sent_with_a_critic_s_name(told_of: AppTest, sent: list[Any]) -> None:
    told_of.switch_page(PRESENT).run()
    for screen in screens_of(story_to_tell(kept(told_of))):
        told_of.query_params["present"], told_of.query_params["slide"] = "1", screen.name
        told_of.run()
        assert not told_of.exception, screen.name
        assert found_in(bytes_of(sent), SECRETS) == [], screen.name


def test_while_presenting_neither_filters_nor_status_nor_notices_are_sent(with_sample: AppTest) -> None:
    press(with_sample.switch_page(PRESENT).run(), "Present")
    kept(with_sample).notice = "Saved"
    with_sample.run()
    assert not with_sample.sidebar.children and not with_sample.toast
    assert not any("findings" in caption.value for caption in with_sample.caption)
    del with_sample.query_params["present"]
    with_sample.run()
    assert with_sample.sidebar.multiselect and with_sample.toast[0].value == "Saved"


def test_a_filter_by_a_critic_s_label_means_the_critic(told_of: AppTest) -> None:
    told_of.switch_page(PRESENT).run()
    label = next(name for name in told_of.multiselect(key="filter_owner_label").options if "-0" in name)
    told_of.multiselect(key="filter_owner_label").set_value([label]).run()
    assert kept(told_of).workspace.selection in (
        Selection(owner=("Zyquava Zyquavent",)),
        Selection(owner=("Zyquavent",)),
    )
    told_of.switch_page("pages/insight/overview.py").run()
    assert told_of.multiselect(key="filter_owner").value == list(kept(told_of).workspace.selection.owner)
