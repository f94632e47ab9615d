"""A manager's own text is read for everybody whom the network knows."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.analysis import Analysis
from pmodash.network.reading_register import build
from pmodash.redaction.redacting import redacted
from pmodash.redaction.redaction import GROUPS_ONLY, NAMES_HIDDEN, OFF, Redaction
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand
from tests.planning.small_network import AS_OF, contact, network
from tests.redaction.odd_network import ODD_NAMES, odd_analysis


def labels(*people, degree=NAMES_HIDDEN):
    return redacted(Analysis.on_network(network(people), AS_OF), Redaction(degree)).labels


PEOPLE = (
    contact(name="Zoë Ångström", email="zoe.angstrom@north.example", phone="+44 (0)20 7946-0123"),
    contact(name="王小明", organisation="Acme Holdings Ltd"),
    contact(name="محمد الفارسي"),
    contact(name="Petra Novák", owner="Wilhelmina Ostrander"),
    contact(name="Petra Lind"),
    contact(name="May Will"),
    contact(name="Prof. Jean-Luc O'Brien"),
    contact(name="김민수"),
    contact(name="Delivery Group", organisation="PMO"),
    contact(name="Xaver Yilmaz", contact_id="K-204"),
)


@pytest.mark.parametrize(
    "written, shown",
    [
        ("Thanks to Zoë Ångström.", "Thanks to SL-15."),
        ("Thanks to ZOE  ANGSTROM, again", "Thanks to SL-15, again"),
        ("Ångström, Zoë", "SL-15"),
        ("zoeangstrom and zoe_angstrom", "SL-15 and SL-15"),
        ("Zoë's plan", "SL-15's plan"),
        ("Zoe\u0308 A\u030angstro\u0308m", "SL-15"),
        ("Z\u200boë Ångström", "SL-15"),
        ("Ask zoe.angstrom@north.example today", "Ask SL-15 today"),
        ("Ask someone.else@elsewhere.example today", "Ask [address] today"),
        ("call 020 7946 0123 now", "call SL-15 now"),
        ("我们见了王小明和其他人", "我们见了SL-35和其他人"),
        ("我们见了王 小明", "我们见了SL-35"),
        ("mailto:zoe.angstrom@north.example?x", "mailto:SL-15?x"),
        ("OBrien", "SL-52"),
        ("김민수가 왔다", "SL-39가 왔다"),
        ("Acme Holdings and ACME HOLDINGS LTD", "Org-01 and Org-01"),
        ("see north.example", "see domain"),
        ("لمحمد", "SL-31"),
        ("Petra Novak spoke, Petra listened", "SL-78 spoke, someone listened"),
        ("Ostrander's team", "PMO-A's team"),
        ("Will the PMO meet in May 2026?", "SL-16 the PMO meet in May 2026?"),
        ("Prof. O’Brien, Jean-Luc O'Brien", "Prof. SL-52, SL-52"),
        ("Delivery Group of the Senior Leadership", "SL-11 of the Senior Leadership"),
        ("see K-204 and Register!3 and 17", "see SL-75 and Register!3 and 17"),
        ("Delivery in this group", "Delivery in this group"),
        ("2026-11-20, 45 % of 1,200", "2026-11-20, 45 % of 1,200"),
        ("", ""),
    ],
)
def test_whoever_is_named_is_replaced(written, shown):
    assert labels(*PEOPLE).in_text(written) == shown


OTHER_FORMS = (
    contact(name="Zebulon Quartermaine", email="zq@north.example"),
    contact(name="Jörg Müller", organisation="Krüger GmbH"),
    contact(name="Aenne Schroeder"),
    contact(name="王小明"),
    contact(name="李小红"),
    contact(name="김민수"),
    contact(name="Иван Петров"),
    contact(name="Zoe Marsh", organisation="Will & Grant"),
    contact(name="Will Grant"),
)


@pytest.mark.parametrize(
    "written, shown",
    [
        ("ask quartermaine or zebulon", "ask SL-15 or SL-15"),
        ("@zquartermaine, QuartermaineZ and zebulonq", "@SL-15, SL-15 and SL-15"),
        ("will they grant it in the marsh, by august?", "will they grant it in the marsh, by august?"),
        ("Grant said so", "SL-11 said so"),
        ("Joerg Mueller, Herr Mueller, jmueller of Krueger GmbH", "SL-35, Herr SL-35, SL-35 of Org-01"),
        ("Änne Schröder and Schröder", "SL-31 and SL-31"),
        ("见了小明和小红", "见了SL-78和SL-17"),
        ("민수가 왔다", "SL-16가 왔다"),
        ("письмо Петрову от Ивана", "письмо SL-52 от SL-52"),
    ],
)
def test_other_forms_of_a_name_are_known(written, shown):
    assert labels(*OTHER_FORMS).in_text(written) == shown


def test_what_is_another_s_own_name_is_no_form_of_a_name():
    people = (contact(name="Michael Moe"), contact(name="Michal Mo"))
    assert labels(*people).in_text("Michal met Michael") == "SL-35 met SL-15"


def test_with_critics_hidden_a_namesake_s_name_is_left_whole():
    critic, other = contact(name="王小明", current_level="Resistant"), contact(name="李小明")
    found = redacted(Analysis.on_network(network([critic, other]), AS_OF), Redaction(OFF, critics_shown=False))
    assert found.analysis.everyone["name"].tolist() == ["SL-15", "李小明"]
    assert found.labels.in_text("李小明 and 王小明") == "李小明 and SL-15"


def test_people_of_the_team_sheet_are_known_though_they_have_logged_nothing():
    sheets = (
        PlainSheet("Contacts", [("Name", "Job title"), ("Ann Lee", "Sponsor"), ("Bo Osei", "Project Manager")]),
        PlainSheet(
            "Team", [("Team member", "Role", "E-mail"), ("Hildegard Unlogged", "PMO Analyst", "wostrander@x.example")]
        ),
    )
    book = read(plain_xlsx(sheets), "team.xlsx")
    whole = Analysis.of(build(book, understand(book)), AS_OF)
    assert whole.network.register.team == (("Hildegard Unlogged", "wostrander@x.example"),)
    text = redacted(whole, Redaction(NAMES_HIDDEN)).labels.in_text("hildegard unlogged, Hildegard, wostrander")
    assert text == "PMO, PMO, PMO"


def test_with_groups_only_a_text_names_groups():
    assert labels(*PEOPLE, degree=GROUPS_ONLY).in_text("Zoë Ångström of Acme Holdings") == (
        "Senior Leadership of Organisations"
    )


@pytest.mark.parametrize(
    "degree, shown", [(NAMES_HIDDEN, "SL-15 of Org-01"), (GROUPS_ONLY, "Senior Leadership of Organisations")]
)
def test_an_owner_and_an_organisation_of_two_spellings_have_one_label_in_a_text(degree, shown):
    people = (
        contact(name="Kit Vale", owner="Kit Vale", organisation="Acme Co"),
        contact(name="Ben Okafor", owner="kit vale", organisation="ACME CO"),
    )
    assert labels(*people, degree=degree).in_text("Kit Vale of Acme Co") == shown


def test_with_critics_hidden_the_others_keep_their_names():
    critic, other = contact(name="Ada Finch", current_level="Resistant"), contact(name="Ada Berg", email="a@b.example")
    found = redacted(Analysis.on_network(network([critic, other]), AS_OF), Redaction(OFF, critics_shown=False)).labels
    assert (
        found.in_text("Ada Berg, Ada Finch, Finch; a@b.example, Ada") == "Ada Berg, SL-15, SL-15; a@b.example, someone"
    )


def test_nothing_is_replaced_where_nothing_is_hidden():
    found = redacted(Analysis.on_network(network(PEOPLE), AS_OF), Redaction()).labels
    assert found.in_text("Zoë Ångström, zoe.angstrom@north.example") == "Zoë Ångström, zoe.angstrom@north.example"


ODD_LABELS = redacted(odd_analysis(), Redaction(NAMES_HIDDEN)).labels
FILLING = st.text(alphabet=st.sampled_from(" .,;:!?()'\"-–/\n<>&*_#@|"), max_size=4)


@settings(deadline=None)
@given(st.sampled_from(ODD_NAMES), st.text(max_size=20), FILLING, FILLING, st.text(max_size=20))
def test_a_name_is_replaced_inside_any_text(name, before, left, right, after):
    assert name not in ODD_LABELS.in_text(f"{before} {left}{name}{right} {after}")


@settings(deadline=None)
@given(st.sampled_from(ODD_NAMES), st.sampled_from(ODD_NAMES), st.sampled_from((str.upper, str.lower, str.title)))
def test_names_are_replaced_in_any_capitals(first, second, change):
    text = change(f"{first} met {second}")
    shown = ODD_LABELS.in_text(text)
    whole = [name for name in (first, second) if " " in name]
    assert not any(change(name) in shown for name in whole)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_a_text_that_is_redacted_twice_is_redacted_once(text):
    once = ODD_LABELS.in_text(text)
    assert ODD_LABELS.in_text(once) == once


def test_texts_are_quick_to_read_whoever_is_known():
    people = [contact(name=f"Anna{n % 100} Surname{n}", contact_id=f"K{n}") for n in range(3000)]
    found = labels(*people)
    text = "Anna7 Surname107 met Anna8 and nobody else about the coverage of the network. " * 5
    started = time.perf_counter()
    for _ in range(100):
        found.in_text(text)
    assert time.perf_counter() - started < 1
