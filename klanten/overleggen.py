"""Duaal overleg and MDT: partners who decide together about one client (K-25, K-75, K-78, K-83)."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten import rondom, tijdlijn
from klanten.collegas import collegas
from klanten.models import Gebeurtenis, Klant, Leefdomein, Overdracht, Overleg, Overlegdeelnemer
from klanten.uitnodigen import Genodigde, nodig_uit, soort_in_woorden, voeg_deelnemer_toe

_HOOGSTENS_VOORUIT = datetime.timedelta(days=366)
_HOOGSTENS_TERUG = datetime.timedelta(days=31)
TWEE_PARTNERS = "Aan een overleg nemen medewerkers van minstens twee partners deel."


@transaction.atomic
def vraag_aan(
    *,
    klant: Klant,
    soort: str,
    vraag: str,
    wanneer: datetime.date,
    genodigden: Iterable[Genodigde],
    domein: str = Leefdomein.WERK,
    door: Medewerker,
) -> Overleg:
    """Ask colleagues of other partners to decide together about a client.

    Each invited employee gets a task, with which the dossier opens for this question. The one who asks takes
    part.

    Args:
        soort: one of `Overleg.Soort`; only an MDT has people from outside the chain.
        wanneer: the day on which it is held; it may also be one of the last weeks.
        domein: what the one who asks looks after.

    Raises:
        NietToegestaan: all participants are of one partner, somebody does not work here, or the day is wrong.

    Source: Goed bekeken! (AKO 2005), De Uitdaging: in doubt one seeks the dual overleg first.
    """
    anderen = [wie for wie in genodigden if wie.medewerker != door]
    _keur(klant, soort=soort, wanneer=wanneer, genodigden=anderen, door=door)
    overleg = voeg_toe(Overleg(klant=klant, soort=soort, vraag=vraag, wanneer=wanneer, gevraagd_door=door))
    for wie in (Genodigde(medewerker=door, domein=domein), *anderen):
        nodig_uit(overleg, wie)
    namen = ", ".join(str(wie.medewerker or wie.naam) for wie in anderen)
    _schrijf(overleg, f"{soort_in_woorden(overleg)} gevraagd aan {namen}", door=door)
    return overleg


@transaction.atomic
def besluit(
    *,
    overleg: Overleg,
    besluit: str,
    deelnemers: Iterable[Overlegdeelnemer],
    contactpersoon: Medewerker | None = None,
    rond_de_klant: bool = False,
    door: Medewerker,
) -> Overleg:
    """Record what the participants decided together.

    Args:
        deelnemers: who took part, of those who were asked.
        contactpersoon: who is to be the contact person; the decision is the reason. It is not appointed yet.
        rond_de_klant: also put the participants in the team around the client.

    Raises:
        NietToegestaan: fewer than two partners took part, `door` was not asked, the day has yet to come, or
            there is a decision already.
    """
    overleg = _slot(overleg)
    aanwezig = {een.pk for een in deelnemers}
    allen = list(overleg.deelnemers.select_related("medewerker"))
    _vereis_twee_partners(een.partner_id for een in allen if een.pk in aanwezig)
    if door.pk not in {een.medewerker_id for een in allen}:
        raise NietToegestaan("Alleen wie meedoet aan het overleg legt het besluit vast.")
    if overleg.wanneer > vandaag():
        raise NietToegestaan("Het overleg is nog niet geweest. Pas het besluit daarna in.", veld="besluit")
    if contactpersoon is not None and not _kan_contactpersoon_zijn(overleg.klant, contactpersoon):
        raise NietToegestaan(f"{contactpersoon} kan hier geen contactpersoon zijn.", veld="contactpersoon")
    _sluit(overleg, "besluit_samen", door=door, besluit=besluit)
    overleg.contactpersoon = contactpersoon
    overleg.full_clean()
    overleg.save()
    for een in allen:
        een.deed_mee = een.pk in aanwezig
    Overlegdeelnemer.objects.bulk_update(allen, ["deed_mee"])
    if rond_de_klant:
        rondom.neem_op(overleg.klant, [een for een in allen if een.deed_mee], door=door)
    _ruim_taken_op(overleg, door=door)
    _schrijf(overleg, f"Besluit in het {overleg.get_soort_display()}: {besluit}", door=door)
    return overleg


@transaction.atomic
def laat_vervallen(*, overleg: Overleg, reden: str, door: Medewerker) -> Overleg:
    """Call an overleg off, with a reason.

    Raises:
        NietToegestaan: there is no reason, `door` was not asked, or there is a decision already.
    """
    if not reden.strip():
        raise NietToegestaan("Vul in waarom het overleg niet doorgaat.", veld="reden")
    overleg = _slot(overleg)
    if not overleg.deelnemers.filter(medewerker=door).exists():
        raise NietToegestaan("Alleen wie meedoet aan het overleg kan het laten vervallen.")
    _sluit(overleg, "verval", door=door, reden=reden)
    overleg.full_clean()
    overleg.save()
    _ruim_taken_op(overleg, door=door)
    _schrijf(overleg, f"{soort_in_woorden(overleg)} gaat niet door: {reden}", door=door)
    return overleg


def leg_overdracht_vast(overdracht: Overdracht) -> Overleg:
    """Keep the conversation of a warm handover between two partners as the duaal overleg that it is.

    Source: Goed bekeken! (AKO 2005), De Uitdaging: the meeting in which situation and strategy are discussed
    at a handover is called "dual overleg".
    """
    assert overdracht.besproken_op is not None
    assert overdracht.beslist_door is not None
    overleg = Overleg(
        klant=overdracht.klant,
        soort=Overleg.Soort.DUAAL,
        vraag=overdracht.reden,
        wanneer=overdracht.besproken_op,
        gevraagd_door=overdracht.van,
        gevraagd_op=overdracht.aangeboden_op,
        contactpersoon=overdracht.beslist_door,
    )
    overleg.besluit_samen(door=overdracht.beslist_door, besluit=overdracht.strategie)
    voeg_toe(overleg)
    mensen = dict.fromkeys((overdracht.van, overdracht.besproken_met, overdracht.beslist_door))
    for medewerker in mensen:
        if medewerker is not None:
            voeg_deelnemer_toe(overleg, Genodigde(medewerker=medewerker), deed_mee=True)
    return overleg


def _keur(
    klant: Klant, *, soort: str, wanneer: datetime.date, genodigden: list[Genodigde], door: Medewerker
) -> None:
    if not vandaag() - _HOOGSTENS_TERUG <= wanneer <= vandaag() + _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Kies een dag van de laatste maand, of binnen een jaar.", veld="wanneer")
    buiten = [wie for wie in genodigden if wie.medewerker is None]
    if buiten and soort != Overleg.Soort.MDT:
        raise NietToegestaan("Bij een duaal overleg zijn er alleen medewerkers van de partners.")
    _vereis_twee_partners(
        wie.medewerker.partner_id for wie in (Genodigde(door), *genodigden) if wie.medewerker
    )


def _vereis_twee_partners(partners: Iterable[int | None]) -> None:
    if len({partner for partner in partners if partner is not None}) < 2:
        raise NietToegestaan(TWEE_PARTNERS)


def _kan_contactpersoon_zijn(klant: Klant, medewerker: Medewerker) -> bool:
    return collegas(klant.locatie, Recht.WERKPLAN).filter(pk=medewerker.pk).exists()


def _slot(overleg: Overleg) -> Overleg:
    rijen = Overleg.objects.select_for_update(of=("self",)).select_related("klant__locatie")
    return rijen.get(pk=overleg.pk)


def _sluit(overleg: Overleg, overgang: str, *, door: Medewerker, **waarden: str) -> None:
    try:
        getattr(overleg, overgang)(door=door, **waarden)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(f"Dit overleg is al {overleg.get_stand_display()}.") from fout


def _ruim_taken_op(overleg: Overleg, *, door: Medewerker) -> None:
    open_taken = overleg.klant.taken.open().filter(sleutel__startswith=f"overleg:{overleg.pk}:")
    open_taken.update(gedaan_op=timezone.now(), gedaan_door=door)


def _schrijf(overleg: Overleg, zin: str, *, door: Medewerker) -> None:
    """A line for staff: what colleagues weigh among themselves is work, what they do shows elsewhere."""
    tijdlijn.leg_vast(overleg.klant, Gebeurtenis.Soort.OVERLEG, zin, door=door, zichtbaar_voor_klant=False)
