"""A redacted analysis holds nobody's name, and every number is that of the whole analysis."""

import datetime as dt
import json
import pickle

import pytest

from pmodash.analysis import Analysis
from pmodash.figures.of_story import story_figure
from pmodash.figures.theme import theme
from pmodash.redaction.redacting import redacted
from pmodash.redaction.redaction import GROUPS_ONLY, NAMES_HIDDEN, OFF, Redaction
from pmodash.story.telling import Telling
from pmodash.story.telling_slides import tell
from tests.planning.small_network import AS_OF, contact, network, touch
from tests.redaction.odd_network import ODD_NAMES, odd_analysis

HIDING = (Redaction(NAMES_HIDDEN), Redaction(GROUPS_ONLY), Redaction(NAMES_HIDDEN, False))
SECRET = (
    *ODD_NAMES, "Ångström", "Quill", "Petrovka", "Hasselblad", "Vandermeer", "Łukasiewicz", "ostrander", "Ostrander",
    "mailbox", "northmere", "Northmere", "Glasswort", "7700", "Zebrafish", "Quagga", "Okapi", "aardvark", "Pangolin",
    "linkedin.example", "capybara", "wombat", "Wombat", "Nowhere", "Unlisted", "Cher", "太郎", "小明",
)  # fmt: skip


def frames(analysis):
    network = analysis.network
    register = network.register
    return (
        register.contacts, register.touchpoints, register.unsettled, register.left_out, register.links, register.gone,
        network.classified.frame, network.classified.rules, network.roster, network.log, analysis.everyone,
    )  # fmt: skip


def all_of(analysis, redaction):
    """Everything that an analysis can show, as one text."""
    story = tell(Telling(analysis, redaction=redaction))
    look = theme("light")
    charts = [slide.chart for slide in story.slides if slide.chart]
    drawn = [story_figure(chart.name, chart.measured, look, more=chart.more).to_json() for chart in charts]
    register, network = analysis.network.register, analysis.network
    tables = [frame.to_csv() for frame in frames(analysis)]
    categories = [str(list(register.touchpoints[name].cat.categories)) for name in ("event", "by", "vehicle", "sheet")]
    values = [repr(register), repr(network.home), repr(network.classified), repr(network.policy), repr(story)]
    findings = [repr(finding) for finding in analysis.findings]
    as_json = json.dumps(analysis.as_json(), ensure_ascii=False)
    return "\n".join([*drawn, *tables, *categories, *values, *findings, as_json, repr(analysis.selection)])


@pytest.mark.parametrize("redaction", HIDING, ids=str)
def test_nothing_of_anybody_is_left_in_a_redacted_analysis(redaction):
    shown = all_of(redacted(odd_analysis(), redaction).analysis, redaction)
    assert [secret for secret in SECRET if secret in shown] == []


def test_the_whole_analysis_stays_itself_where_nothing_is_hidden():
    whole = odd_analysis()
    assert redacted(whole, Redaction()).analysis is whole


def numbers(analysis):
    """The analysis without the words that a redaction replaces."""
    found = analysis.as_json()
    words = ("contact_id", "sheet", "row", "name", "organisation", "job_title", "owner", "words", "group_why",
             "cadence_why", "department", "last_vehicle", "vehicle")  # fmt: skip
    found["contacts"] = [{key: value for key, value in one.items() if key not in words} for one in found["contacts"]]
    for one in found["contacts"]:
        for key in ("influence_word", "interest_word", "engagement_current_word", "engagement_desired_word"):
            one[key] = one[key] is not None
    for name in ("vehicles", "over_reliance", "unused_vehicles"):
        found[name] = sorted(str({k: v for k, v in row.items() if k != "vehicle"}) for row in found[name])
    found["key_person"] = sum(row["contacts"] for row in found["key_person"])
    found["fatigue"] = [(row["touchpoints_30d"], row["limit"]) for row in found["fatigue"]]
    found["below_desired"] = len(found["below_desired"])
    found["cross_pollination"]["bridges"] = len(found["cross_pollination"]["bridges"])
    found["findings"] = sorted((finding["severity"], finding["kind"]) for finding in found["findings"])
    return found | {"home": len(found["home"]), "left_out": len(found["left_out"])}


@pytest.mark.parametrize("redaction", (*HIDING, Redaction(OFF, False)), ids=str)
def test_every_number_is_that_of_the_whole_analysis(redaction):
    whole = odd_analysis()
    after, before = numbers(redacted(whole, redaction).analysis), numbers(whole)
    assert {key for key in before if after[key] != before[key]} <= {"home"}


@pytest.mark.parametrize("redaction", HIDING, ids=str)
def test_nothing_of_anybody_is_kept_behind_a_redacted_analysis(redaction):
    found = redacted(odd_analysis(), redaction).analysis
    all_of(found, redaction)
    kept = pickle.dumps(found)
    assert [secret for secret in SECRET if secret.encode() in kept] == []


def test_critics_are_named_nowhere_where_they_are_hidden():
    redaction = Redaction(OFF, critics_shown=False)
    found = redacted(odd_analysis(), redaction).analysis
    shown, kept = all_of(found, redaction), pickle.dumps(found)
    critics = ("Bartholomew", "王小明", "person1.mailbox", "person7.mailbox", "900001", "profile-1\n")
    assert [text for text in critics if text in shown or text.encode() in kept] == []
    assert "Annabel Quillfeather" in shown


@pytest.mark.parametrize("redaction", (*HIDING, Redaction(OFF, False)), ids=str)
def test_another_day_is_told_by_a_redacted_analysis_as_by_the_whole(redaction):
    whole, day = odd_analysis(), AS_OF - dt.timedelta(days=40)
    shown = redacted(whole, redaction).analysis.on(day)
    assert shown.everyone["status"].tolist() == whole.on(day).everyone["status"].tolist()
    assert shown.everyone["ideal_days"].tolist() == whole.on(day).everyone["ideal_days"].tolist()
    assert shown.coverage_by_month.frame.equals(whole.on(day).coverage_by_month.frame)


def test_owners_stay_apart_where_names_are_hidden():
    whole = odd_analysis()
    shown = redacted(whole, Redaction(NAMES_HIDDEN)).analysis
    before, after = whole.schedule_by_owner.frame, shown.schedule_by_owner.frame
    assert sorted(after["overdue"].tolist()) == sorted(before["overdue"].tolist())
    assert sorted(shown.key_person.frame["contacts"]) == sorted(whole.key_person.frame["contacts"])


def test_a_measure_by_owner_is_one_row_where_groups_alone_are_shown():
    people = [contact(owner="Zoe Lind"), contact(owner="Max Orr"), contact()]
    rows = [touch(0, 3, by="Zoe Lind"), touch(0, 9, by="Zoe Lind"), touch(1, 3, by="Max Orr")]
    rows += [touch(2, 3, by="Max Orr"), touch(2, 8, by="Zoe Lind"), touch(0, 500, by="Max Orr")]
    shown = redacted(Analysis.on_network(network(people, rows), AS_OF), Redaction(GROUPS_ONLY)).analysis
    assert shown.schedule_by_owner.frame["owner"].tolist() == ["PMO", "No owner", "All"]
    assert shown.key_person.frame[["owner", "contacts"]].values.tolist() == [["PMO", 2]]
    assert shown.network.register.touchpoints["by"].tolist() == [*["PMO"] * 4, "PMO, others", "PMO"]
