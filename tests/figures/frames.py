"""Small measures of every kind, with text that must not be read as markup and text that must not be drawn at all."""

import datetime as dt
from functools import partial

import numpy as np
import pandas as pd

from pmodash.figures import (
    changes,
    complexity,
    coverage,
    cross_pollination,
    effort,
    engagement,
    group_sizes,
    grouped_network,
    growth,
    network,
    risk,
    schedule,
    staleness,
    vehicles,
)
from pmodash.measures.complexity import growth_curve
from pmodash.measures.engagement import quadrant
from pmodash.measures.measured import Measured
from pmodash.measures.ties import Ties
from pmodash.vocabulary import GRADES, LEVELS, group_names

AS_OF = dt.date(2026, 11, 22)
EVIL = '<b>Eve</b> <a href="http://x">%{y}</a> $x^2$'
SECRET = "Salary 90k"
DELIVERY, LEADERSHIP, BUSINESS, INFLUENCERS, ACQUAINTANCES = group_names()
STATUS_COLUMNS = ["contacts", "counted", "on_track", "due", "overdue", "dormant", "never", "coverage"]


def measured(columns, *rows, unit="contacts"):
    return Measured(pd.DataFrame(rows, columns=columns), 142, unit, (("in the PMO itself", 5),))


COVERAGE = measured(
    ["owner", *STATUS_COLUMNS],
    [EVIL, 11, 10, 5, 2, 1, 1, 1, 0.7],
    ["Nobody counted", 1, 0, 0, 0, 0, 0, 0, float("nan")],
    ["All", 12, 10, 5, 2, 1, 1, 1, 0.7],
)
SIZES = measured(["group", "contacts"], [DELIVERY, 30], [BUSINESS, 0], ["No group", 2], ["Team Members", 5])
BY_MONTH = measured(
    ["month", "group", "counted", "coverage", "on_time_coverage"],
    *(
        [pd.Timestamp(month), group, 10, share, share / 2]
        for month, shares in {"2026-10-31": (float("nan"), 0.5, 0.5), "2026-11-22": (1.0, 0.25, 0.6)}.items()
        for group, share in zip((LEADERSHIP, BUSINESS, "All"), shares, strict=True)
    ),
)
MIX = measured(
    ["group", "vehicle", "touchpoints", "share", "hours"],
    [DELIVERY, "Workshop", 30, 0.75, 12.5],
    [DELIVERY, EVIL, 10, 0.25, 0.0],
    [LEADERSHIP, EVIL, 5, 1.0, 2.5],
    ["All", "Workshop", 30, 2 / 3, 12.5],
    ["All", EVIL, 15, 1 / 3, 2.5],
    unit="touchpoints",
)
OVER_TIME = measured(
    ["month", "vehicle", "touchpoints"],
    *(
        [pd.Timestamp(month), f"{name} {EVIL}", place]
        for month in ("2026-10-31", "2026-11-22")
        for place, name in enumerate("abcdefghij")
    ),
    unit="touchpoints",
)
RELIANCE = measured(
    ["group", "vehicle", "share", "limit", "touchpoints"],
    [LEADERSHIP, EVIL, 0.8, 0.5, 20],
    [BUSINESS, "Newsletter", 0.3, 0.4, 50],
)
UNUSED = measured(
    ["vehicle", "fits", "last_used"], [EVIL, "any", pd.Timestamp("2026-03-01")], ["Survey", DELIVERY, pd.NaT]
)
STALE = measured(
    ["name", "status", "days_over", "days_since", "organisation", "owner", "last_vehicle"],
    [EVIL, "Dormant", 400, 445, SECRET, SECRET, SECRET],
    ["Ann Lee", "Never", pd.NA, pd.NA, SECRET, SECRET, SECRET],
    ["Bo Day", "Overdue", 3, 31, SECRET, SECRET, SECRET],
)
AGEING = measured(
    ["group", "band", "contacts"],
    *(
        [group, band, 2]
        for group in (DELIVERY, "All")
        for band in ("Within maximum", "1–30 days over", "Never reached")
    ),
)
DEBT = measured(["group", "contacts", "debt_days"], [DELIVERY, 3, 40], [BUSINESS, 0, 0], ["All", 3, 40])
DAYS = pd.date_range("2026-11-16", periods=84)
CALENDAR = measured(
    ["date", "due", "waiting", "planned"],
    *([day, int(day.day == 3) + 9 * (day.day == 25), 9 * (day.day == 25), int(day.day in (3, 4))] for day in DAYS),
)
DESKS = measured(
    ["owner", "overdue", "this_week", "this_month", "later"],
    [EVIL, 4, 3, 2, 1],
    ["No owner", 1, 0, 0, 0],
    ["All", 5, 3, 2, 1],
)
DUE_BY_GROUP = measured(
    ["group", "overdue", "this_week", "this_month", "later"], [DELIVERY, 4, 3, 2, 1], [BUSINESS, 1, 0, 0, 0]
)
CHANGES = measured(
    ["group", "then", "now", "moved"],
    [DELIVERY, 0.5, 0.71, "up 21 points"],
    [LEADERSHIP, float("nan"), 0.5, "not known before"],
    [BUSINESS, 0.5, float("nan"), "none counted"],
    ["All", 0.5, 0.66, "up 16 points"],
)
DUE = measured(
    ["name", "group", "owner", "due_on", "when"],
    [SECRET, DELIVERY, SECRET, pd.Timestamp("2026-11-01"), "Overdue"],
    [SECRET, DELIVERY, SECRET, pd.Timestamp("2026-11-22"), "Overdue"],  # never reached: due on the as-of date
    [SECRET, None, SECRET, pd.Timestamp("2026-11-10"), "This week"],  # past the ideal, within the maximum
    [SECRET, BUSINESS, SECRET, pd.Timestamp("2026-11-23"), "This month"],
    [SECRET, BUSINESS, SECRET, pd.Timestamp("2027-11-23"), "Later"],
)
GRID = measured(
    ["influence", "interest", "quadrant", "contacts"],
    *([a, b, quadrant(a, b), 3 * place + other] for place, a in enumerate(GRADES) for other, b in enumerate(GRADES)),
)
GAP = measured(["current", "desired", "contacts"], *([a, b, len(a) if a < b else 0] for a in LEVELS for b in LEVELS))
PAIRS = measured(
    ["a", "b", "observed", "inferred", "recorded", "possible"],
    [DELIVERY, DELIVERY, 5, 5, 0, 10],
    [DELIVERY, LEADERSHIP, 2, 1, 2, 20],
    [LEADERSHIP, LEADERSHIP, 0, 0, 0, 0],
    unit="pairs",
)
EI = measured(
    ["group", "internal", "external", "ei", "expected_ei"],
    [DELIVERY, 5, 2, -3 / 7, 0.3],
    [LEADERSHIP, 0, 0, float("nan"), 0.9],
    unit="pairs",
)
GROWTH = measured(
    ["month", "group", "added", "lost", "revived", "went_stale"],
    ["2026-10", BUSINESS, 3, 1, 0, 2],
    ["2026-10", "All", 3, 1, 0, 2],
    ["2026-11", BUSINESS, 0, 2, 1, 0],
    ["2026-11", "All", 0, 2, 1, 0],
)
FRESHNESS = measured(["group", "contacts", "fresh", "share"], [DELIVERY, 10, 4, 0.4], ["All", 10, 4, 0.4])
KEY_PERSON = measured(["owner", "contacts", "would_go_stale"], [EVIL, 9, 4], ["Bo Day", 2, 0])
FATIGUE = measured(
    ["contact_id", "name", "group", "owner", "touchpoints_30d", "limit"], [SECRET, EVIL, DELIVERY, SECRET, 12, 8]
)
TYPES = measured(
    ["network_type", "contacts", "touchpoints", "hours", "share_of_contacts", "share_of_touchpoints", "share_of_hours"],
    ["Operational", 8, 80, 30.5, 0.8, 0.8, 0.9],
    ["Personal", 1, 10, 0.0, 0.1, 0.1, 0.0],
    ["Strategic", 1, 10, 3.4, 0.1, 0.1, 0.1],
)
PER_GROUP = pd.DataFrame({"group": [DELIVERY, LEADERSHIP], "managed_individually": [0, 3]})
CURVE = growth_curve(143, 10, 58, 12)
GROUPS = pd.Series([DELIVERY, DELIVERY, BUSINESS, None], dtype="str")
TIES = Ties(np.array([0, 1]), np.array([1, 2]), np.array([True, True]), np.array([False, True]))


