"""Address cards: versions, folding, encodings, and cards that are amiss."""

from pmodash.workbook.parsing.vcards import HEADINGS, read_cards
from pmodash.workbook.reading import read


def cards(text, encoding="utf-8"):
    """The rows of the cards as dictionaries of what is not blank."""
    found = read_cards(text.encode(encoding))
    return [{name: text for name, text in zip(HEADINGS, row, strict=True) if text} for row in found.records[1:]]


def card(*lines, version="3.0"):
    """The text of one card."""
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def test_the_fields_of_a_card_come_under_headings():
    (found,) = cards(
        card(
            "N:Finch;Ada;;Dr.;",
            "FN:Dr. Ada Finch",
            "ORG:North Ltd;Projects",
            "TITLE:PMO Lead",
            "EMAIL;TYPE=INTERNET,WORK:ada@north.example",
            "TEL;TYPE=CELL:+44 1",
            "TEL;TYPE=FAX:+44 9",
            "URL:https://www.linkedin.com/in/ada",
            "ADR;TYPE=WORK:;;1 Road;London;;;UK",
            "CATEGORIES:Sponsors,Key",
            "BDAY:1970-01-01",
        )
    )
    assert found == {
        "Full name": "Dr. Ada Finch",
        "First name": "Ada",
        "Last name": "Finch",
        "Organisation": "North Ltd",
        "Department": "Projects",
        "Job title": "PMO Lead",
        "E-mail address": "ada@north.example",
        "Phone": "+44 1",
        "LinkedIn": "https://www.linkedin.com/in/ada",
        "Location": "London, UK",
        "Tags": "Sponsors, Key",
    }


def test_folded_lines_and_escaped_characters_are_made_whole():
    (found,) = cards(card("FN:Ada Finch", "NOTE:Met at the\\, fair\\nand aga", " in later", "ORG:North\\; South;"))
    assert found["Notes"] == "Met at the, fair\nand again later"
    assert found["Organisation"] == "North; South"


def test_quoted_printable_of_version_2_is_read_in_its_own_character_set():
    (found,) = cards(
        card(
            "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=FCrgen",
            "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=FCrgen M=FC=",
            "ller",
            "TEL;WORK;VOICE:+49 1",
            version="2.1",
        )
    )
    assert (found["Full name"], found["Last name"], found["Phone"]) == ("Jürgen Müller", "Müller", "+49 1")


def test_version_4_has_grouped_lines_and_addresses_as_links():
    (found,) = cards(
        card(
            "FN:Ada Finch",
            "item1.EMAIL;PREF=1:mailto:ada@north.example",
            'TEL;VALUE=uri;TYPE="voice,work":tel:+1-555-0100',
            version="4.0",
        )
    )
    assert (found["E-mail address"], found["Phone"]) == ("ada@north.example", "+1-555-0100")


def test_the_preferred_address_comes_first():
    (found,) = cards(card("FN:Ada", "EMAIL:home@ada.example", "EMAIL;TYPE=pref:ada@north.example"))
    assert (found["E-mail address"], found["Other e-mail"]) == ("ada@north.example", "home@ada.example")


def test_pictures_are_passed_over_whatever_their_size():
    picture = ["PHOTO;ENCODING=b;TYPE=JPEG:/9j/" + "A" * 60, *[" " + "B" * 70] * 5_000]
    (found,) = cards(card("FN:Ada Finch", *picture, "TITLE:Lead"))
    assert found == {"Full name": "Ada Finch", "Job title": "Lead"}


def test_a_card_of_an_agent_within_another_is_not_a_person_of_its_own():
    agent = "AGENT:BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Assistant\r\nEND:VCARD"
    found = cards(
        "BEGIN:VCARD\r\nFN:Ada\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:Assistant\r\nEND:VCARD\r\nEND:VCARD\r\n" + agent
    )
    assert found[0] == {"Full name": "Ada"}


def test_cards_that_are_amiss_are_told_and_the_others_read():
    text = card("FN:Ada Finch") + card("NOTE:nobody") + "BEGIN:VCARD\nFN:Ben Okafor\n" + card("FN:Cleo Marsh")
    found = read_cards(text.encode())
    assert [row[0] for row in found.records[1:]] == ["Ada Finch", "Ben Okafor", "Cleo Marsh"]
    assert [what for _, what in found.amiss] == [
        "a card with no name, e-mail address or organisation",
        "a card without its end",
    ]


def test_a_file_of_cards_is_known_by_its_bytes_and_tells_what_was_amiss():
    book = read((card("FN:=1+1", "NOTE:x") + card("NOTE:nobody")).encode("utf-16"), "people.csv")
    assert book.format == "vcf" and book.sheets[0].name == "people"
    assert book.sheets[0].value(2, 1) == "=1+1"
    assert [finding.kind for finding in book.findings] == ["card-unreadable"]


def test_cards_of_a_group_or_an_organisation_are_told_and_are_no_person():
    group = card("FN:The Board", "KIND:group", "MEMBER:urn:uuid:2", version="4.0")
    text = group + card("FN:North", "ORG:North;", "X-ABShowAs:COMPANY") + card("FN:Ada Finch")
    found = read_cards(text.encode())
    assert [row[0] for row in found.records[1:]] == ["Ada Finch"]
    assert [why for _, why in found.amiss] == [
        "a card of a group, not of a person",
        "a card of an organisation, not of a person",
    ]


def test_somebody_shown_as_their_company_is_a_person():
    found = read_cards(card("N:Finch;Ada;;;", "FN:North", "ORG:North;", "X-ABShowAs:COMPANY").encode())
    assert len(found.records) == 2 and found.amiss == []
