"""While names are hidden nothing that a page sends tells who is who, and the pages of names stay closed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from app_driving import PAGES, kept, said
from page_parts import address_of, every_part, hide
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import SetRules
from pmodash.network.group_rules import GroupRule
from pmodash.network.register import Register
from pmodash.selection import Selection
from pmodash.ui import derived, seen
from pmodash.ui.present_slide import screens_of
from pmodash.ui.present_story import story_to_tell
from pmodash.ui.workspace import OpenFile
from tests.redaction.telling_workbook import AS_OF, FILE, MARK, OTHERS, organisation_of, owner_of, telling_workbook
from tests.redaction.what_is_sent import bytes_of, found_in

HIDDEN, GROUPS = "Hidden", "Groups only"
OPEN = [page for page in PAGES if "/insight/" in page or "/meeting/" in page or page.endswith("policy.py")]
CLOSED = [page for page in PAGES if "/people/" in page or ("/workbook/" in page and not page.endswith("policy.py"))]
UPLOAD, STALE = "pages/workbook/upload.py", "pages/insight/stale.py"
OWN = SetRules((GroupRule("title_word", "Zyquavrule", "Senior Leadership"),))
LISTS = (STALE, "pages/insight/engagement.py", "pages/insight/connections.py", "pages/insight/schedule.py")


@pytest.fixture(scope="module")
def telling_bytes() -> bytes:
    return telling_workbook()


@pytest.fixture
def telling(sent: list[Any], app: AppTest, telling_bytes: bytes) -> AppTest:
    """The app with the workbook whose every word tells."""
    session = kept(app)
    opened = replace(session.workspace, as_of=AS_OF).opened(OpenFile.of(FILE, telling_bytes))
    session.workspace = opened.edited(OWN, dt.datetime(2026, 11, 20, 9))
    return app.switch_page("pages/insight/overview.py").run()


def telling_words(register: Register) -> set[str]:
    """Every name, address, number, organisation and note of a register, but those too short to be told from others."""
    people, log = register.contacts, register.touchpoints
    columns = [people[name] for name in ("name", "email", "phone", "organisation", "owner", "notes", "linkedin")]
    columns += [log["by"].astype("str"), log["notes"]]
    return {str(word) for column in columns for word in column.dropna().unique() if len(str(word)) > 4}


@pytest.mark.parametrize("page", OPEN)
@pytest.mark.parametrize("choice", [HIDDEN, GROUPS])
def test_nothing_of_a_page_tells_who_is_who(telling: AppTest, sent: list[Any], page: str, choice: str) -> None:
    hide(telling, choice)
    for part in every_part(telling, page, sent):
        assert found_in(bytes_of(sent), (MARK, *OTHERS)) == [], part
        assert MARK not in address_of(telling)


@pytest.mark.parametrize("page", OPEN)
def test_nothing_of_the_sample_is_called_by_its_name(with_sample: AppTest, sent: list[Any], page: str) -> None:
    words = telling_words(derived.register_of(kept(with_sample)))
    hide(with_sample, HIDDEN)
    for part in every_part(with_sample, page, sent):
        assert found_in(bytes_of(sent), words) == [], part


@pytest.mark.parametrize("choice", [HIDDEN, GROUPS])
def test_no_slide_that_is_presented_tells_who_is_who(telling: AppTest, sent: list[Any], choice: str) -> None:
    hide(telling, choice).switch_page("pages/meeting/present.py").run()
    for screen in screens_of(story_to_tell(kept(telling))):
        telling.query_params["present"], telling.query_params["slide"] = "1", screen.name
        telling.run()
        assert not telling.exception, screen.name
        assert found_in(bytes_of(sent), (MARK, *OTHERS)) == [], screen.name


@pytest.mark.parametrize("page", LISTS)
def test_the_same_search_finds_names_while_they_are_shown(telling: AppTest, sent: list[Any], page: str) -> None:
    assert any(found_in(bytes_of(sent), (MARK,)) for _ in every_part(telling, page, sent))


@pytest.mark.parametrize("page", CLOSED)
@pytest.mark.parametrize("choice", [HIDDEN, GROUPS])
def test_a_page_of_names_is_closed_until_names_are_shown(
    telling: AppTest, sent: list[Any], page: str, choice: str
) -> None:
    hide(telling, choice).switch_page(page).run()
    assert [info.proto.title for info in telling.info] == ["Names are hidden"]
    assert found_in(bytes_of(sent), (MARK, *OTHERS)) == []
    telling.button(key="show_names").click().run()
    assert not telling.exception and not kept(telling).names_hidden
    assert FILE in said(telling).replace("\\", "").replace("\u2060", "")


@pytest.mark.parametrize("page", LISTS)
def test_with_groups_only_a_list_of_people_is_a_count_by_group(telling: AppTest, page: str) -> None:
    hide(telling, GROUPS).switch_page(page).run()
    shown = [frame.value for frame in telling.dataframe]
    assert any(list(frame.columns) == ["group", "contacts"] for frame in shown)
    assert not any("name" in frame.columns for frame in shown)
    assert "Only groups are shown now" in said(telling)


def test_with_groups_only_the_overview_names_nobody_even_by_label(telling: AppTest) -> None:
    labels = {str(name) for name in seen.whole_seen(kept(hide(telling, HIDDEN))).everyone["name"]}
    assert any(label in said(telling).replace("\\", "").replace("\u2060", "") for label in labels)
    hide(telling, GROUPS)
    assert not any(label in said(telling).replace("\\", "").replace("\u2060", "") for label in labels)


def test_with_groups_only_nothing_is_split_by_owner_or_organisation(telling: AppTest) -> None:
    telling.switch_page("pages/insight/coverage.py").run()
    telling.segmented_control(key="coverage_by").set_value("Owner").run()
    hide(telling, GROUPS)
    assert not telling.exception
    assert not {"Owner", "Organisation"} & set(telling.segmented_control(key="coverage_by").options)
    telling.switch_page("pages/insight/schedule.py").run()
    assert "Owners" not in telling.segmented_control(key="schedule_section").options


def chosen_of(app: AppTest, owner: str, organisation: str = "") -> AppTest:
    session = kept(app)
    chosen = Selection(owner=(owner,), organisation=(organisation,) if organisation else ())
    session.workspace = replace(session.workspace, selection=chosen)
    return app.run()


def test_a_filter_stays_when_names_are_hidden_and_offers_labels(telling: AppTest, sent: list[Any]) -> None:
    chosen_of(telling, owner_of(1))
    before = len(seen.analysis_seen(kept(telling)).standing)
    hide(telling, HIDDEN)
    found = seen.analysis_seen(kept(telling))
    label = telling.multiselect(key="filter_owner_label").value
    assert found.standing["owner"].unique().tolist() == label and len(found.standing) == before > 0
    assert found_in(bytes_of(sent), (MARK,)) == []
    hide(telling, "Shown")
    assert telling.multiselect(key="filter_owner").value == [owner_of(1)]


def test_an_owner_can_be_chosen_by_label(telling: AppTest) -> None:
    hide(telling, HIDDEN)
    labels = dict(
        zip(
            derived.whole_analysis(kept(telling)).everyone["owner"],
            seen.whole_seen(kept(telling)).everyone["owner"],
            strict=True,
        )
    )
    telling.multiselect(key="filter_owner_label").set_value([labels[owner_of(2)]]).run()
    assert kept(telling).workspace.selection.owner == (owner_of(2),)


def test_with_groups_only_filters_by_owner_and_organisation_are_dropped_and_the_user_told(telling: AppTest) -> None:
    chosen_of(telling, owner_of(1), organisation_of(1))
    hide(telling, GROUPS)
    assert kept(telling).workspace.selection.is_all
    assert "Filters by owner and organisation were dropped" in telling.toast[0].value
    assert [one.label for one in telling.multiselect if one.label in ("Relationship owner", "Organisation")] == []


def test_a_filter_for_nobody_leaves_nobody_while_names_are_hidden(telling: AppTest) -> None:
    chosen_of(telling, "Nobody of that name")
    hide(telling, HIDDEN)
    assert any("Nobody is left" in str(info.proto.title) for info in telling.info)


@pytest.mark.parametrize(("choice", "code"), [(HIDDEN, "hidden"), (GROUPS, "groups")])
def test_what_is_hidden_stands_in_the_address_and_is_taken_from_it(
    app: AppTest, sent: list[Any], telling_bytes: bytes, choice: str, code: str
) -> None:
    other = AppTest.from_file(app._script_path, default_timeout=60)
    other.query_params["names"] = code
    other.run()
    session = kept(other)
    session.workspace = replace(session.workspace, as_of=AS_OF).opened(OpenFile.of(FILE, telling_bytes))
    other.switch_page("pages/insight/overview.py").run()
    assert other.selectbox(key="names").value == choice
    assert f"names={code}" in address_of(other) or other.query_params["names"] == [code]
    assert found_in(bytes_of(sent), (MARK,)) == []


def test_another_workbook_opens_with_names_still_hidden(telling: AppTest, sample_bytes: bytes) -> None:
    hide(telling, HIDDEN)
    session = kept(telling)
    session.workspace = session.workspace.opened(OpenFile.of("Sample.xlsx", sample_bytes))
    telling.run()
    assert kept(telling).names_hidden and "Sample" not in said(telling)


def test_upload_works_as_ever_while_nothing_is_open(telling: AppTest) -> None:
    hide(telling, HIDDEN)
    session = kept(telling)
    session.workspace = session.workspace.closed()
    telling.switch_page(UPLOAD).run()
    assert telling.file_uploader and not telling.info


def test_a_message_with_a_name_is_not_said_while_names_are_hidden(telling: AppTest, sent: list[Any]) -> None:
    hide(telling, HIDDEN)
    session = kept(telling)
    session.notice, session.notice_is_bad = f"{owner_of(1)} was merged", False
    telling.run()
    assert not telling.toast and found_in(bytes_of(sent), (MARK,)) == []
    session.notice, session.notice_is_bad = f"{owner_of(1)} cannot be merged", True
    telling.run()
    assert [warning.proto.title for warning in telling.warning] == ["Not done"] and found_in(
        bytes_of(sent), (MARK,)
    ) == []


def test_the_home_organisation_is_not_asked_for_while_names_are_hidden(sent: list[Any], app: AppTest) -> None:
    rows = [f"Zyquav{number} Lee,Zyquavfirm {number // 2},Consultant" for number in range(8)]
    data = "\n".join(["Name,Company,Job title", *rows]).encode()
    app.file_uploader[0].upload("outsiders.csv", data).run()
    app.switch_page("pages/insight/groups.py").run()
    assert "Which organisation is yours?" in said(app)
    hide(app, HIDDEN)
    assert "Which organisation is yours?" not in said(app) and found_in(bytes_of(sent), (MARK,)) == []


def test_nothing_is_worked_out_again_while_nothing_changes(telling: AppTest) -> None:
    hide(telling, HIDDEN)
    first = seen.analysis_seen(kept(telling))
    telling.switch_page(STALE).run()
    assert seen.analysis_seen(kept(telling)) is first


def test_what_was_typed_to_search_for_somebody_goes_when_names_are_hidden(telling: AppTest, sent: list[Any]) -> None:
    telling.switch_page("pages/insight/groups.py").run()
    telling.segmented_control(key="groups_section").set_value("Contacts").run()
    telling.text_input(key="groups_search").set_value("Zyquavlast").run()
    hide(telling, HIDDEN)
    assert not telling.text_input and found_in(bytes_of(sent), (MARK,)) == []
