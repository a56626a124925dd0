"""Referring a client to an outside partner with accounts: what it sees, how long, and the end (X-13).

Whether a referral gives access is asked at the door, on every request (`Partnerverwijzing.objects.lopend`);
writing down that it ended is bookkeeping.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import ExternePartner, Gebruiker, Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import berichten, meldingen, taken, tijdlijn
from klanten.instellingen_extern import MAANDEN, VERSLAG_WEKEN
from klanten.lopend import Lopend
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Partnerverwijzing, Taak

HOOGSTENS = Duur.maanden(12)
_TOESTEMMING_GELDT = datetime.timedelta(days=90)
_LEZEN = Duur.werkdagen(5)
_DOOR_DE_KLANT = "De klant trok de toestemming in."


def partners(locatie: Locatie) -> QuerySet[ExternePartner]:
    """To which partners clients of a location can be referred today."""
    return ExternePartner.objects.geldig_op(vandaag()).filter(locaties=locatie).order_by("soort", "naam")


def laatste_dag(locatie: Locatie) -> datetime.date:
    """The last day of a referral that begins today, as the location chose."""
    return Duur.maanden(waarde(MAANDEN, locatie)).laatste_dag(vandaag())


def verslag_voor(klant: Klant, tot: datetime.date) -> datetime.date:
    """When the next report must be there, counted from today; never after `tot`, the last day."""
    return min(Duur.weken(waarde(VERSLAG_WEKEN, klant.locatie)).laatste_dag(vandaag()), tot)


@transaction.atomic
def verwijs(
    *,
    klant: Klant,
    partner: ExternePartner,
    doel: str,
    delen: Iterable[str],
    tot: datetime.date,
    grond: str,
    toestemming_op: datetime.date | None,
    door: Medewerker,
    grond_toelichting: str = "",
    reden_belemmeringen: str = "",
) -> Partnerverwijzing:
    """Let the people of a partner see parts of a dossier from today on; the client is told.

    Args:
        delen: which parts, of `Partnerverwijzing.Deel`; the name is always among what they see.
        tot: the last day, at most a year ahead.
        grond: of `Partnerverwijzing.Grond`; with consent `toestemming_op` is the day, else
            `grond_toelichting` says which task it is.
        reden_belemmeringen: why the partner must know these; only with that part.

    Raises:
        RechtOntbreekt: this employee may not refer clients of this location.
        NietToegestaan: the service has stopped, the partner does not work for this location, or a day that
            cannot be.
        ValidationError: a referral to this partner runs already, or a ground or reason is missing.
    """
    eis(door, klant.locatie, Recht.OVERDRAGEN)
    klant = Klant.objects.select_for_update(of=("self",)).select_related("locatie", "beeld").get(pk=klant.pk)
    _keur(klant, partner)
    _keur_dagen(grond, toestemming_op, tot)
    for oud in klant.partnerverwijzingen.filter(partner=partner, beeindigd_op=None, tot__lt=vandaag()):
        _eindig(oud, reden="De laatste dag is voorbij.", door=None)
    gekozen = [deel for deel in Partnerverwijzing.Deel.values if deel in set(delen)]
    met_toestemming = grond == Partnerverwijzing.Grond.TOESTEMMING
    verwijzing = voeg_toe(
        Partnerverwijzing(
            klant=klant,
            partner=partner,
            doel=doel.strip(),
            delen=gekozen,
            reden_belemmeringen=reden_belemmeringen.strip(),
            grond=grond,
            toestemming_op=toestemming_op if met_toestemming else None,
            grond_toelichting=grond_toelichting.strip(),
            tot=tot,
            verslag_voor=verslag_voor(klant, tot),
            verwezen_door=door,
        )
    )
    _schrijf(verwijzing, f"Verwezen naar {partner}, tot en met {tot:%d-%m-%Y}", door=door)
    _bericht(verwijzing)
    return verwijzing


@transaction.atomic
def beeindig(*, verwijzing: Partnerverwijzing, reden: str, door: Medewerker) -> Partnerverwijzing:
    """End a referral at once; the partner sees nothing of the client any more.

    Args:
        reden: why; the client reads it.

    Raises:
        RechtOntbreekt: this employee may not refer clients of this location.
        NietToegestaan: it has ended already.
    """
    eis(door, verwijzing.klant.locatie, Recht.OVERDRAGEN)
    return _eindig(slot(verwijzing.pk), reden=reden, door=door)


@transaction.atomic
def beeindig_voor(*, klant: Klant, reden: str, door: Medewerker) -> None:
    """End every referral of a client at once, because the service stops; whoever may stop it, may do this.

    Raises:
        RechtOntbreekt: this employee may not stop the service of clients of this location.
    """
    eis(door, klant.locatie, Recht.DOSSIER_WIJZIGEN)
    for verwijzing in klant.partnerverwijzingen.filter(beeindigd_op=None):
        _eindig(slot(verwijzing.pk), reden=reden, door=door)


def eindig_vanzelf(verwijzing: Partnerverwijzing, *, reden: str) -> Partnerverwijzing:
    """Write down that a referral ended without anybody doing so; access was gone already."""
    return _eindig(verwijzing, reden=reden, door=None)


@transaction.atomic
def markeer_gelezen_door_klant(*, klant: Klant) -> int:
    """The client says to have read the referrals; returns how many were new."""
    return klant.partnerverwijzingen.filter(gelezen_op=None).update(gelezen_op=timezone.now())


@transaction.atomic
def trek_toestemming_in(*, verwijzing: Partnerverwijzing) -> Partnerverwijzing:
    """The client takes the consent back: the referral ends at once, and the contact person hears of it.

    Raises:
        NietToegestaan: it has ended already, or it does not rest on consent.
    """
    verwijzing = slot(verwijzing.pk)
    if verwijzing.grond != Partnerverwijzing.Grond.TOESTEMMING:
        raise NietToegestaan(_("Deze verwijzing berust niet op uw toestemming."))
    verwijzing = _eindig(verwijzing, reden=_DOOR_DE_KLANT, door=None, door_klant=True)
    vraag_aandacht(verwijzing, "De klant trok de toestemming in", "ingetrokken")
    return verwijzing


@transaction.atomic
def maak_bezwaar(*, verwijzing: Partnerverwijzing, waarom: str, door: Gebruiker) -> Partnerverwijzing:
    """The client disagrees with a referral that needs no consent: a message to the contact person.

    Raises:
        NietToegestaan: the referral has ended, or the client objected before.
    """
    verwijzing = slot(verwijzing.pk)
    if not verwijzing.loopt or verwijzing.bezwaar_op is not None:
        raise NietToegestaan(_("U hebt dit al laten weten, of de verwijzing is voorbij."))
    verwijzing.bezwaar, verwijzing.bezwaar_op = waarom.strip(), timezone.now()
    verwijzing.full_clean()
    verwijzing.save()
    tekst = f"Ik ben het niet eens met de verwijzing naar {verwijzing.partner}: {waarom.strip()}"
    berichten.verstuur_als_klant(klant=verwijzing.klant, tekst=tekst, door=door)
    return verwijzing


def lopend(klant: Klant) -> Iterable[Lopend]:
    """The referrals that run, for who asks what is going on for a client."""
    for een in klant.partnerverwijzingen.lopend().select_related("partner"):
        yield Lopend(
            sleutel=f"partnerverwijzing:{een.pk}",
            soort="verwijzing",
            wat=f"Begeleiding door een {een.partner.get_soort_display()}",
            uitvoerder=str(een.partner),
            sinds=een.van,
            tot=een.tot,
        )


def slot(pk: int) -> Partnerverwijzing:
    """A referral as it stands now, and nobody else's turn until this is done; the client comes first."""
    list(Klant.objects.select_for_update(of=("self",)).filter(partnerverwijzingen=pk))
    rijen = Partnerverwijzing.objects.select_for_update(of=("self",))
    return rijen.select_related("klant__locatie", "klant__beeld__contactpersoon", "partner").get(pk=pk)


