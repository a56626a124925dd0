"""Filling an empty portal with a synthetic population: the same seed and day give the same people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from random import Random

import pgtrigger
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Locatie
from keten.rechten import Rol
from keten.tijd import vandaag
from keten.verzegelen import versleutel
from keten.zoekterm import normaliseer
from klanten import bsn
from klanten.models import Clientbeeld, Gebeurtenis, Identiteitsnummer, Klant, zoeknaam
from lwi_portal.demo import (
    aanspreekpunten,
    aanvraag,
    arrangement,
    balie,
    bestuur,
    cijfers,
    contact,
    controles,
    experimenten,
    extern,
    gereedschap,
    intake,
    jaarplan,
    kanalen,
    kansen,
    kennis,
    landkaart,
    landkaart_invullen,
    maatregelen,
    matchen,
    meedoen,
    mijn,
    monitor,
    notificaties,
    overdragen,
    peilingen,
    privacy,
    regels,
    risico,
    route,
    routeren,
    signalen,
    sturen,
    teams,
    toetsen,
    traject,
    uitwisselen,
    vacatures,
    verantwoorden,
    volgen,
    vragen,
    werkfirst,
    werkgevers,
    werkvoorraad,
)
from lwi_portal.demo.accounts import maak_accounts, wachtwoordsleutel
from lwi_portal.demo.bouw import Bouw
from lwi_portal.demo.bsn import demo_bsns
from lwi_portal.demo.dagen import Dagen, moment, verdeel
from lwi_portal.demo.marieke import leg_inzagen_vast, marieke
from lwi_portal.demo.partij import Partij
from lwi_portal.demo.personeel import NIET_UITGENODIGD, collegas, neem_personeel
from lwi_portal.demo.persoon import Persoon, verzin
from lwi_portal.demo.plaatsen import kies_locaties
from lwi_portal.demo.plaatsen import verdeel as verdeel_klanten
from lwi_portal.demo.plek import Plek, lees_plek
from lwi_portal.demo.processen import verdeel_over
from lwi_portal.referentiedata import laad

PER_KEER = 500
_KLEIN = 100  # so many clients are a try-out, not a country with a history
_MET_JAAR = 1_000  # so many clients are worth a year of figures
_BEELDVELDEN = Clientbeeld._meta.concrete_fields
Mens = tuple[Persoon, Dagen]


@dataclass(frozen=True)
class Opdracht:
    """What has to be made at one location, in whichever process.

    Attributes:
        bsn: where this location's BSNs begin in the range.
    """

    locatie: int
    naam: str
    aantal: int
    zaad: str
    dag: date
    bsn: int


def vul(*, klanten: int, locaties: int, zaad: str, zeg: Callable[[str], object], processen: int = 1) -> int:
    """Make a population, with the employees who look after it.

    Rows are written in batches, so memory does not grow with the population. The triggers that keep history
    are left out: these people have none.

    Args:
        zaad: another seed gives other people.
        zeg: prints a line about the progress.
        processen: how many locations are filled at the same time.

    Returns:
        The number of rows about clients.

    Raises:
        NietToegestaan: this is a portal in production, or there are clients already.
    """
    if settings.PRODUCTIE:
        raise NietToegestaan("Verzonnen mensen horen niet in een portaal dat in gebruik is.")
    if Klant.objects.exists():
        raise NietToegestaan("Er staan al klanten in dit portaal. Demodata vult alleen een leeg portaal.")
    laad()
    plekken = kies_locaties(locaties)
    kansen.laad_tabel()
    if not Gebruiker.objects.exists():
        maak_accounts()
    opdrachten = list(_opdrachten(plekken, verdeel_klanten(klanten, plekken), zaad))
    rijen = 0
    for opdracht, gedaan in zip(opdrachten, verdeel_over(processen, _vul_locatie, opdrachten), strict=True):
        rijen += gedaan
        zeg(f"{opdracht.naam}: {opdracht.aantal} klanten")
    _weet_hoeveel()  # or the statements over all clients below are planned for empty tables
    rijen += kansen.schat(vandaag())
    rijen += cijfers.bereken(vandaag(), maanden=12 if klanten >= _MET_JAAR else 2)
    landkaart.vul_kaart(zaad=zaad, metingen=8 if klanten > _KLEIN else 2)
    landkaart_invullen.vul_invulling(vandaag())
    kennis.vul_kennis(vandaag())
    rijen += jaarplan.vul_regios(vandaag())
    rijen += jaarplan.vul_afwijkingen(vandaag())
    rijen += verantwoorden.vul_verslagen(vandaag())
    _weet_hoeveel()
    return rijen


def _weet_hoeveel() -> None:
    """Let the database count its rows, so that the first questions are answered as fast as later ones."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _opdrachten(plekken: list[Locatie], aantallen: list[int], zaad: str) -> Iterator[Opdracht]:
    dag, begin = vandaag(), 0
    for locatie, aantal in zip(plekken, aantallen, strict=True):
        yield Opdracht(locatie.pk, locatie.naam, aantal, zaad, dag, begin)
        begin += aantal * 5 // 4 + 100  # one number in eleven fails the test


