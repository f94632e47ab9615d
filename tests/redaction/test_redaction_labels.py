"""A selection by owner or organisation means the same behind labels."""

import pytest

from pmodash.redaction.redacting import redacted
from pmodash.redaction.redaction import GROUPS_ONLY, NAMES_HIDDEN, OFF, Redaction
from pmodash.selection import Selection
from tests.redaction.odd_network import odd_analysis

ALL = (Redaction(NAMES_HIDDEN), Redaction(GROUPS_ONLY), Redaction(OFF, critics_shown=False))
SELECTIONS = (
    Selection(owner=("Zoë Ångström",)),
    Selection(owner=("zoë ångström", "No owner")),
    Selection(organisation=("Northmere Ltd",)),
    Selection(owner=("Wilhelmina Ostrander",), organisation=("Northmere Ltd",)),
    Selection(owner=("Nobody at all",)),
)


@pytest.mark.parametrize("redaction", ALL, ids=str)
@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_a_selection_narrows_a_redacted_analysis_as_much(redaction, selection):
    whole = odd_analysis().selecting(selection)
    shown = redacted(whole, redaction).analysis
    assert shown.standing.index.tolist() == whole.standing.index.tolist()
    assert shown.coverage.frame.equals(whole.coverage.frame)


def test_a_selection_by_labels_is_taken_back_to_the_workbooks_words():
    found = redacted(odd_analysis(), Redaction(NAMES_HIDDEN)).labels
    asked = Selection(owner=("Wilhelmina Ostrander", "No owner"), organisation=("Northmere Ltd",))
    assert found.shown(asked).owner == ("PMO-A", "No owner")
    assert found.meant(found.shown(asked)) == asked
