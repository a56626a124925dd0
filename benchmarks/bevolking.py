"""A national population for measurements, made inside the database: millions of rows in minutes.

The people of the demonstration are invented one by one and live through the whole process; that costs too
much for 1.2 million dossiers. Here a statement per table makes them, with the same spread of names, terms
and states, so that indexes and lists have to work as hard.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection, models
from psycopg2.extensions import adapt

from keten.models import Gebruiker, Ketenpartner, Locatie, Medewerker
from keten.rechten import Rol
from klanten.models import (
    Afspraak,
    Clientbeeld,
    Contactgegevens,
    Contactmoment,
    Contactpersoonschap,
    Gebeurtenis,
    Klant,
    Situatie,
    Taak,
    Uitkering,
)
from lwi_portal.demo.plaatsen import kies_locaties

GEWOON, GROOT = "gewoon@lwi.example", "groot@lwi.example"
_ACHTERNAMEN = "Bakker Visser Smit Mulder Bosch Hendriks Schouten Kuipers Verhoeven Dekker Brouwer Koster"
_EINDES = "man huis kamp veld meijer brink dijk laar werf akker hoek berg"
_VOORNAMEN = "Anneke Marieke Sanne Linda Esther Jan Piet Kees Henk Willem Bas Jeroen Samira Karim Fatma"


@dataclass(frozen=True)
class Grootte:
    """How many dossiers: in the country, at one usual and at one large location, and in two caseloads.

    The usual location and caseload are the same in every size; the large ones can grow.
    """

    land: int
    locaties: int = 124
    gewoon: int = 2_000
    gewoon_caseload: int = 118
    groot: int = 10_000
    groot_caseload: int = 554


def vul(grootte: Grootte) -> None:
    """Fill an empty, migrated database and bring its statistics up to date."""
    call_command("referentiedata", verbosity=0)
    locaties = kies_locaties(grootte.locaties)
    with connection.cursor() as cursor:
        # Foreign keys hold by construction here, and history triggers would double the work.
        cursor.execute("SET session_replication_role = replica")
        _medewerkers(grootte, locaties)
        _plan(cursor, grootte, locaties)
        for model, waarden in _TABELLEN.items():
            _voeg_in(cursor, model, waarden)
        for model in (Klant, *_TABELLEN):
            _tel_door(cursor, model)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")


def _medewerkers(grootte: Grootte, locaties: list[Locatie]) -> None:
    """Two to measure as, and twenty colleagues at every location."""
    uwv = Ketenpartner.objects.filter(kolom="uwv").order_by("pk")[0]
    sleutel = make_password(None)
    wie = [(GEWOON, locaties[0]), (GROOT, locaties[1])]
    wie += [(f"collega{n}@{plek.code}.example", plek) for plek in locaties for n in range(20)]
    gebruikers = Gebruiker.objects.bulk_create(
        Gebruiker(email=email, naam=email.split("@")[0], password=sleutel) for email, _ in wie
    )
    medewerkers = Medewerker.objects.bulk_create(
        Medewerker(gebruiker=gebruiker, partner=uwv, rollen=[Rol.WERKCOACH], functie="werkcoach")
        for gebruiker in gebruikers
    )
    koppel = Medewerker.locaties.through
    koppel._base_manager.bulk_create(
        koppel(medewerker_id=medewerker.pk, locatie_id=plek.pk)
        for medewerker, (_, plek) in zip(medewerkers, wie, strict=True)
    )


def _plan(cursor: Any, grootte: Grootte, locaties: list[Locatie]) -> None:
    """A temporary table with each dossier's number, location, contact person and name."""
    cursor.execute(
        """
        CREATE TEMPORARY TABLE plan AS
        WITH nummers AS (
            SELECT n, CASE WHEN n <= %(gewoon)s THEN 0 WHEN n <= %(gewoon)s + %(groot)s THEN 1
                           ELSE 2 + n %% %(rest)s END AS plek
            FROM generate_series(1, %(land)s) n
        ), namen AS (
            SELECT string_to_array(%(achternamen)s, ' ') AS achternamen,
                   string_to_array(%(eindes)s, ' ') AS eindes,
                   string_to_array(%(voornamen)s, ' ') AS voornamen
        ), coaches AS (
            SELECT ml.locatie_id, array_agg(m.id ORDER BY m.id) AS ids
            FROM keten_medewerker m
            JOIN keten_medewerker_locaties ml ON ml.medewerker_id = m.id
            JOIN keten_gebruiker g ON g.id = m.gebruiker_id
            WHERE g.email NOT IN (%(gewoon_email)s, %(groot_email)s)
            GROUP BY ml.locatie_id
        )
        SELECT n, (%(locaties)s::bigint[])[plek + 1] AS locatie,
               CASE WHEN n <= %(gewoon_caseload)s THEN %(gewoon_coach)s
                    WHEN n > %(gewoon)s AND n <= %(gewoon)s + %(groot_caseload)s THEN %(groot_coach)s
                    ELSE ids[1 + n / 7 %% 20] END AS coach,
               achternamen[1 + n %% 12] || eindes[1 + n / 12 %% 12] AS achternaam,
               voornamen[1 + n / 144 %% 15] AS voornaam
        FROM namen, nummers LEFT JOIN coaches ON coaches.locatie_id = (%(locaties)s::bigint[])[plek + 1]
        """,
        {
            "land": grootte.land,
            "gewoon": grootte.gewoon,
            "groot": grootte.groot,
            "rest": len(locaties) - 2,
            "gewoon_caseload": grootte.gewoon_caseload,
            "groot_caseload": grootte.groot_caseload,
            "gewoon_email": GEWOON,
            "groot_email": GROOT,
            "gewoon_coach": Medewerker.objects.get(gebruiker__email=GEWOON).pk,
            "groot_coach": Medewerker.objects.get(gebruiker__email=GROOT).pk,
            "locaties": [plek.pk for plek in locaties],
            "achternamen": _ACHTERNAMEN,
            "eindes": _EINDES,
            "voornamen": _VOORNAMEN,
        },
    )


