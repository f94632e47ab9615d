"""Charts of stale relationships, the schedule, growth and risk draw the figures they are given."""

import pandas as pd

from pmodash.figures import growth, risk, schedule, staleness
from pmodash.figures.theme import LIGHT, theme
from tests.figures.frames import (
    AGEING,
    AS_OF,
    CALENDAR,
    DEBT,
    DESKS,
    DUE,
    FATIGUE,
    GROWTH,
    KEY_PERSON,
    STALE,
    measured,
)


def bars(figure):
    return {trace.name: trace for trace in figure.data if trace.type == "bar"}


def notes(figure):
    return list(next(trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text").text)


def test_the_most_pressing_stands_first_each_in_the_colour_of_its_status():
    found = bars(staleness.ranked(STALE, LIGHT, title=""))
    assert found["Dormant"].x == (400, None, None)
    assert found["Overdue"].x == (None, None, 3)
    assert found["Dormant"].marker.color == LIGHT.status("Dormant")


def test_a_contact_never_reached_has_words_and_no_bar():
    figure = staleness.ranked(STALE, LIGHT, title="")
    assert notes(figure)[1] == "&nbsp;Never: no touchpoint known"
    assert bars(figure)["Never"].x == (None, 0, None)


def test_twenty_are_drawn_and_the_rest_counted():
    many = measured(["name", "status", "days_over", "days_since"], *([f"P{n}", "Overdue", 9, 20] for n in range(33)))
    figure = staleness.ranked(many, LIGHT, title="")
    assert len(figure.layout.yaxis.ticktext) == 20
    assert "13 more are in the table" in figure.layout.title.text.replace("<br>", " ")


def test_a_narrow_list_says_only_the_days_over():
    assert notes(staleness.ranked(STALE, theme("light", width=460), title=""))[0] == "&nbsp;<b>400</b> over"


def test_the_bands_of_a_group_add_up_to_everything():
    found = bars(staleness.ageing(AGEING, LIGHT, title=""))
    assert list(found) == ["Within maximum", "1–30 days over", "Never reached"]
    assert found["Within maximum"].marker.color == LIGHT.status("On track")
    assert found["Never reached"].marker.pattern.shape == "/"


def test_touch_debt_leaves_the_whole_to_the_headline():
    figure = staleness.touch_debt(DEBT, LIGHT, title="")
    assert "<b>All</b>" not in figure.layout.yaxis.ticktext
    assert notes(figure)[0] == "&nbsp;<b>40 days</b>, 3 contacts"


def test_no_debt_is_said_as_good_news():
    figure = staleness.touch_debt(DEBT.frame.assign(debt_days=0), LIGHT, title="")
    assert "Nobody who was reached before is past" in figure.layout.annotations[0].text


def test_a_day_of_the_calendar_says_what_is_due_and_what_is_planned():
    heat, words = schedule.calendar(CALENDAR, LIGHT, title="").data
    assert heat.text[3][2] == "Thu 3 Dec 2026: 1 contact due, 1 touchpoint planned"
    assert "1<br>+1" in words.text and "+1" in words.text


def test_those_who_wait_stand_on_the_as_of_day_and_do_not_set_the_scale():
    heat = schedule.calendar(CALENDAR, LIGHT, title="").data[0]
    assert heat.text[2][1].startswith("Wed 25 Nov 2026: 9 contacts due (9 of them since an earlier day)")
    assert heat.zmax == 1


def test_the_calendar_hides_weekends_on_which_nothing_falls():
    quiet = CALENDAR.frame.assign(due=0, waiting=0, planned=0)
    quiet.loc[7, "due"] = 1
    assert len(schedule.calendar(quiet, LIGHT, title="").layout.yaxis.ticktext) == 5
    quiet.loc[5, "planned"] = 1
    assert len(schedule.calendar(quiet, LIGHT, title="").layout.yaxis.ticktext) == 7


def test_a_calendar_that_starts_in_midweek_keeps_its_weekdays():
    midweek = pd.DataFrame({"date": pd.date_range("2026-11-25", periods=7), "due": [1, 2, 3, 0, 0, 4, 5]})
    heat = schedule.calendar(midweek.assign(waiting=0, planned=0), LIGHT, title="").data[0]
    assert [list(row) for row in heat.z] == [[None, 4], [None, 5], [1, None], [2, None], [3, None]]


def test_each_stretch_of_a_desk_is_numbered_where_there_is_room():
    found = bars(schedule.by_owner(DESKS, LIGHT, title=""))
    assert found["Overdue or never reached"].text == ("4", "1")
    assert found["This week"].text == ("3", "")
    assert notes(schedule.by_owner(DESKS, LIGHT, title=""))[0] == "&nbsp;10 contacts"


def test_the_timeline_parts_the_overdue_the_coming_weeks_and_later():
    figure = schedule.timeline(DUE, LIGHT, title="", as_of=AS_OF)
    found = bars(figure)
    assert found["Delivery Teams & Managers".replace("&", "&amp;")].y[:2] == (2, 0)
    assert found["No group"].y[:2] == (0, 1)
    assert (found["Wider Business"].y[2], found["Wider Business"].y[13]) == (1, 1)
    assert figure.data[-1].text[:4] == ("2", "1", "1", "")
    assert figure.layout.xaxis.ticktext[:5] == ("Over-<br>due", "This<br>week", "23<br>Nov", "30", "7<br>Dec")


def test_what_is_lost_goes_down_and_is_hovered_as_a_count():
    found = bars(growth.by_month(GROWTH, LIGHT, title=""))
    assert (found["Added"].y, found["Lost"].y) == ((3, 0), (-1, -2))
    assert found["Lost"].customdata == (1, 2)


def test_losses_are_counted_in_words_at_the_outer_end_of_their_bars():
    figure = growth.by_month(GROWTH, LIGHT, title="")
    assert list(bars(figure))[-1] == "Lost"
    words = next(trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text")
    assert (words.text, words.y) == (("1 lost", "2 lost"), (-3, -2))


def test_net_growth_is_what_was_added_less_what_was_lost():
    assert growth.by_month(GROWTH, LIGHT, title="").data[-1].y == (2, -2)


def test_without_a_row_for_all_the_groups_are_added_up():
    parts = GROWTH.frame[GROWTH.frame["group"] != "All"]
    assert growth.by_month(parts, LIGHT, title="").data[-1].y == (2, -2)


def test_losses_are_ticked_without_a_minus_sign():
    axis = growth.by_month(GROWTH, LIGHT, title="").layout.yaxis
    assert min(axis.tickvals) < 0 and not any("-" in text for text in axis.ticktext)


def test_those_who_would_go_stale_are_drawn_within_those_who_hang_on_one_person():
    whole, part = bars(risk.key_person(KEY_PERSON, LIGHT, title="")).values()
    assert (whole.x, part.x) == ((9, 2), (4, 0))
    assert part.width < 1


def test_the_limit_is_marked_in_each_bar_of_fatigue():
    mark = next(trace for trace in risk.fatigue(FATIGUE, LIGHT, title="").data if trace.name == "Limit")
    assert mark.x == (8,)
