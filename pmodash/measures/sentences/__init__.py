"""The finding of each measure in one sentence: true at none, one, many and all, with no cause claimed."""

from pmodash.measures.sentences.means import (
    finding_effective_number,
    finding_fatigue,
    finding_key_person,
    finding_mix,
    finding_over_reliance,
    finding_type_balance,
    finding_unused,
)
from pmodash.measures.sentences.moves import finding_since
from pmodash.measures.sentences.people import (
    finding_bridges,
    finding_complexity,
    finding_ei,
    finding_freshness,
    finding_gap,
    finding_grid,
    finding_growth,
    finding_pairs,
    finding_sizes,
    finding_stance,
)
from pmodash.measures.sentences.reach import (
    finding_ageing_bands,
    finding_by_month,
    finding_by_owner,
    finding_coverage,
    finding_due,
    finding_groups,
    finding_stale,
    finding_standing,
    finding_touch_debt,
)
from pmodash.measures.sentences.wording import people, percent

__all__ = [
    "finding_ageing_bands",
    "finding_bridges",
    "finding_by_month",
    "finding_by_owner",
    "finding_complexity",
    "finding_coverage",
    "finding_due",
    "finding_effective_number",
    "finding_ei",
    "finding_fatigue",
    "finding_freshness",
    "finding_gap",
    "finding_grid",
    "finding_groups",
    "finding_growth",
    "finding_key_person",
    "finding_mix",
    "finding_over_reliance",
    "finding_pairs",
    "finding_since",
    "finding_sizes",
    "finding_stale",
    "finding_stance",
    "finding_standing",
    "finding_touch_debt",
    "finding_type_balance",
    "finding_unused",
    "people",
    "percent",
]
