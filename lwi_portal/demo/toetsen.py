"""Tests of clients: motivation through time, self tests, some of the other ones, and one that waits."""

import datetime
from collections.abc import Iterator
from itertools import chain
from random import Random
from typing import Any

from django.utils import timezone

from diagnose.models import Afname, Toetsversie
from diagnose.toetsen.competenties import gemeten
from diagnose.toetsen.invullen import SCHAAL, als_waarden, getoond
from diagnose.toetsen.scoren import Score, bereken, lees_versie
from diagnose.toetsen.vragen import Soort, Vraag, Vragenlijst
from klanten.models import Clientbeeld, Gebeurtenis, KlantCompetentie
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.plek import Collega, Plek

_MEESTE = 150  # clients of one location; enough for every list and picture
_TEKSTEN = ("Ik wil graag in een winkel werken.", "Ik zorg een deel van de week voor mijn moeder.")


def vul_locatie(plek: Plek) -> int:
    """Fill in tests for clients with a diagnosis; returns the number of rows."""
    if plek.locatie.code == "apeldoorn":
        _eigen_versie(plek)
    versies = {
        versie.toets.code: (versie, lees_versie(versie))
        for versie in Toetsversie.objects.geldend(plek.locatie, plek.vandaag).select_related("toets")
    }
    beelden = Clientbeeld.objects.filter(locatie=plek.locatie, diagnose_op__isnull=False)
    gekozen = list(beelden.select_related("klant").order_by("klant")[:_MEESTE])
    afnames = [
        _afgerond(plek, beeld, *versies[code], op=op, zelf=zelf, rng=rng)
        for nummer, beeld in enumerate(gekozen)
        for rng in [Random(f"toetsen:{plek.locatie.code}:{nummer}")]
        for code, op, zelf in _welke(plek, beeld, nummer)
        if code in versies
    ]
    KlantCompetentie.objects.bulk_create(_competenties(plek, afnames))
    wacht = list(_klaargezet(plek, versies["zelftest"][0]))
    Afname.objects.bulk_create([*afnames, *wacht])
    regels = Gebeurtenis.objects.bulk_create(_regel(afname) for afname in [*afnames, *wacht])
    return len(afnames) + len(wacht) + len(regels)


def _eigen_versie(plek: Plek) -> None:
    """One location made its own version of a checklist: results count for half as long."""
    landelijk = Toetsversie.objects.get(toets__code="zoekgedrag", locatie=None, nummer=1)
    Toetsversie.objects.create(
        toets=landelijk.toets,
        locatie=plek.locatie,
        nummer=1,
        vragen=landelijk.vragen,
        regels=landelijk.regels,
        uitkomsten=landelijk.uitkomsten,
        geldig_dagen=60,
        geldig_van=plek.vandaag - DAG * 400,
        toelichting="Voorbeeld: zoekgedrag vragen wij elke twee maanden.",
        voorbeeld=True,
    )


def _welke(plek: Plek, beeld: Clientbeeld, nummer: int) -> Iterator[tuple[str, datetime.date, bool]]:
    """Which tests somebody took, on which day, and whether at home."""
    dag = beeld.diagnose_op
    assert dag is not None
    eerste = beeld.klant.aangemeld_op
    for terug in (210, 100):
        if nummer % 3 == 0 and dag - DAG * terug > eerste:
            yield "motivatie", dag - DAG * terug, False
    yield "motivatie", dag, False
    if nummer % 2:
        yield "zelftest", dag, beeld.klant.gebruiker_id is not None
        yield "zoekgedrag", dag, False
    if nummer % 5 == 0:
        yield "motivatie", plek.vandaag - DAG, beeld.klant.gebruiker_id is not None
    if beeld.kwadrant == Clientbeeld.Kwadrant.Q4 and nummer % 2:
        yield "competentie", dag, False


