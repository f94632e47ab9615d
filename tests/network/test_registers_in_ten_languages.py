"""A register and a log in each of the ten languages, understood from their headers to their values."""

from __future__ import annotations

import pandas as pd
import pytest

from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.planning.cadence import cadence_days
from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.understanding import understand

FIELDS = (
    "name", "organisation", "job_title", "influence", "interest", "engagement_current", "engagement_desired", "cadence",
    "vehicle", "last_touchpoint", "owner", "email", "do_not_contact",
)  # fmt: skip
LOG_FIELDS = ("date", "contact", "vehicle", "state", "by", "notes")
REGISTERS = {
    "en": (
        "Name|Organisation|Job title|Influence|Interest|Current engagement|Desired engagement|Frequency|Channel"
        "|Last contact|Owner|Email|Do not contact",
        "High|Low|Neutral|Supportive|monthly|Newsletter|12 March 2026|no",
        "Date|Contact|Channel|Status|By|Notes",
        "5 May 2026|Phone|planned",
    ),
    "fr": (
        "Nom|Organisation|Fonction|Influence|Intérêt|Engagement actuel|Engagement souhaité|Fréquence|Canal"
        "|Dernier contact|Responsable|Courriel|Ne pas contacter",
        "Élevée|Faible|Neutre|Favorable|mensuel|Lettre d'information|12 mars 2026|non",
        "Date|Contact|Canal|Statut|Par|Remarques",
        "5 mai 2026|Téléphone|prévu",
    ),
    "de": (
        "Name|Organisation|Funktion|Einfluss|Interesse|Haltung aktuell|Haltung gewünscht|Häufigkeit|Kanal"
        "|Letzter Kontakt|Verantwortlich|E-Mail|Nicht kontaktieren",
        "Hoch|Gering|Neutral|Unterstützend|monatlich|Rundschreiben|12. März 2026|nein",
        "Datum|Kontakt|Kanal|Status|Durch|Notizen",
        "5. Mai 2026|Telefon|geplant",
    ),
    "es": (
        "Nombre|Organización|Cargo|Influencia|Interés|Compromiso actual|Compromiso deseado|Frecuencia|Canal"
        "|Último contacto|Responsable|Correo electrónico|No contactar",
        "Alta|Baja|Neutral|Partidario|mensual|Boletín|12 de marzo de 2026|no",
        "Fecha|Contacto|Canal|Estado|Por|Notas",
        "5 de mayo de 2026|Teléfono|planificado",
    ),
    "pt": (
        "Nome|Organização|Cargo|Influência|Interesse|Engajamento atual|Engajamento desejado|Frequência|Canal"
        "|Último contato|Responsável|E-mail|Não contatar",
        "Alta|Baixa|Neutro|Apoiador|mensal|Boletim|12 de março de 2026|não",
        "Data|Contato|Canal|Estado|Por|Observações",
        "5 de maio de 2026|Telefone|planejado",
    ),
    "it": (
        "Nome|Organizzazione|Ruolo aziendale|Influenza|Interesse|Coinvolgimento attuale|Coinvolgimento desiderato"
        "|Frequenza|Canale|Ultimo contatto|Responsabile|E-mail|Non contattare",
        "Alta|Bassa|Neutrale|Favorevole|mensile|Bollettino|12 marzo 2026|no",
        "Data|Contatto|Canale|Stato|Da|Note",
        "5 maggio 2026|Telefono|pianificato",
    ),
    "nl": (
        "Naam|Organisatie|Functie|Invloed|Belang|Huidige betrokkenheid|Gewenste betrokkenheid|Frequentie|Kanaal"
        "|Laatste contact|Verantwoordelijke|E-mailadres|Niet benaderen",
        "Hoog|Laag|Neutraal|Ondersteunend|maandelijks|Nieuwsbrief|12 maart 2026|nee",
        "Datum|Contact|Kanaal|Status|Door|Opmerkingen",
        "5 mei 2026|Telefoon|gepland",
    ),
    "pl": (
        "Imię i nazwisko|Organizacja|Stanowisko|Wpływ|Zainteresowanie|Obecne zaangażowanie|Pożądane zaangażowanie"
        "|Częstotliwość|Kanał|Ostatni kontakt|Odpowiedzialny|E-mail|Nie kontaktować",
        "Wysoki|Niskie|Neutralny|Wspierający|miesięcznie|Biuletyn|12 marca 2026|nie",
        "Data|Kontakt|Kanał|Status|Przez|Uwagi",
        "5 maja 2026|Telefon|planowane",
    ),
    "ru": (
        "ФИО|Организация|Должность|Влияние|Интерес|Текущая вовлеченность|Желаемая вовлеченность|Частота|Канал"
        "|Последний контакт|Ответственный|Электронная почта|Не связываться",
        "Высокое|Низкий|Нейтральный|Поддерживает|ежемесячно|Рассылка|12 марта 2026|нет",
        "Дата|Контакт|Канал|Статус|Кто|Примечания",
        "5 мая 2026|Телефон|запланировано",
    ),
    "zh": (
        "姓名|组织|职位|影响力|兴趣|当前参与度|期望参与度|频率|沟通渠道|上次联系|负责人|电子邮件|请勿联系",
        "高|低|中立|支持|每月|简报|2026年3月12日|否",
        "日期|联系人|渠道|状态|负责人|备注",
        "2026年5月5日|电话|计划",
    ),
}


def register(language: str) -> Register:
    heads, values, log_heads, log = (tuple(text.split("|")) for text in REGISTERS[language])
    judged, barred = values[:-1], values[-1]
    people = [
        (name, "Acme", "Analyst", *judged, "Jo Roe", f"{name[0]}@acme.com", barred)
        for name in ("Ann Lee", "Bo Diaz", "Cy Park")
    ]
    touches = [(log[0], name, log[1], log[2], "Jo Roe", "Talked") for name in ("Ann Lee", "Bo Diaz")]
    sheets = (Sheet("Sheet1", [heads, *people]), Sheet("Sheet2", [log_heads, *touches]))
    book = Book("book.xlsx", "xlsx", sheets, sheet_names=("Sheet1", "Sheet2"))
    return build(book, understand(book))


@pytest.fixture(scope="module", params=REGISTERS)
def found(request: pytest.FixtureRequest) -> Register:
    return register(request.param)


def test_every_column_of_the_register_and_the_log_has_its_field(found: Register) -> None:
    contacts, log = found.layout.tables
    assert (contacts.role, log.role) == ("contacts", "touchpoints")
    assert tuple(column.field for column in contacts.columns) == FIELDS
    assert tuple(column.field for column in log.columns) == LOG_FIELDS


def test_the_words_of_levels_are_levels(found: Register) -> None:
    levels = ["influence_level", "interest_level", "current_level", "desired_level"]
    assert found.contacts.loc[0, levels].tolist() == ["High", "Low", "Neutral", "Supportive"]


def test_the_words_for_how_often_and_when_are_days(found: Register) -> None:
    assert cadence_days(found.contacts["cadence"])["days"].tolist() == [30, 30, 30]
    assert found.contacts["last_touchpoint"].tolist() == [pd.Timestamp("2026-03-12")] * 3
    assert not found.contacts["do_not_contact"].any()


def test_the_touchpoints_have_their_vehicle_and_are_planned(found: Register) -> None:
    assert found.touchpoints["vehicle"].astype("str").tolist() == ["Phone call"] * 2
    assert found.touchpoints["date"].tolist() == [pd.Timestamp("2026-05-05")] * 2
    assert not found.touchpoints["done"].any()
