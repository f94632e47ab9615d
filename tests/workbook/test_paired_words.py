"""Headers that say a field in two words, in one form of each word or another, and those that only seem to."""

from __future__ import annotations

import pytest

from pmodash.vocabulary import CONTACT_FIELDS, TOUCHPOINT_FIELDS
from pmodash.workbook.column_matching import match
from pmodash.workbook.compound_words import taken_apart
from pmodash.workbook.header_text import key, stem
from pmodash.workbook.paired_words import pairs, says_wanted


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Decision authority", "influence"),
        ("Extent of power over the project", "influence"),
        ("Nivel de autoridad", "influence"),
        ("Degré d'intérêt", "interest"),
        ("Attitude to scheme", "engagement_current"),
        ("Actitud frente al proyecto", "engagement_current"),
        ("Support level (to-be)", "engagement_desired"),
        ("Gewünschte Haltung", "engagement_desired"),
        ("Oczekiwane nastawienie", "engagement_desired"),
        ("Last review meeting", "last_touchpoint"),
        ("Data ostatniej rozmowy", "last_touchpoint"),
        ("Дата последней встречи", "last_touchpoint"),
        ("Last F2F", "last_touchpoint"),
        ("Last ministerial call", "last_touchpoint"),
        ("Geplantes Gespräch", "next_touchpoint"),
        ("Rhythm of contact", "cadence"),
        ("Strumento di comunicazione", "vehicle"),
        ("Type d'acteur", "group"),
        ("Rodzaj interesariusza", "group"),
        ("Relationship holder", "owner"),
        ("Osoba odpowiedzialna za kontakt", "owner"),
        ("Empresa donde labora", "organisation"),
        ("Zajmowane stanowisko", "job_title"),
        ("Observações gerais", "notes"),
        ("Número de socio", "contact_id"),
    ],
)
def test_two_words_together_say_the_field(header, field):
    assert match(header, "contacts").field == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Kundenart", "group"),
        ("Einflussniveau", "influence"),
        ("Kommunikationsrhythmus", "cadence"),
        ("Beziehungsverantwortlicher", "owner"),
        ("Mitgliedsnummer", "contact_id"),
        ("Belangniveau", "interest"),
        ("Contactverantwoordelijke", "owner"),
        ("Communicatiewijze", "vehicle"),
        ("最近拜访时间", "last_touchpoint"),
        ("期望支持水平", "engagement_desired"),
    ],
)
def test_a_compound_is_read_as_the_words_it_is_made_of(header, field):
    guess = match(header, "contacts")
    assert (guess.field, guess.confidence <= 0.8) == (field, True)


@pytest.mark.parametrize(
    "header",
    [
        "Level of risk",
        "Last invoice sent",
        "Type of contract",
        "Contract type",
        "Vertragsart",
        "Method of payment",
        "First language",
        "Risikostufe",
        "Способ оплаты",
        "Poziom ryzyka",
        "付款方式",
        "受影响程度",
        "Volunteer?",
        "Is trustee",
        "Contact type label count",
    ],
)
def test_a_header_that_only_looks_like_one_says_no_field(header):
    assert match(header, "contacts").field is None


def test_forms_of_a_word_have_one_stem():
    assert len({stem(key(word)) for word in ("ostatni", "ostatnia", "ostatniego", "ostatniej")}) == 1
    assert len({stem(key(word)) for word in ("letzter", "letzte", "letztes", "letzten")}) == 1
    assert len({stem(key(word)) for word in ("последний", "последняя", "последнего", "последней")}) == 1


def test_a_known_word_is_not_taken_apart_and_an_unknown_part_leaves_it_whole():
    assert taken_apart(key("Kommunikation")) == "kommunikation"
    assert taken_apart(key("Donaudampfschiff")) == "donaudampfschiff"


def test_what_is_wanted_is_told_from_what_is():
    assert says_wanted("Support level (to-be)")
    assert not says_wanted("Current level against target")


def test_every_pair_names_a_field_of_its_role():
    fields = {"contacts": CONTACT_FIELDS, "touchpoints": TOUCHPOINT_FIELDS}
    assert [pair.field for pair in pairs() if pair.field not in fields[pair.role]] == []


@pytest.mark.parametrize(
    ("header", "field"),
    [("lastContactedDate", "last_touchpoint"), ("nextFollowUpOn", "next_touchpoint"), ("org_name", "organisation")],
)
def test_names_of_exported_fields_are_read_as_their_words(header, field):
    assert match(header, "contacts").field == field


def test_the_pmo_member_of_a_touchpoint_is_told_from_the_contact():
    assert [match(header, "touchpoints").field for header in ("Who from PMO", "Visited by", "Visited")] == [
        "by",
        "by",
        "contact",
    ]
