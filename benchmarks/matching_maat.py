"""Fills the database of this process with clients and vacancies to match, and measures; for `matching`."""

import json
import os
import statistics
from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import Client

from benchmarks.bevolking import GROOT, Grootte, vul
from keten.models import Gebruiker, Locatie
from keten.rechten import Rol
from klanten.models import Contactgegevens, Klant, KlantCompetentie, Opleiding
from werkgevers import zoekprofiel
from werkgevers.matchen import bladzijde
from werkgevers.matchen.kandidaten import voor_vacature
from werkgevers.matchen.ranglijst import Ranglijst
from werkgevers.matchen.uitleggen import Lezer
from werkgevers.matchen.vacatures import voor_klant
from werkgevers.models import Vacature, Vacatureeis, Werkgever, Zoekprofiel


def meet(*, klanten: int, vacatures: int, keer: int) -> None:
    """Print the durations in seconds, as JSON."""
    call_command("migrate", verbosity=0)
    vul(Grootte(land=klanten + 2_000, locaties=3, groot=klanten))
    wie = Gebruiker.objects.select_related("medewerker").get(email=GROOT)
    locatie = wie.medewerker.locaties.get()
    wie.medewerker.rollen = [Rol.WERKCOACH, Rol.MATCHMAKER]
    wie.medewerker.save()
    _vul_matchwereld(locatie, vacatures)
    vacature = Vacature.objects.select_related("werkgever", "beroep").order_by("pk")[0]
    klant = Klant.objects.filter(beeld__contactpersoon=wie.medewerker).order_by("pk")[0]
    profiel = zoekprofiel.van(klant)
    client = Client(headers={"host": "localhost"})
    client.force_login(wie)
    uitslag = {
        f"a vacancy, {klanten:,} clients": _meet(
            lambda: voor_vacature(vacature, locatie),
            lambda: bladzijde.kandidaten(voor_vacature(vacature, locatie), vacature),
            lambda: client.get(f"/werkgevers/vacatures/{vacature.pk}/kandidaten/"),
            keer,
        ),
        f"a client, {vacatures:,} vacancies": _meet(
            lambda: voor_klant(klant, profiel),
            lambda: bladzijde.vacatures(voor_klant(klant, profiel), profiel, lezer=Lezer.COACH),
            lambda: client.get(f"/werkgevers/klant/{klant.klantnummer}/vacatures/"),
            keer,
        ),
    }
    os.write(1, json.dumps(uitslag).encode())


def _meet(
    lijst: Callable[[], Ranglijst], uitgelegd: Callable[[], Any], pagina: Callable[[], Any], keer: int
) -> dict[str, float]:
    def kaal() -> None:
        with connection.cursor() as cursor:
            cursor.execute(*opdracht)
            cursor.fetchall()

    opdracht = lijst().sql(aantal=26)
    if pagina().status_code != 200:
        raise SystemExit("the page does not open")
    soorten: dict[str, Callable[[], Any]] = {"sql": kaal, "uitgelegd": uitgelegd, "bladzijde": pagina}
    duur: dict[str, list[float]] = {naam: [] for naam in soorten}
    for _ in range(keer + 1):  # in turns, so that a busy moment of the machine hits all of them
        for naam, doe in soorten.items():
            begin = perf_counter()
            doe()
            duur[naam].append(perf_counter() - begin)
    return {naam: statistics.median(tijden[1:]) for naam, tijden in duur.items()}


def _vul_matchwereld(locatie: Locatie, vacatures: int) -> None:
    """A search profile, five competences and a course for everybody; vacancies all over the country."""
    werkgever = Werkgever.objects.create(naam="Werkgever", zoeknaam="werkgever", locatie=locatie)
    t = {
        naam: model._meta.db_table
        for naam, model in {
            "profiel": Zoekprofiel,
            "wens": Zoekprofiel.beroepen.through,
            "kan": KlantCompetentie,
            "opleiding": Opleiding,
            "adres": Contactgegevens,
            "vacature": Vacature,
            "eis": Vacatureeis,
            "klant": Klant,
        }.items()
    }
    waarden = {
        "locatie": locatie.pk,
        "werkgever": werkgever.pk,
        "vacatures": vacatures,
        "wie": Gebruiker.objects.get(email=GROOT).pk,
    }
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for opdracht in _OPDRACHTEN:
            cursor.execute(opdracht.format(**t), waarden)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")


