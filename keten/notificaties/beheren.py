"""Subscriptions of systems: who hears what, where, and with which secret."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from keten import verzegelen
from keten.fouten import NietToegestaan
from keten.models import Abonnement, Medewerker, Notificatie, Systeem
from keten.models.notificatie import AbonnementQuerySet
from keten.notificaties import klaarzetten
from keten.notificaties.ondertekenen import nieuw_geheim
from keten.notificaties.soorten import PROEF, alle
from keten.notificaties.verbinden import keur_adres
from keten.opslaan import voeg_toe, wijzig
from keten.systemen import eis_beheer, systemen_van

OVERGANG = timedelta(days=1)
"""So long the former secret signs beside the new one."""


@transaction.atomic
def neem(*, systeem: Systeem, adres: str, soorten: Iterable[str], door: Medewerker) -> tuple[Abonnement, str]:
    """Subscribe a system.

    Returns:
        The subscription, and its secret: it can be read here only.

    Raises:
        RechtOntbreekt: this person does not manage this system.
        NietToegestaan: the address will never be called, or a kind of event does not exist.
        ValidationError: nothing was chosen, or the system has a subscription at this address.
    """
    eis_beheer(door, systeem)
    keur_adres(adres)
    geheim = nieuw_geheim()
    abonnement = Abonnement(
        systeem=systeem, adres=adres, soorten=_keur(soorten), geheim=verzegelen.versleutel(geheim)
    )
    return voeg_toe(abonnement), geheim


@transaction.atomic
def pas_aan(
    *, abonnement: Abonnement, versie: int, adres: str, soorten: Iterable[str], door: Medewerker
) -> Abonnement:
    """Change address or events; what waits goes to the new address.

    Raises:
        RechtOntbreekt, NietToegestaan, ValidationError: as for `neem`.
        VersieConflict: somebody saved it in between.
    """
    eis_beheer(door, abonnement.systeem)
    keur_adres(adres)
    return wijzig(abonnement, versie=versie, adres=adres, soorten=_keur(soorten))


@transaction.atomic
def pauzeer(*, abonnement: Abonnement, door: Medewerker) -> Abonnement:
    """Send nothing for now; what happens meanwhile waits.

    Raises:
        RechtOntbreekt: this person does not manage this system.
        NietToegestaan: it does not run.
    """
    huidig = slot(abonnement, door)
    if huidig.stand != Abonnement.Stand.ACTIEF:
        raise NietToegestaan("Dit abonnement staat al stil.")
    huidig.pauzeer(f"Gepauzeerd door {door}.")
    return _bewaar(huidig)


@transaction.atomic
def hervat(*, abonnement: Abonnement, door: Medewerker) -> Abonnement:
    """Send again; what waited leaves at once.

    Raises:
        RechtOntbreekt: this person does not manage this system.
        NietToegestaan: it runs.
    """
    huidig = slot(abonnement, door)
    if huidig.stand == Abonnement.Stand.ACTIEF:
        raise NietToegestaan("Dit abonnement loopt al.")
    huidig.hervat()
    wacht = huidig.notificaties.filter(stand=Notificatie.Stand.WACHT)
    wacht.update(volgende_poging_op=timezone.now())
    klaarzetten.wek(wacht)
    return _bewaar(huidig)


@transaction.atomic
def vernieuw_geheim(*, abonnement: Abonnement, door: Medewerker) -> str:
    """Give it a new secret; for a day the former one signs as well, if the portal can still read it.

    Returns:
        The new secret: it can be read here only.

    Raises:
        RechtOntbreekt: this person does not manage this system.
    """
    huidig = slot(abonnement, door)
    geheim = nieuw_geheim()
    if verzegelen.is_leesbaar(huidig.geheim):
        huidig.vorig_geheim, huidig.vorig_geheim_tot = huidig.geheim, timezone.now() + OVERGANG
    else:
        huidig.vorig_geheim, huidig.vorig_geheim_tot = None, None
    huidig.geheim = verzegelen.versleutel(geheim)
    _bewaar(huidig)
    return geheim


@transaction.atomic
def probeer(*, abonnement: Abonnement, door: Medewerker) -> Notificatie:
    """Send a message that is about nobody, at once, also while the address is left alone.

    Raises:
        RechtOntbreekt: this person does not manage this system.
        NietToegestaan: it does not run.
    """
    huidig = slot(abonnement, door)
    if huidig.stand != Abonnement.Stand.ACTIEF:
        raise NietToegestaan("Dit abonnement staat stil. Hervat het eerst.")
    Abonnement.objects.filter(pk=huidig.pk).update(rust_tot=None)
    huidig.notificaties.filter(stand=Notificatie.Stand.WACHT, soort=PROEF).update(
        stand=Notificatie.Stand.VERVALLEN,
        laatste_fout="Er kwam een nieuw proefbericht.",
        klaar_op=timezone.now(),
    )
    return klaarzetten.zet_proef_klaar(huidig)


@transaction.atomic
def zeg_op(*, abonnement: Abonnement, door: Medewerker) -> None:
    """Remove a subscription with all that was sent and waits; its history stays.

    Raises:
        RechtOntbreekt: this person does not manage this system.
    """
    slot(abonnement, door).delete()


def abonnementen_van(door: Medewerker) -> AbonnementQuerySet:
    """The subscriptions of the systems that this person manages."""
    return Abonnement.objects.filter(systeem__in=systemen_van(door).order_by().values("pk"))


def slot(abonnement: Abonnement, door: Medewerker) -> Abonnement:
    """Read a subscription again, with nobody else at it until the transaction is over.

    Raises:
        RechtOntbreekt: this person does not manage this system.
    """
    eis_beheer(door, abonnement.systeem)
    rijen = Abonnement.objects.select_for_update(of=("self",)).select_related("systeem")
    return rijen.get(pk=abonnement.pk)


def _keur(codes: Iterable[str]) -> list[str]:
    gekozen = sorted(set(codes))
    if set(gekozen) - {soort.code for soort in alle()}:
        raise NietToegestaan("Deze gebeurtenis bestaat niet.", veld="soorten")
    return gekozen


def _bewaar(abonnement: Abonnement) -> Abonnement:
    abonnement.versie += 1
    abonnement.full_clean()
    abonnement.save()
    return abonnement
