"""How often the groups come out acceptably on labelled contacts: python tests/score_groups.py CSV --home NAME.

The CSV has job_title, organisation, department, acceptable (groups joined by "|") and clear (True or False).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pmodash.network.groups import UNSURE, classify  # noqa: E402
from pmodash.network.home import infer_home  # noqa: E402


def scored(labelled: pd.DataFrame, named: tuple[str, ...]) -> pd.DataFrame:
    """The labelled contacts with group, rule, confidence and whether the group is acceptable."""
    contacts = labelled[["job_title", "organisation", "department"]]
    found = classify(contacts, infer_home(contacts, named)).frame
    joined = labelled.join(found[["group", "rule", "confidence", "words", "why"]])
    pairs = zip(joined["group"], joined["acceptable"], strict=True)
    return joined.assign(right=[str(group) in accepted.split("|") for group, accepted in pairs])


def main() -> None:
    """Print the share of acceptable groups, overall and on the clear contacts, and each miss."""
    parser = argparse.ArgumentParser()
    parser.add_argument("csv", type=Path)
    parser.add_argument("--home", action="append", default=[])
    parser.add_argument("--all", action="store_true", help="print every contact, not only the misses")
    asked = parser.parse_args()
    labelled = pd.read_csv(asked.csv, dtype={"clear": str})
    result = scored(labelled, tuple(asked.home))
    clear = result[result["clear"] == "True"]
    print(f"acceptable: {result['right'].mean():.1%} of {len(result)}")  # noqa: T201
    print(f"clear ones: {clear['right'].mean():.1%} of {len(clear)}")  # noqa: T201
    unsure = result["confidence"] < UNSURE
    print(f"unsure: {unsure.mean():.0%}; of clear ones {unsure[clear.index].mean():.0%}")  # noqa: T201
    shown = result if asked.all else result[~result["right"]]
    columns = ["job_title", "organisation", "department", "acceptable", "group", "rule", "confidence"]
    print("no misses" if shown.empty else shown[columns].to_string(max_colwidth=42))  # noqa: T201


if __name__ == "__main__":
    main()
