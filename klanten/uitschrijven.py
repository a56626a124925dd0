"""A client who wants to stop: asked by the client, talked over, and decided with the contact person."""

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from keten.tijd import vandaag
from klanten import privacycontact, taken, tijdlijn, uitstromen
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Taak, Uitschrijfverzoek, Uitstroom

TERMIJN = "uitschrijven"
STANDAARDTERMIJN = Duur.werkdagen(5)


@transaction.atomic
def vraag(*, klant: Klant, reden: str, ook_wissen: bool) -> Uitschrijfverzoek:
    """Ask to stop; the contact person gets a task to talk it over.

    Args:
        ook_wissen: the client wants the data erased before the term, as far as the law allows.

    Raises:
        NietToegestaan: the service has stopped already.
        ValidationError: the client asked this before, and it is still open.
    """
    if klant.beeld.status == Clientbeeld.Status.GESTOPT:
        raise NietToegestaan("U bent al uitgeschreven.")
    verzoek = voeg_toe(Uitschrijfverzoek(klant=klant, reden=reden.strip(), ook_wissen=ook_wissen))
    contactpersoon = klant.beeld.contactpersoon
    taken.maak(
        klant=klant,
        voor=contactpersoon if contactpersoon and contactpersoon.werkt_op(klant.locatie) else None,
        locatie=klant.locatie,
        soort=Taak.Soort.VERZOEK,
        omschrijving="Bespreek het verzoek van de klant om uit te schrijven",
        vervalt_op=_duur(klant).vervalt(timezone.now()),
        sleutel=_sleutel(verzoek),
    )
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.PRIVACY, "Gevraagd om uit te schrijven", door_klant=True)
    return verzoek


@transaction.atomic
def trek_in(*, verzoek: Uitschrijfverzoek) -> Uitschrijfverzoek:
    """The client stays after all.

    Raises:
        NietToegestaan: the contact person has dealt with it.
    """
    verzoek = _slot(verzoek)
    verzoek.trek_in()
    verzoek.save()
    _sluit_taak(verzoek, door=None)
    zin = "Het verzoek om uit te schrijven ingetrokken"
    tijdlijn.leg_vast(verzoek.klant, Gebeurtenis.Soort.PRIVACY, zin, door_klant=True)
    return verzoek


@transaction.atomic
def handel_af(
    *, verzoek: Uitschrijfverzoek, uitkomst: str, toelichting: str, door: Medewerker
) -> Uitschrijfverzoek:
    """Write down what came of it; when the client leaves, the service stops today.

    Args:
        uitkomst: `Stand.UITGESCHREVEN` or `Stand.GEBLEVEN`.
        toelichting: what was talked over; the client can read it.

    Raises:
        NietToegestaan: it was dealt with before, or the client withdrew it.
    """
    verzoek = _slot(verzoek)
    if uitkomst == Uitschrijfverzoek.Stand.UITGESCHREVEN:
        verzoek.schrijf_uit(toelichting.strip(), door=door)
        if verzoek.klant.beeld.status != Clientbeeld.Status.GESTOPT:
            soort = Uitstroom.Soort.GEEN_HULP
            uitstromen.stroom_uit(klant=verzoek.klant, soort=soort, op=vandaag(), door=door)
        zin = "Uitgeschreven op verzoek van de klant"
    else:
        verzoek.blijf(toelichting.strip(), door=door)
        zin = "De klant blijft, na een gesprek over uitschrijven"
    verzoek.full_clean()
    verzoek.save()
    _sluit_taak(verzoek, door=door)
    if verzoek.ook_wissen and uitkomst == Uitschrijfverzoek.Stand.UITGESCHREVEN:
        _vraag_om_wissen(verzoek)
    tijdlijn.leg_vast(verzoek.klant, Gebeurtenis.Soort.PRIVACY, zin, door=door)
    return verzoek


def _vraag_om_wissen(verzoek: Uitschrijfverzoek) -> None:
    taken.maak(
        klant=verzoek.klant,
        voor=privacycontact.van(verzoek.klant.locatie),
        locatie=verzoek.klant.locatie,
        soort=Taak.Soort.PRIVACY,
        omschrijving="Beoordeel of de gegevens eerder gewist kunnen worden, zoals de klant vraagt",
        vervalt_op=Duur.maanden(1).vervalt(timezone.now()),  # AVG, art. 12.3
        sleutel=f"wisverzoek:{verzoek.pk}",
    )


def _slot(verzoek: Uitschrijfverzoek) -> Uitschrijfverzoek:
    verzoek = (
        Uitschrijfverzoek.objects.select_for_update(of=("self",))
        .select_related("klant__beeld__contactpersoon", "klant__locatie")
        .get(pk=verzoek.pk)
    )
    if verzoek.stand != Uitschrijfverzoek.Stand.OPEN:
        raise NietToegestaan(f"Dit verzoek is al afgehandeld: {verzoek.get_stand_display()}.")
    return verzoek


def _sluit_taak(verzoek: Uitschrijfverzoek, *, door: Medewerker | None) -> None:
    open_taken = Taak.objects.open().filter(sleutel=_sleutel(verzoek))
    open_taken.update(gedaan_op=timezone.now(), gedaan_door=door)


def _sleutel(verzoek: Uitschrijfverzoek) -> str:
    return f"uitschrijven:{verzoek.pk}"


def _duur(klant: Klant) -> Duur:
    try:
        return termijn(TERMIJN, klant.locatie)
    except OnbekendeTermijn:
        return STANDAARDTERMIJN
