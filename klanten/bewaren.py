"""How long dossiers are kept after the service ended, with notice to the client before that is over.

The longest term of the organisations that had to do with the client counts: all partners of one location
share one dossier. Terms are data (`Bewaartermijn`). Nothing is ever erased by a clock: see `klanten.wissen`.
"""

import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from keten.instellingen import waarde
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import meldingen, tijdlijn
from klanten.instellingen_privacy import AANKONDIGING_WEKEN
from klanten.models import Bewaartermijn, Bewaring, Clientbeeld, Gebeurtenis, Klant, Uitstroom

_PER_KEER = 500


def termijnen_voor(klant: Klant) -> list[Bewaartermijn]:
    """The terms of the organisations that have to do with this client."""
    return list(Bewaartermijn.objects.filter(kolom__in=_kolommen(klant)))


def werk_bij() -> int:
    """Start the clock of every dossier whose service has stopped, and stop that of who came back.

    Safe to repeat: what runs already stays as it is, with its announcement and its proposal.

    Returns:
        How many clocks were started.
    """
    Bewaring.objects.exclude(klant__beeld__status=Clientbeeld.Status.GESTOPT).delete()
    gestopt = Uitstroom.objects.geldend().filter(
        klant__beeld__status=Clientbeeld.Status.GESTOPT, klant__bewaring__isnull=True
    )
    aantal = 0
    for uitstroom in gestopt.select_related("klant__locatie").iterator(chunk_size=_PER_KEER):
        aantal += _begin(uitstroom.klant, uitstroom.nazorg_klaar_op or uitstroom.op)
    return aantal


@transaction.atomic
def beeindig(*, klant: Klant, door: Medewerker) -> None:
    """Stop the clock of a client who comes back, at once; a proposal to erase the dossier lapses with it."""
    bewaring = Bewaring.objects.select_for_update().filter(klant=klant).first()
    if bewaring is None:
        return
    if bewaring.grond:
        zin = "Het voorstel om dit dossier te wissen is vervallen: het dossier is weer in gebruik"
        tijdlijn.leg_vast(klant, Gebeurtenis.Soort.PRIVACY, zin, door=door, zichtbaar_voor_klant=False)
    bewaring.delete()


def kondig_aan() -> int:
    """Tell clients that their dossier may be erased in a while; returns how many were told."""
    aantal = 0
    for locatie in Locatie.objects.filter(klanten__bewaring__aangekondigd_op=None).distinct():
        weken = waarde(AANKONDIGING_WEKEN, locatie)
        bijna = Bewaring.objects.filter(
            klant__locatie=locatie, aangekondigd_op=None, tot__lte=vandaag() + datetime.timedelta(weeks=weken)
        )
        for nummer in list(bijna.values_list("pk", flat=True)):
            aantal += _kondig_aan(nummer)
    return aantal


def voorbij(locatie: Locatie) -> QuerySet[Bewaring]:
    """The dossiers of a location that may be erased, or that somebody proposed to erase; oldest first."""
    bewaringen = Bewaring.objects.filter(klant__locatie=locatie)
    te_wissen = bewaringen.filter(Q(tot__lt=vandaag()) | ~Q(grond=""))
    return te_wissen.select_related("klant", "voorgesteld_door__gebruiker")


@transaction.atomic
def _begin(klant: Klant, gestopt_op: datetime.date) -> bool:
    langste = max(termijnen_voor(klant), key=lambda termijn: termijn.maanden, default=None)
    if langste is None:
        return False
    tot = Duur.maanden(langste.maanden).laatste_dag(gestopt_op)
    voeg_toe(Bewaring(klant=klant, gestopt_op=gestopt_op, kolom=langste.kolom, tot=tot))
    return True


@transaction.atomic
def _kondig_aan(nummer: int) -> bool:
    bewaring = (
        Bewaring.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("klant__locatie", "klant__contactgegevens")
        .filter(pk=nummer, aangekondigd_op=None)
        .first()
    )
    if bewaring is None:
        return False
    bewaring.aangekondigd_op = vandaag()
    bewaring.save(update_fields=["aangekondigd_op"])
    zin = f"Aangekondigd: wij bewaren dit dossier tot en met {bewaring.tot:%d-%m-%Y}"
    tijdlijn.leg_vast(bewaring.klant, Gebeurtenis.Soort.PRIVACY, zin)
    meldingen.meld(
        klant=bewaring.klant,
        code="bewaartermijn",
        sleutel=f"bewaartermijn:{bewaring.pk}:{bewaring.tot}",
        pagina="klanten:mijn_rechten",
        dagen=str(max((bewaring.tot - vandaag()).days, 0)),
    )
    return True


def _kolommen(klant: Klant) -> set[str]:
    """The kolommen that paid, guided or registered this client."""
    paren = (
        klant.uitkeringen.values_list("partner__kolom", flat=True),
        klant.contactpersonen.values_list("medewerker__partner__kolom", flat=True),
        klant.gebeurtenissen.exclude(partner=None).values_list("partner__kolom", flat=True).distinct(),
    )
    return {kolom for lijst in paren for kolom in lijst} or set(Ketenpartner.Kolom.values)
