"""Good rows become open vacancies whose clock starts now; undoing closes what nobody worked on."""

import datetime
from collections.abc import Sequence

from django.utils import timezone

from keten.instellingen import waarde
from keten.invoer.soorten import Oordeel, Teruggang
from keten.models import Invoerbestand, Medewerker
from keten.tijd import vandaag
from werkgevers import klok, vacature_afsluiten, voorrang
from werkgevers.dubbelen import nette_postcode
from werkgevers.instellingen_vacatures import ACTUEEL
from werkgevers.koppelingen.vacatures.keuren import Gelezen
from werkgevers.models import Vacature, Vacatureeis, Vacaturegebeurtenis, Werkgever

OPGEPAKT = "een collega werkt al aan de vacature, of heeft hem gesloten"
_TERUG = "Kwam uit een bestand dat is teruggedraaid."
_VAN_NU = (
    "ontvangen_op",
    "actueel_tot",
    "klok_telling",
    "klok_uren",
    "klok_uiterlijk",
    "melding_uren",
    "melding_uiterlijk",
    "voorrang_kolom",
    "voorrang_tot",
)


def verwerk(oordelen: Sequence[Oordeel], bestand: Invoerbestand, door: Medewerker) -> int:
    """Register the vacancies of good rows, in a few statements, by the rules of `werkgevers.vacatures`.

    The employers are held, as when one vacancy is registered: what came in meanwhile counts as known.
    """
    rijen: list[Gelezen] = [oordeel.gegevens for oordeel in oordelen]
    sleutels = {rij.werkgever.pk for rij in rijen if rij.werkgever is not None}
    list(Werkgever.objects.select_for_update().filter(pk__in=sleutels).order_by("pk"))
    kenmerken = [rij.kenmerk for rij in rijen]
    al = Vacature.objects.filter(werkgever__in=sleutels, kenmerk__in=kenmerken)
    bekend = set(al.values_list("werkgever", "kenmerk"))
    nieuw = [rij for rij in rijen if rij.werkgever and (rij.werkgever.pk, rij.kenmerk) not in bekend]
    sjabloon = _sjabloon(bestand)
    vacatures = Vacature.objects.bulk_create(_vacature(rij, sjabloon, bestand, door) for rij in nieuw)
    Vacatureeis.objects.bulk_create(
        Vacatureeis(vacature=vacature, soort=eis.soort, opleiding=eis.opleiding, vereist=eis.vereist)
        for vacature, rij in zip(vacatures, nieuw, strict=True)
        for eis in rij.eisen
    )
    Vacaturegebeurtenis.objects.bulk_create(
        Vacaturegebeurtenis(
            vacature=vacature,
            soort=Vacaturegebeurtenis.Soort.INGEVOERD,
            zin=f"Vacature ingelezen uit een bestand ({vacature.get_herkomst_display()}).",
            door=door,
        )
        for vacature in vacatures
    )
    return len(vacatures)


def draai_terug(bestand: Invoerbestand, door: Medewerker) -> Teruggang:
    """Close the open vacancies with which nobody did anything; they can come in again."""
    vast = list(Vacature.objects.select_for_update().filter(uit_invoer=bestand).order_by("pk"))
    bewerkt = Vacaturegebeurtenis.objects.filter(vacature__in=vast).exclude(
        soort=Vacaturegebeurtenis.Soort.INGEVOERD
    )
    niet = set(bewerkt.values_list("vacature", flat=True))
    niet |= set(
        Vacature.objects.filter(pk__in=[v.pk for v in vast], voordrachten__isnull=False).values_list(
            "pk", flat=True
        )
    )
    los = [v for v in vast if v.pk not in niet and v.stand == Vacature.Stand.OPEN]
    for vacature in los:
        vacature_afsluiten.sluit(
            vacature=vacature, uitkomst=Vacature.Uitkomst.INGETROKKEN, toelichting=_TERUG, door=door
        )
    Vacature.objects.filter(pk__in=[vacature.pk for vacature in los]).update(kenmerk="")
    blijft = len(vast) - len(los)
    return Teruggang(len(los), [(OPGEPAKT, blijft)] if blijft else [])


def _sjabloon(bestand: Invoerbestand) -> Vacature:
    """What all vacancies of a part have in common: when they came in, and the clock that this starts."""
    sjabloon = Vacature(ontvangen_op=timezone.now())
    sjabloon.actueel_tot = vandaag() + datetime.timedelta(days=1) * waarde(ACTUEEL, bestand.locatie)
    klok.start(sjabloon, bestand.locatie)
    voorrang.geef(sjabloon, bestand.locatie)
    return sjabloon


def _vacature(rij: Gelezen, sjabloon: Vacature, bestand: Invoerbestand, door: Medewerker) -> Vacature:
    gedeeld = {naam: getattr(sjabloon, naam) for naam in _VAN_NU}
    velden = {**rij.velden, "postcode": nette_postcode(rij.velden["postcode"])}
    return Vacature(
        werkgever=rij.werkgever,
        locatie=bestand.locatie,
        partner=door.partner,
        ingevoerd_door=door,
        herkomst=Vacature.Herkomst.ZELF,
        kenmerk=rij.kenmerk,
        uit_invoer=bestand,
        **velden,
        **gedeeld,
    )
