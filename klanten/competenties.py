"""The competence profile of a client: what the client, the coach and tests found, side by side (K-66)."""

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Competentie, Gebeurtenis, Klant, KlantCompetentie

Bron = KlantCompetentie.Bron


def profiel(klant: Klant) -> QuerySet[KlantCompetentie]:
    """The competences of a client by name, each with its source and date."""
    return klant.competenties.geldig().select_related("competentie", "door__medewerker__partner")


@transaction.atomic
def voeg_competentie_toe(
    *,
    klant: Klant,
    competentie: Competentie,
    niveau: int,
    door: Medewerker | None,
    toelichting: str = "",
    bron: Bron | None = None,
    op: datetime.date | None = None,
) -> KlantCompetentie:
    """Add a competence to the profile.

    Args:
        niveau: one of `KlantCompetentie.Niveau`.
        door: the employee; None when it is the client.
        bron: who found it; the client or the coach when left out. Employees enter the results of tests that
            were taken outside the portal.
        op: the day on which it was found, today when left out; not in the future.

    Raises:
        NietToegestaan: the day has yet to come, or a client enters for somebody else.
        ValidationError: this source has this competence in the profile already.
    """
    bron = bron or (Bron.COACH if door else Bron.KLANT)
    if (bron == Bron.KLANT) != (door is None):
        raise NietToegestaan(_("Deze bron kan hier niet."), veld="bron")
    if op is not None and not klant.geboortedatum < op <= vandaag():
        raise NietToegestaan(_("Deze datum kan niet. Kijk hem na."), veld="op")
    gebruiker = door.gebruiker if door else klant.gebruiker
    record = voeg_toe(
        KlantCompetentie(
            klant=klant,
            competentie=competentie,
            bron=bron,
            niveau=niveau,
            op=op or vandaag(),
            toelichting=toelichting,
            door=gebruiker,
        )
    )
    _schrijf(record, "toegevoegd", door=door)
    return record


@transaction.atomic
def leg_testuitslag_vast(
    *, klant: Klant, niveaus: Mapping[str, int], toets: str, door: Medewerker | None
) -> list[KlantCompetentie]:
    """Put what a test found in the profile, as of today; what the same test found before gives way to it.

    What the client and the coach said stays beside it. So does what somebody entered by hand from a test
    outside the portal: then this one adds nothing.

    Args:
        niveaus: a `KlantCompetentie.Niveau` by code of the competence; a code that is not in the list is
            left out.
        toets: the name of the test.
        door: who finished the test; None when it was the client.
    """
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    gebruiker = door.gebruiker if door else klant.gebruiker
    eerder = {record.competentie_id: record for record in uit_toets(klant, toets)}
    van_elders = klant.competenties.geldig().filter(bron=Bron.TEST).exclude(pk__in=uit_toets(klant, toets))
    gemeten = Competentie.objects.filter(code__in=niveaus)
    records = []
    for competentie in gemeten.exclude(pk__in=van_elders.values("competentie")):
        nieuw = {
            "niveau": niveaus[competentie.code],
            "op": vandaag(),
            "toelichting": toets if door else _zelf_ingevuld(toets),
            "door": gebruiker,
        }
        vorig = eerder.get(competentie.pk)
        records.append(
            wijzig(vorig, versie=vorig.versie, **nieuw)
            if vorig
            else voeg_toe(KlantCompetentie(klant=klant, competentie=competentie, bron=Bron.TEST, **nieuw))
        )
    if records:
        namen = ", ".join(str(record.competentie) for record in records)
        zin = f"In het competentieprofiel uit een test: {namen}."
        tijdlijn.leg_vast(klant, Gebeurtenis.Soort.GEGEVENS, zin, door=door, door_klant=door is None)
    return records


def uit_toets(klant: Klant, toets: str) -> QuerySet[KlantCompetentie]:
    """What this test of the portal put in the profile, and nobody reworded since."""
    zinnen = [toets, _zelf_ingevuld(toets)]
    return klant.competenties.geldig().filter(bron=Bron.TEST, toelichting__in=zinnen)


@transaction.atomic
def pas_aan(
    *, record: KlantCompetentie, versie: int, niveau: int, toelichting: str, door: Medewerker | None
) -> KlantCompetentie:
    """Change the level of a competence; from today it is known in this way.

    Raises:
        VersieConflict: somebody changed it in between.
        NietToegestaan: it is not of this source, or has been taken back.
    """
    huidig = _slot(record, door)
    if huidig.ingetrokken_op is not None:
        raise NietToegestaan(_("Deze competentie is al weggehaald."))
    record = wijzig(huidig, versie=versie, niveau=niveau, toelichting=toelichting, op=vandaag())
    _schrijf(record, "gewijzigd", door=door)
    return record


@transaction.atomic
def trek_in(*, record: KlantCompetentie, door: Medewerker | None) -> KlantCompetentie:
    """Take a competence out of the profile; doing so twice changes nothing. Its history stays.

    Raises:
        NietToegestaan: it is not of this source.
    """
    record = _slot(record, door)
    if record.ingetrokken_op is None:
        record.ingetrokken_op = timezone.now()
        record.save(update_fields=["ingetrokken_op"])
        _schrijf(record, "weggehaald", door=door)
    return record


def _zelf_ingevuld(toets: str) -> str:
    return f"{toets}, door de klant ingevuld"


def _slot(record: KlantCompetentie, door: Medewerker | None) -> KlantCompetentie:
    """Lock a competence; clients change what they said themselves, employees the rest."""
    records = KlantCompetentie.objects.select_for_update(of=("self",)).select_related("klant", "competentie")
    huidig = records.get(pk=record.pk)
    if (huidig.bron == Bron.KLANT) != (door is None):
        raise NietToegestaan(_("Dit heeft iemand anders ingevuld. Alleen die kan het veranderen."))
    return huidig


def _schrijf(record: KlantCompetentie, wat: str, *, door: Medewerker | None) -> None:
    tijdlijn.leg_vast(
        record.klant,
        Gebeurtenis.Soort.GEGEVENS,
        f"Competentie {wat}: {record.competentie}.",
        door=door,
        door_klant=door is None,
    )
