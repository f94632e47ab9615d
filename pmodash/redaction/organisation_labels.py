"""A neutral label for every organisation, such as Org-01."""

from __future__ import annotations

import numpy as np

from pmodash.network.home import Home, organisation_key
from pmodash.network.register import Register
from pmodash.redaction.people_labels import Numbers, numbered, told_apart
from pmodash.redaction.wording import wording


def organisation_labels(register: Register, home: Home, numbers: Numbers) -> dict[str, str]:
    """The label of each organisation as the workbook or the home organisation spells it, the first contact's first.

    Spellings of one organisation share a number and are still told apart, as they are to every measure.
    """
    order = np.argsort(numbers, kind="stable")
    columns = (register.contacts["organisation"].iloc[order], register.gone["organisation"])
    named = [*(str(text) for column in columns for text in column.dropna().unique()), *home.names]
    keys = {text: organisation_key(text) or text for text in dict.fromkeys(named)}
    labels = numbered(keys.values(), wording()["nouns"]["organisation"])
    return told_apart({text: labels[key] for text, key in keys.items()})
