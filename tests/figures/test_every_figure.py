"""What holds for every chart: Plotly accepts it, its axes are named, no text is markup, nothing unasked is drawn."""

import json
import re
import time
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import pytest

from pmodash.figures.labels import safe_text
from pmodash.figures.theme import theme
from pmodash.measures.measured import Measured
from pmodash.vocabulary import group_names
from tests.figures.frames import EVIL, FIGURES, SECRET

LOOKS = [theme("light"), theme("dark", width=460, scale=1.6, opaque=True)]
ROWS_OF_GROUPS = {safe_text(name).replace(" ", space, 1) for name in group_names() for space in (" ", "<br>")}
PAIRS_POSSIBLE = 30
DRAWINGS = ("network.everyone", "grouped_network.grouped")
OUR_MARKUP = re.compile(r"</?b>|<br>|<extra></extra>|</?span>|<span style=\"[-a-z0-9:;#]*\">")

every_figure = pytest.mark.parametrize("name", FIGURES)
every_look = pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)


def drawn(name, look=LOOKS[0], title="A finding", **words):
    function, taken = FIGURES[name]
    return function(taken, look, title=title, **words)


def strings(found):
    if isinstance(found, str):
        yield found
    for inner in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from strings(inner)


def emptied(taken):
    return replace(taken, frame=taken.frame.iloc[:0], n=0) if isinstance(taken, Measured) else taken.iloc[:0]


@every_look
@every_figure
def test_plotly_accepts_every_property(name, look):
    figure = drawn(name, look).to_dict()
    go.Figure(figure)


@every_look
@every_figure
def test_every_figure_brings_its_own_template(name, look):
    figure = drawn(name, look)
    assert figure.layout.template.layout.font.color == look.text
    assert figure.layout.paper_bgcolor in (None, look.paper)
    assert figure.layout.template.layout.paper_bgcolor == look.paper


@every_figure
def test_every_axis_is_named_but_one_of_groups_which_names_itself(name):
    layout = drawn(name).to_dict()["layout"]
    axes = {key: axis for key, axis in layout.items() if key[1:5] == "axis"}
    seen = {key: axis for key, axis in axes.items() if axis.get("visible", True)}
    unnamed = [key for key, axis in seen.items() if not axis["title"]["text"]]
    assert len(axes) >= 2 and [key for key in unnamed if not ROWS_OF_GROUPS.intersection(seen[key]["ticktext"])] == []


@every_figure
def test_the_finding_and_the_n_stand_above_the_chart(name):
    said = drawn(name, title="Half are covered", note="Who?").layout.title.text
    assert "Half are covered" in said and "Who?" in said
    if isinstance(FIGURES[name][1], Measured) and name not in DRAWINGS:
        n = PAIRS_POSSIBLE if name == "cross_pollination.matrix" else 142
        assert f"n = {n}" in said and "5 in the PMO itself" in said


@every_look
@every_figure
def test_no_text_of_the_workbook_is_markup_a_template_or_a_formula(name, look):
    figure = drawn(name, look, title=EVIL, note=EVIL).to_dict()
    for text in strings(json.loads(go.Figure(figure).to_json())):
        assert not re.search(r"<(?!/?(b|br|span|extra)\b)", OUR_MARKUP.sub("", text)), text
        assert "<b>Eve" not in text and "%{y}</a>" not in text and "$" not in text, text


@every_figure
def test_nothing_is_drawn_of_a_person_but_what_the_chart_is_for(name):
    assert SECRET not in drawn(name).to_json()


@every_figure
def test_the_measure_is_left_as_it_was(name):
    taken = FIGURES[name][1]
    frame = taken.frame if isinstance(taken, Measured) else taken
    before = frame.copy(deep=True)
    drawn(name)
    pd.testing.assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(before))


@every_look
@pytest.mark.parametrize("name", [name for name in FIGURES if name not in DRAWINGS])
def test_a_measure_of_nothing_is_a_calm_figure_that_says_what_to_do(name, look):
    function, taken = FIGURES[name]
    figure = function(emptied(taken), look, title="Nothing yet")
    assert not figure.data
    assert len(figure.layout.annotations[0].text) > 30
    assert "Nothing yet" in figure.layout.title.text


@every_figure
def test_a_figure_is_small(name):
    assert len(drawn(name).to_json()) < 25_000


def test_all_figures_together_take_less_than_half_a_second():
    start = time.process_time()
    for name in FIGURES:
        drawn(name)
    assert time.process_time() - start < 0.5
