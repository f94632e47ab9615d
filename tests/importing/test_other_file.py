"""Lists of people as other programs export them."""

import datetime as dt

import pandas as pd
import pytest

from pmodash.findings import UnusableFileError
from pmodash.importing import other_file
from pmodash.importing.other_file import read_other
from tests.importing.lists import LINKEDIN, connections, other

TEAMS = (
    "1. Summary\nMeeting title\tAutumn town hall\nAttended participants\t2\n"
    "Start time\t11/18/26, 9:58:42 AM\nEnd time\t11/18/26, 11:02:10 AM\n\n"
    "2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole\n"
    "Ada Finch\t11/18/26, 9:58:42 AM\t11/18/26, 11:02:10 AM\t1h 3m 28s\tada@north.example\tOrganizer\n"
    "Ben Okafor (Guest)\t11/18/26, 10:00:01 AM\t11/18/26, 11:00:10 AM\t1h 0m 9s\tben@south.example\tPresenter\n\n"
    "3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    "Ada Finch\t11/18/26, 9:58:42 AM\t11/18/26, 11:02:10 AM\t1h 3m 28s\tada@north.example\tOrganizer\n"
)
ZOOM = (
    "Meeting ID,Topic,Start Time,End Time,User Email,Participants\n"
    "123 456,Drop-in clinic,11/12/2026 02:00:01 PM,11/12/2026 02:45:00 PM,host@north.example,3\n\n"
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
    "Ada Finch,ada@north.example,11/12/2026 02:00:01 PM,11/12/2026 02:45:00 PM,45,No\n"
    "Ben,ben@south.example,11/12/2026 02:00:01 PM,11/12/2026 02:10:00 PM,10,Yes\n"
    "Ben,ben@south.example,11/12/2026 02:12:01 PM,11/12/2026 02:45:00 PM,33,Yes\n"
    "iPhone (Cleo Marsh),,11/12/2026 02:00:01 PM,11/12/2026 02:45:00 PM,45,Yes\n"
)
GOOGLE_OLD = (
    "Name,Given Name,Family Name,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,"
    "E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title,Website 1 - Value\n"
    "Ada Finch,Ada,Finch,,* myContacts ::: Sponsors,* Work,ada@north.example ::: a.finch@north.example,Home,"
    "ada@home.example,Work,+44 20 5550 001 ::: +44 20 5550 002,North Ltd,Sponsor,https://www.linkedin.com/in/ada\n"
)
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,File As,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Label,"
    "E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Website 1 - Label,Website 1 - Value\n"
    "Ada,,Finch,,North Ltd,Sponsor,,* myContacts ::: Sponsors,* Work,ada@north.example,Work,+44 20 5550 001,Blog,"
    "https://ada.example\n"
)
OUTLOOK = {
    "English": (
        '"Title","First Name","Middle Name","Last Name","E-mail Address","E-mail 2 Address","Company","Job Title",'
        '"Business Phone","Business Street","Categories"\n'
        '"Dr.","Ada","B.","Finch","ada@north.example","","North Ltd","","+44 1","1 Road","Sponsors;Key"\n'
    ),
    "German": (
        '"Anrede";"Vorname";"Nachname";"Firma";"Position";"Telefon geschäftlich";"E-Mail-Adresse";"E-Mail-Typ";'
        '"Kategorien"\n"Frau";"Ada";"Finch";"North Ltd";"";"+44 1";"ada@north.example";"SMTP";"Sponsors;Key"\n'
    ),
    "French": (
        '"Titre","Prénom","Nom","Société","Téléphone (bureau)","Adresse de messagerie","Type de messagerie",'
        '"Catégories"\n"Mme","Ada","Finch","North Ltd","+44 1","ada@north.example","SMTP","Sponsors;Key"\n'
    ),
    "Spanish": (
        '"Nombre","Apellidos","Organización","Teléfono del trabajo","Dirección de correo electrónico","Categorías"\n'
        '"Ada","Finch","North Ltd","+44 1","ada@north.example","Sponsors;Key"\n'
    ),
}


def test_an_export_of_linkedin_is_read_below_its_notes_with_the_day_of_the_connection():
    found = connections("Ada,Finch,https://www.linkedin.com/in/ada,,North Ltd,PMO Lead,12 Mar 2021")
    person = found.people.iloc[0]
    assert found.kind.kind == "linkedin" and found.kind.source == "Industry Acquaintances"
    assert (person["name"], person["organisation"], person["job_title"]) == ("Ada Finch", "North Ltd", "PMO Lead")
    assert person["first_met"] == pd.Timestamp("2021-03-12")
    assert person["linkedin"] == "https://www.linkedin.com/in/ada"


def test_a_connection_without_a_name_is_left_out_and_told():
    found = connections(",,,,,,05 Jan 2019", "Ada,Finch,,,North Ltd,PMO Lead,12 Mar 2021")
    assert found.left_out == {("Connections", 5): "no name"}


