"""Lists that a CRM, a mailing service, a webinar, a meetup, a form and an address book export."""

from __future__ import annotations

import datetime as dt

import pytest

from pmodash.importing.matching import NEW
from tests.importing.lists import chosen, compared, other, register


def told(found, row=0):
    """What a list says of one person, blanks left out."""
    fields = ("name", "email", "phone", "organisation", "job_title", "location", "owner", "status", "tags")
    people = found.people
    return {name: people[name].iat[row] for name in fields if isinstance(people[name].iat[row], str)}


def test_the_ids_and_stages_of_a_crm_are_not_the_registers():
    found = other(
        "Record ID,First Name,Last Name,Email,Contact owner,Lead Status,Create Date,Company Name,Job Title,"
        "Lifecycle Stage,Last Activity Date,Unsubscribed from all email\n"
        "1,Ada,Finch,ada@north.example,Rae Cole (rae@home.example),New,2026-03-04 10:11,North,PM,Lead,2026-10-01,\n"
        "2,Ben,Okafor,ben@south.example,Rae Cole (rae@home.example),Open,2026-03-04 10:11,South,PM,Lead,,true\n"
    )
    assert found.kind.kind == "crm" and not found.own_ids
    expected = {"name": "Ada Finch", "email": "ada@north.example", "organisation": "North", "job_title": "PM"}
    assert told(found) == expected | {"owner": "Rae Cole"}
    assert found.people["last_touchpoint"].isna().all() and found.people["first_met"].isna().all()
    assert found.people["do_not_contact"].tolist() == [False, True]


def test_a_report_of_contacts_ends_before_its_totals_and_notices():
    found = other(
        '"First Name","Last Name","Title","Account Name","Mailing City","Email","Contact Owner","Email Opt Out"\n'
        '"Ada","Finch","Head of PMO","North","Leeds","ada@north.example","Rae Cole","1"\n\n"Grand Totals (1 records)"\n'
        '"Confidential Information - Do Not Distribute"\n'
    )
    assert [told(found)[name] for name in ("job_title", "organisation", "location")] == [
        "Head of PMO",
        "North",
        "Leeds",
    ]
    assert len(found.people) == 1 and found.people["do_not_contact"].tolist() == [True]


@pytest.mark.parametrize("column", ["UNSUB_TIME", "Unsubscribed at", "Opt-out date"])
def test_who_unsubscribed_is_not_to_be_contacted(column):
    found = other(f"Email Address,First Name,Last Name,{column}\nada@north.example,Ada,Finch,2026-05-02 10:00:00\n")
    assert found.people["do_not_contact"].tolist() == [True]


def test_who_unsubscribed_and_is_not_in_the_workbook_stays_out_of_it_until_ticked():
    list_of_both = "Email Address,First Name,Last Name,LEID,UNSUB_TIME\nann@a.example,Ann,Lee,1,2026-05-02\n"
    ours = register("S-1,Bo Osei,bo@west.example,West", "S-2,Cy Dunn,cy@west.example,West")
    found = compared(ours, other(list_of_both + "bo@west.example,Bo,Osei,2,2026-05-02\n"))
    choices = chosen(found)
    assert len(found.rows(NEW)) == 1 and choices.new == frozenset()
    assert {field for _, field in choices.taken} == {"do_not_contact"}


def test_what_a_mailing_service_knows_of_an_address_is_no_fact_of_the_contact():
    found = other(
        "Email Address,First Name,Last Name,Tags,MEMBER_RATING,CONFIRM_TIME,REGION,LEID,EUID\n"
        'ada@north.example,Ada,Finch,"""news"",""vip""",2,2026-01-02 10:00:00,11,77,abc\n'
    )
    assert told(found) == {"name": "Ada Finch", "email": "ada@north.example", "tags": "news, vip"}
    assert found.people["first_met"].isna().all()


@pytest.mark.parametrize("word", ["Bounced", "Cleaned"])
def test_a_status_of_a_mailing_service_tells_who_bounced_and_is_no_status(word):
    found = other(
        f"Email,First Name,Last Name,Status\nada@a.example,Ada,Finch,Subscribed\nbo@b.example,Bo,Osei,{word}\n"
    )
    assert found.people["bounced"].notna().tolist() == [False, True]
    assert found.people["status"].isna().all()


def test_an_entry_under_the_time_of_cleaning_says_that_messages_came_back():
    found = other("Email Address,First Name,Last Name,CLEAN_TIME,LEID\nada@a.example,Ada,Finch,2026-05-02,1\n")
    assert found.people["bounced"].tolist() == ["CLEAN_TIME: 2026-05-02"]