def vraag_aandacht(verwijzing: Partnerverwijzing, omschrijving: str, sleutel: str) -> Taak:
    """Give the contact person, or else the location, a task to look at a referral."""
    klant = verwijzing.klant
    contactpersoon = klant.beeld.contactpersoon
    return taken.maak(
        klant=klant,
        voor=contactpersoon if contactpersoon and contactpersoon.werkt_op(klant.locatie) else None,
        locatie=klant.locatie,
        soort=Taak.Soort.CONTACT,
        omschrijving=f"{verwijzing.partner}: {omschrijving[0].lower()}{omschrijving[1:]}",
        vervalt_op=_LEZEN.vervalt(timezone.now()),
        sleutel=f"partnerverwijzing:{verwijzing.pk}:{sleutel}",
    )


def _bericht(verwijzing: Partnerverwijzing) -> None:
    """Tell the client that something waits to be read in the own dossier."""
    meldingen.meld(
        klant=verwijzing.klant,
        code="bericht_nieuw",
        sleutel=f"partnerverwijzing:{verwijzing.pk}",
        pagina="klanten:mijn_verwijzingen",
    )


def _keur(klant: Klant, partner: ExternePartner) -> None:
    if klant.beeld.status == Clientbeeld.Status.GESTOPT:
        raise NietToegestaan("De begeleiding van deze klant is gestopt.")
    if not partners(klant.locatie).filter(pk=partner.pk).exists():
        raise NietToegestaan(f"{partner} werkt nu niet voor {klant.locatie}.", veld="partner")


def _keur_dagen(grond: str, toestemming_op: datetime.date | None, tot: datetime.date) -> None:
    if tot <= vandaag():
        raise NietToegestaan("Kies een dag na vandaag.", veld="tot")
    if tot > HOOGSTENS.laatste_dag(vandaag()):
        raise NietToegestaan("Dit is meer dan een jaar vooruit. Kies een eerdere dag.", veld="tot")
    if grond != Partnerverwijzing.Grond.TOESTEMMING or toestemming_op is None:
        return
    if toestemming_op > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="toestemming_op")
    if toestemming_op < vandaag() - _TOESTEMMING_GELDT:
        raise NietToegestaan(
            "Dit is langer dan drie maanden geleden. Vraag de klant opnieuw.", veld="toestemming_op"
        )


def _eindig(
    verwijzing: Partnerverwijzing, *, reden: str, door: Medewerker | None, door_klant: bool = False
) -> Partnerverwijzing:
    try:
        verwijzing.beeindig(reden.strip(), door=door)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(_("Deze verwijzing is al gestopt.")) from fout
    verwijzing.full_clean()
    verwijzing.save()
    zin = f"De verwijzing naar {verwijzing.partner} is gestopt"
    _schrijf(verwijzing, zin, door=door, door_klant=door_klant)
    return verwijzing


def _schrijf(
    verwijzing: Partnerverwijzing, zin: str, *, door: Medewerker | None, door_klant: bool = False
) -> None:
    tijdlijn.leg_vast(verwijzing.klant, Gebeurtenis.Soort.VERWIJZING, zin, door=door, door_klant=door_klant)
