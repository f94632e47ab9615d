"""The register as it may be seen: its frames without a name, an address or a word of the user's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from pmodash.network.register import Register
from pmodash.network.row_reasons import SAME_CONTACT
from pmodash.redaction.contacts_redaction import hidden_contacts
from pmodash.redaction.findings_redaction import Hiding
from pmodash.redaction.layout_redaction import hidden_layout
from pmodash.redaction.people_labels import numbered
from pmodash.redaction.veil import Veil, mapped
from pmodash.redaction.wording import wording
from pmodash.vocabulary import ALL, Vehicle, group_names

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”")


def hidden_register(register: Register, veil: Veil, hiding: Hiding) -> Register:
    """What measures ask for, made anew: nothing of what was merged, changed or told before comes with it."""
    return Register(
        contacts=hidden_contacts(register.contacts, veil),
        touchpoints=hidden_touchpoints(register.touchpoints, veil),
        unsettled=_unsettled(register.unsettled, veil),
        left_out=_left_out(register.left_out, veil),
        findings=hiding(register.findings),
        layout=hidden_layout(register.layout, veil, hiding),
        vehicles=tuple(_vehicle(vehicle, veil) for vehicle in register.vehicles),
        has_touchpoint_sheet=register.has_touchpoint_sheet,
        policy=_policy(register.policy, veil),
        source_groups=_sources(register.source_groups, veil),
        links=_placed(register.links, veil),
    )


def hidden_touchpoints(frame: pd.DataFrame, veil: Veil) -> pd.DataFrame:
    """Touchpoints, or a log of them, whose events, members, vehicles and notes are told from each other and no more.

    Nothing that others see shows a note on a touchpoint, so none is left, whoever it is about.
    """
    events = frame["event"].dropna().unique()
    labels = numbered(map(str, events), veil.nouns["event"])
    blank = dict.fromkeys(map(str, frame["event"].cat.categories), veil.nouns["event"])
    found = {
        "event": mapped(frame["event"], blank | labels if veil.all_of_it else veil.text.of),
        "by": veil.members(frame["by"]),
        "vehicle": mapped(frame["vehicle"], veil.vehicles),
    }
    if "notes" not in frame:
        return frame.assign(**found)
    categories = frame["direction"].cat.categories
    found["direction"] = mapped(frame["direction"], veil.category(categories, "direction"))
    found["notes"] = frame["notes"].mask(frame["notes"].notna(), str(wording()["hidden"]))
    return _placed(frame.assign(**found), veil)


def _placed(frame: pd.DataFrame, veil: Veil) -> pd.DataFrame:
    """The frame under neutral names of sheets, and where all is hidden with no row of the user's file."""
    rows = np.arange(1, len(frame) + 1, dtype=np.int64) if veil.all_of_it else frame["row"]
    return frame.assign(sheet=mapped(frame["sheet"], veil.sheet), row=rows)


def _unsettled(frame: pd.DataFrame, veil: Veil) -> pd.DataFrame:
    labels = numbered(map(str, frame["named"].dropna().unique()), veil.nouns["named"])
    named = mapped(frame["named"], labels if veil.all_of_it else veil.text.of)
    return hidden_touchpoints(frame, veil).assign(named=named)


def _left_out(frame: pd.DataFrame, veil: Veil) -> pd.DataFrame:
    return _placed(frame.assign(why=mapped(frame["why"], lambda why: _why(why, veil))), veil)


def _why(why: str, veil: Veil) -> str:
    if not veil.all_of_it:
        return veil.text.of(why)
    if why.startswith("merged into "):
        return "merged into another contact"
    if re.match(SAME_CONTACT, why):
        return f"the same contact as {veil.nouns['sheet']} row 0; it told more of them"
    return veil.text.of(_QUOTED.sub("…", why))


def _vehicle(vehicle: Vehicle, veil: Veil) -> Vehicle:
    kept = tuple(word for word in vehicle.technology if veil.keeps(word))
    return replace(vehicle, name=veil.vehicles[vehicle.name], technology=kept, also=())


def _policy(policy: Mapping[str, Mapping[str, float | bool]], veil: Veil) -> Mapping[str, Mapping[str, float | bool]]:
    known = {*group_names(), ALL}
    groups = {name: name if name in known else label for name, label in veil.category(policy, "table").items()}
    fields = veil.category((field for values in policy.values() for field in values), "table")
    return {groups[name]: {fields[field]: value for field, value in said.items()} for name, said in policy.items()}


def _sources(sources: Mapping[str, str], veil: Veil) -> Mapping[str, str]:
    names = veil.category(sources, "source")
    return {names[source]: group for source, group in sources.items()}