_OPDRACHTEN = (
    """UPDATE {adres} SET postcode = p.cijfers || ' AB'
       FROM (SELECT cijfers, row_number() OVER (ORDER BY cijfers) AS n, count(*) OVER () AS hoeveel
             FROM keten_postcodegebied) p WHERE p.n = 1 + klant_id %% p.hoeveel""",
    """INSERT INTO {profiel} (versie, klant_id, locatie_id, uren_min, uren_max, reisafstand, toestemming_op,
                              toestemming_via, beschikbaar, beschikbaar_op)
       SELECT 1, id, locatie_id, 8 + id %% 16, 24 + id %% 16, 300, now(), 'portaal', true, current_date
       FROM {klant}""",
    """INSERT INTO {wens} (zoekprofiel_id, beroep_id)
       SELECT k.id, b.id FROM {klant} k CROSS JOIN generate_series(0, 1) keer
       JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n, count(*) OVER () AS hoeveel
             FROM werkgevers_beroep) b ON b.n = 1 + (k.id * 7 + keer * 11) %% b.hoeveel""",
    """INSERT INTO {kan} (versie, klant_id, competentie_id, bron, niveau, op, toelichting, door_id)
       SELECT 1, k.id, c.id, 'klant', 1 + (k.id + keer) %% 4, current_date, '', %(wie)s
       FROM {klant} k CROSS JOIN generate_series(0, 4) keer
       JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n, count(*) OVER () AS hoeveel
             FROM klanten_competentie) c ON c.n = 1 + (k.id * 3 + keer) %% c.hoeveel""",
    """INSERT INTO {opleiding} (klant_id, naam, niveau, diploma)
       SELECT id, 'Opleiding', (ARRAY['basis', 'vmbo', 'mbo', 'havo_vwo', 'hbo'])[1 + id %% 5], id %% 3 > 0
       FROM {klant}""",
    """INSERT INTO {vacature} (versie, werkgever_id, locatie_id, titel, beroep_id, soort, omschrijving,
                               postcode, plaats, uren_min, uren_max, loon_per, plaatsen, herkomst,
                               geschikt_wwb, ontvangen_op, actueel_tot, voorrang_kolom, klok_telling,
                               klok_uren, klok_uiterlijk, melding_uren, melding_uiterlijk, stand, uitkomst,
                               toelichting)
       SELECT 1, %(werkgever)s, %(locatie)s, 'Werk ' || n, b.id, 'regulier', '', p.cijfers || ' AB', p.plaats,
              16, 32, 'maand', 1, 'verworven', false, now(), current_date + 30, '', 'door', 72, now(), 72,
              now(), 'open', '', ''
       FROM generate_series(1, %(vacatures)s) n
       JOIN (SELECT id, row_number() OVER (ORDER BY id) AS m, count(*) OVER () AS hoeveel
             FROM werkgevers_beroep) b ON b.m = 1 + n %% b.hoeveel
       JOIN (SELECT cijfers, plaats, row_number() OVER (ORDER BY cijfers) AS m, count(*) OVER () AS hoeveel
             FROM keten_postcodegebied) p ON p.m = 1 + (n * 13) %% p.hoeveel""",
    """INSERT INTO {eis} (vacature_id, soort, competentie_id, niveau, opleiding, vereist, te_leren)
       SELECT v.id, 'competentie', c.id, 2, '', keer < 2, keer = 1
       FROM {vacature} v CROSS JOIN generate_series(0, 2) keer
       JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n, count(*) OVER () AS hoeveel
             FROM klanten_competentie) c ON c.n = 1 + (v.id * 5 + keer) %% c.hoeveel""",
    """INSERT INTO {eis} (vacature_id, soort, opleiding, vereist, te_leren)
       SELECT id, 'opleiding', 'vmbo', true, false FROM {vacature}""",
)
