"""The analysis: the contract's keys, steps that can be kept, and selections."""

import datetime as dt
import json
from functools import cache, cached_property

import pytest

from pmodash.actions import next_actions
from pmodash.analysis import Analysis
from pmodash.measuring import Measures
from pmodash.network.reading_register import build
from pmodash.selection import Selection, choices
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand
from tests.planning.small_network import AS_OF, contact, days_before, hub, network, register, touch

PEOPLE = [
    contact(name="Ann", owner="Kim", influence_level="High", interest_level="High", influence="5", organisation="Acme"),
    contact("Wider Business", name="Bo", owner="Lee", last_touchpoint=days_before(10), current_level="Neutral"),
    contact(None, name="Cy", first_met=dt.date(2026, 10, 1)),
    hub(name="Di"),
    contact(name="Ed", status="Left 2026-10-01", owner="Kim"),
    contact(
        "Delivery Teams & Managers", name="Flo", current_level="Resistant", desired_level="Neutral", cadence="weekly"
    ),
]
LOG = [
    touch(0, 20, "Workshop", event="A", by="Kim"),
    touch(5, 20, "Workshop", event="A", by="Kim"),
    touch(0, 5, "Newsletter"),
    touch(0, -5, done=False),
    *(touch(5, day, "Phone call", by="Lee") for day in range(10)),
]
KEYS = {
    "as_of": str, "home": list, "contacts": list, "coverage": list, "vehicles": list, "effective_vehicles": dict,
    "over_reliance": list, "complexity": dict, "cross_pollination": dict, "growth": list, "key_person": list,
    "fatigue": list, "type_balance": list, "engagement_gap": list, "left_out": list, "findings": list,
}  # fmt: skip
ROW_KEYS = {
    "contacts": "contact_id sheet row name organisation job_title group group_why group_confidence source network_type "
    "influence interest engagement_current engagement_desired owner counted last_qualifying ideal_days maximum_days "
    "days_since status next_due priority",
    "coverage": "group contacts counted on_track due overdue dormant never coverage on_time_coverage",
    "vehicles": "group vehicle touchpoints share hours",
    "over_reliance": "group vehicle share limit",
    "growth": "month group added lost revived went_stale",
    "key_person": "owner contacts",
    "fatigue": "contact_id touchpoints_30d",
    "type_balance": "network_type contacts touchpoints hours",
    "engagement_gap": "current desired contacts",
}


def analysed(people=PEOPLE, log=LOG, **chosen):
    return Analysis.on_network(network(people, log), AS_OF, **chosen)


@cache
def answer():
    return analysed().as_json()


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_contract_answers(key):
    assert isinstance(answer()[key], KEYS[key])


@pytest.mark.parametrize("key", ROW_KEYS)
def test_every_row_has_the_keys_of_the_contract(key):
    rows = answer()[key]
    assert rows and set(ROW_KEYS[key].split()) <= set(rows[0])


def test_the_objects_of_the_contract_have_their_keys():
    assert {"n", "potential_channels", "grouped_channels"} <= set(answer()["complexity"])
    crossing = answer()["cross_pollination"]
    assert {"pairs", "ei", "bridges"} <= set(crossing) and set(crossing["pairs"][0]) >= {
        "a",
        "b",
        "observed",
        "possible",
    }
    assert crossing["ei"]["Wider Business"] is None


@pytest.mark.parametrize(
    "people, log", [(PEOPLE, LOG), ([], []), ([contact()], []), ([hub()], []), ([contact(None)], [])]
)
def test_the_answer_is_plain_json_whatever_the_size(people, log):
    plain = analysed(people, log).as_json()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain


def test_a_contact_answers_in_iso_dates_nulls_and_mapped_levels():
    ann, bo, cy, di, ed, flo = answer()["contacts"]
    assert ann["last_qualifying"] == "2026-11-02" and ann["next_due"] == "2026-11-25"
    assert (ann["influence"], ann["influence_word"]) == ("High", "5")
    assert bo["last_qualifying"] == "2026-11-12" and bo["days_since"] == 10
    assert (
        cy["group"] is None and cy["days_since"] is None and cy["status"] == "Never" and cy["next_due"] == "2026-11-22"
    )
    assert (di["status"], di["counted"], di["priority"], di["next_due"]) == ("Not counted", False, None, None)
    assert ed["status"] == "Not counted" and ed["not_counted_why"] == "left"
    assert flo["priority"] == 0 and flo["ideal_days"] == 7


def test_shares_are_rounded_to_six_digits():
    people = [contact() for _ in range(3)]
    assert analysed(people, [touch(0, 3)]).as_json()["coverage"][-1]["coverage"] == 0.333333