WEBINAR = (
    'Attendee Report\nTopic,Webinar ID,Actual Start Time\nClinic,812 345,"Nov 12, 2026 02:58 PM"\n\n'
    "Host Details\nAttended,User Name (Original Name),Email,Join Time\nYes,Rae Cole,rae@home.example,2:58 PM\n\n"
    "Panelist Details\nAttended,User Name (Original Name),Email,Join Time\nYes,Cleo Marsh,cleo@west.example,2:59 PM\n\n"
    "Attendee Details\nAttended,User Name (Original Name),First Name,Last Name,Email,Organization,Join Time\n"
    "Yes,Ada Finch,Ada,Finch,ada@north.example,North,3:00 PM\n"
    "Yes,Ada Finch,Ada,Finch,ada@north.example,North,3:32 PM\n"
    "No,Ben Okafor,Ben,Okafor,ben@south.example,South,--\n\n"
    "Other Attended\nUser Name,Join Time\n15551234567,3:00 PM\n"
)


def test_all_lists_of_a_webinar_report_are_read():
    found = other(WEBINAR)
    assert found.people["name"].tolist() == ["Rae Cole", "Cleo Marsh", "Ada Finch", "Ben Okafor"]
    assert found.people["came"].tolist() == [True, True, True, False]
    assert (found.occasion.title, found.occasion.day) == ("Clinic", dt.date(2026, 11, 12))
    assert [row for _, row in found.left_out] == [21, 16] and not found.findings


def test_beside_those_checked_in_one_who_only_said_they_would_come_did_not():
    found = other(
        "Attendee Status,Attendee first name,Attendee Surname,Attendee email,Event name,Event start date\n"
        "Checked In,Ada,Finch,ada@a.example,Day,2026-11-12\nAttending,Bo,Osei,bo@b.example,Day,2026-11-12\n"
    )
    assert found.people["came"].tolist() == [True, False]


def test_a_role_in_a_meetup_group_is_no_job_title_and_no_name_of_the_event():
    found = other(
        "Name\tUser ID\tTitle\tRSVP\tJoined Group on\tURL of Member Profile\n"
        "Ada Finch\tuser 1\tOrganizer\tYes\tMarch 2, 2024\thttps://meetup.example/1\n"
        "Ben Okafor\tuser 2\tMember\tNo\tMarch 2, 2024\thttps://meetup.example/2\n",
        "meetup.txt",
    )
    assert told(found) == {"name": "Ada Finch"} and found.occasion.title == ""
    assert found.people["came"].tolist() == [True, False]


def test_questions_of_a_form_are_read_for_what_they_ask():
    found = other(
        "Timestamp,Username,What is your full name?,Which organisation do you work for?,What is your job title?,"
        "How satisfied were you with the organisation of the event?,May we contact you again?\n"
        "2026/11/12 4:10:11 PM GMT,ada@north.example,Ada Finch,North,PM,5,Yes\n"
        "2026/11/12 4:12:11 PM GMT,ben@south.example,Ben Okafor,South,PM,4,No\n"
    )
    expected = {"name": "Ada Finch", "email": "ada@north.example", "organisation": "North", "job_title": "PM"}
    assert found.kind.kind == "form" and told(found) == expected
    assert found.people["do_not_contact"].tolist() == [False, True]


def test_a_register_with_a_column_of_timestamps_is_no_form():
    found = other("Timestamp,Name,Email,Influence,Group\n2026-11-12,Ada Finch,ada@a.example,High,Suppliers\n")
    assert found.kind.kind == "workbook" and found.people["influence"].tolist() == ["High"]


def test_an_answer_without_a_name_is_left_out_and_told():
    found = other(
        "Start time,Completion time,Email,Name,Your organisation,How useful was the workshop?\n"
        "2026-11-12 10:00,2026-11-12 10:05,ada@north.example,Ada Finch,North,5\n"
        "2026-11-12 10:00,2026-11-12 10:05,anonymous,,South,4\n"
    )
    assert found.people["name"].tolist() == ["Ada Finch"]
    assert list(found.left_out.values()) == ["neither a name nor an e-mail address"]


def test_beside_one_who_checked_in_one_without_a_time_did_not_come():
    found = other(
        "name,email,created_at,approval_status,checked_in_at\n"
        "Ada Finch,ada@a.example,2026-11-01T10:00:00Z,approved,2026-11-12T18:00:00Z\n"
        "Bo Osei,bo@b.example,2026-11-01T10:00:00Z,approved,\n"
    )
    assert found.people["came"].tolist() == [True, False] and found.people["first_met"].isna().all()


