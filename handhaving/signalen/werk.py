"""Terms and tasks of signals.

A task about a signal has a person and no client: on the page of the dossier it would tell the contact person
about a check beside the service, which must not disturb that service (H-39).
"""

import datetime

from django.db.models import Count, Q
from django.utils import timezone

from handhaving.models import Signaal
from keten.bevoegd import mag
from keten.models import Invoerbestand, Locatie, Medewerker
from keten.rechten import Recht
from keten.termijnen import Duur, termijn_of
from keten.tijd import vandaag
from klanten import taken
from klanten.collegas import collegas
from klanten.models import Taak

WOORD = "signaal"
WOORD_BESTAND = "signaalbestand"
_WOORD_PLICHTEN = "signaalcontrole"
_WOORD_BERICHT = "signaalbericht"
BEHANDELEN = "signaal_behandelen"
CONTROLEREN = "signaal_controleren"
_STANDAARD = {BEHANDELEN: Duur.werkdagen(10), CONTROLEREN: Duur.werkdagen(20)}


def vervalt(code: str, locatie: Locatie) -> datetime.datetime:
    """When a step that begins now is due at a location."""
    return termijn_of(code, _STANDAARD[code], locatie).vervalt(timezone.now())


def zet_klaar(signaal: Signaal) -> None:
    """Put a new signal before one who may handle it; with nobody there, only the list shows it."""
    voor = behandelaar_voor(signaal)
    if voor is not None:
        _maak(signaal, voor, deel="", wat="Beslis over een signaal", vervalt_op=signaal.vervalt_op)


def behandelaar_voor(signaal: Signaal) -> Medewerker | None:
    """Who is asked: not the reporter, if possible of the paying organisation, with the fewest such tasks."""
    open_ = Count("taken", filter=Q(taken__gedaan_op=None, taken__soort=Taak.Soort.SIGNAAL), distinct=True)
    mensen = collegas(signaal.klant.locatie, Recht.HANDHAVEN)
    if signaal.gemeld_door is not None:
        mensen = mensen.exclude(pk=signaal.gemeld_door.pk)
    dag = vandaag()
    lopend = signaal.klant.uitkeringen.filter(Q(tot__isnull=True) | Q(tot__gte=dag), van__lte=dag)
    betalers = set(lopend.values_list("partner", flat=True))
    op_druk = mensen.annotate(druk=open_).order_by("druk", "gebruiker__naam", "pk")
    return min(op_druk, key=lambda wie: wie.partner_id not in betalers, default=None)


def verplaats(signaal: Signaal, *, naar: Medewerker) -> None:
    """The task goes to who took the signal up."""
    if not Taak.objects.open().filter(sleutel=f"{WOORD}:{signaal.pk}").update(voor=naar):
        _maak(signaal, naar, deel="", wat="Beslis over een signaal", vervalt_op=signaal.vervalt_op)


def sluit(signaal: Signaal, *, door: Medewerker) -> None:
    """The decision was the work."""
    open_ = Taak.objects.open().filter(sleutel=f"{WOORD}:{signaal.pk}")
    open_.update(gedaan_op=timezone.now(), gedaan_door=door)


def laat_gegevens_controleren(signaal: Signaal, *, door: Medewerker) -> None:
    """Ask who decided for a check of the data, beside the service."""
    einde = vervalt(CONTROLEREN, signaal.klant.locatie)
    _maak(signaal, door, deel=":controle", wat="Controleer de gegevens na een signaal", vervalt_op=einde)


def laat_plichten_controleren(signaal: Signaal, *, door: Medewerker) -> None:
    """Ask the contact person to look closer at the duties, during the service."""
    _vraag_contactpersoon(
        signaal,
        anders=door,
        woord=_WOORD_PLICHTEN,
        wat="Kijk extra na of de klant de plichten nakomt, en bespreek dat",
        vervalt_op=vervalt(CONTROLEREN, signaal.klant.locatie),
    )


def vertel_contactpersoon(signaal: Signaal) -> None:
    """Tell the contact person what an employer said and a colleague found right (H-40)."""
    _vraag_contactpersoon(
        signaal,
        anders=None,
        woord=_WOORD_BERICHT,
        wat="Bespreek met de klant wat een werkgever zei over motivatie; dat is terecht bevonden",
        vervalt_op=signaal.vervalt_op,
    )


def zet_bestand_klaar(bestand: Invoerbestand, *, voor: Medewerker) -> None:
    """One task for all signals of a file."""
    taken.maak(
        klant=None,
        voor=voor,
        locatie=bestand.locatie,
        soort=Taak.Soort.SIGNAAL,
        omschrijving=f"Beslis over de {bestand.aantal_ingelezen} signalen uit een bestand",
        vervalt_op=vervalt(BEHANDELEN, bestand.locatie),
        sleutel=f"{WOORD_BESTAND}:{bestand.pk}",
    )


def sluit_bestand(bestand: Invoerbestand, *, door: Medewerker) -> None:
    """The signals of a file were undone; nothing is left to decide."""
    open_ = Taak.objects.open().filter(sleutel=f"{WOORD_BESTAND}:{bestand.pk}")
    open_.update(gedaan_op=timezone.now(), gedaan_door=door)


def _maak(signaal: Signaal, voor: Medewerker, *, deel: str, wat: str, vervalt_op: datetime.datetime) -> None:
    taken.maak(
        klant=None,
        voor=voor,
        locatie=signaal.klant.locatie,
        soort=Taak.Soort.CONTROLE if deel else Taak.Soort.SIGNAAL,
        omschrijving=wat,
        vervalt_op=vervalt_op,
        sleutel=f"{WOORD}:{signaal.pk}{deel}",
    )


def _vraag_contactpersoon(
    signaal: Signaal, *, anders: Medewerker | None, woord: str, wat: str, vervalt_op: datetime.datetime
) -> None:
    klant, contact = signaal.klant, signaal.klant.beeld.contactpersoon
    geschikt = contact is not None and mag(contact, klant.locatie, Recht.RISICO)
    voor = contact if geschikt else anders
    if voor is not None:
        taken.maak(
            klant=klant,
            voor=voor,
            locatie=klant.locatie,
            soort=Taak.Soort.SIGNAAL,
            omschrijving=wat,
            vervalt_op=vervalt_op,
            sleutel=f"{woord}:{signaal.pk}",
        )
