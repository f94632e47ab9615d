"""Added, lost, revived and gone stale by month; freshness."""

import datetime as dt

import numpy as np
import pytest

from pmodash.measures.growth import by_month, freshness
from pmodash.planning.history import history
from tests.planning.small_network import AS_OF, contact, days_before, hub, network, touch

LONG_AGO = dt.date(2020, 1, 1)


def grown(people, rows=(), months=12):
    known = network(people, rows)
    now = known.standing(AS_OF)
    return by_month(now, history(now, known.log, AS_OF, months), AS_OF, months)


def happened(measured, column, group="All"):
    frame = measured.frame[(measured.frame["group"] == group) & (measured.frame[column].fillna(0) != 0)]
    return dict(zip(frame["month"], frame[column], strict=True))


def test_every_month_and_group_has_a_row():
    frame = grown([contact(), contact("Wider Business")]).frame
    assert len(frame) == 36 and frame["month"].iloc[0] == "2025-12" and frame["month"].iloc[-1] == "2026-11"


def test_a_contact_is_added_when_first_met_or_else_first_touched():
    people = [contact(first_met=dt.date(2026, 10, 31)), contact(), contact(first_met=LONG_AGO), contact()]
    measured = grown(people, [touch(1, 0), touch(1, 0), touch(2, 3)])
    assert happened(measured, "added") == {"2026-10": 1, "2026-11": 1}
    assert dict(measured.left_out) == {"with no date first met and no touchpoint": 1}


def test_somebody_whose_last_contact_is_before_the_log_begins_is_not_added_by_it():
    measured = grown([contact(last_touchpoint=dt.date(2026, 1, 5))], [touch(0, 3)])
    assert happened(measured, "added") == {}


def test_somebody_first_met_after_the_day_is_not_added_yet():
    assert happened(grown([contact(first_met=dt.date(2026, 11, 23))]), "added") == {}


def test_a_leaver_is_lost_in_the_month_they_left():
    measured = grown([contact(status="Left 2026-09-30"), contact(status="Left"), contact(status="Left 2019-01-01")])
    assert happened(measured, "lost") == {"2026-09": 1} and happened(measured, "net") == {"2026-09": -1}
    assert dict(measured.left_out)["left on a date not given"] == 1


def test_a_leaver_kept_in_touch_with_is_not_lost():
    assert happened(grown([contact(status="Left 2026-09-30, keep in touch")]), "lost") == {}


def test_relationships_go_stale_and_are_revived_between_month_ends():
    person = contact(first_met=LONG_AGO)  # ideal 30, maximum 45
    measured = grown([person], [touch(0, 900), touch(0, 200), touch(0, 3)])  # the last two on 6 May and 19 November
    assert happened(measured, "revived") == {"2026-05": 1, "2026-11": 1}
    assert happened(measured, "went_stale") == {"2026-06": 1}


def test_a_last_contact_alone_revives_nobody_and_goes_stale_where_all_is_known():
    people = [contact(first_met=LONG_AGO, last_touchpoint=days_before(days)) for days in (90, 95)]
    measured = grown(people)  # on 24 and 19 August, maximum 45
    assert happened(measured, "revived") == {} and happened(measured, "went_stale") == {"2026-10": 2}
    whole = measured.frame[measured.frame["group"] == "All"].set_index("month")
    assert whole["went_stale"].isna().tolist() == [True] * 9 + [False] * 3


def test_those_left_out_are_not_among_those_counted():
    measured = grown([contact(), contact(status="Left"), contact(first_met=LONG_AGO)])
    assert measured.note == "n = 1 contact. Left out: 1 with no date first met and no touchpoint, " + (
        "1 left on a date not given."
    )


def test_somebody_added_is_not_revived():
    measured = grown([contact()], [touch(0, 3)])
    assert happened(measured, "added") == {"2026-11": 1} and happened(measured, "revived") == {}


def test_the_hub_neither_grows_nor_shrinks_the_network():
    measured = grown([hub(first_met=dt.date(2026, 10, 1)), hub()])
    assert happened(measured, "added") == {} and measured.n == 0


def test_a_group_counts_its_own():
    measured = grown([contact("Wider Business", first_met=dt.date(2026, 10, 1)), contact(first_met=LONG_AGO)])
    assert happened(measured, "added", "Wider Business") == {"2026-10": 1}
    assert happened(measured, "added", "Senior Leadership") == {}


@pytest.mark.parametrize(
    "met, fresh", [(dt.date(2026, 11, 22), 1), (dt.date(2025, 11, 23), 1), (dt.date(2025, 11, 22), 0)]
)
def test_fresh_is_first_met_in_the_last_twelve_months(met, fresh):
    known = network([contact(first_met=met), contact()])
    measured = freshness(known.standing(AS_OF), AS_OF)
    assert measured.frame["fresh"].tolist() == [fresh, fresh] and measured.n == 1
    assert dict(measured.left_out) == {"with no date first met and no touchpoint": 1}


def test_the_freshness_of_nobody_is_blank():
    assert np.isnan(freshness(network([]).standing(AS_OF), AS_OF).frame["share"].iloc[-1])
