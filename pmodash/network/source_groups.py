"""Which group each source of contacts leads to: the product's own table with what the workbook says laid over it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pmodash.network.contact_names import name_key
from pmodash.network.declared import source_said
from pmodash.vocabulary import HUB_SOURCE, group_names, groups, read_data, sources

THE_HUB = "None: the hub"


def source_table(own: Mapping[str, str]) -> dict[str, str]:
    """Every source with its group, "" for the hub: the six in their order, then those that only the workbook names."""
    return {source.name: source.group for source in sources()} | dict(own)


def outcomes(own: Mapping[str, str]) -> dict[str, str]:
    """What each source brings: one of the five groups, or the hub by its source's name."""
    return {source: group or HUB_SOURCE for source, group in source_table(own).items()}


def usual_sources(own: Mapping[str, str]) -> dict[str, str]:
    """For each group the source that a contact of it is taken to come from where no column tells."""
    table = source_table(own)
    outside_hub = [source for source in reversed(sources()) if source.name != HUB_SOURCE]
    usual = {source.group: source.name for source in outside_hub}
    now = {table[source.name]: source.name for source in outside_hub}
    return {group: name if table[name] == group else now.get(group, name) for group, name in usual.items()}


def source_called(text: str, own: Mapping[str, str]) -> str | None:
    """The source of a name, however it is spelled, None when it is none of the six or of the workbook's own."""
    key = name_key(text)
    return next((source for source in source_table(own) if name_key(source) == key), None)


def group_of_source(source: str, text: str) -> str | None:
    """The group that a text sends a source to, "" for the hub; None when that source cannot lead there."""
    return "" if THE_HUB in groups_of_source(source) and name_key(text) in _hub_words() else group_called(text)


def groups_of_source(source: str) -> tuple[str, ...]:
    """What a source may lead to, in words: the five groups, and for the PMO's own people the hub before them."""
    return (THE_HUB, *group_names()) if HUB_SOURCE in (source, source_said(source)) else group_names()


def group_called(text: str) -> str | None:
    """The group of a name, short name or code, None when it is none of the five."""
    key = name_key(text)
    named = ((group.name, (group.name, group.short, group.code)) for group in groups())
    return next((name for name, words in named if key in map(name_key, words)), None)


@cache
def _hub_words() -> frozenset[str]:
    return frozenset(map(name_key, (THE_HUB, *read_data("network.toml")["hub_words"])))