def test_a_cell_that_says_unsubscribed_bars_whatever_its_heading():
    found = other("Person - Name,Person - Email,Marketing status\nAda Finch,ada@a.example,Unsubscribed\n")
    assert found.people["do_not_contact"].tolist() == [True]


def test_a_day_written_with_dots_is_read_day_first():
    found = other('Topic,Clinic\nDate,"03.04.26, 14:58"\n\nName,Email,Join Time\nAda Finch,ada@a.example,14:58\n')
    assert found.occasion.day == dt.date(2026, 4, 3) and not found.findings


OUTLOOK = {
    "de": "Vorname,Nachname,Firma,Position,Ort geschäftlich,Land/Region geschäftlich,E-Mail-Adresse,E-Mail-Typ,Büro,"
    "Name des/der Vorgesetzten,Kategorien",
    "fr": "Prénom,Nom,Société,Titre,Ville (bureau),Pays/Région (bureau),Adresse de messagerie,Type de messagerie,"
    "Bureau,Responsable,Catégories",
    "es": "Nombre,Apellidos,Organización,Puesto,Ciudad del trabajo,País o región del trabajo,"
    "Dirección de correo electrónico,Tipo de correo electrónico,Ubicación de la oficina,Nombre del director,Categorías",
    "pt": "Nome,Sobrenome,Empresa,Cargo,Cidade do Trabalho,País/Região do Trabalho,Endereço de Email,Tipo de Email,"
    "Localização do Escritório,Nome do Gerente,Categorias",
    "it": "Nome,Cognome,Società,Posizione,Città (uff.),Paese/area geografica (ufficio),Indirizzo posta elettronica,"
    "Tipo posta elettronica,Ufficio,Nome manager,Categorie",
    "nl": "Voornaam,Achternaam,Bedrijf,Functie,Werkplaats,Land/regio (werk),E-mailadres,Type e-mail,Kantoorlocatie,"
    "Naam manager,Categorieën",
    "pl": "Imię,Nazwisko,Firma,Stanowisko,Adres służbowy - miejscowość,Kraj/region (adres służbowy),Adres e-mail,"
    "Typ e-mail,Biuro,Imię i nazwisko menedżera,Kategorie",
    "ru": "Имя,Фамилия,Организация,Должность,Город (раб. адрес),Страна или регион (раб. адрес),Адрес эл. почты,"
    "Тип эл. почты,Расположение комнаты,Руководитель,Категории",
    "zh": "名,姓,单位,职务,商务地址 市/县,商务地址 国家/地区,电子邮件地址,电子邮件类型,办公地点,经理姓名,类别",
}


@pytest.mark.parametrize("language", OUTLOOK)
def test_of_an_address_book_the_manager_and_the_room_are_not_the_contact(language):
    row = "Ada,Finch,North,Head of PMO,Leeds,England,ada@north.example,SMTP,B 2,Mr Boss,Key"
    found = told(other(f"{OUTLOOK[language]}\n{row}\n"))
    assert found["name"] in ("Ada Finch", "Finch Ada", "FinchAda")
    expected = ["ada@north.example", "North", "Head of PMO", "Leeds", "Key"]
    assert [found.get(name) for name in ("email", "organisation", "job_title", "location", "tags")] == expected


LINKEDIN = {
    "it": "Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Connesso il",
    "nl": "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
    "pl": "Imię,Nazwisko,URL,Adres e-mail,Firma,Stanowisko,Data połączenia",
    "pt": "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
    "ru": "Имя,Фамилия,URL,Адрес эл. почты,Компания,Должность,Дата установления контакта",
    "zh": "名字,姓氏,URL,电子邮件地址,公司,职位,建立联系时间",
}


@pytest.mark.parametrize("language", LINKEDIN)
def test_connections_of_linkedin_are_known_in_other_languages(language):
    row = "Ada,Finch,https://www.linkedin.com/in/ada,ada@north.example,North,Head of PMO,2026-03-12"
    found = other(f"{LINKEDIN[language]}\n{row}\n")
    assert found.kind.kind == "linkedin"
    assert [told(found)[name] for name in ("email", "organisation", "job_title")] == [
        "ada@north.example",
        "North",
        "Head of PMO",
    ]
    assert found.people["first_met"].dt.date.tolist() == [dt.date(2026, 3, 12)]