def test_the_whole_way_from_a_register_infers_home_and_groups():
    people = [{**contact(), "job_title": "Chief Executive", "organisation": "Acme", "email": "a@acme.example"}] * 3
    people = [{**person, "name": f"P{place}", "contact_id": f"X{place}"} for place, person in enumerate(people)]
    analysis = Analysis.of(register(people), AS_OF, home=("Acme",))
    assert "Acme" in analysis.as_json()["home"]
    assert set(analysis.standing["group"]) == {"Senior Leadership"}


def test_the_window_is_the_policys_unless_given():
    known = network(PEOPLE, LOG, policy={"All": {"window_days": 3}})
    assert Analysis.on_network(known, AS_OF).vehicle_mix.n == 3
    assert Analysis.on_network(known, AS_OF, window=90).vehicle_mix.n == 13
    assert Analysis.on_network(known, AS_OF).over(90).vehicle_mix.n == 13


def test_a_selection_keeps_the_standing_and_the_log_already_worked_out():
    analysis = analysed()
    chosen = analysis.selecting(Selection(group=("Senior Leadership",)))
    assert chosen.everyone is analysis.everyone and chosen.network is analysis.network
    assert chosen.standing["name"].tolist() == ["Ann", "Ed"]
    assert chosen.touchpoints["contact"].unique().tolist() == [0]
    assert chosen.coverage.frame["group"].tolist() == ["Senior Leadership", "All"]


def test_another_date_keeps_the_network():
    later = analysed().on(AS_OF + dt.timedelta(days=400))
    assert later.network.log is later.network.log and later.standing["status"].iloc[0] == "Dormant"


def test_the_whole_selection_is_the_standing_itself():
    analysis = analysed()
    assert analysis.standing is analysis.everyone and Selection.all().is_all


SELECTIONS = [
    (Selection(group=("Wider Business",)), ["Bo"]),
    (Selection(group=("Wider Business", "Senior Leadership")), ["Ann", "Bo", "Ed"]),
    (Selection(group=("No group",)), ["Cy", "Di"]),
    (Selection(owner=("No owner",)), ["Cy", "Di", "Flo"]),
    (Selection(owner=("Kim", "No owner"), group=("Senior Leadership",)), ["Ann", "Ed"]),
    (Selection(network_type=("Operational",)), ["Bo", "Flo"]),
    (Selection(organisation=("Acme",)), ["Ann"]),
    (Selection(level=("Neutral", "Resistant")), ["Bo", "Flo"]),
    (Selection(level=("No level",), owner=("Lee",)), []),
    (Selection(owner=("Nobody of that name",)), []),
]


@pytest.mark.parametrize("selection, names", SELECTIONS)
def test_a_selection_narrows_by_kind_and_widens_by_value(selection, names):
    assert analysed(selection=selection).standing["name"].tolist() == names


def test_choices_are_what_is_there_with_the_blank_last():
    assert choices(analysed().everyone, "owner") == ("Kim", "Lee", "No owner")
    assert choices(analysed([contact()], []).everyone, "group") == ("Senior Leadership",)


MEASURES = [name for name, value in vars(Measures).items() if isinstance(value, cached_property)]
SMALL = {
    "nobody": ([], []),
    "an empty selection": (PEOPLE, LOG),
    "one": ([contact()], [touch(0, 3)]),
    "the hub alone": ([hub()], [touch(0, 3)]),
}


@cache
def small(size):
    nobody = Selection(owner=("Nobody of that name",)) if size == "an empty selection" else Selection()
    return analysed(*SMALL[size], selection=nobody)


@pytest.mark.parametrize("size", SMALL)
def test_there_is_something_to_do_or_nothing_however_few_there_are(size):
    assert len(next_actions(small(size))) <= 5


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_answers_however_few_there_are(name, size):
    assert getattr(small(size), name) is not None


def test_no_measure_changes_the_standing_or_the_log():
    analysis = analysed()
    standing, log = analysis.everyone.copy(), analysis.network.log.copy()
    for name in MEASURES:
        getattr(analysis, name)
    assert analysis.everyone.equals(standing) and analysis.network.log.equals(log)


def test_findings_are_said_once():
    found = analysed().findings
    assert len(found) == len(set(found)) and "no-group" in {finding.kind for finding in found}


def test_growth_has_a_number_for_every_month_also_where_no_log_tells_of_it() -> None:
    book = read(b"Name,Job title,Last contact\nAnn Lee,Sponsor,2026-11-02\nBo Osei,Engineer,2026-10-02\n", "r.csv")
    told = Analysis.of(build(book, understand(book)), dt.date(2026, 11, 20)).as_json()["growth"]
    assert all(isinstance(row[name], int) for row in told for name in ("added", "lost", "revived", "went_stale"))