def grouped(mixed, look, **words):
    return grouped_network.grouped(PER_GROUP, look, mixed=mixed.frame, **words)


FIGURES = {
    "changes.then_and_now": (partial(changes.then_and_now, names=("20 Oct 2026", "20 Nov 2026")), CHANGES),
    "group_sizes.sizes": (group_sizes.sizes, SIZES),
    "coverage.by_attribute": (coverage.by_attribute, COVERAGE),
    "coverage.by_month": (coverage.by_month, BY_MONTH),
    "vehicles.mix": (partial(vehicles.mix, effective={DELIVERY: 1.6}), MIX),
    "vehicles.over_time": (vehicles.over_time, OVER_TIME),
    "vehicles.reliance": (vehicles.reliance, RELIANCE),
    "vehicles.unused": (partial(vehicles.unused, as_of=AS_OF), UNUSED),
    "effort.by_vehicle": (effort.by_vehicle, MIX),
    "effort.type_balance": (effort.type_balance, TYPES),
    "staleness.ranked": (staleness.ranked, STALE),
    "staleness.ageing": (staleness.ageing, AGEING),
    "staleness.touch_debt": (staleness.touch_debt, DEBT),
    "schedule.calendar": (schedule.calendar, CALENDAR),
    "schedule.by_owner": (schedule.by_owner, DESKS),
    "schedule.by_group": (schedule.by_group, DUE_BY_GROUP),
    "schedule.timeline": (partial(schedule.timeline, as_of=AS_OF), DUE),
    "engagement.grid": (engagement.grid, GRID),
    "engagement.gap": (engagement.gap, GAP),
    "cross_pollination.matrix": (cross_pollination.matrix, PAIRS),
    "cross_pollination.ei": (cross_pollination.ei, EI),
    "growth.by_month": (growth.by_month, GROWTH),
    "growth.freshness": (growth.freshness, FRESHNESS),
    "risk.key_person": (risk.key_person, KEY_PERSON),
    "risk.fatigue": (risk.fatigue, FATIGUE),
    "complexity.growth_curve": (complexity.growth_curve, CURVE),
    "network.everyone": (partial(network.everyone, extra=2, ties=TIES), GROUPS),
    "grouped_network.grouped": (grouped, MIX),
}
