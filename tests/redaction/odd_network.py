"""A made-up network of people with odd names, whose texts name one another."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pmodash.analysis import Analysis
from pmodash.findings import Finding
from pmodash.knowledge import Network
from pmodash.network.groups import classify
from pmodash.network.home import infer_home
from pmodash.network.register import UNSETTLED_COLUMNS
from pmodash.planning.policy import policy_of
from pmodash.vocabulary import Vehicle, vehicles
from pmodash.workbook.tables import Column, Layout, Table
from tests.planning.small_network import AS_OF, contact, register, touch

LONG = "Wolfeschlegelsteinhausenbergerdorff " * 8
ODD_NAMES = (
    "Zoë Ångström", "Bartholomew X", "Ann Quill", "Annabel Quillfeather", "Regex (a.*b)[c]+ Petrovka",
    "<b>Bold</b> Hasselblad", LONG.strip(), "王小明", "山田 太郎", "محمد الفارسي", "O'Brien-Kovačević Siobhán",
    "=HYPERLINK Vandermeer", "José\u0301 Łukasiewicz", "🦊🦊", "Quincy Quincy", "Cher",
)  # fmt: skip
TITLES = ("Programme Director", "Project Manager", "Sponsor", "Chief Executive", "Head of Xylophones")
OWNERS = ("Zoë Ångström", "zoë ångström", "Wilhelmina Ostrander", "ostrander.w@northmere.example", None)


def odd_analysis(critics=(1, 7), **kinds):
    """The analysis of that network as of the usual day."""
    people = [_person(place, name, place in critics) for place, name in enumerate(ODD_NAMES)]
    rows = [touch(place % len(people), 3 + 5 * place, **_touchpoint(place)) for place in range(60)]
    known = replace(register(people, rows, vehicles=_vehicles()), **_around(), **kinds)
    home = infer_home(known.contacts)
    classified = classify(known.contacts, home, known.source_groups)
    return Analysis.on_network(Network(known, home, classified, policy_of(known)), AS_OF)


def _person(place, name, critic):
    next_name = ODD_NAMES[(place + 1) % len(ODD_NAMES)]
    return contact(
        name=name,
        contact_id=f"ID{place + 1}",
        first_name=name.split()[0] if " " in name else None,
        last_name=name.split()[-1] if " " in name else None,
        email=f"person{place}.mailbox@northmere.example" if place % 3 else None,
        phone=f"+44 7700 9{place:05}" if place % 2 else None,
        organisation="Northmere Ltd" if place % 3 else "Glasswort & Søn",
        job_title=f"{TITLES[place % len(TITLES)]} of Zebrafish",
        department="Quagga Department",
        role="Okapi role" if place % 4 == 0 else None,
        relationship="knows the aardvark",
        location="Pangolin Street 5",
        linkedin=f"https://linkedin.example/in/profile-{place}",
        tags="tagged-capybara",
        notes=f"Met {next_name} with Wilhelmina Ostrander at the wombat enclosure",
        owner=OWNERS[place % len(OWNERS)],
        cadence=("monthly, says Cher", "weekly", "whenever Cher likes", None)[place % 4],
        status="Left 2026-02-01, replaced by Cher" if place == 5 else None,
        sheet="Cher's people" if place % 2 else "Register",
        source="Customers – Sponsors" if place % 5 == 0 else None,
        influence_level=("High", "Low", None)[place % 3],
        interest_level="High" if place % 2 else None,
        influence="High, Cher says" if place % 3 == 0 else "low",
        current_level="Resistant" if critic else ("Neutral", "Leading", None)[place % 3],
        desired_level="Leading",
        vehicle="Lunch with Cher" if place % 4 == 0 else "Call",
    )


def _touchpoint(place):
    by = ("Wilhelmina Ostrander", "Cher", "Zoë Ångström", None, "Ignatius Unlisted")[place % 5]
    vehicle = ("One-to-one", "Lunch with Cher", "Workshop", "Newsletter", None)[place % 5]
    event = ("Cher's birthday", "Wombat forum", None)[place % 3]
    return {"by": by, "vehicle": vehicle, "event": event, "notes": "Annabel Quillfeather cried", "direction": "out"}


def _vehicles():
    own = Vehicle("Lunch with Cher", "interactive", "few", 2.0, ("Cher's phone",), (), ("Cher lunch",))
    return (*vehicles(), own)


def _around():
    named = pd.DataFrame({name: pd.Series([None], dtype="str") for name in UNSETTLED_COLUMNS})
    unsettled = named.assign(
        named=pd.Series(["Ulrike Nowhere"], dtype="str"),
        kind=pd.Series(["name"], dtype="str"),
        **{name: pd.Categorical(["Ulrike Nowhere"]) for name in ("vehicle", "event", "by", "direction", "sheet")},
        notes=pd.Series(["Ulrike Nowhere called"], dtype="str"),
        row=[3],
    )
    columns = (Column("A", "Cher knows them?", "name", 1.0, "headed Cher"),)
    table = Table("Cher's people", "contacts", 1.0, 1, 2, 30, columns, why="Cher", left_out={7: "Cher"})
    found = Finding("fix", "email-duplicate", "Cher's people", "B2", "Cher and Ann Quill share", "", "Ask Cher")
    other = Finding("note", "contact-unknown", "Cher's people", "", "Ulrike Nowhere", "", "")
    layout = Layout((table,), (other,), ("Register", "Cher's people"), {"history": "Cher"})
    whys = ["merged into ID3 Ann Quill", "the same contact as Cher's people row 3; it filled: phone", "a total"]
    left_out = pd.DataFrame({"sheet": ["Cher's people"] * 3, "row": [7, 8, 9], "why": whys})
    return {
        "unsettled": unsettled, "layout": layout, "findings": (found, other), "left_out": left_out,
        "policy": {"Cher's group": {"ideal": 3}}, "source_groups": {"Cher's source": "Senior Leadership"},
        "source_rows": {"Cher's source": (("Cher's people", 3),)}, "merged": {("Cher's people", 7): "ID3"},
        "merged_ids": frozenset({"Cher"}), "apart": frozenset({("Cher", "Ann Quill")}),
    }  # fmt: skip
