"""What a page needs to draw charts without a network: the library itself, and a figure as plain values."""

from __future__ import annotations

import json
import re
from typing import Any

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

Values = dict[str, Any]
_STYLE = re.compile(r"""createElement\("style"\)[^']{0,200}?\.textContent='([^']*)'""")


def plotly_js() -> str:
    """The text of the library that draws the charts, to stand in a page of its own."""
    return str(get_plotlyjs())


def plotly_styles() -> tuple[str, ...]:
    """The style sheets that the library adds to a page by itself: one without words, and those of its maps."""
    return ("", *_STYLE.findall(plotly_js()))


def figure_values(figure: go.Figure) -> Values:
    """A figure's data and layout as numbers and texts, nothing else."""
    held: Values = json.loads(figure.to_json())
    return {"data": held["data"], "layout": held["layout"]}