def _afgerond(
    plek: Plek,
    beeld: Clientbeeld,
    versie: Toetsversie,
    lijst: Vragenlijst,
    *,
    op: datetime.date,
    zelf: bool,
    rng: Random,
) -> Afname:
    gids, dag = _gids(beeld, plek), open_dag(op)
    antwoorden = _antwoord(lijst, rng)
    waarden = als_waarden(lijst, antwoorden)
    score: Score = bereken(lijst, waarden)
    wanneer = moment(dag, 14, rng.choice((0, 15, 30)))
    return Afname(
        klant_id=beeld.klant_id,
        toets=versie.toets,
        toetsversie=versie,
        voor_klant=zelf,
        klaargezet_door_id=gids.id,
        begonnen_op=wanneer,
        antwoorden=antwoorden,
        stand=Afname.Stand.AFGEROND,
        afgerond_op=wanneer,
        door_id=None if zelf else gids.id,
        partner_id=None if zelf else gids.partner_id,
        waarden=waarden,
        punten=score.punten,
        uitkomst=score.uitkomst.code if score.uitkomst else "",
        uitslag=score.als_uitslag(),
        bijdragen=score.bijdragen,
        evc=bool(score.uitkomst and score.uitkomst.evc),
        geldig_tot=dag + DAG * versie.geldig_dagen,
    )


def _klaargezet(plek: Plek, versie: Toetsversie) -> Iterator[Afname]:
    """The self test waits for the client who can sign in."""
    for beeld in Clientbeeld.objects.filter(locatie=plek.locatie, klant__gebruiker__email=KLANT_EMAIL):
        gids: Collega = _gids(beeld, plek)
        yield Afname(
            klant_id=beeld.klant_id,
            toets=versie.toets,
            toetsversie=versie,
            voor_klant=True,
            klaargezet_door_id=gids.id,
            begonnen_op=moment(open_dag(plek.vandaag - DAG), 11),
        )


def _competenties(plek: Plek, afnames: list[Afname]) -> Iterator[KlantCompetentie]:
    """What each test measured goes into the competence profile, as it does when somebody takes one."""
    gidsen = {gids.id: gids for gids in [*chain.from_iterable(plek.coaches.values()), *plek.balie]}
    for afname in afnames:
        if afname.door_id is None:
            continue
        for code, niveau in gemeten(afname).items():
            yield KlantCompetentie(
                klant_id=afname.klant_id,
                competentie_id=plek.competenties[code],
                bron=KlantCompetentie.Bron.TEST,
                niveau=niveau,
                op=timezone.localdate(afname.afgerond_op),
                toelichting=afname.toets.naam,
                door_id=gidsen[afname.door_id].gebruiker_id,
            )


def _gids(beeld: Clientbeeld, plek: Plek) -> Collega:
    coaches = [coach for groep in plek.coaches.values() for coach in groep]
    return next((coach for coach in coaches if coach.id == beeld.contactpersoon_id), plek.balie[0])


def _antwoord(lijst: Vragenlijst, rng: Random) -> dict[str, Any]:
    """Answers to the questions that apply, one after the other."""
    antwoorden: dict[str, Any] = {}
    for vraag in lijst.vragen:
        if vraag in getoond(lijst, antwoorden):
            antwoorden[vraag.code] = _een(vraag, rng)
    return antwoorden


def _een(vraag: Vraag, rng: Random) -> Any:
    codes = [code for code, _ in vraag.keuzes]
    match vraag.soort:
        case Soort.JANEE:
            return rng.random() < 0.6
        case Soort.KEUZE:
            return rng.choice(codes)
        case Soort.MEERKEUZE:
            return [code for code in codes if rng.random() < 0.5] or codes[:1]
        case Soort.SCHAAL:
            return rng.randint(*SCHAAL)
        case Soort.GETAL:
            return rng.randint(vraag.van or 0, min(vraag.tot or 40, 40))
        case Soort.TEKST:
            return rng.choice(_TEKSTEN)


def _regel(afname: Afname) -> Gebeurtenis:
    geheim, klaar = afname.toets.handhaving, afname.stand == Afname.Stand.AFGEROND
    return Gebeurtenis(
        klant_id=afname.klant_id,
        op=afname.begonnen_op,
        soort=Gebeurtenis.Soort.HANDHAVING if geheim else Gebeurtenis.Soort.TOETS,
        zin=f"{afname.toets.naam} {'ingevuld' if klaar else 'klaargezet voor de klant'}.",
        medewerker_id=afname.door_id if klaar else afname.klaargezet_door_id,
        partner_id=afname.partner_id,
        door_klant=klaar and afname.door_id is None,
        zichtbaar_voor_klant=not geheim,
    )