def mensen(plek: Plek, aantal: int, *, zaad: str) -> Iterator[Mens]:
    """The people of a location, one by one; the first of Apeldoorn has an account to sign in with."""
    for nummer in range(aantal):
        rng = Random(f"{zaad}:{plek.locatie.code}:{nummer}")
        if nummer == 0 and plek.locatie.code == "apeldoorn":
            persoon = marieke(plek.vandaag)
        else:
            persoon = verzin(rng, regio=plek.regio, vandaag=plek.vandaag)
            persoon.email = _mailadres(persoon, plek, nummer)
        yield persoon, verdeel(rng, persoon.fase, plek.vandaag)


def _vul_locatie(opdracht: Opdracht) -> int:
    """Fill one location; returns the number of rows."""
    locatie, begin = Locatie.objects.select_related("regio").get(pk=opdracht.locatie), timezone.now()
    with pgtrigger.ignore():
        neem_personeel(locatie, opdracht.aantal, zaad=opdracht.zaad)
        plek = lees_plek(
            locatie,
            vandaag=opdracht.dag,
            balie=collegas(locatie, Rol.INTAKER),
            coaches=collegas(locatie, Rol.WERKCOACH),
        )
        stroom, nummers = mensen(plek, opdracht.aantal, zaad=opdracht.zaad), demo_bsns(opdracht.bsn)
        rijen = 0
        while groep := list(islice(stroom, PER_KEER)):
            rijen += _schrijf(plek, groep, nummers)
        rijen += mijn.open_spreekuren(plek)
        rijen += volgen.vul_locatie(plek)
        rijen += arrangement.vul_arrangementen(plek)
        rijen += routeren.vul_locatie(plek)
        rijen += gereedschap.vul_locatie(plek)
        rijen += overdragen.vul_samenwerking(plek)
        rijen += extern.vul_locatie(plek)
        rijen += privacy.vul_locatie(plek)
        rijen += teams.vul_locatie(plek)
        rijen += meedoen.vul_locatie(plek)
        rijen += werkgevers.vul_locatie(plek)
        rijen += vacatures.vul_locatie(plek)
        rijen += matchen.vul_locatie(plek)
        rijen += sturen.vul_locatie(plek)
        rijen += vragen.vul_locatie(plek)
        rijen += werkfirst.vul_locatie(plek)
        rijen += regels.vul_locatie(plek)
        rijen += toetsen.vul_locatie(plek)
        rijen += risico.vul_locatie(plek)
        rijen += maatregelen.vul_locatie(plek)
        rijen += controles.vul_locatie(plek)
        rijen += signalen.vul_locatie(plek)
        rijen += kansen.vul_locatie(plek)
        rijen += monitor.vul_locatie(plek)
        rijen += bestuur.vul_locatie(plek)
        rijen += aanspreekpunten.vul_locatie(plek)
        rijen += jaarplan.vul_locatie(plek)
        rijen += notificaties.vul_locatie(plek)
        rijen += uitwisselen.vul_locatie(plek)
        rijen += experimenten.vul_locatie(plek)
        rijen += peilingen.vul_locatie(plek)
        if plek.locatie.code == "apeldoorn" and opdracht.aantal:
            mijn.vul_gast_aan(plek)
            privacy.vul_gast_aan(plek)
        # What domain functions wrote down just now happened when the day began, whatever the clock says.
        zojuist = Gebeurtenis.objects.filter(klant__locatie=locatie, op__range=(begin, timezone.now()))
        zojuist.update(op=moment(opdracht.dag, 0))
    return rijen