_DAG = "current_date - (n % 300)::int"
_UUR = "date_trunc('hour', now())"
_TABELLEN: dict[type[models.Model], dict[str, str]] = {
    Klant: {
        "id": "n",
        "locatie": "locatie",
        "voornamen": "voornaam",
        "achternaam": "achternaam",
        "zoeknaam": "lower(achternaam || ' ' || voornaam || ' ' || n)",
        "geboortedatum": "date '1960-01-01' + (n % 16000)::int",
        "geslacht": "(ARRAY['v', 'm'])[1 + n % 2]",
        "aangemeld_op": _DAG,
    },
    Clientbeeld: {
        "klant": "n",
        "locatie": "locatie",
        "zoeknaam": "lower(achternaam || ' ' || voornaam || ' ' || n)",
        "regimes": "(ARRAY['WW', 'WWB', 'WW, WWB', ''])[1 + n % 4]",
        "contactpersoon": "coach",
        "identiteit_op": _DAG,
        "intake_op": _DAG,
        "route": "(ARRAY['A', 'B'])[1 + n % 2]",
        "diagnose_op": _DAG,
        "kwadrant": "'Q' || 1 + n % 4",
        "werkplan": "(ARRAY['bevestigd', 'voorgesteld', 'concept', ''])[1 + n % 4]",
        "laatste_contact": _DAG,
        "contact_om_de_dagen": "30",
        "volgende_stap": "'Gesprek'",
        "volgende_stap_op": "current_date + (n % 60)::int",
        "volgende_afspraak": f"{_UUR} + (n % 60) * interval '1 day'",
        "herdiagnose_op": "current_date + (n % 400)::int",
    },
    Contactgegevens: {
        "klant": "n",
        "straat": "'Stationsstraat ' || n % 400",
        "postcode": "'7311 AB'",
        "woonplaats": "'Apeldoorn'",
        "telefoon": "'+31970100' || lpad((n % 10000)::text, 5, '0')",
        "email": "'klant' || n || '@lwi.example'",
    },
    Situatie: {
        "klant": "n",
        "arbeid": "'werkloos'",
        "laatste_beroep": "'magazijnmedewerker'",
        "gewenst_beroep": "'chauffeur'",
        "werkloos_sinds": _DAG,
    },
    Uitkering: {
        "klant": "n",
        "regime": "(SELECT min(id) FROM keten_regime)",
        "partner": "(SELECT min(id) FROM keten_ketenpartner)",
        "van": _DAG,
    },
    Contactpersoonschap: {
        "klant": "n",
        "medewerker": "coach",
        "van": _DAG,
        "reden": "'eerste contactpersoon'",
        "aangewezen_door": "coach",
    },
    Contactmoment: {
        "klant": "n",
        "medewerker": "coach",
        "partner": "(SELECT min(id) FROM keten_ketenpartner)",
        "op": f"{_UUR} - (n % 300) * interval '1 day'",
        "kanaal": "'telefoon'",
        "identiteit": "'bekend'",
        "activiteiten": "'Twee brieven geschreven.'",
        "ondersteuning": "'Gesprek met de coach.'",
        "resultaten": "'Een uitnodiging.'",
    },
    Afspraak: {
        "klant": "n",
        "medewerker": "coach",
        "partner": "(SELECT min(id) FROM keten_ketenpartner)",
        "locatie": "locatie",
        "soort": "'voortgang'",
        "begin": f"{_UUR} + (n % 60) * interval '1 day'",
        "einde": f"{_UUR} + (n % 60) * interval '1 day' + interval '30 minutes'",
    },
    Taak: {
        "klant": "n",
        "voor": "coach",
        "locatie": "locatie",
        "soort": "'contact'",
        "omschrijving": "'Bel de klant'",
        "vervalt_op": f"{_UUR} + (n % 30 - 3) * interval '1 day'",
        "gedaan_op": "CASE WHEN n % 5 = 0 THEN NULL ELSE now() END",
    },
    Gebeurtenis: {
        "klant": "n",
        "op": f"{_UUR} - (n % 300 + keer) * interval '1 day'",
        "soort": "(ARRAY['aanmelding', 'intake', 'contact', 'bericht', 'afspraak', 'werkplan'])[keer]",
        "zin": "'Er is iets gebeurd in dit dossier.'",
        "medewerker": "coach",
        "partner": "(SELECT min(id) FROM keten_ketenpartner)",
        "zichtbaar_voor_klant": "true",
    },
}
"""Per table an expression per field over `plan`; what is not named gets the model's default."""

