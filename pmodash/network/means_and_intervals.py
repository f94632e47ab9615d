"""How often and by what means, said in one cell: "Weekly, every Friday: phone" is a cadence and a vehicle."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pandas as pd

from pmodash.network.contact_fields import Fields
from pmodash.network.vehicle_words import VehicleWords
from pmodash.vocabulary import vehicles
from pmodash.workbook.cell_text import spread
from pmodash.workbook.value_look import kinds


def both_told(fields: Fields) -> Fields:
    """The fields with a blank vehicle filled from the cadence's cell, and a blank cadence from the vehicle's."""
    vehicle, cadence = fields["vehicle"], fields["cadence"]
    return {
        **fields,
        "vehicle": vehicle.fillna(_of_each(cadence, _means_in)),
        "cadence": cadence.fillna(_of_each(vehicle, _interval_in)),
    }


def _of_each(texts: pd.Series, told: Callable[[str], str | None]) -> pd.Series:
    codes, distinct = pd.factorize(texts)
    return spread([told(str(text)) for text in distinct], codes).set_axis(texts.index)


def _means_in(text: str) -> str | None:
    return ", ".join(_known().phrases_in(text)) or None


def _interval_in(text: str) -> str | None:
    return text if "cadence" in kinds(text) else None


@cache
def _known() -> VehicleWords:
    return VehicleWords(vehicles())
