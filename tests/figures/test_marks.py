"""The parts of charts: rows placed by number, labels moved apart, long lists cut with a word."""

import itertools

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pmodash.figures import marks
from pmodash.figures.crosstabs import Crosstab
from pmodash.figures.months import months_axis
from pmodash.figures.theme import LIGHT, theme
from pmodash.measures.measured import Measured

NARROW = theme("light", width=460)


def test_names_alike_when_cut_stay_two_rows():
    names = marks.row_labels(LIGHT, ["x" * 300 + "a", "x" * 300 + "b"])
    axis = marks.rows_axis(names, "Contact")
    assert names[0] == names[1]
    assert axis["tickvals"] == [0, 1]


def test_the_first_row_stands_on_top():
    low, high = marks.rows_axis(["a", "b"], "Group")["range"]
    assert low > high


def test_groups_go_by_their_short_names_in_a_narrow_chart():
    assert marks.row_labels(LIGHT, ["Senior Leadership"]) == ["Senior Leadership"]
    assert marks.row_labels(NARROW, ["Senior Leadership", "All"]) == ["Leadership", "<b>All</b>"]


def test_a_measure_says_its_n_below_the_title():
    measured = Measured(pd.DataFrame(), 142, "contacts", (("in the PMO itself", 5),))
    assert marks.unpacked(measured, "Who?")[1] == "Who? n = 142 contacts. Left out: 5 in the PMO itself."


def test_a_long_list_is_cut_all_kept_last_and_the_rest_counted():
    frame = pd.DataFrame({"owner": [*(f"Owner {place}" for place in range(145)), "All"]})
    kept, note = marks.top_rows(frame, "owner", "n = 9.")
    assert len(kept) == 26 and kept["owner"].iloc[-1] == "All"
    assert note == "n = 9. The first 25 are drawn; 120 more are in the table."


def test_a_short_list_is_left_as_it_is():
    frame = pd.DataFrame({"owner": ["Ann", "All"]})
    assert marks.top_rows(frame, "owner", "")[0]["owner"].tolist() == ["Ann", "All"]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8))
def test_labels_are_moved_apart_in_their_order_and_stay_on_the_chart(values):
    placed = marks.dodged(values, 5, 0, 100)
    ordered = sorted(placed)
    assert all(high - low >= 4.99 for low, high in itertools.pairwise(ordered))
    assert ordered[0] >= 0 and ordered[-1] <= 100
    assert all(p < q for v, p in zip(values, placed, strict=True) for w, q in zip(values, placed, strict=True) if v < w)


def test_labels_that_stand_apart_are_not_moved():
    assert marks.dodged([10.0, 50.0, 30.0], 5, 0, 100) == [10.0, 50.0, 30.0]


def test_the_margin_fits_the_words_and_not_their_markup():
    assert marks.room_for(LIGHT, ["<b>62%</b> of 5"]) == marks.room_for(LIGHT, ["62% of 5"])


def test_the_year_stands_below_the_first_month_and_each_january():
    ticks = months_axis(LIGHT, ["2025-11", "2025-12", "2026-01", "2026-02"])["ticktext"]
    assert ticks == ["Nov<br>2025", "Dec", "Jan<br>2026", "Feb"]


def test_a_narrow_chart_names_every_third_of_twelve_months_and_the_last():
    axis = months_axis(NARROW, pd.date_range("2025-12-31", periods=12, freq="ME"))
    assert axis["tickvals"] == [2, 5, 8, 11]
    assert axis["ticktext"] == ["Feb<br>2026", "May", "Aug", "Nov"]


LONG = pd.DataFrame({"group": ["A", "A", "B"], "vehicle": ["x", "y", "y"], "touchpoints": [3, 1, 4]})


def test_a_long_frame_becomes_a_table_in_the_order_it_names_things():
    table = Crosstab.of(LONG, "group", "vehicle", "touchpoints")
    assert (table.rows, table.columns, table.values.tolist()) == (["A", "B"], ["x", "y"], [[3, 1], [0, 4]])
    assert table.shares().tolist() == [[75, 25], [0, 100]]


def test_the_last_columns_of_a_table_are_added_up_as_one():
    merged = Crosstab.of(LONG, "group", "vehicle", "touchpoints").merged(0, "Other")
    assert (merged.columns, merged.values.tolist()) == (["Other"], [[4], [4]])


def test_a_row_of_nothing_has_no_shares():
    nothing = Crosstab.of(LONG.assign(touchpoints=0), "group", "vehicle", "touchpoints")
    assert nothing.shares().tolist() == [[0, 0], [0, 0]]


@given(st.floats(0.1, 10**9), st.integers(3, 9))
def test_ticks_start_at_zero_stay_within_the_axis_and_are_few(most, count):
    ticks = marks.round_ticks(most, count)
    assert ticks[0] == 0 and ticks[-1] <= most and len(ticks) <= count + 1


def test_ticks_are_round_figures_and_people_are_never_halved():
    assert marks.round_ticks(918, 6) == [0, 200, 400, 600, 800]
    assert marks.round_ticks(2, 6) == [0, 1, 2]