_KEREN = {Gebeurtenis: 6}


def _voeg_in(cursor: Any, model: type[models.Model], waarden: dict[str, str]) -> None:
    velden = [veld for veld in model._meta.concrete_fields if not veld.generated]
    velden = [veld for veld in velden if veld.name in waarden or not veld.primary_key]
    kolommen = ", ".join(f'"{veld.column}"' for veld in velden)
    uitdrukkingen = ", ".join(waarden.get(veld.name) or _standaard(veld) for veld in velden)
    keren = f"CROSS JOIN generate_series(1, {_KEREN[model]}) keer" if model in _KEREN else ""
    # Exclusion constraints would refuse meetings that share a moment; a measurement does not mind.
    van = (
        "FROM plan" if model is not Afspraak else "FROM (SELECT DISTINCT ON (coach, n % 60) * FROM plan) plan"
    )
    cursor.execute(f'INSERT INTO "{model._meta.db_table}" ({kolommen}) SELECT {uitdrukkingen} {van} {keren}')


def _standaard(veld: Any) -> str:
    waarde = veld.get_db_prep_save(veld.get_default(), connection)
    return adapt(waarde).getquoted().decode() if waarde is not None else "NULL"


def _tel_door(cursor: Any, model: type[models.Model]) -> None:
    """Let the numbering continue after what was filled in by hand."""
    sleutel = model._meta.pk
    if isinstance(sleutel, models.AutoField | models.BigAutoField):
        tabel = model._meta.db_table
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{tabel}', 'id'), (SELECT max(id) FROM {tabel}))"
        )
