"""Made-up but lifelike workbooks: of any size to try the product on, and the sample network to meet it with."""

from __future__ import annotations

import datetime as dt

from pmodash.demo.links import make_links
from pmodash.demo.people import make_people
from pmodash.demo.sheets import as_sheets
from pmodash.demo.touches import make_log
from pmodash.demo.traps import add_traps
from pmodash.demo.words import Chance
from pmodash.findings import Refusal
from pmodash.workbook.plain_xlsx import plain_xlsx

SAMPLE_DAY = dt.date(2026, 11, 20)
SAMPLE_CONTACTS, SAMPLE_TOUCHPOINTS, _SAMPLE_SEED = 150, 1_350, 7
_MOST_CONTACTS, _MOST_TOUCHPOINTS = 1_000_000, 1_048_575


def demo(contacts: int, touchpoints: int, seed: int = 1, as_of: dt.date = SAMPLE_DAY) -> bytes:
    """A made-up stakeholder workbook of any size, the same bytes each time for the same arguments.

    It keeps a register of `contacts` people, a log of `touchpoints`, a vehicle register, a team sheet and a few links
    between contacts, with relationships in every state on the `as_of` date. Every name, organisation and address is
    invented.
    """
    _check(contacts, touchpoints)
    chance = Chance(seed)
    people = make_people(contacts, as_of, chance)
    log = make_log(people, touchpoints, as_of, chance)
    links = make_links(people, as_of, chance)
    return plain_xlsx(as_sheets(people, log, links, as_of))


def sample(as_of: dt.date = SAMPLE_DAY) -> bytes:
    """The sample network: about 150 contacts and 1,500 touchpoints, with every status and trap of real registers."""
    chance = Chance(_SAMPLE_SEED)
    people = make_people(SAMPLE_CONTACTS, as_of, chance)
    log = make_log(people, SAMPLE_TOUCHPOINTS, as_of, chance)
    links = make_links(people, as_of, chance)
    return plain_xlsx(as_sheets(*add_traps(people, log, links, as_of), as_of))


def _check(contacts: int, touchpoints: int) -> None:
    if not 1 <= contacts <= _MOST_CONTACTS:
        raise Refusal(f"a demo of {contacts:,} contacts cannot be made", f"ask for 1 to {_MOST_CONTACTS:,}")
    if not 0 <= touchpoints <= _MOST_TOUCHPOINTS:
        raise Refusal(f"a demo of {touchpoints:,} touchpoints cannot be made", f"ask for 0 to {_MOST_TOUCHPOINTS:,}")
