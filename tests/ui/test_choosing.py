"""Lists to choose from take what was typed word by word, and never several entries at once."""

from __future__ import annotations

import pytest
from app_driving import PAGES
from streamlit.proto.SelectWidgetFilterMode_pb2 import SelectWidgetFilterMode
from streamlit.testing.v1 import AppTest

CONTAINS = SelectWidgetFilterMode.Value("FILTER_MODE_CONTAINS")


@pytest.mark.parametrize("page", PAGES)
def test_enter_in_a_list_takes_one_entry_that_holds_the_words_typed(with_sample: AppTest, page: str) -> None:
    with_sample.switch_page(page).run()
    lists = (*with_sample.selectbox, *with_sample.multiselect)
    assert {box.proto.filter_mode for box in lists} <= {CONTAINS}
    assert {box.proto.select_all for box in with_sample.multiselect} <= {0}