@transaction.atomic
def _schrijf(plek: Plek, groep: list[Mens], nummers: Iterator[str]) -> int:
    """Write the dossiers of a batch; returns the number of rows."""
    accounts = _maak_klantaccounts(groep)
    partij = Partij()
    for persoon, dagen in groep:
        _bouw_dossier(partij, plek, persoon, dagen, next(nummers), accounts.get(persoon.email))
    return partij.schrijf()


def _bouw_dossier(
    partij: Partij, plek: Plek, persoon: Persoon, dagen: Dagen, nummer: str, account: int | None
) -> None:
    """Put one dossier together, in the order in which things happen at the counter."""
    klant_id, naam = partij.nummer(Klant), _zoeknaam(persoon)
    beeld = Clientbeeld(klant_id=klant_id, locatie=plek.locatie, zoeknaam=naam)
    rng = Random(nummer)
    bouw = Bouw(partij, plek, rng, persoon, dagen, klant_id, account, beeld, rng.choice(plek.balie))
    _klant(bouw)
    bouw.voeg(Identiteitsnummer, versleuteld=versleutel(nummer), zoeksleutel=bsn.zoeksleutel(nummer))
    balie.schrijf_in(bouw)
    intake.doe_intake(bouw)
    route.kies_route(bouw)
    route.wijs_contactpersoon_aan(bouw)
    diagnoses = traject.stel_diagnoses(bouw)
    traject.maak_werkplannen(bouw, diagnoses)
    contact.houd_contact(bouw)
    werkvoorraad.schrijf_berichten(bouw)
    werkvoorraad.verdeel_taken(bouw)
    kanalen.stuur_en_vraag(bouw)
    mijn.doe_zelf(bouw)
    aanvraag.vraag_uitkering_aan(bouw)
    if persoon.gast:
        leg_inzagen_vast(bouw)
    bouw.sluit_tijdlijn()
    aanvraag.zet_klok(bouw)
    partij.voeg(Clientbeeld, **{veld.attname: getattr(beeld, veld.attname) for veld in _BEELDVELDEN})


def _klant(bouw: Bouw) -> None:
    persoon, naam = bouw.persoon, bouw.persoon.naam
    bouw.partij.voeg(
        Klant,
        id=bouw.klant_id,
        locatie_id=bouw.plek.locatie.pk,
        gebruiker_id=bouw.gebruiker_id,
        voornamen=naam.voornamen,
        roepnaam=naam.roepnaam,
        tussenvoegsel=naam.tussenvoegsel,
        achternaam=naam.achternaam,
        zoeknaam=bouw.beeld.zoeknaam,
        geboortedatum=persoon.geboortedatum,
        geslacht=persoon.geslacht,
        aangemeld_op=bouw.dagen.aangemeld,
    )


def _zoeknaam(persoon: Persoon) -> str:
    naam = persoon.naam
    return zoeknaam(
        achternaam=naam.achternaam,
        voornamen=naam.voornamen,
        roepnaam=naam.roepnaam,
        tussenvoegsel=naam.tussenvoegsel,
    )


def _maak_klantaccounts(groep: list[Mens]) -> dict[str, int]:
    """Keys of accounts, by address, for who uses the portal; one of these people has a password."""
    gebruikers = Gebruiker.objects.bulk_create(
        Gebruiker(
            email=persoon.email,
            naam=str(persoon.naam),
            buitenrol=Rol.KLANT,
            password=wachtwoordsleutel() if persoon.gast else NIET_UITGENODIGD,
        )
        for persoon, _ in groep
        if persoon.account
    )
    return {gebruiker.email: gebruiker.pk for gebruiker in gebruikers}


def _mailadres(persoon: Persoon, plek: Plek, nummer: int) -> str:
    """An address that nobody else has, in a domain that does not exist."""
    naam = normaliseer(f"{persoon.naam.voornamen.split()[0]}.{persoon.naam.achternaam}")
    kaal = "".join(teken for teken in naam if teken.isascii() and (teken.isalnum() or teken == "."))
    return f"{kaal}.{nummer}@{plek.locatie.code}.klant.example"