@pytest.mark.parametrize("language", OUTLOOK)
def test_contacts_of_outlook_are_read_in_the_language_of_its_export(language):
    found = other(OUTLOOK[language])
    person = found.people.iloc[0]
    assert found.kind.kind == "outlook"
    assert (person["name"], person["organisation"]) == ("Ada Finch", "North Ltd")
    assert (person["email"], person["phone"]) == ("ada@north.example", "+44 1")
    assert person["tags"] == "Sponsors, Key" and pd.isna(person["job_title"]) and pd.isna(person["group"])


def test_several_values_of_google_are_taken_apart_and_its_own_labels_left():
    found = other(GOOGLE_OLD)
    person = found.people.iloc[0]
    assert found.kind.kind == "google"
    assert (person["email"], person["phone"]) == ("ada@north.example", "+44 20 5550 001, +44 20 5550 002")
    assert person["addresses"].split() == ["ada@north.example", "a.finch@north.example", "ada@home.example"]
    assert (person["tags"], person["linkedin"]) == ("Sponsors", "https://www.linkedin.com/in/ada")


def test_the_newer_headings_of_google_are_known_and_a_blog_is_no_linkedin_page():
    person = other(GOOGLE_NEW).people.iloc[0]
    assert (person["name"], person["organisation"], person["tags"]) == ("Ada Finch", "North Ltd", "Sponsors")
    assert pd.isna(person["linkedin"])


def test_a_report_of_teams_tells_the_meeting_its_day_and_who_was_there_once():
    found = read_other(TEAMS.encode("utf-16"), "attendance.csv")
    assert (found.occasion.title, found.occasion.day) == ("Autumn town hall", dt.date(2026, 11, 18))
    assert found.people["name"].tolist() == ["Ada Finch", "Ben Okafor"]
    assert found.people["role"].isna().all()


def test_a_report_of_zoom_joins_those_who_came_twice_and_names_the_one_behind_a_device():
    found = other(ZOOM)
    assert (found.occasion.title, found.occasion.day) == ("Drop-in clinic", dt.date(2026, 11, 12))
    assert found.people["name"].tolist() == ["Ada Finch", "Ben", "Cleo Marsh"]
    assert found.left_out == {("other", 7): "the same person as row 6"}


def test_those_who_did_not_come_are_told_from_those_who_did():
    found = other(
        "First Name,Last Name,Email,Attendee #,Attendee Status,Event Name,Event Start Date\n"
        "Ada,Finch,ada@north.example,5001,Checked In,Summit,2026-11-05\n"
        "Ben,Okafor,ben@south.example,5002,Not Attending,Summit,2026-11-05\n"
    )
    assert found.people["came"].tolist() == [True, False]
    assert found.people["status"].isna().all() and not found.own_ids
    assert (found.occasion.title, found.occasion.day) == ("Summit", dt.date(2026, 11, 5))


def test_a_day_that_could_be_read_two_ways_is_told():
    found = other("Topic,Clinic\nDate,03/04/2026\n\nName,Email,Join Time\nAda Finch,ada@north.example,10:00\n")
    assert [finding.kind for finding in found.findings] == ["occasion-day-assumed"]


def test_messages_that_came_back_are_told_by_a_column():
    found = other("Email,Status\nada@north.example,Delivery failed: user unknown\nben@south.example,Delivered\n")
    assert found.people["bounced"].notna().tolist() == [True, False]


@pytest.mark.parametrize("heading", ["Bounced addresses", "Hard bounces"])
def test_a_list_headed_as_bounced_is_one_of_addresses_that_bounced(heading):
    found = other(f"{heading},,\n\nName,Email,Organisation\nAda Finch,ada@north.example,North\n")
    assert found.people["bounced"].tolist() == ["in a list of bounced addresses"]


def test_a_column_of_yes_and_no_tells_who_bounced():
    found = other("Name,Email,Bounced\nAda Finch,ada@north.example,Yes\nBen Okafor,ben@south.example,No\n")
    assert found.people["bounced"].notna().tolist() == [True, False]


def test_a_word_within_long_notes_is_no_bounced_message():
    found = other(f"Name,Email,Notes\nAda Finch,ada@north.example,{'She bounced many ideas. ' * 20}\n")
    assert found.people["bounced"].isna().all()


def test_another_workbook_of_any_layout_keeps_its_own_ids():
    found = other("Stakeholder ID,Stakeholder,Company\nS-1,Ada Finch,North\nS-2,Ben Okafor,South\n")
    assert found.kind.kind == "workbook" and found.own_ids


def test_a_list_with_addresses_is_one_of_people_whatever_its_name():
    found = other("Name,E-mail\nAda Finch,ada@north.example\n", "list.csv")
    assert found.people["name"].tolist() == ["Ada Finch"]


@pytest.mark.parametrize("text", ["Recipe,Minutes\nScones,25\nBread,60\n", "a\n", "{}", "BEGIN:VCARD\nEND:VCARD\n"])
def test_a_file_without_people_is_refused_in_one_sentence(text):
    with pytest.raises(UnusableFileError, match="No list of people was found in the file"):
        other(text)


def test_a_file_far_too_large_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(other_file, "LARGEST_MB", 0)
    with pytest.raises(UnusableFileError, match="larger than 0 MB"):
        other(LINKEDIN)
