"""The frame of a chart: title, note, key, heights, and what the browser may do with it."""

import pytest

from pmodash.figures.keys import key_lines
from pmodash.figures.theme import DARK, DARK_PAGE, LIGHT, TRANSPARENT, base_layout, empty, plotly_config, theme

KEY = [{"name": "Senior Leadership", "marker": {"color": "#b13c0c"}}, {"marker": {"color": "#000000"}}]


def test_the_paper_is_transparent_unless_it_is_asked_to_be_opaque():
    assert LIGHT.paper == DARK.paper == TRANSPARENT
    assert theme("dark", opaque=True).paper == DARK_PAGE


def test_an_unknown_theme_is_the_light_one():
    assert theme("sepia") == LIGHT


def test_unknown_groups_and_types_have_the_colour_of_no_group():
    assert LIGHT.group("Friends") == LIGHT.group("No group") == LIGHT.network_type("Social")


def test_title_note_and_key_stand_above_the_plot_in_their_order():
    text = base_layout(LIGHT, "Half are covered", "n = 12 contacts.", plot_height=100, keys=KEY)["title"]["text"]
    assert text.index("Half are covered") < text.index("n = 12") < text.index("Senior Leadership")
    assert '<span style="color:#b13c0c' in text


def test_only_named_traces_are_in_the_key():
    assert base_layout(LIGHT, "", plot_height=100, keys=KEY[1:])["title"]["text"] == ""


def test_a_chart_grows_by_what_stands_above_its_plot():
    low, high = (base_layout(LIGHT, title, plot_height=100) for title in ("Short", "word " * 60))
    assert high["height"] - low["height"] == high["margin"]["t"] - low["margin"]["t"] > 0


def test_a_narrow_chart_wraps_its_title_sooner():
    title = "62% of contacts are within their maximum gap: External Influencers best, Senior Leadership lowest"
    wide, narrow = (
        base_layout(theme("light", width=width), title, plot_height=9)["title"]["text"] for width in (1200, 400)
    )
    assert narrow.count("<br>") > wide.count("<br>")


def test_a_projector_gets_larger_text_and_a_taller_chart():
    near, far = (base_layout(theme("light", scale=scale), "Title", plot_height=100) for scale in (1.0, 1.6))
    assert far["template"]["layout"]["font"]["size"] == round(near["template"]["layout"]["font"]["size"] * 1.6)
    assert far["height"] > 1.5 * near["height"]


@pytest.mark.parametrize("text", ["<b>x</b>", '<a href="http://x">x</a>', "%{x}", "$x$"])
def test_a_title_and_a_note_are_never_markup(text):
    said = base_layout(LIGHT, text, text, plot_height=100)["title"]["text"]
    assert text not in said


def test_an_empty_figure_says_what_to_do_and_draws_nothing():
    drawn = empty(DARK, "Log touchpoints to fill this chart.", title="Nothing yet")
    assert not drawn.data
    assert "Log touchpoints" in drawn.layout.annotations[0].text
    assert not drawn.layout.xaxis.visible


def test_the_only_button_saves_a_sharp_image_under_a_plain_name():
    config = plotly_config("Coverage by group: <b>Q4</b>/../x")
    assert config["modeBarButtons"] == [["toImage"]]
    assert config["toImageButtonOptions"] == {"format": "png", "scale": 2, "filename": "Coverage-by-group-b-Q4-b-x"}
    assert config["displaylogo"] is False and config["displayModeBar"] is True
    assert plotly_config("///")["toImageButtonOptions"]["filename"] == "chart"


def test_changing_one_figure_changes_no_other():
    first = empty(LIGHT, "Nothing to draw yet.")
    first.update_layout(template_layout_font_size=99, margin_t=0)
    second = empty(LIGHT, "Nothing to draw yet.")
    assert second.layout.template.layout.font.size == 13 and second.layout.margin.t > 0


def test_a_key_tells_hatches_lines_and_marks_from_filled_shapes():
    traces = [
        {"name": "Due", "marker": {"color": "#111111"}},
        {"name": "Never", "marker": {"color": "#222222", "pattern": {"shape": "/"}}},
        {"name": "Net", "mode": "lines", "line": {"color": "#333333"}},
        {"name": "Limit", "mode": "markers", "marker": {"symbol": "line-ns", "line": {"color": "#444444"}}},
    ]
    (line,) = key_lines(traces, room=900, size=13)
    assert [sign for sign in line if sign in "■▨━┃"] == ["■", "▨", "━", "┃"]


def test_a_key_that_does_not_fit_goes_on_in_the_next_line():
    traces = [{"name": f"Vehicle {place}", "marker": {"color": "#111111"}} for place in range(9)]
    assert len(key_lines(traces, room=330, size=13)) == 3
